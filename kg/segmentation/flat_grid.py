"""Tables whose columns a tool left side by side: each cell is of the column above it, also where rows wrap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Span
from kg.segmentation.flat_fits import Cell, case_number
from kg.segmentation.flat_heads import TableHead
from kg.segmentation.headings import Heading, heading_of
from kg.segmentation.layout import Line

MOST_LINES = 120
SLACK = 2
"""How far, in characters, a cell may begin left of its column's head."""
FEWEST_PLACES = 3
LONGEST_NUMBER = 24
_CELL = re.compile(r"\S+(?: \S+)*")


def grid_rows(lines: Sequence[Line], head: TableHead, text: str) -> list[dict[str, list[Cell]]]:
    """The rows below a head whose columns stand side by side, each with the cells of its columns; else none."""
    places = [place for place, _ in _placed(lines[head.end - 1], head.end - 1, text)]
    if len(places) != len(head.kinds) or len(places) < FEWEST_PLACES or "\t" in lines[head.end - 1].words:
        return []
    number = head.kinds.index("number")
    rows: list[dict[str, list[Cell]]] = []
    for index in range(head.end, min(len(lines), head.end + MOST_LINES)):
        cells = list(_placed(lines[index], index, text))
        if len(cells) == len(places):
            places = [min(old, new) for old, (new, _) in zip(places, cells, strict=True)]
        columns = [_column(place, places) for place, _ in cells]
        first = next((cell for column, (_, cell) in zip(columns, cells, strict=True) if column == number), None)
        begins = first is not None and _is_number(first.words)
        if not begins and (not rows or _ends(lines[index], columns)):
            break
        if begins:
            rows.append({})
        for column, (_, cell) in zip(columns, cells, strict=True):
            rows[-1].setdefault(head.kinds[column], []).append(cell)
    return rows


def _placed(line: Line, index: int, text: str) -> Iterator[tuple[int, Cell]]:
    """The cells of a line, each with the place on the printed line where it begins."""
    start = line.span.start
    left = start - (text.rfind("\n", 0, start) + 1)
    for found in _CELL.finditer(line.words):
        yield left + found.start(), Cell(found[0], Span(start + found.start(), start + found.end()), index, line.gap)


def _column(place: int, places: Sequence[int]) -> int:
    return max((column for column, start in enumerate(places) if place >= start - SLACK), default=0)


def _is_number(words: str) -> bool:
    return len(words) <= LONGEST_NUMBER and case_number(words) is not None


def _ends(line: Line, columns: Sequence[int]) -> bool:
    """Whether a line that begins no row stands below the table: apart, in its first column, or as a heading."""
    found = heading_of(line.words)
    told = found is not None and found.heading in (Heading.SECTION, Heading.PROPOSED, Heading.SIGNATURE)
    return line.gap > 1 or min(columns) == 0 or told or len(set(columns)) < len(columns)
