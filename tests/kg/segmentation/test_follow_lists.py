"""Lists of decisions that are followed up, a cell a line."""

from __future__ import annotations

from kg.model import SegmentKind
from tests.kg.segmentation.making import cases_of, segments_of

HEAD = "Nes sykehus HF\nSaksframlegg\nMøtedato: 21. mars 2024\n\nSak 19/2024 Oppfølging\n\nForslag til vedtak\n\n"
LIST = """Styret tar listen til orientering.

Oppfølgingsliste

Møte
Sak nr.
Sak
Vedtak / bestilling
Ansvarlig
Frist
Status

21.09.2023
61/2023
Beredskap ved brann
N
Styret ber om en gjennomgang av kaia og
av bruene.
Beredskapssjef Kari Nes
1. kvartal 2024
Utført.

26.10.2023
72/2023
Tiltak
1. Styret ber om lavere kostnader.
2. Styret ber om en rapport.
Økonomidirektør Ola Vik
31.12.2024
Pågår.
"""


def test_each_row_is_a_case_with_its_date_and_what_was_decided() -> None:
    rows = cases_of(HEAD + LIST, "number", "title", "date", "body", style="table")
    assert rows == [
        ("61-2023", "Beredskap ved brann", "2023-09-21", "Nes sykehus HF"),
        ("72-2023", "Tiltak", "2023-10-26", "Nes sykehus HF"),
    ]
    text = HEAD + LIST
    decided = [s for s in segments_of(text, SegmentKind.DECISION) if s.get("found") == "table"]
    assert [(s.get("case"), s.get("status")) for s in decided] == [("61-2023", "adopted"), ("72-2023", "adopted")]
    assert decided[0].span.of(text) == "Styret ber om en gjennomgang av kaia og\nav bruene."
    assert decided[1].span.of(text) == "1. Styret ber om lavere kostnader.\n2. Styret ber om en rapport."


def test_a_list_without_a_column_for_decisions_is_none() -> None:
    assert cases_of(HEAD + LIST.replace("Vedtak / bestilling", "Vekt"), "number", style="table") == []


def test_rows_without_the_date_of_a_meeting_are_no_earlier_decisions() -> None:
    undated = LIST.replace("21.09.2023\n", "").replace("26.10.2023\n", "")
    assert cases_of(HEAD + undated, "number", style="table") == []
