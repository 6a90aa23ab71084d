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


def letters_alone(words: str) -> str:
    """The letters and digits of `words` in lower case, nothing between them: lines share it however they wrap."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def nominative(name: str, text: str) -> str:
    """A name of several words without a genitive -s, where `text` has it without one too.

    >>> nominative("Utvalg for helse og omsorgs", "Møte i Utvalg for helse og omsorg"), nominative("Råd for hus", "hu")
    ('Utvalg for helse og omsorg', 'Råd for hus')
    """
    if not name.endswith("s") or " " not in name:
        return name
    bare = r"\s{1,3}".join(map(re.escape, name[:-1].split()))
    return name[:-1] if re.search(rf"(?<![\w-]){bare}(?![\w-])", text) else name
