"""What a text has in common with passages: the words of it that tell most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from search.analysis import analyse, data
from search.entries import Places
from search.lookup import All, Some, Term, Weighted
from search.model import Hit, TokenKind

MOST_TERMS = 25
SHORTEST_TERM = 4
COMMON = 0.25
"""A word that stands in a larger share of the passages tells nothing, unless they are not more than `FEW`."""
FEW = 10


@dataclass(frozen=True, slots=True)
class Similar:
    """A passage and the words, as the text spells them, that it shares with the text.

    `share` is the weight of those words, of 1 for all that tell.
    """

    hit: Hit
    words: tuple[str, ...]
    share: float


def telling_words(
    text: str, language: str, frequency: Callable[[str], int], count: int
) -> Mapping[str, tuple[str, float]]:
    """The terms that tell most of a text, words of procedure left out -> a word that it has for each, and its weight.

    `frequency` is the number of passages, of `count`, that have a term. Weights are by frequency in the text and rarity
    among the passages (tf-idf; Salton and Buckley 1988).
    """
    tokens = [
        token
        for token in analyse(text, language)
        if token.kind is TokenKind.WORD
        and len(token.term) >= SHORTEST_TERM
        and token.term[0].isalpha()
        and token.term not in _formal_terms()
    ]
    words = {token.term: text[token.start : token.end] for token in reversed(tokens)}
    weights = {}
    for term, times in Counter(token.term for token in tokens).items():
        having = frequency(term)
        if 0 < having <= max(COMMON * count, FEW):
            weights[term] = (1 + math.log(times)) * math.log(1 + count / having)
    best = sorted(weights, key=lambda term: (-weights[term], term))[:MOST_TERMS]
    return {term: (words[term], weights[term]) for term in best}


@cache
def _formal_terms() -> frozenset[str]:
    """The terms of `formal_words.tsv`."""
    return frozenset(token.term for word in data.words("formal_words.tsv") for token in analyse(word)[:1])


def to_lookup(words: Mapping[str, tuple[str, float]]) -> All:
    """What to look up for the words: the more of them a passage has, the better."""
    most = max(weight for _, weight in words.values())
    return All((Some(tuple(Weighted(Term(term), weight / most) for term, (_, weight) in words.items())),))


def shared_words(hit: Hit, language: str, places: Places, words: Mapping[str, tuple[str, float]]) -> Similar:
    """The passage with the words that its text and heading have, the most telling first."""
    terms = {*places.words(), *(token.term for token in analyse(hit.heading, language))}
    shared = {word: weight for term, (word, weight) in words.items() if term in terms}
    return Similar(hit, tuple(shared), sum(shared.values()) / sum(weight for _, weight in words.values()))
