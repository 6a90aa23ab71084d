"""Tables of earlier treatment without decisions: date, number, body and title, a line for each cell or each row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from kg.dates import find_dates
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.body_names import full_name
from kg.segmentation.column_tables import column_kinds
from kg.segmentation.committees import committee_words
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.meeting_parts import Read
from kg.segmentation.tables import Row

MOST_HEADS = 5
MOST_ROWS = 30
TITLE_LINES = 4
LONGEST_CELL = 90
_NEEDED = frozenset({"number", "date", "title"})
_NUMBER = re.compile(r"(?:(?i:styresak|sak)\s+(?:nr\.?\s*)?)?(?P<number>\d{1,4}[/-]\d{2,4})(?![\d/-])")
Cells = dict[str, tuple[Span, ...]]


@cache
def _heads() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, column_kinds()), key=len, reverse=True))
    return re.compile(rf"((?i:{words}))\.?(?:\s+|$)")


def earlier_cells(lines: Sequence[Line], text: str) -> Iterator[tuple[int, int, list[Row]]]:
    """First and last line (exclusive) and the rows of each such table."""
    index = 0
    while index < len(lines):
        kinds, first = _head(lines, index)
        rows = list(_rows(lines, first, kinds, text)) if kinds else []
        if rows:
            yield index, rows[-1].end, rows
        index = rows[-1].end if rows else index + 1


def _head(lines: Sequence[Line], index: int) -> tuple[tuple[str, ...], int]:
    """The kinds of the columns, whose heads stand on one line or on one line each, and the line below."""
    kinds: list[str] = []
    for at in range(index, min(index + MOST_HEADS, len(lines))):
        found = _columns(lines[at].words)
        if not found or set(found) & set(kinds):
            break
        kinds += found
        if len(found) > 1:
            break
    else:
        at = min(index + MOST_HEADS, len(lines))
    whole = set(kinds) >= _NEEDED and "decision" not in kinds and kinds[0] in ("number", "date")
    below = at + 1 if kinds and at < len(lines) and len(_columns(lines[at].words)) > 1 else at
    return (tuple(kinds), below) if whole else ((), index)


def _columns(words: str) -> list[str]:
    """The kinds of columns that a line names, if it says nothing else."""
    if len(words) > LONGEST_CELL:
        return []
    found, end = list[str](), 0
    while match := _heads().match(words, end):
        found.append(column_kinds()[match[1].casefold()])
        end = match.end()
    return found if end == len(words) and len(set(found)) == len(found) else []


def _rows(lines: Sequence[Line], first: int, kinds: tuple[str, ...], text: str) -> Iterator[Row]:
    at = first
    for _ in range(MOST_ROWS):
        cells, end = _row(lines, at, kinds)
        if not cells:
            return
        yield _read(cells, at, end, text)
        at = end


def _row(lines: Sequence[Line], at: int, kinds: tuple[str, ...]) -> tuple[Cells, int]:
    """The cells of the row that begins at line `at`, and the line behind it."""
    cells: Cells = {}
    index, start = at, 0
    for place, kind in enumerate(kinds):
        if index >= len(lines):
            return {}, at
        line = lines[index]
        following = kinds[place + 1 :]
        if kind == "title":
            spans, index, start = _title(lines, index, start, following or kinds, last=not following)
        else:
            end = _FIND[kind](line.words, start) if len(line.words) <= 2 * LONGEST_CELL else 0
            spans = (Span(line.span.start + start, line.span.start + end),) if end else ()
            start = end + len(line.words[end:]) - len(line.words[end:].lstrip(" ,"))
            index, start = (index + 1, 0) if start >= len(line.words) else (index, start)
        if not spans:
            return {}, at
        cells[kind] = spans
    return (cells, index) if not start else ({}, at)


def _title(
    lines: Sequence[Line], at: int, start: int, following: Sequence[str], *, last: bool
) -> tuple[tuple[Span, ...], int, int]:
    """The lines of a title, up to the cell or the row that follows it."""
    spans: list[Span] = []
    for index in range(at, min(at + TITLE_LINES, len(lines))):
        line, begun = lines[index], start if index == at else 0
        next_cell = following[0] != "title" and _FIND[following[0]](line.words, begun)
        over = line.gap or line.role is LineRole.ITEM or heading_of(line.words) or line.words.endswith((".", ":"))
        if spans and (next_cell or over):
            return tuple(spans), index, 0
        if not line.words[begun].isupper() and not spans:
            return (), at, 0
        spans.append(Span(line.span.start + begun, line.span.end))
    return tuple(spans) if last or len(spans) < TITLE_LINES else (), at + len(spans), 0


def _number(words: str, start: int) -> int:
    match = _NUMBER.match(words, start)
    return match.end() if match and CaseNumber.parse(match["number"]) else 0


def _date(words: str, start: int) -> int:
    found = next(find_dates(words[start : start + LONGEST_CELL]), None)
    return start + found.span.end if found and found.span.start == 0 else 0


def _body(words: str, start: int) -> int:
    board = re.compile(lexicon("meetings")["committee"]["board"]).match(words, start)
    found = board or committee_words().match(words, start)
    return found.end() if found else 0


_FIND: dict[str, Callable[[str, int], int]] = {"number": _number, "date": _date, "body": _body}


def _read(cells: Cells, at: int, end: int, text: str) -> Row:
    number, date = cells["number"][0], cells["date"][0]
    written = _NUMBER.match(number.of(text))
    iso = next(find_dates(date.of(text)))
    body = cells.get("body", (None,))[0]
    name = re.sub(r"^[Ss]tyret\s+(?:i|for|ved)\s+", "", body.of(text)) if body else ""
    return Row(
        at,
        end,
        Read(f"Sak {written['number']}" if written else "", number),
        Read(full_name(name, text), body) if body else None,
        Read(iso.iso, date),
        cells["title"],
        (),
    )
