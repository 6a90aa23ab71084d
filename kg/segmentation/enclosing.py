"""What lies around a segment: the meeting whose papers it belongs to, the case it is part of."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Document, Segment, SegmentKind
from kg.segmentation.layout import Layout


@dataclass(frozen=True, slots=True)
class Context:
    """A document with its segments; `board` is the body whose papers these are, `meetings` the meetings in order.

    `sure` tells that the board is hardly in doubt.
    """

    document: Document
    layout: Layout
    segments: tuple[Segment, ...]
    board: str | None
    meetings: tuple[Segment, ...]
    sure: bool = False

    def meeting_of(self, index: int) -> Segment | None:
        """The meeting whose papers the segment belongs to; a cover note belongs to the meeting that is called."""
        segment: Segment | None = self.segments[index]
        while segment is not None:
            if segment.kind is SegmentKind.MEETING:
                return segment
            segment = self.segments[segment.parent] if segment.parent is not None else None
        date = self.segments[index].get("date")
        dated = [m for m in self.meetings if date and m.get("date") == date]
        return next(iter(dated or self.meetings), None)

    def case_of(self, index: int) -> Segment | None:
        """The case segment around segment `index`."""
        segment = self.segments[index]
        while segment.parent is not None:
            segment = self.segments[segment.parent]
            if segment.kind is SegmentKind.CASE:
                return segment
        return None
