"""Tables of cases whose cells stand one behind another, or whose columns stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.flat_best import FlatRow, best_rows
from kg.segmentation.flat_fits import (
    Cell,
    case_number,
    is_time,
    stands_out,
)
from kg.segmentation.flat_grid import grid_rows
from kg.segmentation.flat_heads import TableHead, table_head
from kg.segmentation.layout import Line

MOST_CELLS = 400
LEAST_SHARE = 0.6
LEAST_WORDED = 0.8
LEAST_SCORE = 5.5
"""What a row scores on average where a table is one: a number and two cells that fit."""
_APART = re.compile(r"\s{2,}|\t")
_LEADING = re.compile(
    r"(?:(?i:styresak|sak)\s+(?:nr\.?\s*)?|[A-ZÆØÅ]{1,4}[- ]?)?\d{1,4}[/–-](?:\d{4}|\d{2})"
    r"(?:\s[A-ZÆØÅ](?=\s))?[.:]?\s+(?=[A-ZÆØÅ«“\"])"
)


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table: its columns, its rows, the line of its head, and the line behind its last row."""

    kinds: tuple[str, ...]
    rows: tuple[FlatRow, ...]
    start: int
    end: int


def flat_tables(lines: Sequence[Line], text: str) -> Iterator[FlatTable]:
    """The tables of cases in reading order, their columns side by side or their cells one behind another."""
    index = 0
    while index < len(lines):
        head = table_head(lines, index)
        rows = ([FlatRow(cells) for cells in grid_rows(lines, head, text)] or _rows(lines, head)) if head else []
        if head and rows and _is_told(rows):
            end = max(cell.line for cell in rows[-1].all) + 1
            yield FlatTable(head.kinds, tuple(rows), index, end)
            index = end
        else:
            index += 1


def _is_told(rows: Sequence[FlatRow]) -> bool:
    """Whether cells beside those of words show in most rows that the columns are those of the head."""
    told = [row for row in rows if any(stands_out(kind, cells[0]) for kind, cells in row.cells.items())]
    worded = [row for row in rows if {"title", "decision", "task"} & set(row.cells)]
    return len(told) >= LEAST_SHARE * len(rows) and len(worded) >= LEAST_WORDED * len(rows)


def _columns(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The columns, with that of titles where it shares one with the numbers, and what may stand below a title."""
    if not {"title", "decision", "task", "body"} & set(kinds):
        kinds = tuple(column for kind in kinds for column in ((kind, "title") if kind == "number" else (kind,)))
    return tuple(column for kind in kinds for column in ((kind, "text") if kind == "title" else (kind,)))


def _cells(lines: Sequence[Line], start: int, head: TableHead) -> Iterator[Cell]:
    """The cells below a head; where it is printed again, on a further page, it is none."""
    index, count = start, 0
    while index < len(lines) and count < MOST_CELLS:
        again = table_head(lines, index)
        if again and again.kinds == head.kinds:
            index = again.end
            continue
        if again:
            return
        if _is_rest(lines[index].words):
            index += 2 if index + 1 < len(lines) and is_time(lines[index + 1].words) else 1
            continue
        for cell in _on_line(lines[index], index):
            count += 1
            yield cell
        index += 1


def _is_rest(words: str) -> bool:
    """Whether a row of an agenda is that of a break."""
    return words.strip(" :.") in lexicon("headings")["table"]["rest"]


def _on_line(line: Line, index: int) -> Iterator[Cell]:
    """The cells of a line: what blanks or tabs keep apart, and a number from what stands behind it."""
    start, gap = 0, line.gap
    bounds = [(m.start(), m.end()) for m in _APART.finditer(line.words)]
    if leading := _LEADING.match(line.words):
        bounds = sorted({(len(leading[0].rstrip()), leading.end()), *(b for b in bounds if b[0] >= leading.end())})
    for end, behind in (*bounds, (len(line.words), len(line.words))):
        words = line.words[start:end]
        if words.strip():
            yield Cell(words, Span(line.span.start + start, line.span.start + end), index, gap)
            gap = 0
        start = behind


def _rows(lines: Sequence[Line], head: TableHead) -> list[FlatRow]:
    cells = list(_cells(lines, head.end, head))
    if not any(case_number(cell.words) for cell in cells):
        return []
    rows, score = best_rows(cells, _columns(head.kinds))
    return _without_tail(_without_repeats(rows)) if score >= LEAST_SCORE * len(rows) else []


def _without_tail(rows: list[FlatRow]) -> list[FlatRow]:
    """The rows, the last one without what stands below its title where no other row ends so."""
    ends = [row.all[-1] in row.cells.get("text", ()) for row in rows]
    if ends[-1] and not any(ends[:-1]):
        del rows[-1].cells["text"]
    return rows


def _without_repeats(rows: Sequence[FlatRow]) -> list[FlatRow]:
    """The rows up to the first whose number stands in the table already: what it heads stands below the table."""
    kept: list[FlatRow] = []
    seen = set()
    for row in rows:
        number = case_number(row.number.words)
        if number in seen:
            break
        seen.add(number)
        kept.append(row)
    return kept
