"""Gold -> facts: meetings, cases, decisions; the rest from `aims` and `voices`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evaluation.aims import aims
from evaluation.goldfiles import Gold, optional, several, worded
from evaluation.normal import Names, case_number, case_type, letters, term
from evaluation.records import CLASSES, LATER_CLASSES, Fact, Key, Paper, Query, Relevant
from evaluation.voices import voices

ALL = "*"
"""What `complete` says where gold leaves nothing out in any class."""


def paper(gold: Gold, names: Names) -> Paper:
    """One gold file as facts and queries."""
    facts = (
        *_meetings(gold, names),
        *_cases(gold, names),
        *_links(gold, names),
        *_decisions(gold, names),
        *aims(gold, names),
        *voices(gold, names),
    )
    queries = tuple(_query(query, gold["doc"]) for query in gold.get("search_queries", ()))
    complete = _complete(gold.get("complete"), facts)
    return Paper(gold["doc"], facts, queries, bool(gold.get("goals")), complete)


def _complete(told: list[str] | None, facts: Iterable[Fact]) -> frozenset[str]:
    """The classes in which gold leaves nothing out."""
    if told is None:
        return frozenset(CLASSES) - LATER_CLASSES | {fact.kind for fact in facts}
    return frozenset(CLASSES) if ALL in told else frozenset(told)


def _meetings(gold: Gold, names: Names) -> Iterator[Fact]:
    for item in gold.get("meetings", ()):
        body = names.of(item["body"])
        by_number = [(body, item["number"])] if item.get("number") else []
        key, *also = [(body, item["date"]), *by_number] if item.get("date") else by_number
        yield Fact("meetings", key, also=tuple(also), optional=optional(item))


def _cases(gold: Gold, names: Names) -> Iterator[Fact]:
    for item in gold.get("cases", ()):
        key, either = (names.of(item["body"]), case_number(item["number"])), optional(item)
        yield Fact("cases", key, optional=either)
        if item.get("title"):
            yield from worded("case_titles", key, [item["title"], *item.get("also_texts", ())], either=either)
        if item.get("case_type"):
            yield Fact("case_types", (*key, case_type(item["case_type"])), optional=either)
        for officer in item.get("case_officers", ()):
            yield Fact("case_officers", (*key, names.of(officer)), optional=either)


def _links(gold: Gold, names: Names) -> Iterator[Fact]:
    for item in gold.get("case_links", ()):
        ends = (
            *(names.of(item["from_body"]), case_number(item["from"])),
            *(names.of(item["to_body"]), case_number(item["to"])),
        )
        yield Fact("case_links", ends, optional=optional(item))
        if item["kind"] == "follows_up":
            yield Fact("follow_ups", ends, optional=optional(item))


def _decisions(gold: Gold, names: Names) -> Iterator[Fact]:
    for item in gold.get("decisions", ()):
        number = case_number(item["case"]) if item.get("case") else ""
        key = (names.of(item["body"]), number, item["status"])
        yield Fact("decisions", key, optional=optional(item))
        for point in item["points"]:
            yield from _point(key, point, names, either=optional(item) or optional(point))


def _point(key: Key, point: Gold, names: Names, *, either: bool) -> Iterator[Fact]:
    words = (point["text"], tuple(point.get("also_texts", ())))
    yield Fact("decision_points", key, *words, optional=either)
    others = [(*key, letters(action)) for action in point.get("other_actions", ())]
    for ways in _actions(point.get("action")):
        main, *also = [(*key, letters(way)) for way in ways]
        yield Fact("actions", main, *words, (*also, *others), either)
        yield from (Fact("actions", one, *words, optional=True) for one in also)
    yield from (Fact("actions", one, *words, optional=True) for one in others)
    for kind, mere in (("addressee", either), ("other_addressees", True)):
        for who in several(point.get(kind)):
            yield Fact("addressees", (*key, names.of(who)), *words, optional=mere)
    if point.get("deadline"):
        yield Fact("deadlines", key, term(point["deadline"]), optional=either)
    for amount in point.get("amounts", ()):
        yield Fact("amounts", key, term(amount), optional=either)


def _actions(told: str | list[str | list[str]] | None) -> list[list[str]]:
    """The actions of a point, each with the other verbs that say the same."""
    several_told = told if isinstance(told, list) else [told] if told else []
    return [one if isinstance(one, list) else [one] for one in several_told]


def _query(item: Gold, document: str) -> Query:
    return Query(item["query"], tuple(_relevant(one, document) for one in item["relevant"]), item.get("why", ""))


def _relevant(item: Gold, document: str) -> Relevant:
    """A place; lines and words stand in gold's own document unless it names another, a case in any."""
    lines = (item["lines"][0], item["lines"][1]) if item.get("lines") else None
    text = item.get("text")
    where = item.get("doc", document if lines or text else None)
    return Relevant(where, item.get("body"), item.get("case"), lines, text)
