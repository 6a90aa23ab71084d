"""Plans whose indicators stand in a table, a cell a line, that begins with the goal."""

from __future__ import annotations

from kg.extraction.strategies import extract_strategies
from kg.model import Ref, SegmentKind
from tests.kg.extraction.reading_texts import notes, reading_of, refs, values

BY_GOAL = """Velferdsplan for kysten 2024–2036

Vedteken av kommunestyret 19.06.2024, sak 058/24

Hovudmål
Hovudmålet for planen er:

Alle på kysten lever godt.

Mål 1: Trygg båt

Delmål:
1.1 Motoren er ny

Mål 2: Folk nok

Delmål:
2.1 Alle har vest

Indikatorar

Mål
Indikator
Korleis vi måler
2024
2030
Mål 1
Del av båtane som har fått
ny motor
Prosent, eigne tal
34
80
Mål 2
Vestar om bord
Talet på vestar
110
220
"""


def test_indicators_below_heads_that_begin_with_the_goal() -> None:
    notebook = notes(reading_of(BY_GOAL), extract_strategies)
    found = [Ref("indicator", path) for path in refs(notebook, "vg:Indicator")]
    assert {v for ref in found for v in values(notebook, ref, "dcterms:title")} == {
        "Del av båtane som har fått ny motor",
        "Vestar om bord",
    }
    assert {v for ref in found for v in values(notebook, ref, "vg:measurement")} == {
        "Prosent, eigne tal",
        "Talet på vestar",
    }


def test_a_goal_named_in_a_table_is_described_elsewhere() -> None:
    goals = [s.get("title") for _, s in reading_of(BY_GOAL).of_kind(SegmentKind.GOAL)]
    assert goals == ["Alle på kysten lever godt", "Trygg båt", "Folk nok"]
