"""Decisions that minutes tell without a heading."""

from __future__ import annotations

import pytest

from kg.model import Segment, SegmentKind, Span
from tests.kg.segmentation.making import segments_of, told

HEAD = "Protokoll fra styremøte i Nes HF 4. mai 2024\n\nSak 7-2024 Plan for kaia\n\n"
NEXT = "\n\nSak 8-2024 Ymse\n\nVedtak:\nStyret er samd.\n"


def decided(text: str) -> list[str]:
    """The points of the decision in case 7-2024."""
    paper = f"{HEAD}{text}{NEXT}"
    found = [s for s in segments_of(paper, SegmentKind.DECISION) if s.get("case") == "7-2024"]
    return [span.of(paper) for s in found for span in points_of(s)]


def points_of(decision: Segment) -> list[Span]:
    """Where the points stand that were found without a heading; all of it else."""
    written = decision.get("points")
    pairs = [one.split("-") for one in written.split("|")] if written else []
    return [Span(int(start), int(end)) for start, end in pairs] or [decision.span]


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Direktøren orienterte. Styret tok saken til orientering.", "Styret tok saken til orientering."),
        ("Direktøren orienterte. Styret tok saka til vitande.", "Styret tok saka til vitande."),
        ("Planen ble lagt frem.\n\nStyret vedtok planen.", "Styret vedtok planen."),
        ("Utvalet slutta seg til planen.", "Utvalet slutta seg til planen."),
        ("Fagrådet ba om en ny plan.", "Fagrådet ba om en ny plan."),
        ("Referatet fra forrige møte ble enstemmig godkjent.", "Referatet fra forrige møte ble enstemmig godkjent."),
        ("Møteboka frå førre møte vart godkjend.", "Møteboka frå førre møte vart godkjend."),
        ("Saken ble drøftet. Ola Vik ble valgt som leder.", "Ola Vik ble valgt som leder."),
        ("Kari Nes vart oppnemnd til medlem.", "Kari Nes vart oppnemnd til medlem."),
        ("Direktøren talte.\n\nInnkallingen godkjennes.", "Innkallingen godkjennes."),
    ],
)
def test_the_last_sentence_in_which_the_body_decides_is_the_decision(text: str, point: str) -> None:
    assert decided(text) == [point]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            "Vi drøftet kaia.\n\n1. Kaia bygges.\n2. Båten selges.\n\nEnstemmig vedtatt.",
            ["Kaia bygges.", "Båten selges."],
        ),
        ("Kaia vert bygd.\n\nSamrøystes vedteke.", ["Kaia vert bygd."]),
        ("Kaia vert bygd.\n\nVedteke mot 2 røyster.", ["Kaia vert bygd."]),
        ("Kaia bygges.\n\nInnstillingen ble enstemmig vedtatt.", ["Kaia bygges."]),
    ],
)
def test_what_stands_above_the_line_of_the_vote_is_the_decision(text: str, points: list[str]) -> None:
    assert decided(text) == points


@pytest.mark.parametrize("text", ["Styret drøftet saken.", "Direktøren ba styret om å vente.", "Kaia er ny."])
def test_where_nothing_is_decided_there_is_no_decision(text: str) -> None:
    assert decided(text) == []


def test_a_decision_under_a_heading_is_the_only_one() -> None:
    text = "Styret tok saken til orientering.\n\nVedtak:\n1. Styret bygger kaia."
    assert decided(text) == ["Vedtak:\n1. Styret bygger kaia."]


def test_an_implied_decision_is_adopted_and_its_case_is_the_one_around_it() -> None:
    (first, _) = segments_of(f"{HEAD}Styret tok saken til orientering.{NEXT}", SegmentKind.DECISION)
    assert told(first, "status", "case", "body") == ("adopted", "7-2024", "Nes HF")


def test_a_summons_decides_nothing() -> None:
    text = (
        "Innkalling til styremøte i Nes HF 4. mai 2024\n\nSak 7-2024 Plan\n\nStyret tok saken til orientering i mars.\n"
    )
    assert not segments_of(text, SegmentKind.DECISION)
