"""The measures of who is who, over groupings that can be counted by hand."""

from __future__ import annotations

import pytest

from evaluation.resolved import faults
from evaluation.resolved.clusters import Agreement, b_cubed, pairwise
from evaluation.resolved.gold import KINDS, readings, table, worlds

BY_FURNITURE = 1
"""Names that a page's end divides, with what is printed there between."""
GOLD = {"a": 1, "b": 1, "c": 1, "d": 2}


def test_the_same_grouping_agrees_whatever_groups_are_called() -> None:
    found = {"a": "x", "b": "x", "c": "x", "d": "y"}
    assert pairwise(GOLD, found) == b_cubed(GOLD, found) == Agreement(1.0, 1.0)


def test_a_group_torn_apart_costs_recall_and_one_too_large_precision() -> None:
    torn = {"a": "x", "b": "x", "c": "z", "d": "y"}
    assert pairwise(GOLD, torn) == Agreement(1.0, pytest.approx(1 / 3))
    assert b_cubed(GOLD, torn) == Agreement(1.0, pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4))
    large = dict.fromkeys(GOLD, "x")
    assert pairwise(GOLD, large) == Agreement(0.5, 1.0)
    assert b_cubed(GOLD, large).f1 < 1


@pytest.mark.parametrize("part", ["tuning", "held-out"])
def test_every_form_of_the_gold_stands_in_its_paper(part: str) -> None:
    found = list(worlds(part))
    assert len(found) == 3
    for world in found:
        texts = {path.name: readings(path.read_text(encoding="utf-8")) for path in world.papers}
        assert len(texts) == 6
        lost = [form for form in world.meant if not any(form.words in text for text in texts[form.paper])]
        assert len(lost) <= BY_FURNITURE
        assert {form.kind for form in world.meant} == set(KINDS)


def test_real_names_are_rows_of_four_and_pairs_of_three() -> None:
    assert {len(row) for file in ("names.tsv", "names-held-out.tsv") for row in table(file)} == {4}
    assert {len(row) for row in table("different.tsv")} == {3}


def test_what_is_held_out_is_not_listed() -> None:
    with pytest.raises(ValueError, match="held out"):
        list(faults("held-out"))
