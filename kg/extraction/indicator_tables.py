"""Tables of indicators: columns side by side, cells on lines of their own, and cells that wrap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.extraction.notebook import Reading
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Line

_CELL = re.compile(r"\S+(?: \S+)*")
_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}(?!\d)")
SLACK = 2
"""The characters by which a cell may begin before its column's head."""
FEWEST_COLUMNS = 2
FEWEST_STACKED = 3


@dataclass(slots=True)
class Row:
    """One indicator of a table; `cells` are the pieces of each column's cell, in reading order."""

    number: str
    cells: dict[str, list[Span]] = field(default_factory=dict)

    def words(self, reading: Reading, column: str) -> str:
        """A cell on one line; "" where the row has none."""
        return " ".join(reading.read(span) for span in self.cells.get(column, ())).rstrip(" .;")


def indicator_rows(reading: Reading, within: Span) -> Iterator[Row]:
    """The indicators of every table inside `within`, each with the cells of its columns."""
    lines = [line for line in reading.layout.lines if within.contains(line.span)]
    index = 0
    while index < len(lines):
        head = _head(reading, lines[index])
        stacked = _stacked(lines, index)
        if head:
            rows, index = _side_by_side(reading, lines, index, head)
        elif stacked:
            rows, index = _one_below_the_other(lines, index, stacked)
        else:
            rows, index = [], index + 1
        yield from (row for row in rows if "title" in row.cells)


@cache
def _columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    columns = lexicon("strategies")["document"]["columns"]
    return tuple((key, re.compile(pattern)) for key, pattern in columns.items())


def _column(words: str) -> str | None:
    return next((key for key, pattern in _columns() if pattern.match(words.strip(" :"))), None)


def _cells(reading: Reading, line: Line) -> list[tuple[int, Span]]:
    """The cells of a line, each with the place on the printed line where it begins."""
    start = line.span.start
    left = start - (reading.document.text.rfind("\n", 0, start) + 1)
    found = _CELL.finditer(line.words)
    return [(left + m.start(), Span(start + m.start(), start + m.end())) for m in found]


def _head(reading: Reading, line: Line) -> list[tuple[int, str]]:
    """The columns of a table whose heads a line has, each with its place."""
    cells = _cells(reading, line)
    named = [(place, _column(reading.read(span))) for place, span in cells]
    known = [key for _, key in named if key]
    if len(cells) < FEWEST_COLUMNS or "title" not in known or len(known) < FEWEST_COLUMNS:
        return []
    return [(place, key or "other") for place, key in named]


def _side_by_side(
    reading: Reading, lines: Sequence[Line], index: int, head: Sequence[tuple[int, str]]
) -> tuple[list[Row], int]:
    """The rows below a head, and the index of the first line behind them."""
    rows: list[Row] = []
    at = index + 1
    for line in lines[at:]:
        cells = _cells(reading, line)
        placed = _placed(cells, head)
        number = next((m[0] for _, span in placed if (m := _NUMBER.match(reading.read(span)))), None)
        if number is None and (line.gap or not (rows or at == index + 1)):
            break
        if number:
            rows.append(Row(number))
        for key, span in placed if rows else ():
            rows[-1].cells.setdefault(key, []).extend(_without(span, rows[-1].number, reading))
        at += 1
    return rows, at


def _placed(cells: Sequence[tuple[int, Span]], head: Sequence[tuple[int, str]]) -> list[tuple[str, Span]]:
    """Each cell with its column: by count where the row is whole, else by where it begins."""
    if len(cells) == len(head):
        return [(key, span) for (_, key), (_, span) in zip(head, cells, strict=True)]
    found = []
    for place, span in cells:
        before = [key for start, key in head if start <= place + SLACK]
        found.append((before[-1] if before else head[0][1], span))
    return found


def _without(span: Span, number: str, reading: Reading) -> list[Span]:
    """A cell without the row's number that it may begin with; nothing where that is all of it."""
    words = reading.document.text[span.start : span.end]
    if not words.startswith(number):
        return [span]
    start = span.start + len(number) + len(words[len(number) :]) - len(words[len(number) :].lstrip(" .:"))
    return [Span(start, span.end)] if start < span.end else []


def _stacked(lines: Sequence[Line], index: int) -> list[str]:
    """The columns of a table that has each cell on a line of its own."""
    keys: list[str] = []
    for line in lines[index:]:
        key = _column(line.words) if len(line.words.split()) <= FEWEST_STACKED else None
        if key is None:
            break
        keys.append(key)
    return keys if len(keys) >= FEWEST_STACKED and "title" in keys and "number" in keys else []


def _one_below_the_other(lines: Sequence[Line], index: int, keys: Sequence[str]) -> tuple[list[Row], int]:
    """The rows of such a table: a cell that begins with a small letter goes on from the one before."""
    at, rows = index + len(keys), []
    row: list[list[Span]] = []
    for line in lines[at:]:
        opens = _NUMBER.fullmatch(line.words)
        if line.gap or (not opens and not row):
            break
        if opens and row:
            rows.append(row)
            row = []
        if row and line.words[0].islower() and len(row) > 1:
            row[-1].append(line.span)
        else:
            row.append([line.span])
        at += 1
    rows.extend([row] if row else [])
    return [_row(lines, cells, keys) for cells in rows], at


def _row(lines: Sequence[Line], cells: Sequence[list[Span]], keys: Sequence[str]) -> Row:
    by_start = {line.span.start: line.words for line in lines}
    places = dict(zip(keys, cells, strict=False))
    number = by_start[places["number"][0].start]
    return Row(number, {key: spans for key, spans in places.items() if key != "number"})
