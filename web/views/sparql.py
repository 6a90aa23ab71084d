"""The SPARQL endpoint: the SPARQL 1.1 Protocol's query side, and a page for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, current_app, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from kg import QueryError, QueryLimitError, Streamed, Wanted, examples
from ontology import PREFIXES
from web.errors import one_line, status_of
from web.negotiation import TURTLE, prefers_html
from web.security import EDITOR_POLICY, policy
from web.site import workspace
from web.translation import gettext

blueprint = Blueprint("sparql", __name__)
SHOWN_ROWS = 500
CUT = "Vedtaksgraf-Cut"
"""The header that tells after how many rows or triples an answer was cut."""
_JSON = "application/sparql-results+json"
_HEAD = b'{"head":{'
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_FOR_THE_PAGE = f"{_JSON}, text/turtle;q=0.9"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the protocol carries it."""

    sparql: str
    format: str | None
    default_graphs: Sequence[str]
    named_graphs: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Solutions for the page: `rows` are the first ones, `total` counts all."""

    columns: Sequence[str]
    rows: Sequence[Mapping[str, Mapping[str, str]]]
    total: int


@blueprint.after_request
def _open(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = f"Link, Retry-After, {CUT}"
    response.vary.add("Accept")
    return response


@blueprint.route("/sparql", methods=["GET", "POST", "OPTIONS"])
def endpoint() -> ResponseReturnValue:
    """A query's answer; without a query the page for a browser, the service description for a program."""
    if request.method == "OPTIONS":
        return _preflight()
    asked = _asked()
    if asked is None:
        return _page() if prefers_html() else _description()
    if asked.format is None and prefers_html():
        return _answered_page(asked)
    return _data(_answer(asked, accept=request.headers.get("Accept")))


def _asked() -> Asked | None:
    values = request.args
    if request.method == "POST":
        if request.mimetype == _QUERY:
            return _query([_direct()], values)
        if request.mimetype != _FORM:
            raise UnsupportedMediaType(gettext("Post the query as %(form)s or %(query)s.", form=_FORM, query=_QUERY))
        values = request.values
        if "query" not in request.form:
            raise BadRequest(gettext("Send the query in the form field `query`."))
    if "update" in values:
        raise QueryError(gettext("This endpoint is read-only: it answers queries and no updates."))
    queries = values.getlist("query")
    return _query(queries, values) if queries else None


def _direct() -> str:
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    try:
        if charset not in ("utf-8", "utf8", "us-ascii"):
            raise UnicodeError(charset)
        return request.get_data().decode("utf-8")
    except UnicodeError as error:
        raise BadRequest(gettext("The query is not written in UTF-8.")) from error


def _query(queries: Sequence[str], values: Mapping[str, str]) -> Asked:
    if len(queries) != 1:
        raise BadRequest(gettext("Send one query at a time."))
    named = request.values.getlist
    return Asked(
        queries[0],
        values.get("format") or None,
        tuple(named("default-graph-uri")),
        tuple(named("named-graph-uri")),
    )


def _answer(asked: Asked, *, accept: str | None) -> Streamed:
    wanted = Wanted(asked.format, accept, asked.default_graphs, asked.named_graphs, workspace().config.base)
    gone = request.environ.get("waitress.client_disconnected", lambda: False)
    return workspace().endpoint.ask(asked.sparql, wanted, client=request.remote_addr or "", gone=gone)


def _data(answer: Streamed) -> Response:
    """The answer in pieces; one that was cut says so in its head, and in JSON with a link to what can be done."""
    pieces, length = answer.pieces, answer.length
    limits = url_for("sparql.endpoint", _anchor="limits", _external=True)
    if answer.cut is not None and answer.media_type == _JSON:
        link = _HEAD + b'"link":[' + json.dumps(limits).encode() + b"],"
        pieces, length = _headed(pieces, link), length + len(link) - len(_HEAD)
    text = answer.media_type.startswith("text/")
    response = Response(pieces, content_type=f"{answer.media_type}; charset=utf-8" if text else answer.media_type)
    response.content_length = length
    if answer.cut is not None:
        response.headers[CUT] = str(answer.cut)
        response.headers["Link"] = f'<{limits}>; rel="help"'
    return response


def _headed(pieces: Iterator[bytes], head: bytes) -> Iterator[bytes]:
    yield head + next(pieces).removeprefix(_HEAD)
    yield from pieces


def _preflight() -> Response:
    response = Response(status=204)
    response.headers["Access-Control-Allow-Methods"] = "GET, POST"
    response.headers["Access-Control-Allow-Headers"] = "Content-Type, Accept"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _description() -> Response:
    text = render_template("service.ttl", endpoint=request.base_url, limits=workspace().endpoint.limits)
    return Response(text, content_type=f"{TURTLE.media_type}; charset=utf-8")


def _answered_page(asked: Asked) -> Response:
    """The page with the query and its answer, or with what is wrong with it."""
    try:
        answer = _answer(asked, accept=_FOR_THE_PAGE)
    except QueryError as error:
        return _page(asked, status=400, problem=one_line(str(error)))
    except QueryLimitError as error:
        response = _page(asked, status=status_of(error), problem=one_line(str(error)))
        if error.retry_after is not None:
            response.headers["Retry-After"] = str(error.retry_after)
        return response
    body = b"".join(answer.pieces)
    if answer.media_type != _JSON:
        return _page(asked, graph=body.decode("utf-8"), cut=answer.cut)
    found = json.loads(body)
    if "boolean" in found:
        return _page(asked, verdict=bool(found["boolean"]))
    rows = found["results"]["bindings"]
    return _page(asked, table=Table(found["head"]["vars"], rows[:SHOWN_ROWS], len(rows)), cut=answer.cut)


def _page(asked: Asked | None = None, *, status: int = 200, **answered: object) -> Response:
    shown = {"problem": None, "table": None, "graph": None, "verdict": None, "cut": None, **answered}
    page = render_template(
        "sparql.html",
        asked=asked,
        examples=examples(),
        prefixes=PREFIXES,
        editor=_editor_installed(),
        limits=workspace().endpoint.limits,
        **shown,
    )
    response = make_response(page, status)
    response.headers["Content-Security-Policy"] = policy(**EDITOR_POLICY)
    return response


def _editor_installed() -> bool:
    return (Path(str(current_app.static_folder)) / "vendor" / "yasgui" / "yasgui.min.js").is_file()
