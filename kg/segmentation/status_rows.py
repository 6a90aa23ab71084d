"""Rows of tables that tell how earlier cases are followed up: number, title, and in the last column how it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.case_lines import CaseHead
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import Line

LONGEST_HEAD = 80


def with_status_rows(lines: Sequence[Line], heads: Sequence[CaseHead]) -> list[CaseHead]:
    """The heads, those that are rows of such a table without what the last column says of them.

    The table stands in a case of its own, and its cases have earlier numbers.
    """
    tables = [index for index, line in enumerate(lines) if heads_statuses(line.words)]
    found = list(heads)
    for table in tables:
        own = next((head.number for head in reversed(heads) if head.at < table), None)
        for at, head in enumerate(heads):
            if not own or (head.number.year, head.number.number) >= (own.year, own.number):
                continue
            if head.at > table and not any(_parts(line) for line in lines[table + 1 : head.at]):
                found[at] = _without_status(head, lines)
    return found


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("cases")["status"][name])


def heads_statuses(words: str) -> bool:
    """Whether a line has the heads of the columns of such a table.

    >>> heads_statuses("Sak nr. Oppfølging Status"), heads_statuses("Sak nr. Sak Type")
    (True, False)
    """
    return len(words) < LONGEST_HEAD and bool(_pattern("head").fullmatch(words))


def _parts(line: Line) -> bool:
    return heading_of(line.words) is not None or len(line.words) == 1


def _without_status(head: CaseHead, lines: Sequence[Line]) -> CaseHead:
    title: list[Span] = []
    for span in head.title:
        line = next(line for line in lines[head.at : head.last + 1] if line.span.contains(span))
        words = line.words[span.start - line.span.start : span.end - line.span.start]
        status = _pattern("said").search(words)
        cut = status.start() if status else len(words)
        if cut:
            title.append(Span(span.start, span.start + cut))
        if status:
            break
    return replace(head, title=tuple(title), listed=True)
