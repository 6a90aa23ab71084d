"""What the segments of one paper agree on: names told once in full, and cases that its agenda lists as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.lexicon import lexicon
from kg.model import Segment, SegmentKind, Span
from kg.segmentation.trusts import is_a_trust
from kg.text import alike


def spans_of(segment: Segment, name: str) -> tuple[Span, ...]:
    """The spans that attribute `name` of a segment lists."""
    written = segment.get(name) or ""
    pairs = (part.split("-") for part in written.split())
    return tuple(Span(int(start), int(end)) for start, end in pairs)


def with_pairs(segment: Segment, added: Sequence[tuple[str, str | None]]) -> Segment:
    """The segment with these attributes in place of its own; what is None is taken out."""
    names = {name for name, _ in added}
    kept = tuple(pair for pair in segment.attributes if pair[0] not in names)
    return replace(segment, attributes=(*kept, *((n, v) for n, v in added if v)))


def with_whole_name(segment: Segment, board: str) -> Segment:
    """A segment whose body is the one of the paper by the beginning of its name, or all but the first word.

    A trust or a municipality is none of its committees.
    """
    named = segment.get("body") or ""
    if is_a_trust(named) or re.search(lexicon("owner")["kinds"]["municipality"], named):
        return segment
    body, whole = named.casefold(), board.casefold()
    begins, ends = whole.startswith(f"{body} "), " " in body and whole.partition(" ")[2] == body
    return with_pairs(segment, [("body", board)]) if body and (begins or ends) else segment


def as_listed(segments: Sequence[Segment]) -> Iterator[Segment]:
    """The cases, those that the paper's agenda lists as its own also behind minutes of others that are attached."""
    listed: dict[str, Segment] = {}
    for segment in segments:
        number = segment.get("number") or ""
        if segment.kind is not SegmentKind.CASE or segment.get("treated") != "yes" or not segment.get("title"):
            yield segment
            continue
        first = listed.setdefault(number, segment)
        same = first.get("style") == "agenda" and first.get("body") != segment.get("body")
        if same and alike(first.get("title") or "", segment.get("title") or ""):
            inherited = ("body", "meeting-date", "meeting-number")
            yield with_pairs(segment, [(name, first.get(name)) for name in inherited])
        else:
            yield segment
