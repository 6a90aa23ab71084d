"""What a decision inherits from the text around it."""

from __future__ import annotations

import pytest

from kg.model import Segment, SegmentKind, Span
from kg.segmentation.agreeing import spans_of
from tests.kg.segmentation.making import segments_of, told

NAMES = ("case", "body", "date", "status")
BOARD = "Styremøte i Nes HF\nDato: 7. oktober 2022\n\nStyresak 134-2022 Omstilling\n\n{}\n\nBakgrunn\n"


def decision(text: str) -> tuple[str | None, ...]:
    (found,) = segments_of(text, SegmentKind.DECISION)
    return told(found, *NAMES)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Forslag til vedtak\n1. Styret vedtar planen.",
            ("134-2022", "Nes HF", None, "proposed"),
        ),
        (
            "I styresak 97-2022 Rapport (styremøte 24. august 2022) ble det gjort følgende vedtak:\n\n3. Styret svar.",
            ("97-2022", "Nes HF", "2022-08-24", "adopted"),
        ),
        (
            "Det vises til styresak 97-2022 med protokoll. Fra protokollen hitsettes:\n\n1. Styret ber om svar.",
            ("97-2022", "Nes HF", None, "adopted"),
        ),
        (
            "Det vises til styresak 97-2022.\n\nDet ble da gjort følgende vedtak:\n\n1. Styret ber om svar.",
            ("97-2022", "Nes HF", None, "adopted"),
        ),
        (
            "I sak 9-2022 i styret i Vik sykehus HF ble det gjort følgende vedtak:\n\n1. Styret ber om svar.",
            ("9-2022", "Vik sykehus HF", None, "adopted"),
        ),
    ],
)
def test_a_decision_knows_its_case_and_body(text: str, found: tuple[str | None, ...]) -> None:
    assert decision(BOARD.format(text)) == found


def test_in_minutes_a_decision_that_is_led_in_belongs_to_the_case_that_is_minuted() -> None:
    text = (
        "Protokoll fra styremøte i Nes HF 4. mai 2024\n\nSak 7-2024 Budsjett\nDet vises til sak 3-2024.\n"
        "Styret fattet slikt vedtak:\n1. Styret vedtar budsjettet.\n"
    )
    assert decision(text) == ("7-2024", "Nes HF", None, "adopted")


def test_a_quoted_list_belongs_to_the_body_above_it() -> None:
    text = BOARD.format(
        "Vedlegg 2\n\nVik sykehus\n1. Styret i Vik sykehus HF godkjenner rapporten.\n2. Styret ber om svar.\n\n"
        "Strand sykehus\n1. Styret vedtar planen.\n2. Styret ber om svar."
    )
    found = [told(s, *NAMES) for s in segments_of(text, SegmentKind.DECISION)]
    assert found == [(None, "Vik sykehus HF", None, "adopted"), (None, "Strand sykehus", None, "adopted")]


@pytest.mark.parametrize(("own", "written"), [("7/24", "3/24"), ("7-2024", "3-2024")])
def test_numbers_of_the_bodys_own_series_are_written_as_it_writes_them(own: str, written: str) -> None:
    text = (
        f"Referat fra møte i NUK\nDato 4. mai 2024\n\nSak {own} Plan\n\n"
        "I sak 3-2024 ble det gjort følgende vedtak:\n1. NUK ber om svar.\n"
    )
    assert decision(text)[0] == written


def test_spans_are_read_from_an_attribute() -> None:
    found = Segment(SegmentKind.CASE, Span(0, 9), attributes=(("title-spans", "1-4 6-9"),))
    assert spans_of(found, "title-spans") == (Span(1, 4), Span(6, 9))
    assert spans_of(found, "number-span") == ()


MINUTES = "Protokoll fra møte i Eldrerådet i Nes kommune 4. mai 2024\n\nSak 7/24 Kaia\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Behandling:\nKari Nes orienterte.\n\nInnstilling til formannskapet:\nKaia bygges.", "adopted"),
        ("ER - Tilråding:\nKaia vert bygd.", "adopted"),
        ("Enstemmig innstilling:\nKaia bygges.", "adopted"),
        ("Uttalelse:\nKaia må bygges.", "adopted"),
        ("Rådmannens innstilling:\nKaia bygges.", "proposed"),
    ],
)
def test_what_a_body_sends_on_after_it_treated_a_case_it_has_adopted(text: str, status: str) -> None:
    assert [s.get("status") for s in segments_of(MINUTES.format(text), SegmentKind.DECISION)] == [status]


def test_an_opinion_in_a_case_paper_is_no_decision() -> None:
    found = segments_of(BOARD.format("Uttalelse:\nKaia må bygges."), SegmentKind.DECISION)
    assert not any(s.get("body") for s in found)


def test_what_another_body_recommended_is_its_own_decision_where_a_proposal_stands_above() -> None:
    text = MINUTES.format(
        "Rådmannens innstilling:\nKaia selges.\n\nInnstilling fra Formannskapet, sak 14/24:\nKaia bygges."
    )
    found = [told(s, "case", "body", "status") for s in segments_of(text, SegmentKind.DECISION)]
    assert found[1] == ("14/24", "Formannskapet i Nes kommune", "adopted")


def test_a_list_at_the_top_of_a_case_paper_is_its_proposal() -> None:
    text = BOARD.format("1. Styret i Nes HF godkjenner planen.\n2. Styret ber om svar.")
    assert decision(text) == ("134-2022", "Nes HF", None, "proposed")


def test_what_an_agenda_lists_is_the_papers_own_also_behind_minutes_that_are_attached() -> None:
    text = (
        "Møteinnkalling\nUtvalg: Formannskapet\nVik kommune\nMøtedato: 4. mai 2024\n\nSaksliste\n"
        "7/24 Referatsaker\n8/24 Plan for kaia\n\nSak 7/24 Referatsaker\n\nFormannskapet i Vik kommune.\n\n"
        "Protokoll fra møte i Havnerådet 3. april 2024\nTil stede: Kari Nes\n\nSak 2/24 Båter\n\n"
        "Vedtak:\nBåtene selges.\n\nSak 8/24 Plan for kaia\n\nForslag til vedtak:\nPlanen vedtas.\n"
    )
    found = {told(s, "number", "body") for s in segments_of(text, SegmentKind.CASE)}
    assert ("8/24", "Formannskapet i Vik kommune") in found
    assert ("2/24", "Havnerådet i Vik kommune") in found
    assert not any(number == "8/24" and body != "Formannskapet i Vik kommune" for number, body in found)


def test_the_number_of_a_case_at_the_beginning_of_a_line_may_stand_inside_a_sentence() -> None:
    text = (
        "Nes sykehus HF\n\nVik kommune\n\nStyret i Nes sykehus HF behandlet saken i møte 28. november 2016,\n"
        "sak 74/2016 Ny kai i Vik – videre utvikling. Styret fattet med\nåtte mot én stemme følgende vedtak:\n\n"
        "1. Styret vedtar at kaia bygges.\n2. Styret ber om en sak.\n"
    )
    assert [told(s, *NAMES) for s in segments_of(text, SegmentKind.DECISION)] == [
        ("74-2016", "Nes sykehus HF", None, "adopted")
    ]
