"""Headings of one body's treatment of a case with the number and no date: "Saksprotokoll i Eldrerådet – 4/13".

In text taken out of a PDF the dates and numbers of a table of bodies are often lost; these headings still tell them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.body_names import full_name
from kg.segmentation.case_lines import CaseHead, title_part
from kg.segmentation.layout import Line
from kg.segmentation.line_cues import treatments
from kg.segmentation.turn_rows import ROWS_WITHIN, Turn
from kg.text import letters

REACH_FOR_YEAR = 12
SHORTEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class Treatment:
    """The heading on line `at`: whose treatment it is, as written, and of which case."""

    at: int
    written: str
    number: CaseNumber
    number_span: Span


@cache
def _heads() -> tuple[re.Pattern[str], ...]:
    body = lexicon("unrolling")["treating_body"]
    named = (written.replace(body, f"(?P<body>{body})") for written in treatments())
    return tuple(re.compile(rf"{one}\s*(?:[-–]\s*|:)?$") for one in named)


_NUMBER = re.compile(r"(?P<number>\d{1,4})/(?P<year>\d{4}|\d{2})?(?!\d)")


def find_treatments(lines: Sequence[Line]) -> list[Treatment]:
    """The headings in reading order; where the year was lost, the number is said again near below."""
    return [found for at in range(len(lines)) if (found := _treatment(lines, at))]


def _treatment(lines: Sequence[Line], at: int) -> Treatment | None:
    words = lines[at].words
    match = next((match for pattern in _heads() if (match := pattern.match(words))), None)
    told = (_NUMBER.search(words, match.end("body")) or _NUMBER.match(words)) if match else None
    if match is None or told is None or not re.search(lexicon("unrolling")["body_ends"], match["body"]):
        return None
    year = told["year"] or _year(lines[at + 1 : at + REACH_FOR_YEAR], told["number"])
    number = CaseNumber.parse(f"Sak {told['number']}/{year}") if year and int(told["number"]) else None
    start = lines[at].span.start
    span = Span(start + told.start(), start + told.end())
    return Treatment(at, match["body"], number, span) if number else None


def _year(lines: Sequence[Line], number: str) -> str | None:
    """The year behind the same number in the heading of the decision: "HHO-018/14 Vedtak"."""
    again = re.compile(rf"^[A-ZÆØÅ]{{1,5}}\s?-\s?{number}/(\d{{4}}|\d{{2}})(?!\d)")
    return next((match[1] for line in lines if (match := again.match(line.words))), None)


@cache
def _row() -> re.Pattern[str]:
    body = lexicon("unrolling")["treating_body"]
    lost = r"(?:PS|/\d{4}|/\d{2}|\d{1,2}\.\d{1,2}\.\d{4})(?!\S)"
    return re.compile(
        rf"\s*(?:(?:[Ss]ak\s+|PS\s+)?(?P<number>(?:19|20)\d\d/\d{{1,3}}|\d{{1,4}}/\d{{2,4}})\s+)?(?:{lost}\s+)*(?P<body>{body})(?=\s|$)"
        rf"(?:\s+(?P<behind>\d{{1,4}}/)(?!\d)|\s+[A-ZÆØÅ]{{1,4}}\s?-\s?(?P<lettered>\d{{1,4}}/(?:\d{{4}}|\d{{2}})?)(?!\S))?(?:\s+{lost})*(?=\s+[A-ZÆØÅ\d]|\s*$)"
    )


def lost_turns(
    lines: Sequence[Line], first: int, below: Sequence[Treatment], listed: Listed | None, text: str
) -> list[Turn]:
    """The turns of a table from line `first` on whose rows lost dates and numbers; bodies minute `below` it.

    A body has the number of its row, else of the last heading of a treatment by it; `listed` tells the number of one
    body from the agenda. A body without a number is left out.
    """
    rows = list(_rows(lines, first))
    found = [_turn(lines, row, below, rows[-1].at, text) for row in rows]
    lost = [row for row, turn in zip(rows, found, strict=True) if turn is None]
    own = [row for row in lost if listed and listed.body in ("", full_name(row.written, text))]
    if listed and own:
        found[rows.index(own[-1])] = _listed(lines, own[-1], listed, rows[-1].at, text)
    return [turn for turn in found if turn]


def _listed(lines: Sequence[Line], row: _Row, listed: Listed, last: int, text: str) -> Turn:
    body = listed.body or full_name(row.written, text)
    return Turn(row.at, last, body, "", str(listed.number), listed.span, lines[row.at].span, row.written)


@dataclass(frozen=True, slots=True)
class Listed:
    """The number that the agenda of a body, or of no body that is told, has for the title above a table."""

    body: str
    number: CaseNumber
    span: Span


@dataclass(frozen=True, slots=True)
class _Row:
    at: int
    written: str
    number: CaseNumber | None
    number_span: Span | None


def _rows(lines: Sequence[Line], first: int) -> Iterator[_Row]:
    """The rows one behind the other, each on one line or with a part of it on the next."""
    for at in range(first, min(first + ROWS_WITHIN, len(lines))):
        words, end = lines[at].words, 0
        while match := _row().match(words, end):
            group = next((name for name in ("number", "lettered") if match[name]), "behind")
            written = match[group] or ""
            written += _usual_year(lines) if written.endswith("/") else ""
            number = CaseNumber.parse(f"Sak {written}")
            start = lines[at].span.start
            span = Span(start + match.start(group), start + match.end(group)) if number else None
            yield _Row(at, match["body"], number, span)
            end = match.end()
        if words[end:].strip() and not _LOST.fullmatch(words[end:].strip()):
            return


_LOST = re.compile(r"(?:PS|/\d{4}|/\d{2})(?:\s+(?:PS|/\d{4}|/\d{2}))*")


def _usual_year(lines: Sequence[Line]) -> str:
    """The year of most numbers of cases that begin lines."""
    years = Counter(match[1] for line in lines if (match := _YEAR.match(line.words)))
    return years.most_common(1)[0][0] if years else ""


_YEAR = re.compile(r"(?:(?:[Ss]ak|PS)\s+)?\d{1,4}/(\d{4}|\d{2})\s")


def _turn(lines: Sequence[Line], row: _Row, below: Sequence[Treatment], last: int, text: str) -> Turn | None:
    own = [one for one in below if is_same_body(one.written, row.written)]
    own = [one for one in own if _stem(one.written) == _stem(row.written)] or own
    own = [one for one in own if row.number in (None, one.number)]
    treated = max(own, key=lambda one: (one.number.year, one.number.number), default=None)
    number, span = (treated.number, treated.number_span) if treated else (row.number, row.number_span)
    if number is None or span is None:
        return None
    at = treated.at if treated else row.at
    body = full_name(re.sub(lexicon("unrolling")["board_of"], "", row.written), text)
    begins = treated.at if treated else None
    return Turn(at, last, body, "", str(number), span, lines[at].span, row.written, begins)


def is_same_body(one: str, other: str) -> bool:
    """Whether two names may be one body's: "Formannskap" and "Formannskapet", "Hovedutvalget" and its long form.

    >>> is_same_body("Formannskap", "Formannskapet"), is_same_body("Eldrerådet", "Brukerrådet")
    (True, False)
    >>> is_same_body("Bystyret", "Bystyrekomiteen for helse")
    False
    """
    short, long = sorted((_stem(one), _stem(other)), key=len)
    return f"{long} ".startswith(f"{short} ")


def _stem(name: str) -> str:
    first, *rest = name.casefold().split()
    return " ".join([re.sub(r"(?<=\w{4})(?:et|en|a)$", "", first), *rest])


def in_agenda(lines: Sequence[Line], heads: Sequence[CaseHead], title: str, own: str | None) -> Listed | None:
    """What the agenda of the paper's own body says of the letters of a title above a table."""
    if not own or len(title) < SHORTEST_TITLE:
        return None
    above = (head for head in heads if head.title)
    same = (
        head
        for head in above
        if _is_title(letters(" ".join(title_part(lines, head, span) for span in head.title)), title)
    )
    return next((Listed(own, head.number, head.number_span) for head in same), None)


def _is_title(listed: str, title: str) -> bool:
    """Whether the words of an agenda's row begin with a title, or lack no more than the number with which it ends."""
    return listed.startswith(title) or bool(listed and re.fullmatch(rf"{re.escape(listed)}[ \d]+", title))
