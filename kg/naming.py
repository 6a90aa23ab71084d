"""What an entity is called where it is shown: one label a resource, whichever documents name it.

Documents name a thing in different words. The label is chosen over all of them, so that the union of
their graphs has one `rdfs:label` a resource, the same in every order of ingest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.identifiers import slug
from kg.model import Analysis, Ref


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A label and the tag of the language it is in."""

    label: str
    language: str


Names = Mapping[Ref, Name]


def names(analyses: Iterable[Analysis], ref: Callable[[str, Ref], Ref]) -> Names:
    """The label of every resolved entity; `ref` resolves a document's (source's) ref."""
    votes: dict[Ref, Counter[Name]] = {}
    for analysis in analyses:
        for entity in analysis.entities:
            resolved = ref(analysis.document.source, entity.ref)
            votes.setdefault(resolved, Counter())[Name(entity.label, entity.language)] += 1
    return {resolved: _chosen(resolved, count) for resolved, count in votes.items()}


def _chosen(resolved: Ref, votes: Counter[Name]) -> Name:
    """The name that the IRI was made from, else the commonest, the longest, the first in the alphabet."""

    def rank(name: Name) -> tuple[bool, int, int, Name]:
        return slug(name.label) != resolved.path[-1], -votes[name], -len(name.label), name

    return min(votes, key=rank)
