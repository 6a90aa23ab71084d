"""What a body recommends to the next one, and with that has adopted itself."""

from __future__ import annotations

import re

from kg.lexicon import lexicon
from kg.model import Segment, SegmentKind
from kg.segmentation.enclosing import Context
from kg.segmentation.headings import own_mark, without_mark


def passes_on(context: Context, segment: Segment, case: Segment) -> bool:
    """Whether a paper prints what the body itself sends on to the next: that it has adopted."""
    if not case.get("body") or segment.heading is None:
        return False
    told, heading = lexicon("headings")["told"], context.layout.read(segment.heading)
    recommends = re.match(told["recommends"], without_mark(heading), re.I)
    agreed = bool(re.match(told["unanimous"], heading, re.I))
    if recommends and (agreed or own_mark(heading) or _is_second(context, segment, case)):
        return True
    if case.get("style") != "minutes":
        return False
    own = re.escape((case.get("body") or "").split(" i ")[0])
    return bool(
        (
            recommends
            and _is_treated(context, case.span.start, segment)
            and not _is_decided_below(context, segment, case)
        )
        or re.match(told["passed_on"], heading, re.I)
        or re.match(rf"{told['from_itself']}{own}(?:s\b|\s+sin?\b|\s*:|$)", heading, re.I)
    )


def _is_decided_below(context: Context, segment: Segment, case: Segment) -> bool:
    """Whether what the case adopts stands under a heading of its own below a recommendation."""
    inside = (s for s in context.segments if s.kind is SegmentKind.DECISION and case.span.contains(s.span))
    below = (s for s in inside if s.span.start >= segment.span.end)
    return any(s.get("status") == "adopted" and s.get("found") == "heading" for s in below)


def _is_treated(context: Context, start: int, segment: Segment) -> bool:
    """Whether the text from `start` to the decision tells how the case was treated."""
    return bool(re.search(lexicon("headings")["told"]["treated"], context.document.text[start : segment.span.start]))


def _is_second(context: Context, segment: Segment, case: Segment) -> bool:
    """Whether a recommendation stands below how the case was treated, and another proposal above that."""
    before = [s for s in context.segments if s.kind is SegmentKind.DECISION and case.span.contains(s.span)]
    above = [s.span.end for s in before if s.get("status") == "proposed" and s.span.end <= segment.span.start]
    return bool(above) and _is_treated(context, max(above), segment)
