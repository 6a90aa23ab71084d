"""A SPARQL query as a person or a program sends it -> an answer in the form that was asked for.

Queries only: what would change the graph, or fetch from elsewhere, is refused before it is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import QueryError
from kg.store import Store
from ontology import PREFIXES, shrink

_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|#[^\n\r]*"
    r"|[?$]\w+"
    r"|[\w.-]*:[\w.:%\\-]*",
    re.DOTALL,
)
"""Strings, IRIs, comments, variables and prefixed names: where a keyword is not a keyword."""
_WORD = re.compile(r"[A-Za-z]+")
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])
_FORMS = frozenset(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"])
_ERROR_PLACE = re.compile(r"error at (\d+):(\d+):\s*(.*)", re.DOTALL)
_SENTENCE = re.compile(r"[A-Z][\w]* [a-z][\w ]+")
_NOT_XML = bytes.maketrans(bytes([*range(9), 11, 12, *range(14, 32)]), b" " * 29)
"""Control characters, which XML cannot hold, become blanks."""
COLUMN_WIDTH = 60
NEAR = 20
"""Characters of a query that a syntax error shows on either side."""
Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """The answer's bytes and what they are."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """A form of answer: its name, its media type, and how Oxigraph calls it (None: our own table)."""

    name: str
    media_type: str
    writer: ox.QueryResultsFormat | ox.RdfFormat | None


_TABLE = Form("table", "text/plain", None)
SOLUTION_FORMS = (
    Form("json", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
    Form("xml", "application/sparql-results+xml", ox.QueryResultsFormat.XML),
    Form("csv", "text/csv", ox.QueryResultsFormat.CSV),
    Form("tsv", "text/tab-separated-values", ox.QueryResultsFormat.TSV),
    _TABLE,
)
GRAPH_FORMS = (
    Form("turtle", "text/turtle", ox.RdfFormat.TURTLE),
    Form("jsonld", "application/ld+json", ox.RdfFormat.JSON_LD),
    Form("ntriples", "application/n-triples", ox.RdfFormat.N_TRIPLES),
    Form("xml", "application/rdf+xml", ox.RdfFormat.RDF_XML),
)
FORMATS = ("json", "xml", "csv", "tsv", "turtle", "ntriples", "jsonld", "table")
_ALSO = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
"""Media types that people ask for when they mean one of ours."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the answer shall look, over which graphs the query goes, and what its relative IRIs are relative to."""

    format: str | None = None
    accept: str | None = None
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    base: str | None = None


def answer(store: Store, sparql: str, wanted: Wanted) -> QueryAnswer:
    """Run `sparql` over `store`; whatever is wrong with it is a `QueryError` of one line."""
    _refuse_what_is_no_query(sparql)
    try:
        return _written(_run(store, sparql, wanted), wanted)
    except SyntaxError as error:
        raise QueryError(_syntax_message(str(error), sparql)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {_first_line(error)}") from error


def describe(store: Store, iri: str, form: str) -> QueryAnswer | None:
    """All triples of the union with `iri` as subject or object, or None if there are none."""
    node = ox.NamedNode(iri)
    union = ox.DefaultGraph()
    about = store.quads.quads_for_pattern(node, None, None, union)
    pointing = store.quads.quads_for_pattern(None, None, node, union)
    found = {quad.triple: None for quads in (about, pointing) for quad in quads}
    return _graph_answer(found, _named(GRAPH_FORMS, form)) if found else None


def _refuse_what_is_no_query(sparql: str) -> None:
    words = [word.upper() for word in _WORD.findall(_OPAQUE.sub(" ", sparql))]
    first = next((word for word in words if word in _FORMS | _UPDATES), None)
    if first in _UPDATES:
        raise QueryError(f"{first} would change the graph: only SELECT, ASK, CONSTRUCT and DESCRIBE are answered")
    if "SERVICE" in words:
        raise QueryError("SERVICE would ask another machine: only this graph is queried")


def _run(store: Store, sparql: str, wanted: Wanted) -> Results:
    """A dataset that the request names replaces the query's own, both its halves."""
    prefixes = dict(PREFIXES)
    if not wanted.default_graphs and not wanted.named_graphs:
        return store.quads.query(sparql, base_iri=wanted.base, prefixes=prefixes)
    return store.quads.query(
        sparql,
        base_iri=wanted.base,
        prefixes=prefixes,
        default_graph=[_graph_name(iri) for iri in wanted.default_graphs],
        named_graphs=[_graph_name(iri) for iri in wanted.named_graphs],
    )


def _graph_name(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is no graph: give an absolute IRI") from error


def _written(results: Results, wanted: Wanted) -> QueryAnswer:
    if isinstance(results, ox.QueryTriples):
        return _graph_answer(results, _chosen(GRAPH_FORMS, wanted))
    form = _chosen(SOLUTION_FORMS, wanted)
    if isinstance(form.writer, ox.QueryResultsFormat):
        body = results.serialize(format=form.writer) or b""
        return QueryAnswer(form.media_type, _printable(form, body))
    return QueryAnswer(form.media_type, _table(results).encode())


def _graph_answer(triples: Iterable[ox.Triple], form: Form) -> QueryAnswer:
    assert isinstance(form.writer, ox.RdfFormat)
    body = ox.serialize(triples, format=form.writer, prefixes=dict(PREFIXES)) or b""
    return QueryAnswer(form.media_type, _printable(form, body))


def _printable(form: Form, body: bytes) -> bytes:
    return body.translate(_NOT_XML) if form.media_type.endswith("+xml") else body


def _chosen(forms: Sequence[Form], wanted: Wanted) -> Form:
    """The form named, else the best that is accepted, else the first."""
    if wanted.format is not None:
        return _named(forms, wanted.format)
    by_type = {form.media_type: form for form in forms}
    for media_type in _by_preference(wanted.accept or ""):
        form = by_type.get(media_type) or by_type.get(_ALSO.get(media_type, ""))
        if form is not None:
            return form
    return forms[0]


def _named(forms: Sequence[Form], name: str) -> Form:
    for form in forms:
        if form.name == name:
            return form
    names = ", ".join(form.name for form in forms)
    raise QueryError(f"this query has no answer in the format {name!r}: choose one of {names}")


def _by_preference(accept: str) -> list[str]:
    """The media types of an Accept header, the most wanted first."""
    weighed = []
    for item in accept.split(","):
        media_type, *parameters = (part.strip().lower() for part in item.split(";"))
        quality = next((part[2:] for part in parameters if part.startswith("q=")), "1")
        try:
            weighed.append((float(quality), media_type))
        except ValueError:
            continue
    wanted = [pair for pair in weighed if pair[0] > 0]
    return [media_type for _, media_type in sorted(wanted, key=lambda pair: -pair[0])]


def _table(results: ox.QuerySolutions | ox.QueryBoolean) -> str:
    """Solutions in columns, IRIs of known vocabularies shortened."""
    if isinstance(results, ox.QueryBoolean):
        return f"{'yes' if results else 'no'}\n"
    heads = [variable.value for variable in results.variables]
    rows = [[_cell(solution[head]) for head in heads] for solution in results]
    widths = [max(len(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    return "".join(f"{line}\n" for line in _lines(heads, rows, widths))


def _lines(heads: list[str], rows: list[list[str]], widths: list[int]) -> Iterator[str]:
    for row in (heads, ["─" * width for width in widths], *rows):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    yield f"({len(rows)} {'row' if len(rows) == 1 else 'rows'})"


def _cell(term: object) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return shrink(term.value)
    words = " ".join(str(term.value if isinstance(term, ox.Literal) else term).split())
    return words if len(words) <= COLUMN_WIDTH else words[: COLUMN_WIDTH - 1] + "…"


def _syntax_message(written: str, sparql: str) -> str:
    """Where the query goes wrong; of what Oxigraph expected there, only what it says in words."""
    match = _ERROR_PLACE.match(written)
    if not match:
        return f"SPARQL syntax error: {written.splitlines()[0]}"
    line, column, expected = match.groups()
    at = int(column) - 1
    near = "".join(sparql.splitlines()[int(line) - 1 : int(line)])[max(0, at - NEAR) : at + NEAR].strip()
    where = f"near {near!r}" if near else "where it ends"
    said = "".join(f": {words}" for words in _SENTENCE.findall(expected)[:1])
    return f"SPARQL syntax error at line {line}, column {column}, {where}{said}"


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
