"""Lookups as Tantivy's queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tantivy import Occur, Query, Schema, Searcher

from search.engines.base import (
    FACET_MARK,
    FIELD_WEIGHTS,
    ONLY_FOUND,
    OTHER_FIELDS_SHARE,
    OTHER_WAYS_SHARE,
    PHRASE_FIELDS,
    RANKED_BEGINNINGS,
    Field,
)
from search.lookup import Adjacent, All, Beginning, Best, Has, Lookup, OneOf, Part, Some, Term, Weighted


def to_query(what: Lookup, schema: Schema, searcher: Searcher) -> Query:
    """Tantivy's query for a lookup."""
    return _Translation(schema, searcher).of(what)


def filtered(query: Query, filters: Mapping[str, Sequence[str]], schema: Schema) -> Query:
    """Only what has, for each facet, one of the values; a facet without values filters nothing. Scores stay."""
    clauses = [_one_value(schema, name, values) for name, values in filters.items() if values]
    return Query.boolean_query([(Occur.Must, one) for one in (query, *clauses)]) if clauses else query


def _one_value(schema: Schema, facet: str, values: Sequence[str]) -> Query:
    terms = [f"{facet}{FACET_MARK}{value}" for value in values]
    return Query.const_score_query(Query.term_set_query(schema, "facets", terms), 0.0)


class _Translation:
    def __init__(self, schema: Schema, searcher: Searcher) -> None:
        self._schema = schema
        self._searcher = searcher

    def of(self, what: Lookup) -> Query:
        match what:
            case Weighted(inner, weight):
                return Query.boost_query(self.of(inner), weight)
            case Best(ways):
                return _best([self.of(way) for way in ways])
            case Some(parts):
                return Query.boolean_query([(Occur.Should, self.of(part)) for part in parts])
            case All():
                return self._all(what)
            case _:
                return self._leaf(what)

    def _leaf(self, what: Term | Part | OneOf | Adjacent | Beginning | Has) -> Query:
        match what:
            case Term(term):
                return self._in_fields(FIELD_WEIGHTS, (term,), lambda field: self._term(field, term))
            case Part(term):
                return self._in_parts(term)
            case OneOf(terms):
                return self._one_of(terms)
            case Adjacent(terms):
                return self._in_fields(
                    PHRASE_FIELDS, terms, lambda field: Query.phrase_query(self._schema, field, list(terms))
                )
            case Beginning(prefix):
                return self._beginning(prefix)
            case Has(facet, values):
                return _one_value(self._schema, facet, values) if values else Query.empty_query()

    def _all(self, what: All) -> Query:
        clauses = [(Occur.Must, self.of(part)) for part in what.parts] or [(Occur.Must, Query.all_query())]
        clauses += [(Occur.MustNot, self.of(part)) for part in what.without]
        return Query.boolean_query(clauses)

    def _in_parts(self, term: str) -> Query:
        return self._term(Field.PARTS, term) if self._searcher.doc_freq(Field.PARTS, term) else Query.empty_query()

    def _term(self, field: Field, term: str) -> Query:
        option = "position" if field in PHRASE_FIELDS else "freq"
        return Query.term_query(self._schema, field, term, index_option=option)

    def _in_fields(
        self, fields: Sequence[Field] | Mapping[Field, float], terms: Sequence[str], query: Callable[[Field], Query]
    ) -> Query:
        """The best of the fields that have all the terms anywhere: the others only cost time."""
        having = [field for field in fields if all(self._searcher.doc_freq(field, term) for term in terms)]
        weighed = [Query.boost_query(query(field), FIELD_WEIGHTS[field]) for field in having]
        return _best_of(weighed, OTHER_FIELDS_SHARE)

    def _one_of(self, terms: Sequence[str]) -> Query:
        """Terms one by one: a set of terms is looked for in the whole dictionary, which takes twice as long."""
        having = ((field, term) for field in FIELD_WEIGHTS for term in terms if self._searcher.doc_freq(field, term))
        either = [Query.term_query(self._schema, field, term, index_option="basic") for field, term in having]
        return Query.const_score_query(Query.boolean_query([(Occur.Should, one) for one in either]), 1.0)

    def _beginning(self, prefix: str) -> Query:
        counts: Counter[str] = Counter()
        for field in FIELD_WEIGHTS:
            counts.update(dict(self._searcher.terms_with_prefix(field, prefix)))
        terms = sorted(counts, key=lambda term: (-counts[term], term))
        if not terms:
            return Query.empty_query()
        ranked = [self.of(Term(term)) for term in terms[:RANKED_BEGINNINGS]]
        rest = terms[RANKED_BEGINNINGS:]
        return _best(ranked + ([Query.boost_query(self._one_of(rest), ONLY_FOUND)] if rest else []))


def _best(ways: list[Query]) -> Query:
    return _best_of(ways, OTHER_WAYS_SHARE)


def _best_of(ways: list[Query], share: float) -> Query:
    if not ways:
        return Query.empty_query()
    return ways[0] if len(ways) == 1 else Query.disjunction_max_query(ways, share)
