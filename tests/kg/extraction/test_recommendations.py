"""Recommendations outside decisions: who recommends what to whom."""

from __future__ import annotations

import pytest

from tests.kg.extraction.people_texts import CASE_PAPERS, facts

_HEAD = CASE_PAPERS.partition(" Møtedato: 12. mars 2025\nArkivnr")[0]

ASSESSED = (
    _HEAD
    + """
Bakgrunn

Helsedirektoratet anbefaler at Storøya kommune bygger kai. Helsedirektoratet har kontor i byen.
Styret drøftet hvem som bør øve oftere. Bør Helse Nord RHF være med?

Helsedirektoratet har i sin vurdering konkludert slik:

• Båtene bør være grønne.
• Kaien er ferdig.

Båtene bør likevel males.
"""
)


def test_the_subject_the_leader_of_a_list_and_nobody() -> None:
    texts = [text for _, text in facts(ASSESSED, "vg:text")]
    assert texts == [
        "Helsedirektoratet anbefaler at Storøya kommune bygger kai.",
        "Båtene bør være grønne.",
        "Båtene bør likevel males.",
    ]
    assert facts(ASSESSED, "vg:by") == [
        ("paper-txt/1", "helsedirektoratet"),
        ("paper-txt/2", "helsedirektoratet"),
    ]


def test_to() -> None:
    assert facts(ASSESSED, "vg:to") == [("paper-txt/1", "storoya-kommune")]


def test_what_a_decision_recommends_is_the_decisions() -> None:
    text = CASE_PAPERS.replace(
        "1. Styret i Helse Ytterkyst RHF godkjenner kjøp av to båter.",
        "1. Helse Ytterkyst RHF anbefaler at det kjøpes båter.",
    )
    assert facts(text, "vg:text") == []


def test_the_author_of_an_attached_assessment() -> None:
    text = (
        _HEAD
        + "\n\x0cVedlegg 1 Vurdering fra Direktoratet for fiskehelse\n\nBakgrunn\n\n"
        + "Helse Ytterkyst RHF bør vente.\n\nAnbefalinger\n\nHelse Ytterkyst RHF bør kjøpe tre båter.\n\n"
        + "Helse Ytterkyst RHF vil vente. Vi foreslår at båtene males.\n"
    )
    assert [text for _, text in facts(text, "vg:text")] == [
        "Helse Ytterkyst RHF bør vente.",
        "Helse Ytterkyst RHF bør kjøpe tre båter.",
        "Vi foreslår at båtene males.",
    ]
    assert {by for _, by in facts(text, "vg:by")} == {"direktoratet-for-fiskehelse"}
    assert facts(text, "vg:to") == [("paper-txt/1", "helse-ytterkyst-rhf"), ("paper-txt/2", "helse-ytterkyst-rhf")]


def test_an_attachment_by_nobody_recommends_nothing() -> None:
    text = _HEAD + "\n\x0cVedlegg 1 Plan for båter\n\nAlle båter bør ha radio.\n"
    assert facts(text, "vg:text") == []


@pytest.mark.parametrize(
    ("heading", "sentence", "by"),
    [
        ("Administrerende direktørs vurdering", "Det anbefales at båtene males.", "administrerende direktør"),
        ("Administrerande direktør si vurdering", "Båtane bør målast.", "administrerende direktør"),
        ("Rådmannens vurdering", "Det blir tilrådd å male båten.", "rådmannen"),
        ("Rådmannens vurdering", "Båtene kan med fordel males.", "rådmannen"),
        ("Vurdering", "På denne bakgrunn anbefaler adm. direktør at båten males.", "administrerende direktør"),
        ("Vurdering", "Administrerande direktør meiner at båten bør målast.", "administrerende direktør"),
    ],
)
def test_the_office_whose_assessment_it_is(heading: str, sentence: str, by: str) -> None:
    text = f"{_HEAD}\n\n{heading}\n\n{sentence}\n"
    assert facts(text, "vg:text") == [("paper-txt/1", sentence)]
    assert facts(text, "vg:by") == [("paper-txt/1", by)]


def test_each_item_of_a_list_that_is_recommended() -> None:
    text = f"{_HEAD}\n\nBakgrunn\n\nHelsedirektoratet anbefaler at:\n\n• alle båter får radio\n• kaien blir tryggere\n"
    assert [text for _, text in facts(text, "vg:text")] == ["alle båter får radio", "kaien blir tryggere"]


@pytest.mark.parametrize("sentence", ["Vi rår til at båtane blir målte.", "Visjonen bør målast."])
def test_who_answers_a_consultation_recommends(sentence: str) -> None:
    text = (
        "Storøya kommune\n\nHelse Ytterkyst RHF\nPostboks 1\n\nDykkar ref.: 2/24\nVår ref.: 4/25\n\n"
        f"Høyringssvar: Plan for båtar\n\nStorøya kommune takkar for planen. {sentence}\n"
    )
    assert facts(text, "vg:text") == [("paper-txt/1", sentence)]
    assert facts(text, "vg:by") == [("paper-txt/1", "storoya-kommune")]


def test_what_is_said_twice_is_one() -> None:
    text = f"{_HEAD}\n\nVurdering\n\nBåtene bør males før sommeren.\n\nKonklusjon\n\nBåtene bør males, før sommeren.\n"
    assert len(set(facts(text, "vg:text"))) == 1
