"""Tables of indicators that a tool printed cell by cell, each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extraction.indicator_columns import Row, column_of, follows
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Line
from kg.segmentation.strategy_headings import goal_heading

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}|[a-h])?\.?")
_CELL = re.compile(r"\d{1,2}(?:\.\d{1,2}|[a-h])?\.?|[A-H]")
_HEADING = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÆØÅ]")
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}|[a-h]))\.?\s+(?=[A-ZÆØÅ])")
LONGEST_CELL = 90
FEWEST_KNOWN = 3
MOST_HEADS = 12
HEAD_WORDS = 4


def stacked_heads(lines: Sequence[Line], index: int) -> tuple[list[str], int]:
    """The columns whose heads begin at `index`, one a line, and the index of the first cell; else ([], index)."""
    heads: list[str] = []
    at = index
    if index + 2 < len(lines) and lines[index + 1].gap > lines[index + 2].gap:
        return [], index
    while at < min(len(lines), index + MOST_HEADS) and not _CELL.fullmatch(lines[at].words):
        words = lines[at].words
        full = len([head for head in heads if column_of(head)]) >= FEWEST_KNOWN
        if full and column_of(words) is None and not words[0].islower():
            break
        if len(words.split()) > HEAD_WORDS or _HEADING.match(words):
            return [], index
        if heads and words[0].islower():
            heads[-1] = heads[-1].removesuffix("-") + (words if heads[-1].endswith("-") else f" {words}")
        else:
            heads.append(words)
        at += 1
    keys = [column_of(head) for head in heads]
    if not keys or keys[0] is None or "title" not in keys:
        return [], index
    if "number" not in keys and (keys[0] not in ("title", "goal") or None in keys):
        return [], index
    return ([key or "other" for key in keys], at) if len([key for key in keys if key]) >= FEWEST_KNOWN else ([], index)


def stacked_rows(lines: Sequence[Line], at: int, keys: Sequence[str]) -> tuple[list[Row], int]:
    """The rows whose cells begin at `at`, and the index behind them; a cell with a small letter goes on."""
    if "number" not in keys:
        return _bare_rows(lines, at, keys)
    rows: list[Row] = []
    place = keys.index("number")
    while at + place < len(lines) and _NUMBER.fullmatch(lines[at + place].words):
        number = lines[at + place].words.rstrip(".")
        if rows and not follows(number, rows[-1].number):
            break
        cells, at = _cells(lines, at, len(keys))
        spans = {key: found for key, found in zip(keys, cells, strict=False) if key != "number"}
        rows.append(Row(number, spans))
    return rows, at


def _bare_rows(lines: Sequence[Line], at: int, keys: Sequence[str]) -> tuple[list[Row], int]:
    """The rows of a table without a column of numbers, as many cells as columns, up to a heading or a sentence.

    A title may have its number before it: the one that follows the last row's.
    """
    rows: list[Row] = []
    while at < len(lines):
        cells, after = _cells(lines, at, len(keys))
        numbered = _NUMBERED.match(lines[at].words)
        number = numbered["number"] if numbered else ""
        cell_like = all(_may_be_cell(line) for line in lines[at + (keys[0] == "goal") : after])
        again = len(cells) > 1 and column_of(lines[at].words) and column_of(lines[at + 1].words)
        other = keys[0] == "goal" and not _goal().match(lines[at].words)
        last = rows[-1].number if rows else ""
        counted = bool(numbered) and (not last or follows(number, last))
        if last and not numbered:
            break
        if (
            len(cells) < len(keys)
            or not cell_like
            or again
            or other
            or (_HEADING.match(lines[at].words) and not counted)
        ):
            break
        if numbered:
            cells[0][0] = Span(cells[0][0].start + numbered.end(), cells[0][0].end)
        rows.append(Row(number, dict(zip(keys, cells, strict=True))))
        at = after
    return rows, at


@cache
def _goal() -> re.Pattern[str]:
    """A cell that names a goal or a sub-goal: "Mål 1", "Delmål 2.1"."""
    data = lexicon("strategies")["document"]
    return re.compile(rf"(?i:{'|'.join([*data['goals'], *data['parts']])})\s+(?:\d|[A-H]\b)")


def _may_be_cell(line: Line) -> bool:
    return len(line.words) <= LONGEST_CELL and goal_heading(line) is None


def _cells(lines: Sequence[Line], at: int, count: int) -> tuple[list[list[Span]], int]:
    cells: list[list[Span]] = []
    while at < len(lines):
        goes_on = bool(cells) and lines[at].words[0].islower()
        if goes_on:
            cells[-1].append(lines[at].span)
        elif len(cells) == count:
            break
        else:
            cells.append([lines[at].span])
        at += 1
    return cells, at
