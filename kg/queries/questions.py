"""The questions that the pages ask, one method each."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from kg import identifiers
from kg.model import Ref
from kg.queries.answers import (
    Actor,
    Case,
    Decision,
    Event,
    Goal,
    GoalNode,
    Indicator,
    Meeting,
    Mention,
    Name,
    News,
    Quote,
    Resource,
    Strategy,
    Thing,
    TraceLink,
    Value,
)
from kg.queries.binding import Iri
from kg.queries.coverage import Coverage
from kg.queries.followups import FollowUp, FollowUps
from kg.queries.lists import Lists
from kg.queries.lookup import Lookup, Row, Run, natural, number, quote_of
from kg.queries.texts import Texts
from ontology import expand, shrink

MENTIONS_SHOWN = 20
_NEAR_READ = 5000
_ORDER = ("earlier", "mentioned", "meeting", "proposed", "adopted", "follows", "refers")
"""In which order things of one day happened."""
GOALS = ("vg:Goal", "vg:OverallGoal", "vg:StrategicGoal", "vg:Subgoal")
_NEAR_KINDS = {
    "case": ("vg:Case",),
    "meeting": ("vg:Meeting",),
    "strategy": ("vg:Strategy",),
    "goal": GOALS,
    "indicator": ("vg:Indicator",),
    "organisation": ("vg:Organisation",),
    "group": ("vg:Group",),
    "person": ("vg:Person",),
    "document": ("vg:Document",),
}


class Questions:
    """Typed answers about the graph behind `run`; labels come in the first of `languages` that there is.

    `base` is what the IRIs of instances begin with.
    """

    def __init__(self, run: Run, base: str, languages: Sequence[str] = ("nb", "nn", "en")) -> None:
        self._run = run
        self.base = base
        self._lookup = Lookup(run, languages)
        self.lists = Lists(self._lookup)
        self.texts = Texts(self._lookup)
        self.coverage = Coverage(self._lookup)

    def in_language(self, language: str) -> Questions:
        """The same questions with labels in `language` where there are such."""
        order = dict.fromkeys((language, "nb", "nn", "en"))
        return Questions(self._run, self.base, tuple(order))

    def document(self, source: str) -> str:
        """The IRI of the document that came from the file `source`."""
        return identifiers.iri(self.base, Ref("document", (identifiers.slug(source),)))

    def exists(self, iri: str) -> bool:
        """Whether anything at all is said of `iri`."""
        return any(True for _ in self._lookup.ask("exists", subject=Iri(iri)))

    def resource(self, iri: str) -> Resource | None:
        """All that is said of `iri`."""
        return self._lookup.resource(iri)

    def thing(self, iri: str) -> Thing | None:
        """`iri` with what points at it."""
        resource = self._lookup.resource(iri)
        return Thing(resource, self._lookup.incoming(iri)) if resource else None

    def case(self, iri: str) -> Case | None:
        """A case with its decisions, neighbours, comments and the goals it serves."""
        resource = self._lookup.resource(iri)
        if not resource:
            return None
        incoming = self._lookup.incoming(iri)
        decisions = self.decisions(self._lookup.pointing([iri], "vg:inCase", "vg:Decision"))
        own = [iri, *(d.resource.iri for d in decisions), *(p.iri for d in decisions for p in d.points)]
        follows = _of(incoming, "vg:followsUp")
        earlier = {value.name for value in resource.all("vg:followsUp")}
        later = {value.name for value in follows}
        return Case(
            resource,
            tuple(decisions),
            tuple(value for value in resource.all("vg:refersTo") if value.name not in earlier),
            follows,
            tuple(value for value in _of(incoming, "vg:refersTo") if value.name not in later),
            _of(incoming, "vg:subCaseOf"),
            tuple(self._lookup.resources(self._lookup.pointing([iri], "vg:inCase", "vg:Comment"))),
            self.links("links_from", own),
        )

    def followups(self, cases: Sequence[str], today: date) -> dict[str, FollowUp]:
        """What became of what the decisions in `cases` asked for, by decision point, as of `today`."""
        return FollowUps(self._lookup, today).of(cases)

    def names(self, points: Iterable[FollowUp]) -> dict[str, Name]:
        """What the decision points are called, by IRI."""
        return self._lookup.names(one.point for one in points)

    def timeline(self, case: str) -> tuple[Event, ...]:
        """What happened in a case and in those tied to it, by day; of what mentions it the first alone."""
        rows = [row for row in self._lookup.ask("timeline", case=Iri(case)) if "thing" in row]
        names = self._lookup.names({row["thing"] for row in rows})
        follows = {row["thing"] for row in rows if row["what"] == "follows"}
        mentioned = [row for row in rows if row["what"] == "mentioned"]
        told = [row for row in rows if not (row["what"] == "refers" and row["thing"] in follows)]
        shown = [row for row in told if row["what"] != "mentioned" or row is mentioned[0]]
        events = (Event(row["what"], names[row["thing"]], row["date"]) for row in shown)
        return tuple(sorted(events, key=lambda event: (event.date, _ORDER.index(event.what), event.thing.iri)))

    def decisions(self, iris: Sequence[str]) -> list[Decision]:
        """Decisions with their points, those proposed first."""
        decisions = self._lookup.resources(iris)
        points = self._points_of(decisions)
        return sorted((_decision(one, points) for one in decisions), key=lambda d: (d.adopted, d.resource.iri))

    def decision(self, iri: str) -> Decision | None:
        """A decision with its points and the goals they serve."""
        found = next(iter(self.decisions([iri])), None)
        if not found:
            return None
        links = self.links("links_from", [iri, *(point.iri for point in found.points)])
        return Decision(found.resource, found.points, links)

    def meeting(self, iri: str) -> Meeting | None:
        """A meeting with its cases and those who were there."""
        resource = self._lookup.resource(iri)
        if not resource:
            return None
        cases = self._lookup.resources(self._lookup.pointing([iri], "vg:consideredAt", "vg:Case"))
        present = self._lookup.resources(self._lookup.pointing([iri], "vg:meeting", "vg:Participation"))
        return Meeting(
            resource, _by(cases, "dcterms:identifier"), tuple(sorted(present, key=lambda one: one.name.label))
        )

    def strategy(self, iri: str) -> Strategy | None:
        """A strategy with its goals as a tree."""
        resource = self._lookup.resource(iri)
        if not resource:
            return None
        goals = self._lookup.resources(self._lookup.pointing([iri], "vg:inStrategy", *GOALS))
        known = {goal.iri for goal in goals}
        top = [goal for goal in goals if not known & {v.name.iri for v in goal.all("vg:subgoalOf") if v.name}]
        indicators = self._measuring([goal.iri for goal in goals])
        nodes = tuple(_node(goal, goals, indicators) for goal in _by(top, "dcterms:identifier"))
        return Strategy(resource, nodes, self.links("links_to", [iri]))

    def goal(self, iri: str) -> Goal | None:
        """A goal, the goals below it, its indicators and what is tied to any of them."""
        resource = self._lookup.resource(iri)
        if not resource:
            return None
        below = self._lookup.resources(self._lookup.pointing([iri], "vg:subgoalOf", *GOALS))
        node = _node(resource, below, self._measuring([iri, *(one.iri for one in below)]))
        incoming = self._lookup.incoming(iri)
        links = self.links("links_to", [iri, *(one.iri for one in below)])
        return Goal(node, _of(incoming, "vg:dependsOn"), _of(incoming, "vg:supports"), links)

    def indicator(self, iri: str) -> Indicator | None:
        """An indicator, its parts and what is tied to it."""
        resource = self._lookup.resource(iri)
        if not resource:
            return None
        parts = self._lookup.resources(self._lookup.pointing([iri], "vg:partOfIndicator", "vg:Indicator"))
        return Indicator(resource, _by(parts, "dcterms:identifier"), self.links("links_to", [iri]))

    def actor(self, iri: str) -> Actor | None:
        """An organisation or a person: what points there, meetings attended, where it is mentioned."""
        resource = self._lookup.resource(iri)
        if not resource:
            return None
        attended = self._lookup.pointing([iri], "vg:person", "vg:Participation")
        cases = {name.iri: total for name, total in self.lists.bodies()}
        return Actor(
            resource,
            self._lookup.incoming(iri),
            tuple(self._lookup.resources(attended)),
            cases.get(iri, 0),
            self._total("mentions_count", iri),
            self.mentions(iri, limit=MENTIONS_SHOWN),
        )

    def news_of_body(self, iri: str, *, limit: int) -> tuple[News, ...]:
        """The newest cases and decisions of a body."""
        return tuple(self._news(self._lookup.ask("news_of_body", body=Iri(iri), limit=limit)))

    def news_of_goal(self, iri: str, *, limit: int) -> tuple[News, ...]:
        """The newest cases and decisions that are tied to a goal or to one below it."""
        goals = [iri, *self._lookup.pointing([iri], "vg:subgoalOf", *GOALS)]
        rows = self._lookup.ask("news_of_goals", goals=[Iri(goal) for goal in goals], limit=limit)
        found = self._news(rows)
        homes = {own.iri: news.resource.iri for news in found for own in (news.resource, *news.points)}
        links = [link for link in self.links("links_from", list(homes)) if link.target.iri in goals] if homes else []
        return tuple(
            replace(news, links=tuple(link for link in links if homes[link.origin.iri] == news.resource.iri))
            for news in found
        )

    def mentions(self, iri: str, *, limit: int, offset: int = 0) -> tuple[Mention, ...]:
        """The passages that name `iri`."""
        rows = list(self._lookup.ask("mentions", subject=Iri(iri), limit=limit, offset=offset))
        documents = self._lookup.names({row["document"] for row in rows})
        return tuple(
            Mention(
                documents[row["document"]],
                int(row["start"]),
                int(row["end"]),
                number(row, "page"),
                row["text"],
            )
            for row in rows
        )

    def links(self, question: str, iris: Sequence[str]) -> tuple[TraceLink, ...]:
        """The trace links from (`links_from`) or to (`links_to`) any of `iris`, the surest first."""
        rows = {row["link"]: row for row in self._lookup.ask(question, subjects=[Iri(iri) for iri in iris])}
        names = self._lookup.names({row[end] for row in rows.values() for end in ("from", "to")})
        quotes, shared = self._link_quotes(rows), self._shared_terms(rows)
        links = [
            TraceLink(
                names[row["from"]],
                names[row["to"]],
                shrink(row["basis"]) == "vg:Stated",
                float(row["confidence"]) if "confidence" in row else None,
                quotes.get(link, ()),
                tuple(shared.get(link, ())),
            )
            for link, row in rows.items()
        ]
        return tuple(sorted(links, key=lambda link: (not link.stated, -(link.confidence or 0), link.target.label)))

    def _shared_terms(self, links: Iterable[str]) -> dict[str, list[str]]:
        """The words that each inferred link rests on."""
        subjects = [Iri(link) for link in links]
        found: dict[str, list[str]] = {}
        for row in self._lookup.ask("shared_terms", subjects=subjects) if subjects else ():
            found.setdefault(row["link"], []).append(row["words"])
        return found

    def _link_quotes(self, links: Iterable[str]) -> dict[str, tuple[Quote, ...]]:
        """The words that tie each link: those that it was read from, else those it was worked out from."""
        subjects = [Iri(link) for link in links]
        read = self._lookup.quotes("evidence", subjects=subjects)
        found: dict[str, dict[Quote, None]] = {}
        for (link, _, _), quotes in read.items():
            found.setdefault(link, {}).update(dict.fromkeys(quotes))
        rest = [link for link in subjects if link not in found]
        rows = list(self._lookup.ask("derived", subjects=rest)) if rest else []
        documents = self._lookup.names({row["document"] for row in rows})
        for row in rows:
            found.setdefault(row["subject"], {})[quote_of(row, documents)] = None
        return {link: _one_a_place(quotes) for link, quotes in found.items()}

    def near(self, kind: str, path: Sequence[str], *, limit: int = 8) -> tuple[Name, ...]:
        """Things of `kind` whose IRIs resemble `path`, for a page that was not found."""
        step, wanted = ("case", path[:2]) if kind in ("decision", "point") else (kind, path)
        if step not in _NEAR_KINDS or not wanted:
            return ()
        start = f"{self.base}{step}/"
        iris = self._candidates(step, f"{start}{wanted[0]}/") or self._candidates(step, start)
        ends = {iri[len(start) :]: iri for iri in iris}
        close = difflib.get_close_matches("/".join(wanted), ends, n=limit, cutoff=0.4)
        return tuple(self._lookup.names(ends[end] for end in close).values())

    def _candidates(self, step: str, prefix: str) -> list[str]:
        types = [Iri(expand(kind)) for kind in _NEAR_KINDS[step]]
        rows = self._lookup.ask("near", types=types, prefix=prefix, limit=_NEAR_READ)
        return sorted(row["found"] for row in rows)

    def _news(self, rows: Iterable[Row]) -> list[News]:
        dates = {row["item"]: row.get("date") for row in rows if "item" in row}
        found = self._lookup.resources(list(dates))
        points = self._points_of(found)
        return [News(one, _decision(one, points).points, dates[one.iri]) for one in found]

    def _points_of(self, decisions: Iterable[Resource]) -> dict[str, Resource]:
        wanted = [value.name.iri for one in decisions for value in one.all("vg:hasPoint") if value.name]
        return {point.iri: point for point in self._lookup.resources(wanted)}

    def _measuring(self, goals: Sequence[str]) -> list[Resource]:
        return self._lookup.resources(self._lookup.pointing(goals, "vg:measures", "vg:Indicator"))

    def _total(self, question: str, iri: str) -> int:
        return next((int(row["total"]) for row in self._lookup.ask(question, subject=Iri(iri))), 0)


def _of(values: Iterable[Value], *predicates: str) -> tuple[Value, ...]:
    return tuple(value for value in values if value.predicate in predicates)


def _by(resources: Iterable[Resource], predicate: str) -> tuple[Resource, ...]:
    def key(resource: Resource) -> tuple[object, ...]:
        value = resource.one(predicate)
        return (value is None, natural(value.text if value else resource.name.label))

    return tuple(sorted(resources, key=key))


def _decision(resource: Resource, points: dict[str, Resource]) -> Decision:
    own = [points[value.name.iri] for value in resource.all("vg:hasPoint") if value.name and value.name.iri in points]
    return Decision(resource, _by(own, "vg:number"))


def _node(goal: Resource, goals: Sequence[Resource], indicators: Sequence[Resource]) -> GoalNode:
    below = [one for one in goals if one is not goal and _points(one, "vg:subgoalOf", goal.iri)]
    measuring = [one for one in indicators if _points(one, "vg:measures", goal.iri)]
    rest = [one for one in goals if one is not goal]
    nodes = tuple(_node(one, rest, indicators) for one in _by(below, "dcterms:identifier"))
    return GoalNode(goal, nodes, _by(measuring, "dcterms:identifier"))


def _points(resource: Resource, predicate: str, iri: str) -> bool:
    return any(value.name is not None and value.name.iri == iri for value in resource.all(predicate))


def _one_a_place(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The statements of one link often rest on the same words: each place once."""
    return tuple({(quote.document.iri, quote.start, quote.end): quote for quote in quotes}.values())
