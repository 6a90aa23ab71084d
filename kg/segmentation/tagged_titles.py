"""Titles of cases as the tagger of heads sees them: where no rule found one, or the tagger sees another."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.head_tagger import plain, tagged_heads, titles_by_number

REACH = 400
"""Within how many characters of the head of a case its title may stand."""


def retitled(text: str, anchors: Sequence[Anchor]) -> Iterator[Anchor]:
    """The anchors; a treated case has the title that the tagger sees by its number where it has none or another.

    A title that several bodies' treatments share stays, and each that the tagger sees is given once.
    """
    own = {index: _titles(anchor) for index, anchor in enumerate(anchors) if anchor.kind is SegmentKind.CASE}
    known = Counter(span for spans in own.values() for span in spans)
    treated = {index for index in own if dict(anchors[index].attributes).get("treated") == "yes"}
    seen = tagged_heads(text) if treated else ()
    agreed = _Places([head.title for head in seen if head.title])
    taken = _Places(list(known))
    free = titles_by_number(head for head in seen if head.title and not taken.overlap(head.title))
    for index, anchor in enumerate(anchors):
        if index in treated and anchor.heading and not any(agreed.overlap(s) or known[s] > 1 for s in own[index]):
            titles = free.get(plain(dict(anchor.attributes).get("number") or ""), [])
            better = _nearest(titles, anchor.heading)
            if better:
                titles.remove(better)
                yield _with_title(anchor, better)
                continue
        yield anchor


class _Places:
    """Spans of which none overlaps another, or hardly, sorted."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)

    def overlap(self, span: Span) -> bool:
        """Whether one of them overlaps `span`."""
        index = bisect_left(self._spans, Span(span.end, 0))
        return any(one.overlaps(span) for one in self._spans[max(0, index - 2) : index])


def _nearest(titles: Sequence[Span], heading: Span) -> Span | None:
    """The title nearest to a case's heading, if it is near."""
    near = [title for title in titles if abs(title.start - heading.start) < REACH]
    return min(near, key=lambda title: abs(title.start - heading.start), default=None)


def _titles(anchor: Anchor) -> list[Span]:
    written = dict(anchor.attributes).get("title-spans") or ""
    return [Span(*map(int, part.split("-"))) for part in written.split()]


def _with_title(anchor: Anchor, title: Span) -> Anchor:
    kept = tuple(pair for pair in anchor.attributes if pair[0] != "title-spans")
    return replace(anchor, attributes=(*kept, ("title-spans", f"{title.start}-{title.end}")))
