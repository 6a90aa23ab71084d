"""Lists of what bodies decided before, an item a case."""

from __future__ import annotations

import pytest

from kg.model import Document, Segment, SegmentKind
from kg.segmentation import read_layout, segment

PAPER = """Saksframlegg

Styret i Nes sykehus HF
Sak 12/22 Plan for rehabilitering
Møtedato: 4. mai 2022

Saken er behandlet slik:

{items}

Forslag til vedtak:
Styret vedtar plan for rehabilitering.
"""


def decisions(items: str) -> list[Segment]:
    document = Document("p.txt", PAPER.format(items=items), "0" * 64, "text/plain")
    return [s for s in segment(document, read_layout(document)) if s.kind is SegmentKind.DECISION]


@pytest.mark.parametrize("mark", ["–", "-", "•"])
def test_each_item_is_a_decision_of_its_case(mark: str) -> None:
    items = (
        f"{mark} Sak 11/20, 8. juni 2020: Styret ba om at det ble satt ned\n  en arbeidsgruppe.\n"
        f"{mark} Sak 40/21, 1. november 2021: Styret vedtok mandatet."
    )
    earlier = [s for s in decisions(items) if s.get("status") == "adopted"]
    assert [(s.get("case"), s.get("body")) for s in earlier] == [
        ("11/20", "Nes sykehus HF"),
        ("40/21", "Nes sykehus HF"),
    ]


def test_an_item_that_decides_nothing_is_none() -> None:
    items = "– Sak 11/20, 8. juni 2020: Saken handlet om plan for bygg.\n– Sak 40/21: Se vedlegg."
    assert [s.get("status") for s in decisions(items)] == ["proposed"]
