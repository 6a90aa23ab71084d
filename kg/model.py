"""The types that the stages of the pipeline hand to each other.

Frozen, standard library only. A span is a half-open range of characters in the one text of a document;
text is never copied where a span will do, except the quote in `Evidence`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of the span."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a document; `number` counts from 1."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one file, before anything has been read out of it.

    `source` is the file's name relative to the folder that was ingested; `sha256` is of the file's bytes (hex);
    `pages` is empty where the format has none; `encoding` says how a text file was decoded.
    """

    source: str
    text: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...] = ()
    title: str | None = None
    encoding: str | None = None

    def page_of(self, position: int) -> int | None:
        """The number of the page that holds the character at `position`, where pages are known."""
        for page in self.pages:
            if page.span.start <= position < page.span.end:
                return page.number
        return None


class SegmentKind(StrEnum):
    """What a part of a document is about."""

    DOCUMENT = "document"
    SUMMONS = "summons"
    MEETING = "meeting"
    AGENDA = "agenda"
    CASE = "case"
    COVER_NOTE = "cover-note"
    DECISION = "decision"
    ATTACHMENT = "attachment"
    LETTER = "letter"
    CONSULTATION_RESPONSE = "consultation-response"
    STRATEGY = "strategy"
    GOAL = "goal"
    INDICATOR = "indicator"
    TABLE = "table"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a document about one thing.

    `parent` is the index of the enclosing segment in the document's list (None for the document itself), `heading`
    the span of its heading line or lines, `attributes` what the rules read off the heading ("number", "title", …).
    """

    kind: SegmentKind
    span: Span
    parent: int | None = None
    heading: Span | None = None
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        """The attribute `name`, where the rules read it."""
        return dict(self.attributes).get(name)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: `label` is ORG, PER, LOC, DATE, CASE, MONEY, …; `form` is the cleaned words."""

    span: Span
    label: str
    form: str
    norm: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """What an entity is called before it has an IRI: `kind` is the IRI's first step, `path` the slugs behind it.

    The first step of `path` is the slug of a body for every kind in `kg.identifiers.BODY_SCOPED`; resolution
    replaces it when two names turn out to be one body.
    """

    kind: str
    path: tuple[str, ...]

    @property
    def spelt(self) -> str:
        """The end of its IRI: "organisation/helse-nord-rhf"."""
        return "/".join((self.kind, *self.path))


@dataclass(frozen=True, slots=True)
class External:
    """A resource that is not ours to name: a UN goal, a term of the ontology."""

    iri: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A value; `datatype` is the local name of an XSD type ("date", "decimal"), or `language` is a tag."""

    value: str
    datatype: str | None = None
    language: str | None = None


Object = Ref | External | Literal


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a statement is believed: `quote` is exactly the characters of `span` in the document's text."""

    span: Span
    quote: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple read out of a document; `predicate` is a prefixed name ("vg:inCase"), `confidence` lies in 0..1."""

    subject: Ref
    predicate: str
    object: Object
    evidence: Evidence
    extractor: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """Something a document speaks of: `types` are prefixed class names, `span` is where it is named."""

    ref: Ref
    types: tuple[str, ...]
    label: str
    language: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read; the run goes on."""

    stage: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one document says, before its names are resolved against other documents.

    `language` is "nb", "nn" or "en"; `type` one of the document types of `ontology/vocabularies.ttl`; `issued` an
    ISO date. `passages` partition the text (gaps hold white space and furniture only).
    """

    document: Document
    language: str
    title: str
    type: str | None
    issued: str | None
    segments: tuple[Segment, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    passages: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
