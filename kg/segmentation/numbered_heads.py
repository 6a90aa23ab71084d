"""Numbered headings of minutes whose cases have neither a word nor a year: "3. Høring", with a decision under most."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.headings import Heading, heading_of
from kg.segmentation.layout import Line, LineRole

FEWEST = 3
LONGEST = 120
_NUMBERED = re.compile(r"(?P<number>\d{1,2})(?P<sign>[.):]?)(?:\t|\s+)(?P<title>[A-ZÆØÅ«\"].*)$")
_COLUMN = re.compile(r"\t|\s{3,}")


@dataclass(frozen=True, slots=True)
class NumberedHead:
    """A heading at line `at`, its number with the place, and the title.

    `case` is the number of a case that stands before the title: "4. BU 58/15 Økonomi".
    """

    at: int
    number: int
    place: Span
    title: Span
    case: CaseNumber | None = None


def numbered_heads(lines: Sequence[Line]) -> list[NumberedHead]:
    """The headings that count from 1 and have decisions between them; none where fewer than half of them have.

    Of several such rows, that with the most decisions.
    """
    told = [at for at, line in enumerate(lines) if _decides(line)]
    rows = (row for row in _rows(list(_candidates(lines))) if len(row) >= FEWEST)
    best = max(rows, key=lambda row: _decided(row, told), default=[])
    return best if _decided(best, told) * 2 >= len(best) else []


def _decides(line: Line) -> bool:
    found = heading_of(line.words)
    return found is not None and found.heading is Heading.ADOPTED


def _candidates(lines: Sequence[Line]) -> Iterator[tuple[NumberedHead, str]]:
    """Numbered lines that are no sentences, with the sign behind their number."""
    for at, line in enumerate(lines):
        match = _NUMBERED.match(line.words) if line.role is not LineRole.FURNITURE else None
        if match is None or (at + 1 < len(lines) and not lines[at + 1].gap and lines[at + 1].words[0].islower()):
            continue
        title = _COLUMN.split(match["title"])[0].rstrip()
        if len(title) <= LONGEST and not title.endswith((".", ";", ",")):
            start = line.span.start
            place = Span(start + match.start("number"), start + match.end("number"))
            first = start + match.start("title")
            head = NumberedHead(at, int(match["number"]), place, Span(first, first + len(title)))
            yield _with_case(head, title), match["sign"]


def _with_case(head: NumberedHead, title: str) -> NumberedHead:
    """A head with the number of the case that begins its title."""
    match = re.match(lexicon("cases")["plain"]["numbered"], title)
    case = CaseNumber.parse(match["number"]) if match else None
    if match is None or case is None:
        return head
    start = head.title.start
    place = Span(start + match.start("number"), start + match.end("number"))
    return replace(head, place=place, title=Span(start + match.end(), head.title.end), case=case)


def _rows(candidates: Sequence[tuple[NumberedHead, str]]) -> Iterator[list[NumberedHead]]:
    for index, (first, sign) in enumerate(candidates):
        if first.number == 1:
            row = [first]
            for head, other in candidates[index + 1 :]:
                if head.number == len(row) + 1 and other == sign:
                    row.append(head)
            yield row


def _decided(row: Sequence[NumberedHead], told: Sequence[int]) -> int:
    """Behind how many of the headings, before the next, something is decided."""
    ends = [*(head.at for head in row[1:]), None]
    return sum(
        any(head.at < at and (end is None or at < end) for at in told) for head, end in zip(row, ends, strict=False)
    )
