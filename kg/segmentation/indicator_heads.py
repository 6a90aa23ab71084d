"""The columns of a table of indicators by what their heads are called, and the order of the numbers of its rows."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import lexicon


@cache
def columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What each column's head looks like, as a whole."""
    found = lexicon("strategies")["document"]["columns"]
    return tuple((key, re.compile(pattern)) for key, pattern in found.items())


def column_of(words: str) -> str | None:
    """The column that `words` is the head of."""
    return next((key for key, pattern in columns() if pattern.match(words.strip(" :"))), None)


def follows(number: str, last: str) -> bool:
    """Whether `number` is the one behind `last` in a table.

    >>> follows("2", "1"), follows("2.1", "1.3"), follows("1.4", "1.3"), follows("3", "1"), follows("2", "1.3")
    (True, True, True, False, False)
    >>> follows("1b", "1a"), follows("2a", "1b"), follows("2b", "1a")
    (True, True, False)
    """
    new, old = _parts(number), _parts(last)
    if len(new) != len(old):
        return False
    if len(new) == 1:
        return new[0] == old[0] + 1
    return new == [old[0], old[1] + 1] or (new[0] > old[0] and new[1] == 1)


def _parts(number: str) -> list[int]:
    """The numbers of "2.1"; those of "2a", where a letter counts as its place in the alphabet."""
    letter = number[-1] if number[-1].isalpha() else ""
    places = [ord(letter) - ord("a") + 1] if letter else []
    return [*(int(part) for part in number.removesuffix(letter).split(".")), *places]
