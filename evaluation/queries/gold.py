"""Judged queries as they are read; README.md beside this file describes the keys."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.goldfiles import GoldError
from evaluation.records import Relevant

HERE = Path(__file__).resolve().parent
KINDS = (
    "inflection",
    "compound",
    "part",
    "abbreviation",
    "written-form",
    "number",
    "spelling",
    "name",
    "question",
    "other-words",
    "phrase",
    "restricted",
)
SETS = ("samples", "shared")
PARTS = ("tuning", "held-out")
ANSWERS = 2
"""The grade of a place that answers a query; a place that is only related and useful has 1."""
_KEYS = {"doc", "grade", "text", "lines", "case", "body"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A place that deserves to be found for a query, and how well it serves: 1 or `ANSWERS`."""

    grade: int
    place: Relevant

    @property
    def is_narrow(self) -> bool:
        """Whether it names words or lines, not all that a document has under a case."""
        return bool(self.place.text or self.place.lines)


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """What is typed, what is hard in it, and every place that deserves a grade."""

    id: str
    words: str
    kind: str
    language: str
    of: str
    held_out: bool
    judgements: tuple[Judgement, ...]


def load(folder: Path = HERE) -> list[JudgedQuery]:
    """The queries of all files of a folder, by their ids; raises `GoldError` where one cannot be used."""
    queries = [query for path in sorted(folder.glob("*.toml")) for query in _file(path)]
    ids = [query.id for query in queries]
    if twice := {one for one in ids if ids.count(one) > 1}:
        raise GoldError(f"{folder}: more than one query is called {', '.join(sorted(twice))}")
    return sorted(queries, key=lambda query: query.id)


def _file(path: Path) -> Iterator[JudgedQuery]:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    if told.get("set") not in SETS or told.get("part") not in PARTS:
        raise GoldError(f"{path}: set must be one of {', '.join(SETS)}, part one of {', '.join(PARTS)}")
    for one in told["queries"]:
        query = _query(one, told["set"], held_out=told["part"] == "held-out")
        if fault := _fault(query):
            raise GoldError(f"{path}: query {query.id}: {fault}")
        yield query


def _query(told: Mapping[str, Any], of: str, *, held_out: bool) -> JudgedQuery:
    judgements = tuple(map(_judgement, told["judgements"]))
    return JudgedQuery(told["id"], told["words"], told["kind"], told["language"], of, held_out, judgements)


def _judgement(told: Mapping[str, Any]) -> Judgement:
    if unknown := told.keys() - _KEYS:
        raise GoldError(f"judgement of {told['doc']}: no key is called {', '.join(sorted(unknown))}")
    first, last = told.get("lines", (0, 0))
    lines = (first, last) if first else None
    return Judgement(told["grade"], Relevant(told["doc"], told.get("body"), told.get("case"), lines, told.get("text")))


def _fault(query: JudgedQuery) -> str:
    """What is wrong with a query, or nothing."""
    if query.kind not in KINDS:
        return f"no kind is called {query.kind}"
    if any(one.grade not in {1, ANSWERS} for one in query.judgements):
        return f"grades are 1 and {ANSWERS}"
    if any(not (one.is_narrow or one.place.case) for one in query.judgements):
        return "a judgement needs text, lines or a case"
    return "" if any(one.grade == ANSWERS for one in query.judgements) else "nothing answers it"
