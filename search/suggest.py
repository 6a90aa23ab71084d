"""Did you mean: words of the index that are spelt almost as what was typed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis import analyse, data
from search.analysis.characters import fold
from search.model import TokenKind

SHORTEST_WORD = 4
LONG_WORD = 8
SHORT_WORD = 6
MUCH_MORE_COMMON = 10
MOST_APART = 2
MOST_ALIKE = 20
LETTERS_KEPT = 64

_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"

WordCounts = Callable[[str], list[tuple[str, int]]]


class Words:
    """The words of an index with their frequencies, kept by their first letter and length once they were asked for."""

    def __init__(self, beginning: WordCounts) -> None:
        """`beginning` gives the words that begin so."""
        self._beginning = beginning
        self._kept = lru_cache(LETTERS_KEPT)(self._by_length)

    def near(self, word: str, most_apart: int) -> dict[str, tuple[int, int]]:
        """Words that are spelt about so -> by how many letters they are apart, and how often each stands.

        Letters are added, dropped, changed or swapped with the next. The words begin with the first letter or, where
        the first was slipped in, with the second.
        """
        found: dict[str, tuple[int, int]] = {}
        for letter in dict.fromkeys(word[:2]):
            for length in range(len(word) - most_apart, len(word) + most_apart + 1):
                words = self._kept(letter).get(length, {})
                near = process.extract(word, words.keys(), scorer=OSA.distance, score_cutoff=most_apart, limit=None)
                found |= {one: (int(apart), words[one]) for one, apart, _ in near}
        return found

    def count(self, word: str) -> int:
        """How often a word stands."""
        return self._kept(word[0]).get(len(word), {}).get(word, 0)

    def _by_length(self, letter: str) -> dict[int, dict[str, int]]:
        found: defaultdict[int, dict[str, int]] = defaultdict(dict)
        for word, count in self._beginning(letter):
            found[len(word)][word] = count
        return found


def respell(typed: str, words: Words, knows: Callable[[str], bool], fields: Collection[str] = ()) -> str | None:
    """`typed` with its unknown words replaced by the nearest known ones, or None where there is nothing to
    replace.

    `words` are those of the index; `knows` tells whether a term is found. Names of `fields` and their values stay.
    """

    def corrected(match: re.Match[str]) -> str:
        return match[0] if ":" in match[0] else _correct(match[0], words, knows) or match[0]

    kept = rf"(?i:{'|'.join(map(re.escape, fields))}):(?:\"[^\"]*\"|\S+)|" if fields else ""
    respelt = re.sub(rf"{kept}{_WORD}", corrected, typed)
    return respelt if respelt != typed else None


def _correct(typed: str, words: Words, knows: Callable[[str], bool]) -> str | None:
    word = fold(typed).text
    if len(word) < SHORTEST_WORD or word in data.stop_words("nb") or typed in {"ELLER", "IKKE", "IKKJE"}:
        return None
    count = words.count(word)
    if count == 0 and any(knows(token.term) for token in analyse(typed) if token.kind is TokenKind.WORD):
        return None
    near = (
        (apart, -times, one)
        for one, (apart, times) in words.near(word, _most_apart(word)).items()
        if one != word and times > count * MUCH_MORE_COMMON and _ends_alike(word, one)
    )
    return min(near, default=(0, 0, None))[2]


def alike(typed: str, words: Words, distance: int | None) -> list[str]:
    """Words of the index at most so many letters from `typed`, the nearest and commonest first.

    Without a distance, a long word may differ in two letters, a short one in one.
    """
    word = fold(typed).text
    near = words.near(word, min(distance, MOST_APART) if distance else _most_apart(word)) if word else {}
    return sorted(near, key=lambda one: (near[one][0], -near[one][1], one))[:MOST_ALIKE]


def _most_apart(word: str) -> int:
    return MOST_APART if len(word) >= LONG_WORD else 1


def _ends_alike(word: str, candidate: str) -> bool:
    """Whether a short word ends as the other does: "mangel" is no slip for "mange", nor "stans" for "stand"."""
    return len(word) > SHORT_WORD or word[-1] == candidate[-1] or candidate.startswith(word)
