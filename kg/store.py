"""Quads on disk: one named graph a document, and their union as the default graph.

Oxigraph can show the union of all named graphs as the default graph, but gives a triple that two
documents state twice, so that counts come out wrong. Here the default graph holds the union itself, every
triple once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef

from kg.errors import LoadError, QueryError, StoreError
from kg.ordering import ordered
from kg.rdf import Term, Triple

OxNode = ox.NamedNode | ox.BlankNode
OxTriple = tuple[OxNode, ox.NamedNode, OxNode | ox.Literal]
Node = Term | BNode
_UNION = ox.DefaultGraph()
_LOADABLE = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
}
MANY = 1_000
"""From so many triples on, writing files of their own is quicker than a transaction."""
EXPORTS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "turtle": ox.RdfFormat.TURTLE,
}


class Store:
    """An Oxigraph store: many may open it for reading, or one for writing, never both at once."""

    def __init__(self, quads: ox.Store) -> None:
        self.quads = quads

    @classmethod
    def reading(cls, folder: Path) -> Store:
        """The store in `folder`, which no writer has open."""
        return cls(_opened(folder, lambda: ox.Store.read_only(str(folder))))

    @classmethod
    def writing(cls, folder: Path) -> Store:
        """The store in `folder`, made if it is not there."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        return cls(_opened(folder, lambda: ox.Store(str(folder))))

    @classmethod
    def scratch(cls) -> Store:
        """An empty store in memory."""
        return cls(ox.Store())

    def copy_to(self, folder: Path) -> None:
        """Make a copy that shares the files which never change (hard links)."""
        try:
            self.quads.backup(str(folder))
        except OSError as error:
            raise StoreError(f"{folder} cannot be written: {error}") from error

    def optimise(self) -> None:
        """Put what was written in many steps in order on disk, which makes queries faster: after a large load."""
        self.quads.optimize()

    def flush(self) -> None:
        """See that all is on disk."""
        self.quads.flush()

    def graphs(self) -> frozenset[str]:
        """The names of the named graphs that hold anything."""
        return frozenset(graph.value for graph in self.quads.named_graphs() if isinstance(graph, ox.NamedNode))

    def count(self) -> int:
        """How many triples the union of all graphs has."""
        return int(next(self.select("SELECT (COUNT(*) AS ?total) { ?s ?p ?o }"))["total"])

    def replace(self, graph: str, triples: Iterable[Triple]) -> bool:
        """Make `triples` all that `graph` holds; tells whether that changed anything."""
        return self._replace(ox.NamedNode(graph), {_triple(triple) for triple in triples})

    def replace_parsed(self, graph: str, content: bytes, suffix: str) -> bool:
        """Make the RDF in `content`, in the format that files with `suffix` have, all that `graph` holds."""
        return self._replace(ox.NamedNode(graph), set(_with_own_blank_nodes(graph, parsed(content, suffix))))

    def remove(self, graph: str) -> None:
        """Take `graph` out, and of the union what no other graph states."""
        self._replace(ox.NamedNode(graph), set())

    def _replace(self, graph: ox.NamedNode, wanted: set[OxTriple]) -> bool:
        held = {_parts(quad) for quad in self.quads.quads_for_pattern(None, None, None, graph)}
        gone, new = held - wanted, wanted - held
        for triple in gone:
            self.quads.remove(ox.Quad(*triple, graph))
            if not self._stated(triple):
                self.quads.remove(ox.Quad(*triple, _UNION))
        if not wanted:
            self.quads.remove_graph(graph)
        add = self.quads.bulk_extend if len(new) > MANY else self.quads.extend
        add(ox.Quad(*triple, name) for triple in new for name in (graph, _UNION))
        return bool(gone or new)

    def _stated(self, triple: OxTriple) -> bool:
        """Whether a named graph holds `triple`."""
        return any(quad.graph_name != _UNION for quad in self.quads.quads_for_pattern(*triple, None))

    def has(self, triple: Triple, graph: str) -> bool:
        """Whether `graph` holds `triple`."""
        return ox.Quad(*_triple(triple), ox.NamedNode(graph)) in self.quads

    def triples(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: Term | None = None,
        *,
        graph: str | None = None,
    ) -> Iterator[tuple[Node, URIRef, Node]]:
        """The triples that fit, of the union or of one `graph`."""
        pattern = self.quads.quads_for_pattern(
            _node(subject),
            _node(predicate),
            None if value is None else _ox(value),
            ox.NamedNode(graph) if graph is not None else _UNION,
        )
        for quad in pattern:
            yield _rdflib(quad.subject), URIRef(quad.predicate.value), _rdflib(quad.object)

    def select(self, sparql: str) -> Iterator[dict[str, str]]:
        """The solutions of a SELECT query over the union, the lexical form of every variable with a value."""
        try:
            solutions = self.quads.query(sparql)
        except SyntaxError as error:
            raise QueryError(f"SPARQL syntax error: {error}") from error
        if not isinstance(solutions, ox.QuerySolutions):
            raise QueryError("rows come from a SELECT query only")
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            yield {name: solution[name].value for name in names if solution[name] is not None}

    def union_faults(self) -> tuple[int, int]:
        """How many triples the default graph lacks of the named graphs, and how many only it has."""
        union = {quad.triple for quad in self.quads.quads_for_pattern(None, None, None, _UNION)}
        named = {quad.triple for quad in self.quads if quad.graph_name != _UNION}
        return len(named - union), len(union - named)

    def export(self, form: str, out: BinaryIO, prefixes: Mapping[str, str]) -> None:
        """Write all named graphs to `out`; Turtle, which has no graphs, gets the union."""
        if form == "turtle":
            union = self.quads.quads_for_pattern(None, None, None, _UNION)
            ox.serialize((quad.triple for quad in union), out, EXPORTS[form], prefixes=dict(prefixes))
        else:
            named = (quad for quad in self.quads if quad.graph_name != _UNION)
            ox.serialize(named, out, EXPORTS[form], prefixes=dict(prefixes))

    def canonical(self) -> Iterator[str]:
        """The named graphs as canonical N-Quads (RDFC-1.0): a line a quad, in the order of code points."""
        plain = (quad for quad in self.quads if quad.graph_name != _UNION and not _has_blank_nodes(quad))
        return ordered(f"{quad} .\n" for quad in chain(plain, self._with_blank_nodes()))

    def dump(self, out: BinaryIO, prefixes: Mapping[str, str]) -> None:
        """Write all named graphs to `out` as TriG, in the same bytes whenever they hold the same."""
        ox.serialize(self._in_order(), out, EXPORTS["trig"], prefixes=dict(prefixes))

    def _in_order(self) -> Iterator[ox.Quad]:
        """Every quad of the named graphs, graph by graph, in an order that content alone decides."""
        blank = self._with_blank_nodes()
        for graph in map(ox.NamedNode, sorted(self.graphs())):
            quads = self.quads.quads_for_pattern(None, None, None, graph)
            plain = (quad for quad in quads if not _has_blank_nodes(quad))
            yield from sorted(chain(plain, blank.quads_for_graph_name(graph)), key=str)

    def _with_blank_nodes(self) -> ox.Dataset:
        """The quads with blank nodes, named as RDFC-1.0 does: other quads have no say in those names."""
        found = ox.Dataset(quad for quad in self.quads if quad.graph_name != _UNION and _has_blank_nodes(quad))
        found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        return found


def parsed(content: bytes, suffix: str) -> Iterator[OxTriple]:
    """The triples of an RDF file's `content`; its own graphs are forgotten."""
    form = _LOADABLE.get(suffix.lower())
    if form is None:
        raise LoadError(f"{suffix or 'a file without a suffix'} is not RDF: give one of {' '.join(_LOADABLE)}")
    try:
        for quad in ox.parse(content, form):
            yield _parts(quad)
    except SyntaxError as error:
        raise LoadError(f"not well-formed RDF: {str(error).splitlines()[0]}") from error


def as_quads(graph: str, content: bytes, suffix: str) -> bytes:
    """The RDF in `content` as N-Quads that lie in `graph`."""
    triples = _with_own_blank_nodes(graph, parsed(content, suffix))
    quads = sorted((ox.Quad(*triple, ox.NamedNode(graph)) for triple in triples), key=str)
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def graph_named_in(quads: bytes) -> str:
    """The graph that the first of `quads` (N-Quads) lies in."""
    name = next(iter(ox.parse(quads, ox.RdfFormat.N_QUADS))).graph_name
    assert isinstance(name, ox.NamedNode)
    return name.value


def _with_own_blank_nodes(graph: str, triples: Iterable[OxTriple]) -> Iterator[OxTriple]:
    """Give blank nodes names that no other graph uses and that are the same on every run."""
    mark = hashlib.sha256(graph.encode()).hexdigest()[:8]
    quads = _canonical([ox.Quad(*triple, ox.NamedNode(graph)) for triple in triples])
    for quad in quads:
        subject, predicate, value = _parts(quad)
        yield (
            _marked(subject, mark),
            predicate,
            value if isinstance(value, ox.Literal) else _marked(value, mark),
        )


def _marked(node: OxNode, mark: str) -> OxNode:
    return ox.BlankNode(f"g{mark}{node.value}") if isinstance(node, ox.BlankNode) else node


def _canonical(quads: list[ox.Quad]) -> Iterable[ox.Quad]:
    """Give blank nodes names that only the graph's content decides."""
    if not any(map(_has_blank_nodes, quads)):
        return quads
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def _has_blank_nodes(quad: ox.Quad) -> bool:
    return isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)


def _parts(quad: ox.Quad) -> OxTriple:
    return quad.subject, quad.predicate, quad.object  # type: ignore[return-value]


def _node(iri: str | None) -> ox.NamedNode | None:
    return None if iri is None else ox.NamedNode(iri)


def _triple(triple: Triple) -> OxTriple:
    subject, predicate, value = triple
    return ox.NamedNode(str(subject)), ox.NamedNode(str(predicate)), _ox(value)


def _ox(term: Term) -> ox.NamedNode | ox.Literal:
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    datatype = ox.NamedNode(str(term.datatype)) if term.datatype is not None else None
    if term.language is not None:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=datatype)


def _rdflib(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        language = term.language
        datatype = None if language else URIRef(term.datatype.value)
        if datatype is not None and str(datatype).endswith("#string"):
            datatype = None
        return Literal(term.value, lang=language, datatype=datatype, normalize=False)
    return BNode(str(term))


def _opened(folder: Path, opener: Callable[[], ox.Store]) -> ox.Store:
    try:
        return opener()
    except OSError as error:
        raise StoreError(f"the graph in {folder} cannot be opened: {error}") from error
