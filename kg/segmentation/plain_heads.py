"""Where cases begin that are numbered from 1 in each meeting, without a year: "Sak 3: Valg av revisor"."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import lexicon

FEWEST = 3


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){lexicon('cases')['plain']['head']}")


def plain_heads(text: str) -> tuple[re.Match[str], ...]:
    """The words and numbers of such cases, as far as they count from 1, three or more of them.

    >>> [head[0] for head in plain_heads("Sak 1: Start Sak 2: Midt, se sak 1: Alt Sak 3: Slutt")]
    ['Sak 1:', 'Sak 2:', 'Sak 3:']
    """
    found: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    for match in _head().finditer(text):
        number = int(match["number"])
        if number == len(run) + 1:
            run.append(match)
        elif number == 1:
            found += run if len(run) >= FEWEST else []
            run = [match]
    return (*found, *(run if len(run) >= FEWEST else ()))
