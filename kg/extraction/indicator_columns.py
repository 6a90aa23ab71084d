"""The columns of a table of indicators: what their heads are called, and one row's cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.notebook import Reading
from kg.model import Span


@dataclass(slots=True)
class Row:
    """One indicator of a table; `cells` are the pieces of each column's cell, in reading order."""

    number: str
    cells: dict[str, list[Span]] = field(default_factory=dict)

    def words(self, reading: Reading, column: str) -> str:
        """A cell on one line; "" where the row has none."""
        return " ".join(reading.read(span) for span in self.cells.get(column, ())).rstrip(" .;")
