"""Plans read as an outline: goals with numbers or chapters with goals in them, and the lists below each.

How a plan leads in its sub-goals is asked of the whole plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.flat_indicators import indicator_table
from kg.segmentation.flow import read_flow
from kg.segmentation.layout import Layout, Line, LineRole
from kg.segmentation.open_plans import indicator_anchor
from kg.segmentation.outline_heads import Head, outline_heads
from kg.segmentation.outline_kinds import LONGEST_TITLE, Kind, Row
from kg.segmentation.outline_rows import outline_rows
from kg.segmentation.outline_sections import LABELLED, Section, choose_parts, goal_of, sections_of
from kg.segmentation.overall_goals import overall_goals
from kg.segmentation.plan_pieces import Part, Piece
from kg.segmentation.plan_titles import plan_title
from kg.segmentation.strategy_headings import heading_words, opening_of
from kg.segmentation.strategy_own_names import attributes_of

LETTERS = "ABCDEFGH"
FEWEST_GOALS = 2
LONGEST_LINE = 300
LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True, eq=False)
class _Goal:
    head: Head
    sections: Sequence[Section]
    end: int
    parts: Sequence[Row]


def find_outline(lines: Sequence[Line], layout: Layout, text: str, known: Sequence[Anchor] = ()) -> list[Anchor]:
    """Anchors of the plan that `lines` print, where its goals and what stands below most of them can be told.

    What else is `known` of it, its name and its overall goals, is kept.
    """
    name = plan_title(lines, layout)
    if name is None or any(len(line.words) > LONGEST_LINE for line in lines):
        return []
    head = re.compile(rf"{re.escape(name.title)}[\d\s–-]*", re.I)
    told = [line for line in lines if line.span.start < name.end or not head.fullmatch(line.words)]
    told = list(_without_indicators(told))
    rows = outline_rows(told, text, _opening_pages(layout))
    heads = outline_heads(rows)
    if len(heads) < FEWEST_GOALS:
        return []
    stops = [*(head.index for head in heads[1:]), len(rows)]
    below = [_region(rows, head, stop, last=stop == len(rows)) for head, stop in zip(heads, stops, strict=True)]
    sections = [list(sections_of(region, head)) for (region, _), head in zip(below, heads, strict=True)]
    parts = choose_parts(sections, heads)
    ends = [end for _, end in below]
    heads = [_lettered(head, rows_below) for head, rows_below in zip(heads, parts, strict=True)]
    goals = [_Goal(*goal) for goal in zip(heads, sections, ends, parts, strict=True)]
    if sum(bool(goal.parts) for goal in goals) < max(FEWEST_GOALS, (len(goals) + 1) // 2):
        return []
    span = Span(lines[0].span.start, lines[-1].span.end)
    heading = read_flow(layout, span).span(name.start, name.end)
    whole = Anchor(SegmentKind.STRATEGY, heading.start, heading, attributes_of(name, titled=True))
    whole = next((anchor for anchor in known if anchor.kind is SegmentKind.STRATEGY), whole)
    first = next(i for i, line in enumerate(lines) if line.span.start >= rows[heads[0].index].line)
    own = {row.words.casefold().rstrip(" .") for goal in goals for row in (goal.head.title, *goal.parts)}
    above = [anchor for anchor in known if ("level", "overall") in anchor.attributes]
    above = above or (overall_goals(lines, first, layout) if first and heads[0].kind else [])
    above = [anchor for anchor in above if dict(anchor.attributes)["title"].casefold().rstrip(" .") not in own]
    above = above or list(_overall(rows[: heads[0].index]))
    return [replace(whole, end=span.end), *above, *_told(goals), *_indicators(goals, rows, layout)]


def _lettered(head: Head, parts: Sequence[Row]) -> Head:
    """The head of a goal whose title has a letter before it, where all its sub-goals have that letter: "A   Title"."""
    match = re.fullmatch(rf"([{LETTERS}])\s{{2,}}(\S.*)", head.title.words)
    if not match or not parts or not all(re.match(rf"{match[1]}\d", row.number) for row in parts):
        return head
    span = Span(head.title.span.end - len(match[2]), head.title.span.end)
    title = replace(head.title, words=match[2], span=span)
    return replace(head, number=match[1], title=title, called="", chapter="", chapter_number="")


def _without_indicators(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines outside tables of indicators whose cells stand one behind another: their rows are no sub-goals."""
    index = 0
    while index < len(lines):
        table = indicator_table(lines, index)
        if table is None:
            yield lines[index]
        index = table.end if table else index + 1


def _overall(rows: Sequence[Row]) -> Iterator[Anchor]:
    """The overall goal that stands below its heading or beside its label before all others."""
    for row, after in pairwise(rows):
        label = opening_of("overall").match(row.words)
        if label is None or row.kind not in (Kind.TEXT, Kind.FIELD, Kind.CHAPTER):
            continue
        inline = re.match(r"[^:]{0,30}:\s+", row.words)
        told = after if row.words.casefold().strip(" :") in heading_words("aim") else row if inline else None
        if told and told.kind in (Kind.TEXT, Kind.FIELD):
            begin = told.span.start + (inline.end() if inline and told is row else 0)
            span = Span(begin, told.span.end)
            title = told.words[begin - told.span.start :].rstrip(" .")
            named = (("number", "1"), ("title", title), ("called", "Mål"), ("level", "overall"))
            yield Anchor(SegmentKind.GOAL, begin, span, named, end=span.end)
            return


def _opening_pages(layout: Layout) -> frozenset[int]:
    """Where the lines begin that stand right behind the head or foot of a page."""
    return frozenset(after.span.start for line, after in pairwise(layout.lines) if line.role is LineRole.FURNITURE)


def _region(rows: Sequence[Row], head: Head, stop: int, *, last: bool) -> tuple[list[Row], int]:
    """The rows that stand below a goal: up to the next goal or chapter."""
    below: list[Row] = []
    listed = False
    for place in range(head.below, stop):
        row = rows[place]
        after = rows[place + 1] if place + 1 < len(rows) else None
        if row.kind is Kind.CHAPTER or (row.kind is Kind.ITEM and row.mark == "code" and _is_chapter(row, below, head)):
            return below, row.line
        labelled = place > head.below and rows[place - 1].kind in (*LABELLED, Kind.LEAD)
        listed = listed or row.kind in (Kind.ITEM, Kind.PART, Kind.SUBS)
        if listed and not labelled and row.gap and _heads(row, after) and (last or place + 1 == stop):
            return below, row.line
        again = row.kind is Kind.GOAL and row.called == head.kind and bool(head.called)
        if again or (row.mark and row.kind not in (Kind.ITEM, Kind.GOAL, Kind.TABLE)):
            return below, row.line
        below.append(row)
    return below, rows[stop].line if stop < len(rows) else rows[-1].span.end + 1


def _is_chapter(row: Row, below: Sequence[Row], head: Head) -> bool:
    """Whether "2.3 Bygg" is the heading of a chapter and no row of the list of goal 2."""
    if "." not in row.number or not row.number[0].isdigit():
        return False
    listed = [other for other in below if other.kind is Kind.ITEM and other.mark == "code"]
    goal, _, place = row.number.partition(".")
    known = any(other.number.partition(".")[0] == goal for other in listed)
    if goal != head.place and not known:
        return True
    before = listed[-1] if listed else None
    loose = bool(row.gap) and not row.paged and before is not None and not before.gap and len(listed) > 1
    return loose or (before is None and place != "1")


def _heads(row: Row, after: Row | None) -> bool:
    """Whether a row is a heading for what is printed below it."""
    title = (
        row.kind is Kind.TEXT
        and not (row.closed or row.words.endswith(")"))
        and len(row.words) <= LONGEST_TITLE // 2
        and row.words[0].isupper()
    )
    return title and after is not None and after.kind in (Kind.TEXT, Kind.GOAL, Kind.TABLE, Kind.SUBS)


def _told(goals: Sequence[_Goal]) -> Iterator[Anchor]:
    for goal in goals:
        head = goal.head
        parts = " ".join(
            "+".join(f"{piece.start}-{piece.end}" for piece in row.places) + (f":{row.number}" if row.number else "")
            for row in goal.parts
        )
        told = [
            ("number", head.number),
            ("title", head.title.words.rstrip(" .:;")),
            ("level", "strategic"),
            ("open", parts),
        ]
        if head.called or head.number in LETTERS:
            told += [("called", head.called.capitalize()), ("printed", "yes")]
        if head.chapter:
            told += [("chapter", head.chapter), ("chapter-number", head.chapter_number)]
        yield Anchor(SegmentKind.GOAL, head.start, _with_number(head.start, head.title), tuple(told), end=goal.end)


def _with_number(start: int, row: Row) -> Span:
    """Where the words of a row stand, with the number and the label that are printed right before them."""
    begins = start if 0 < row.span.start - start <= LONGEST_LABEL else row.span.start
    return Span(begins, row.span.end)


def _indicators(goals: Sequence[_Goal], rows: Sequence[Row], layout: Layout) -> Iterator[Anchor]:
    flow = read_flow(layout)
    found = [
        (row, _piece(row, section.reach), goal.head.number)
        for goal in goals
        for section in goal.sections
        if section.kind is Kind.INDICATORS
        for item in section.items
        for row in _several(item)
        if row.words
    ]
    found += [(row, _piece(row, {id(row): reach}), number) for row, reach, number in _apart(rows, goals)]
    bracketed = 2 * sum(piece.words.endswith(")") for _, piece, _ in found) >= len(found)
    for row, piece, number in found:
        anchor = indicator_anchor(piece, number, flow, bracketed=bracketed)
        heading = Span(_with_number(row.line, row).start, piece.span.end) if row.number else piece.span
        yield replace(anchor, start=heading.start, heading=heading)


def _several(row: Row) -> Iterator[Row]:
    """The indicators that stand beside their label with semicolons between them."""
    if (
        row.kind is not Kind.INDICATORS
        or row.called
        or ";" not in row.words
        or len(row.words) != row.span.end - row.span.start
    ):
        yield row
        return
    for part in re.finditer(r"[^;\s][^;]*", row.words):
        start = row.span.start + part.start()
        yield replace(row, words=part[0], span=Span(start, start + len(part[0])))


def _piece(row: Row, reach: Mapping[int, int]) -> Piece:
    figure = re.search(r":\s+(?=\S*\d)[^:]*$", row.words) if row.kind in (Kind.FIELD, Kind.ITEM, Kind.TEXT) else None
    words, span = row.words, row.span
    known = lexicon("strategies")["document"]
    labels = "|".join((*known["measurement"], *known["measured_by"]))
    if figure and not re.search(rf"(?:{labels})$", words[: figure.start()]):
        span = Span(span.start, span.start + figure.start())
        words = words[: figure.start()]
    return Piece(Part.INDICATORS, words, span, -1, number=row.number, reach=reach.get(id(row), 0))


def _apart(rows: Sequence[Row], goals: Sequence[_Goal]) -> Iterator[tuple[Row, int, str]]:
    """The indicators in lists of a chapter behind the goals that tells how they are followed."""
    followed = re.compile(lexicon("strategies")["outline"]["followed"])
    telling, home, last = False, "", "-"
    numbers = {goal.head.number for goal in goals}
    titles = {goal.head.title.words.casefold(): goal.head.number for goal in goals}
    behind = rows[goals[-1].head.below :]
    for place, row in enumerate(behind):
        after = behind[place + 1] if place + 1 < len(behind) else None
        if row.kind is Kind.CHAPTER or (row.gap and _heads(row, after) and row.words.casefold() not in titles):
            telling, home = bool(followed.search(row.words)), ""
        elif row.kind is Kind.INDICATORS and not row.words:
            telling = True
        elif row.kind is Kind.GOAL and row.number in numbers:
            home = row.number
        elif row.words.casefold() in titles:
            home = titles[row.words.casefold()]
        elif row.kind is Kind.TABLE:
            telling = False
        elif row.line < goals[-1].end or not row.words:
            continue
        elif (row.kind is Kind.ITEM and (telling or goal_of(row.number) == last)) or (
            row.kind is Kind.INDICATORS and row.called
        ):
            fields = takewhile(_tells_of_one, behind[place + 1 :])
            last = row.number if row.kind is Kind.INDICATORS else last
            yield row, max((other.span.end for other in fields), default=0), home


def _tells_of_one(row: Row) -> bool:
    """Whether a row tells more of the indicator above it: a field, or the number of its goal alone on a line."""
    return row.kind is Kind.FIELD or (row.kind is Kind.GOAL and not row.words)
