"""The best way to give the cells of a flattened table, one behind another, to the columns of its head.

It is found as Viterbi's algorithm finds it: each cell goes on with the column of the one before it, begins a later one,
or begins the next row; what a column expects says how well that fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Span
from kg.segmentation.flat_fits import NEVER, Cell, first, goes_on, names_number, skipped


@dataclass(slots=True)
class FlatRow:
    """A row: the cells of each column, in reading order."""

    cells: dict[str, list[Cell]] = field(default_factory=dict)

    @property
    def number(self) -> Cell:
        """The cell of the case's number."""
        return self.cells["number"][0]

    @property
    def all(self) -> list[Cell]:
        """Every cell, in reading order."""
        return sorted((cell for cells in self.cells.values() for cell in cells), key=lambda cell: cell.span)

    def spans(self, kind: str) -> tuple[Span, ...]:
        """Where the cells of a column stand."""
        return tuple(cell.span for cell in self.cells.get(kind, ()))


@dataclass(slots=True)
class _Best:
    """The best way to reach each column at each cell: its score, and the column of the cell before."""

    scores: list[list[float]]
    came: list[list[tuple[int, bool]]]


def best_rows(
    cells: Sequence[Cell], kinds: Sequence[str], names: Sequence[str] | None = None
) -> tuple[list[FlatRow], float]:
    """The rows of a table with columns of these kinds, up to where it fits best, and what they score together.

    Columns go by their `names`, where two are of one kind.
    """
    if not cells:
        return [], NEVER
    best = _best(cells, kinds)
    last, column = _end(best, kinds)
    return _read(best, cells, names or kinds, (last, column)), best.scores[last][column]


def _best(cells: Sequence[Cell], kinds: Sequence[str]) -> _Best:
    width = range(len(kinds))
    before = [sum(skipped(kind) for kind in kinds[:at]) for at in width]
    behind = [sum(skipped(kind) for kind in kinds[at + 1 :]) for at in width]
    scores = [[before[at] + first(kinds[at], cells[0]) for at in width]]
    came = [[(-1, True) for _ in width]]
    for cell, last in zip(cells[1:], cells, strict=False):
        old = scores[-1]
        fits = [NEVER if names_number(last) else first(kind, cell) for kind in kinds]
        new, ways = [], []
        row, row_at = max((old[at] + behind[at], at) for at in width)
        for at in width:
            options = [
                (old[at] + goes_on(kinds[at], last, cell), at, False),
                (row + before[at] + fits[at], row_at, True),
            ]
            options += [
                (old[place] + sum(skipped(kind) for kind in kinds[place + 1 : at]) + fits[at], place, False)
                for place in range(at)
            ]
            score, place, opens = max(options)
            new.append(max(score, NEVER))
            ways.append((place, opens))
        scores.append(new)
        came.append(ways)
    return _Best(scores, came)


def _end(best: _Best, kinds: Sequence[str]) -> tuple[int, int]:
    """The cell at which the table ends, and its column: there the score is highest."""
    behind = [sum(skipped(kind) for kind in kinds[at + 1 :]) for at in range(len(kinds))]
    scores = (
        (score + behind[column], -index, column)
        for index, row in enumerate(best.scores)
        for column, score in enumerate(row)
    )
    _, index, column = max(scores)
    return -index, column


def _read(best: _Best, cells: Sequence[Cell], names: Sequence[str], end: tuple[int, int]) -> list[FlatRow]:
    rows: list[FlatRow] = [FlatRow()]
    index, column = end
    while index >= 0:
        rows[-1].cells.setdefault(names[column], []).insert(0, cells[index])
        column, opens = best.came[index][column]
        if opens and index:
            rows.append(FlatRow())
        index -= 1
    return rows[::-1]
