"""Proof that graph, index and records agree, that every quote stands where it says, and that the shapes hold.

What was worked out over documents must rest on statements that a document makes.
Every fault is a line that names the resource.
Nothing is put right here: all is derived, `ingest` builds it anew.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import PROV

from kg import derived, validation
from kg.model import Analysis
from kg.reader import Opened
from kg.sources import Sources
from kg.store import Node, Store
from ontology import VG

Triple = tuple[Node, URIRef, Node]
_Reified = tuple[Node | None, Node | None, Node | None]
_BOOKKEEPING = frozenset({VG.Document, VG.Passage, VG.Statement})
_UNSTATED = frozenset({RDF.type, RDFS.label, VG.evidence})
"""Properties that need no statement."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`faults` is empty where all is well; `hash` is the same for the same graph, however it was built."""

    faults: tuple[str, ...]
    counts: Mapping[str, int]
    hash: str


def check(now: Opened, sources: Sources) -> CheckReport:
    """Check the publication `now` against the records of `sources`."""
    documents = now.publication.manifest.documents
    counts: Counter[str] = Counter(documents=len(documents), triples=now.triples)
    found = [*_records(now, sources), *_union(now.store)]
    for source, document in sorted(documents.items()):
        graph = _Document(source, document.graph, list(now.store.triples(graph=document.graph)))
        counts.update(passages=len(graph.of(VG.Passage)), statements=len(graph.of(VG.Statement)))
        found += graph.faults(sources.analysis(document.analysis), set(now.index.passage_ids(source)))
    joint = _Joint.of(now.store, str(derived.graph_of(now.publication.manifest.base)))
    counts.update(derived=len(joint.stated), inferred=len(joint.links))
    found += sorted(joint.faults(now.store))
    found += validation.faults(now.store, [*(document.graph for document in documents.values()), joint.graph])
    digest = hashlib.sha256()
    for line in now.store.canonical():
        digest.update(line.encode())
    return CheckReport(tuple(found), dict(counts), digest.hexdigest())


def _records(now: Opened, sources: Sources) -> Iterator[str]:
    """The records, the named graphs and the index name the same documents."""
    manifest = now.publication.manifest
    recorded = {source: record.analysis for source, record in sources.records().items()}
    published = {source: document.analysis for source, document in manifest.documents.items()}
    for source in sorted({source for source, _ in recorded.items() ^ published.items()}):
        yield f"{source}: what was ingested is not what is published; ingest again"
    indexed = set(now.index.documents())
    for source in sorted(indexed ^ published.keys()):
        yield f"{source}: in the {'index' if source in indexed else 'records'} only"
    graphs = {document.graph for document in manifest.documents.values()}
    missing = (graphs | manifest.graphs.keys()) - now.store.graphs()
    yield from (f"<{graph}>: a named graph that should be there is not" for graph in sorted(missing))
    stray = now.store.graphs() - graphs - manifest.graphs.keys()
    yield from (f"<{graph}>: a named graph that no record explains" for graph in sorted(stray))


def _union(store: Store) -> Iterator[str]:
    """The default graph is the union of the named ones."""
    lacking, extra = store.union_faults()
    if lacking or extra:
        yield f"the default graph lacks {lacking} triples of the named graphs and has {extra} of its own"


@dataclass(frozen=True, slots=True)
class _Document:
    """A document's graph, to be compared with its text and its passages in the index."""

    source: str
    graph: str
    triples: list[Triple]

    def of(self, kind: URIRef) -> set[Node]:
        """The resources of a class."""
        return {subject for subject, name, value in self.triples if name == RDF.type and value == kind}

    def faults(self, analysis: Analysis, indexed: set[str]) -> Iterator[str]:
        """All that is wrong with this document."""
        said = _by_subject(self.triples)
        statements = {node: said[node] for node in self.of(VG.Statement)}
        passages = {node: said[node] for node in self.of(VG.Passage)}
        yield from self._quotes(statements, VG.quote, analysis.document.text)
        yield from self._quotes(passages, VG.text, analysis.document.text)
        yield from self._stated(statements)
        ids = {str(node) for node in passages}
        yield from (f"<{iri}>: a passage of the graph that the index lacks" for iri in sorted(ids - indexed))
        yield from (f"<{iri}>: a passage of the index that the graph lacks" for iri in sorted(indexed - ids))

    def _quotes(self, nodes: Mapping[Node, Mapping[URIRef, Node]], name: URIRef, text: str) -> Iterator[str]:
        """What is quoted stands in the document's text where it is said to stand."""
        for node, said in nodes.items():
            span = slice(_number(said.get(VG.start)), _number(said.get(VG.end)))
            if text[span] != str(said.get(name)):
                yield f"<{node}>: its words are not those of {self.source} at {span.start}-{span.stop}"

    def _stated(self, statements: Mapping[Node, Mapping[URIRef, Node]]) -> Iterator[str]:
        """Every statement's triple is there, and every triple that needs a statement has one."""
        held = set(self.triples)
        stated = {_reified(said): node for node, said in statements.items()}
        for triple, node in stated.items():
            if triple not in held:
                yield f"<{node}>: the triple it rests on is not in the graph of {self.source}"
        for triple in self._needing(held):
            if triple not in stated:
                yield f"<{triple[0]}>: no statement for its {triple[1]} in the graph of {self.source}"

    def _needing(self, held: Iterable[Triple]) -> Iterator[Triple]:
        own = {node for kind in _BOOKKEEPING for node in self.of(kind)}
        return (triple for triple in held if triple[0] not in own and triple[1] not in _UNSTATED)


@dataclass(frozen=True, slots=True)
class _Joint:
    """The graph of what was worked out over all documents.

    `stated` is what each of its statements is about, `links` what is said of each inferred link.
    """

    graph: str
    triples: frozenset[Triple]
    stated: Mapping[Node, _Reified]
    links: Mapping[Node, Mapping[URIRef, Node]]

    @classmethod
    def of(cls, store: Store, graph: str) -> _Joint:
        """The graph called `graph`, which is empty where nothing was worked out."""
        held = frozenset(store.triples(graph=graph))
        said = _by_subject(held)
        own = {node for node, name, value in held if name == RDF.type and value == RDF.Statement}
        links = {node for node, name, value in held if name == RDF.type and value == VG.TraceLink}
        return cls(graph, held, {node: _reified(said[node]) for node in own}, {node: said[node] for node in links})

    def faults(self, store: Store) -> Iterator[str]:
        """What lacks its statement, and statements that lack their triple or what they rest on."""
        rests = {(node, value) for node, name, value in self.triples if name == PROV.wasDerivedFrom}
        for node, triple in self.stated.items():
            if triple not in self.triples:
                yield f"<{node}>: the triple it is about is not in <{self.graph}>"
        for node in (self.stated.keys() | self.links.keys()) - {node for node, _ in rests}:
            yield f"<{node}>: it does not say what it was worked out from"
        for node, source in rests:
            if not any(store.triples(str(source), RDF.type, VG.Statement)):
                yield f"<{node}>: it rests on <{source}>, which is no statement of a document"
        yield from self._link_faults()
        known = self.stated.keys() | self.links.keys()
        for subject, name, _ in self.triples - set(self.stated.values()):
            if subject not in known and str(subject) != self.graph:
                yield f"<{subject}>: no statement for its {name} in <{self.graph}>"

    def _link_faults(self) -> Iterator[str]:
        """Links that lack their triple, and triples that lack their link."""
        ends = {(said.get(VG["from"]), VG.mayAddress, said.get(VG.to)): node for node, said in self.links.items()}
        direct = {triple for triple in self.triples if triple[1] == VG.mayAddress}
        for triple in ends.keys() - direct:
            yield f"<{ends[triple]}>: its ends are not tied in <{self.graph}>"
        for subject, _, value in direct - ends.keys():
            yield f"<{subject}>: no link explains that it may address <{value}> in <{self.graph}>"


def _reified(said: Mapping[URIRef, Node]) -> _Reified:
    """The triple that a statement is about."""
    return said.get(RDF.subject), said.get(RDF.predicate), said.get(RDF.object)


def _by_subject(triples: Iterable[Triple]) -> dict[Node, dict[URIRef, Node]]:
    """What is said of each resource; of several values of one property one."""
    said: dict[Node, dict[URIRef, Node]] = {}
    for subject, name, value in triples:
        said.setdefault(subject, {})[name] = value
    return said


def _number(value: Node | None) -> int:
    return int(value) if isinstance(value, Literal) else -1
