"""Numbers of cases that are written with their year first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.identifiers import CaseNumber

LEAST_ROWS = 3
ARCHIVED = 1000
_ROW = re.compile(r"((?:19|20)\d\d)/(\d{1,3})\s+[A-ZÆØÅ«]")


def year_before(numbers: Iterable[CaseNumber]) -> int | None:
    """The year of a paper whose numbers only make a series when they are read year first, else None.

    The same numbers with their year behind, as the heads of its pages may write them, do not count, nor do numbers of
    four digits, which are an archive's.

    >>> year_before(filter(None, map(CaseNumber.parse, ("17/21", "17/22", "17/23", "17/88"))))
    17
    """
    pairs = {(n.number, n.year % 100) for n in numbers if n.slashed and n.part is None and n.number < ARCHIVED}
    firsts = Counter(first for first, _ in pairs)
    year = max(firsts, key=lambda first: firsts[first], default=0)
    seconds = {second for first, second in pairs if first == year}
    rows = [second for second in seconds if {second - 1, second + 1} & seconds]
    apart = [pair for pair in pairs if pair[1] != year or pair[0] not in seconds]
    return year if len(rows) >= LEAST_ROWS and len(seconds) * 2 > len(apart) else None


def years_before(lines: Sequence[str]) -> set[int]:
    """The lines of a list whose rows begin with numbers in order, the whole year first: "2005/31 Godkjenning"."""
    rows = [(int(m[1]), int(m[2]), at) for at, line in enumerate(lines) if (m := _ROW.match(line))]
    numbers = {(year, number) for year, number, _ in rows}
    listed = [(year, n, at) for year, n, at in rows if {(year, n - 1), (year, n + 1)} & numbers]
    return {at for _, _, at in listed} if len({row[:2] for row in listed}) >= LEAST_ROWS else set()


def begins_with_year(words: str) -> bool:
    """Whether a line is written as a row of such a list."""
    return bool(_ROW.match(words))


def turned(number: CaseNumber, year: int | None) -> CaseNumber:
    """A number that was written with its `year` first, as it is meant."""
    if year is None or number.number != year or not number.slashed:
        return number
    return CaseNumber(2000 + year, number.year % 100, number.part, slashed=True, series=number.series)
