"""Cover notes, whose labels stand before their values."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from kg.segmentation.case_lines import read_lines
from kg.segmentation.labels import has_label, is_label, label_values
from tests.kg.segmentation.making import layout_of, segments_of

NOTE = """Møte i NUK
Møte 2/2024
Dato 23. mai 2024

Sak Agenda NUK Tidspunkt Sakstype
12/24 Felles plan for legemidler 10:00 Drøfting
13/24 Eventuelt 11:00

\fFelles plan for legemidler

Forslag til vedtak

NUK drøftet planen og ba Kysthelse SF ta med seg innspillene.

Hensikt med saken

Kysthelse SF ønsker å drøfte planen.

Til
Dato
Saksnummer
Type

Møte 2/24
23.05.2024
12/24
Drøfting

Fra
Saksbehandler

Kari Nes
Ola Vik

Bakgrunn
Planen ble laget i 2023.
"""


def values(text: str) -> dict[str, str]:
    return {label: read.value for label, read in label_values(read_lines(layout_of(text))).items()}


def test_labels_may_stand_before_all_their_values() -> None:
    found = values(
        "Til\nDato\nSaksnummer\nType\n\nMøte 2/24\n23.05.2024\n12/24\nDrøfting\n\nFra\nSaksbehandler\n\nA B\nC D\n"
    )
    assert found == {
        "til": "Møte 2/24",
        "dato": "23.05.2024",
        "saksnummer": "12/24",
        "type": "Drøfting",
        "fra": "A B",
        "saksbehandler": "C D",
    }


def test_labels_may_stand_beside_their_values() -> None:
    assert values("Dato: 23.05.2024\nSaksnr.:  12/24\nSakshandsamar: Kari Nes\n") == {
        "dato": "23.05.2024",
        "saksnr": "12/24",
        "sakshandsamar": "Kari Nes",
    }


def test_the_first_value_of_a_label_wins_and_its_place_is_exact() -> None:
    text = "Dato: 23.05.2024\nDato: 24.05.2024\n"
    read = label_values(read_lines(layout_of(text)))["dato"]
    assert (read.value, read.span.of(text)) == ("23.05.2024", "23.05.2024")


@pytest.mark.parametrize(
    ("words", "alone", "beside"),
    [
        ("Saksnummer", True, True),
        ("Dato:", True, True),
        ("Saksbehandlar: Kari Nes", False, True),
        ("Saken gjelder budsjett", False, False),
        ("Type 2-diabetes", False, False),
    ],
)
def test_what_a_label_is(words: str, alone: bool, beside: bool) -> None:
    assert (is_label(words), has_label(words)) == (alone, beside)


def test_a_cover_note_is_a_case_with_the_number_of_its_labels() -> None:
    notes = [s for s in segments_of(NOTE, SegmentKind.CASE) if s.get("style") == "note"]
    (note,) = notes
    assert [note.get(n) for n in ("number", "title", "type", "body", "meeting-date")] == [
        "12/24",
        "Felles plan for legemidler",
        "Drøfting",
        "NUK",
        "2024-05-23",
    ]
    assert note.span.start == NOTE.index("\f") + 1
    assert note.span.end == len(NOTE)


def test_the_proposal_of_a_cover_note_is_the_notes() -> None:
    (decision,) = segments_of(NOTE, SegmentKind.DECISION)
    assert (decision.get("case"), decision.get("status"), decision.get("body")) == ("12/24", "proposed", "NUK")


def test_without_a_case_number_a_cover_note_is_known_by_the_title_that_the_agenda_has() -> None:
    text = NOTE.replace("Saksnummer\n", "").replace("23.05.2024\n12/24\n", "23.05.2024\n")
    found = [(s.get("style"), s.get("number")) for s in segments_of(text, SegmentKind.CASE)]
    assert found == [("agenda", "12/24"), ("agenda", "13/24"), ("paper", "12/24")]
    other = text.replace("\fFelles plan", "\fEn annen plan")
    assert [s.get("style") for s in segments_of(other, SegmentKind.CASE)] == ["agenda", "agenda"]


LABELS_FIRST = """Møte i NUK
Møte 2/2024
Dato 23. mai 2024

\fTil
Dato
Saksnummer
Type

NUK
23.05.2024
12/24
Drøfting

Felles plan for kai

Bakgrunn
Planen er ny.

Forslag til vedtak

NUK drøftet planen.

\fTil
Dato
Saksnr
Type

NUK
23.05.2024
13/24
Orientering

Status for båtar
og fergar

Føremål
Saka er ny.
"""


def test_a_note_may_begin_with_all_labels_before_all_values_and_its_title_below() -> None:
    notes = [s for s in segments_of(LABELS_FIRST, SegmentKind.CASE) if s.get("style") == "note"]
    assert [tuple(s.get(n) for n in ("number", "title", "type", "meeting-date")) for s in notes] == [
        ("12/24", "Felles plan for kai", "Drøfting", "2024-05-23"),
        ("13/24", "Status for båtar og fergar", "Orientering", "2024-05-23"),
    ]


def test_a_note_that_begins_with_labels_ends_where_the_next_begins() -> None:
    first, second = (s for s in segments_of(LABELS_FIRST, SegmentKind.CASE) if s.get("style") == "note")
    assert first.span.end <= second.span.start
    assert second.span.of(LABELS_FIRST).startswith("Til\nDato\nSaksnr")
    (decision,) = segments_of(LABELS_FIRST, SegmentKind.DECISION)
    assert decision.get("case") == "12/24"


@pytest.mark.parametrize(
    ("old", "new"),
    [("Saksnummer\n", "Tema\n"), ("12/24\n", "Ny plan\n"), ("12/24\nDrøfting\n\n", "12/24\nDrøfting\n14/24\n\n")],
)
def test_a_run_of_labels_without_a_number_of_its_own_begins_no_note(old: str, new: str) -> None:
    notes = [s for s in segments_of(LABELS_FIRST.replace(old, new), SegmentKind.CASE) if s.get("style") == "note"]
    assert "12/24" not in [s.get("number") for s in notes]
