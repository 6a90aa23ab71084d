"""Every instance IRI and the ontology, as a page or as data."""

from __future__ import annotations

import json

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from kg import QueryError, json_ld
from ontology import load_context, load_ontology
from web import words
from web.answering import CUT
from web.errors import NoSuchThing
from web.negotiation import FORMS, Form, form_of_request, wants_page
from web.site import questions, workspace

blueprint = Blueprint("linked_data", __name__)
_SEE_OTHER = 303
_RDFLIB = {"turtle": "turtle", "jsonld": "json-ld", "ntriples": "nt", "xml": "xml"}


@blueprint.after_request
def _open(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.vary.add("Accept")
    return response


@blueprint.get("/id/<path:path>")
def identifier(path: str) -> ResponseReturnValue:
    """See other: the page about the thing, or the data, by `Accept`."""
    iri = known(path)
    if wants_page():
        target = url_for("pages.page", path=path)
    else:
        target = url_for("linked_data.data", path=f"{path}.{form_of_request().suffix}")
    response = redirect(target, _SEE_OTHER)
    response.headers["Link"] = f'<{iri}>; rel="canonical"'
    return response


@blueprint.get("/data/<path:path>")
def data(path: str) -> Response:
    """All triples with the thing as subject or object, in the form of the suffix, `format=` or `Accept`."""
    stem, _, suffix = path.rpartition(".")
    by_suffix = next((form for form in FORMS if form.suffix == suffix), None) if stem else None
    iri = known(stem if by_suffix else path)
    form = by_suffix or form_of_request()
    if form.name == "jsonld":
        answer = workspace().describe(iri, format="ntriples")
        response = _sent(json_ld(answer.body, url_for("linked_data.context", _external=True)), form)
    else:
        answer = workspace().describe(iri, format=form.name)
        response = _sent(answer.body, form)
    if answer.cut is not None:
        response.headers[CUT] = str(answer.cut)
    return response


@blueprint.get("/ns")
def ontology() -> ResponseReturnValue:
    """The vocabulary, as a page or as data."""
    if wants_page() and not request.args.get("format"):
        return render_template("ontology.html", terms=_terms())
    form = form_of_request()
    return _sent(load_ontology().serialize(format=_RDFLIB[form.name], encoding="utf-8"), form)


@blueprint.get("/ns/<term>")
def ontology_term(term: str) -> ResponseReturnValue:
    """See other: where the vocabulary says what a term is."""
    if f"vg:{term}" not in words.definitions():
        raise NotFound
    if wants_page():
        return redirect(url_for("linked_data.ontology", _anchor=term), _SEE_OTHER)
    return redirect(url_for("linked_data.ontology", format=form_of_request().name), _SEE_OTHER)


@blueprint.get("/ns/context.jsonld")
def context() -> Response:
    """The context that our JSON-LD names things by."""
    return Response(json.dumps(load_context(), ensure_ascii=False, indent=1), content_type="application/ld+json")


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


def _sent(body: bytes, form: Form) -> Response:
    return Response(body, content_type=f"{form.media_type}; charset=utf-8")


def _terms() -> list[tuple[str, str, str]]:
    """The terms of the vocabulary with their names and definitions, classes first."""
    found = [(name.partition(":")[2], words.term(name), text) for name, text in words.definitions().items()]
    return sorted(found, key=lambda term: (not term[0][:1].isupper(), term[0].lower()))
