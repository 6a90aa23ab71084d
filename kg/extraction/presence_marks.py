"""Tables of members whose rows have a letter that says who met: "1. Kari Nes, leder F Per Moe"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extraction.people_tables import Listing, attendance_words, part
from kg.model import Span
from kg.recognition import NAME, party
from kg.segmentation.layout import Line

FEWEST_ROWS = 3
HEAD_REACH = 4
LONGEST_ROW = 120


def marked_rows(lines: Sequence[Line]) -> tuple[list[Listing], list[Line]]:
    """The lists that such a table makes, each under its party or the table's head, and the lines outside it."""
    rows = {at: match for at, line in enumerate(lines) if (match := _row(line.words))}
    first = min(rows, default=0)
    heads = [at for at in range(max(0, first - HEAD_REACH), first) if _heads(lines[at].words)]
    if len(rows) < FEWEST_ROWS or not heads:
        return [], list(lines)
    found, label, taken = list[Listing](), lines[heads[-1]].span, {heads[-1], *rows}
    for at in range(heads[-1] + 1, max(rows) + 1):
        if at in rows:
            found += _listings(lines[at], rows[at], label)
        elif party(lines[at].words.strip(" :")):
            label = lines[at].span
            taken.add(at)
    return found, [line for at, line in enumerate(lines) if at not in taken]


@cache
def _pattern() -> re.Pattern[str]:
    role = r"(?:,\s*[a-zæøå][\wæøå./-]*(?:\s[a-zæøå][\wæøå./-]*){0,2})?"
    return re.compile(
        rf"(?:\d{{1,2}}\.\s+)?(?P<member>{NAME}{role})\s+(?P<mark>{'|'.join(attendance_words()['marks'])})(?:\s+(?P<deputy>{NAME}))?(?=\s|$)"
    )


def _row(words: str) -> re.Match[str] | None:
    return _pattern().match(words) if len(words) < LONGEST_ROW else None


def _heads(words: str) -> bool:
    return bool(re.search(rf"(?i)(?<!\w)(?:{attendance_words()['mark_heads']})(?!\w)", words))


def _listings(line: Line, row: re.Match[str], label: Span) -> list[Listing]:
    found = [
        Listing(attendance_words()["marks"][row["mark"]], label, (part(line, row.start("member"), row.end("member")),))
    ]
    if row["deputy"]:
        found.append(Listing("deputy", label, (part(line, row.start("deputy"), row.end("deputy")),)))
    return found
