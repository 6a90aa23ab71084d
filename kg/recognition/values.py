"""Dates, sums of money and case numbers: what a pattern over characters finds better than one over words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.dates import find_dates
from kg.identifiers import CaseNumber
from kg.text import squeeze


class Found(NamedTuple):
    """A value in clean text."""

    start: int
    end: int
    label: str
    norm: str | None


_MONEY = re.compile(
    r"(?<![\w,.])[-–]?(?:NOK\s*|kr\.?\s*)?\d{1,3}(?:[ .]\d{3})*(?:,\d+)?\s*"
    r"(?:(?:mill(?:ion(?:er|ar)?|\.)?|mrd\.?|milliard(?:er|ar)?|tusen)\s*(?:norske\s+)?(?:kroner|kr\b\.?)?|kroner\b|kr\b|MNOK\b|NOK\b)",
)
_CASE = re.compile(
    r"\b(?:(?:[Ss]tyre|[Rr]åds|[Uu]tvalgs|K-)?[Ss]ak(?:ene|ane|er|snr\.?|s?nr\.?)?:?|SAK|PS|RS|NUFA|NUIT|NEHS|NEHR)\s+"
    r"(\d{1,4}\s?[-–/]\s?(?:(?:19|20)\d{2}|\d{2})(?:/\d{1,2})?)(?![\d/-]|\.\d)",
)


def find_values(text: str) -> Iterator[Found]:
    """Every DATE, MONEY and CASE of `text`."""
    for date in find_dates(text):
        yield Found(date.span.start, date.span.end, "DATE", date.iso)
    for match in _MONEY.finditer(text):
        yield Found(match.start(), _trimmed_end(match), "MONEY", squeeze(match[0]))
    for match in _CASE.finditer(text):
        number = CaseNumber.parse(match[1])
        if number and 1980 <= number.year <= 2079:
            yield Found(match.start(), match.end(), "CASE", str(number))


def _trimmed_end(match: re.Match[str]) -> int:
    return match.end() - (len(match[0]) - len(match[0].rstrip()))
