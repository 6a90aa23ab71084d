"""What is asked of the SPARQL endpoint, within its limits: an answer as a file, or as a page shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Response, make_response, request, url_for

from kg import ClientGoneError, QueryError, QueryLimitError, Streamed, Wanted, table_as_csv
from web.errors import one_line, status_of
from web.measuring import sparql_ended
from web.site import workspace
from web.tables import Table, named_table, plain_value, table_of
from web.translation import gettext

CUT = "Vedtaksgraf-Cut"
"""The header that tells after how many rows or triples an answer was cut."""
SOLUTIONS = "application/sparql-results+json"
LONGEST_SHOWN = 8_000_000
"""Bytes of an answer that a page is made of."""
FOR_A_PAGE = f"{SOLUTIONS}, text/turtle;q=0.9"
_HEAD = b'{"head":{'


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of an answer, or the `problem` that there is none and the status that this has."""

    status: int = 200
    problem: str | None = None
    retry_after: int | None = None
    table: Table | None = None
    graph: str | None = None
    verdict: bool | None = None
    cut: int | None = None


def ask(sparql: str, wanted: Wanted) -> Streamed:
    """The answer to a query, whose time is counted for the client of this request."""
    gone = request.environ.get("waitress.client_disconnected", lambda: False)
    try:
        answer = workspace().endpoint.ask(sparql, wanted, client=request.remote_addr or "", gone=gone)
    except (QueryError, QueryLimitError, ClientGoneError) as error:
        sparql_ended(_ending(error))
        raise
    sparql_ended("ok" if answer.cut is None else "cut")
    return answer


def _ending(error: QueryError | QueryLimitError | ClientGoneError) -> str:
    if isinstance(error, QueryLimitError):
        return error.reason
    return "query" if isinstance(error, QueryError) else "gone"


def shown(sparql: str, wanted: Wanted, headings: Mapping[str, str] | None = None) -> Shown:
    """The answer for a page; with `headings` the table is one for people who did not write the query."""
    try:
        answer = ask(sparql, wanted)
    except QueryError as error:
        return Shown(400, one_line(str(error)))
    except QueryLimitError as error:
        return Shown(status_of(error), one_line(str(error)), error.retry_after)
    if answer.length > LONGEST_SHOWN:
        told = gettext("The answer is too long for a page: take it as a file, or ask for less.")
        return Shown(413, told)
    body = b"".join(answer.pieces)
    if answer.media_type != SOLUTIONS:
        return Shown(graph=body.decode("utf-8"), cut=answer.cut)
    found = json.loads(body)
    if "boolean" in found:
        return Shown(verdict=bool(found["boolean"]))
    variables, rows = found["head"]["vars"], found["results"]["bindings"]
    table = table_of(variables, rows) if headings is None else named_table(variables, rows, headings)
    return Shown(table=table, cut=answer.cut)


def page_of(html: str, answer: Shown) -> Response:
    """A page with the status of the answer that it shows."""
    response = make_response(html, answer.status)
    if answer.retry_after is not None:
        response.headers["Retry-After"] = str(answer.retry_after)
    return response


def file_of(answer: Streamed) -> Response:
    """The answer in pieces; one that was cut says so in its head, and in JSON with a link to what can be done."""
    pieces, length = answer.pieces, answer.length
    limits = url_for("sparql.endpoint", _anchor="limits", _external=True)
    if answer.cut is not None and answer.media_type == SOLUTIONS:
        link = _HEAD + b'"link":[' + json.dumps(limits).encode() + b"],"
        pieces, length = _headed(pieces, link), length + len(link) - len(_HEAD)
    text = answer.media_type.startswith("text/")
    response = Response(pieces, content_type=f"{answer.media_type}; charset=utf-8" if text else answer.media_type)
    response.content_length = length
    return _told_if_cut(response, answer)


def _told_if_cut(response: Response, answer: Streamed) -> Response:
    if answer.cut is not None:
        response.headers[CUT] = str(answer.cut)
        response.headers["Link"] = f'<{url_for("sparql.endpoint", _anchor="limits", _external=True)}>; rel="help"'
    return response


def spreadsheet_of(answer: Streamed, name: str) -> Response:
    """Solutions as CSV that spreadsheets open: in UTF-8 with its mark, and no cell a formula."""
    found = json.loads(b"".join(answer.pieces))
    variables = found["head"]["vars"]
    rows = ([plain_value(row.get(name)) for name in variables] for row in found["results"]["bindings"])
    response = Response(table_as_csv(variables, rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return _told_if_cut(response, answer)


def open_to_all(response: Response) -> Response:
    """Let scripts of other sites read an answer."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = f"Link, Retry-After, {CUT}"
    return response


def _headed(pieces: Iterator[bytes], head: bytes) -> Iterator[bytes]:
    yield head + next(pieces).removeprefix(_HEAD)
    yield from pieces
