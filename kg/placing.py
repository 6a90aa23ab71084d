"""Where in a document's passages things stand: the one rule that the graph and the index share."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kg.identifiers import CaseNumber, iri, slug
from kg.model import Analysis, Ref, Span
from kg.naming import Names

_SUB_CASE = re.compile(r"^(\d+-\d+)-(\d+)$")
_MENTION_LABELS = {"organisation": "ORG", "person": "PER", "case": "CASE"}


@dataclass(frozen=True, slots=True)
class View:
    """An analysis as it is published: under `base`, with its refs resolved by `ref` and shown by `names`.

    `others` are all names of organisations.
    """

    analysis: Analysis
    base: str
    ref: Callable[[Ref], Ref]
    names: Names
    others: Mapping[Ref, tuple[str, ...]] = field(default_factory=dict)

    @property
    def document(self) -> Ref:
        """The document's own ref, which names its graph."""
        return document_ref(self.analysis.document.source)

    def iri(self, ref: Ref) -> str:
        """The IRI of what this document calls `ref`."""
        return iri(self.base, self.ref(ref))

    def passage_iri(self, span: Span) -> str:
        """The IRI of the passage at `span`."""
        return iri(self.base, passage_ref(self.analysis.document.source, span))


def document_ref(source: str) -> Ref:
    """The ref of the document that came from `source`."""
    return Ref("document", (slug(source),))


def passage_ref(source: str, span: Span) -> Ref:
    """The ref of a passage of the document that came from `source`."""
    return Ref("passage", (slug(source), f"{span.start}-{span.end}"))


def holding(passages: tuple[Span, ...], span: Span) -> tuple[Span, ...]:
    """The passages that share a character with `span`; the nearest before it where it lies in a gap."""
    first = max(bisect_right(passages, span.start, key=lambda passage: passage.start) - 1, 0)
    found = []
    for passage in passages[first:]:
        if passage.start >= span.end:
            break
        if passage.overlaps(span):
            found.append(passage)
    return tuple(found) or passages[first : first + 1]


def evidence_of(analysis: Analysis) -> Mapping[Ref, frozenset[Span]]:
    """The passages that speak of each of the document's refs: where it is named and what is said with it."""
    found: dict[Ref, set[Span]] = {}

    def note(ref: Ref, span: Span) -> None:
        found.setdefault(ref, set()).update(holding(analysis.passages, span))

    for entity in analysis.entities:
        if entity.span is not None:
            note(entity.ref, entity.span)
    for statement in analysis.statements:
        note(statement.subject, statement.evidence.span)
        if isinstance(statement.object, Ref):
            note(statement.object, statement.evidence.span)
    return {ref: frozenset(spans) for ref, spans in found.items()}


def mentions_of(analysis: Analysis) -> Mapping[Span, frozenset[Ref]]:
    """What each passage speaks of: the entities that have evidence there, and the names recognised in it."""
    found: dict[Span, set[Ref]] = {passage: set() for passage in analysis.passages}
    for ref, spans in evidence_of(analysis).items():
        for span in spans:
            found[span].add(ref)
    named = _by_name(analysis)
    for mention in analysis.mentions:
        meant = named.get((mention.label, _key(mention.label, mention.norm or mention.form)))
        if meant is not None:
            for span in holding(analysis.passages, mention.span):
                found[span].add(meant)
    return {span: frozenset(refs) for span, refs in found.items()}


def _by_name(analysis: Analysis) -> Mapping[tuple[str, str], Ref]:
    """The entities a mention can name, by its label and key; a key that two entities share names neither."""
    found: dict[tuple[str, str], set[Ref]] = {}
    for entity in analysis.entities:
        label = _MENTION_LABELS.get(entity.ref.kind)
        if label is not None:
            number = case_number(entity.ref) if label == "CASE" else None
            key = number_key(number) or entity.ref.path[-1]
            found.setdefault((label, key), set()).add(entity.ref)
    return {key: next(iter(refs)) for key, refs in found.items() if len(refs) == 1}


def case_number(ref: Ref) -> CaseNumber | None:
    """The number that the last step of a case's path spells, where a slash has become a hyphen."""
    return CaseNumber.parse(_SUB_CASE.sub(r"\1/\2", ref.path[-1]))


def _key(label: str, words: str) -> str:
    """What two spellings of one name have in common."""
    return (label == "CASE" and number_key(CaseNumber.parse(words))) or slug(words)


def number_key(number: CaseNumber | None) -> str:
    """What all notations of one number have in common."""
    return f"{number.series}{number.number}-{number.year}-{number.part}" if number else ""
