"""Abbreviations and synonyms, as sequences of terms: the alternatives of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from search.analysis import analyse, data

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


def own_terms(text: str, language: str = "nb") -> Terms:
    """The own term of every word of `text`."""
    own: dict[int, str] = {}
    for token in analyse(text, language):
        own.setdefault(token.position, token.term)
    return tuple(own.values())
