"""Lists of what was decided before, an item a case: "– Sak 11/22, 8. juni 2022: Rådet bad om …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.actions import decides
from kg.dates import find_dates
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.body_names import full_name
from kg.segmentation.headings import heading_of, told_decision
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.meeting_parts import Read
from kg.segmentation.tables import Row

TEXT_LINES = 12
LONGEST_NAME = 70


@cache
def _item() -> re.Pattern[str]:
    return re.compile(lexicon("cases")["earlier"]["item"].replace("LONGEST", str(LONGEST_NAME)))


def earlier_items(lines: Sequence[Line], text: str) -> Iterator[tuple[int, int, Row]]:
    """First and last line (exclusive) of each item, and what it tells as a row of a table."""
    index = 0
    while index < len(lines):
        row = _row(lines, index, text)
        if row:
            yield index, row.end, row
        index = row.end if row else index + 1


def _row(lines: Sequence[Line], index: int, text: str) -> Row | None:
    line = lines[index]
    match = _item().match(line.words[line.body :])
    if match is None:
        return None
    start = line.span.start + line.body
    end = next((at for at in range(index + 1, len(lines)) if _ends(lines, at, index)), len(lines))
    spans = (Span(start + match.start("said"), line.span.end), *(below.span for below in lines[index + 1 : end]))
    said = " ".join([match["said"], *(below.words for below in lines[index + 1 : end])])
    if not (told_decision().match(said) or decides(said)):
        return None
    found = next(find_dates(match["date"] or ""), None)
    return Row(
        start=index,
        end=end,
        number=Read(f"Sak {match['number']}", Span(start + match.start("number"), start + match.end("number"))),
        body=_read(match, start, text),
        date=Read(found.iso, Span(start + match.start("date"), start + match.end("date"))) if found else None,
        title=(),
        text=spans,
    )


def _read(match: re.Match[str], start: int, text: str) -> Read | None:
    """The body that stands before the number, where it is not only "styret"."""
    if not match["body"]:
        return None
    return Read(full_name(match["body"], text), Span(start + match.start("body"), start + match.end("body")))


def _ends(lines: Sequence[Line], at: int, index: int) -> bool:
    """Whether an item is over at line `at`: there the next begins, a heading stands, or a blank line parts it."""
    line = lines[at]
    return (
        bool(line.gap or line.role is LineRole.ITEM or _item().match(line.words) or heading_of(line.words))
        or at - index >= TEXT_LINES
    )
