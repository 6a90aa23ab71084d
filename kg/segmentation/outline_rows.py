"""The lines of a plan as the rows of an outline, each with the lines that it wraps over."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Line
from kg.segmentation.outline_cues import row_of
from kg.segmentation.outline_grid import Cell, grid_columns, grid_goals
from kg.segmentation.outline_kinds import Kind, Row
from kg.segmentation.strategy_headings import heading_words

WIDTH_SHARE = 0.9
FEWEST_HEADS = 3
_NUMBER = re.compile(r"\d{1,3}")


def outline_rows(lines: Sequence[Line], text: str, paged: Container[int] = ()) -> list[Row]:
    """The rows of `lines`, each with the lines that it wraps over; `paged` has the starts of those that open a page."""
    rows: list[Row] = []
    kept = [line for line in lines if not _NUMBER.fullmatch(line.words)]
    widths = sorted(len(line.words) for line in kept)
    width = widths[int(len(widths) * WIDTH_SHARE)] if widths else 0
    grids = frozenset(_grids([line.words for line in kept]))
    above, taken = 0, 0
    for place, line in enumerate(kept):
        if place < taken:
            continue
        if columns := grid_columns(line, text):
            goals, count = grid_goals(kept[place + 1 :], columns, text)
            taken = place + 1 + count
            rows += [_heads_grid(line), *(row for goal in goals for row in _of_grid(goal))]
            continue
        after = kept[place + 1].words if place + 1 < len(kept) else ""
        row = row_of(line, after) if place not in grids else _heads_grid(line)
        row = replace(row, paged=line.span.start in paged)
        full = above + len(line.words.split(maxsplit=1)[0]) >= width
        above = len(line.words)
        if rows and _wraps(rows[-1], row, line, full=full):
            last = rows[-1]
            words = f"{last.words} {line.words}".strip()
            begin = last.span.start if last.words else line.span.start
            rows[-1] = replace(last, words=words, span=Span(begin, line.span.end))
        else:
            rows.append(row)
    return [replace(row, kind=Kind.LEAD) if _leads(row) else row for row in rows]


def _grids(lines: Sequence[str]) -> Iterator[int]:
    """The places of the heads of tables of goals and sub-goals, printed head by head."""
    place = 0
    while place < len(lines):
        end = place
        while end < len(lines) and _grid_column().fullmatch(lines[end]):
            end += 1
        if end - place >= FEWEST_HEADS and any(_label_of_parts().fullmatch(words) for words in lines[place:end]):
            yield from range(place, end)
        place = max(end, place + 1)


def _heads_grid(line: Line) -> Row:
    return Row(Kind.TABLE, line.words, line.span, line.span.start, line.gap, mark="grid")


def _of_grid(goal: Cell) -> Iterator[Row]:
    first = goal.pieces[0]
    yield Row(
        Kind.GOAL,
        goal.words,
        first,
        first.start,
        0,
        goal.number,
        lexicon("strategies")["outline"]["bare"],
        pieces=tuple(goal.pieces),
    )
    for part in goal.parts:
        span, pieces = part.pieces[0], tuple(part.pieces)
        yield Row(Kind.ITEM, part.words, span, span.start, 0, part.number, mark="code", pieces=pieces)


@cache
def _grid_column() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("strategies")["open"]["columns"]))


@cache
def _label_of_parts() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("strategies")["document"]["parts"]), re.I)


def _leads(row: Row) -> bool:
    return row.kind is Kind.TEXT and row.words.endswith(":") and bool(_lead().search(row.words))


def _wraps(last: Row, row: Row, line: Line, *, full: bool) -> bool:
    """Whether a line goes on with the row above: a title below its number, or words that begin small.

    `full` tells that the line above has no room for the first word.
    """
    if row.kind is not Kind.TEXT:
        return False
    if not last.words:
        return last.kind in (Kind.GOAL, Kind.PART, Kind.ITEM) or (last.kind is Kind.INDICATORS and bool(last.number))
    if last.words.casefold().strip(" :") in heading_words("aim") or last.pieces:
        return False
    if last.kind is Kind.TABLE:
        return False
    if last.kind is Kind.FIELD and last.words.endswith(":"):
        return not line.gap
    small = (
        line.words[0].islower()
        or line.words[0] == "("
        or (last.kind is Kind.GOAL and last.words.isupper() and line.words.isupper())
    )
    opened = last.words.rsplit(maxsplit=1)[-1].casefold() in lexicon("strategies")["sentence"]["open"]
    ended = last.words.endswith((".", ":", "!", "?")) and not line.words[0].islower()
    bracket = last.words.count("(") > last.words.count(")")
    opened = opened and not line.gap and (full or last.kind in (Kind.TEXT, Kind.ITEM, Kind.PART))
    return (small or opened or bracket) and not ended and not (last.kind is Kind.CHAPTER and line.gap)


@cache
def _lead() -> re.Pattern[str]:
    """The last sentence of a paragraph that leads in a list."""
    words = lexicon("strategies")["outline"]["leads"]
    return re.compile(rf"(?:^|[.!?]\s+)(?:{'|'.join(words)})\s*:$", re.I)
