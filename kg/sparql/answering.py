"""A SPARQL query as a person or a program sends it -> an answer in the form that was asked for.

Queries only: what would change the graph, or fetch from elsewhere, is refused before it is run.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import orjson
import pyoxigraph as ox

from kg.errors import QueryError
from kg.sparql.forms import GRAPH_FORMS, SOLUTION_FORMS, Form, Wanted, chosen, named
from kg.sparql.guarding import disarmed, limited, overwritten, refuse_too_long, refuse_updates
from kg.sparql.tokens import Token, tokens_of
from kg.store import Store
from ontology import PREFIXES, shrink

_ERROR_PLACE = re.compile(r"error at (\d+):(\d+):\s*(.*)", re.DOTALL)
_SENTENCE = re.compile(r"[A-Z][\w]* [a-z][\w ]+")
_NOT_XML = bytes.maketrans(bytes([*range(9), 11, 12, *range(14, 32)]), b" " * 29)
"""Control characters, which XML cannot hold, become blanks."""
_GLUED = "the rows of this query cannot be limited: put blanks around its keywords, and LIMIT and OFFSET at its end"
MOST_DESCRIBED = 10_000
"""Triples that a description of one thing has at most."""
COLUMN_WIDTH = 60
NEAR = 20
"""Characters of a query that a syntax error shows on either side."""
Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """The answer's bytes and what they are; `cut` tells after how many rows or triples it was cut, where it was."""

    media_type: str
    body: bytes
    cut: int | None = None


def answer(
    store: Store,
    sparql: str,
    wanted: Wanted,
    *,
    typed: str | None = None,
    rows: int | None = None,
    services: Collection[str] = (),
) -> QueryAnswer:
    """Run `sparql` over `store`; whatever is wrong with it is a `QueryError` of one line.

    No more than so many `rows` (or triples) are given, and only the `services` named may be asked. `typed` is the query
    as it was before its words were looked up (`matching`): what is wrong is told of that.
    """
    refuse_too_long(typed or sparql)
    tokens = tokens_of(sparql)
    refuse_updates(tokens)
    safe = disarmed(sparql, tokens, services)
    if safe != sparql:
        tokens = tokens_of(safe)
    try:
        return _answer(store, safe, tokens, wanted, rows)
    except SyntaxError as error:
        raise _syntax_error(typed or sparql, wanted, services) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {_first_line(error)}") from error


def describe(store: Store, iri: str, form: str) -> QueryAnswer | None:
    """The triples of the union with `iri` as subject or object, the first `MOST_DESCRIBED`; None if there are none."""
    node = ox.NamedNode(iri)
    union = ox.DefaultGraph()
    about = store.quads.quads_for_pattern(node, None, None, union)
    pointing = store.quads.quads_for_pattern(None, None, node, union)
    found = {quad.triple: None for quad in islice(chain(about, pointing), MOST_DESCRIBED + 1)}
    if not found:
        return None
    cut = MOST_DESCRIBED if len(found) > MOST_DESCRIBED else None
    return _graph_answer(islice(found, MOST_DESCRIBED), named(GRAPH_FORMS, form), cut)


def _answer(store: Store, sparql: str, tokens: Sequence[Token], wanted: Wanted, rows: int | None) -> QueryAnswer:
    """One row more than is given is asked for: it tells that there are more."""
    if rows is None:
        return _written(_run(store, sparql, wanted), wanted)
    results = _run(store, limited(sparql, tokens, rows + 1), wanted)
    if isinstance(results, ox.QueryTriples):
        return _cut_graph(results, chosen(GRAPH_FORMS, wanted), rows)
    found = _written(results, wanted)
    if _has_more(found, rows):
        results = _run(store, limited(sparql, tokens, rows), wanted)
        found = _written(results, wanted)
        if _has_more(found, rows):
            raise QueryError(_GLUED)
        return QueryAnswer(found.media_type, found.body, cut=rows)
    return found


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
        return _graph_answer(results, chosen(GRAPH_FORMS, wanted))
    form = chosen(SOLUTION_FORMS, wanted)
    if isinstance(form.writer, ox.QueryResultsFormat):
        body = results.serialize(format=form.writer) or b""
        return QueryAnswer(form.media_type, _printable(form, body))
    return QueryAnswer(form.media_type, _table(results).encode())


def _graph_answer(triples: Iterable[ox.Triple], form: Form, cut: int | None = None) -> QueryAnswer:
    assert isinstance(form.writer, ox.RdfFormat)
    body = ox.serialize(triples, format=form.writer, prefixes=dict(PREFIXES)) or b""
    return QueryAnswer(form.media_type, _printable(form, body), cut)


def _cut_graph(triples: ox.QueryTriples, form: Form, most: int) -> QueryAnswer:
    found = _graph_answer(islice(triples, most), form)
    more = next(iter(triples), None) is not None
    return QueryAnswer(found.media_type, found.body, cut=most if more else None)


def _has_more(found: QueryAnswer, rows: int) -> bool:
    """Whether an answer has more than so many rows. What stands between rows can stand within a value too, so that
    rows are counted one by one only where it stands there often enough."""
    between, count = _ROWS[found.media_type]
    return found.body.count(between) >= rows and count(found.body) > rows


def _rows_of_json(body: bytes) -> int:
    return len(orjson.loads(body).get("results", {}).get("bindings", ()))


def _rows_of_csv(body: bytes) -> int:
    """Line ends outside quotes, but for the head's."""
    return sum(piece.count(b"\n") for piece in body.split(b'"')[::2]) - 1


_ROWS = {
    "application/sparql-results+json": (b"},{", _rows_of_json),
    "application/sparql-results+xml": (b"<result>", lambda body: body.count(b"<result>")),
    "text/csv": (b"\n", _rows_of_csv),
    "text/tab-separated-values": (b"\n", lambda body: body.count(b"\n") - 1),
    "text/plain": (b"\n", lambda body: body.count(b"\n") - 3),
}


def _printable(form: Form, body: bytes) -> bytes:
    return body.translate(_NOT_XML) if form.media_type.endswith("+xml") else body


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


def _syntax_error(typed: str, wanted: Wanted, services: Collection[str]) -> QueryError:
    """The query as it was typed is read once more, over nothing, so that the error names its places."""
    try:
        _run(Store.scratch(), disarmed(typed, tokens_of(typed), services, overwritten), wanted)
    except SyntaxError as error:
        return QueryError(_syntax_message(str(error), typed))
    except (OSError, ValueError, RuntimeError):
        pass
    return QueryError(_GLUED)


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
