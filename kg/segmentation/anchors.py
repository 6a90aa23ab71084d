"""Where segments begin, and the tree they form.

A rule family finds anchors; a segment reaches from its anchor to the next anchor of the same or a higher rank.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Segment, SegmentKind, Span

RANKS = {
    SegmentKind.DOCUMENT: 0,
    SegmentKind.SUMMONS: 1,
    SegmentKind.MEETING: 1,
    SegmentKind.COVER_NOTE: 1,
    SegmentKind.AGENDA: 2,
    SegmentKind.CASE: 2,
    SegmentKind.ATTACHMENT: 3,
    SegmentKind.LETTER: 4,
    SegmentKind.CONSULTATION_RESPONSE: 4,
    SegmentKind.STRATEGY: 4,
    SegmentKind.TABLE: 5,
    SegmentKind.GOAL: 5,
    SegmentKind.INDICATOR: 6,
    SegmentKind.SECTION: 6,
    SegmentKind.DECISION: 7,
}
"""A lower rank encloses a higher one."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The beginning of a segment; `rank` overrides the kind's own, `end` cuts the segment short."""

    kind: SegmentKind
    start: int
    heading: Span | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    rank: int | None = None
    end: int | None = None

    @property
    def level(self) -> int:
        """The rank that counts."""
        return RANKS[self.kind] if self.rank is None else self.rank


def nest(anchors: Iterable[Anchor], length: int) -> tuple[Segment, ...]:
    """The tree of segments over a text of `length` characters; the first segment is the document.

    >>> case, other = Anchor(SegmentKind.CASE, 5), Anchor(SegmentKind.CASE, 9)
    >>> [segment.span for segment in nest([other, Anchor(SegmentKind.DECISION, 7), case], 12)]
    [Span(start=0, end=12), Span(start=5, end=9), Span(start=7, end=9), Span(start=9, end=12)]
    """
    ordered = [Anchor(SegmentKind.DOCUMENT, 0), *sorted(anchors, key=lambda a: (a.start, a.level))]
    segments: list[Segment] = []
    open_: list[tuple[int, int, int]] = []
    for index, anchor in enumerate(ordered):
        end = _end(ordered, index, length)
        while open_ and (open_[-1][1] >= anchor.level or open_[-1][2] <= anchor.start):
            open_.pop()
        parent = open_[-1][0] if open_ else None
        if open_:
            end = min(end, open_[-1][2])
        open_.append((index, anchor.level, end))
        segments.append(Segment(anchor.kind, Span(anchor.start, end), parent, anchor.heading, anchor.attributes))
    return tuple(segments)


def _end(ordered: list[Anchor], index: int, length: int) -> int:
    anchor = ordered[index]
    end = length if anchor.end is None else anchor.end
    for later in ordered[index + 1 :]:
        if later.start >= end:
            break
        if later.level <= anchor.level and later.start > anchor.start:
            return later.start
    return end
