"""Anything that names an entity -> the entities it may mean.

An IRI, a case number in any notation (with the body before or behind it), an identifier ("Mål 4", "indikator
2.1"), a title, a label, another name. What the classes are called is read from the ontology.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, islice, takewhile

from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, SKOS

from kg.errors import UnknownEntityError
from kg.identifiers import CaseNumber, slug
from kg.placing import number_key
from kg.store import Store
from ontology import ONTOLOGY_IRI, VG

_NAMING = (RDFS.label, DCTERMS.title, SKOS.prefLabel, SKOS.altLabel, FOAF.name, DCTERMS.source)
_NUMBER = re.compile(r"\d{1,4}\s?[-‐‑‒–—−/]\s?\d{2,4}(?:/\d{1,3})?(?!\d)")
_ALONE = re.compile(rf"(?:[^\W\d_]+\.?\s+)?{_NUMBER.pattern}")
"""A case number with at most one word before it: "14/24", "sak 14/24"."""
_COMPLETED = frozenset({"organisation", "person", "case", "strategy", "goal", "indicator", "publication"})
"""Kinds of entities that a name begun may be completed to."""
_BOOKKEEPING = (VG.Passage, RDF.Statement, VG.TraceLink)


class Lookup:
    """Finds entities by what they are called; reads the names once, and keeps them."""

    def __init__(self, store: Store, base: str) -> None:
        self._store = store
        self._base = base

    def find(self, words: str, kind: str = "") -> tuple[str, ...]:
        """The IRIs that `words` may mean, sorted; without any, an `UnknownEntityError` names near ones.

        With `kind`, the first step of an IRI of ours, only things of that kind are meant.
        """
        written = words.strip()
        for found in (
            self._by_iri(written),
            self._by_name(written),
            self._by_identifier(written),
            self._by_case_number(written),
        ):
            meant = tuple(sorted(iri for iri in found if iri.startswith(f"{self._base}{kind}/" if kind else "")))
            if meant:
                return meant
        raise UnknownEntityError(f"{written!r} names nothing in the graph{self._near(written)}")

    def beginning(self, words: str, limit: int) -> list[tuple[str, str]]:
        """Labels of entities that have a name beginning so, each with its kind (the first step of its IRI)."""
        found: dict[str, str] = {}
        for iri, kind in self._called(self._beginning(slug(words))):
            if len(found) >= limit:
                break
            found.setdefault(self._label(iri), kind)
        return list(found.items())

    def suggested(self, words: str, limit: int) -> list[tuple[str, str, str]]:
        """IRI, label and kind of entities that have a name with a word beginning so, first those that begin so."""
        start = slug(words)
        inside = (name for name in self._sorted_names if f"-{start}" in name)
        found = dict(self._called(chain(self._beginning(start), inside))) if start else {}
        return [(iri, self._label(iri), kind) for iri, kind in islice(found.items(), limit)]

    def _beginning(self, start: str) -> Iterator[str]:
        names = islice(self._sorted_names, bisect_left(self._sorted_names, start), None)
        return takewhile(lambda name: name.startswith(start), names)

    def _called(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        for name in names:
            for iri in self._names[name]:
                kind = iri.removeprefix(self._base).partition("/")[0]
                if kind in _COMPLETED:
                    yield iri, kind

    def _label(self, iri: str) -> str:
        return next((str(label) for _, _, label in self._store.triples(iri, RDFS.label)), iri)

    def _by_iri(self, words: str) -> tuple[str, ...]:
        """Words that no IRI can be, whatever the reason, name nothing by IRI."""
        iris = (words, self._base + words) if ":" in words else (self._base + words,)
        try:
            return tuple(iri for iri in iris if any(self._store.triples(iri)))[:1]
        except ValueError:
            return ()

    def called(self, iris: Iterable[str]) -> frozenset[str]:
        """The slugs of all names that one of `iris` bears."""
        return frozenset(slug(str(name)) for iri in iris for name in self._said_names(iri))

    def _by_name(self, words: str) -> tuple[str, ...]:
        """What is called so; a number that stands alone is that of every body's case, however it is written."""
        named = self._names.get(slug(words), ())
        return tuple({*named, *self._by_case_number(words)}) if _ALONE.fullmatch(words) else named

    def _by_identifier(self, words: str) -> tuple[str, ...]:
        """A number behind what its class is called: "indikator 2.1", "goal 4"."""
        head, _, tail = words.rpartition(" ")
        called = slug(head)
        return tuple(iri for iri in self._tails.get(tail.casefold(), ()) if not head or self._is_called(iri, called))

    def _by_case_number(self, words: str) -> tuple[str, ...]:
        match = _NUMBER.search(words)
        number = CaseNumber.parse(match[0]) if match else None
        found = self._cases.get(number_key(number), ()) if number else ()
        rest = slug(_NUMBER.sub(" ", words, count=1))
        of_body = tuple(iri for iri in found if self._names_body(iri, rest))
        return of_body or tuple(found)

    def _names_body(self, case: str, rest: str) -> bool:
        """Whether `rest` (a slug) has one of the names of the case's body in it."""
        bodies = [str(body) for _, _, body in self._store.triples(case, VG.body)]
        called = {slug(str(name)) for body in bodies for name in self._said_names(body)}
        return any(f"-{name}-" in f"-{rest}-" for name in called)

    def _said_names(self, iri: str) -> Iterator[Literal]:
        for predicate in _NAMING:
            for _, _, value in self._store.triples(iri, predicate):
                if isinstance(value, Literal):
                    yield value

    def _is_called(self, iri: str, word: str) -> bool:
        """Whether one of the entity's classes is called `word`, or a compound that ends in it."""
        called = (name for kind in self._kinds(iri) for name in self._class_names.get(kind, ()))
        return any(name.endswith(word) for name in called)

    def _kinds(self, iri: str) -> Iterable[str]:
        """The entity's classes and those above them."""
        own = {str(kind) for _, _, kind in self._store.triples(iri, RDF.type)}
        return own | {str(kind) for one in own for _, _, kind in self._store.triples(one, RDFS.subClassOf)}

    def _near(self, words: str) -> str:
        close = difflib.get_close_matches(slug(words), self._names, n=3, cutoff=0.6)
        shown = [f"<{self._names[name][0]}>" for name in close]
        return f"; did you mean {', '.join(shown)}?" if shown else ": give an IRI, a case number, a title or a name"

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        """The slug of every name of an entity, and of every identifier, to what bears it."""
        found: dict[str, set[str]] = {}
        for predicate in (*_NAMING, DCTERMS.identifier):
            for subject, _, value in self._store.triples(predicate=predicate):
                if str(subject) not in self._unnamed and str(subject).startswith(self._base):
                    found.setdefault(slug(str(value)), set()).add(str(subject))
        return {name: tuple(sorted(iris)) for name, iris in found.items()}

    @cached_property
    def _sorted_names(self) -> list[str]:
        return sorted(self._names)

    @cached_property
    def _unnamed(self) -> frozenset[str]:
        return frozenset(
            str(subject)
            for kind in _BOOKKEEPING
            for subject, _, _ in self._store.triples(predicate=RDF.type, value=URIRef(kind))
        )

    @cached_property
    def _tails(self) -> dict[str, tuple[str, ...]]:
        """The last word of every identifier ("4" of "Mål 4") to what bears it."""
        found: dict[str, set[str]] = {}
        for subject, _, value in self._store.triples(predicate=DCTERMS.identifier):
            found.setdefault(str(value).split()[-1].casefold(), set()).add(str(subject))
        return {tail: tuple(sorted(iris)) for tail, iris in found.items()}

    @cached_property
    def _class_names(self) -> dict[str, frozenset[str]]:
        """What the ontology calls each class, in every language, as slugs."""
        found: dict[str, set[str]] = {}
        for predicate in (RDFS.label, SKOS.altLabel):
            for subject, _, value in self._store.triples(predicate=predicate, graph=str(ONTOLOGY_IRI)):
                found.setdefault(str(subject), set()).add(slug(str(value)))
        return {iri: frozenset(names) for iri, names in found.items()}

    @cached_property
    def _cases(self) -> dict[str, tuple[str, ...]]:
        """Cases by what all notations of their number have in common."""
        found: dict[str, list[str]] = {}
        for case, _, _ in self._store.triples(predicate=RDF.type, value=VG.Case):
            for _, _, written in self._store.triples(str(case), DCTERMS.identifier):
                found.setdefault(number_key(CaseNumber.parse(str(written))), []).append(str(case))
        return {key: tuple(sorted(iris)) for key, iris in found.items() if key}
