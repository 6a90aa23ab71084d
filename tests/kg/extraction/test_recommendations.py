"""Recommendations outside decisions: who recommends what to whom."""

from __future__ import annotations

from tests.kg.extraction.people_texts import CASE_PAPERS, facts

ASSESSED = (
    CASE_PAPERS.partition(" Møtedato: 12. mars 2025\nArkivnr")[0]
    + """
Bakgrunn

Helsedirektoratet anbefaler at Storøya kommune bygger kai. Helsedirektoratet har kontor i byen.
Kommunene bør øve oftere. Helse Nord RHF bør være med.

Helsedirektoratet har i sin vurdering konkludert slik:

• Båtene bør være grønne.
• Kaien er ferdig.

Båtene bør likevel males.
"""
)


def test_the_subject_of_a_verb_of_recommending() -> None:
    texts = [text for _, text in facts(ASSESSED, "vg:text")]
    assert texts == ["Helsedirektoratet anbefaler at Storøya kommune bygger kai.", "Båtene bør være grønne."]


def test_by_and_to() -> None:
    assert facts(ASSESSED, "vg:to") == [("paper-txt/1", "storoya-kommune")]
    assert {by for _, by in facts(ASSESSED, "vg:by")} == {"helsedirektoratet"}


def test_what_a_decision_recommends_is_the_decisions() -> None:
    text = CASE_PAPERS.replace(
        "1. Styret i Helse Ytterkyst RHF godkjenner kjøp av to båter.",
        "1. Helse Ytterkyst RHF anbefaler at det kjøpes båter.",
    )
    assert facts(text, "vg:text") == []


def test_the_author_of_an_attached_assessment() -> None:
    text = (
        CASE_PAPERS.partition(" Møtedato: 12. mars 2025\nArkivnr")[0]
        + "\n\x0cVedlegg 1 Vurdering fra Direktoratet for fiskehelse\n\nBakgrunn\n\n"
        + "Helse Ytterkyst RHF bør vente.\n\nAnbefalinger\n\nHelse Ytterkyst RHF bør kjøpe tre båter.\n\n"
        + "Været bør bli bedre.\n"
    )
    assert facts(text, "vg:text") == [("paper-txt/1", "Helse Ytterkyst RHF bør kjøpe tre båter.")]
    assert facts(text, "vg:by") == [("paper-txt/1", "direktoratet-for-fiskehelse")]
    assert facts(text, "vg:to") == [("paper-txt/1", "helse-ytterkyst-rhf")]
