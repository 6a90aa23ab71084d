"""One key for a name in bokmål and in nynorsk: "Brukarutvalet i Nes sjukehus", "Brukerutvalg i Nes sykehus"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from kg.lexicon import lexicon


def in_bokmaal(name: str) -> str:
    """Slug `name` as bokmål writes it.

    >>> in_bokmaal("brukarutvalet-i-tindoy-sjukehus-hf"), in_bokmaal("helse-midt-noreg-rhf")
    ('brukerutvalget-i-tindoy-sykehus-hf', 'helse-midt-norge-rhf')
    """
    words, parts = _tables()["words"], _tables()["parts"]
    whole = (words.get(word, word) for word in name.split("-"))
    return "-".join(_parts().sub(lambda match: parts.get(match[0], match[0]), word) for word in whole)


@lru_cache(maxsize=1 << 16)
def written_key(name: str) -> str:
    """What spellings of one name have in common: the words of bokmål, without the article of a committee.

    >>> written_key("brukarutvalet-i-tindoy-sjukehus-hf"), written_key("radet-for-eldre")
    ('brukerutvalg-i-tindoy-sykehus-hf', 'rad-for-eldre')
    """
    first, *others = in_bokmaal(name).split("-")
    if others and others[0] in _tables()["complements"]:
        first = _article().sub("", first)
    elif others:
        others[-1] = _article().sub("", others[-1])
    return "-".join((first, *others))


def variants(word: str) -> frozenset[str]:
    """A word of a name, and as the other written form has it.

    >>> sorted(variants("helsetjenesten")), sorted(variants("Noreg"))
    (['helsetenesta', 'helsetjenesten'], ['Noreg', 'Norge'])
    """
    small = word.lower()
    found = {word}
    for nynorsk, bokmaal in _tables()["words"].items():
        if small in (nynorsk, bokmaal):
            found.add(_capitalised(bokmaal if small == nynorsk else nynorsk, word))
    pairs = [*_tables()["parts"].items(), *((nb, nn) for nn, nb in _tables()["parts"].items())]
    fitting = [(one, other) for one, other in pairs if one in small]
    for one, other in sorted(fitting, key=lambda pair: -len(pair[0]))[:1]:
        found.add(_capitalised(small.replace(one, other), word))
    return frozenset(found)


def _capitalised(words: str, like: str) -> str:
    return words[:1].upper() + words[1:] if like[:1].isupper() else words


def _tables() -> dict[str, Any]:
    return lexicon("written_forms")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(_tables()["article"])


@cache
def _parts() -> re.Pattern[str]:
    """What is written differently, and, so that "utval" is not seen in "utvalg", what is written for it."""
    parts = _tables()["parts"]
    ordered = sorted({*parts, *parts.values()}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)))
