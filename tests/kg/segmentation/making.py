"""Makes documents and layouts out of the tests' own texts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from kg.model import Document, Page, Segment, SegmentKind, Span
from kg.segmentation import Layout, read_layout, segment
from kg.segmentation.case_numbers import years_behind
from kg.segmentation.layout import LineRole


def paper(text: str, *, pages: Sequence[int] = (), source: str = "sak.txt") -> Document:
    """A document of `text` as the pipeline reads it, with years behind numbers; `pages` are where its pages start."""
    ends = [*pages[1:], len(text)]
    numbered = enumerate(zip(pages, ends, strict=False), start=1)
    digest = hashlib.sha256(text.encode()).hexdigest()
    spans = tuple(Page(n, Span(s, e)) for n, (s, e) in numbered)
    return Document(source, years_behind(text), digest, "text/plain", spans)


def layout_of(text: str) -> Layout:
    return read_layout(paper(text))


def words_of(text: str) -> list[str]:
    """The words of each block."""
    return [block.words for block in layout_of(text).blocks]


def with_role(text: str, role: LineRole) -> list[str]:
    return [line.words for line in layout_of(text).lines if line.role is role]


def read_all(text: str) -> str:
    """The whole text as a reader reads it."""
    return layout_of(text).read(Span(0, len(text)))


def segments_of(text: str, *kinds: SegmentKind) -> list[Segment]:
    document = paper(text)
    return [s for s in segment(document, read_layout(document)) if not kinds or s.kind in kinds]


def told(found: Segment, *names: str) -> tuple[str | None, ...]:
    """The values of these attributes."""
    return tuple(found.get(name) for name in names)


def cases_of(text: str, *names: str, style: str | None = None) -> list[tuple[str | None, ...]]:
    """These attributes of every case segment, or of those of one style."""
    found = segments_of(text, SegmentKind.CASE)
    return [told(case, *names) for case in found if style in (None, case.get("style"))]
