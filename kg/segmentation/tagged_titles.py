"""Titles of cases as the tagger of heads sees them: where no rule found one, or the tagger sees another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.head_tagger import TaggedHead, heads_of, tagged_heads


def retitled(text: str, anchors: Sequence[Anchor]) -> Iterator[Anchor]:
    """The anchors; a treated case has the title that the tagger sees by its number where it has none or another.

    A title that several bodies' treatments share stays.
    """
    cases = [anchor for anchor in anchors if anchor.kind is SegmentKind.CASE]
    known = [span for case in cases for span in _titles(case)]
    seen = [head for head in tagged_heads(text) if head.title]
    heads = [head for head in seen if not any(head.title.overlaps(span) for span in known if head.title)]
    for anchor in anchors:
        told = dict(anchor.attributes)
        better = None
        if anchor.kind is SegmentKind.CASE and told.get("treated") == "yes" and anchor.heading:
            own = _titles(anchor)
            agreed = any(head.title.overlaps(span) for head in seen for span in own if head.title)
            shared = any(known.count(span) > 1 for span in own)
            better = None if agreed or shared else _nearest(heads, anchor.heading, told.get("number") or "")
        yield _with_title(anchor, better) if better else anchor


def _nearest(heads: Sequence[TaggedHead], heading: Span, number: str) -> Span | None:
    """The title of this number that stands nearest to a case's heading."""
    titles = [head.title for head in heads_of(heads, number) if head.title]
    return min(titles, key=lambda title: abs(title.start - heading.start), default=None)


def _titles(anchor: Anchor) -> list[Span]:
    written = dict(anchor.attributes).get("title-spans") or ""
    return [Span(*map(int, part.split("-"))) for part in written.split()]


def _with_title(anchor: Anchor, title: Span) -> Anchor:
    kept = tuple(pair for pair in anchor.attributes if pair[0] != "title-spans")
    return replace(anchor, attributes=(*kept, ("title-spans", f"{title.start}-{title.end}")))
