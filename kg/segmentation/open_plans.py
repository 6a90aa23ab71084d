"""Plans whose goals have no numbers: areas and chapters with "Hovudmål:", "Delmål" and "Målet er at …" in them.

A plan is known by the title that it begins with; a board paper or a letter that names goals begins otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.flow import Flow, read_flow
from kg.segmentation.layout import Layout, Line
from kg.segmentation.open_plan_lines import plan_pieces
from kg.segmentation.plan_pieces import Part, Piece
from kg.segmentation.plan_titles import plan_title
from kg.segmentation.strategy_own_names import attributes_of

FEWEST_GOALS = 2
LONGEST_TITLE = 220


@dataclass(slots=True, eq=False)
class _Goal:
    """A goal, what it is called, and the sub-goals and indicators below it."""

    piece: Piece
    level: str = "strategic"
    parts: list[Piece] = field(default_factory=list)
    indicators: list[Piece] = field(default_factory=list)
    un_goals: list[Piece] = field(default_factory=list)


def find_open_plan(lines: Sequence[Line], layout: Layout) -> Iterator[Anchor]:
    """Anchors of the plan that `lines` print, if its title opens them and two goals without numbers follow."""
    name = plan_title(lines, layout)
    if name is None:
        return
    reader = _Reader()
    goals = reader.read(plan_pieces(lines))
    strategic = [goal for goal in goals if goal.level == "strategic"]
    few = len(strategic) < FEWEST_GOALS or sum(bool(goal.parts) for goal in goals) + _told(strategic) < FEWEST_GOALS
    if few and not _is_one(goals):
        return
    span = Span(lines[0].span.start, lines[-1].span.end)
    flow = read_flow(layout, span)
    heading = flow.span(name.start, name.end)
    yield Anchor(SegmentKind.STRATEGY, heading.start, heading, attributes_of(name, titled=True), end=span.end)
    order = sorted(goals, key=lambda goal: goal.piece.span.start)
    ends = [_end(reader, order[i].piece.span.start, order[i + 1 : i + 2], span.end) for i in range(len(order))]
    counts = {"overall": 0, "strategic": 0}
    numbers: dict[int, str] = {}
    whole = read_flow(layout)
    for goal, end in zip(order, ends, strict=True):
        counts[goal.level] += 1
        number = _printed(goal) or str(counts[goal.level])
        numbers[id(goal)] = number
        yield _anchor(goal, number, reader, end)
        for piece in goal.indicators:
            yield indicator_anchor(piece, number, whole)
    for piece, home in reader.placed():
        yield indicator_anchor(piece, numbers.get(id(home), ""), whole)


def _is_one(goals: Sequence[_Goal]) -> bool:
    """Whether all of a plan has one main goal, with several others below it."""
    return len(goals) == 1 and goals[0].piece.part is Part.MAIN and len(goals[0].parts) >= FEWEST_GOALS


def _told(goals: Sequence[_Goal]) -> int:
    return sum(goal.piece.part in (Part.TOLD, Part.MAIN, Part.AIM, Part.ITEM) for goal in goals)


def _comes_again(goal: _Goal, later: Sequence[_Goal]) -> bool:
    """Whether a goal with a number stands in an overview, and is described further on."""
    same = (other for other in later if _printed(goal) and _printed(other) == _printed(goal))
    return any(other.piece.words.casefold() == goal.piece.words.casefold() for other in same)


def _printed(goal: _Goal) -> str:
    """The number that a goal is printed with; that of a chapter is none."""
    return "" if goal.piece.part in (Part.CHAPTER, Part.ITEM) else goal.piece.number


def _end(reader: _Reader, start: int, following: Sequence[_Goal], end: int) -> int:
    """Where a goal's description ends: at the next chapter or goal."""
    after = [place for place in reader.opened if place > start]
    return min([*after, *(goal.piece.span.start for goal in following), end])


def _anchor(goal: _Goal, number: str, reader: _Reader, end: int) -> Anchor:
    parts = " ".join(
        f"{part.span.start}-{part.span.end}" + (f":{part.number}" if part.number else "") for part in goal.parts
    )
    told = [("number", number), ("title", goal.piece.words.rstrip(" .:;")), ("level", goal.level), ("open", parts)]
    if goal.un_goals:
        places = (f"{row.span.start}-{row.span.end}:{row.number}" for row in goal.un_goals if row.number)
        told.append(("un-goals", " ".join(places)))
    if _printed(goal):
        told += [("called", goal.piece.called), ("printed", "yes")]
    if home := reader.home(goal):
        told += [("chapter", home.words), ("chapter-number", home.number)]
    return Anchor(SegmentKind.GOAL, reader.start(goal), goal.piece.span, tuple(told), end=end)


def indicator_anchor(piece: Piece, goal: str, flow: Flow, *, bracketed: bool = True) -> Anchor:
    """An indicator without the brackets, the label or the sentence that tell what it is measured by.

    Brackets at the end tell it where the plan's indicators are `bracketed`.
    """
    told = [("goal", goal), ("open", "yes"), *((("number", piece.number),) if piece.number else ())]
    end = max(piece.reach, piece.span.end)
    begin = flow.index(piece.span.start)
    text = flow.text[begin : flow.index(end)]
    field = re.search(lexicon("strategies")["document"]["measured_in_brackets"], text) or _field().search(text)
    label = re.search(rf"\s{_LABEL}", text)
    stops = [found.start() for found in (field, label, re.search(r"\s\|\s", text)) if found]
    stops += [flow.index(piece.span.end) - begin] if piece.reach > piece.span.end else []
    match = _TITLE.match(text[: min(stops, default=len(text))].replace("\n", " "))
    title = (match[0] if match else piece.words).strip(" .;:")
    place = field.span("told") if field else None
    bracket = _BRACKETS.search(title)
    if bracket and (bracketed or _points().match(bracket[1])):
        title = title[: bracket.start()].rstrip(" .;")
        if place is None and not _points().match(bracket[1]):
            start = text.rindex("(") + 1
            place = (start, start + len(bracket[1]))
    if place:
        span = flow.span(begin + place[0], begin + place[1])
        told.append(("measurement", f"{span.start}-{span.end}"))
    return Anchor(SegmentKind.INDICATOR, piece.span.start, piece.span, (("title", title), *told), end=end)


_TITLE = re.compile(r"(?:[^().;]|\([^()]*\)|[.;](?!\s+[A-ZÆØÅ])|[()])+")
_SENTENCE = r"\s+(?:\d{1,2}(?:\.\d)*\.?\s+)?[A-ZÆØÅ]|\s*$"
_LABEL = r"[A-ZÆØÅ][\w ]{2,30}:"
_BRACKETS = re.compile(r"\s*\(([^()]+)\)$")


@cache
def _field() -> re.Pattern[str]:
    """What an indicator is measured by, behind its label or in a sentence."""
    words = lexicon("strategies")["document"]
    labels = "|".join((*words["measurement"], *words["measured_by"]))
    sentence = words["measured"].removeprefix("^")
    return re.compile(
        rf"(?<!\w)(?:(?:{labels})\s*:\s*|{sentence})(?P<told>(?:[^.;\s|]|\s(?!{_LABEL}|\|)|[.;](?!{_SENTENCE}))+)"
    )


@cache
def _points() -> re.Pattern[str]:
    """What names a goal or chapter that an indicator belongs to: "mål i kap. C"."""
    return re.compile(
        rf"(?:{'|'.join(lexicon('strategies')['open']['points'])})[^()]*?(?P<to>[A-H]|\d{{1,2}}(?:\.\d{{1,2}})*)?", re.I
    )


class _Reader:
    """Goes through the pieces of a plan and keeps which chapter, goal and list it is in."""

    def __init__(self) -> None:
        self.goals: list[_Goal] = []
        self.chapter: Piece | None = None
        self.goal: _Goal | None = None
        self.mode: Part | None = None
        self.areas: str | None = None
        self.chapters: dict[str, list[_Goal]] = {}
        self.loose: list[Piece] = []
        self.opened: list[int] = []
        self.heads: dict[int, Piece] = {}
        self.homes: dict[int, list[_Goal]] = {}

    def home(self, goal: _Goal) -> Piece | None:
        """The heading of the chapter or area that a goal stands in."""
        return next((self.heads[place] for place, goals in self.homes.items() if goal in goals), None)

    def start(self, goal: _Goal) -> int:
        """Where what is told of a goal begins: at its chapter if the chapter has no other."""
        alone = next((place for place, goals in self.homes.items() if goals == [goal]), goal.piece.span.start)
        return min(alone, goal.piece.span.start)

    def placed(self) -> Iterator[tuple[Piece, _Goal | None]]:
        """The indicators that stand apart from the goals, each with the first goal of the chapter that it names."""
        for piece in self.loose:
            named = next((m["to"] for m in _points().finditer(piece.words) if m["to"]), None)
            yield piece, next(iter(self.chapters.get(named or "", ())), None)

    def read(self, pieces: Sequence[Piece]) -> list[_Goal]:
        """The goals of the plan in reading order."""
        for piece in pieces:
            self._take(piece)
        told = [goal for goal in self.goals if goal.piece.words and len(goal.piece.words) <= LONGEST_TITLE]
        kept = [goal for goal in told if not re.search(r"\s\d{1,2}\.\d$", goal.piece.words)]
        kept = [goal for place, goal in enumerate(kept) if goal.parts or not _comes_again(goal, kept[place + 1 :])]
        mains = [goal for goal in kept if goal.piece.part is Part.MAIN]
        if len(mains) == 1 and ((not mains[0].parts and len(kept) > FEWEST_GOALS) or _is_one(kept)):
            mains[0].level = "overall"
        areas = [goal for goal in kept if goal.piece.part is Part.AREA]
        return [goal for goal in kept if goal.parts or goal.piece.part is not Part.AREA or len(areas) > 1]

    def _take(self, piece: Piece) -> None:
        if piece.part is Part.CHAPTER and self.areas and piece.number.startswith(f"{self.areas}."):
            piece = replace(piece, part=Part.AREA, number="")
        part = piece.part
        if part is Part.AREAS:
            self.chapter, self.goal, self.mode, self.areas = None, None, None, piece.number
        elif part is Part.CHAPTER:
            self._chapter(piece)
        elif part is Part.OVERALL:
            self.mode = None if piece.words else Part.OVERALL
            self.goals += [_Goal(piece, "overall")] if piece.words else []
        elif part is Part.AREA and (known := self._known(piece)):
            self.goal, self.mode = known, None
        else:
            self._goal(piece)

    def _goal(self, piece: Piece) -> None:
        part = piece.part
        if piece.words and (part in (Part.AREA, Part.MAIN) or (part is Part.AIM and piece.number)):
            self._main(piece)
        elif part is Part.GOALS or (part is Part.AIM and not piece.words and self.goal is None):
            self._listed()
        elif part in (Part.AIM, Part.MAIN, Part.PARTS):
            self._aim(piece)
        elif part is Part.TOLD and (self.goal is None or self.goal.piece.part is Part.CHAPTER) and self.chapter:
            self._open(piece)
        else:
            self._below(piece)

    def _known(self, piece: Piece) -> _Goal | None:
        """The goal that is named again: an area by its number, a chapter by the words that a list of goals has."""
        if piece.part is Part.AREA and not piece.words:
            return next((g for g in self.goals if piece.number and g.piece.number == piece.number), None)
        words = piece.words.casefold()
        return next((g for g in self.goals if g.piece.part is Part.ITEM and g.piece.words.casefold() == words), None)

    def _chapter(self, piece: Piece) -> None:
        self._open_place(piece)
        self.chapter, self.goal, self.mode = piece, self._known(piece), None
        if self.areas and not piece.number.startswith(self.areas):
            self.areas = None
        if self.goal:
            self.goal.piece = replace(self.goal.piece, span=piece.span)
            self.homes[piece.span.start] = [self.goal]

    def _open_place(self, piece: Piece) -> None:
        self.opened.append(piece.span.start)
        self.heads[piece.span.start] = piece

    def _below(self, piece: Piece) -> None:
        """What stands below a goal: lists of measures and indicators, and their rows."""
        if piece.part in (Part.MEASURES, Part.INDICATORS, Part.UN_GOALS):
            self.mode = piece.part
            if piece.part is Part.INDICATORS and piece.words:
                (self.goal.indicators if self.goal else self.loose).append(piece)
        elif piece.part is Part.ITEM:
            self._item(piece)
        elif piece.part is Part.VOWED and self.goal and self.goal.piece.part in (Part.AREA, Part.MAIN):
            self.goal.parts.append(piece)
        elif piece.part is Part.TEXT and self.mode is not Part.MEASURES and piece.words:
            self.mode = None

    def _main(self, piece: Piece) -> None:
        """A goal of its own; a main goal right under the area that it is the goal of takes its place."""
        if piece.part is Part.AREA:
            self._open_place(piece)
        if piece.part is Part.MAIN:
            self._leave_area()
        self._open(piece)

    def _leave_area(self) -> None:
        """Forget the area that was opened last as a goal, where other goals are told in it."""
        if self.goal and self.goal.piece.part is Part.AREA and not self.goal.parts:
            self.goals.remove(self.goal)
            for goals in self.homes.values():
                if self.goal in goals:
                    goals.remove(self.goal)

    def _listed(self) -> None:
        """A list of goals follows; an area that has no other is named by them and is none itself."""
        self._leave_area()
        self.mode = Part.GOALS

    def _open(self, piece: Piece) -> None:
        self.goal, self.mode = _Goal(piece), None
        self.goals.append(self.goal)
        self._note()

    def _note(self) -> None:
        """Keep in which chapter the goal stands that was opened last."""
        if self.opened:
            self.homes.setdefault(self.opened[-1], []).append(self.goals[-1])
        if self.chapter and self.chapter.number:
            self.chapters.setdefault(self.chapter.number, []).append(self.goals[-1])

    def _aim(self, piece: Piece) -> None:
        """ "Mål:" with its words or a list below: of the goal that is open, else of the chapter."""
        if piece.words and piece.part is Part.AIM and (self.goal is None or self.goal.piece.part is not Part.AREA):
            self._open(piece)
            self.mode = Part.GOALS
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
        elif self.mode is Part.UN_GOALS and self.goal:
            self.goal.un_goals.append(piece)
        elif self.mode is Part.GOALS:
            self.goal = _Goal(piece)
            self.goals.append(self.goal)
            self._note()
        elif self.mode is Part.PARTS and self.goal:
            self.goal.parts.append(piece)
        elif self.mode is Part.INDICATORS:
            (self.goal.indicators if self.goal else self.loose).append(piece)
