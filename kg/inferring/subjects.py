"""Views of all documents -> what is compared: decision points with their case, goals with their indicators.

Of several wordings of one thing the surest is taken, then the longest, so that the order of documents makes no
difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.identifiers import CaseNumber
from kg.model import Literal, Ref
from kg.placing import View
from kg.rdf import Stated, statements

_READ = frozenset(
    {
        *("vg:hasPoint", "vg:inCase", "vg:text", "vg:body", "vg:consideredAt", "dcterms:title", "dcterms:date"),
        *("vg:inStrategy", "vg:subgoalOf", "vg:measures", "vg:period", "vg:owner", "vg:partOf", "vg:addresses"),
    }
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the view of the document that makes it."""

    view: View
    stated: Stated

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands."""
        span = self.stated.statement.evidence.span
        return self.view.analysis.document.source, span.start, span.end


@dataclass(frozen=True, slots=True)
class Text:
    """Words about a thing, and the statements that say them, in the order of documents."""

    words: str
    language: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """A decision point; `title` is its case's, `year` the year it was decided in or its case was numbered in."""

    ref: Ref
    decision: Ref
    case: Ref
    year: int | None
    text: Text
    title: Text | None

    @property
    def body(self) -> Ref:
        """The organisation in whose series the case is numbered."""
        return body_of(self.case)


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal: `texts` are its title and the titles of what measures it, `above` the goals that it is part of."""

    ref: Ref
    strategy: Ref
    texts: tuple[Text, ...]
    above: frozenset[Ref] = frozenset()


@dataclass(frozen=True, slots=True)
class Subjects:
    """All that can be compared; the rest is what tells whether a link can be true, or is stated already.

    Of a strategy: `titles`, the first and last of its `years`, its `owners`, the bodies whose papers have `named` it.
    `within` is what an organisation is part of; `stated` what a case, decision or point is said to address, with the
    goals that the indicators among it measure.
    """

    acts: tuple[Act, ...]
    aims: tuple[Aim, ...]
    titles: Mapping[Ref, Text] = field(default_factory=dict)
    years: Mapping[Ref, tuple[int, int | None]] = field(default_factory=dict)
    owners: Mapping[Ref, frozenset[Ref]] = field(default_factory=dict)
    within: Mapping[Ref, frozenset[Ref]] = field(default_factory=dict)
    named: Mapping[Ref, frozenset[Ref]] = field(default_factory=dict)
    stated: Mapping[Ref, frozenset[Ref]] = field(default_factory=dict)


def collect(views: Iterable[View]) -> Subjects:
    """What the documents of `views` decide and aim at."""
    found = _Found()
    for view in views:
        found.take(view)
    return found.subjects()


class _Found:
    """What is said over all documents, by property and subject."""

    def __init__(self) -> None:
        self._links: dict[str, dict[Ref, set[Ref]]] = defaultdict(lambda: defaultdict(set))
        self._words: dict[str, dict[Ref, list[Said]]] = defaultdict(lambda: defaultdict(list))
        self._named: dict[Ref, set[Ref]] = defaultdict(set)

    def take(self, view: View) -> None:
        """Note what one document says."""
        bodies = set()
        for one in statements(view, _READ):
            subject, value = view.ref(one.statement.subject), one.statement.object
            if isinstance(value, Ref):
                self._links[one.statement.predicate][subject].add(view.ref(value))
            elif isinstance(value, Literal):
                self._words[one.statement.predicate][subject].append(Said(view, one))
                if subject.kind == "case":
                    bodies.add(body_of(subject))
        for entity in view.analysis.entities:
            if entity.ref.kind == "strategy":
                self._named[view.ref(entity.ref)] |= bodies

    def subjects(self) -> Subjects:
        """All of it, in the order of refs."""
        strategies = {strategy for found in self._links["vg:inStrategy"].values() for strategy in found}
        return Subjects(
            tuple(self._acts()),
            tuple(self._aims()),
            titles={ref: text for ref in strategies if (text := self._text("dcterms:title", ref))},
            years={ref: years for ref in strategies if (years := self._period(ref))},
            owners=_frozen(self._links["vg:owner"]),
            within=_frozen(self._links["vg:partOf"]),
            named=_frozen(self._named),
            stated={act: self._aimed(targets) for act, targets in self._links["vg:addresses"].items()},
        )

    def _aimed(self, targets: Collection[Ref]) -> frozenset[Ref]:
        measured = (self._links["vg:measures"].get(target, ()) for target in targets)
        return frozenset((*targets, *(goal for goals in measured for goal in goals)))

    def _acts(self) -> Iterator[Act]:
        for decision, points in sorted(self._links["vg:hasPoint"].items()):
            for case in sorted(self._links["vg:inCase"].get(decision, ()))[:1]:
                title, year = self._text("dcterms:title", case), self._year(decision, case)
                for point in sorted(points):
                    if text := self._text("vg:text", point):
                        yield Act(point, decision, case, year, text, title)

    def _aims(self) -> Iterator[Aim]:
        measuring: dict[Ref, list[Ref]] = defaultdict(list)
        for indicator, goals in sorted(self._links["vg:measures"].items()):
            for goal in goals:
                measuring[goal].append(indicator)
        for goal, strategies in sorted(self._links["vg:inStrategy"].items()):
            texts = [self._text("dcterms:title", ref) for ref in (goal, *measuring[goal])]
            known = tuple(text for text in texts if text)
            if goal.kind == "goal" and known:
                yield Aim(goal, min(strategies), known, self._above(goal))

    def _above(self, goal: Ref) -> frozenset[Ref]:
        found: set[Ref] = set()
        ahead = set(self._links["vg:subgoalOf"].get(goal, ()))
        while ahead:
            found |= ahead
            ahead = {up for one in ahead for up in self._links["vg:subgoalOf"].get(one, ())} - found
        return frozenset(found)

    def _text(self, predicate: str, ref: Ref) -> Text | None:
        """The surest words, else the longest, with all that say just those."""
        said = self._words[predicate].get(ref)
        if not said:
            return None
        best = max(said, key=lambda one: (one.stated.statement.confidence, len(_value(one)), _value(one)))
        same = sorted((one for one in said if _value(one) == _value(best)), key=lambda one: one.place)
        return Text(_value(best), same[0].view.analysis.language, tuple(same))

    def _year(self, decision: Ref, case: Ref) -> int | None:
        """The year it was decided in, else its meeting's, else that of the case's number."""
        meetings = sorted(self._links["vg:consideredAt"].get(case, ()))
        for ref in (decision, *meetings):
            if dates := [_value(one) for one in self._words["dcterms:date"].get(ref, ())]:
                return int(min(dates)[:4])
        number = CaseNumber.parse(case.path[-1])
        return number.year if number else None

    def _period(self, strategy: Ref) -> tuple[int, int | None] | None:
        """The first and last year that a strategy is said to hold for, else the first, from its name."""
        said = sorted(_value(one) for one in self._words["vg:period"].get(strategy, ()))
        years = [int(year) for period in said[:1] for year in _YEAR.findall(period)]
        if not years and _YEAR.fullmatch(strategy.path[-1]):
            years = [int(strategy.path[-1])]
        return (years[0], years[-1] if len(years) > 1 else None) if years else None


def body_of(case: Ref) -> Ref:
    """The organisation whose slug a case's path begins with."""
    return Ref("organisation", case.path[:1])


def _value(one: Said) -> str:
    value = one.stated.statement.object
    return value.value if isinstance(value, Literal) else ""


def _frozen(found: Mapping[Ref, Iterable[Ref]]) -> dict[Ref, frozenset[Ref]]:
    return {ref: frozenset(values) for ref, values in found.items()}
