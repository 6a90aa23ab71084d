"""One key for a name in bokmål and in nynorsk: "Brukarutvalet i Nes sjukehus", "Brukerutvalget i Nes sykehus"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.lexicon import lexicon


@lru_cache(maxsize=1 << 16)
def written_key(name: str) -> str:
    """Slug `name` as bokmål writes it.

    >>> written_key("brukarutvalet-i-tindoy-sjukehus-hf"), written_key("helse-midt-noreg-rhf")
    ('brukerutvalget-i-tindoy-sykehus-hf', 'helse-midt-norge-rhf')
    """
    words = lexicon("written_forms")["words"]
    parts = lexicon("written_forms")["parts"]
    whole = [words.get(word, word) for word in name.split("-")]
    return "-".join(_parts().sub(lambda match: parts.get(match[0], match[0]), word) for word in whole if word)


@cache
def _parts() -> re.Pattern[str]:
    """What is written differently, and, so that "utval" is not seen in "utvalg", what is written for it."""
    parts = lexicon("written_forms")["parts"]
    ordered = sorted({*parts, *parts.values()}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)))
