"""From an error to a status and a page (or a line of text, or JSON) that says what happened, what to do."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException, NotFound

from kg import ClientGoneError, KgError, Name, NotReadyError, QueryLimitError, StoreError, UnknownEntityError
from search import SearchError
from web.negotiation import prefers_html
from web.site import questions, workspace
from web.translation import gettext

_OF_LIMITS = {"time": 503, "memory": 413, "busy": 503, "budget": 429, "crash": 400, "start": 503}
LOG = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Turn errors into answers."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(KgError, _ours)
    app.register_error_handler(QueryLimitError, _past_a_limit)
    app.register_error_handler(NotReadyError, _not_ready)
    app.register_error_handler(ClientGoneError, _gone)
    app.register_error_handler(SearchError, _ours)
    app.register_error_handler(Exception, _unexpected)


class NoSuchThing(NotFound):
    """Nothing is said of the thing that the URL names."""

    def __init__(self, kind: str, path: list[str]) -> None:
        super().__init__(gettext("There is nothing at this address."))
        self.near = questions().near(kind, path)


def _http(error: HTTPException) -> Response:
    near = error.near if isinstance(error, NoSuchThing) else ()
    message = error.description or error.name
    if error.code == 404 and not isinstance(error, NoSuchThing):
        message = gettext("There is nothing at this address.")
    response = _answer(error.code or 500, message, near)
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def _ours(error: Exception) -> Response:
    """What a person can put right is a 400; a damaged or locked data folder is ours to put right."""
    if isinstance(error, UnknownEntityError):
        return _answer(404, str(error))
    if not isinstance(error, StoreError):
        return _answer(400, str(error))
    if _is_empty():
        return _nothing_yet()
    LOG.error("%s: %s", request.full_path, error)
    return _answer(503, str(error))


def _is_empty() -> bool:
    """Whether nothing has been ingested; a folder that cannot be read is not empty."""
    try:
        return not workspace().status().documents
    except KgError:
        return False


def status_of(error: QueryLimitError) -> int:
    """The status of a query that went past a limit."""
    return _OF_LIMITS[error.reason]


def _past_a_limit(error: QueryLimitError) -> Response:
    response = _answer(status_of(error), str(error))
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _not_ready(error: NotReadyError) -> Response:
    response = _answer(503, str(error))
    response.headers["Retry-After"] = str(error.retry_after)
    return response


def _gone(_: ClientGoneError) -> Response:
    """Nobody reads this."""
    return Response(status=503)


def _nothing_yet() -> Response:
    """Before anything has been ingested the front page says how; nothing else is there."""
    if request.path == "/":
        return make_response(render_template("empty.html"))
    return _answer(404, gettext("Nothing has been read in yet."))


def _unexpected(error: Exception) -> Response:
    LOG.exception("%s", request.full_path, exc_info=error)
    return _answer(500, gettext("Something failed here. It has been noted; try again, or search for what you need."))


def one_line(message: str) -> str:
    """A message without line breaks."""
    return " ".join(message.split())


def _answer(status: int, message: str, near: Sequence[Name] = ()) -> Response:
    line = one_line(message)
    if request.path.startswith("/api/"):
        response = jsonify(error=line)
    elif prefers_html():
        response = make_response(render_template("error.html", status=status, message=line, near=near))
    else:
        response = Response(f"{line}\n", content_type="text/plain; charset=utf-8")
    response.status_code = status
    return response
