"""The SPARQL endpoint: the SPARQL 1.1 Protocol's query side, and a page for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from kg import QueryError, Wanted, canned_queries
from ontology import PREFIXES
from web.answering import FOR_A_PAGE, Shown, ask, file_of, open_to_all, page_of, shown
from web.languages import language
from web.negotiation import TURTLE, prefers_html
from web.security import EDITOR_POLICY, policy
from web.site import workspace
from web.translation import gettext

blueprint = Blueprint("sparql", __name__)
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_TABLE_FORMS = ("csv", "tsv", "json", "xml")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the protocol carries it."""

    sparql: str
    format: str | None
    default_graphs: Sequence[str]
    named_graphs: Sequence[str]


@blueprint.after_request
def _open(response: Response) -> Response:
    response.vary.add("Accept")
    return open_to_all(response)


@blueprint.route("/sparql", methods=["GET", "POST", "OPTIONS"])
def endpoint() -> ResponseReturnValue:
    """A query's answer; without a query the page for a browser, the service description for a program."""
    if request.method == "OPTIONS":
        return _preflight()
    asked = _asked()
    if asked is None:
        return _page() if prefers_html() else _description()
    if asked.format is None and prefers_html():
        return _page(asked, shown(asked.sparql, _wanted(asked, FOR_A_PAGE)))
    return file_of(ask(asked.sparql, _wanted(asked, request.headers.get("Accept"))))


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


def _wanted(asked: Asked, accept: str | None) -> Wanted:
    return Wanted(asked.format, accept, asked.default_graphs, asked.named_graphs, workspace().config.base)


def _preflight() -> Response:
    response = Response(status=204)
    response.headers["Access-Control-Allow-Methods"] = "GET, POST"
    response.headers["Access-Control-Allow-Headers"] = "Content-Type, Accept"
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _description() -> Response:
    ours = workspace()
    text = render_template("service.ttl", endpoint=request.base_url, limits=ours.endpoint.limits, status=ours.status())
    return Response(text, content_type=f"{TURTLE.media_type}; charset=utf-8")


def _page(asked: Asked | None = None, answer: Shown | None = None) -> Response:
    query = asked.sparql if asked else _example()
    graphs: dict[str, Any] = {}
    if asked:
        graphs = {"default-graph-uri": asked.default_graphs, "named-graph-uri": asked.named_graphs}
    page = render_template(
        "sparql.html",
        query=query,
        files=[(name.upper(), url_for("sparql.endpoint", query=query, format=name, **graphs)) for name in _TABLE_FORMS],
        graphs=graphs,
        answer=answer or Shown(),
        prefixes=PREFIXES,
        editor=_editor_installed(),
        limits=workspace().endpoint.limits,
    )
    response = page_of(page, answer or Shown())
    response.headers["Content-Security-Policy"] = policy(**EDITOR_POLICY)
    return response


def _example() -> str:
    """A query to begin with: the first ready-made one that can be asked as it is."""
    first = next(query for query in canned_queries().values() if not query.fields)
    return workspace().fill(first, {}, language())


def _editor_installed() -> bool:
    return (Path(str(current_app.static_folder)) / "vendor" / "yasgui" / "yasgui.min.js").is_file()
