"""Rows as CSV that a spreadsheet opens as they are meant."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


def table_as_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A head and a line a row (RFC 4180), with a byte-order mark that spreadsheets tell UTF-8 by."""
    yield "\ufeff" + _line(columns)
    yield from map(_line, rows)


def _line(cells: Iterable[object]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([_cell(cell) for cell in cells])
    return written.getvalue()


def _cell(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula, on one line."""
    if not isinstance(cell, str):
        return "" if cell is None else cell
    words = " ".join(cell.split())
    return f"'{words}" if words.startswith(_FORMULA) else words
