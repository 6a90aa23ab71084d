"""What is aimed at, in gold: strategies, their goals and indicators, and the cases that are said to serve them."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.goldfiles import Gold, optional
from evaluation.normal import Names, case_number, goal_number, goal_title, strategy
from evaluation.records import Fact, Key


def aims(gold: Gold, names: Names) -> Iterator[Fact]:
    """Strategies, goals, indicators, the links between goals, and stated ties of cases to them."""
    yield from _strategies(gold)
    yield from _goals(gold)
    yield from _traces(gold, names)


def _goals(gold: Gold) -> Iterator[Fact]:
    for goal in (goal for goal in gold.get("goals", ()) if goal["title"]):
        either = optional(goal)
        if goal["kind"] == "sub":
            yield Fact("sub_goals", (goal_number(goal["parent"] or ""),), goal["title"], optional=either)
        else:
            yield Fact("goals", (goal["kind"],), goal_title(goal["title"]), optional=either)
    for indicator in gold.get("indicators", ()):
        yield from _indicator(indicator)
    for link in gold.get("goal_links", ()):
        yield Fact("goal_links", dependence(link["kind"], link["from"], link["to"]), optional=optional(link))
    for link in gold.get("goal_sdg", ()):
        yield Fact("sdg_links", (goal_number(link["goal"]), str(link["sdg"])), optional=optional(link))


def dependence(kind: str, source: str, target: str) -> Key:
    """A link between goals, read one way: what A supports depends on A."""
    ends = (goal_number(source), goal_number(target))
    return ends if kind == "depends_on" else (ends[1], ends[0])


def _indicator(item: Gold) -> Iterator[Fact]:
    key = (item["number"] or f"part of {item.get('part_of')}",)
    yield Fact("indicators", key, item["title"], optional=optional(item))
    for field in ("measurement", "purpose"):
        if item.get(field):
            yield Fact("measurements", (*key, field), item[field], optional=optional(item))


def _ways(item: Gold) -> tuple[str, ...]:
    """What a strategy may be called, its own name first: under any alias, with its first year and without."""
    periods = (item.get("period"), item.get("period_implied"), None)
    names = (item["name"], *item.get("aliases", ()))
    return tuple(dict.fromkeys(strategy(name, period) for name in names for period in periods))


def _strategies(gold: Gold) -> Iterator[Fact]:
    for item in gold.get("strategies", ()):
        key, *also = [(way,) for way in _ways(item)]
        yield Fact("strategies", key, also=tuple(also), optional=optional(item))


def _traces(gold: Gold, names: Names) -> Iterator[Fact]:
    accepted = {item["name"]: _ways(item) for item in reversed(gold.get("strategies", []))}
    for item in gold.get("strategy_trace", ()):
        if item.get("stated"):
            yield from _trace(item, names, accepted.get(item["strategy"], ()))


def _trace(item: Gold, names: Names, accepted: tuple[str, ...]) -> Iterator[Fact]:
    case = (names.of(item["body"]), case_number(item["case"]))
    ways = (strategy(item["strategy"], item["period"]),) if item.get("period") else accepted
    key, *also = [(*case, way) for way in ways or (strategy(item["strategy"], None),)]
    either = optional(item)
    yield Fact("case_strategy", key, also=tuple(also), optional=either)
    for goal in item["goals"]:
        yield Fact("case_goal", (*case, goal_number(goal)), optional=either)
    for indicator in item["indicators"]:
        yield Fact("case_indicator", (*case, indicator), optional=either)
