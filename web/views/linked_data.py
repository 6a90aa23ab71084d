"""Every instance IRI and the ontology, as a page or as data."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotAcceptable

from kg import QueryError
from ontology import PREFIXES, load_ontology
from web import words
from web.errors import NoSuchThing
from web.negotiation import FORMS, TURTLE, Form, accepted_form, form_named, wants_page
from web.site import questions, workspace
from web.translation import gettext

blueprint = Blueprint("linked_data", __name__)
_SEE_OTHER = 303
_RDFLIB = {"turtle": "turtle", "jsonld": "json-ld", "ntriples": "nt", "xml": "xml"}


@blueprint.get("/id/<path:path>")
def identifier(path: str) -> ResponseReturnValue:
    """See other: the page about the thing, or the data, by `Accept`."""
    iri = known(path)
    if wants_page():
        target = url_for("pages.page", path=path)
    else:
        target = url_for("linked_data.data", path=f"{path}.{_form().suffix}")
    response = redirect(target, _SEE_OTHER)
    response.vary.add("Accept")
    response.headers["Link"] = f'<{iri}>; rel="canonical"'
    return response


@blueprint.get("/data/<path:path>")
def data(path: str) -> Response:
    """All triples with the thing as subject or object, in the form of the suffix, `format=` or `Accept`."""
    stem, _, suffix = path.rpartition(".")
    by_suffix = next((form for form in FORMS if form.suffix == suffix), None) if stem else None
    iri = known(stem if by_suffix else path)
    answer = workspace().describe(iri, format=(by_suffix or _form()).name)
    response = Response(answer.body, content_type=f"{answer.media_type}; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.vary.add("Accept")
    return response


@blueprint.get("/ns")
def ontology() -> ResponseReturnValue:
    """The vocabulary, as a page or as data."""
    if wants_page() and not request.args.get("format"):
        return render_template("ontology.html", terms=_terms())
    form = _form()
    response = Response(
        load_ontology().serialize(format=_RDFLIB[form.name], encoding="utf-8"),
        content_type=f"{form.media_type}; charset=utf-8",
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.vary.add("Accept")
    return response


@blueprint.get("/.well-known/void")
def void() -> Response:
    """What the dataset is and where it is asked, as VoID."""
    status = workspace().status()
    text = render_template("void.ttl", status=status, base=questions().base, prefixes=PREFIXES)
    return Response(text, content_type=f"{TURTLE.media_type}; charset=utf-8")


def known(path: str) -> str:
    """The IRI of the instance at `path`; one of which nothing is said is a 404 that offers what is near."""
    iri = questions().base + path
    try:
        found = questions().exists(iri)
    except QueryError:
        found = False
    if not found:
        kind, *rest = path.split("/")
        raise NoSuchThing(kind, rest)
    return iri


def _form() -> Form:
    named = request.args.get("format")
    form = form_named(named) if named else accepted_form()
    if form is None and named:
        raise QueryError(gettext("There is no format %(name)s here.", name=repr(named[:40])))
    if form is None:
        raise NotAcceptable(gettext("Ask for text/html or one of: %(types)s.", types=_types()))
    return form


def _types() -> str:
    return ", ".join(form.media_type for form in FORMS)


def _terms() -> list[tuple[str, str, str]]:
    """The terms of the vocabulary with their names and definitions, classes first."""
    found = [(name.partition(":")[2], words.term(name), text) for name, text in words.definitions().items()]
    return sorted(found, key=lambda term: (not term[0][:1].isupper(), term[0].lower()))
