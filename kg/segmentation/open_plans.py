"""Plans whose goals have no numbers: areas and chapters with "Hovudmål:", "Delmål" and "Målet er at …" in them.

A plan is known by the title that it begins with; a board paper or a letter that names goals begins otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.flow import read_flow
from kg.segmentation.layout import Layout, Line
from kg.segmentation.open_plan_lines import Part, Piece, plan_pieces
from kg.segmentation.periods import Period
from kg.segmentation.strategy_own_names import attributes_of
from kg.segmentation.strategy_titles import Form, StrategyName, find_strategy_names

FEWEST_GOALS = 2
TITLE_REACH = 220
HEAD = 700
LONGEST_TITLE = 220


@dataclass(slots=True)
class _Goal:
    """A goal, what it is called, and the sub-goals and indicators below it."""

    piece: Piece
    level: str = "strategic"
    parts: list[Piece] = field(default_factory=list)
    indicators: list[Piece] = field(default_factory=list)


def find_open_plan(lines: Sequence[Line], layout: Layout) -> Iterator[Anchor]:
    """Anchors of the plan that `lines` print, if its title opens them and two goals without numbers follow."""
    name = _title(lines, layout)
    if name is None:
        return
    goals = _Reader().read(plan_pieces(lines))
    strategic = [goal for goal in goals if goal.level == "strategic"]
    if len(strategic) < FEWEST_GOALS or sum(bool(goal.parts) for goal in goals) + _told(strategic) < FEWEST_GOALS:
        return
    span = Span(lines[0].span.start, lines[-1].span.end)
    flow = read_flow(layout, span)
    heading = flow.span(name.start, name.end)
    yield Anchor(SegmentKind.STRATEGY, heading.start, heading, (*attributes_of(name), ("open", "yes")), end=span.end)
    order = sorted(goals, key=lambda goal: goal.piece.span.start)
    ends = [*(goal.piece.span.start for goal in order[1:]), span.end]
    counts = {"overall": 0, "strategic": 0}
    for goal, end in zip(order, ends, strict=True):
        counts[goal.level] += 1
        number = goal.piece.number or str(counts[goal.level])
        yield _anchor(goal, number, end)
        for piece in goal.indicators:
            told = (("title", piece.words.rstrip(" .;")), ("goal", number))
            yield Anchor(SegmentKind.INDICATOR, piece.span.start, piece.span, told, end=piece.span.end)


def _told(goals: Sequence[_Goal]) -> int:
    return sum(goal.piece.part in (Part.TOLD, Part.MAIN, Part.AIM) for goal in goals)


def _anchor(goal: _Goal, number: str, end: int) -> Anchor:
    parts = " ".join(f"{part.span.start}-{part.span.end}" for part in goal.parts)
    told = [("number", number), ("title", goal.piece.words.rstrip(" .:;")), ("level", goal.level), ("open", parts)]
    if goal.piece.number:
        told += [("called", goal.piece.called), ("printed", "yes")]
    elif goal.piece.part is Part.MAIN:
        told.append(("called", lexicon("strategies")["document"]["main"][0]))
    return Anchor(SegmentKind.GOAL, goal.piece.span.start, goal.piece.span, tuple(told), end=end)


@cache
def _no_plan() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(lexicon('strategies')['open']['papers'])})(?!\w)", re.I)


@cache
def _named() -> re.Pattern[str]:
    """A title that is no name without years: "Rusmiddelpolitisk handlingsplan", "DEMENSPLAN"."""
    ends = "|".join(lexicon("strategies")["name"]["ends"])
    tail = r"(?:\s+(?i:for)\s+[\w-]+(?:\s+(?i:og)\s+[\w-]+|\s+(?i:kommune))?)?"
    return re.compile(rf"(?=[A-ZÆØÅ])(?:[A-ZÆØÅ][\w-]*\s+){{0,2}}[\w-]*(?i:{ends})(?!\w){tail}")


def _title(lines: Sequence[Line], layout: Layout) -> StrategyName | None:
    """The name with which a plan begins; nothing for a paper that tells its case or its meeting first."""
    if not lines or (layout.lines and lines[0].span.start > layout.lines[0].span.start + TITLE_REACH):
        return None
    text = read_flow(layout, Span(lines[0].span.start, lines[-1].span.end)).text
    if _no_plan().search(text[:HEAD]):
        return None
    head = text[:TITLE_REACH]
    names = [n for n in find_strategy_names(head) if n.form is Form.FULL and _heads(head, n.start)]
    if names and names[0].period:
        return names[0]
    years = re.search(r"(?<!\d)(20\d\d)\s?[-–—]\s?(20\d\d)(?!\d)", head)
    period = Period(int(years[1]), int(years[2])) if years else None
    if names:
        return StrategyName(names[0].start, names[0].end, names[0].title, Form.FULL, period)
    flat = head.replace("\n", " ")
    for start in [0, *(m.end() for m in re.finditer(r"\n", head))][:6]:
        match = _named().match(flat, start)
        if match and period and match[0].casefold() not in lexicon("strategies")["name"]["never"]:
            title = _sentence_case(match[0]) if match[0].isupper() else match[0]
            return StrategyName(match.start(), match.end(), title, Form.FULL, period)
    return None


def _sentence_case(title: str) -> str:
    """A title in capitals as it is written elsewhere: "OMSORGSPLAN FOR LIA KOMMUNE" names a place before "kommune"."""
    return re.sub(r"[\w-]+(?= kommune)", lambda place: place[0].title(), title.capitalize())


def _heads(head: str, start: int) -> bool:
    """Whether a name opens its line, or only names and titles stand before it: "Lia kommune Demensplan 2023-2027"."""
    small = frozenset(lexicon("strategies")["open"]["before"])
    before = head[:start].rpartition("\n")[2].split()
    return all(not word[0].islower() or word.casefold() in small for word in before)


class _Reader:
    """Goes through the pieces of a plan and keeps which chapter, goal and list it is in."""

    def __init__(self) -> None:
        self.goals: list[_Goal] = []
        self.chapter: Piece | None = None
        self.goal: _Goal | None = None
        self.mode: Part | None = None

    def read(self, pieces: Sequence[Piece]) -> list[_Goal]:
        """The goals of the plan in reading order."""
        for piece in pieces:
            self._take(piece)
        kept = [goal for goal in self.goals if goal.piece.words and len(goal.piece.words) <= LONGEST_TITLE]
        mains = [goal for goal in kept if goal.piece.part is Part.MAIN]
        if len(mains) == 1 and not mains[0].parts and len(kept) > FEWEST_GOALS:
            mains[0].level = "overall"
        areas = [goal for goal in kept if goal.piece.part is Part.AREA]
        return [goal for goal in kept if goal.parts or goal.piece.part is not Part.AREA or len(areas) > 1]

    def _take(self, piece: Piece) -> None:
        part = piece.part
        if part is Part.CHAPTER:
            self.chapter, self.goal, self.mode = piece, None, None
        elif part is Part.OVERALL:
            self.mode = Part.OVERALL
            if piece.words:
                self.goals.append(_Goal(piece, "overall"))
                self.mode = None
        elif part in (Part.AREA, Part.MAIN) and piece.words:
            self._main(piece)
        elif part in (Part.AIM, Part.MAIN, Part.PARTS):
            self._aim(piece)
        elif part is Part.TOLD and (self.goal is None or self.goal.piece.part is Part.CHAPTER) and self.chapter:
            self._open(piece)
        else:
            self._below(piece)

    def _below(self, piece: Piece) -> None:
        """What stands below a goal: lists of measures and indicators, and their rows."""
        if piece.part in (Part.MEASURES, Part.INDICATORS):
            self.mode = piece.part
            if piece.part is Part.INDICATORS and piece.words and self.goal:
                self.goal.indicators.append(piece)
        elif piece.part is Part.ITEM:
            self._item(piece)
        elif piece.part is Part.TEXT and self.mode is not Part.MEASURES and piece.words:
            self.mode = None

    def _main(self, piece: Piece) -> None:
        """A goal of its own; a main goal right under the area that it is the goal of takes its place."""
        if piece.part is Part.MAIN and self.goal and self.goal.piece.part is Part.AREA and not self.goal.parts:
            self.goals.remove(self.goal)
        self._open(piece)

    def _open(self, piece: Piece) -> None:
        self.goal, self.mode = _Goal(piece), None
        self.goals.append(self.goal)

    def _aim(self, piece: Piece) -> None:
        """ "Mål:" with its words or a list below: of the goal that is open, else of the chapter."""
        if piece.words and piece.part is Part.AIM and (self.goal is None or self.goal.piece.part is not Part.AREA):
            self._open(piece)
            return
        self._home()
        self.mode = Part.PARTS
        if piece.words and self.goal:
            self.goal.parts.append(piece)

    def _home(self) -> None:
        if self.goal is None and self.chapter:
            self._open(self.chapter)

    def _item(self, piece: Piece) -> None:
        if self.mode is Part.OVERALL:
            self.goals.append(_Goal(piece, "overall"))
        elif self.mode is Part.PARTS and self.goal:
            self.goal.parts.append(piece)
        elif self.mode is Part.INDICATORS and self.goal:
            self.goal.indicators.append(piece)
