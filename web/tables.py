"""A SPARQL answer as a page shows it: a table whose cells lead to pages, and bars where things are counted."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from web.presenters import address, compacted, short

SHOWN_ROWS = 500
MOST_BARS = 40
_LONGEST_CELL = 300
_LONGEST_TEXT = 20_000
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMERIC = frozenset(_XSD + name for name in ("integer", "decimal", "double", "float"))
_PLAIN_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?")
_NAMING = ("Name", "Text")
"""What a column that names the things of another is called, behind that one's name."""

Binding = Mapping[str, Any]
Row = Mapping[str, Binding]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; `kind` is "uri", "number", "date", "day" (a date to be written out) or "text"."""

    text: str
    kind: str = "text"
    href: str | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of two cells as a bar; `width` is in per cent of the longest."""

    label: Cell
    value: str
    width: float


@dataclass(frozen=True, slots=True)
class Table:
    """The first rows of an answer; `total` counts all, `bars` are empty where the rows count nothing."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    total: int
    bars: Sequence[Bar]


def table_of(variables: Sequence[str], rows: Sequence[Row]) -> Table:
    """An answer as it stands, a column for each variable."""
    cells = [[_short(_cell(row.get(name))) for name in variables] for row in rows[:SHOWN_ROWS]]
    return Table(variables, cells, len(rows), _bars(cells))


def named_table(variables: Sequence[str], rows: Sequence[Row], headings: Mapping[str, str]) -> Table:
    """An answer under `headings`: a thing and its name (`case` and `caseName`) share a cell, long texts are cut."""
    naming = {name: partner for name in variables for end in _NAMING if (partner := name + end) in variables}
    columns = [name for name in variables if name not in naming.values()]
    cells = [[_named(row, name, naming.get(name)) for name in columns] for row in rows[:SHOWN_ROWS]]
    return Table([headings.get(name, name) for name in columns], cells, len(rows), _bars(cells))


def plain_value(bound: Binding | None) -> str | float | None:
    """What a cell of a spreadsheet holds: a number as such."""
    if bound is None:
        return None
    text = bound["value"]
    if not isinstance(text, str):
        return _quoted(text)
    if bound.get("datatype") in _NUMERIC and _PLAIN_NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text


def _quoted(triple: Row) -> str:
    """A triple within a cell."""
    return f"<<( {' '.join(str(triple[part]['value']) for part in ('subject', 'predicate', 'object'))} )>>"


def _short(cell: Cell) -> Cell:
    return replace(cell, text=f"{cell.text[:_LONGEST_TEXT]}…") if len(cell.text) > _LONGEST_TEXT else cell


def _cell(bound: Binding | None) -> Cell:
    if bound is None:
        return Cell("")
    value = bound["value"]
    if not isinstance(value, str):
        return Cell(_quoted(value))
    if bound["type"] == "uri":
        href = address(value)
        return Cell(short(value) if href else value, "uri", href)
    datatype = bound.get("datatype", "")
    kind = "number" if datatype in _NUMERIC else "date" if datatype == f"{_XSD}date" else "text"
    return Cell(value, kind, language=bound.get("xml:lang", ""))


def _named(row: Row, name: str, partner: str | None) -> Cell:
    cell, told = _cell(row.get(name)), _cell(row.get(partner)) if partner else None
    if told is None or not told.text:
        return Cell(_cut(cell.text), "day" if cell.kind == "date" else cell.kind, cell.href, cell.language)
    return Cell(_cut(told.text), told.kind, cell.href, told.language)


def _cut(text: str) -> str:
    words = compacted(text)
    return words if len(words) <= _LONGEST_CELL else f"{words[: _LONGEST_CELL - 1]}…"


def _bars(rows: Sequence[Sequence[Cell]]) -> list[Bar]:
    """Bars for rows of a name and a number that is not negative; none for anything else."""
    if len(rows) < 2 or any(len(row) != 2 or row[1].kind != "number" for row in rows):
        return []
    try:
        values = [float(value.text) for _, value in rows]
    except ValueError:
        return []
    if not all(math.isfinite(value) and value >= 0 for value in values):
        return []
    longest = max(values) or 1
    shown = zip(rows[:MOST_BARS], values, strict=False)
    return [Bar(label, value.text, round(100 * size / longest, 1)) for (label, value), size in shown]
