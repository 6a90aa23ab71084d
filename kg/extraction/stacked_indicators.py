"""Tables of indicators that a tool printed cell by cell, each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extraction.indicator_columns import Row
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.flat_fits import is_value
from kg.segmentation.indicator_heads import column_of, follows
from kg.segmentation.layout import Line
from kg.segmentation.outline_cues import opens_part
from kg.segmentation.strategy_headings import goal_heading

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}|[a-h])?\.?")
_CELL = re.compile(r"\d{1,2}(?:\.\d{1,2}|[a-h])?\.?|[A-H]")
_HEADING = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÆØÅ]")
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}|[a-h]))\.?\s+(?=[A-ZÆØÅ])")
_PAIRS = (["title", "measurement"], ["title", "source"])
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
LONGEST_CELL = 90
FEWEST_KNOWN = 3
MOST_HEADS = 12
HEAD_WORDS = 4


def stacked_heads(lines: Sequence[Line], index: int) -> tuple[list[str], int]:
    """The columns whose heads begin at `index`, one a line, and the index of the first cell; else ([], index)."""
    heads: list[str] = []
    at = index
    above = [column_of(line.words) for line in lines[index : index + 2]]
    if above == ["title", "title"] or (index + 2 < len(lines) and lines[index + 1].gap > lines[index + 2].gap):
        return [], index
    while at < min(len(lines), index + MOST_HEADS) and not _CELL.fullmatch(lines[at].words):
        words = lines[at].words
        known = [column_of(head) for head in heads]
        full = len([key for key in known if key]) >= FEWEST_KNOWN or known in _PAIRS
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
    if not keys or keys[0] is None or keys.count("title") != 1:
        return [], index
    if "number" not in keys and (keys[0] not in ("title", "goal") or None in keys):
        return [], index
    if len([key for key in keys if key]) < FEWEST_KNOWN and keys not in _PAIRS:
        return [], index
    return ["value" if _YEAR.search(head) else key or "other" for key, head in zip(keys, heads, strict=True)], at


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

    A title may have its number before it: the one that follows the last row's. A figure may have been lost with a page.
    """
    rows: list[Row] = []
    while at < len(lines):
        cells, after = _cells(lines, at, len(keys), keys)
        numbered = _NUMBERED.match(lines[at].words)
        number = numbered["number"] if numbered else ""
        goal = keys[0] == "goal"
        cell_like = all(_may_be_cell(line) for line in lines[at + goal : after])
        again = len(cells) > 1 and column_of(lines[at].words) and column_of(lines[at + 1].words)
        other = goal and not _goal().match(lines[at].words)
        last = rows[-1].number if rows else ""
        counted = bool(numbered) and (not last or follows(number, last))
        ends = not goal and _opens(lines[at])
        short = [key for key in keys[: len(cells)] if key != "value"] != [key for key in keys if key != "value"]
        if last and not numbered:
            break
        if short or not cell_like or again or other or ends or (_HEADING.match(lines[at].words) and not counted):
            break
        if numbered:
            cells[0][0] = Span(cells[0][0].start + numbered.end(), cells[0][0].end)
        rows.append(Row(number, dict(zip(keys, cells, strict=False))))
        at = after
    return rows, at


def _opens(line: Line) -> bool:
    """Whether a line is no cell: a label, a row of a list with a bullet, or the end of a sentence."""
    bullet = line.marker is not None and not line.marker.isalnum()
    return line.words.endswith((":", ".", "?")) or bullet or opens_part(line.words)


@cache
def _goal() -> re.Pattern[str]:
    """A cell that names a goal or a sub-goal: "Mål 1", "Delmål 2.1"."""
    data = lexicon("strategies")["document"]
    kinds = "|".join([*data["goals"], *data["parts"]])
    return re.compile(rf"(?i:(?:strategisk\s+)?(?:{kinds}))\s+(?:\d|[A-H]\b|[IVX]+\b)|(?:\d{{1,2}}(?:\.\d)?|[A-H]\d?)$")


def _may_be_cell(line: Line) -> bool:
    return len(line.words) <= LONGEST_CELL and goal_heading(line) is None


def _cells(lines: Sequence[Line], at: int, count: int, keys: Sequence[str] = ()) -> tuple[list[list[Span]], int]:
    """The cells of a row: as many as columns, or fewer where figures are asked for and others stand there."""
    cells: list[list[Span]] = []
    while at < len(lines):
        goes_on = bool(cells) and lines[at].words[0].islower()
        if goes_on:
            cells[-1].append(lines[at].span)
        elif len(cells) == count or (keys and keys[len(cells)] == "value" and not is_value(lines[at].words)):
            break
        else:
            cells.append([lines[at].span])
        at += 1
    return cells, at
