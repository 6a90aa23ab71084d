"""What is covered and what is not: bodies against goals, decisions without goals, documents that told nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.queries.answers import GoalNode, Name, Strategy
from kg.queries.binding import Iri
from kg.queries.lookup import Lookup, Row
from ontology import shrink


@dataclass(frozen=True, slots=True)
class Tied:
    """How many cases of a body are tied to a goal as a text says, and how many by inference; a case may be in both."""

    stated: int = 0
    inferred: int = 0


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A goal (or strategy, or indicator) in the matrix; `depth` is how far below the strategy it stands."""

    name: Name
    number: str
    depth: int
    cells: Mapping[str, Tied]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Bodies against the goals of one strategy."""

    bodies: tuple[Name, ...]
    rows: tuple[CoverageRow, ...]

    @property
    def uncovered(self) -> tuple[CoverageRow, ...]:
        """The rows that no case here is tied to."""
        return tuple(row for row in self.rows if not row.cells)


@dataclass(frozen=True, slots=True)
class BodyCoverage:
    """How many cases with an adopted decision a body has here, and how many of them are tied to a goal."""

    body: Name
    decided: int
    tied: int


@dataclass(frozen=True, slots=True)
class Serving:
    """Cases that serve a goal, and how many each body had in each of the `years`."""

    cases: tuple[str, ...]
    years: tuple[str, ...]
    bodies: tuple[tuple[Name, tuple[int, ...]], ...]


class Coverage:
    """Questions of what is there and what is missing."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def matrix(self, strategy: Strategy) -> Matrix:
        """Which bodies have cases that are tied to the strategy, its goals and its indicators."""
        entries = list(_entries(strategy))
        cells = self._cells(name.iri for name, _, _ in entries)
        bodies = self._lookup.names({body for found in cells.values() for body in found})
        rows = tuple(CoverageRow(name, number, depth, cells.get(name.iri, {})) for name, number, depth in entries)
        return Matrix(tuple(sorted(bodies.values(), key=lambda name: name.label)), rows)

    def bodies(self) -> tuple[BodyCoverage, ...]:
        """Each body's decided cases, those of most first."""
        rows = [row for row in self._lookup.ask("coverage_decisions") if "body" in row]
        names = self._lookup.names({row["body"] for row in rows})
        return tuple(BodyCoverage(names[row["body"]], int(row["total"]), int(row["served"])) for row in rows)

    def through_time(self, subjects: Iterable[str]) -> Serving:
        """The cases behind `subjects` (cases, decisions, points), by body and by the year of their first meeting."""
        rows: dict[str, Row] = {}
        for row in self._cases_of(subjects):
            rows.setdefault(row["case"], row)
        names = self._lookup.names({row["body"] for row in rows.values() if "body" in row})
        counted = Counter((row["body"], row.get("date", "")[:4]) for row in rows.values() if "body" in row)
        years = tuple(sorted({year for _, year in counted if year}))
        by_body = {iri: tuple(counted[iri, year] for year in years) for iri in names}
        bodies = sorted(names.values(), key=lambda name: (-sum(by_body[name.iri]), name.label))
        return Serving(tuple(rows), years, tuple((name, by_body[name.iri]) for name in bodies))

    def of_body(self, subjects: Iterable[str], body: str) -> frozenset[str]:
        """Which of `subjects` (cases, decisions, points) are of cases of `body`."""
        return frozenset(row["subject"] for row in self._cases_of(subjects) if row.get("body") == body)

    def silent_documents(self, *, limit: int) -> tuple[Name, ...]:
        """Documents of which nothing was read."""
        found = [row["document"] for row in self._lookup.ask("coverage_documents", limit=limit) if "document" in row]
        return tuple(self._lookup.names(found).values())

    def _cases_of(self, subjects: Iterable[str]) -> Iterable[Row]:
        wanted = [Iri(one) for one in dict.fromkeys(subjects)]
        return self._lookup.ask("cases_of", subjects=wanted) if wanted else ()

    def _cells(self, goals: Iterable[str]) -> dict[str, dict[str, Tied]]:
        counted: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for row in self._lookup.ask("coverage_links", goals=[Iri(goal) for goal in goals]):
            if "body" in row:
                counted[row["goal"], row["body"]][shrink(row["basis"])] = int(row["total"])
        found: dict[str, dict[str, Tied]] = defaultdict(dict)
        for (goal, body), by_basis in counted.items():
            found[goal][body] = Tied(by_basis.get("vg:Stated", 0), by_basis.get("vg:Inferred", 0))
        return found


def _entries(strategy: Strategy) -> Iterator[tuple[Name, str, int]]:
    yield strategy.resource.name, "", 0
    for goal in strategy.goals:
        yield from _below(goal, 1)


def _below(node: GoalNode, depth: int) -> Iterator[tuple[Name, str, int]]:
    number = node.resource.one("dcterms:identifier")
    yield node.resource.name, number.text if number else "", depth
    for indicator in node.indicators:
        told = indicator.one("dcterms:identifier")
        yield indicator.name, told.text if told else "", depth + 1
    for goal in node.below:
        yield from _below(goal, depth + 1)
