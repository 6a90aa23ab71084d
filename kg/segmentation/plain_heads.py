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

    Behind all of them, those whose papers follow below are told again, from the second on.

    >>> [head[0] for head in plain_heads("Sak 1: Start Sak 2: Midt, se sak 1: Alt Sak 3: Slutt\\nSAK 2: MIDT")]
    ['Sak 1:', 'Sak 2:', 'Sak 3:', 'SAK 2:']
    """
    found: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    again = 0
    for match in _head().finditer(text):
        number = int(match["number"])
        if number == len(run) + 1:
            run.append(match)
            again = 0
        elif number == 1:
            found += run if len(run) >= FEWEST else []
            run = [match]
        elif len(run) >= FEWEST and again < number <= len(run) and _begins_line(text, match):
            found, again = [*found, match], number
    return _in_order((*found, *(run if len(run) >= FEWEST else ())))


def _begins_line(text: str, match: re.Match[str]) -> bool:
    return not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()


def _in_order(heads: tuple[re.Match[str], ...]) -> tuple[re.Match[str], ...]:
    return tuple({head.start(): head for head in sorted(heads, key=lambda one: one.start())}.values())
