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


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Vi så på kaia.\n\nKonklusjon\nStyret støtter kaia.", ["Styret støtter kaia."]),
        ("Kari Nes viste tal.\n\nUtvalet ser alvorleg på at kaia er ny.", ["Utvalet ser alvorleg på at kaia er ny."]),
        ("Kari Nes spurte.\n\nStyret sa ja.", []),
        ("Innstilling:\nKaia bygges.\n\nVotering:\nInnstillingen ble vedtatt med 5 mot 2 stemmer.", ["Kaia bygges."]),
        ("Framlegget frå Nes vart vedteke med 4 mot 1 røyst.", []),
        ("Protokollen er godkjent av styret 4. mai 2024:", []),
    ],
)
def test_minutes_without_a_heading_tell_what_was_decided(text: str, points: list[str]) -> None:
    found = decided(text)
    assert found[-len(points) :] == points if points else not found


def test_a_council_may_print_its_decision_below_the_title_and_the_votes() -> None:
    text = (
        "Møteprotokoll\nUtvalg: Kommunestyret i Nes kommune\nMøtedato: 04.05.2024\n\nSak 7/24 Kaia\n\n"
        "Kari Nes (H) foreslo utsettelse.\nForslaget fra Nes falt med 2 mot 9 stemmer.\n"
        "Kaia skal bygges i år. Båten selges.\n\nSak 8/24 Ymse\n\nVedtak:\nTatt til orientering.\n"
    )
    found = [s for s in segments_of(text, SegmentKind.DECISION) if s.get("case") == "7/24"]
    assert [span.of(text) for s in found for span in points_of(s)] == ["Kaia skal bygges i år. Båten selges."]


def test_a_list_in_minutes_is_the_decision_of_its_case() -> None:
    text = f"{HEAD}Kari Nes mente at det hastar.\n\n1. Styret ber om kaia.\n2. Båten selges.{NEXT}"
    (found, _) = segments_of(text, SegmentKind.DECISION)
    assert told(found, "case", "status") == ("7-2024", "adopted")


COUNCIL = """Granvik kommune
Møteprotokoll for Kommunestyret
Møtedato: 04.11.2024

47/24 : NY PLAN FOR LEGEVAKTA
1. Planen vedtas.
2. Rammen økes med kr 900 000.
Formannskapets innstilling enstemmig vedtatt (11 st.).
1. Planen vedtas.
2. Rammen økes med kr 900 000.

48/24 : NYE BOLIGER
Tomten godkjennes.
Utsettelsesforslaget falt med 2 mot 9 st. (Frp). Formannskapets innstilling vedtatt med 9 mot 2 st. (Frp).
Tomten godkjennes.

49/24 : SPØRSMÅL
Ordføreren svarte muntlig. Det ble ikke fattet vedtak.
"""


def test_a_council_has_what_was_proposed_above_the_votes_and_what_it_decided_below_them() -> None:
    found = segments_of(COUNCIL, SegmentKind.DECISION)
    read = [(*told(s, "case", "status"), [span.of(COUNCIL) for span in points_of(s)]) for s in found]
    assert read == [
        ("47/24", "proposed", ["Planen vedtas.", "Rammen økes med kr 900 000."]),
        ("47/24", "adopted", ["Planen vedtas.", "Rammen økes med kr 900 000."]),
        ("48/24", "proposed", ["Tomten godkjennes."]),
        ("48/24", "adopted", ["Tomten godkjennes."]),
    ]
