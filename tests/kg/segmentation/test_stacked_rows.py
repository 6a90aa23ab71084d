"""Lists of what other bodies decided, one cell a line."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from kg.segmentation.agreeing import spans_of
from tests.kg.segmentation.making import cases_of, layout_of, segments_of, told

LIST = """Saka er handsama i føretaka:

Føretak     Sak     Dato     Vedtak
Nes sjukehus HF
54/22
25.08.2022
Styret sluttar seg til planen, men ber om at utstyret
blir dekt.
Vik sjukehus HF
2022/61
30.08.2022
1. Styret tek planen til orientering.
2. Styret ber om ei ny sak.
Brukarutvalet drøfta planen i sak 27/22.
"""


def test_each_row_is_a_case_of_its_body_with_a_decision() -> None:
    rows = cases_of(LIST, "body", "number", "date", style="table")
    assert [(body, date) for body, _, date in rows] == [
        ("Nes sjukehus HF", "2022-08-25"),
        ("Vik sjukehus HF", "2022-08-30"),
    ]
    assert [number for _, number, _ in rows] == ["54/22", "61-2022"]
    decided = segments_of(LIST, SegmentKind.DECISION)
    assert [told(d, "status", "body") for d in decided] == [
        ("adopted", "Nes sjukehus HF"),
        ("adopted", "Vik sjukehus HF"),
    ]


def test_what_the_paper_goes_on_to_tell_is_no_part_of_the_last_row() -> None:
    last = segments_of(LIST, SegmentKind.DECISION)[-1]
    assert LIST[last.span.start : last.span.end].strip().endswith("ny sak.")


def test_a_body_with_a_date_alone_is_no_row() -> None:
    assert not cases_of("Nes sjukehus HF\n25.08.2022\nStyret tek planen til orientering.\n", "body", style="table")


@pytest.mark.parametrize(
    "rows",
    [
        "26.03.2015\nStyret i Nes sykehus HF\n017-2015\nStyret ber om en ny kai.\n"
        "18.06.2015\nStyret i Helse Kyst RHF\n058-2015\nStyret godkjenner kaien.\n",
        "Styret i Nes sykehus HF\nSak 017-2015\n26.03.2015\nStyret ber om en ny kai.\n"
        "Styret i Helse Kyst RHF\n058-2015, 18.06.2015\nStyret godkjenner kaien.\n",
    ],
    ids=["date first", "body first"],
)
def test_what_bodies_decided_before_in_cells_below_each_other(rows: str) -> None:
    text = (
        "Nes sykehus HF\n\nStyresak 41-2016 Kai\n\nMøtedato: 16. juni 2016\n\n"
        "Forslag til vedtak:\nStyret godkjenner planen.\n\n"
        f"Tidligere behandling\n\nSaken har vært behandlet slik:\n{rows}\nBakgrunn\nKaien er gammel.\n"
    )
    decisions = segments_of(text, SegmentKind.DECISION)
    assert [(s.get("case"), s.get("body"), s.get("status")) for s in decisions[1:]] == [
        ("17-2015", "Nes sykehus HF", "adopted"),
        ("58-2015", "Helse Kyst RHF", "adopted"),
    ]


def test_a_cell_may_hold_body_and_number_and_a_page_repeats_the_heads_of_the_columns() -> None:
    text = (
        "Nasjonalt styre for båt (NSB)\n\nSaksnotat 12/21\n\nTidligere behandling\n"
        "Dato\nUtvalg og sak\nVedtaksformulering\n"
        "14.10.2020\nFagutvalget 22/20\nFagutvalget støtter at kaien prøves ut med\n\nDato\nUtvalg og sak\n"
        "Vedtaksformulering\nto båter.\n11.03.2021\nNSB 04/21\nNSB tar evalueringen til orientering.\n\nBakgrunn\n"
    )
    layout = layout_of(text)
    found = [s for s in segments_of(text, SegmentKind.DECISION) if s.get("found") == "table"]
    assert [(s.get("case"), s.get("body")) for s in found] == [("22/20", "Fagutvalget"), ("4/21", "NSB")]
    said = [" ".join(layout.read(span) for span in spans_of(s, "text-spans")) for s in found]
    assert said[0] == "Fagutvalget støtter at kaien prøves ut med to båter."
