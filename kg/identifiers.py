"""Slugs, case numbers and IRIs: the one place where an entity gets its name.

The same words give the same slug on every run and in every order of ingest.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from kg.model import Ref

BODY_SCOPED = frozenset({"case", "meeting", "decision", "point", "participation", "comment", "trace", "group"})
"""Kinds whose path begins with the slug of a body."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss"})
_SIDE_SERIES = re.compile(r"(?<![^\W\d_])(RS|FO|OS|IS|DS|MS|RF)[\s.:-]*(?=\d)", re.I)
_CASE_NUMBER = re.compile(r"^0*(\d{1,4})\s?([-/])\s?((?:19|20)\d{2}|\d{2})(?:/0*(\d{1,3}))?$")
_YEAR_FIRST = re.compile(
    r"^\D*(?:[Ss]ak\w*|(?<![^\W\d_])ST)\.?\s*(?:nr\.?\s*)?:?\s*((?:19|20)\d{2})/0*(\d{1,3})$", re.I
)
_PADDED = re.compile(r"^(?:\D*[A-ZÆØÅ]\s?-\s?|\D*(?<![^\W\d_])[Ss]ak\w*\.?:?\s*)(\d{2})/0(\d{3})$")
_NO_YEAR = re.compile(r"^\D*([012]\d)/(?:([1-9])|([4-7]\d))$")
"""A year before a number that can be none: one digit, or two that tell no year (`SHORT_YEARS`)."""
_DASHES = re.compile(r"[‐‑‒–—−]")
SLUG_LIMIT = 80
SHORT_YEARS = range(1980, 2040)
"""Years that two digits tell; the normal form of others has all four."""


def slug(words: str) -> str:
    """`words` as a step of an IRI: lower-case ASCII letters, digits and single hyphens.

    >>> slug("Helse Sør-Øst RHF")
    'helse-sor-ost-rhf'
    """
    lowered = words.lower().translate(_LETTERS)
    ascii_only = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    parts = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    return parts[:SLUG_LIMIT].strip("-") or "x"


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case's number in its body's series: `year` has four digits, `part` is the number of a sub-case.

    `slashed` tells that it was written "N/YY", which, in `SHORT_YEARS`, is also the normal form of such a series
    (CONTRACT §3).
    `series` is the mark of a series that a council numbers beside its main one: "RS 4/26" is not "PS 4/26".
    """

    year: int
    number: int
    part: int | None = None
    slashed: bool = field(default=False, compare=False)
    series: str = ""

    @classmethod
    def parse(cls, written: str) -> CaseNumber | None:
        """Read any notation of one case that stands alone, or return None.

        "36-40/15" is a range of cases, and "2023-09" begins with a year; behind "Sak", and before a number of four
        digits, the year may stand first.

        >>> [str(CaseNumber.parse(n)) for n in ("097-22", "018/2023", "136–2022/1", "16/23")]
        ['97-2022', '18-2023', '136-2022/1', '16/23']
        >>> [str(CaseNumber.parse(n)) for n in ("Sak 2011/38", "KS-05/0018", "36-40/15")]
        ['38-2011', '18/05', 'None']
        >>> [str(CaseNumber.parse(n)) for n in ("PS 15/1", "12/58", "RS 14/9", "12/05")]
        ['1/15', '58/12', 'RS 9/14', '12/05']
        """
        text = _DASHES.sub("-", written.strip())
        if first := _YEAR_FIRST.match(text):
            return cls(int(first[1]), int(first[2]))
        if padded := _PADDED.match(text):
            return cls(full_year(padded[1]), int(padded[2]), slashed=True)
        side = _SIDE_SERIES.search(text)
        if before := _NO_YEAR.match(text):
            series = side[1].upper() if side else ""
            return cls(full_year(before[1]), int(before[2] or before[3]), slashed=True, series=series)
        text = re.sub(r"^\D+(?=\d)", "", text)
        match = _CASE_NUMBER.match(text)
        if not match:
            return None
        number, mark, year, part = match.groups()
        a_range = mark == "-" and part and len(year) == len(part) == 2 and int(year) > int(number)
        if a_range or re.match(r"(?:19|20)\d\d$", number):
            return None
        slashed = mark == "/" and len(year) == 2
        return cls(full_year(year), int(number), int(part) if part else None, slashed, side[1].upper() if side else "")

    def in_style(self, *, slashed: bool) -> CaseNumber:
        """The same number as its body writes its series."""
        return replace(self, slashed=slashed)

    def parent(self) -> CaseNumber | None:
        """The case that this sub-case belongs to."""
        return replace(self, part=None) if self.part is not None else None

    def __str__(self) -> str:
        short = self.slashed and self.year in SHORT_YEARS
        base = f"{self.number}/{self.year % 100:02d}" if short else f"{self.number}-{self.year}"
        base = f"{self.series} {base}" if self.series else base
        return f"{base}/{self.part}" if self.part is not None else base


def full_year(year: str) -> int:
    """The year that two or four digits tell.

    >>> full_year("22"), full_year("98"), full_year("2045")
    (2022, 1998, 2045)
    """
    return int(year) if len(year) == 4 else (2000 if 2000 + int(year) in SHORT_YEARS else 1900) + int(year)


def iri(base: str, ref: Ref) -> str:
    """The IRI of `ref` under `base` (which ends in a slash).

    >>> iri("http://localhost:8000/id/", Ref("case", ("nuit", "16-23")))
    'http://localhost:8000/id/case/nuit/16-23'
    """
    return base + ref.spelt
