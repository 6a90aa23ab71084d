"""Who else a sentence of a case paper speaks for, where several bodies treat one matter in turn and share the paper."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.names import segment_case
from kg.extraction.notebook import Reading
from kg.model import Ref, Segment, SegmentKind


def last_to_treat(reading: Reading, segment: Segment, at: int) -> Ref | None:
    """The case of the body that treats last what `segment` treats, where the place `at` is in the paper they share.

    None where that is the case of `segment` itself, and where `at` is in what is minuted of one body.
    """
    own, bodies = segment_case(segment), list(turns_of(reading, segment))
    if own is None or len(bodies) < 2 or not _is_shared(reading, segment, at):
        return None
    last = segment_case(max(bodies, key=_date))
    return last if last != own else None


def turns_of(reading: Reading, segment: Segment) -> Iterator[Segment]:
    """The cases of the bodies that treat what `segment` treats: they share its title, and each has a date."""
    title = segment.get("title-spans")
    for _, other in reading.of_kind(SegmentKind.CASE):
        if title and other.get("title-spans") == title and other.get("date-span") and _date(other):
            yield other


def _date(segment: Segment) -> str:
    return segment.get("meeting-date") or segment.get("date") or ""


def _is_shared(reading: Reading, segment: Segment, at: int) -> bool:
    """Whether a place is in the paper itself: above what is minuted, or below a proposal behind what a body decided."""
    if segment.get("style") == "paper":
        return True
    inside = [s for _, s in reading.of_kind(SegmentKind.DECISION) if segment.span.contains(s.span) and s.span.end <= at]
    decided = [s.span.end for s in inside if s.get("status") == "adopted" and s.get("case") == segment.get("number")]
    return bool(decided) and any(s.get("status") == "proposed" and s.span.start >= min(decided) for s in inside)
