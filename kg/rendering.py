"""RDF in another form than it was written in, and JSON-LD in the words of the published context."""

from __future__ import annotations

import json

from rdflib import Graph

from kg.errors import KgError
from ontology import load_context

_WRITERS = {"turtle": "turtle", "jsonld": "json-ld", "ntriples": "nt", "xml": "xml"}


def json_ld(ntriples: bytes, context: str) -> bytes:
    """Triples as JSON-LD that names things as the published context does, which lies at the address `context`."""
    graph = Graph().parse(data=ntriples, format="nt")
    written = json.loads(graph.serialize(format="json-ld", context=dict(load_context()["@context"])))
    nodes = written.pop("@graph", None)
    if nodes is None:
        nodes = [{key: value for key, value in written.items() if key != "@context"}]
    nodes.sort(key=lambda node: str(node.get("id")))
    document = {"@context": context, "@graph": nodes}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def in_form(turtle: str, form: str) -> bytes:
    """A small graph that is written as Turtle, in the form called "turtle", "jsonld", "ntriples" or "xml"."""
    if form not in _WRITERS:
        raise KgError(f"{form!r} is no form of RDF: choose one of {', '.join(_WRITERS)}")
    graph = Graph().parse(data=turtle, format="turtle")
    return graph.serialize(format=_WRITERS[form], encoding="utf-8")
