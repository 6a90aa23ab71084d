"""Which strategy a text means: names in running text made into refs, and the generation that is meant.

Two generations of a plan may share one name ("Nasjonal e-helsestrategi" from 2017 and from 2023). A name
without years is settled inside a document where it can be, and over all documents by `resolve_strategies`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.dates import find_dates
from kg.extraction.notebook import Reading
from kg.identifiers import slug
from kg.model import Ref, SegmentKind, Span
from kg.segmentation.flow import Flow, read_flow
from kg.segmentation.footnotes import read_footnotes
from kg.segmentation.strategy_titles import Form, StrategyName, find_strategy_names

LONGEST_LIFE = 8
"""How many years after its start a strategy whose end is not told may still be the one that is meant."""

PREPARATION = 4
"""How many years before its start people speak of a strategy."""

_DATE_REACH = 6000


class Sense(StrEnum):
    """What the words before a name tell about its generation."""

    PLAIN = "plain"
    FRESH = "fresh"
    FORMER = "former"


def strategy_ref(title: str, start: int | str | None = None) -> Ref:
    """The ref of a strategy: the slug of its name, and the year it starts where that is known.

    >>> strategy_ref("Nasjonal e-helsestrategi", 2023).path
    ('nasjonal-e-helsestrategi', '2023')
    """
    return Ref("strategy", (slug(title), str(start)) if start else (slug(title),))


def goal_ref(strategy: Ref, step: str) -> Ref:
    """The ref of a goal: the strategy's path and a step such as "mal-1"."""
    return Ref("goal", (*strategy.path, step))


def numbered_goal(strategy: Ref, number: str) -> Ref:
    """The ref of a goal by its number or letter.

    >>> numbered_goal(strategy_ref("Båtplan", 2021), "B").path
    ('batplan', '2021', 'mal-b')
    """
    return goal_ref(strategy, f"mal-{slug(number)}")


def part_ref(strategy: Ref, called: str, number: str) -> Ref:
    """The ref of a numbered sub-goal or measure of a strategy.

    >>> part_ref(strategy_ref("Båtplan", 2021), "Delmål", "2.1").path
    ('batplan', '2021', 'delmal-2-1')
    """
    return goal_ref(strategy, slug(f"{called} {number.replace('.', '-')}"))


def indicator_ref(strategy: Ref, number: str) -> Ref:
    """The ref of an indicator: the strategy's path and the indicator's number."""
    return Ref("indicator", (*strategy.path, number))


def generation(starts: Iterable[int], year: int | None, sense: Sense = Sense.PLAIN) -> int | None:
    """Which of the generations that start in `starts` a text of `year` means by a name without years.

    A plain name means the one that starts within a year or has started, "ny" the one that is coming,
    "gjeldende" the one in force.

    >>> [generation([2017, 2023], year) for year in (2019, 2022)]
    [2017, 2023]
    >>> generation([2017, 2023], 2022, Sense.FORMER)
    2017
    """
    known = sorted(set(starts))
    if year is None:
        return known[0] if len(known) == 1 else None
    alive = [start for start in known if start - PREPARATION <= year <= start + LONGEST_LIFE]
    if sense is Sense.FRESH:
        return alive[-1] if alive else None
    ahead = 0 if sense is Sense.FORMER else 1
    begun = [start for start in alive if start <= year + ahead]
    if begun:
        return begun[-1]
    return alive[0] if alive and sense is Sense.PLAIN else None


def resolve_strategies(defined: set[Ref], mentioned: Ref, year: int | None) -> Ref:
    """`mentioned` (a strategy, or a goal or indicator of one) with the generation a document of `year` means.

    `defined` are the strategies known over all documents. What tells its year, or cannot be settled, stays.
    """
    name, *rest = mentioned.path
    if rest and _is_year(rest[0]):
        return mentioned
    starts = [
        int(ref.path[1]) for ref in defined if ref.kind == "strategy" and ref.path[0] == name and len(ref.path) == 2
    ]
    start = generation(starts, year)
    return mentioned if start is None else Ref(mentioned.kind, (name, str(start), *rest))


def _is_year(step: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", step))


@dataclass(frozen=True, slots=True)
class StrategyMention:
    """A place where a document names a strategy; not `named` where it only points back ("strategien")."""

    ref: Ref
    title: str
    span: Span
    period: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class StrategyMentions:
    """All strategies that a document names, in reading order."""

    mentions: tuple[StrategyMention, ...]

    def within(self, span: Span) -> tuple[StrategyMention, ...]:
        """The mentions that begin inside `span`."""
        first = bisect_left(self.mentions, span.start, key=lambda m: m.span.start)
        last = bisect_left(self.mentions, span.end, key=lambda m: m.span.start)
        return self.mentions[first:last]

    def nearest(self, position: int, within: Span) -> StrategyMention | None:
        """The last one named before `position` inside `within`, else the first one behind it there."""
        inside = [m for m in self.within(within) if m.named]
        before = [m for m in inside if m.span.start <= position]
        return before[-1] if before else (inside[0] if inside else None)

    def chief(self) -> StrategyMention | None:
        """The strategy that the document is about: at least seven of ten names are its name."""
        named = [m for m in self.mentions if m.named]
        if not named:
            return None
        ref, times = Counter(m.ref for m in named).most_common(1)[0]
        return next(m for m in named if m.ref == ref) if 10 * times >= 7 * len(named) else None


def document_year(reading: Reading) -> int | None:
    """The year a document speaks from: its first meeting's, else that of the first date it tells."""
    for _, segment in reading.of_kind(SegmentKind.MEETING, SegmentKind.SUMMONS, SegmentKind.AGENDA):
        if written := segment.get("date"):
            return int(written[:4])
    first = next(find_dates(reading.document.text[:_DATE_REACH]), None)
    return int(first.iso[:4]) if first else None


def find_mentions(reading: Reading, flow: Flow | None = None) -> StrategyMentions:
    """Every strategy that the document names, the generation settled where the document settles it."""
    flow = flow or read_flow(reading.layout)
    return _Finder(reading, flow).find()


class _Finder:
    """Settles each name of a document against the others."""

    def __init__(self, reading: Reading, flow: Flow) -> None:
        self.reading, self.flow = reading, flow
        self.names = [name for name in find_strategy_names(flow.text) if not self._names_again(name)]
        notes = read_footnotes(reading.layout)
        self.notes = [(note, n) for note in notes for n in find_strategy_names(note.text) if n.form is Form.FULL]
        self.year = document_year(reading)
        self.titles: dict[str, str] = {}
        self.starts: dict[str, list[int]] = {}
        self._learn()
        self.names = sorted([*self.names, *self._clipped()], key=lambda name: name.start)

    def _names_again(self, name: StrategyName) -> bool:
        """Whether a title page prints what its plan is called once more, in other words."""
        span = self.flow.span(name.start, name.end)
        for _, segment in self.reading.of_kind(SegmentKind.STRATEGY):
            if segment.get("titled") and segment.heading and segment.heading.overlaps(span):
                return slug(segment.get("title") or "") != name.key
        return False

    def _learn(self) -> None:
        for _, segment in self.reading.of_kind(SegmentKind.STRATEGY):
            title, start = segment.get("title"), segment.get("start")
            if title:
                self._note(title, int(start) if start else None)
        for name in (*self.names, *(name for _, name in self.notes)):
            if name.form is Form.FULL:
                self._note(name.title, name.period.start if name.period else None)

    def _clipped(self) -> Iterator[StrategyName]:
        """The names that leave out the first "for" of a title that is known: "Strategi digital sikkerhet"."""
        for title in self.titles.values():
            head, opener, tail = title.partition(" for ")
            if opener and " " not in head:
                words = r"\s+".join(map(re.escape, [*head.split(), *tail.split()]))
                for match in re.finditer(rf"(?<![\w-]){words}(?!\w)", self.flow.text):
                    yield StrategyName(match.start(), match.end(), title, Form.FULL)

    def _note(self, title: str, start: int | None) -> None:
        self.titles.setdefault(slug(title), title)
        starts = self.starts.setdefault(slug(title), [])
        if start is not None:
            starts.append(start)

    def find(self) -> StrategyMentions:
        found: list[StrategyMention] = []
        for name in self.names:
            if (mention := self._mention(name, self.flow, found)) is not None:
                found.append(mention)
        noted = (self._mention(name, note, ()) for note, name in self.notes)
        return StrategyMentions(tuple(sorted([*found, *(m for m in noted if m)], key=lambda m: m.span.start)))

    def _mention(self, name: StrategyName, flow: Flow, before: Sequence[StrategyMention]) -> StrategyMention | None:
        span = flow.span(name.start, name.end)
        if name.form is Form.BARE:
            last = next((m for m in reversed(before) if m.named), None)
            return StrategyMention(last.ref, last.title, span, named=False) if last else None
        title = self.titles[name.key] if name.form is Form.FULL else self._known(name, before)
        if title is None:
            return None
        period = str(name.period) if name.period and str(name.period) else None
        start = self._start(title, name, span)
        if start is None and name.former:
            return None
        return StrategyMention(strategy_ref(title, start), title, span, period)

    def _known(self, name: StrategyName, before: Sequence[StrategyMention]) -> str | None:
        """The title, known in this document, that a short form stands for: nearest before, or the only one."""
        fits = [title for key, title in self.titles.items() if _stands_for(name.key, key)]
        for mention in reversed(before):
            if mention.title in fits:
                return mention.title
        return fits[0] if len(fits) == 1 else None

    def _start(self, title: str, name: StrategyName, span: Span) -> int | None:
        if name.period and name.period.start:
            return name.period.start
        if not name.former and (printed := self._printed_around(span, title)):
            return printed
        sense = Sense.FRESH if name.fresh else Sense.FORMER if name.former else Sense.PLAIN
        return generation(self.starts.get(slug(title), ()), self.year, sense)

    def _printed_around(self, span: Span, title: str) -> int | None:
        for _, segment in self.reading.of_kind(SegmentKind.STRATEGY):
            if segment.span.contains(span) and segment.get("title") == title and (start := segment.get("start")):
                return int(start)
        return None


def _stands_for(short: str, full: str) -> bool:
    """Whether the slug of a short form begins or ends the slug of the full name."""
    return full == short or full.startswith(f"{short}-") or full.endswith(f"-{short}")
