"""Gold files -> facts. The format is described in docs/evaluation.md."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.normal import Names, case_number, goal_number, goal_title, letters, strategy
from evaluation.records import Fact, Key, Paper, Query, Relevant

Gold = dict[str, Any]
SPELLINGS = Path(__file__).with_name("names.toml")
CAPACITIES = frozenset({"member", "observer", "absent", "deputy", "other"})
"""The capacities of a participation; gold uses others for persons who were not at the meeting."""


def load(folder: Path, pattern: str = "*.json") -> list[Gold]:
    """The gold files of a folder, in the order of their names."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob(pattern))]


def names_of(golds: Sequence[Gold]) -> Names:
    """All names of organisations and persons that the gold files know, and the spellings of roles."""
    groups = [
        [item["name"], *item.get("aliases", ())]
        for gold in golds
        for key in ("organisations", "persons")
        for item in gold.get(key, ())
    ]
    return Names([*tomllib.loads(SPELLINGS.read_text(encoding="utf-8"))["same"], *groups])


def paper(gold: Gold, names: Names) -> Paper:
    """One gold file as facts and queries."""
    facts = (
        *_meetings(gold, names),
        *_cases(gold, names),
        *_links(gold, names),
        *_decisions(gold, names),
        *_strategy(gold),
        *_people(gold, names),
        *_traces(gold, names),
    )
    queries = tuple(_query(query, gold["doc"]) for query in gold.get("search_queries", ()))
    return Paper(gold["doc"], facts, queries, describes_strategy=bool(gold.get("goals")))


def _meetings(gold: Gold, names: Names) -> Iterator[Fact]:
    for item in gold.get("meetings", ()):
        body = names.of(item["body"])
        by_number = [(body, item["number"])] if item.get("number") else []
        key, *also = [(body, item["date"]), *by_number] if item.get("date") else by_number
        yield Fact("meetings", key, also=tuple(also), optional=_optional(item))


def _cases(gold: Gold, names: Names) -> Iterator[Fact]:
    for item in gold.get("cases", ()):
        key, optional = (names.of(item["body"]), case_number(item["number"])), _optional(item)
        yield Fact("cases", key, optional=optional)
        if item.get("title"):
            yield Fact("case_titles", key, item["title"], optional=optional)
        if item.get("case_type"):
            yield Fact("case_types", (*key, letters(item["case_type"])), optional=optional)


def _links(gold: Gold, names: Names) -> Iterator[Fact]:
    for item in gold.get("case_links", ()):
        ends = (
            *(names.of(item["from_body"]), case_number(item["from"])),
            *(names.of(item["to_body"]), case_number(item["to"])),
        )
        yield Fact("case_links", ends, optional=_optional(item))
        if item["kind"] == "follows_up":
            yield Fact("follow_ups", ends, optional=_optional(item))


def _decisions(gold: Gold, names: Names) -> Iterator[Fact]:
    for item in gold.get("decisions", ()):
        key = (names.of(item["body"]), case_number(item["case"]), item["status"])
        yield Fact("decisions", key, optional=_optional(item))
        for point in item["points"]:
            optional = _optional(item) or _optional(point)
            yield Fact("decision_points", key, point["text"], optional=optional)
            yield from _actions(key, point, optional)
            for addressee in _several(point.get("addressee")):
                yield Fact("addressees", (*key, names.of(addressee)), point["text"], optional=optional)


def _actions(key: Key, point: Gold, optional: bool) -> Iterator[Fact]:
    """The action of a point; one of its other actions will do in its place, and is no error beside it."""
    others = [(*key, letters(action)) for action in point.get("other_actions", ())]
    if point.get("action"):
        main = (*key, letters(point["action"]))
        yield Fact("actions", main, point["text"], also=tuple(others), optional=optional)
    for other in others:
        yield Fact("actions", other, point["text"], optional=True)


def _strategy(gold: Gold) -> Iterator[Fact]:
    for goal in gold.get("goals", ()):
        optional = _optional(goal)
        if goal["kind"] == "sub":
            yield Fact("sub_goals", (goal_number(goal["parent"]),), goal["title"], optional=optional)
        else:
            yield Fact("goals", (goal["kind"],), goal_title(goal["title"]), optional=optional)
    for indicator in gold.get("indicators", ()):
        yield from _indicator(indicator)
    for link in gold.get("goal_links", ()):
        yield Fact("goal_links", dependence(link["kind"], link["from"], link["to"]), optional=_optional(link))
    for link in gold.get("goal_sdg", ()):
        yield Fact("sdg_links", (goal_number(link["goal"]), str(link["sdg"])), optional=_optional(link))


def dependence(kind: str, source: str, target: str) -> Key:
    """A link between goals, read one way: what A supports depends on A."""
    ends = (goal_number(source), goal_number(target))
    return ends if kind == "depends_on" else (ends[1], ends[0])


def _indicator(item: Gold) -> Iterator[Fact]:
    key = (item["number"] or f"part of {item['part_of']}",)
    yield Fact("indicators", key, item["title"], optional=_optional(item))
    for field in ("measurement", "purpose"):
        if item.get(field):
            yield Fact("measurements", (*key, field), item[field], optional=_optional(item))


def _people(gold: Gold, names: Names) -> Iterator[Fact]:
    for item in gold.get("organisations", ()):
        yield Fact("organisations", (names.of(item["name"]),), optional=_optional(item))
    for item in gold.get("persons", ()):
        who, optional = names.of(item["name"]), _optional(item)
        yield Fact("persons", (who,), optional=optional)
        if item.get("capacity") in CAPACITIES:
            also = tuple((who, capacity) for capacity in item.get("also_capacities", ()))
            yield Fact("participation", (who, item["capacity"]), also=also, optional=optional)
        if item.get("organisation"):
            optional |= item.get("capacity") not in CAPACITIES or bool(item.get("organisation_implied"))
            yield Fact("affiliations", (who, names.of(item["organisation"])), optional=optional)


def _traces(gold: Gold, names: Names) -> Iterator[Fact]:
    for item in gold.get("comments", ()):
        case = (names.of(item["body"]), case_number(item["case"]))
        yield Fact("comments", (names.of(item["by"]), *case), item["text"], optional=_optional(item))
    periods = {item["name"]: item.get("period") for item in reversed(gold.get("strategies", []))}
    for item in gold.get("strategy_trace", ()):
        if item.get("stated"):
            yield from _trace(item, names, item.get("period") or periods.get(item["strategy"]))


def _trace(item: Gold, names: Names, period: str | None) -> Iterator[Fact]:
    case = (names.of(item["body"]), case_number(item["case"]))
    optional = _optional(item)
    yield Fact("case_strategy", (*case, strategy(item["strategy"], period)), optional=optional)
    for goal in item["goals"]:
        yield Fact("case_goal", (*case, goal_number(goal)), optional=optional)
    for indicator in item["indicators"]:
        yield Fact("case_indicator", (*case, indicator), optional=optional)


def _query(item: Gold, document: str) -> Query:
    return Query(item["query"], tuple(_relevant(one, document) for one in item["relevant"]), item.get("why", ""))


def _relevant(item: Gold, document: str) -> Relevant:
    """A place; lines and words stand in gold's own document unless it names another, a case in any."""
    lines = (item["lines"][0], item["lines"][1]) if item.get("lines") else None
    text = item.get("text")
    where = item.get("doc", document if lines or text else None)
    return Relevant(where, item.get("body"), item.get("case"), lines, text)


def _optional(item: Gold) -> bool:
    return bool(item.get("optional"))


def _several(value: object) -> list[str]:
    if not value:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
