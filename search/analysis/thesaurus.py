"""Abbreviations and synonyms, as sequences of terms: the alternatives of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from search.analysis import analyse, data, numbers

Terms = tuple[str, ...]


@cache
def alternatives() -> dict[Terms, tuple[Terms, ...]]:
    """What else may be written for a sequence of terms, from `abbreviations.tsv` and `synonyms.tsv`."""
    found: defaultdict[Terms, dict[Terms, None]] = defaultdict(dict)
    for row in _rows():
        for one in row:
            found[one].update(dict.fromkeys(other for other in row if other != one))
    return {one: tuple(others) for one, others in found.items()}


@cache
def longest() -> int:
    """How many terms the longest entry has."""
    return max(map(len, alternatives()))


def _rows() -> Iterator[tuple[Terms, ...]]:
    for name in ("abbreviations.tsv", "synonyms.tsv"):
        for row in data.rows(name):
            yield tuple(own_terms(cell) for cell in row)


@cache
def _number_words() -> frozenset[str]:
    """The terms of `number_words.tsv`."""
    return frozenset(term for row in data.rows("number_words.tsv") for term in own_terms(row[0]))


def named(terms: Terms) -> tuple[int, ...]:
    """Which of `terms` to look up: all but those that say of the number behind them that it is a case's."""
    kept: list[int] = []
    before_number = False
    for at in range(len(terms) - 1, -1, -1):
        before_number = numbers.is_case(terms[at]) or (before_number and terms[at] in _number_words())
        if not before_number or numbers.is_case(terms[at]):
            kept.append(at)
    return tuple(reversed(kept))


def own_terms(text: str, language: str = "nb") -> Terms:
    """The own term of every word of `text`."""
    own: dict[int, str] = {}
    for token in analyse(text, language):
        own.setdefault(token.position, token.term)
    return tuple(own.values())
