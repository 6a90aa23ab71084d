"""The overall goals of a plan whose goals are numbered: under a heading, behind a label or in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from string import ascii_uppercase

from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.flow import read_flow
from kg.segmentation.goal_lines import CHAPTER
from kg.segmentation.layout import Layout, Line
from kg.segmentation.strategy_headings import (
    HEADING_LENGTH,
    SENTENCE_END,
    heading_words,
    looks_like_heading,
    opening_of,
)
from kg.segmentation.subgoal_lists import listed_subgoals

SHORT = 60
FEWEST_LETTERED = 2


def overall_goals(lines: Sequence[Line], first: int, layout: Layout) -> list[Anchor]:
    """The overall goals in `lines` before line `first`, which heads the first of the numbered goals."""
    heads = [
        i
        for i, line in enumerate(lines[:first])
        if opening_of("overall").match(line.words) and looks_like_heading(line)
    ]
    rows = [anchor for head in heads[-1:] for anchor in _rows(lines, head, first, layout)]
    return rows or _lettered(lines[:first], layout) or _listed(lines[:first]) or _told(lines, first, layout)


def headed_or_told(lines: Sequence[Line], first: int, layout: Layout) -> Span | None:
    """The one overall goal that stands as a sentence before line `first`, under its heading or behind its label."""
    return _headed_aim(lines[:first], layout) or _told_aim(lines, first, layout)


def _told_aim(lines: Sequence[Line], first: int, layout: Layout) -> Span | None:
    """The goal of "Hovedmål: Alle skal …" or "Det overordnede målet er at alle skal …" before line `first`."""
    flow = read_flow(layout)
    begin, end = flow.index(lines[0].span.start), flow.index(lines[first].span.start)
    for pattern in lexicon("strategies")["document"]["aims"]:
        if match := re.search(pattern, flow.text[begin:end]):
            return flow.span(begin + match.start("title"), begin + match.end("title"))
    return None


@cache
def _letter() -> re.Pattern[str]:
    """An overall goal with its letter, perhaps with its title beside it: "Overordnet mål A", "A   Alle skal …"."""
    return re.compile(lexicon("strategies")["document"]["lettered"])


def _lettered(lines: Sequence[Line], layout: Layout) -> list[Anchor]:
    """The overall goals that have letters: each called so, or in a list that a sentence or a heading leads in."""
    found: list[Anchor] = []
    led = False
    for index, line in enumerate(lines):
        match = _letter().match(line.words)
        led = led or bool(re.search(lexicon("strategies")["document"]["leads_overall"], line.words))
        told = match and (match["called"] or (led and match["title"]))
        if not match or not told or match["letter"] != ascii_uppercase[len(found)]:
            continue
        begin = index if match["title"] else index + 1
        start = line.span.start + (match.start("title") if match["title"] else 0)
        last = begin
        while last + 1 < len(lines) and lines[last + 1].words[0].islower() and not lines[last + 1].gap:
            last += 1
        if last < len(lines):
            span = Span(line.span.start, lines[last].span.end)
            title = layout.read(Span(start if match["title"] else lines[begin].span.start, span.end))
            called = match["called"] or "Mål"
            found.append(_anchor(match["letter"], title.rstrip(" .;"), span, span.end, called.capitalize()))
    return found if len(found) >= FEWEST_LETTERED else []


def _anchor(number: int | str, title: str, span: Span, end: int, called: str = "Mål") -> Anchor:
    told = (("number", str(number)), ("title", title), ("called", called), ("level", "overall"))
    return Anchor(SegmentKind.GOAL, span.start, span, told, end=end)


def _listed(lines: Sequence[Line]) -> list[Anchor]:
    """The overall goals in a list that a sentence leads in: "Dei overordna måla er:"."""
    lead = opening_of("aims_lead")
    head = next((i for i, line in enumerate(lines) if lead.match(line.words)), len(lines))
    found = listed_subgoals(lines[head + 1 :], "", bare=True)
    return [_anchor(n, aim.title.rstrip(" .;"), aim.span, aim.span.end) for n, aim in enumerate(found, start=1)]


def _told(lines: Sequence[Line], first: int, layout: Layout) -> list[Anchor]:
    span = headed_or_told(lines, first, layout)
    return [_anchor(1, layout.read(span).rstrip(" ."), span, span.end)] if span else []


def _headed_aim(lines: Sequence[Line], layout: Layout) -> Span | None:
    """The paragraph under a heading of the overall goal; what the table of contents has there is none."""
    for line, after in pairwise(lines):
        heading = re.sub(rf"^{CHAPTER}", "", line.words)
        if heading.casefold().strip(" :") in heading_words("aim") and not after.words.endswith(":"):
            below = (block for block in layout.blocks if block.span.end > line.span.end)
            block = next((block for block in below if not block.words.endswith(":")), None)
            if block and (heading == line.words or block.words.endswith(".")):
                return Span(max(block.body.start, after.span.start), block.span.end)
    return None


def _rows(lines: Sequence[Line], head: int, end: int, layout: Layout) -> Iterator[Anchor]:
    rows: list[int] = []
    for index in range(head + 1, end):
        line = lines[index]
        title_like = not line.words.endswith(SENTENCE_END) and len(line.words) <= HEADING_LENGTH
        if title_like and line.marker == str(len(rows) + 1):
            rows.append(index)
    for number, row in enumerate(rows, start=1):
        line = lines[row]
        title = layout.read(Span(line.span.start + line.body, line.span.end)).strip(" :")
        until = lines[rows[number]].span.start if number < len(rows) else _end(lines, row, end)
        yield _anchor(number, title, line.span, until)


def _end(lines: Sequence[Line], row: int, end: int) -> int:
    """The end of the last overall goal's description: the next heading."""
    for index in range(row + 1, end):
        if looks_like_heading(lines[index]) and len(lines[index].words) < SHORT:
            before = lines[index - 1].words
            if before.endswith((".", "!", "?")) or before == lines[row].words:
                return lines[index].span.start
    return lines[end].span.start
