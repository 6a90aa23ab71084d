"""Tables of people at a meeting: their lists with the heads of columns, and what a cell or a mark in one tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Line
from kg.text import squeeze

_CELLS = re.compile(r"\t|\s{2,}")
_MARK = re.compile(r"(?<!\S)(?:[xX✓✔☒]|JA|Ja)(?!\S)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of people: where it begins, its number and head, and the capacity that a mark in it tells."""

    at: int
    number: int
    head: str
    capacity: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A stretch of a list: the lines that stand under one label, in `columns` where they have heads.

    `stacked` are the heads of a table that has a line a cell. `waiting` are the capacities of the labels right before
    it that nothing stands under: where a page's columns were flattened, all labels come before all names.
    """

    capacity: str
    label: Span
    lines: tuple[Line, ...]
    columns: tuple[Column, ...] = ()
    waiting: tuple[str, ...] = ()
    stacked: tuple[str, ...] = ()

    def with_line(self, line: Line) -> Listing:
        """The listing with one more line."""
        return replace(self, lines=(*self.lines, line))


def part(line: Line, start: int, end: int) -> Line:
    """The characters of a line from `start` to before `end`, without the white space around them."""
    words = line.words[start:end]
    begin = line.span.start + start + len(words) - len(words.lstrip())
    return Line(Span(begin, begin + len(words.strip())), words.strip(), line.gap if start == 0 else 0, False)


def attendance_words() -> dict[str, Any]:
    """The words by which lists of people are known."""
    table: dict[str, Any] = lexicon("roles")["attendance"]
    return table


def cells_of(words: str) -> Iterator[tuple[int, str]]:
    """The cells of a row, each with where it begins; where bars keep them apart, empty ones too.

    >>> list(cells_of("Ida Mo | Lege | | Leder |"))
    [(0, 'Ida Mo'), (9, 'Lege'), (16, ''), (18, 'Leder')]
    """
    if "|" in words:
        start = 0
        for cell in words.strip().removesuffix("|").split("|"):
            yield start + len(cell) - len(cell.lstrip()) if cell.strip() else start + len(cell), cell.strip()
            start += len(cell) + 1
        return
    position = 0
    for gap in [*_CELLS.finditer(words), None]:
        end = gap.start() if gap else len(words)
        if words[position:end].strip():
            yield position, words[position:end]
        position = gap.end() if gap else end


def marked(listing: Listing, line: Line, text: str) -> str | None:
    """The capacity of the column in which a row has its mark."""
    told = [column for column in listing.columns if column.capacity]
    match = _MARK.search(line.words) if len(told) > 1 else None
    if match is None:
        return None
    if "\t" in line.words:
        number = line.words.count("\t", 0, match.start())
        return next((column.capacity for column in told if column.number == number), None)
    at = line.span.start + match.start() - text.rfind("\n", 0, line.span.start) - 1
    return min(told, key=lambda column: abs(column.at + len(column.head) // 2 - at)).capacity


def stacked_cell(listing: Listing, detail: Span, text: str) -> Span | None:
    """The line behind a name that stands for "Organisasjon" and the like, in a table that has a line a cell."""
    heads = [head for head in listing.stacked if head in attendance_words()["organisations"]]
    lines = [m for m in re.finditer(r"[^\n]*\S[^\n]*", detail.of(text)) if m[0].strip()]
    place = listing.stacked.index(heads[0]) - 1 if heads else len(lines)
    if not 0 <= place < len(lines):
        return None
    cell = lines[place]
    return Span(detail.start + cell.start(), detail.start + cell.start() + len(cell[0].rstrip()))


def organisation_cell(listing: Listing, line: Line) -> Span | None:
    """The cell of a row that stands under "Organisasjon" and the like, in a table with one cell a column."""
    names = attendance_words()["organisations"]
    cells = list(cells_of(line.words))
    for column in listing.columns:
        if column.head in names and len(cells) == len(listing.columns):
            start, words = cells[column.number]
            if not words:
                return None
            return Span(line.span.start + start, line.span.start + start + len(words.rstrip()))
    return None


def is_heading(words: str) -> bool:
    """Whether the words are heads of columns of such lists: "Navn", "Navn Rolle"."""
    known = _headings()
    return bool(words) and all(word in known for word in squeeze(words).rstrip(":").casefold().split())


@cache
def _headings() -> frozenset[str]:
    return frozenset(word for head in lexicon("roles")["attendance"]["headings"] for word in head.casefold().split())
