"""Tables of goals with their columns side by side: the goals and sub-goals of each row, over the lines they wrap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Line

FEWEST_COLUMNS = 3
SLACK = 2
"""The characters by which a cell may begin before its column's head."""
_CELL = re.compile(r"\S+(?: \S+)*")
_NUMBERED = re.compile(r"(?:[^\W\d]+\s+){0,2}(?P<number>\d{1,2})(?:\s*[:.–-])?\s+(?=[A-ZÆØÅ«])")
_CODED = re.compile(r"(?:[Dd]elmål\s+)?(?P<number>\d{1,2}\.\d{1,2}|\d{1,2}[a-h])\s*[:.)]?\s+(?=[A-ZÆØÅ«])")


@dataclass(slots=True)
class Cell:
    """A goal or a sub-goal of a table: its number, its words and the pieces that they stand in."""

    number: str
    words: str = ""
    pieces: list[Span] = field(default_factory=list)
    parts: list[Cell] = field(default_factory=list)

    def add(self, words: str, span: Span) -> None:
        """Let a further piece belong to it."""
        self.words = f"{self.words} {words}".strip()
        self.pieces.append(span)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table of goals begin, and which are those of its goals and sub-goals."""

    starts: tuple[int, ...]
    goals: int
    parts: int

    def of(self, place: int) -> int:
        """The column of a cell that begins at `place`."""
        return max((at for at, start in enumerate(self.starts) if start <= place + SLACK), default=0)


@cache
def _column() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("strategies")["open"]["columns"]))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("strategies")["document"]["parts"]), re.I)


def cells_of(line: Line, text: str) -> list[tuple[int, str, Span]]:
    """The cells of a line: where each begins on the printed line, its words and its place."""
    start = line.span.start
    left = start - (text.rfind("\n", 0, start) + 1)
    return [
        (left + cell.start(), cell[0], Span(start + cell.start(), start + cell.end()))
        for cell in _CELL.finditer(line.words)
    ]


def grid_columns(line: Line, text: str) -> Columns | None:
    """The columns of the table of goals whose heads a line has beside each other."""
    if "  " not in line.words and "\t" not in line.words:
        return None
    cells = cells_of(line, text)
    named = [bool(_column().fullmatch(words)) for _, words, _ in cells]
    parts = next((at for at, (_, words, _) in enumerate(cells) if _parts().fullmatch(words)), 0)
    if not (named and named[0] and parts and sum(named) >= FEWEST_COLUMNS):
        return None
    return Columns(tuple(place for place, _, _ in cells), 0, parts)


def grid_goals(lines: Sequence[Line], columns: Columns, text: str) -> tuple[list[Cell], int]:
    """The goals of the rows below a head, and how many lines they take."""
    goals: list[Cell] = []
    for taken, line in enumerate(lines):
        cells = cells_of(line, text)
        if grid_columns(line, text):
            continue
        lone = len(cells) == 1 and columns.of(cells[0][0]) == columns.goals
        number = _NUMBERED.match(cells[0][1]) if columns.of(cells[0][0]) == columns.goals else None
        ends = lone and (bool(line.gap) or (number is None and not cells[0][1][0].islower()))
        if ends or (not goals and number is None):
            return goals, taken
        for place, words, span in cells:
            _take(goals, columns.of(place), columns, words, span)
    return goals, len(lines)


def _take(goals: list[Cell], column: int, columns: Columns, words: str, span: Span) -> None:
    """Let a cell begin a goal or a sub-goal, or go on with the last of its column."""
    if column not in (columns.goals, columns.parts):
        return
    begins = (_NUMBERED if column == columns.goals else _CODED).match(words)
    if begins:
        cell = Cell(begins["number"])
        (goals if column == columns.goals or not goals else goals[-1].parts).append(cell)
        cell.add(words[begins.end() :], Span(span.start + begins.end(), span.end))
    elif column == columns.goals:
        goals[-1].add(words, span)
    elif goals[-1].parts:
        goals[-1].parts[-1].add(words, span)
