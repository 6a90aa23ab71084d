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
