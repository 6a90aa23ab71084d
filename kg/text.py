"""Small operations on text that several stages share."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_DIVIDED = re.compile(r"(?<=[^\W\d_]{2})-[ \t]*\n\s*(?=[a-zæøåé])(?!(?:og|eller|samt)\b)")
_KEPT = re.compile(r"(?<=\w)([-–])[ \t]*\n\s*(?=[A-ZÆØÅ\d])|(?<=\b[eE])(-)[ \t]*\n\s*")
_HANGING = re.compile(r"(?<=\s)-[ \t]*\n\s*(?=[a-zæøåé])")
_SPACE = re.compile(r"\s+")


def squeeze(words: str) -> str:
    """`words` with every run of white space as one blank.

    >>> squeeze("  Styret \\n ber ")
    'Styret ber'
    """
    return _SPACE.sub(" ", words).strip()


def unwrap(words: str) -> str:
    """`words` of wrapped lines as one line.

    A word divided at a line end is joined; a hyphen that belongs to the word or to a pair stays.

    >>> unwrap("helse-\\ntjenester, e-\\nhelse, helse-\\nog omsorg, sak 97-\\n2022")
    'helsetjenester, e-helse, helse- og omsorg, sak 97-2022'
    """
    kept = _HANGING.sub("-", _KEPT.sub(lambda m: m[1] or m[2], words))
    return squeeze(_DIVIDED.sub("", kept))


def alike(one: str, other: str, *, share: float = 0.9) -> bool:
    """Whether two strings are the same words but for small slips: case, punctuation, a few letters.

    >>> alike("Godkjenning av referatet", "Godkjenning av referat"), alike("Referatsaker", "Budsjett")
    (True, False)
    """
    first, second = letters(one), letters(other)
    if first == second:
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= share


def letters(words: str) -> str:
    """The letters and digits of `words` in lower case, one blank between words: what two printings share."""
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()
