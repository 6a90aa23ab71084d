"""Minutes in a table: letters of types below what was said, feet of pages, and rows that follow up earlier cases."""

from __future__ import annotations

from kg.model import SegmentKind
from kg.segmentation.layout import LineRole
from tests.kg.segmentation.making import cases_of, segments_of, told, with_role

MINUTES = """Nes sykehus HF

Referat

Møte i Brukerutvalget

Dato: 7. mai 2024
Sted: Kaia

Til stede:
Kari Nes leder, FFO

Fra administrasjonen:
Ola Vik rådgiver (sak 4/24 og 5/24)
Per Moe sjef (sak 6/24)

Sakstype: B = beslutning, O = orientering

Sak nr. Sak Type
4/24 Nytt fra direktøren
Ola Vik orienterte om båten.
Konklusjon:
Brukerutvalget takker for orienteringen.
O

Referat Brukerutvalget 7. mai 2024 Side 1 av 2
Sak nr. Sak Type
5/24 Båten skal hete Havblikk
Vedtak:
Brukerutvalget støtter navnet.
B
6/24 Oppfølging av tidligere saker
Sak nr. Oppfølging Status
2/24 Parkering på kaia Avsluttet
3/24 Mat om bord Tas opp i juni
Konklusjon:
Brukerutvalget tar oversikten til orientering.
O

Referat Brukerutvalget 7. mai 2024 Side 2 av 2
"""


def test_types_are_letters_below_what_was_said() -> None:
    assert cases_of(MINUTES, "number", "title", "type", style="minutes") == [
        ("4/24", "Nytt fra direktøren", "Orientering"),
        ("5/24", "Båten skal hete Havblikk", "Beslutning"),
        ("6/24", "Oppfølging av tidligere saker", "Orientering"),
    ]


def test_rows_that_follow_up_are_earlier_cases_without_their_status() -> None:
    assert cases_of(MINUTES, "number", "title", style="quoted") == [
        ("2/24", "Parkering på kaia"),
        ("3/24", "Mat om bord"),
    ]


def test_what_is_concluded_below_the_rows_belongs_to_the_case_that_lists_them() -> None:
    decisions = segments_of(MINUTES, SegmentKind.DECISION)
    assert [told(decision, "case", "status") for decision in decisions] == [
        ("4/24", "adopted"),
        ("5/24", "adopted"),
        ("6/24", "adopted"),
    ]


def test_the_page_behind_the_words_of_a_foot_and_the_head_repeated_below_are_aside() -> None:
    assert with_role(MINUTES, LineRole.FURNITURE) == [
        "Referat Brukerutvalget 7. mai 2024 Side 1 av 2",
        "Sak nr. Sak Type",
        "Referat Brukerutvalget 7. mai 2024 Side 2 av 2",
    ]


def test_the_committee_of_a_trust_meets_and_not_its_board() -> None:
    bodies = {told(meeting, "body") for meeting in segments_of(MINUTES, SegmentKind.MEETING)}
    assert bodies == {("Brukerutvalget ved Nes sykehus HF",)}
