"""A deadline as a paper words it -> its last day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

from kg.dates import find_dates, month_names
from kg.lexicon import lexicon


def last_day(deadline: str, decided: date | None = None) -> date | None:
    """The last day that a deadline leaves, None where its words tell none; what names no year is the first after
    the day on which it was `decided`.

    >>> last_day("innen 1. februar 2025"), last_day("innen utgangen av oktober 2025")
    (datetime.date(2025, 2, 1), datetime.date(2025, 10, 31))
    >>> last_day("i løpet av første kvartal 2024"), last_day("innen utgangen av 2025")
    (datetime.date(2024, 3, 31), datetime.date(2025, 12, 31))
    >>> last_day("i styremøtet i desember", date(2024, 9, 19)), last_day("på neste møte", date(2024, 9, 19))
    (datetime.date(2024, 12, 31), None)
    """
    return (
        _day(deadline, decided) or _period(deadline, decided) or _month(deadline, decided) or _year(deadline, decided)
    )


def is_next_meeting(deadline: str) -> bool:
    """Whether a deadline is the body's next meeting.

    >>> is_next_meeting("i neste styremøte"), is_next_meeting("innen 1. mars")
    (True, False)
    """
    return re.search(lexicon("deadlines")["next"], deadline) is not None


def _day(text: str, decided: date | None) -> date | None:
    found = [one.iso for one in find_dates(text)]
    if not found and decided is not None:
        found = [
            iso
            for year in (decided.year, decided.year + 1)
            for iso in (one.iso for one in find_dates(text, year=year))
            if iso >= decided.isoformat()
        ][:1]
    return date.fromisoformat(max(found)) if found else None


def _period(text: str, decided: date | None) -> date | None:
    match = _periods().search(text)
    if match is None:
        return None
    words = lexicon("deadlines")
    month = words["ordinals"][match["which"].lower()] * words["periods"][match["period"].lower()]
    return _end(match["year"], month, decided) if month <= 12 else None


def _month(text: str, decided: date | None) -> date | None:
    match = _months().search(text)
    if match is None:
        return None
    name = match["name"].lower()
    month = lexicon("dates")["months"].get(name) or lexicon("deadlines")["seasons"][name]
    return _end(match["year"], month, decided)


def _year(text: str, decided: date | None) -> date | None:
    match = re.search(r"\b(?:19|20)\d\d\b", text)
    if match:
        return date(int(match[0]), 12, 31)
    turned = decided is not None and re.search(lexicon("deadlines")["turn"], text)
    return date(decided.year, 12, 31) if decided and turned else None


def _end(year: str | None, month: int, decided: date | None) -> date | None:
    """The last day of a month: of the year that is written, else of the first that ends after the decision."""
    if year:
        return _month_end(int(year), month)
    if decided is None:
        return None
    end = _month_end(decided.year, month)
    return end if end >= decided else _month_end(decided.year + 1, month)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@cache
def _periods() -> re.Pattern[str]:
    words = lexicon("deadlines")
    which, period = "|".join(words["ordinals"]), "|".join(words["periods"])
    return re.compile(rf"\b(?P<which>{which})\.?\s+(?P<period>{period})\b{_year_behind()}", re.I)


@cache
def _months() -> re.Pattern[str]:
    seasons = "|".join(lexicon("deadlines")["seasons"])
    return re.compile(rf"\b(?P<name>{month_names()}|{seasons})\b\.?{_year_behind()}", re.I)


def _year_behind() -> str:
    """A pattern for the year behind a part of one, where it stands."""
    between = "|".join(lexicon("deadlines")["between"])
    return rf"(?:\s+(?:(?:{between})\s+)?(?P<year>(?:19|20)\d\d))?"
