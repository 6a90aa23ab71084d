"""The graph -> facts, document by document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from evaluation.normal import Names, case_number, case_type, goal_number, goal_title, letters, strategy, term
from evaluation.records import Fact, Key, Paper
from evaluation.sparql import EVERYWHERE, OF_DOCUMENT, Graph, Row, ask

KINDS = {"OverallGoal": "overall", "StrategicGoal": "strategic"}
_SDG = re.compile(r"^http://metadata\.un\.org/sdg/(\d+)$")


@dataclass(slots=True)
class Naming:
    """What the entities of the whole graph are called, in the words that gold compares."""

    names: Names
    words: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    cases: dict[str, Key] = field(default_factory=dict)
    in_case: dict[str, str] = field(default_factory=dict)
    goals: dict[str, str] = field(default_factory=dict)
    indicators: dict[str, str] = field(default_factory=dict)
    strategies: dict[str, str] = field(default_factory=dict)

    def who(self, thing: str) -> str:
        """The canonical name of an organisation, a person or a role; a role may be given as plain words."""
        return self.names.of(*sorted(self.words.get(thing, [thing])))

    def case_of(self, thing: str) -> Key | None:
        """The case that a case, decision or point belongs to."""
        return self.cases.get(self.in_case.get(thing, thing))


def everywhere(graph: Graph) -> dict[str, list[Row]]:
    """What the whole graph says of its entities' names."""
    return {name: ask(graph, question) for name, question in EVERYWHERE.items()}


def naming(rows: dict[str, list[Row]], names: Names) -> Naming:
    """What the entities of the whole graph are called, in the words of one paper's gold."""
    known = Naming(names)
    for row in rows["names"]:
        known.words[row["thing"]].append(row["name"])
    for row in rows["cases"]:
        known.cases[row["case"]] = (known.who(row["body"]), case_number(row["number"]))
    for row in rows["in_case"]:
        known.in_case[row["thing"]] = row["case"]
    for row in rows["goals"]:
        known.goals[row["goal"]] = goal_number(row.get("number") or row.get("title", ""))
    for row in rows["indicators"]:
        known.indicators[row["indicator"]] = row.get("number") or f"part of {row.get('whole')}"
    titles = sorted((row["title"], row["strategy"], row.get("period")) for row in rows["strategies"])
    for title, thing, period in titles:
        known.strategies.setdefault(thing, strategy(title, period))
    return known


def documents(graph: Graph) -> dict[str, str]:
    """Source (file name) to the IRI of the document."""
    return {row["source"]: row["document"] for row in ask(graph, EVERYWHERE["documents"])}


def paper(graph: Graph, document: str, known: Naming) -> Paper:
    """All facts that the named graph of `document` holds."""
    rows = {name: ask(graph, question, document) for name, question in OF_DOCUMENT.items()}
    facts = (
        *_meetings(rows["meetings"], known),
        *_cases(rows, known),
        *_decisions(rows, known),
        *_strategy(rows, known),
        *_people(rows, known),
        *_traces(rows["traces"], known),
        *_voices(rows, known),
    )
    return Paper(document, tuple(dict.fromkeys(facts)))


def _meetings(rows: list[Row], known: Naming) -> Iterator[Fact]:
    for row in rows:
        yield Fact("meetings", (known.who(row["body"]), row.get("date") or row.get("number", "")))


def _cases(rows: dict[str, list[Row]], known: Naming) -> Iterator[Fact]:
    for row in rows["cases"]:
        key = known.cases.get(row["case"], ("", row["case"]))
        yield Fact("cases", key)
        if "title" in row:
            yield Fact("case_titles", key, row["title"])
        if "type" in row:
            yield Fact("case_types", (*key, case_type(row["type"])))
    for row in rows["officers"]:
        yield Fact("case_officers", (*known.cases.get(row["case"], ("", "")), known.who(row["officer"])))
    for row in rows["links"]:
        ends = (*known.cases.get(row["case"], ("",)), *known.cases.get(row["other"], ("",)))
        yield Fact("case_links", ends)
        if row["kind"] == "follows_up":
            yield Fact("follow_ups", ends)


def _decisions(rows: dict[str, list[Row]], known: Naming) -> Iterator[Fact]:
    decisions: dict[str, Key] = {}
    for row in rows["decisions"]:
        status = row["status"].rpartition("#")[2].lower()
        caseless = (known.who(row["body"]) if "body" in row else "", "")
        decisions[row["decision"]] = (*known.cases.get(row.get("case", ""), caseless), status)
        yield Fact("decisions", decisions[row["decision"]])
    points = {row["point"]: (decisions.get(row["decision"], ("",)), row["text"]) for row in rows["points"]}
    for key, text in points.values():
        yield Fact("decision_points", key, text)
    for row in rows["actions"]:
        key, text = points.get(row["point"], (("",), ""))
        yield Fact("actions", (*key, letters(row["action"])), text)
    for row in rows["addressees"]:
        key, text = points.get(row["point"], (("",), ""))
        yield Fact("addressees", (*key, known.who(row["addressee"])), text)
    for row in rows["terms"]:
        yield Fact(row["kind"], points.get(row["point"], (("",), ""))[0], term(row["words"]))


def _strategy(rows: dict[str, list[Row]], known: Naming) -> Iterator[Fact]:
    for row in rows["strategies"]:
        yield Fact("strategies", (known.strategies.get(row["strategy"], ""),))
    for row in rows["goals"]:
        kind, title = KINDS.get(row["type"].rpartition("#")[2]), goal_title(row["title"])
        parent = known.goals.get(row.get("parent", ""), "")
        yield Fact("goals", (kind,), title) if kind else Fact("sub_goals", (parent,), title)
    for row in rows["indicators"]:
        yield Fact("indicators", (known.indicators[row["indicator"]],), row["title"])
    for row in rows["measurements"]:
        key = (known.indicators.get(row["indicator"], ""), row["field"])
        yield Fact("measurements", key, row["words"])
    for row in rows["goal_links"]:
        yield from _goal_link(row, known)


def _goal_link(row: Row, known: Naming) -> Iterator[Fact]:
    """A link between goals, or from a goal to a UN goal; what a whole strategy supports is not counted."""
    goal, other, sdg = known.goals.get(row["goal"]), row["other"], _SDG.match(row["other"])
    if goal is None:
        return
    if sdg:
        yield Fact("sdg_links", (goal, sdg[1]))
    elif other in known.goals:
        pair = (goal, known.goals[other])
        yield Fact("goal_links", pair if row["kind"] == "depends_on" else pair[::-1])


def _people(rows: dict[str, list[Row]], known: Naming) -> Iterator[Fact]:
    for row in rows["organisations"]:
        yield Fact("organisations", (known.who(row["thing"]),))
    for row in rows["persons"]:
        yield Fact("persons", (known.who(row["thing"]),))
    for row in rows["participation"]:
        meeting = row.get("date") or row.get("number", "")
        yield Fact("participation", (known.who(row["person"]), meeting, row.get("capacity", "")))
    for row in (*rows["participation"], *rows["affiliations"]):
        if "organisation" in row:
            yield Fact("affiliations", (known.who(row["person"]), known.who(row["organisation"])))


def _traces(rows: list[Row], known: Naming) -> Iterator[Fact]:
    """Stated links from a case, or from a decision or point of it."""
    targets = {
        "case_strategy": known.strategies,
        "case_goal": known.goals,
        "case_indicator": known.indicators,
    }
    for row in rows:
        case = known.case_of(row["source"])
        for kind, things in targets.items():
            if case and row["target"] in things:
                yield Fact(kind, (*case, things[row["target"]]))


def _voices(rows: dict[str, list[Row]], known: Naming) -> Iterator[Fact]:
    """What parties say, what is recommended, and what is referred to."""
    for row in rows["comments"]:
        case = known.cases.get(row.get("case", ""), ("", ""))
        yield Fact("comments", (known.who(row["by"]), *case), row["text"])
    for row in rows["recommendations"]:
        yield Fact("recommendations", (known.who(row["by"]) if "by" in row else "",), row["text"])
    for row in rows["publications"]:
        yield Fact("publications", (), row["title"])
