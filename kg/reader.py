"""What a reader sees: one publication, opened, and opened anew when `CURRENT` has moved."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from kg.errors import StoreError
from kg.network import Network
from kg.passages import index_errors
from kg.publication import Publication, Publications
from kg.queries import Census, census
from kg.reports import Version
from kg.search_fields import SearchFields
from kg.searching import named, values_of
from kg.sparql import terms_of
from kg.store import Store
from kg.tracing import Tracer
from search import Index

MOST_MATCHES = 10_000
"""How many passages `vg:matches` finds for one text."""


@dataclass(frozen=True)
class Opened:
    """A publication with its store and index open for reading, whole as long as somebody holds it."""

    publication: Publication
    store: Store
    index: Index
    tracer: Tracer

    @cached_property
    def facets(self) -> Mapping[str, Sequence[str]]:
        """Every value of every facet of the index."""
        return values_of(self.index)

    @cached_property
    def fields(self) -> SearchFields:
        """What a colon means in a search here."""
        return SearchFields(self.facets, partial(named, known=self.facets, lookup=self.tracer.lookup))

    def passages_for(self, words: str) -> Sequence[tuple[str, float]]:
        """The passages that hold all that is typed, with their scores, as far as `MOST_MATCHES`."""
        with index_errors():
            return self.index.matching(words, fields=self.fields, limit=MOST_MATCHES)

    @cached_property
    def terms(self) -> Mapping[str, Sequence[str]]:
        """The IRIs of the classes and properties of the graph."""
        return terms_of(self.store)

    @cached_property
    def version(self) -> Version:
        """Which publication it is."""
        return Version(self.publication.number, self.publication.digest, self.publication.published)

    @cached_property
    def census(self) -> Census:
        """How much the graph holds of what."""
        return census(self.store.select, self.publication.manifest.base)

    @cached_property
    def network(self) -> Network:
        """Which case speaks of which."""
        return Network(self.store.select)

    @cached_property
    def triples(self) -> int:
        """How many triples the union of all graphs has."""
        return self.store.count()


class Reader:
    """Gives the current publication to any number of threads."""

    def __init__(self, publications: Publications, base: str) -> None:
        self._publications = publications
        self._base = base
        self._lock = threading.Lock()
        self._opened: Opened | None = None

    def current(self) -> Opened:
        """The current publication; a `StoreError` says so if there is none, or if it has another base."""
        with self._lock:
            number = self._publications.number()
            if self._opened is None or self._opened.publication.number != number:
                self._opened = self._open()
            return self._opened

    def _open(self) -> Opened:
        publication = self._publications.current()
        if publication is None:
            raise StoreError("nothing has been ingested yet: run `vedtaksgraf ingest PATH`")
        built = publication.manifest.base
        if built != self._base:
            raise StoreError(f"the data were built with the base {built}: set it so, or ingest again")
        with index_errors():
            index = Index.open(publication.index)
        store = Store.reading(publication.store)
        return Opened(publication, store, index, Tracer(store, self._base))
