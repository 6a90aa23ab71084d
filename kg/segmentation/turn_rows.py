"""The rows of tables that tell which bodies treat a case in turn, on one line each or with a line for each cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.dates import first_date
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.body_names import full_name
from kg.segmentation.layout import Line
from kg.segmentation.line_cues import heads_a_table

ROWS_WITHIN = 12
MOST_HEADS = 5
MOST_CELLS = 4
LONGEST_CELL = 90
LONGEST_LABEL = 30


@dataclass(frozen=True, slots=True)
class Turn:
    """One body's turn: the lines that say so (`at` to `last`), the body with its place, its ISO date and its number.

    `written` is the body as the row has it, `begins` the line that heads what it did, where that tells the number.
    """

    at: int
    last: int
    body: str
    date: str
    number: str
    number_span: Span
    line_span: Span
    written: str = ""
    begins: int | None = None


@cache
def _rows() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in lexicon("cases")["turns"]["rows"])


def is_turn_row(words: str) -> bool:
    """Whether a line is such a row.

    >>> is_turn_row("12/24 Formannskapet 03.04.2024"), is_turn_row("Formannskapet 03.04.2024")
    (True, False)
    """
    return any(pattern.match(words) for pattern in _rows())


def table_head(lines: Sequence[Line], index: int) -> int:
    """How many lines from `index` on are the head of such a table: one, or one for each label; else 0.

    A table that goes on to tell what the bodies decided is none.
    """
    if heads_a_table(lines[index].words) or _stands_above_rows(lines, index):
        return 1
    for count in range(2, MOST_HEADS + 1):
        cells = lines[index : index + count]
        if len(cells) < count or any(len(line.words) > LONGEST_LABEL for line in cells):
            return 0
        if heads_a_table(_joined(cells)):
            behind = lines[index + count : index + count + 2]
            longer = bool(behind) and heads_a_table(_joined([*cells, behind[0]]))
            decides = any(line.words in lexicon("headings")["table"]["columns"]["decision"] for line in behind)
            return 0 if decides else count + longer
    return 0


def _stands_above_rows(lines: Sequence[Line], index: int) -> bool:
    """Whether a label such as "Saksgang:" stands right above a row."""
    below = lines[index + 1].words if index + 1 < len(lines) else ""
    return bool(re.match(lexicon("cases")["turns"]["alone"], lines[index].words)) and is_turn_row(below)


def turn_rows(lines: Sequence[Line], first: int, end: int, text: str) -> Iterator[Turn]:
    """The rows on single lines among lines `first` to `end`."""
    rows = (_row(lines[at : at + 1], at, text) for at in range(first, end))
    yield from _until_again(row for row in rows if row)


def rows_of_cells(lines: Sequence[Line], first: int, text: str) -> Iterator[Turn]:
    """The rows that follow each other from line `first` on, with a line for each cell."""
    yield from _until_again(_cells(lines, first, text))


def _cells(lines: Sequence[Line], at: int, text: str) -> Iterator[Turn]:
    while turn := next((t for n in range(1, MOST_CELLS + 1) if (t := _row(lines[at : at + n], at, text))), None):
        yield turn
        at = turn.last + 1


def _until_again(rows: Iterable[Turn]) -> Iterator[Turn]:
    """The rows up to the first that comes a second time: that one heads what its body did."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if (row.body, row.number) in seen:
            return
        seen.add((row.body, row.number))
        yield row


def _joined(cells: Sequence[Line]) -> str:
    return " ".join(line.words for line in cells)


def _row(cells: Sequence[Line], at: int, text: str) -> Turn | None:
    """The row that all of `cells`, the lines from `at` on, make."""
    if not cells or (len(cells) > 1 and any(len(line.words) > LONGEST_CELL for line in cells)):
        return None
    words = _joined(cells)
    match = next((match for pattern in _rows() if (match := pattern.match(words))), None)
    date = first_date(match["date"]) if match else None
    if match is None or date is None or not _in_one_cell(cells, match["number"]):
        return None
    if ":" in match["body"] or re.match(lexicon("cases")["turns"]["no_body"], match["body"]):
        return None
    if len(cells) > 1 and not any(first_date(line.words) and line.words[0].isdigit() for line in cells):
        return None
    written = match["number"]
    body = full_name(re.sub(r"^Styret\s+(?:i|for|ved)\s+", "", match["body"].strip()), text)
    span = _place(cells, match.start("number"), len(match["number"]))
    last, row = at + len(cells) - 1, Span(cells[0].span.start, cells[-1].span.end)
    return Turn(at, last, body, date, written, span, row, match["body"].strip())


def _in_one_cell(cells: Sequence[Line], number: str) -> bool:
    return any(number in line.words for line in cells)


def _place(cells: Sequence[Line], start: int, length: int) -> Span:
    """Where the characters of the joined words stand that begin at `start`."""
    for line in cells:
        if start < len(line.words):
            return Span(line.span.start + start, line.span.start + start + length)
        start -= len(line.words) + 1
    return cells[0].span
