"""Tables of earlier decisions whose columns are kept apart by blanks: number, date or body, title, decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.dates import find_dates
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.headings import says_nothing
from kg.segmentation.layout import Line
from kg.segmentation.meeting_parts import Read
from kg.segmentation.tables import Row

ROWS_WITHIN = 60
SLACK = 2
"""How far, in characters, a cell may begin left of its column's head."""


@dataclass(slots=True)
class _Cells:
    """The cells of one row: for each column the spans of its lines."""

    start: int
    columns: list[list[Span]] = field(default_factory=list)


@cache
def column_kinds() -> dict[str, str]:
    """What stands below the head of a column, by its words in small letters: "number", "date", "decision" …"""
    kinds = lexicon("headings")["table"]["columns"]
    return {word.casefold(): kind for kind, words in kinds.items() for word in words}


def column_tables(lines: Sequence[Line], text: str) -> Iterator[tuple[int, int, list[Row]]]:
    """First and last line (exclusive) and rows of each table whose head names a number and a decision."""
    for index, line in enumerate(lines):
        heads = [(m.start(), column_kinds().get(m[0].casefold())) for m in re.finditer(r"\S+(?: \S+)*", line.words)]
        kinds = [kind for _, kind in heads]
        if len(heads) < 3 or None in kinds or not {"number", "decision"} <= set(kinds):
            continue
        indent = _column(line.span.start, text)
        starts = [indent + at for at, _ in heads]
        cells = list(_rows(lines[index + 1 : index + ROWS_WITHIN], text, starts, kinds.index("number")))
        rows = [row for one in cells if (row := _read(one, kinds, text, index))]
        if rows:
            yield index, index + 1 + sum(len({s.start for c in one.columns for s in c}) for one in cells), rows


def _column(position: int, text: str) -> int:
    return position - (text.rfind("\n", 0, position) + 1)


def _rows(lines: Sequence[Line], text: str, starts: Sequence[int], number: int) -> Iterator[_Cells]:
    current: _Cells | None = None
    for line in lines:
        parts = [(m.start(), m.end()) for m in re.finditer(r"\S+(?: \S+)*", line.words)]
        placed = [(_place(_column(line.span.start + start, text), starts), start, end) for start, end in parts]
        first = next((line.words[s:e] for column, s, e in placed if column == number), "")
        if _number(first):
            if current:
                yield current
            current = _Cells(line.span.start, [[] for _ in starts])
        elif line.gap > 1 or current is None or min(column for column, _, _ in placed) == 0 or len(parts) > len(starts):
            break
        for column, start, end in placed:
            current.columns[column].append(Span(line.span.start + start, line.span.start + end))
    if current:
        yield current


def _place(column: int, starts: Sequence[int]) -> int:
    return max((index for index, start in enumerate(starts) if column >= start - SLACK), default=0)


def _number(words: str) -> CaseNumber | None:
    return CaseNumber.parse(words.rsplit(maxsplit=1)[-1]) if words else None


def _read(cells: _Cells, kinds: Sequence[str | None], text: str, index: int) -> Row | None:
    parts = {kind: spans for kind, spans in zip(kinds, cells.columns, strict=True) if kind}
    number = parts["number"][0]
    written = number.of(text)
    body, _, last = written.rpartition(" ")
    start = number.end - len(last)
    dated = next((d for s in parts.get("date", ()) for d in find_dates(s.of(text))), None)
    date = Read(dated.iso, parts["date"][0]) if dated else None
    worded = re.fullmatch(r"(?i:styresak|sak)(?:\s+nr\.?)?", body)
    named = Read(body, Span(number.start, number.start + len(body))) if body and not worded else None
    if not parts["decision"]:
        return None
    title, decision = tuple(parts.get("title", ())), tuple(parts["decision"])
    if says_nothing(decision[0].of(text)):
        decision = ()
    return Row(index, index + 1, Read(last, Span(start, number.end)), named, date, title, decision)
