"""Tables of indicators: columns side by side, cells on lines of their own, and cells that wrap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.indicator_columns import Row
from kg.extraction.notebook import Reading
from kg.extraction.running_indicators import heads_running, running_rows
from kg.extraction.stacked_indicators import stacked_heads, stacked_rows
from kg.model import Span
from kg.segmentation.flat_best import FlatRow
from kg.segmentation.flat_indicators import indicator_table, number_of
from kg.segmentation.indicator_heads import column_of
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.outline_cues import opens_part
from kg.segmentation.plan_pages import WIDE_PAGE

_CELL = re.compile(r"\S+(?: \S+)*")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}(?!\d)|[a-h](?:-\d{1,2})?(?!\w))")
_COUNTED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}(?!\d)|[a-h](?:-\d{1,2})?(?!\w))?)\.?")
MOST_ROWS = 60
SLACK = 2
"""The characters by which a cell may begin before its column's head."""
FEWEST_COLUMNS = 2


def indicator_rows(reading: Reading, within: Span) -> Iterator[Row]:
    """The indicators of every table inside `within`, each with the cells of its columns."""
    told = (LineRole.TEXT, LineRole.ITEM)
    lines = [line for line in reading.layout.lines if within.contains(line.span) and line.role in told]
    index = 0
    while index < len(lines):
        rows, index = _table_at(reading, lines, index)
        yield from (row for row in rows if "title" in row.cells)


def _table_at(reading: Reading, lines: Sequence[Line], index: int) -> tuple[list[Row], int]:
    """The rows of the table that begins at `index`, and the index behind it."""
    if len(lines[index].words) > WIDE_PAGE:
        return list(running_rows(lines[index])), index + 1
    if flat := indicator_table(lines, index):
        return [_flat_row(row) for row in flat.rows], flat.end
    if heads_running(lines[index].words):
        return _spaced(reading, lines, index)
    head = _head(reading, lines[index])
    keys, at = [key for _, key in head], index + 1
    if not head:
        keys, at = stacked_heads(lines, index)
    elif "number" not in keys or at >= len(lines) or len(_cells(reading, lines[at])) > 1:
        return _side_by_side(reading, lines, index, head)
    rows, after = stacked_rows(lines, at, keys) if keys else ([], index + 1)
    if head and not rows:
        return _side_by_side(reading, lines, index, head)
    return rows, max(after, index + 1) if rows else index + 1


def _flat_row(row: FlatRow) -> Row:
    return Row(number_of(row), {key: list(row.spans(key)) for key in row.cells if key != "number"})


def _spaced(reading: Reading, lines: Sequence[Line], index: int) -> tuple[list[Row], int]:
    """The rows below a head whose columns stand one space apart: read as if they were on one line with it."""
    at = index + 1
    while at < len(lines) and at - index < MOST_ROWS and not lines[at].words.endswith("."):
        at += 1
    span = Span(lines[index].span.start, lines[at - 1].span.end)
    text = reading.document.text[span.start : span.end]
    words = re.sub(r"\s", " ", text)
    rows = list(running_rows(replace(lines[index], span=span, words=words)))
    return (rows, at) if rows else ([], index + 1)


def _cells(reading: Reading, line: Line) -> list[tuple[int, Span]]:
    """The cells of a line, each with the place on the printed line where it begins."""
    start = line.span.start
    left = start - (reading.document.text.rfind("\n", 0, start) + 1)
    found = _CELL.finditer(line.words)
    return [(left + m.start(), Span(start + m.start(), start + m.end())) for m in found]


def _head(reading: Reading, line: Line) -> list[tuple[int, str]]:
    """The columns of a table whose heads a line has, each with its place."""
    cells = _cells(reading, line)
    named = [(place, column_of(reading.read(span))) for place, span in cells]
    known = [key for _, key in named if key]
    if len(cells) < FEWEST_COLUMNS or "title" not in known or len(known) < FEWEST_COLUMNS:
        return []
    return [(place, key or "other") for place, key in named]


def _side_by_side(
    reading: Reading, lines: Sequence[Line], index: int, head: Sequence[tuple[int, str]]
) -> tuple[list[Row], int]:
    """The rows below a head, and the index of the first line behind them; where none has a number, whole lines."""
    rows: list[Row] = []
    at = index + 1
    for line in lines[at:]:
        cells = _cells(reading, line)
        if len(cells) == 1 and (line.gap or opens_part(line.words)) and not _COUNTED.match(line.words):
            break
        placed = _placed(cells, head)
        number = _row_number(reading, placed, head)
        if number is None and (line.gap or not (rows or at == index + 1)):
            break
        if number is not None:
            rows.append(Row(number))
        for key, span in placed if rows else ():
            rows[-1].cells.setdefault(key, []).extend(_without(span, rows[-1].number, reading))
        at += 1
    return rows, at


def _row_number(reading: Reading, placed: Sequence[tuple[str, Span]], head: Sequence[tuple[int, str]]) -> str | None:
    """The number of the indicator whose row a line begins, "" where rows have none; nothing for a further line."""
    keys = [key for _, key in head]
    words = {key: reading.read(span) for key, span in reversed(placed)}
    if "number" in keys:
        counted = _COUNTED.fullmatch(words.get("number", ""))
        return counted["number"] if counted else None
    found = (m for key in ("title", "goal") if (m := _NUMBER.match(words.get(key, ""))))
    number = next((m[0] for m in found if len(placed) > 1 or m.end() < len(m.string)), None)
    figures = [span for key, span in placed if key == "other" and reading.read(span)[:1].isdigit()]
    whole = len(placed) == len(head) or (bool(figures) and words.get("title", "")[:1].isupper())
    return "" if number is None and whole else number


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
    if not number or not words.startswith(number):
        return [span]
    start = span.start + len(number) + len(words[len(number) :]) - len(words[len(number) :].lstrip(" .:"))
    return [Span(start, span.end)] if start < span.end else []
