"""The years that a strategy or plan covers, as they stand behind its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon import lexicon

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Period:
    """The years a strategy covers, as far as they are told."""

    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        return f"{self.start}-{self.end}" if self.start and self.end else ""


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(lexicon("strategies")["period"][key])


def read_period(text: str, position: int) -> tuple[Period, int] | None:
    """The years that stand at `position`, and where they end; a lone year is no period.

    >>> read_period("Temaplan 2021–24", 8)
    (Period(start=2021, end=2024), 16)
    """
    if match := _pattern("range").match(text, position):
        start = int(match[1])
        end = int(match[2]) if len(match[2]) == 4 else start // 100 * 100 + int(match[2])
        return (Period(start, end), match.end()) if start < end <= start + LONGEST else None
    if match := _pattern("clause").match(text, position):
        return Period(int(match[1]), int(match[2]) if match[2] else None), match.end()
    if match := _pattern("from").match(text, position):
        return Period(int(match[1])), match.end()
    return None
