"""Tables of indicators with numbers whose cells stand one behind another, wrapped or not, whatever their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.segmentation.flat_best import FlatRow, best_rows
from kg.segmentation.flat_fits import Cell, first
from kg.segmentation.headings import heading_of
from kg.segmentation.indicator_heads import column_of, follows
from kg.segmentation.layout import Line
from kg.segmentation.outline_cues import opens_part
from kg.segmentation.strategy_headings import goal_heading

MOST_HEADS = 10
MOST_WORDS = 4
MOST_LINES = 160
LONGEST_LINE = 160
FEWEST_COLUMNS = 2
LEAST_SCORE = 4.4
"""What a row scores on average where a table is one: a number, a title and a cell that fits."""
_KINDS = {"number": "counted", "title": "title", "goal": "aim", "measurement": "measure", "purpose": "measure"}
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}|[a-h])?)\.?\s+(?=[A-ZÆØÅ«])")
_APART = re.compile(r"\s{2,}|\t")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """A table of indicators: its rows by the keys of their columns, and the line index behind the last."""

    rows: tuple[FlatRow, ...]
    end: int


def indicator_table(lines: Sequence[Line], index: int) -> IndicatorTable | None:
    """The table whose head begins at `index`; None where no head of such a table stands there."""
    keys, start = _head(lines, index)
    if not keys:
        return None
    kinds = [_KINDS.get(key, "value" if key == "value" else "other") for key in keys]
    found, score = best_rows(list(_cells(lines, start, kinds)), kinds, _unique(keys))
    if score < LEAST_SCORE * len(found):
        return None
    rows: list[FlatRow] = []
    for row in found:
        if "number" not in row.cells or "title" not in row.cells or (rows and not _follows(row, rows[-1])):
            break
        rows.append(row)
    return IndicatorTable(tuple(rows), max(cell.line for cell in rows[-1].all) + 1) if rows else None


def number_of(row: FlatRow) -> str:
    """The number of an indicator as its row tells it."""
    return row.cells["number"][0].words.rstrip(".")


def _follows(row: FlatRow, last: FlatRow) -> bool:
    return follows(number_of(row), number_of(last))


def _unique(keys: Sequence[str]) -> list[str]:
    """The names of the columns, a further one of the same kind with its place."""
    return [key if keys.index(key) == at else f"{key}-{at}" for at, key in enumerate(keys)]


def _head(lines: Sequence[Line], index: int) -> tuple[list[str], int]:
    """The keys of the columns whose heads begin at `index`, on one line or more, and the line below them."""
    keys: list[str] = []
    at = index
    while at < min(len(lines), index + MOST_HEADS):
        told = _told(lines[at].words)
        if not told or (at > index and lines[at].gap > 1):
            break
        keys += told
        at += 1
    known = set(keys) - {"other", "value"}
    whole = keys.count("number") == 1 and keys.count("title") == 1 and len(keys) >= FEWEST_COLUMNS
    return (keys, at) if whole and len(known) >= FEWEST_COLUMNS and _NUMBERS.match(_below(lines, at)) else ([], index)


_NUMBERS = re.compile(r"\d{1,2}(?:\.\d{1,2}|[a-h])?\.?(?:\s|$)")


def _below(lines: Sequence[Line], at: int) -> str:
    return lines[at].words if at < len(lines) else ""


def _told(words: str) -> list[str]:
    """The columns that a line names, if it says nothing else."""
    if len(words.split()) > 2 * MOST_WORDS or _APART.search(words):
        return []
    if key := _key(words):
        return [key]
    parts = words.split()
    for size in range(min(MOST_WORDS, len(parts) - 1), 0, -1):
        key, rest = _key(" ".join(parts[:size])), _told(" ".join(parts[size:]))
        if key and rest:
            return [key, *rest]
    return []


def _key(words: str) -> str | None:
    key = column_of(words)
    return "value" if key and _YEAR.search(words) else key


def _cells(lines: Sequence[Line], start: int, kinds: Sequence[str]) -> Iterator[Cell]:
    """The cells from line `start` on, up to a heading, a goal or a long line; a head printed again is none."""
    for index in range(start, min(len(lines), start + MOST_LINES)):
        line = lines[index]
        if len(_told(line.words)) > 1 or (index > start and _told(line.words) and not line.words[0].isdigit()):
            continue
        named = "aim" in kinds and first("aim", Cell(line.words, line.span, index)) > 0
        ends = goal_heading(line) or opens_part(line.words) or heading_of(line.words)
        if (ends and not named) or len(line.words) > LONGEST_LINE:
            return
        split = _NUMBERED.match(line.words)
        begin = line.span.start
        if split:
            yield Cell(split["number"], Span(begin, begin + split.end("number")), index, line.gap)
            yield Cell(line.words[split.end() :], Span(begin + split.end(), line.span.end), index)
        else:
            yield Cell(line.words, line.span, index, line.gap)
