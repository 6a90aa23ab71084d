"""Where a decision begins and ends in minutes that go on to tell what was said."""

from __future__ import annotations

import pytest

from kg.segmentation.decisions import find_decisions
from tests.kg.segmentation.making import layout_of, segments_of


@pytest.mark.parametrize(
    "told",
    [
        "Per Magne Li gjorde framlegg om ei endring. Styret slutta seg til dette.",
        "Rolf Instebø peika på at ferga må vere på plass.",
        "Merknad til protokollen: Kari Nes meiner at kaia er for dyr.",
    ],
)
def test_a_point_ends_where_somebody_is_told_to_have_spoken(told: str) -> None:
    text = (
        f"Sak 12/24 Ny kai\n\nVedtak:\n1. Styret godkjenner planen.\n2. Kaia blir bygd i 2025. {told}\n\nSak 13/24 Ny\n"
    )
    points = [p.span.of(text) for d in find_decisions(layout_of(text)) for p in d.points]
    assert points == ["Styret godkjenner planen.", "Kaia blir bygd i 2025."]


def test_a_decision_that_is_an_opinion_too_has_a_heading() -> None:
    text = "SAK 17/14\nNY KAI\n\nVEDTAK/UTTALELSE\n1. Rådet støtter planen.\n2. Rådet ber om en ny kai.\n"
    assert [(d.status, len(d.points)) for d in find_decisions(layout_of(text))] == [("adopted", 2)]


HEAD = "1 Møtedato: 4. mai 2016 Styresak 31/16 Ny kai Saksbehandler: Ola Moe Arkivsak: 16/22 Bakgrunn: "
STORY = "Utvalget har i sine møter drøftet hvordan tilbudet kan bli bedre for dem som bor langt fra sykehuset. " * 4


@pytest.mark.parametrize(
    "told",
    [
        "Eldrerådet har i sak 4/17 uttrykt uro over at tomta ikke er kjøpt.",
        "Nes sykehus HF støtter forslaget, men peker på at det tar tid.",
        "I sak 12/04 ble styret orientert om fremdriften.",
        "Direktør Kari Nes påpekte at kravet er strengt.",
    ],
)
def test_in_text_without_lines_a_decision_ends_where_others_are_told_of(told: str) -> None:
    text = (
        f"{HEAD}{STORY} Kommunestyret fattet slikt vedtak i sak 41/16: "
        f"1. Det bygges en kai i Vik. 2. Rådmannen søker staten om tilskudd. {told} Vurdering: {STORY}\n"
    )
    points = [p.span.of(text) for d in find_decisions(layout_of(text)) for p in d.points]
    assert points == ["Det bygges en kai i Vik.", "Rådmannen søker staten om tilskudd."]


def test_what_the_body_itself_goes_on_to_decide_belongs_to_the_decision() -> None:
    text = (
        f"{HEAD}{STORY} Forslag til vedtak: 1. Styret vedtar planen. "
        f"2. Styret har merket seg innspillene. Styret ber om en rapport i mai. Vurdering: {STORY}\n"
    )
    points = [p.span.of(text) for d in find_decisions(layout_of(text)) for p in d.points]
    assert points[-1] == "Styret har merket seg innspillene. Styret ber om en rapport i mai."


def test_a_proposal_and_the_vote_on_it_on_one_line_are_a_decision() -> None:
    text = (
        "Møtereferat\nEldrerådet i Vik kommune\nDato: 4. mai 2020\n\nSak 7/20 Ny kai\nOla Moe viste tegninger.\n\n"
        "Forslag: Rådet krever at kaia bygges om. Enstemmig vedtatt.\n"
    )
    document_decisions = [s for s in segments_of(text) if s.kind.value == "decision"]
    assert [s.get("status") for s in document_decisions] == ["adopted"]
