"""Anchors become segments: each reaches to the next of its rank, and none outgrows the one around it."""

from __future__ import annotations

from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor, nest


def shape(*anchors: Anchor, length: int = 100) -> list[tuple[SegmentKind, Span, int | None]]:
    return [(s.kind, s.span, s.parent) for s in nest(anchors, length)]


def test_a_segment_reaches_to_the_next_of_its_rank_or_a_higher_one() -> None:
    found = shape(
        Anchor(SegmentKind.MEETING, 10),
        Anchor(SegmentKind.CASE, 20),
        Anchor(SegmentKind.DECISION, 30),
        Anchor(SegmentKind.CASE, 40),
        Anchor(SegmentKind.MEETING, 70),
    )
    assert found == [
        (SegmentKind.DOCUMENT, Span(0, 100), None),
        (SegmentKind.MEETING, Span(10, 70), 0),
        (SegmentKind.CASE, Span(20, 40), 1),
        (SegmentKind.DECISION, Span(30, 40), 2),
        (SegmentKind.CASE, Span(40, 70), 1),
        (SegmentKind.MEETING, Span(70, 100), 0),
    ]


def test_an_end_cuts_a_segment_short_and_what_follows_belongs_outside() -> None:
    found = shape(
        Anchor(SegmentKind.CASE, 5),
        Anchor(SegmentKind.DECISION, 10, end=20),
        Anchor(SegmentKind.DECISION, 30, end=40),
    )
    assert [(span, parent) for _, span, parent in found[2:]] == [(Span(10, 20), 1), (Span(30, 40), 1)]


def test_a_segment_never_outgrows_the_one_around_it() -> None:
    found = shape(Anchor(SegmentKind.TABLE, 5, end=20), Anchor(SegmentKind.DECISION, 10, end=50))
    assert found[2] == (SegmentKind.DECISION, Span(10, 20), 1)


def test_the_order_of_the_anchors_does_not_matter() -> None:
    anchors = [Anchor(SegmentKind.CASE, 5), Anchor(SegmentKind.DECISION, 8), Anchor(SegmentKind.MEETING, 5)]
    assert shape(*anchors) == shape(*reversed(anchors))


def test_a_rank_of_its_own_makes_a_case_part_of_another() -> None:
    found = shape(Anchor(SegmentKind.CASE, 5), Anchor(SegmentKind.CASE, 20, rank=5), Anchor(SegmentKind.CASE, 40))
    assert [parent for _, _, parent in found] == [None, 0, 1, 0]


def test_what_begins_inside_cuts_even_a_segment_with_an_end() -> None:
    found = shape(Anchor(SegmentKind.DECISION, 5, end=40), Anchor(SegmentKind.CASE, 20))
    assert [span for _, span, _ in found[1:]] == [Span(5, 20), Span(20, 100)]
