"""Sentences that the tagger takes for comments: what somebody says with a verb that no list has."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from kg.segmentation.layout import Layout
from kg.segmentation.tagging import Tagged, tagged


def comment_likelihood(layout: Layout, position: int) -> float:
    """How likely the sentence at `position` of the document is a comment, from 0 to 1."""
    starts, read = _by_place(layout)
    at = bisect_right(starts, position) - 1
    return read[at].of("comment") if at >= 0 and position < read[at].unit.span.end else 0.0


@lru_cache(maxsize=2)
def _by_place(layout: Layout) -> tuple[list[int], list[Tagged]]:
    read = sorted(tagged(layout), key=lambda one: one.unit.span)
    return [one.unit.span.start for one in read], read
