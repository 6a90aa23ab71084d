"""Pages and data that a browser has already are not made again: ETag and 304, from the publication's version.

What is shown depends on the graph, on the program and on what the request asks for beside its URL (language, form).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from flask import Flask, Response, g, request

from kg import KgError
from web.languages import language
from web.site import workspace

_TAGGED = frozenset({"pages", "lists", "linked_data", "feeds"})
_PARTS = (".py", ".html", ".ttl", ".rq", ".mo", ".jsonld", ".toml", ".tsv", ".css", ".js")
_AN_HOUR = 3600
_ELSEWHERE = frozenset({"vendor", "__pycache__"})
_VARYING = ("Accept", "Accept-Language", "Cookie")


def install(app: Flask) -> None:
    """Answer 304 where nothing has changed, and tag what is sent."""
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _AN_HOUR
    app.url_defaults(_name_edition)
    app.before_request(_unchanged)
    app.after_request(_tag)


def _name_edition(endpoint: str, values: dict[str, Any]) -> None:
    """Styles and scripts are kept for a while; those of another edition have another address."""
    if endpoint == "static":
        values.setdefault("v", edition()[:8])


def _unchanged() -> Response | None:
    held, g.entity_tag = request.if_none_match, _entity_tag()
    tag = g.entity_tag
    if held.star_tag or not held or tag is None or not held.contains_weak(tag):
        return None
    response = Response(status=304)
    _mark(response, tag)
    return response


def _tag(response: Response) -> Response:
    tag = g.get("entity_tag") if response.status_code == 200 and not response.get_etag()[0] else None
    if tag is not None:
        _mark(response, tag)
    return response


def _mark(response: Response, tag: str) -> None:
    response.set_etag(tag, weak=True)
    response.cache_control.no_cache = True
    response.vary.update(_VARYING)


def _entity_tag() -> str | None:
    """The tag of what this request asks for, where it is of the kind that has one."""
    if request.method not in ("GET", "HEAD") or request.blueprint not in _TAGGED:
        return None
    try:
        version = workspace().version()
    except KgError:
        return None
    if version is None:
        return None
    today = date.today().isoformat()  # pages tell what is overdue
    settings = sorted(workspace().config.environment().items())
    asked = (language(), request.headers.get("Accept", ""), request.full_path)
    parts = (today, edition(), repr(settings), str(version.number), version.digest, *asked)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


@cache
def edition() -> str:
    """A hash of the program's own files: another edition may show the same graph in another way."""
    digest = hashlib.sha256()
    for package in ("kg", "search", "web", "ontology"):
        for file in _walk(files(package)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _walk(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir() and entry.name not in _ELSEWHERE:
            yield from _walk(entry)
        elif entry.name.endswith(_PARTS):
            yield entry
