"""What a search found, as CONTRACT §4 words it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.errors import QueryError, UnknownEntityError
from kg.identifiers import slug
from kg.lookup import Lookup
from search import Hit, Index, Results

_KINDS = {"body": "organisation", "organisation": "organisation", "goal": "goal"}
"""Facets whose values are entities, with the first step of their IRIs."""
MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The results of a query with the filters that it was narrowed by."""

    query: str
    filters: Mapping[str, Sequence[str]]
    results: Results

    def for_words(self) -> SearchAnswer:
        """Itself; where nothing was typed that can be searched for, a `QueryError` says what can."""
        note = self.results.note
        if note == "no-words" or (note == "everything" and "*" not in self.query):
            raise QueryError("type what to search for: words, a case number such as 134-2022, or * for everything")
        return self

    def to_json(self) -> dict[str, object]:
        """The answer of CONTRACT §4."""
        return {
            "total": self.results.total,
            "hits": [hit_json(hit) for hit in self.results.hits],
            "facets": {
                name: [{"value": count.value, "count": count.count} for count in counts]
                for name, counts in self.results.facets.items()
            },
            "did_you_mean": self.results.did_you_mean,
            "note": self.results.note,
        }


def hit_json(hit: Hit) -> dict[str, object]:
    """A hit of CONTRACT §4: its best passage, how many of it were found, and the next best ones."""
    return {**_passage(hit), "found": hit.found, "further": [_passage(one) for one in hit.further]}


def _passage(hit: Hit) -> dict[str, object]:
    return {
        "document": hit.document,
        **{name: hit.stored[name] for name in ("start", "end", "page", "title", "case", "date")},
        "heading": hit.heading,
        "snippet": hit.snippet,
        "snippet_start": hit.snippet_start,
        "highlights": [[mark.start, mark.end] for mark in hit.highlights],
        "score": hit.score,
        "passage": hit.id,
    }


def values_of(index: Index) -> dict[str, tuple[str, ...]]:
    """Every value of every facet that an index has."""
    return {name: tuple(one.value for one in counts) for name, counts in index.search("*", limit=0).facets.items()}


def named(facet: str, value: str, known: Mapping[str, Sequence[str]], lookup: Lookup) -> list[str]:
    """The values of `facet` that are there and that `value` means: spelt so, or called so."""
    try:
        return [one for one in _meant(facet, value, known.get(facet, ()), lookup) if one in known.get(facet, ())]
    except QueryError:
        return []


def as_indexed(
    given: Mapping[str, Sequence[str]], known: Mapping[str, Sequence[str]], lookup: Lookup
) -> dict[str, list[str]]:
    """`given` filters with the values that the index knows (`known`): one spelled so, or else those with the same slug.

    So `nuit` finds what is indexed as "NUIT". A body, an organisation or a goal may be given by anything that names
    it; what names none is a `QueryError`. Another value that the index does not know finds nothing.
    """
    return {
        name: list(
            dict.fromkeys(meant for value in values for meant in _meant(name, value, known.get(name, ()), lookup))
        )
        for name, values in given.items()
    }


def _meant(facet: str, given: str, known: Sequence[str], lookup: Lookup) -> list[str]:
    """The values of `facet` that `given` means."""
    spelled = [given] if given in known else [value for value in known if slug(value) == slug(given)]
    if spelled or facet not in _KINDS:
        return spelled or [given]
    try:
        called = lookup.called(lookup.find(given, _KINDS[facet]))
    except UnknownEntityError as error:
        raise QueryError(f"{given!r} names no {facet}{_near(given, known)}") from error
    return [value for value in known if slug(value) in called] or [given]


def _near(given: str, known: Sequence[str]) -> str:
    """Values like `given`: those that are spelt much like it, and those that share a word with it."""
    wanted, by_slug = slug(given), {slug(value): value for value in known}
    close = difflib.get_close_matches(wanted, by_slug, n=MOST_NEAR, cutoff=0.5)
    shared = [name for name in by_slug if set(name.split("-")) & set(wanted.split("-"))]
    near = [by_slug[name] for name in dict.fromkeys([*close, *shared])][:MOST_NEAR]
    return f": did you mean {', '.join(near)}?" if near else ": give its name, its abbreviation or its IRI"
