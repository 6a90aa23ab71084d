"""The SPARQL endpoint: the SPARQL 1.1 Protocol's query side, and a page for people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, current_app, make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from kg import QueryAnswer, QueryError, examples
from ontology import PREFIXES
from web.errors import one_line
from web.negotiation import TURTLE, prefers_html
from web.security import EDITOR_POLICY, policy
from web.site import workspace
from web.translation import gettext

blueprint = Blueprint("sparql", __name__)
SHOWN_ROWS = 500
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_FOR_THE_PAGE = "application/sparql-results+json, text/turtle;q=0.9"


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
    response.headers["Access-Control-Expose-Headers"] = "Link"
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


def _answer(asked: Asked, *, accept: str | None) -> QueryAnswer:
    return workspace().query(
        asked.sparql,
        format=asked.format,
        accept=accept,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
    )


def _data(answer: QueryAnswer) -> Response:
    text = answer.media_type.startswith("text/")
    return Response(answer.body, content_type=f"{answer.media_type}; charset=utf-8" if text else answer.media_type)


def _preflight() -> Response:
    response = Response(status=204)
    response.headers["Access-Control-Allow-Methods"] = "GET, POST"
    response.headers["Access-Control-Allow-Headers"] = "Content-Type, Accept"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _description() -> Response:
    text = render_template("service.ttl", endpoint=request.base_url)
    return Response(text, content_type=f"{TURTLE.media_type}; charset=utf-8")


def _answered_page(asked: Asked) -> Response:
    """The page with the query and its answer, or with what is wrong with it."""
    try:
        answer = _answer(asked, accept=_FOR_THE_PAGE)
    except QueryError as error:
        return _page(asked, status=400, problem=one_line(str(error)))
    if answer.media_type != "application/sparql-results+json":
        return _page(asked, graph=answer.body.decode("utf-8"))
    found = json.loads(answer.body)
    if "boolean" in found:
        return _page(asked, verdict=bool(found["boolean"]))
    rows = found["results"]["bindings"]
    return _page(asked, table=Table(found["head"]["vars"], rows[:SHOWN_ROWS], len(rows)))


def _page(asked: Asked | None = None, *, status: int = 200, **answered: object) -> Response:
    shown = {"problem": None, "table": None, "graph": None, "verdict": None, **answered}
    page = render_template(
        "sparql.html",
        asked=asked,
        examples=examples(),
        prefixes=PREFIXES,
        editor=_editor_installed(),
        **shown,
    )
    response = make_response(page, status)
    response.headers["Content-Security-Policy"] = policy(**EDITOR_POLICY)
    return response


def _editor_installed() -> bool:
    return (Path(str(current_app.static_folder)) / "vendor" / "yasgui" / "yasgui.min.js").is_file()
