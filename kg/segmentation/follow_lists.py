"""Lists of decisions that are followed up, a cell a line: meeting, case, title, what was decided, who, when, status.

Rows of a paper's own cases have no date of a meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.actions import decides
from kg.dates import find_dates
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.meeting_parts import Read
from kg.segmentation.tables import Row

MOST_HEADS = 9
LONGEST_LABEL = 28
TITLE_LINES = 4
TEXT_LINES = 14
LONGEST_LIST = 400
LONGEST_DATE = 3
_NUMBER = re.compile(r"(?:(?i:styresak|sak)\s+(?:nr\.?\s*)?)?(?P<number>\d{1,4}[/-]\d{2,4})")


def follow_lists(lines: Sequence[Line]) -> Iterator[tuple[int, int, list[Row]]]:
    """First and last line (exclusive) and the rows of each such list."""
    index = 0
    while index < len(lines):
        first = _below_heads(lines, index)
        rows = list(_rows(lines, first)) if first else []
        earlier = sum(row.date is not None for row in rows) * 2 > len(rows)
        if earlier:
            yield index, rows[-1].end, rows
        index = rows[-1].end if earlier else index + 1


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(words) for kind, words in lexicon("tables")["followed"].items()}


def _below_heads(lines: Sequence[Line], index: int) -> int:
    """The line below the heads of the columns, one a line, among which those of the case and of what was decided."""
    kinds: set[str] = set()
    at = index
    while at < min(index + MOST_HEADS, len(lines)) and len(lines[at].words) <= LONGEST_LABEL:
        found = next((kind for kind, label in _labels().items() if label.fullmatch(lines[at].words)), None)
        if found is None:
            break
        kinds.add(found)
        at += 1
    return at if kinds >= {"number", "decision", "status"} else 0


def _is_date(words: str) -> bool:
    found = next(find_dates(words), None)
    return found is not None and len(words) - (found.span.end - found.span.start) <= LONGEST_DATE


def _rows(lines: Sequence[Line], first: int) -> Iterator[Row]:
    last = min(first + LONGEST_LIST, len(lines))
    starts = [at for at in range(first, last) if _NUMBER.fullmatch(lines[at].words)]
    for place, at in enumerate(starts if starts and starts[0] - first <= 1 else ()):
        end = starts[place + 1] if place + 1 < len(starts) else last
        if row := _row(lines, at, end):
            yield row


def _row(lines: Sequence[Line], at: int, end: int) -> Row | None:
    match = _NUMBER.fullmatch(lines[at].words)
    near = [index for index in (at - 1, at + 1) if 0 <= index < len(lines) and _is_date(lines[index].words)]
    date = next((Read(next(find_dates(lines[i].words)).iso, lines[i].span) for i in near), None)
    below = at + 2 if at + 1 in near else at + 1
    begins = next((i for i in range(below, min(below + TITLE_LINES, end)) if _begins(lines[i])), None)
    if match is None or begins is None:
        return None
    behind = _text_end(lines, begins, end)
    text = tuple(line.span for line in lines[begins:behind])
    title = tuple(line.span for line in lines[below:begins] if len(line.words) > 1)
    start = lines[at].span.start + match.start("number")
    number = Read(f"Sak {match['number']}", Span(start, lines[at].span.end))
    return Row(at, behind, number, None, date, title, text)


def _begins(line: Line) -> bool:
    """Whether what was decided begins on a line: a numbered point, or a sentence that decides."""
    return line.role is LineRole.ITEM or decides(line.words)


def _text_end(lines: Sequence[Line], first: int, end: int) -> int:
    """Behind the last sentence of what was decided: the next cell is no point and decides nothing."""
    for at in range(first + 1, min(first + TEXT_LINES, end)):
        whole = lines[at - 1].words.rstrip().endswith(".")
        if heading_of(lines[at].words) or (whole and not _begins(lines[at])):
            return at
    return min(first + TEXT_LINES, end)
