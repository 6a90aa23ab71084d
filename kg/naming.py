"""What an entity is called where it is shown: one label a resource, whichever documents name it.

Documents name a thing in different words. The label is chosen over all of them, so that the union of
their graphs has one `rdfs:label` a resource, the same in every order of ingest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass

from kg.identifiers import slug
from kg.model import Analysis, Literal, Ref


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A label and the tag of the language it is in."""

    label: str
    language: str


Names = Mapping[Ref, Name]
PREFERRED: Mapping[str, str] = {"organisation": "skos:prefLabel", "group": "skos:prefLabel", "person": "foaf:name"}
"""Kinds that have several names, and the property of the one that is chosen."""
OTHER = "skos:altLabel"
"""The property of their other names."""
_FULL = 0.6
"""A full name has at least this share of the longest one's characters."""


def published_as(predicate: str, kind: str, value: str, chosen: Name | None) -> str:
    """The property under which a document's triple is published; that of a name tells whether it is the chosen one.

    So one thing has one preferred name over all documents, and no name is both preferred and another one.
    """
    preferred = PREFERRED.get(kind)
    if chosen is None or preferred is None or predicate not in (preferred, OTHER):
        return predicate
    return preferred if value == chosen.label else OTHER


def names(
    analyses: Iterable[Analysis], ref: Callable[[str, Ref], Ref], known: Mapping[Ref, str] | None = None
) -> Names:
    """The label of every resolved entity: one of `known`, else one of the documents'.

    `ref` resolves a document's (source's) ref.
    """
    votes: dict[Ref, Counter[Name]] = {}
    titles: dict[Ref, set[str]] = {}
    for analysis in analyses:
        source = analysis.document.source
        for entity in analysis.entities:
            name = Name(entity.label, entity.language)
            votes.setdefault(ref(source, entity.ref), Counter())[name] += 1
        for statement in analysis.statements:
            if statement.predicate == "dcterms:title" and isinstance(statement.object, Literal):
                titles.setdefault(ref(source, statement.subject), set()).add(statement.object.value)
    found = {}
    for resolved, count in votes.items():
        chosen = _chosen(resolved, count, titles.get(resolved, frozenset()))
        found[resolved] = _known((known or {}).get(resolved, chosen.label), resolved, count) or chosen
    return found


def other_names(analyses: Iterable[Analysis], ref: Callable[[str, Ref], Ref]) -> Mapping[Ref, tuple[str, ...]]:
    """All that the documents call each resolved organisation, by which people search for it."""
    found: dict[Ref, set[str]] = {}
    for analysis in analyses:
        source = analysis.document.source
        called = [(entity.ref, entity.label) for entity in analysis.entities]
        called += [
            (statement.subject, statement.object.value)
            for statement in analysis.statements
            if statement.predicate == OTHER and isinstance(statement.object, Literal)
        ]
        for own, label in called:
            if own.kind == "organisation":
                found.setdefault(ref(source, own), set()).add(label)
    return {resolved: tuple(sorted(labels)) for resolved, labels in found.items()}


def _known(label: str, resolved: Ref, votes: Counter[Name]) -> Name | None:
    """`label` in the language of the documents that use it, or of the others; a mere slug that none uses is no name."""
    used = [name for name in votes if name.label == label]
    if not used and label == resolved.path[-1]:
        return None
    return Name(label, min(used or votes, key=lambda name: (-votes[name], name)).language)


def _chosen(resolved: Ref, votes: Counter[Name], titles: Set[str]) -> Name:
    """An organisation's or a person's name that the IRI was made from; else the commonest of the full names.

    A document that only refers to a case or a goal has a number for it, where its own paper has the title: a
    full name has a title in it that some document states, and is not much shorter than the longest.
    """
    longest = max(len(name.label) for name in votes)

    def rank(name: Name) -> tuple[bool, bool, bool, int, int, Name]:
        other = resolved.kind in PREFERRED and slug(name.label) != resolved.path[-1]
        untitled = not any(title in name.label for title in titles)
        short = len(name.label) < longest * _FULL
        return other, untitled, short, -votes[name], -len(name.label), name

    return min(votes, key=rank)
