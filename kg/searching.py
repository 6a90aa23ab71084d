"""What a search found, as CONTRACT §4 words it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.identifiers import slug
from search import Hit, Index, Results


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The results of a query with the filters that it was narrowed by."""

    query: str
    filters: Mapping[str, Sequence[str]]
    results: Results

    def to_json(self) -> dict[str, object]:
        """The answer of CONTRACT §4."""
        return {
            "total": self.results.total,
            "hits": [_hit(hit) for hit in self.results.hits],
            "facets": {
                name: [{"value": count.value, "count": count.count} for count in counts]
                for name, counts in self.results.facets.items()
            },
            "did_you_mean": self.results.did_you_mean,
            "note": self.results.note,
        }


def _hit(hit: Hit) -> dict[str, object]:
    begin = hit.snippet_start
    return {
        "document": hit.document,
        **{name: hit.stored[name] for name in ("start", "end", "page", "title", "case", "date")},
        "heading": hit.heading,
        "snippet": hit.snippet,
        "snippet_start": begin,
        "highlights": [[mark.start, mark.end] for mark in hit.highlights],
        "score": hit.score,
        "passage": hit.id,
    }


def as_indexed(given: Mapping[str, Sequence[str]], index: Index) -> dict[str, list[str]]:
    """`given` filters with the values that the index knows: one spelled so, or else those with the same slug.

    So `nuit` finds what is indexed as "NUIT"; a value that the index does not know finds nothing.
    """
    if not given:
        return {}
    counts = index.search("*", limit=0).facets
    known = {name: [count.value for count in counts.get(name, ())] for name in given}
    return {name: _meant(values, known[name]) for name, values in given.items()}


def _meant(given: Sequence[str], known: Sequence[str]) -> list[str]:
    by_slug: dict[str, list[str]] = {}
    for value in known:
        by_slug.setdefault(slug(value), []).append(value)
    found = ([value] if value in known else by_slug.get(slug(value), [value]) for value in given)
    return [value for values in found for value in values]
