"""The network of precedents: which case speaks of which, what is cited most, and what hangs together."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from kg.queries import Run
from kg.queries.binding import Iri, bind
from kg.spreadsheet import table_as_csv
from ontology import shrink

SMALLEST = 3
"""Cases that a community has at least."""
_SEED = 1
_AT_A_TIME = 5_000


@dataclass(frozen=True, slots=True)
class CitedCase:
    """A case in the network: how many cases speak of it, and of how many it speaks."""

    iri: str
    label: str
    body: str
    date: str
    cited_by: int
    cites: int
    language: str = ""


@dataclass(frozen=True, slots=True)
class Community:
    """Cases that speak of each other more than of others, the most cited first; `bodies` counts whose they are."""

    cases: tuple[CitedCase, ...]
    bodies: Mapping[str, int]


class Network:
    """Cases and the links between them that their papers state (`vg:followsUp`, `vg:refersTo`, `vg:subCaseOf`).

    Nodes are IRIs with `label`, its `language`, `body`, `bodyName` and `date`; an edge has `how`, the prefixed names of
    its links.
    """

    def __init__(self, run: Run) -> None:
        self.graph: nx.DiGraph[str] = nx.DiGraph()
        links: dict[tuple[str, str], list[str]] = {}
        for row in run(bind("citations", {})):
            links.setdefault((row["from"], row["to"]), []).append(shrink(row["how"]))
        self.graph.add_edges_from((start, end, {"how": " ".join(how)}) for (start, end), how in links.items())
        cases = sorted(self.graph)
        for at in range(0, len(cases), _AT_A_TIME):
            some = [Iri(case) for case in cases[at : at + _AT_A_TIME]]
            for row in run(bind("cases_in", {"cases": some})):
                told = {name: row.get(name, "") for name in ("label", "language", "body", "bodyName", "date")}
                self.graph.add_node(row["case"], **told)

    def most_cited(self, limit: int) -> tuple[CitedCase, ...]:
        """The cases that most others speak of."""
        return tuple(self._ranked(self.graph)[:limit])

    def between_bodies(self) -> tuple[tuple[str, str, int], ...]:
        """Which body's cases speak of which other body's, and how many links there are; most first."""
        counted = Counter(
            (self._told(start, "bodyName"), self._told(end, "bodyName")) for start, end in self.graph.edges
        )
        across = ((start, end, count) for (start, end), count in counted.items() if start and end and start != end)
        return tuple(sorted(across, key=lambda row: (-row[2], row[0], row[1])))

    @cached_property
    def communities(self) -> tuple[Community, ...]:
        """Groups of cases by the Louvain method, the largest first; the same network always gives the same."""
        found = nx.community.louvain_communities(self.graph.to_undirected(), seed=_SEED)
        made = [self._community(sorted(cases)) for cases in found if len(cases) >= SMALLEST]
        return tuple(sorted(made, key=lambda one: (-len(one.cases), one.cases[0].iri)))

    def as_csv(self) -> Iterator[str]:
        """A line an edge."""
        columns = ("from", "from_label", "from_body", "from_date", "how", "to", "to_label", "to_body", "to_date")
        return table_as_csv(columns, (self._line(start, end) for start, end in self.graph.edges))

    def as_graphml(self) -> bytes:
        """GraphML, as Gephi, yEd and igraph read it."""
        out = io.BytesIO()
        nx.write_graphml_xml(self._printable(), out)
        return out.getvalue()

    def _printable(self) -> nx.DiGraph[str]:
        """The graph without control characters, which XML cannot hold."""
        clean = self.graph.copy()
        for _, told in clean.nodes(data=True):
            told.update({name: "".join(mark for mark in value if mark.isprintable()) for name, value in told.items()})
        return clean

    def _told(self, iri: str, name: str) -> str:
        return str(self.graph.nodes[iri].get(name, ""))

    def _line(self, start: str, end: str) -> tuple[str, ...]:
        ends = [(iri, *(self._told(iri, name) for name in ("label", "bodyName", "date"))) for iri in (start, end)]
        return (*ends[0], str(self.graph.edges[start, end]["how"]), *ends[1])

    def _community(self, cases: Sequence[str]) -> Community:
        inside = self.graph.subgraph(cases)
        bodies = Counter(body for case in cases if (body := self._told(case, "bodyName")))
        return Community(tuple(self._ranked(inside)), dict(bodies.most_common()))

    def _ranked(self, graph: nx.DiGraph[str]) -> list[CitedCase]:
        """The cases of a part of the network by how many of the part speak of them."""
        return sorted(map(self._cited, graph), key=lambda one: (-graph.in_degree(one.iri), one.iri))

    def _cited(self, iri: str) -> CitedCase:
        label, body, date, language = (self._told(iri, name) for name in ("label", "bodyName", "date", "language"))
        cited_by, cites = self.graph.in_degree(iri), self.graph.out_degree(iri)
        return CitedCase(iri, label or iri, body, date, cited_by, cites, language)
