"""Titles of an agenda that stand again above the papers of their cases, in text whose line breaks were lost."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import pairwise

from kg.identifiers import CaseNumber
from kg.segmentation.line_cues import row

LONGEST = 220
SHORTEST = 15
FEWEST_WORDS = 2
REACH = 20


def repeated_titles(text: str, rows: Container[CaseNumber]) -> Iterator[int]:
    """Where such titles begin and end, each time that they stand again; `rows` are the numbers of the agenda.

    >>> text = "12/24 Ny kai i Vik og Nes 13/24 Eventuelt. Formannskapet 12/ Ny kai i Vik og Nes Rådmannen rår til det."
    >>> rows = {CaseNumber(2024, 12), CaseNumber(2024, 13)}
    >>> first, last = sorted(repeated_titles(text, rows))
    >>> text[first:last]
    'Ny kai i Vik og Nes '
    """
    listed = [(match, number) for match in row().finditer(text) if (number := CaseNumber.parse(match["number"]))]
    listed = [(match, number) for match, number in listed if number in rows]
    for (above, number), (below, following) in pairwise(listed):
        follows = (following.year, following.number) == (number.year, number.number + 1)
        title = text[above.end() : below.start()].strip(" \n\t:–-")
        if not follows or not SHORTEST <= len(title) <= LONGEST or len(title.split()) < FEWEST_WORDS:
            continue
        again = re.compile(r"(?<!\S)" + r"\s+".join(map(re.escape, title.split())) + r"(?:\s+|$)")
        for match in again.finditer(text, below.start()):
            if not _NUMBERED.search(text, max(0, match.start() - REACH), match.start()):
                yield from match.span()


_NUMBERED = re.compile(r"\d[/-]\d{2,4}(?:\s?[A-Z])?\s?[:.–-]?\s*$")
"""A number right before the title, which then heads the case with it."""
