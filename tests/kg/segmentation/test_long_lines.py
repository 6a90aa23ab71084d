"""Lines far longer than any paper prints are read too: each of these once took minutes."""

from __future__ import annotations

import pytest

from kg.segmentation import read_layout, segment
from kg.segmentation.owner import own_body
from tests.kg.segmentation.making import paper

LENGTH = 40_000


@pytest.mark.parametrize(
    "words",
    [
        "A" * LENGTH,
        "Ord" + " " * LENGTH + "x",
        "(" * LENGTH,
        "1. Styret ber om noe. 2. Styret vedtar. " * (LENGTH // 40),
        "Sak 12/19 Budsjett for året PS 13/19 Plan Vedtak: Saken utsettes. " * (LENGTH // 66),
    ],
    ids=["capitals", "blanks", "brackets", "points", "cases"],
)
def test_a_long_line_is_segmented_in_its_bounds(words: str) -> None:
    long = paper(words)
    segments = segment(long, read_layout(long))
    assert all(0 <= s.span.start <= s.span.end <= len(words) for s in segments)


def test_a_table_of_bodies_is_read_line_by_line() -> None:
    lines = ["Eldrerådet har bedt om svar innen", "12.03.2019 14/19"]
    found = own_body("\n".join(lines))
    assert found is not None
    assert found[0] == "Eldrerådet"
