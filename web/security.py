"""Headers that keep a page from running or loading anything but its own files."""

from __future__ import annotations

from flask import Flask, Response

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


def install(app: Flask) -> None:
    """Put the headers on every answer."""
    app.after_request(_protect)


def policy(**exceptions: str) -> str:
    """The Content-Security-Policy with `exceptions` made."""
    return "; ".join(f"{name} {value}" for name, value in {**_POLICY, **exceptions}.items())


def _protect(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", policy())
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    return response
