"""Where strategies, their goals and their indicators begin.

A strategy is known by numbered goal headings of which some have sub-goals or indicators under them; a letter that
comments goal by goal has sentences under them. Plans without numbers: `open_plans`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from string import ascii_uppercase

from kg.model import Document, SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.flow import read_flow
from kg.segmentation.goal_lines import CHAPTER, goal_lines, is_numbered_subgoal
from kg.segmentation.headings import Heading, HeadingMatch, heading_of
from kg.segmentation.indicator_lists import listed_indicators
from kg.segmentation.layout import Layout, Line, LineRole, stands_alone
from kg.segmentation.open_plans import find_open_plan
from kg.segmentation.outlines import find_outline
from kg.segmentation.overall_goals import headed_or_told, overall_goals
from kg.segmentation.plan_pages import without_contents
from kg.segmentation.plan_titles import plan_title
from kg.segmentation.strategy_headings import (
    HEADING_LENGTH,
    SENTENCE_END,
    goal_heading,
    heading_words,
    indicator_heading,
    label_measured,
    label_pattern,
    leads_in_subgoals,
    looks_like_heading,
)
from kg.segmentation.strategy_own_names import attributes_of, mandate_name, own_name
from kg.segmentation.strategy_titles import Form, find_strategy_names
from kg.segmentation.subgoal_lists import counted_leads, is_coded, list_end, lists_bare

PARTING = frozenset(
    {
        Heading.PROPOSED,
        Heading.ADOPTED,
        Heading.SIGNATURE,
        Heading.ATTACHMENT,
        Heading.ATTACHMENTS,
        Heading.AGENDA_TABLE,
    }
)
"""Headings that no strategy has inside: papers and letters lie on both sides of them."""

TITLE_REACH = 6
TITLE_PAGE = 4
SHORT = 60
FEWEST_GOALS = 2
PART_RANK = 7
_TITLE_ENDS = (".", ":", ";", "?")


def find_strategies(document: Document, layout: Layout) -> Iterator[Anchor]:
    """Anchors of kinds STRATEGY, GOAL and INDICATOR: one per place where such a thing is described."""
    told = without_contents([ln for ln in layout.lines if ln.role not in (LineRole.FURNITURE, LineRole.FOOTNOTE)])
    numbered = list(_numbered(document, layout, goal_lines(told)))
    read = numbered or list(find_open_plan(told, layout))
    yield from find_outline(told, layout, document.text, read) or read


def _numbered(document: Document, layout: Layout, lines: Sequence[Line]) -> Iterator[Anchor]:
    mandate = attributes_of(mandate_name(layout), titled=True)
    known = mandate or attributes_of(own_name(layout, Span(0, len(document.text))))
    titled = plan_title(lines, layout)
    for stretch in _stretches(lines):
        paper = _Paper(stretch, layout)
        if paper.is_strategy:
            anchor = paper.strategy()
            if titled and titled.period and not mandate:
                heading = read_flow(layout, Span(lines[0].span.start, len(document.text))).span(
                    titled.start, titled.end
                )
                anchor = replace(
                    anchor, start=heading.start, heading=heading, attributes=attributes_of(titled, titled=True)
                )
            known = mandate or anchor.attributes or known
            if known:
                yield replace(anchor, attributes=known, end=paper.end)
                goals = list(paper.goals())
                yield from goals
                yield from paper.indicators()
                yield from listed_indicators(stretch, layout, goals)


def _stretches(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines between the headings that part papers; a foreword is not parted from what it opens."""
    cuts = [0, *(i for i, line in enumerate(lines) if i and _parts(line)), len(lines)]
    held = 0
    for start, end in pairwise(cuts):
        if _has_goals(lines[start:end]):
            yield lines[held if held < start else start : end]
            held = end
        elif not _opens_with_foreword(lines[start:end]):
            held = end


def _parts(line: Line) -> bool:
    match = heading_of(line.words)
    return (match is not None and match.heading in PARTING) or (match is None and stands_alone(line.words))


def _has_goals(lines: Sequence[Line]) -> bool:
    return any(goal_heading(line) for line in lines)


def _opens_with_foreword(lines: Sequence[Line]) -> bool:
    return any(line.words.casefold().strip(" :") in heading_words("foreword") for line in lines)


@dataclass(frozen=True, slots=True)
class _Item:
    """A heading with a number: where it stands among the lines, and the lines its title takes."""

    index: int
    number: str
    span: Span
    title: str
    called: str = "Mål"


class _Paper:
    """A stretch of lines that may be a strategy."""

    def __init__(self, lines: Sequence[Line], layout: Layout) -> None:
        self.lines, self.layout = lines, layout

    @cached_property
    def goal_items(self) -> list[_Item]:
        """The goal headings under which something stands; the rows of a list of goals are none."""
        hits = {i for i, line in enumerate(self.lines) if goal_heading(line) and self._begins(i)}
        found = [(i, match) for i in sorted(hits) if (match := goal_heading(self.lines[i]))]
        titled = {match.number for _, match in found if match.tail is not None}
        found = [(i, match) for i, match in found if match.tail is not None or match.number not in titled]
        described = [self._item(i, match) for i, match in found if not self._in_list(i, hits)]
        described = [item for item in described if not self._refers(item, described)]
        return described or self._listed([self._item(i, match) for i, match in found])

    def _refers(self, item: _Item, items: Sequence[_Item]) -> bool:
        """Whether a number alone on its line is that of a goal described above, in a row of a table of indicators."""
        alone = goal_heading(self.lines[item.index - 1]) if item.index else None
        first = next(other for other in items if other.number == item.number)
        row = alone is not None and alone.tail is None and first.index < item.index - 1
        return row and first.title.casefold() != item.title.casefold()

    def _listed(self, items: list[_Item]) -> list[_Item]:
        """The goals of a paper that has nothing but a list of them, counted from 1."""
        first = {item.number: item for item in reversed(items)}
        counted = [str(number) for number in range(1, len(first) + 1)]
        lettered = list(ascii_uppercase[: len(first)])
        return next(([first[n] for n in order] for order in (counted, lettered) if set(order) == set(first)), [])

    @property
    def end(self) -> int | None:
        """Where a strategy ends that is no more than a list of goals in a letter."""
        if all(self._leads(line) is None for line in self.lines) and self.indicator_items:
            last = max(self.goal_items[-1].index, self.indicator_items[-1].index)
            after = self.lines[last + 1 : last + 2]
            return (after[0] if after and label_measured(after[0].words) else self.lines[last]).span.end
        amid = self.bare and not self._codes() and self._title_page(self.goal_items[0].index) is None
        return list_end(self._below(self.goal_items[-1]), self.goal_items[-1].number) if amid else None

    def _leads(self, line: Line) -> bool | None:
        """Whether sub-goals follow upon a line, or its indicators are described with labels."""
        found = leads_in_subgoals(line.words) or is_numbered_subgoal(line.words)
        return True if found or label_pattern("labels").match(line.words) else None

    @cached_property
    def indicator_items(self) -> list[_Item]:
        """The indicator headings."""
        found = ((i, indicator_heading(line)) for i, line in enumerate(self.lines))
        return [self._item(i, match) for i, match in found if match and self._begins(i)]

    @property
    def is_strategy(self) -> bool:
        """Whether goals are described here: numbered headings with sub-goals, or with labelled indicators."""
        if len({goal.number for goal in self.goal_items}) < FEWEST_GOALS:
            return False
        leads = (
            self.bare
            or self._codes()
            or any(counted_leads(self._below(goal), goal.number) for goal in self.goal_items)
            or any(leads_in_subgoals(line.words) or is_numbered_subgoal(line.words) for line in self.lines)
        )
        labelled = any(
            label_pattern("measurement").match(line.words) or label_measured(line.words) for line in self.lines
        )
        return leads or (labelled and bool(self.indicator_items))

    @cached_property
    def bare(self) -> bool:
        """Whether sub-goals stand right under the headings of goals: nothing else leads any in."""
        if any(leads_in_subgoals(line.words) or is_numbered_subgoal(line.words) for line in self.lines):
            return False
        return sum(lists_bare(self._below(goal), goal.number) for goal in self.goal_items) >= FEWEST_GOALS

    def _below(self, goal: _Item) -> Sequence[Line]:
        return [line for line in self.lines[goal.index + 1 :] if line.span.start >= goal.span.end]

    def _codes(self) -> bool:
        """Whether sub-goals carry the letters of their goals."""
        below = [(self._below(goal)[:1], goal.number) for goal in self.goal_items if goal.number.isalpha()]
        return sum(is_coded(line.words, number) for lines, number in below for line in lines) >= FEWEST_GOALS

    def strategy(self) -> Anchor:
        """The anchor of the whole, with its title and years."""
        heading = self.lines[self._opening()].span
        first = self._first()
        told = headed_or_told(self.lines, first, self.layout)
        if told and told.start < heading.start:
            heading = told
        span = Span(heading.start, self.lines[-1].span.end)
        return Anchor(SegmentKind.STRATEGY, span.start, heading, attributes_of(own_name(self.layout, span)))

    def goals(self) -> Iterator[Anchor]:
        """The overall goals and the strategic ones."""
        yield from overall_goals(self.lines, self._first(), self.layout)
        for position, item in enumerate(self.goal_items):
            following = self.goal_items[position + 1].index if position + 1 < len(self.goal_items) else len(self.lines)
            end = self._goal_end(item.index, following)
            told = (*_attributes(item, "strategic"), *((("bare", "yes"),) if self.bare else ()))
            yield Anchor(SegmentKind.GOAL, item.span.start, item.span, told, end=end)

    def indicators(self) -> Iterator[Anchor]:
        """The indicators, and the parts of an indicator that are measured by themselves."""
        for item in self.indicator_items:
            yield Anchor(SegmentKind.INDICATOR, item.span.start, item.span, _attributes(item, None))
        for index, line in enumerate(self.lines[:-1]):
            if self._is_part(index):
                title = self.layout.read(line.span)
                attributes = (("title", title), ("part", "yes"))
                yield Anchor(SegmentKind.INDICATOR, line.span.start, line.span, attributes, rank=PART_RANK)

    def _is_part(self, index: int) -> bool:
        line, after = self.lines[index], self.lines[index + 1]
        heading = heading_of(line.words) is None and not line.words.endswith(_TITLE_ENDS) and line.role is LineRole.TEXT
        follows = any(item.index < index for item in self.indicator_items)
        wrapped = any(item.span.contains(line.span) for item in self.indicator_items)
        return heading and follows and not wrapped and bool(label_pattern("measurement").match(after.words))

    def _item(self, index: int, match: HeadingMatch) -> _Item:
        line = self.lines[index]
        begin = line.span.start + (match.tail or 0)
        if match.tail is None and match.heading is Heading.GOAL and index + 1 < len(self.lines):
            begin, index = self.lines[index + 1].span.start, index + 1
        end = self.lines[index].span.end
        for after in self.lines[index + 1 : index + 3]:
            if not after.words[0].islower() or self.lines[index].words.endswith(_TITLE_ENDS):
                break
            end = after.span.end
        span = Span(line.span.start, end)
        title = self.layout.read(Span(begin, end)).strip(" :.")
        called = re.match(rf"{CHAPTER}(?:Strategisk\s+)?([^\W\d]+)", line.words)
        return _Item(index, match.number or "", span, title, called[1].capitalize() if called else "Mål")

    def _begins(self, index: int) -> bool:
        """Whether a line with a goal's number is a heading and not a sentence that wraps there."""
        line = self.lines[index]
        told = bool(indicator_heading(line)) and self._measured(index)
        if len(line.words) > HEADING_LENGTH or (line.words.endswith(SENTENCE_END) and not told):
            return False
        strong = bool(re.match(r"\D+\d{1,2}\s*:|\D+\s[A-H]\s*:", line.words)) or bool(indicator_heading(line))
        before = self.lines[index - 1].words if index and line.span.start in self._begun else ""
        after = self.lines[index + 1].words if index + 1 < len(self.lines) else ""
        return strong or not ((before and before[-1].isalpha() and len(before) > SHORT) or after[:1].islower())

    @cached_property
    def _begun(self) -> frozenset[int]:
        """Where printed lines begin: what was cut out of one wraps from none."""
        return frozenset(line.span.start for line in self.layout.lines)

    def _measured(self, index: int) -> bool:
        """Whether the next line says what the indicator on this one is measured by."""
        after = self.lines[index + 1 : index + 2]
        return bool(after) and label_measured(after[0].words) is not None

    def _in_list(self, index: int, hits: set[int]) -> bool:
        """Whether the heading is one row of a list: another goal's row stands right before or behind it."""
        number = (match := goal_heading(self.lines[index])) and match.number
        for other in (index - 2, index - 1, index + 1, index + 2):
            near = other in hits and (abs(other - index) == 1 or self.lines[max(index, other) - 1].words[0].islower())
            if near and (row := goal_heading(self.lines[other])) and row.number != number:
                return True
        return False

    def _opening(self) -> int:
        """The index of the line where it begins: its title, foreword, introduction, vision or first goal."""
        first = self._first()
        start = self._last_heading("foreword", first)
        if start is None:
            start = self._first_heading("opening", first)
        start = first if start is None else start
        page = self._title_page(start)
        return self._title_before(start) if page is None else page

    def _first(self) -> int:
        """The index of the line where the first goal's heading begins."""
        begin = min(item.span.start for item in self.goal_items)
        return next(index for index, line in enumerate(self.lines) if line.span.start >= begin)

    def _title_page(self, start: int) -> int | None:
        """The line of the title where a document begins with it."""
        if self.lines[0] is not self.layout.lines[0] and self.lines[0].span.start > self.layout.lines[0].span.end:
            return None
        for index, line in enumerate(self.lines[: min(start, TITLE_PAGE)]):
            words = self.layout.read(Span(line.span.start, self.lines[min(index + 1, start)].span.end))
            names = [name for name in find_strategy_names(words) if name.form is Form.FULL]
            if names and names[0].start == 0 and names[0].period and not line.words.endswith(SENTENCE_END):
                return index
        return None

    def _last_heading(self, key: str, before: int) -> int | None:
        hits = [i for i in range(before) if self.lines[i].words.casefold().strip(" :") in heading_words(key)]
        return hits[-1] if hits else None

    def _first_heading(self, key: str, before: int) -> int | None:
        hits = (i for i in range(before) if self.lines[i].words.casefold().strip(" :") in heading_words(key))
        return next(hits, None)

    def _title_before(self, start: int) -> int:
        for index in range(max(0, start - TITLE_REACH), start):
            words = self.layout.read(Span(self.lines[index].span.start, self.lines[start].span.start))
            names = [name for name in find_strategy_names(words) if name.form is Form.FULL]
            if names and names[0].start == 0 and not self.lines[index].words.endswith(SENTENCE_END):
                return index
        return start

    def _goal_end(self, index: int, following: int) -> int:
        """The end of a goal's description: the next goal, or a heading that opens a page and is no goal's."""
        for line in self.lines[index + 1 : following]:
            words = line.words.casefold().strip(" :")
            if (
                line.cell
                and words not in heading_words("inside")
                and looks_like_heading(line)
                and not indicator_heading(line)
            ):
                return line.span.start
        return self.lines[following].span.start if following < len(self.lines) else self.lines[-1].span.end


def _attributes(item: _Item, level: str | None) -> tuple[tuple[str, str], ...]:
    told = [("number", item.number), ("title", item.title), ("called", item.called)]
    return tuple([*told, ("level", level)] if level else told)
