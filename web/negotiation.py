"""Which form of an answer a client wants: a suffix or `format=` first, then its Accept header."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request
from werkzeug.exceptions import NotAcceptable

from kg import QueryError
from web.translation import gettext


@dataclass(frozen=True, slots=True)
class Form:
    """A form that data comes in: its name in `Workspace.describe`, its suffix, media type, and what people call it."""

    name: str
    suffix: str
    media_type: str
    label: str


TURTLE = Form("turtle", "ttl", "text/turtle", "Turtle")
FORMS = (
    TURTLE,
    Form("jsonld", "jsonld", "application/ld+json", "JSON-LD"),
    Form("ntriples", "nt", "application/n-triples", "N-Triples"),
    Form("xml", "rdf", "application/rdf+xml", "RDF/XML"),
)
_HTML = ("text/html", "application/xhtml+xml")
_ALIASES = {"application/json": "application/ld+json", "application/xml": "application/rdf+xml"}


def form_named(name: str) -> Form | None:
    """The form that a suffix, a name or a media type means."""
    return next((form for form in FORMS if name in (form.name, form.suffix, form.media_type)), None)


def wants_page() -> bool:
    """Whether the client asks for HTML rather than for data; one that takes anything gets the page."""
    best = request.accept_mimetypes.best_match([*_HTML, *(form.media_type for form in FORMS), *_ALIASES])
    return best is None or best in _HTML or not request.accept_mimetypes


def accepted_form() -> Form | None:
    """The form of data that the Accept header asks for, or None where it takes no form of ours."""
    if not request.accept_mimetypes:
        return TURTLE
    best = request.accept_mimetypes.best_match([*(form.media_type for form in FORMS), *_ALIASES])
    return form_named(_ALIASES.get(best, best)) if best else None


def form_of_request() -> Form:
    """The form that `format=` or the Accept header asks for; what is not to be had is an error that says what is."""
    wanted = request.args.get("format")
    form = form_named(wanted) if wanted else accepted_form()
    if form is None and wanted:
        raise QueryError(gettext("There is no format %(name)s here.", name=repr(wanted[:40])))
    if form is None:
        types = ", ".join(one.media_type for one in FORMS)
        raise NotAcceptable(gettext("Ask for text/html or one of: %(types)s.", types=types))
    return form


def prefers_html() -> bool:
    """Whether HTML is named in the Accept header and nothing else is wanted more: a person's browser."""
    accept = request.accept_mimetypes
    html = max((quality for value, quality in accept if value in _HTML), default=0.0)
    return html > 0 and html >= max((quality for _, quality in accept), default=0.0)
