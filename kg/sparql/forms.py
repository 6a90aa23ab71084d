"""The forms in which answers are written, and which of them a client wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

import pyoxigraph as ox

from kg.errors import QueryError


@dataclass(frozen=True, slots=True)
class Form:
    """A form of answer: its name, its media type, and how Oxigraph calls it (None: our own table)."""

    name: str
    media_type: str
    writer: ox.QueryResultsFormat | ox.RdfFormat | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the answer shall look, over which graphs the query goes, and what its relative IRIs are relative to."""

    format: str | None = None
    accept: str | None = None
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    base: str | None = None


SOLUTION_FORMS = (
    Form("json", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
    Form("xml", "application/sparql-results+xml", ox.QueryResultsFormat.XML),
    Form("csv", "text/csv", ox.QueryResultsFormat.CSV),
    Form("tsv", "text/tab-separated-values", ox.QueryResultsFormat.TSV),
    Form("table", "text/plain", None),
)
GRAPH_FORMS = (
    Form("turtle", "text/turtle", ox.RdfFormat.TURTLE),
    Form("jsonld", "application/ld+json", ox.RdfFormat.JSON_LD),
    Form("ntriples", "application/n-triples", ox.RdfFormat.N_TRIPLES),
    Form("nquads", "application/n-quads", ox.RdfFormat.N_QUADS),
    Form("trig", "application/trig", ox.RdfFormat.TRIG),
    Form("xml", "application/rdf+xml", ox.RdfFormat.RDF_XML),
)
FORMATS = tuple(dict.fromkeys(form.name for form in (*SOLUTION_FORMS[:-1], *GRAPH_FORMS, SOLUTION_FORMS[-1])))
_ALSO = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
"""Media types that people ask for when they mean one of ours."""


def chosen(forms: Sequence[Form], wanted: Wanted) -> Form:
    """The form named, else the best that is accepted, else the first."""
    if wanted.format is not None:
        return named(forms, wanted.format)
    weighed = _weighed(wanted.accept or "")
    for media_type, quality in sorted(weighed.items(), key=lambda pair: -pair[1]):
        fits = [form for form in forms if fnmatchcase(form.media_type, _ALSO.get(media_type, media_type))]
        fits = [form for form in fits if weighed.get(form.media_type, quality) > 0]
        if quality > 0 and fits:
            return fits[0]
    return next((form for form in forms if weighed.get(form.media_type, 1.0) > 0), forms[0])


def named(forms: Sequence[Form], name: str) -> Form:
    """The form of that name, or a `QueryError` that tells the names."""
    for form in forms:
        if form.name == name:
            return form
    names = ", ".join(form.name for form in forms)
    raise QueryError(f"this query has no answer in the format {name!r}: choose one of {names}")


def _weighed(accept: str) -> dict[str, float]:
    """How much each media type, or range of them, of an Accept header is wanted; 0 where it is not."""
    weighed: dict[str, float] = {}
    for item in accept.split(","):
        media_type, *parameters = (part.strip().lower() for part in item.split(";"))
        quality = next((part[2:] for part in parameters if part.startswith("q=")), "1")
        try:
            weighed.setdefault(media_type.replace("[", "") or "*/*", float(quality))
        except ValueError:
            continue
    return weighed
