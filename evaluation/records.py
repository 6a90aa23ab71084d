"""What is counted: facts, their classes, and what a comparison comes to. Standard library only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Key = tuple[str, ...]

CLASSES = {
    "meetings": "a body and a date (or a meeting number)",
    "cases": "a body and a number in its series",
    "case_titles": "the whole title of a case",
    "case_types": "what the agenda calls the case",
    "case_officers": "a case and the person who prepared it",
    "decisions": "a case that has a proposed, or an adopted, decision",
    "decision_points": "the text of one point",
    "actions": "what a point does, as a verb",
    "addressees": "whom a point speaks to",
    "deadlines": "a point's deadline",
    "amounts": "a sum that a point names",
    "strategies": "a strategy or plan that is named, with its first year",
    "goals": "overall and strategic goals, by title",
    "sub_goals": "sub-goals under the right goal, by title",
    "indicators": "indicators by number, parts of indicators by title",
    "measurements": "an indicator's measurement and purpose",
    "goal_links": "a goal that depends on another, or supports it",
    "sdg_links": "a goal and a UN goal that it supports",
    "case_links": "a case that names an earlier one",
    "follow_ups": "a case that follows up an earlier one",
    "participation": "a person, a meeting and the capacity in which the person met",
    "affiliations": "a person and the organisation that the person stands for",
    "organisations": "organisations named",
    "persons": "persons named",
    "comments": "an input of one party to a case",
    "recommendations": "who recommends, and what",
    "publications": "a law, report, letter or plan that is referred to, by title",
    "case_strategy": "a case stated to serve a strategy",
    "case_goal": "a case stated to serve a goal",
    "case_indicator": "a case stated to serve an indicator",
}
"""Every class that is scored, with what one fact of it is."""

STRATEGY_CLASSES = frozenset({"goals", "sub_goals", "indicators", "measurements", "goal_links", "sdg_links"})
"""Scored only where gold describes a strategy: a paper that merely names a goal says nothing about these."""

LATER_CLASSES = frozenset({"case_officers", "deadlines", "amounts", "strategies", "recommendations", "publications"})
"""Gold that does not tell what it covers covers these only where it has facts of them: much of it is older."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that gold or the system says.

    `key` must agree exactly, or be one of the `also` of the gold fact; `text`, where there is any, nearly
    (see `normal.similar`), or one of `also_texts`. An `optional` gold fact counts neither when it is found nor
    when it is missed.
    """

    kind: str
    key: Key
    text: str = ""
    also_texts: tuple[str, ...] = ()
    also: tuple[Key, ...] = ()
    optional: bool = False

    def __str__(self) -> str:
        return " | ".join(part for part in (*self.key, self.text) if part)


@dataclass(frozen=True, slots=True)
class Relevant:
    """A place that answers a query: a case, lines of a document (from 1, both included), or words in it."""

    document: str | None = None
    body: str | None = None
    case: str | None = None
    lines: tuple[int, int] | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What a person types, and the places that answer it."""

    words: str
    relevant: tuple[Relevant, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """All that one side says about one document; `complete` are the classes in which it leaves nothing out."""

    document: str
    facts: tuple[Fact, ...]
    queries: tuple[Query, ...] = ()
    describes_strategy: bool = False
    complete: frozenset[str] = frozenset(CLASSES)


@dataclass(frozen=True, slots=True)
class Score:
    """A comparison in one class: what agreed, what gold has beyond it, what the system has beyond it.

    `unjudged` of the correct ones were found in papers whose gold leaves things out: they count for recall alone.
    `complete` tells whether any gold was complete, and with it whether there is a precision.
    """

    correct: int = 0
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()
    unjudged: int = 0
    complete: bool = True

    @property
    def gold(self) -> int:
        """How many facts gold has."""
        return self.correct + len(self.missed)

    @property
    def found(self) -> int:
        """How many facts the system has where gold is complete, and right ones elsewhere."""
        return self.correct + len(self.spurious)

    @property
    def precision(self) -> float:
        """The share of what was found that is right, where gold can tell; 1 where nothing was found."""
        judged = self.found - self.unjudged
        return (self.correct - self.unjudged) / judged if judged else 1.0

    @property
    def recall(self) -> float:
        """The share of gold that was found; 1 where gold has nothing."""
        return self.correct / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.correct + other.correct,
            self.missed + other.missed,
            self.spurious + other.spurious,
            self.unjudged + other.unjudged,
            self.complete or other.complete,
        )


@dataclass(frozen=True, slots=True)
class SearchScore:
    """The ranks (from 1) of the first right hit of each query; None where none of the first ten was right."""

    ranks: tuple[tuple[str, int | None], ...] = ()

    def success(self, at: int) -> float:
        """The share of queries with a right hit among the first `at`."""
        hits = sum(1 for _, rank in self.ranks if rank is not None and rank <= at)
        return hits / len(self.ranks) if self.ranks else 0.0

    @property
    def mrr(self) -> float:
        """The mean of one over the rank of the first right hit, nought where there is none."""
        return sum(1 / rank for _, rank in self.ranks if rank) / len(self.ranks) if self.ranks else 0.0


@dataclass(frozen=True, slots=True)
class Quality:
    """What the evaluation of one set of documents came to: together, and paper by paper.

    `languages` tells of each paper whether it is written in bokmål ("nb") or nynorsk ("nn").
    """

    name: str
    documents: int
    classes: dict[str, Score] = field(default_factory=dict)
    search: SearchScore = SearchScore()
    papers: dict[str, dict[str, Score]] = field(default_factory=dict)
    held_out: bool = False
    languages: dict[str, str] = field(default_factory=dict)


def total(scores: Iterable[Score]) -> Score:
    """All scores as one."""
    return sum(scores, Score(complete=False))
