"""Cases like a case: what they share with it, and what came before and after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from kg.reader import Opened
from search import Hit, Similar

LOOKED_AT = 200
"""Passages among which similar cases are looked for."""
LEAST_WORDS = 2
ORGANISATION, GOAL, CITED = 0.05, 0.15, 0.3
"""What each shared organisation, goal and cited case adds, beside words that count 1 at most."""
MOST_ORGANISATIONS = 4
MOST_WORDS = 8
_HEAD = """PREFIX vg: <https://w3id.org/vedtaksgraf/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
_CASE_OF = "SELECT ?case WHERE {{ <{iri}> vg:inCase ?case }} ORDER BY ?case LIMIT 1"
_TEXTS = """SELECT DISTINCT ?text WHERE {{
  {{ <{iri}> dcterms:title ?text }} UNION {{ <{iri}> vg:hasPoint/vg:text ?text }}
  UNION {{ ?decision vg:inCase <{iri}> ; vg:hasPoint/vg:text ?text }}
  UNION {{ <{iri}> vg:inCase/dcterms:title ?text }} }}"""
_SPEAKS_OF = "SELECT ?passage WHERE {{ ?passage vg:mentions <{iri}> }}"
_CITED = """SELECT DISTINCT ?case ?value WHERE {{
  VALUES ?case {{ {cases} }} ?case vg:refersTo|vg:followsUp ?cited . ?cited rdfs:label ?value }}"""
_STATUS = """SELECT DISTINCT ?case ?value WHERE {{
  VALUES ?case {{ {cases} }} ?decision vg:inCase ?case ; vg:status ?value }}"""
_CHAIN = """SELECT ?case (MIN(?aLabel) AS ?label) (LANG(MIN(?aLabel)) AS ?language) (MIN(?aDate) AS ?date) WHERE {{
  {{ SELECT DISTINCT ?case WHERE {{
    {{ BIND(<{iri}> AS ?case) }} UNION {{ <{iri}> vg:followsUp+ ?case }} UNION {{ ?case vg:followsUp+ <{iri}> }} }} }}
  OPTIONAL {{ ?case rdfs:label ?aLabel }} OPTIONAL {{ ?case vg:consideredAt/dcterms:date ?aDate }} }} GROUP BY ?case"""


@dataclass(frozen=True, slots=True)
class Precedent:
    """A case that is like another, its best passage, and what they share."""

    case: Mapping[str, str]
    hit: Hit
    score: float
    words: tuple[str, ...]
    organisations: tuple[str, ...]
    goals: tuple[str, ...]
    cited: tuple[str, ...]
    adopted: bool

    def to_json(self) -> dict[str, object]:
        """As `precedents --json` prints it."""
        shared = {name: list(getattr(self, name)) for name in ("words", "organisations", "goals", "cited")}
        place = {name: self.hit.stored[name] for name in ("document", "start", "end", "page", "date")}
        told = {"snippet": self.hit.snippet, "score": self.score, "adopted": self.adopted, "shared": shared}
        return {"case": dict(self.case), **place, **told}


@dataclass(frozen=True, slots=True)
class Step:
    """A case in a chain of cases that follow each other up."""

    iri: str
    label: str
    date: str | None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Precedents:
    """Cases like the one with the IRI `case`; `searched` of `documents` have passages with its telling words.

    `chain` is what it follows up and what followed it up, itself included, by date.
    """

    case: str
    found: tuple[Precedent, ...]
    searched: int
    documents: int
    chain: tuple[Step, ...]

    def to_json(self) -> dict[str, object]:
        """As `precedents --json` prints it."""
        return {
            "case": self.case,
            "precedents": [one.to_json() for one in self.found],
            "searched": self.searched,
            "documents": self.documents,
            "chain": [{"iri": step.iri, "label": step.label, "date": step.date} for step in self.chain],
        }


def precedents(now: Opened, iri: str, limit: int) -> Precedents:
    """The cases most like the case or decision `iri`; none where nothing telling is said of it."""
    case = next((row["case"] for row in _ask(now, _CASE_OF, iri=iri)), iri)
    texts = sorted({row["text"] for row in _ask(now, _TEXTS, iri=iri)})
    similar = now.index.similar("\n".join(texts), limit=LOOKED_AT)
    chain = list(_chain(now, case))
    listing = {row["passage"] for row in _ask(now, _SPEAKS_OF, iri=case)}
    own, others = _by_case(similar, case, listing, {step.iri for step in chain})
    known = _Known(own, _values(now, _CITED, [case, *others]), _values(now, _STATUS, [case, *others]), case)
    found = sorted(map(known.compared, others.values()), key=lambda one: (-one.score, one.case["iri"]))
    enough = tuple(one for one in found if len(one.words) >= LEAST_WORDS)
    searched = len({one.hit.document for one in similar})
    return Precedents(case, enough[:limit], searched, len(now.index.documents()), tuple(chain))


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the case that others are compared with: its passages, and what the graph says of all."""

    own: Sequence[Similar]
    cited: Mapping[str, frozenset[str]]
    statuses: Mapping[str, frozenset[str]]
    case: str

    def compared(self, passages: Sequence[Similar]) -> Precedent:
        """A case by its passages that are like this one, the best first."""
        best = passages[0]
        told = best.hit.stored["case"]
        case = {name: str(value) for name, value in told.items()} if isinstance(told, dict) else {}
        organisations = self._shared("organisation", passages)[:MOST_ORGANISATIONS]
        goals = self._shared("goal", passages)
        none: frozenset[str] = frozenset()
        cited = sorted(self.cited.get(self.case, none) & self.cited.get(case["iri"], none))
        score = best.share + ORGANISATION * len(organisations) + GOAL * bool(goals) + CITED * bool(cited)
        adopted = any(status.endswith("Adopted") for status in self.statuses.get(case["iri"], none))
        words = tuple(dict.fromkeys(word for one in passages for word in one.words))
        return Precedent(
            case, best.hit, round(score, 4), words[:MOST_WORDS], organisations, goals, tuple(cited), adopted=adopted
        )

    def _shared(self, facet: str, passages: Sequence[Similar]) -> tuple[str, ...]:
        """Values of a facet that passages of both cases have."""
        ours = {value for one in self.own for value in one.hit.facets.get(facet, ())}
        theirs = {value for one in passages for value in one.hit.facets.get(facet, ())}
        return tuple(sorted(ours & theirs))


def _by_case(
    similar: Sequence[Similar], case: str, listing: Set[str], chain: Set[str]
) -> tuple[list[Similar], dict[str, list[Similar]]]:
    """The passages of the case itself, and those of each other case, the best first.

    What only lists the case, such as the approval of the agenda, is like it for that alone: passages that speak of it
    (`listing`) count where they are of a case in its chain.
    """
    own: list[Similar] = []
    others: dict[str, list[Similar]] = {}
    for one in similar:
        told = one.hit.stored["case"]
        iri = str(told["iri"]) if isinstance(told, dict) else None
        if iri == case:
            own.append(one)
        elif iri and (one.hit.id not in listing or iri in chain):
            others.setdefault(iri, []).append(one)
    return own, others


def _ask(now: Opened, query: str, **values: str) -> Iterator[dict[str, str]]:
    return now.store.select(_HEAD + query.format(**values))


def _values(now: Opened, query: str, cases: Sequence[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _ask(now, query, cases=" ".join(f"<{case}>" for case in cases)):
        found.setdefault(row["case"], set()).add(row["value"])
    return {case: frozenset(values) for case, values in found.items()}


def _chain(now: Opened, case: str) -> list[Step]:
    steps = [
        Step(row["case"], row.get("label", row["case"]), row.get("date"), row.get("language", ""))
        for row in _ask(now, _CHAIN, iri=case)
        if "case" in row
    ]
    return sorted(steps, key=lambda step: (step.date or "9999", step.iri)) if len(steps) > 1 else []
