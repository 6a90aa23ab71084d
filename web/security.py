"""Headers that keep a page from running or loading anything but its own files."""

from __future__ import annotations

from flask import Flask, Response, request

_POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
EDITOR_POLICY = {"style-src": "'self' 'unsafe-inline'"}
"""The SPARQL editor sets styles from its script."""


MOST_UNREAD = 4_000_000
"""Bytes of answers that may wait for one connection before it gets no more."""


def install(app: Flask) -> None:
    """Put the headers on every answer, and refuse more to who does not read."""
    app.before_request(_refuse_who_does_not_read)
    app.after_request(_protect)


def policy(**exceptions: str) -> str:
    """The Content-Security-Policy with `exceptions` made."""
    return "; ".join(f"{name} {value}" for name, value in {**_POLICY, **exceptions}.items())


def _refuse_who_does_not_read() -> Response | None:
    """Answers that nobody fetches take disk and files: a connection has one large one waiting, and is then closed."""
    channel = getattr(request.environ.get("waitress.client_disconnected"), "__self__", None)
    if channel is None or channel.total_outbufs_len <= MOST_UNREAD:
        return None
    channel.close_when_flushed = True  # a header could not say so: it is the server's to send
    return Response("Read what you have asked for before you ask for more.\n", 503, content_type="text/plain")


def _protect(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", policy())
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    return response
