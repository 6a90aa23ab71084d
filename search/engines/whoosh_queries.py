"""Lookups answered from Whoosh's postings: entries with their scores.

Whoosh's own queries are not asked. Its best of several ways forgets the share of the others, a phrase scores as its
words do wherever they stand, the mean length moves whenever segments are merged, and what makes its collectors fast is
to pass over entries, which totals and facets need all of.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce

from search.engines.base import (
    FIELD_WEIGHTS,
    ONLY_FOUND,
    OTHER_FIELDS_SHARE,
    OTHER_WAYS_SHARE,
    PHRASE_FIELDS,
    RANKED_BEGINNINGS,
    Field,
)
from search.engines.whoosh_postings import Entries, Postings
from search.lookup import Adjacent, All, Beginning, Best, Has, Lookup, OneOf, Part, Request, Some, Term, Weighted

Scores = dict[int, float]

_SATURATION = 1.2
_LENGTH_SHARE = 0.75


def to_scores(request: Request, postings: Postings) -> Scores:
    """All that a request finds; filters leave the scores as they are."""
    scores = _Answer(postings).of(request.what)
    left = frozenset(scores)
    for name, values in request.filters.items():
        if values:
            left &= _with_value(postings, name, values)
    return {entry: scores[entry] for entry in left}


def _with_value(postings: Postings, facet: str, values: Iterable[str]) -> Entries:
    having = postings.values(facet)
    return frozenset().union(*(having.get(value, frozenset()) for value in values))


class _Answer:
    def __init__(self, postings: Postings) -> None:
        self._postings = postings

    def of(self, what: Lookup) -> Scores:
        match what:
            case Weighted(inner, weight):
                return _times(self.of(inner), weight)
            case Best(ways):
                return _best([self.of(way) for way in ways], OTHER_WAYS_SHARE)
            case Some(parts):
                return _sum([self.of(part) for part in parts])
            case All():
                return self._all(what)
            case _:
                return self._leaf(what)

    def _leaf(self, what: Term | Part | OneOf | Adjacent | Beginning | Has) -> Scores:
        match what:
            case Term(term):
                return self._in_fields(FIELD_WEIGHTS, lambda field: self._term(field, term))
            case Part(term):
                return self._term(Field.PARTS, term)
            case OneOf(terms):
                return dict.fromkeys(self._having(terms), 1.0)
            case Adjacent(terms):
                return self._in_fields(PHRASE_FIELDS, lambda field: self._phrase(field, terms))
            case Beginning(prefix):
                return self._beginning(prefix)
            case Has(facet, values):
                return dict.fromkeys(_with_value(self._postings, facet, values), 0.0)

    def _all(self, what: All) -> Scores:
        if what.parts:
            found = [self.of(part) for part in what.parts]
            common = frozenset(found[0]).intersection(*found[1:])
        else:
            found = [dict.fromkeys(self._postings.everything, 1.0)]
            common = self._postings.everything
        common = common.difference(*(self.of(part) for part in what.without))
        return {entry: sum(scores[entry] for scores in found) for entry in common}

    def _in_fields(self, fields: Iterable[Field], scores: Callable[[Field], Scores]) -> Scores:
        return _best([_times(scores(field), FIELD_WEIGHTS[field]) for field in fields], OTHER_FIELDS_SHARE)

    def _term(self, field: Field, term: str) -> Scores:
        found = self._postings.weights(field, term)
        return self._bm25(field, found, self._rarity(len(found)))

    def _phrase(self, field: Field, terms: Sequence[str]) -> Scores:
        """A phrase counts as one word that is as rare as its words are together."""
        places = [self._postings.places(field, term) for term in terms]
        common = frozenset(places[0]).intersection(*places[1:])
        starts = {entry: _starts([found[entry] for found in places]) for entry in common}
        times = {entry: float(len(found)) for entry, found in starts.items() if found}
        return self._bm25(field, times, sum(self._rarity(len(found)) for found in places))

    def _having(self, terms: Iterable[str]) -> Entries:
        found = (self._postings.weights(field, term) for term in terms for field in FIELD_WEIGHTS)
        return frozenset().union(*found)

    def _beginning(self, prefix: str) -> Scores:
        counts: Counter[str] = Counter()
        for field in FIELD_WEIGHTS:
            counts.update(dict(self._postings.terms(field, prefix)))
        terms = sorted(counts, key=lambda term: (-counts[term], term))
        ranked = [self.of(Term(term)) for term in terms[:RANKED_BEGINNINGS]]
        rest = dict.fromkeys(self._having(terms[RANKED_BEGINNINGS:]), ONLY_FOUND)
        return _best([*ranked, rest], OTHER_WAYS_SHARE)

    def _rarity(self, entries: int) -> float:
        return math.log1p((len(self._postings.everything) - entries + 0.5) / (entries + 0.5))

    def _bm25(self, field: Field, times: Mapping[int, float], rarity: float) -> Scores:
        """BM25 with the formula and the constants of the other engine, so that both rank alike."""
        if not times:
            return {}
        lengths, most = self._postings.lengths(field), rarity * (1 + _SATURATION)
        fixed = _SATURATION * (1 - _LENGTH_SHARE)
        by_length = _SATURATION * _LENGTH_SHARE / self._postings.average_length(field)
        return {entry: most * n / (n + fixed + by_length * lengths[entry]) for entry, n in times.items()}


def _starts(places: Sequence[frozenset[int]]) -> frozenset[int]:
    """Where the first word of a phrase stands, with all others behind it in order."""
    behind = (frozenset(place - step for place in found) for step, found in enumerate(places))
    return reduce(frozenset.intersection, behind)


def _times(scores: Scores, weight: float) -> Scores:
    return {entry: score * weight for entry, score in scores.items()}


def _sum(ways: Sequence[Scores]) -> Scores:
    total: Scores = {}
    for scores in ways:
        for entry, score in scores.items():
            total[entry] = total.get(entry, 0.0) + score
    return total


def _best(ways: Sequence[Scores], share: float) -> Scores:
    """The best of several scores, and a share of the others."""
    ways = [scores for scores in ways if scores]
    if len(ways) <= 1:
        return ways[0] if ways else {}
    best: Scores = {}
    for scores in ways:
        for entry, score in scores.items():
            best[entry] = max(best.get(entry, 0.0), score)
    return {entry: best[entry] + share * (total - best[entry]) for entry, total in _sum(ways).items()}
