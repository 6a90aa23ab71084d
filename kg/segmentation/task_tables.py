"""Tables of what earlier cases left to be done: number, task, who does it, by when, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.case_lines import CaseHead
from kg.segmentation.headings import Heading, heading_of
from kg.segmentation.layout import Line

MOST_HEADS = 7
ROW_LINES = 8
LONGEST_HEAD = 120
_PARTS = (Heading.PROPOSED, Heading.ADOPTED, Heading.SECTION, Heading.SIGNATURE, Heading.ATTACHMENT)


def with_task_rows(lines: Sequence[Line], heads: Sequence[CaseHead]) -> list[CaseHead]:
    """The heads, with the rows of such tables as cases that are named there and have neither title nor type."""
    found = list(heads)
    for first in _tables(lines):
        own = next((head.number for head in reversed(found) if head.at < first), None)
        rows = list(_rows(lines, first, own))
        if rows:
            end = max(_end_of_row(lines, rows[-1].at, own), rows[-1].at + 1)
            found = [head for head in found if not first <= head.at < end] + rows
            found.sort(key=lambda head: head.at)
    return found


def _tables(lines: Sequence[Line]) -> Iterator[int]:
    """The lines below the heads of such tables: these stand on one line, or on one line each."""
    index = 0
    while index < len(lines):
        count = _head(lines, index)
        if count:
            yield index + count
        index += count or 1


def _head(lines: Sequence[Line], index: int) -> int:
    """How many lines from `index` on are the head of such a table."""
    kinds: list[str] = []
    for at in range(index, min(index + MOST_HEADS, len(lines))):
        here = _kinds(lines[at].words)
        if not here or set(here) & set(kinds):
            break
        kinds += here
        if len(here) > 1:
            break
    else:
        at = min(index + MOST_HEADS, len(lines))
    whole = {"number", "task"} <= set(kinds) and bool({"who", "when", "status"} & set(kinds))
    last = at + 1 if at < len(lines) and len(_kinds(lines[at].words)) > 1 else at
    return last - index if whole else 0


def heads_tasks(words: str) -> bool:
    """Whether a line has the heads of the columns of such a table.

    >>> heads_tasks("Sak   Tiltak   Ansvarlig   Frist"), heads_tasks("Sak Tiltak mot støy")
    (True, False)
    """
    return {"number", "task"} < set(_kinds(words))


def _kinds(words: str) -> list[str]:
    """The kinds of columns that a line names, if it says nothing else."""
    if len(words) > LONGEST_HEAD:
        return []
    found, end = list[str](), 0
    while match := _heads().match(words, end):
        found.append(next(kind for kind, told in match.groupdict().items() if told))
        end = match.end()
    return found if end == len(words) and len(set(found)) == len(found) else []


@cache
def _heads() -> re.Pattern[str]:
    columns = lexicon("cases")["tasks"]["columns"]
    kinds = "|".join(rf"(?P<{kind}>{'|'.join(words)})" for kind, words in columns.items())
    return re.compile(rf"(?i:{kinds})[.:]?(?:\s+|$)")


_ROW = re.compile(r"(?:\d{1,2}\.?\s+)?(?:[Ss]ak\s+)?(?P<number>\d{1,4}[/-](?:\d{4}|\d{2}))(?![\d/-])")


def _rows(lines: Sequence[Line], first: int, own: CaseNumber | None) -> Iterator[CaseHead]:
    """The rows from line `first` on, up to the next case or another part of this one."""
    last = first
    for index in range(first, len(lines)):
        line = lines[index]
        if index - last > ROW_LINES or _parts(line, own):
            return
        match = _ROW.match(line.words)
        number = CaseNumber.parse(match["number"]) if match else None
        if match and number:
            start = line.span.start
            place = Span(start + match.start("number"), start + match.end("number"))
            yield CaseHead(index, number, place, (), index, listed=True)
            last = index


def _parts(line: Line, own: CaseNumber | None) -> bool:
    """Whether a line is no part of the table: a heading, or the head of a case that is not earlier."""
    found = heading_of(line.words)
    match = _ROW.match(line.words)
    number = CaseNumber.parse(match["number"]) if match else None
    later = own and number and (number.year, number.number) >= (own.year, own.number)
    return bool(later) or (found is not None and found.heading in _PARTS)


def _end_of_row(lines: Sequence[Line], at: int, own: CaseNumber | None) -> int:
    """The line behind the cells of the row that begins at line `at`."""
    below = range(at + 1, min(at + ROW_LINES, len(lines)))
    return next((index for index in below if lines[index].gap or _parts(lines[index], own)), at + 1)
