"""Tables whose cells a tool left one a line, or side by side: the same content in many orders of its columns."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.model import Document, Segment, SegmentKind
from kg.segmentation import read_layout, segment

HEADS = {"number": "Saksnr.", "title": "Sak", "type": "Type", "who": "Ansvarlig", "time": "Tid"}
ROWS = (
    {
        "number": "21/22",
        "title": "Godkjenning av innkalling og dagsorden",
        "type": "Beslutning",
        "who": "Kari Nes",
        "time": "10.00",
    },
    {
        "number": "22/22",
        "title": "Plan for rehabilitering av eldre\nog kronisk syke",
        "type": "Drøfting",
        "who": "Ola Vik",
        "time": "10.15",
    },
    {
        "number": "23/22",
        "title": "Status for byggeprosjektet",
        "type": "Orientering",
        "who": "Per Lund",
        "time": "11.00",
    },
    {"number": "24/22", "title": "Eventuelt", "type": "", "who": "Kari Nes", "time": "11.45"},
)
OPENING = """Møteinnkalling
Brukerutvalget i Nes sykehus HF
Møtedato: 4. mai 2022

Sakliste

"""
EXPECTED = [
    ("21/22", "Godkjenning av innkalling og dagsorden", "Beslutning"),
    ("22/22", "Plan for rehabilitering av eldre og kronisk syke", "Drøfting"),
    ("23/22", "Status for byggeprosjektet", "Orientering"),
    ("24/22", "Eventuelt", None),
]


def segments(text: str, kind: SegmentKind = SegmentKind.CASE) -> list[Segment]:
    document = Document("p.txt", text, "0" * 64, "text/plain")
    return [s for s in segment(document, read_layout(document)) if s.kind is kind]


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(s.get("number"), s.get("title"), s.get("type")) for s in segments(text)]


def stacked(order: tuple[str, ...]) -> str:
    """The table with one cell a line."""
    rows = [row[column] for row in ROWS for column in order if row[column]]
    return OPENING + "\n".join([*(HEADS[column] for column in order), *rows]) + "\n"


ORDERS = [("number", *rest) for rest in permutations(("title", "type", "who", "time"))]


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_cells_one_a_line_are_told_apart_in_any_order(order: tuple[str, ...]) -> None:
    assert told(stacked(order)) == EXPECTED


@pytest.mark.parametrize("order", ORDERS[:6], ids="-".join)
def test_blank_lines_between_rows_change_nothing(order: tuple[str, ...]) -> None:
    heads, *rows = stacked(order).split("\n21/22")
    text = heads + "\n\n21/22" + rows[0]
    for number in ("22/22", "23/22", "24/22"):
        text = text.replace(f"\n{number}", f"\n\n{number}")
    assert told(text) == EXPECTED


SIDE_BY_SIDE = """
Saksnr.   Sak                                  Type          Ansvarlig
21/22     Godkjenning av innkalling og         Beslutning    Kari Nes
          dagsorden
22/22     Plan for rehabilitering av eldre     Drøfting      Ola Vik
          og kronisk syke
23/22     Status for byggeprosjektet           Orientering   Per Lund
24/22     Eventuelt                                          Kari Nes
"""


def test_a_wrapped_cell_is_of_the_column_above_it() -> None:
    assert told(OPENING + SIDE_BY_SIDE) == EXPECTED


DECIDED = """Styremøte i Nes sykehus HF
Møtedato: 4. mai 2022

Sak 12/22 Plan for rehabilitering

Tidligere behandling

Saksnr.
Dato
Utvalg
Vedtak
8/21
3. februar 2021
Brukerutvalget i Nes sykehus HF
Brukerutvalget støtter planen og ber om
egne tiltak for pårørende.
31/21
16. juni 2021
Styret i Nes sykehus HF
Styret vedtar mandatet for arbeidet.

Vurdering

Planen er godt forankret.

Forslag til vedtak:
Styret vedtar plan for rehabilitering.
"""


def test_a_table_of_what_was_decided_gives_each_decision_to_its_case() -> None:
    found = {(s.get("case"), s.get("body"), s.get("status")) for s in segments(DECIDED, SegmentKind.DECISION)}
    assert found == {
        ("8/21", "Brukerutvalget i Nes sykehus HF", "adopted"),
        ("31/21", "Nes sykehus HF", "adopted"),
        ("12/22", "Nes sykehus HF", "proposed"),
    }


def test_a_list_of_names_is_no_table() -> None:
    text = (
        OPENING.replace("Sakliste\n\n", "") + "Navn\nRolle\nKari Nes\nleder\nOla Vik\nmedlem\n\nSak 21/22 Eventuelt\n"
    )
    assert told(text) == [("21/22", "Eventuelt", None)]
