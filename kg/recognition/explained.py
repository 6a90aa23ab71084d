"""Organisations that a paper explains the letters of: "Direktoratet for samhandling i helsetjenesten (DSH)".

The letters tell how far the name goes to the left (Schwartz & Hearst 2003), where no rule of names would end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognition.register import kind_pattern, known

_LETTERS = re.compile(r"[ ]\((?:heretter\s+(?:kalt\s+)?)?[«\"“]?(?P<short>[A-ZÆØÅ][A-ZÆØÅa-zæøå-]{1,9})[»\"”]?\)")
_WORDS = re.compile(r"(?:[\w’'.&–-]+,?[ ]){0,10}[\w’'.-]+\Z")
FEWEST_CAPITALS = 2
REACH = 160


def explained(text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand whose letters `text` explains, each time they are written out."""
    names = {name for match in _LETTERS.finditer(text) if (name := _long_form(text, match)) and _organisation(name)}
    for name in sorted(names):
        for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?=s?(?![\w-]))", text):
            yield found.span()


def _long_form(text: str, match: re.Match[str]) -> str | None:
    """The words before letters in brackets that they stand for.

    >>> text = "Svar fra Direktoratet for samhandling i helsetjenesten (DSH)."
    >>> _long_form(text, _LETTERS.search(text))
    'Direktoratet for samhandling i helsetjenesten'
    """
    short = match["short"]
    words = _WORDS.search(text, max(0, match.start() - REACH), match.start())
    if words is None or sum(letter.isupper() for letter in short) < FEWEST_CAPITALS:
        return None
    before, at = words[0], len(words[0])
    for index, letter in reversed(list(enumerate(short.casefold()))):
        at = before.casefold().rfind(letter, 0, at) if letter.isalpha() else at
        while index == 0 and at >= 0 and not (before[at].isupper() and (at == 0 or not before[at - 1].isalnum())):
            at = before.casefold().rfind(letter, 0, at)
        if at < 0:
            return None
    name = before[at:]
    limit = min(len(short) + 5, 2 * len(short))
    return name if name[:1].isupper() and 1 < len(name.split()) <= limit and not known(name) else None


def _organisation(name: str) -> bool:
    """Whether a word of a name tells a kind of organisation."""
    return any(kind_pattern().search(word.casefold()) for word in name.split())
