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


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Båtgruppa tilrår at motoren blir bytt før sommaren.", "Båtgruppa"),
        ("Arbeidsgruppen under ledelse av Frida Holm anbefaler alternativ C.", "Arbeidsgruppen"),
        ("Havnesjefen rådde til at kaien ble stengt om natten.", "Havnesjefen"),
        ("Konklusjon Havnesjefen tilrår større båter.", "Havnesjefen"),
        ("I Helsedirektoratets rapport «Til sjøs» (2019) anbefales det at båtene får radar.", "helsedirektoratet"),
    ],
)
def test_one_who_has_no_name_of_a_body_recommends_too(sentence: str, by: str) -> None:
    assert [who for _, who in facts(f"{_HEAD}\nBakgrunn\n\n{sentence}\n", "vg:by")] == [by]


@pytest.mark.parametrize(
    "sentence",
    [
        "Utvalget anbefaler at båtene males.",
        "Regional båtplan anbefaler større båter.",
        "Protokolltilførsel fra Frida Holm: Båtene burde vært røde.",
        "Rapporten viser forhold som mannskapet mener bør endres.",
    ],
)
def test_bodies_plans_and_votes_explained_recommend_nothing(sentence: str) -> None:
    told = facts(f"{_HEAD}\nBakgrunn\n\n{sentence}\n", "vg:text")
    assert [text for what, text in told if what.startswith("paper-txt/")] == []


def test_a_heading_that_runs_into_the_sentence_is_left_out() -> None:
    text = f"{_HEAD}\nBakgrunn\n\nSaka er gamal. Generelle tilrådingar Båtane bør målast kvart år.\n"
    assert [words for _, words in facts(text, "vg:text")] == ["Båtane bør målast kvart år."]


def test_a_letter_is_the_words_of_whom_it_opens_with() -> None:
    text = (
        "Helsedirektoratet\nPostboks 1\n\nVår ref.: 24/12\n\nSvar om båter\n\nVi rår Storøya kommune til å vente.\n\n"
        "Ad punkt 2: Bør strykes.\n"
    )
    assert facts(text, "vg:by") == [("paper-txt/1", "helsedirektoratet"), ("paper-txt/2", "helsedirektoratet")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Storøya kommune rår styret til å bygge kai.",
        "Storøya kommune behandlet saken i mai og anbefaler at det bygges kai.",
        "Kaien bør etter Storøya kommunes syn bygges først.",
    ],
)
def test_more_ways_to_recommend(sentence: str) -> None:
    assert facts(f"{_HEAD}\nBakgrunn\n\n{sentence}\n", "vg:by") == [("paper-txt/1", "storoya-kommune")]


def test_what_goes_on_is_the_same_speakers() -> None:
    text = f"{_HEAD}\nBakgrunn\n\nStorøya kommune anbefaler at det bygges kai. Videre bør båtene males.\n"
    assert [by for _, by in facts(text, "vg:by")] == ["storoya-kommune", "storoya-kommune"]


def test_what_stands_behind_an_advice_that_is_given() -> None:
    text = f"{_HEAD}\nBakgrunn\n\nStorøya kommune har gitt følgende råd: Kaien bør bygges først.\n"
    assert facts(text, "vg:text") == [("paper-txt/1", "Kaien bør bygges først.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Storøya kommune har i brev av 2. juni 2022 anbefalt at det bygges kai.",
        "Storøya kommune vil òg rå til at det vert bygd kai.",
    ],
)
def test_what_was_recommended_or_will_be(sentence: str) -> None:
    assert facts(f"{_HEAD}\nBakgrunn\n\n{sentence}\n", "vg:by") == [("paper-txt/1", "storoya-kommune")]
