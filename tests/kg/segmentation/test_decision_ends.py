"""Where a decision begins and ends in minutes that go on to tell what was said."""

from __future__ import annotations

import pytest

from kg.segmentation.decisions import find_decisions
from tests.kg.segmentation.making import layout_of


@pytest.mark.parametrize(
    "told",
    [
        "Per Magne Li gjorde framlegg om ei endring. Styret slutta seg til dette.",
        "Rolf Instebø peika på at ferga må vere på plass.",
        "Merknad til protokollen: Kari Nes meiner at kaia er for dyr.",
    ],
)
def test_a_point_ends_where_somebody_is_told_to_have_spoken(told: str) -> None:
    text = (
        f"Sak 12/24 Ny kai\n\nVedtak:\n1. Styret godkjenner planen.\n2. Kaia blir bygd i 2025. {told}\n\nSak 13/24 Ny\n"
    )
    points = [p.span.of(text) for d in find_decisions(layout_of(text)) for p in d.points]
    assert points == ["Styret godkjenner planen.", "Kaia blir bygd i 2025."]


def test_a_decision_that_is_an_opinion_too_has_a_heading() -> None:
    text = "SAK 17/14\nNY KAI\n\nVEDTAK/UTTALELSE\n1. Rådet støtter planen.\n2. Rådet ber om en ny kai.\n"
    assert [(d.status, len(d.points)) for d in find_decisions(layout_of(text))] == [("adopted", 2)]
