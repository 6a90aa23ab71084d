"""Paths between decisions and goals, with the evidence of every hop.

From a case, a decision or a point the walk goes to goals, indicators and strategies; from those it goes back.
A link that a case has is also its decisions', and a point's is also its decision's and case's; but what one
decision of a case serves is not what another serves, so a path goes down from a case or up to it, never both.

What a case serves is what it addresses and the structure above that, not what its goals in turn further: strategies
say of most goals that they support others, and along such links every case would serve every goal. So a link between
goals is walked only as the first step from a goal or strategy that was asked for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

import networkx as nx
from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.lookup import Lookup
from kg.store import Store
from ontology import PREFIXES, VG, expand, shrink

ONWARD = (
    "vg:addresses",
    "vg:mayAddress",
    "vg:measures",
    "vg:partOfIndicator",
    "vg:subgoalOf",
    "vg:inStrategy",
    "vg:followsUp",
    "vg:subCaseOf",
    "^vg:body",
    "^vg:owner",
    "^vg:consideredAt",
)
"""What leads towards a strategy; `^` marks a property walked from its object to its subject."""
BETWEEN_GOALS = ("vg:supports", "^vg:dependsOn")
"""What leads from a goal to another that it furthers."""
DOWN = ("^vg:inCase", "vg:hasPoint")
UP = ("vg:inCase", "^vg:hasPoint")
AIMS = frozenset({"strategy", "goal", "indicator"})
ACTS = frozenset({"case", "decision"})
_BASIS = {"vg:addresses": "stated", "vg:mayAddress": "inferred", "vg:supports": "stated", "vg:dependsOn": "stated"}
LANGUAGES = ("nb", "nn", "en")
"""Which label of several is shown."""
MOST_WAYS = 5
_HOP_COST = 0.01
"""What a hop costs beside its doubt, so that of two equally sure paths the shorter is taken."""
_INFERRED_COST = 1000.0
"""What an inferred hop costs besides, so that a path which is stated all the way is taken where there is one."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as it is shown: its IRI, its label, its class ("vg:Case") and the tag of the label's language."""

    iri: str
    label: str
    type: str
    language: str = ""

    def to_json(self) -> dict[str, object]:
        """The entity of CONTRACT §4."""
        return {"iri": self.iri, "label": self.label, "type": self.type}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a document (its source) that a hop rests on."""

    document: str
    start: int
    end: int
    page: int | None
    quote: str

    def to_json(self) -> dict[str, object]:
        """The evidence of CONTRACT §4."""
        return {
            "document": self.document,
            "start": self.start,
            "end": self.end,
            "page": self.page,
            "quote": self.quote,
        }


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: `basis` is "stated", "inferred" or "structural" (what belongs together anyway).

    An inferred hop rests on the words that its ends share (`shared`); its evidence are the texts that have them.
    """

    origin: Thing
    predicate: str
    target: Thing
    basis: str
    confidence: float
    evidence: tuple[Quoted, ...]
    shared: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The hop of CONTRACT §4; an inferred one also has the words that its ends share."""
        explained = {"shared": list(self.shared)} if self.basis == "inferred" else {}
        return {
            "from": {"iri": self.origin.iri, "label": self.origin.label},
            "predicate": self.predicate,
            "to": {"iri": self.target.iri, "label": self.target.label},
            "basis": self.basis,
            "confidence": self.confidence,
            "evidence": [quoted.to_json() for quoted in self.evidence],
            **explained,
        }


@dataclass(frozen=True, slots=True)
class TracePath:
    """The surest way from the entity that was asked for to `target`."""

    target: Thing
    hops: tuple[Hop, ...]

    @property
    def confidence(self) -> float:
        """How sure the whole path is: the product over its hops."""
        return round(math.prod(hop.confidence for hop in self.hops), 4)

    @property
    def basis(self) -> str:
        """The weakest of its hops: inferred if one is; structural ones were read in the papers as stated ones were."""
        return "inferred" if any(hop.basis == "inferred" for hop in self.hops) else "stated"

    def to_json(self) -> dict[str, object]:
        """The path of CONTRACT §4."""
        return {
            "target": self.target.to_json(),
            "hops": [hop.to_json() for hop in self.hops],
            "basis": self.basis,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Trace:
    """The paths from the entities that were meant; most is tied to the first of `entities`."""

    entities: tuple[Thing, ...]
    paths: tuple[TracePath, ...]

    def to_json(self) -> dict[str, object]:
        """The trace of CONTRACT §4; `also` are the other things that the same words name."""
        return {
            "entity": self.entities[0].to_json(),
            "also": [thing.to_json() for thing in self.entities[1:]],
            "paths": [path.to_json() for path in self.paths],
        }


@dataclass(frozen=True, slots=True)
class _Edge:
    """A triple that can be walked, from `origin` to `target`."""

    origin: str
    predicate: str
    target: str
    confidence: float

    @property
    def basis(self) -> str:
        return _BASIS.get(self.predicate.removeprefix("^"), "structural")

    @property
    def cost(self) -> float:
        doubt = _INFERRED_COST if self.basis == "inferred" else 0.0
        return _HOP_COST + doubt - math.log(max(self.confidence, 1e-6))

    @property
    def triple(self) -> tuple[str, str, str]:
        name = self.predicate.removeprefix("^")
        inverse = name != self.predicate
        return (self.target, name, self.origin) if inverse else (self.origin, name, self.target)


class Tracer:
    """Traces over one publication; the walkable part of the graph is read once."""

    def __init__(self, store: Store, base: str) -> None:
        self._store = store
        self._base = base
        self.lookup = Lookup(store, base)

    def trace(self, entity: str) -> Trace:
        """The surest path to each target from everything that `entity` names, the stated ones first."""
        found = {iri: sorted(self._paths(iri), key=_rank) for iri in self.lookup.find(entity)}
        order = sorted(found, key=lambda iri: (not found[iri], -len(found[iri]), iri))
        paths = sorted((path for iri in order for path in found[iri]), key=_rank)
        return Trace(tuple(self._thing(iri) for iri in order), tuple(paths))

    def ways(self, entity: str, target: str) -> tuple[TracePath, ...]:
        """The best ways from what `entity` names to one target, at most `MOST_WAYS`, ranked as paths are."""
        found = [way for iri in self.lookup.find(entity) for way in self._ways(iri, target)]
        return tuple(sorted(found, key=_rank)[:MOST_WAYS])

    def _ways(self, iri: str, target: str) -> Iterator[TracePath]:
        backward = self._kind(iri) in AIMS
        seen: set[tuple[_Edge, ...]] = set()
        for graph in self._around(iri):
            for edges in _simple_walks(graph.reverse(copy=False) if backward else graph, iri, target):
                if edges not in seen:
                    seen.add(edges)
                    hops = [self._hop(edge, backward=backward) for edge in edges]
                    yield TracePath(self._thing(target), tuple(hops))

    def _paths(self, iri: str) -> Iterator[TracePath]:
        backward = self._kind(iri) in AIMS
        wanted = ACTS if backward else AIMS
        best: dict[str, tuple[float, list[_Edge]]] = {}
        for graph in self._around(iri):
            for target, cost, edges in _walks(graph.reverse(copy=False) if backward else graph, iri):
                if self._kind(target) in wanted and (target not in best or cost < best[target][0]):
                    best[target] = cost, edges
        for target, (_, edges) in best.items():
            hops = [self._hop(edge, backward=backward) for edge in edges]
            yield TracePath(self._thing(target), tuple(hops))

    def _kind(self, iri: str) -> str:
        """The first step of an IRI of ours: "case", "goal", …; UN goals are goals."""
        if iri.startswith("http://metadata.un.org/sdg/"):
            return "goal"
        return iri.removeprefix(self._base).partition("/")[0]

    def _around(self, iri: str) -> Iterator[nx.DiGraph[str]]:
        """What to walk from `iri`: with the links of other goals to it, if it is a goal or strategy."""
        links = [edge for edge in self._goal_links if edge.target == iri]
        for graph in self._graphs:
            yield _with(links, graph.copy()) if links else graph

    @cached_property
    def _goal_links(self) -> tuple[_Edge, ...]:
        return tuple(self._edges(BETWEEN_GOALS))

    @cached_property
    def _graphs(self) -> tuple[nx.DiGraph[str], ...]:
        shared = list(self._edges(ONWARD))
        return tuple(_with([*shared, *self._edges(more)], nx.DiGraph()) for more in (DOWN, UP))

    def _edges(self, predicates: Sequence[str]) -> Iterator[_Edge]:
        for predicate in predicates:
            name = predicate.removeprefix("^")
            sure = self._confidences(name)
            for subject, _, value in self._store.triples(predicate=expand(name)):
                confidence = sure.get((str(subject), str(value)), 1.0)
                ends = (str(value), str(subject)) if name != predicate else (str(subject), str(value))
                yield _Edge(ends[0], predicate, ends[1], confidence)

    def _confidences(self, name: str) -> dict[tuple[str, str], float]:
        rows = self._store.select(
            f"PREFIX rdf: <{RDF}> PREFIX vg: <{PREFIXES['vg']}> SELECT ?from ?to (MAX(?sure) AS ?confidence) "
            f"WHERE {{ ?statement rdf:predicate {name} ; rdf:subject ?from ; rdf:object ?to ; "
            "vg:confidence ?sure } GROUP BY ?from ?to"
        )
        return {(row["from"], row["to"]): float(row["confidence"]) for row in rows if "from" in row}

    def _hop(self, edge: _Edge, *, backward: bool) -> Hop:
        predicate, ends = edge.predicate, (edge.origin, edge.target)
        if backward:
            predicate = predicate.removeprefix("^") if predicate.startswith("^") else f"^{predicate}"
            ends = (edge.target, edge.origin)
        subject, name, value = edge.triple
        found = tuple(self._evidence(subject, name, value))
        inferred = edge.basis == "inferred"
        return Hop(
            self._thing(ends[0]),
            predicate,
            self._thing(ends[1]),
            edge.basis,
            edge.confidence,
            _one_each(found) if inferred else found,
            tuple(self._shared(subject, value)) if inferred else (),
        )

    def _shared(self, subject: str, value: str) -> Iterator[str]:
        """The words that an inferred link rests on."""
        rows = self._store.select(
            f"PREFIX vg: <{PREFIXES['vg']}> SELECT DISTINCT ?words WHERE {{ ?link vg:from <{subject}> ; "
            f"vg:to <{value}> ; vg:basis vg:Inferred ; vg:sharedTerm ?words }} ORDER BY ?words"
        )
        yield from (row["words"] for row in rows)

    def _evidence(self, subject: str, name: str, value: str) -> Iterator[Quoted]:
        """The words that the triple was read from, or worked out from, in the order of documents."""
        rows = self._store.select(
            f"PREFIX rdf: <{RDF}> PREFIX dcterms: <{DCTERMS}> PREFIX prov: <{PREFIXES['prov']}> "
            f"PREFIX vg: <{PREFIXES['vg']}> "
            "SELECT ?document ?start ?end ?quote (MIN(?number) AS ?page) WHERE { "
            f"?said rdf:subject <{subject}> ; rdf:predicate {name} ; rdf:object <{value}> ; "
            "prov:wasDerivedFrom? ?statement . "
            "?statement vg:start ?start ; vg:end ?end ; vg:quote ?quote ; vg:evidence ?passage . "
            "?passage vg:inDocument/dcterms:source ?document OPTIONAL { ?passage vg:page ?number } } "
            "GROUP BY ?document ?start ?end ?quote ORDER BY ?document ?start"
        )
        for row in rows:
            page = int(row["page"]) if "page" in row else None
            yield Quoted(row["document"], int(row["start"]), int(row["end"]), page, row["quote"])

    def _thing(self, iri: str) -> Thing:
        labels = sorted(_by_language(value) for _, _, value in self._store.triples(iri, RDFS.label))
        types = sorted(shrink(str(value)) for _, _, value in self._store.triples(iri, RDF.type))
        own = [name for name in types if name.startswith("vg:") and URIRef(expand(name)) != VG.Goal]
        _, label, language = labels[0] if labels else (0, iri, "")
        return Thing(iri, label, (own or types or ["rdfs:Resource"])[0], language)


def _one_each(found: Iterable[Quoted]) -> tuple[Quoted, ...]:
    """The first of those that quote the same words: an inferred link names every place of the texts it compares."""
    first: dict[str, Quoted] = {}
    for quoted in found:
        first.setdefault(" ".join(quoted.quote.split()), quoted)
    return tuple(first.values())


def _by_language(label: object) -> tuple[int, str, str]:
    language = (label.language if isinstance(label, Literal) else None) or ""
    return LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES), str(label), language


def _rank(path: TracePath) -> tuple[bool, float, int, str]:
    return path.basis == "inferred", -path.confidence, len(path.hops), path.target.iri


def _with(edges: Iterable[_Edge], graph: nx.DiGraph[str]) -> nx.DiGraph[str]:
    """`graph` with the edges put in; of several between the same two the surest, a stated one before an inferred."""
    for edge in edges:
        held = graph.get_edge_data(edge.origin, edge.target)
        if held is None or edge.cost < held["cost"]:
            graph.add_edge(edge.origin, edge.target, edge=edge, cost=edge.cost)
    return graph


def _simple_walks(graph: nx.DiGraph[str], start: str, target: str) -> Iterator[tuple[_Edge, ...]]:
    """The cheapest walks between two nodes that come to no node twice, by Yen's algorithm."""
    if start not in graph or target not in graph or start == target:
        return
    try:
        for walk in islice(nx.shortest_simple_paths(graph, start, target, weight="cost"), MOST_WAYS):
            yield tuple(graph.edges[pair]["edge"] for pair in pairwise(walk))
    except nx.NetworkXNoPath:
        return


def _walks(graph: nx.DiGraph[str], start: str) -> Iterator[tuple[str, float, list[_Edge]]]:
    """The cheapest walk from `start` to every node that can be reached."""
    if start not in graph:
        return
    costs = nx.single_source_dijkstra_path_length(graph, start, weight="cost")
    for target, walk in nx.single_source_dijkstra_path(graph, start, weight="cost").items():
        if target != start:
            edges = [graph.edges[pair]["edge"] for pair in pairwise(walk)]
            yield target, costs[target], edges
