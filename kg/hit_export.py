"""All hits of a search as CSV or JSON, a piece at a time: for a spreadsheet, or for another program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.compact_json import json_line
from kg.searching import hit_json
from kg.spreadsheet import table_as_csv
from search import Hit

COLUMNS = (
    "rank",
    "document",
    "page",
    "start",
    "end",
    "date",
    "body",
    "case",
    "case_title",
    "case_iri",
    "heading",
    "snippet",
    "score",
    "passage",
    "found",
)


def as_csv(hits: Iterable[Hit]) -> Iterator[str]:
    """A line a hit."""
    return table_as_csv(COLUMNS, (_row(rank, hit) for rank, hit in enumerate(hits, 1)))


def _row(rank: int, hit: Hit) -> tuple[object, ...]:
    case = hit.stored["case"]
    told = case if isinstance(case, dict) else {}
    return (
        rank,
        *(hit.stored[name] for name in ("document", "page", "start", "end", "date")),
        *(told.get(name) for name in ("body", "number", "title", "iri")),
        hit.heading,
        hit.snippet,
        hit.score,
        hit.id,
        hit.found,
    )


def as_json(hits: Iterable[Hit]) -> Iterator[str]:
    """One array of the hits as CONTRACT §4 words them, a line each."""
    yield "["
    for number, hit in enumerate(hits):
        yield (",\n" if number else "\n") + json_line(hit_json(hit))
    yield "\n]\n"
