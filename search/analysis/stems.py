"""Words to stems: one term for all inflections of a word and for its bokmål and nynorsk spellings."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from threading import Lock

import snowballstemmer  # type: ignore[import-untyped]

from search.analysis import data
from search.analysis.characters import fold

_SHORTEST_REST = 3
_SECOND_ENDINGS = ("er", "et", "en")
_INFLECTION = "(?:e|a|en|er|ar|ene|ane|s|ens|as|enes|anes|ers)?"
_ONE_AT_A_TIME = Lock()
"""A Snowball stemmer keeps the word in itself while it works."""


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The term of `word`, which is folded: irregular forms and spellings are led back to one word, then
    stemmed."""
    if language == "en":
        return _snowball("english", word)
    short = norwegian_stem(regular(word))
    return _spellings().get(short, short)


@lru_cache(maxsize=200_000)
def norwegian_stem(word: str) -> str:
    """The Snowball stem of a Norwegian word, taken again where it leaves a whole ending.

    Once is not enough: it leaves "kvaliteten" and "kvalitet" apart.
    """
    if kept := _kept_endings().fullmatch(word):
        return kept[1]
    short = _snowball("norwegian", _known_ending(word))
    return _snowball("norwegian", short) if short.endswith(_SECOND_ENDINGS) else short


def regular(word: str) -> str:
    """The dictionary form of an irregular form or of its genitive; any other word as it is."""
    irregular = data.pairs("irregular_forms.tsv")
    return irregular.get(word) or irregular.get(word.removesuffix("s")) or word


def bokmaal(word: str) -> str:
    """The bokmål spelling of a nynorsk dictionary form; any other word as it is."""
    return spelling_pairs().get(word, word)


@cache
def spelling_pairs() -> dict[str, str]:
    """Nynorsk dictionary forms and their bokmål spelling."""
    rows = data.rows("written_forms.tsv")
    return {fold(nynorsk).text: fold(bokmaal).text for bokmaal, nynorsk in rows}


@cache
def _spellings() -> dict[str, str]:
    """Stems of nynorsk spellings and the stem that stands for both."""
    return {norwegian_stem(nynorsk): norwegian_stem(regular(bokmaal)) for nynorsk, bokmaal in spelling_pairs().items()}


def _known_ending(word: str) -> str:
    for ending, known in data.pairs("endings.tsv").items():
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_REST:
            return word.removesuffix(ending) + known
    return word


@cache
def _kept_endings() -> re.Pattern[str]:
    endings = "|".join(sorted(data.words("kept_endings.tsv")))
    return re.compile(f"(.*(?:{endings})){_INFLECTION}")


def _snowball(algorithm: str, word: str) -> str:
    with _ONE_AT_A_TIME:
        return str(_stemmer(algorithm).stemWord(word))


@cache
def _stemmer(algorithm: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(algorithm)
