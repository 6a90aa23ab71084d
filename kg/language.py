"""Which language a text is written in: bokmål, nynorsk or English, told by its function words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from kg.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+")
READ_CHARACTERS = 200_000


def language_of(text: str) -> str:
    """ "nb", "nn" or "en", whichever has most of its own function words in `text`; bokmål where none has any.

    >>> language_of("Saka blir ikkje utsett, seier dei"), language_of("Saken ble ikke utsatt")
    ('nn', 'nb')
    """
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text[:READ_CHARACTERS].lower()):
        if language := _telling().get(word):
            counts[language] += 1
    return max(("nb", "nn", "en"), key=lambda language: counts[language])


@cache
def _telling() -> dict[str, str]:
    """Each word that only one of the languages lists -> that language."""
    words = lexicon("languages")["words"]
    listed = Counter(word for group in words.values() for word in set(group))
    return {word: language for language, group in words.items() for word in group if listed[word] == 1}
