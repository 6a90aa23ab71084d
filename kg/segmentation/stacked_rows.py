"""Lists of what other bodies decided whose cells stand below each other: body, case and date, and the decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.actions import decides
from kg.dates import find_dates
from kg.model import Span
from kg.segmentation.bodies import boards_named, body_on_line
from kg.segmentation.column_tables import column_kinds
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import Line
from kg.segmentation.meeting_parts import Read
from kg.segmentation.tables import BODY, Row

TEXT_LINES = 25
CELLS = 3
_NUMBER = re.compile(
    r"(?:(?:styre)?sak\s+(?:nr\.?\s*)?)?(?P<number>\d{1,4}[/-]\d{2,4})(?:\s*[,(]?\s*(?P<rest>\S.*))?", re.I
)
_BOTH = re.compile(rf"(?P<body>{BODY})\s+(?:sak\s+)?(?P<number>\d{{1,4}}[/-]\d{{2,4}})")


def stacked_rows(lines: Sequence[Line]) -> Iterator[tuple[int, int, Row]]:
    """First and last line (exclusive) of each row, and the row."""
    index = 0
    while index < len(lines):
        row = _row(lines, index)
        if row:
            yield index, row.end, row
        index = row.end if row else index + 1


def _row(lines: Sequence[Line], index: int) -> Row | None:
    head = _head(lines, index)
    if head is None:
        return None
    body, number, date, first = head
    if first >= len(lines):
        return None
    end = _end(lines, first)
    text = tuple(line.span for line in lines[first:end] if line.words.casefold() not in column_kinds())
    if not text or not decides(lines[first].words[lines[first].body :]):
        return None
    return Row(index, end, number, body, date, (), text)


def _head(lines: Sequence[Line], index: int) -> tuple[Read, Read, Read, int] | None:
    """Body, case and date in cells below each other, in any order, two of them perhaps in one; and the next line."""
    body: Read | None = None
    number: Read | None = None
    date: Read | None = None
    for at in range(index, min(index + CELLS, len(lines))):
        line = lines[at]
        words = line.words.strip()
        named, match = body_on_line(words), _NUMBER.fullmatch(words)
        dated = next(find_dates((match["rest"] or "") if match else words), None)
        both = _BOTH.fullmatch(words) if body is None and number is None else None
        if both:
            start = line.span.start
            body = Read(both["body"], Span(start, start + both.end("body")))
            number = Read(f"Sak {both['number']}", Span(start + both.start("number"), start + both.end("number")))
        elif body is None and named and named[1].end == len(words):
            board = boards_named(words)
            body = Read(board[0][0] if board else named[0], line.span)
        elif match and number is None:
            number = Read(f"Sak {match['number']}", line.span)
        elif dated is None or len(words) - (dated.span.end - dated.span.start) > 3:
            return None
        date = Read(dated.iso, line.span) if dated and date is None else date
        if body and number and date:
            return body, number, date, at + 1
    return None


def _end(lines: Sequence[Line], first: int) -> int:
    """Where the decision from line `first` on ends: at the next row, a heading, or a sentence about another."""
    subject = lines[first].words[lines[first].body :].split()[0]
    for at in range(first, min(len(lines), first + TEXT_LINES)):
        line = lines[at]
        if at > first and (heading_of(line.words) or _head(lines, at)):
            return at
        if line.words.casefold() in column_kinds():
            continue
        whole = at > first and lines[at - 1].words.rstrip().endswith(".")
        if whole and line.marker is None and line.words.split()[:1] != [subject]:
            return at
    return min(len(lines), first + TEXT_LINES)
