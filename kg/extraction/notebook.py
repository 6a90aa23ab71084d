"""What extraction writes down: entities and statements, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import (
    Document,
    Entity,
    Evidence,
    Literal,
    Mention,
    Object,
    Ref,
    Segment,
    SegmentKind,
    Span,
    Statement,
)
from kg.segmentation.layout import Layout


@dataclass(frozen=True, slots=True)
class Reading:
    """One document taken apart: what every family of statements reads from.

    `segments` are in reading order, each naming its parent by index; `language` is "nb", "nn" or "en".
    """

    document: Document
    layout: Layout
    segments: tuple[Segment, ...]
    mentions: tuple[Mention, ...]
    language: str

    def of_kind(self, *kinds: SegmentKind) -> list[tuple[int, Segment]]:
        """The segments of these kinds with their indexes."""
        return [(i, s) for i, s in enumerate(self.segments) if s.kind in kinds]

    def enclosing(self, index: int | None, *kinds: SegmentKind) -> tuple[int, Segment] | None:
        """The nearest segment of one of `kinds` that encloses segment `index`, or that segment itself."""
        while index is not None:
            segment = self.segments[index]
            if segment.kind in kinds:
                return index, segment
            index = segment.parent
        return None

    def innermost(self, position: int) -> int | None:
        """The index of the innermost segment around the character at `position`."""
        best: int | None = None
        for index, segment in enumerate(self.segments):
            if segment.span.start <= position < segment.span.end and (
                best is None or segment.span.start >= self.segments[best].span.start
            ):
                best = index
        return best

    def read(self, span: Span) -> str:
        """The words of `span` on one line, as a reader reads them."""
        return self.layout.read(span)


@dataclass(slots=True)
class Notebook:
    """Collects what is read out of one document; `extractor` names the rule family and its version."""

    reading: Reading
    entities: dict[tuple[Ref, tuple[str, ...]], Entity] = field(default_factory=dict)
    statements: dict[tuple[Ref, str, Object, Span], Statement] = field(default_factory=dict)

    def name(self, ref: Ref, types: tuple[str, ...], label: str, span: Span | None) -> Ref:
        """Note that the document speaks of `ref`; the first label and place win."""
        self.entities.setdefault((ref, types), Entity(ref, types, label, self.reading.language, span))
        return ref

    def say(
        self,
        subject: Ref,
        predicate: str,
        value: Object,
        span: Span,
        *,
        extractor: str,
        confidence: float = 1.0,
    ) -> None:
        """Note one triple, read at `span`; said twice at the same place, it is one statement."""
        span = _trimmed(span, self.reading.document.text)
        evidence = Evidence(span, span.of(self.reading.document.text), self.reading.document.page_of(span.start))
        statement = Statement(subject, predicate, value, evidence, extractor, confidence)
        self.statements.setdefault((subject, predicate, value, span), statement)

    def words(self, value: str) -> Literal:
        """`value` as text in the document's language."""
        return Literal(value, language=self.reading.language)


def _trimmed(span: Span, text: str) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start + 1, span.start + len(words.rstrip())))
