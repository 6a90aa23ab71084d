"""The marks of numbered lists: 1, a, A, i, I."""

from __future__ import annotations

from itertools import repeat

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 3999
BULLET = "•"


def letters(number: int) -> str:
    """As word processors count: a … z, aa, bb, …

    >>> letters(1), letters(26), letters(28)
    ('a', 'z', 'bb')
    """
    if not 0 < number <= _MOST:
        return str(number)
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


def roman(number: int) -> str:
    """In small Roman numerals.

    >>> roman(4), roman(1994)
    ('iv', 'mcmxciv')
    """
    if not 0 < number <= _MOST:
        return str(number)
    written: list[str] = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written.extend(repeat(sign, count))
    return "".join(written)
