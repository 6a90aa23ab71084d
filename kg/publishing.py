"""Records and analyses -> a publication: names are resolved over all documents, and what changed is written.

What is wanted is worked out first, as a manifest, and compared with the current publication's; so a run that
died, or a publication that somebody deleted, is made good by the next run without being told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from rdflib import Graph

from kg import derived, registered
from kg.fingerprint import of_publishing
from kg.model import Analysis, Ref
from kg.naming import names, other_names
from kg.passages import index_errors, passages
from kg.placing import View
from kg.publication import Draft, Manifest, Publication, Publications, Published
from kg.rdf import Triple, graph_of, triples
from kg.references import Reference
from kg.sources import Record, Sources
from kg.store import Store
from ontology import ONTOLOGY_IRI, load_ontology, load_vocabularies
from search import Index

VOCABULARIES_IRI = f"{ONTOLOGY_IRI}/vocabularies"
"""The named graph of the lists of terms."""


class Entity(Protocol):
    """What resolution calls something that several names were found to mean."""

    @property
    def ref(self) -> Ref:
        """Its ref."""

    @property
    def label(self) -> str:
        """Its best name."""


class Resolved(Protocol):
    """Which entity a document's ref means: `kg.resolution.Resolution`."""

    @property
    def entities(self) -> Sequence[Entity]:
        """What has a name of its own choosing."""

    @property
    def register(self) -> Sequence[registered.Listed]:
        """The organisations that are known without a document."""

    def completed(self, analysis: Analysis, /) -> Analysis:
        """`analysis` with the names in it that only other documents explain."""

    def ref(self, document_source: str, ref: Ref, /) -> Ref:
        """The ref that `ref` of that document stands for."""


Resolve = Callable[[Sequence[Analysis]], Resolved]

LARGE_SHARE = 4
"""A run is large that changes more than one document in so many."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a data folder holds, before names are resolved."""

    sources: Sources
    records: Mapping[str, Record]
    references: Sequence[Reference]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a publication shall hold: a view for each source, graphs of our own making over all of them, reference data.

    The manifest tells of all three, and of the engine that the index is made with.
    """

    views: Mapping[str, View]
    own: Mapping[str, frozenset[Triple]]
    references: Mapping[str, Reference]
    manifest: Manifest
    engine: str


def views_of(basis: Basis, resolve: Resolve, base: str) -> dict[str, View]:
    """The documents by source as they are published under `base`, with names that hold over all of them."""
    return _seen(basis, resolve, base)[0]


def _seen(basis: Basis, resolve: Resolve, base: str) -> tuple[dict[str, View], frozenset[Triple]]:
    """The views of the documents, and what the register knows of the organisations in them."""
    analyses = {source: basis.sources.analysis(basis.records[source].analysis) for source in sorted(basis.records)}
    resolution = resolve(tuple(analyses.values()))
    analyses = {source: resolution.completed(analysis) for source, analysis in analyses.items()}
    called = names(analyses.values(), resolution.ref, {one.ref: one.label for one in resolution.entities})
    others = other_names(analyses.values(), resolution.ref)
    views = {
        source: View(analysis, base, partial(resolution.ref, source), called, others)
        for source, analysis in analyses.items()
    }
    return views, registered.triples(resolution.register, called, base, partial(resolution.ref, ""))


def wanted(basis: Basis, resolve: Resolve, base: str, engine: str) -> Wanted:
    """What the files and the reference data come to under `base`, with an index made with `engine`."""
    records = basis.records
    views, known = _seen(basis, resolve, base)
    worked_out = {
        str(derived.graph_of(base)): derived.triples(views.values(), base),
        str(registered.graph_of(base)): known,
    }
    own = {graph: found for graph, found in worked_out.items() if found}
    loaded = {reference.graph: reference for reference in basis.references}
    documents = {
        source: Published(str(graph_of(view)), records[source].analysis, _signature(view, records[source]))
        for source, view in views.items()
    }
    build = of_publishing(engine)
    graphs = dict.fromkeys((str(ONTOLOGY_IRI), VOCABULARIES_IRI), build)
    graphs |= {graph: reference.digest for graph, reference in loaded.items()}
    graphs |= {graph: derived.digest(found) for graph, found in own.items()}
    return Wanted(views, own, loaded, Manifest(base, build, documents, graphs), engine)


def publish(publications: Publications, aim: Wanted) -> Publication | None:
    """Publish what `aim` holds, or return None if the current publication holds just that."""
    current = publications.current()
    if current is not None and current.manifest == aim.manifest:
        return None
    kept = current if current is not None and _fits(current.manifest, aim.manifest) else None
    draft = publications.draft(of=kept)
    before = kept.manifest if kept else Manifest(aim.manifest.base, aim.manifest.build)
    _write_store(draft, before, aim, afresh=kept is None)
    _write_index(draft, before, aim)
    return publications.publish(draft, aim.manifest)


def _fits(old: Manifest, new: Manifest) -> bool:
    """Whether what the code wrote then can stand beside what it writes now."""
    return (old.base, old.build) == (new.base, new.build)


def _signature(view: View, record: Record) -> str:
    """A hash of all that the document's quads and passages are made from."""
    digest = hashlib.sha256(record.analysis.encode())
    digest.update(repr(view.analysis.mentions).encode())
    for ref in sorted(_refs(view.analysis)):
        resolved = view.ref(ref)
        name = view.names.get(resolved)
        digest.update(repr((ref, resolved, name, view.others.get(resolved))).encode())
    return digest.hexdigest()[:32]


def _refs(analysis: Analysis) -> set[Ref]:
    found = {entity.ref for entity in analysis.entities}
    for statement in analysis.statements:
        found.add(statement.subject)
        if isinstance(statement.object, Ref):
            found.add(statement.object)
    bodies = {Ref("organisation", (ref.path[0],)) for ref in found}
    return found | bodies


def _changed(before: Manifest, aim: Wanted) -> Iterator[tuple[str, View]]:
    for source, view in aim.views.items():
        if before.documents.get(source) != aim.manifest.documents[source]:
            yield source, view


def _write_store(draft: Draft, before: Manifest, aim: Wanted, *, afresh: bool) -> None:
    store = Store.writing(draft.store)
    if afresh:
        store.replace_parsed(str(ONTOLOGY_IRI), _ntriples(load_ontology()), ".nt")
        store.replace_parsed(VOCABULARIES_IRI, _ntriples(load_vocabularies()), ".nt")
    for graph in _graphs(before) - _graphs(aim.manifest):
        store.remove(graph)
    for graph, reference in aim.references.items():
        if before.graphs.get(graph) != reference.digest:
            store.replace_parsed(graph, reference.content, ".nq")
    changed = list(_changed(before, aim))
    for _, view in changed:
        store.replace(str(graph_of(view)), triples(view))
    for graph, found in aim.own.items():
        if before.graphs.get(graph) != aim.manifest.graphs[graph]:
            store.replace(graph, found)
    if len(changed) * LARGE_SHARE > len(aim.views):
        store.optimise()
    store.flush()


def _graphs(manifest: Manifest) -> set[str]:
    return {*manifest.graphs, *(document.graph for document in manifest.documents.values())}


def _ntriples(graph: Graph) -> bytes:
    return graph.serialize(format="nt", encoding="utf-8")


def _write_index(draft: Draft, before: Manifest, aim: Wanted) -> None:
    open_index = (
        partial(Index.open, writable=True) if draft.index.exists() else partial(Index.create, engine=aim.engine)
    )
    with index_errors(), open_index(draft.index) as index:
        for source in sorted(before.documents.keys() - aim.manifest.documents.keys()):
            index.remove(source)
        for source, view in _changed(before, aim):
            index.replace(source, passages(view))
        index.commit()
