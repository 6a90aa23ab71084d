"""When a meeting was held whose minutes lost their date: what approves them says so, or the line they are signed on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.dates import find_dates
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Line

LONGEST_SIGNED = 160
SIGNERS_BELOW = 3
TOP_LINES = 30


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("meetings")["undated"][name])


def tells_who_met(line: Line) -> bool:
    """Whether a line opens what tells who met."""
    return bool(_pattern("above").match(line.words))


def told_date(lines: Sequence[Line], start: int, end: int, *, nested: bool) -> tuple[str, Span] | None:
    """The ISO date of the meeting whose minutes stand between `start` and `end`, and where it is told.

    Of minutes that are `nested` in the papers of a later meeting, these say which date they approve.
    """
    outside = [line for line in lines if not start <= line.span.start < end] if nested else []
    inside = [line for line in lines if start <= line.span.start < end]
    return next(_approved(outside), None) or _last(_signed(inside)) or _of_file(lines)


def _last(found: Iterator[tuple[str, Span]]) -> tuple[str, Span] | None:
    """The last of them: minutes are signed at their end."""
    return max(found, key=lambda one: one[1].start, default=None)


def _of_file(lines: Sequence[Line]) -> tuple[str, Span] | None:
    """The one date in the name of the file, where the web site that a paper was stored on prints that above it."""
    above = lines[: _page_head(lines)]
    dates = {found.iso: (line, found) for line in above for found in find_dates(line.words)}
    if len(dates) != 1:
        return None
    ((iso, (line, found)),) = dates.items()
    return iso, Span(line.span.start + found.span.start, line.span.start + found.span.end)


def _page_head(lines: Sequence[Line]) -> int:
    """How many lines stand above the paper of the web site that it was stored on."""
    return next((at + 1 for at, line in enumerate(lines[:TOP_LINES]) if _pattern("transcript").match(line.words)), 0)


def below_the_page(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without those of the web site, which repeat the first of the paper; a number lost below keeps them."""
    first = _page_head(lines)
    number = re.compile(lexicon("cases")["head"]["number"])
    above = {found for line in lines[:first] for found in number.findall(line.words)}
    below = {found for line in lines[first:] for found in number.findall(line.words)} if above else set()
    return lines[first:] if above <= below else lines


def _approved(lines: Sequence[Line]) -> Iterator[tuple[str, Span]]:
    for line in lines:
        for match in _pattern("approved").finditer(line.words):
            for found in find_dates(line.words[match.end() : match.end() + LONGEST_SIGNED]):
                if not line.words[match.end() : match.end() + found.span.start].strip():
                    at = line.span.start + match.end()
                    yield found.iso, Span(at + found.span.start, at + found.span.end)


def _signs(words: str) -> bool:
    """Whether those who sign follow a place and a date: by what they are, or by name, two or more."""
    given = set(lexicon("names")["given"].split())
    return bool(_pattern("signers").search(words)) or len([word for word in words.split() if word in given]) > 1


def _signed(lines: Sequence[Line]) -> Iterator[tuple[str, Span]]:
    """The dates behind a place, on a line that begins so, or at the end of one, with who signs behind it or below."""
    for index, line in enumerate(lines):
        places = [match.end() for match in _pattern("signed").finditer(line.words)]
        for found in find_dates(line.words) if places else ():
            behind = line.words[found.span.end : found.span.end + LONGEST_SIGNED]
            below = " ".join(other.words for other in lines[index + 1 : index + 1 + SIGNERS_BELOW])
            goes_on = behind.lstrip()[:1].islower()
            if found.span.start in places and not goes_on and _signs(f"{behind} {below}"):
                yield found.iso, Span(line.span.start + found.span.start, line.span.start + found.span.end)
