"""Rows as CSV for a spreadsheet; all hits of a search as CSV or JSON, a piece at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from kg.compact_json import json_line
from kg.searching import hit_json
from search import Hit

COLUMNS = (
    "rank",
    "document",
    "page",
    "start",
    "end",
    "date",
    "body",
    "case",
    "case_title",
    "case_iri",
    "heading",
    "snippet",
    "score",
    "passage",
    "found",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


def table_as_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A head and a line a row (RFC 4180), with a byte-order mark that spreadsheets tell UTF-8 by."""
    yield "\ufeff" + _line(columns)
    yield from map(_line, rows)


def as_csv(hits: Iterable[Hit]) -> Iterator[str]:
    """A line a hit."""
    return table_as_csv(COLUMNS, (_row(rank, hit) for rank, hit in enumerate(hits, 1)))


def _row(rank: int, hit: Hit) -> tuple[object, ...]:
    case = hit.stored["case"]
    told = case if isinstance(case, dict) else {}
    return (
        rank,
        *(hit.stored[name] for name in ("document", "page", "start", "end", "date")),
        *(told.get(name) for name in ("body", "number", "title", "iri")),
        hit.heading,
        hit.snippet,
        hit.score,
        hit.id,
        hit.found,
    )


def as_json(hits: Iterable[Hit]) -> Iterator[str]:
    """One array of the hits as CONTRACT §4 words them, a line each."""
    yield "["
    for number, hit in enumerate(hits):
        yield (",\n" if number else "\n") + json_line(hit_json(hit))
    yield "\n]\n"


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
