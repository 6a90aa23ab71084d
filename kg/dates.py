"""Dates as Norwegian papers write them -> ISO dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span

LONGEST_MEETING = 2


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date and where it stands; `span` is relative to the string that was searched."""

    iso: str
    span: Span


@cache
def month_names() -> str:
    """The alternatives of a regular expression that matches any month name."""
    return "|".join(sorted(lexicon("dates")["months"], key=len, reverse=True))


def day_in_words(iso: str) -> str | None:
    """An ISO date as papers write it; None where it tells no month.

    >>> day_in_words("2024-05-23"), day_in_words("2024-05"), day_in_words("2024")
    ('23. mai 2024', 'mai 2024', None)
    """
    match = re.match(r"(\d{4})-(\d{2})(?:-(\d{2}))?", iso)
    if match is None:
        return None
    months = lexicon("dates")["months"]
    month = max((name for name, number in months.items() if number == int(match[2])), key=len, default="")
    day = f"{int(match[3])}. " if match[3] else ""
    return f"{day}{month} {match[1]}"


@cache
def numbered_names() -> str:
    """The alternatives of a regular expression that matches what a number with a full stop counts: "2. kvartal"."""
    return "|".join([month_names(), *lexicon("dates")["numbered"]])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = re.compile(rf"\b(\d{{1,2}})(?:\.\s*|\s+)({month_names()})\b\.?(?:\s+(\d{{4}}))?", re.I)
    digits = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[.\-](?:\s(?=(?:19|20)\d\d))?(\d{4}|\d{2})(?![\d])")
    return words, digits


def find_dates(text: str, *, year: int | None = None) -> Iterator[WrittenDate]:
    """Every date in `text`; `year` completes a date that names none ("7. oktober").

    >>> [d.iso for d in find_dates("møte 7. oktober 2022, 4/2-22 og 09.12.21")]
    ['2022-10-07', '2022-02-04', '2021-12-09']
    >>> [d.iso for d in find_dates("11. 12. september 2014, 3.oktober 2012, 4.05. 2015")]
    ['2014-09-11', '2014-09-12', '2012-10-03', '2015-05-04']
    >>> [d.iso for d in find_dates("Lørdag 18. og søndag 19. september 2004")]
    ['2004-09-18', '2004-09-19']
    """
    words, digits = _patterns()
    found = []
    for match in words.finditer(text):
        month = lexicon("dates")["months"][match[2].lower()]
        iso = _iso(int(match[3]) if match[3] else year, month, int(match[1]))
        if iso:
            found.append(WrittenDate(iso, Span(match.start(), match.end())))
    for match in digits.finditer(text):
        iso = _iso(_full_year(match[3]), int(match[2]), int(match[1]))
        if iso:
            found.append(WrittenDate(iso, Span(match.start(), match.end())))
    found += [first for last in found if (first := _first_of_days(text, last))]
    yield from sorted(found, key=lambda d: d.span)


def _first_of_days(text: str, last: WrittenDate) -> WrittenDate | None:
    """The first day of a meeting over two or three: that of "11.-12. september" or "11. og fredag 12. september"."""
    before = text[max(0, last.span.start - 20) : last.span.start]
    match = re.search(r"(?<![\d./-])(\d{1,2})(?:\.?\s*(?:[-–]|og(?:\s+[a-zæøå]{3,4}dag)?)|\.)\s*$", before)
    if match and re.search(lexicon("dates")["counted"], text[: last.span.start - len(before) + match.start(1)][-20:]):
        return None
    days = int(last.iso[-2:]) - int(match[1]) if match else 0
    if not match or not 0 < days <= LONGEST_MEETING or int(match[1]) == 0:
        return None
    start = last.span.start - len(before) + match.start(1)
    return WrittenDate(f"{last.iso[:-2]}{int(match[1]):02d}", Span(start, last.span.end))


def first_date(text: str, *, year: int | None = None) -> str | None:
    """The first date in `text` as ISO, or None."""
    return next((d.iso for d in find_dates(text, year=year)), None)


def written(iso: str) -> str:
    """An ISO date as a Norwegian paper writes it.

    >>> written("2022-10-07")
    '7. oktober 2022'
    """
    year, month, day = iso.split("-")
    names = {number: name for name, number in reversed(lexicon("dates")["months"].items())}
    return f"{int(day)}. {names[int(month)]} {year}"


def _full_year(written: str) -> int:
    value = int(written)
    if len(written) == 4:
        return value
    return 2000 + value if value < 50 else 1900 + value


def _iso(year: int | None, month: int, day: int) -> str | None:
    if year is None:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
