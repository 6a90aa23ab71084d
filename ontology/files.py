"""The package's data files, each parsed once.

Every caller gets a graph of its own, since pyshacl adds triples to the graphs it is handed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, cast

from rdflib import Graph, Literal
from rdflib.namespace import SKOS

from ontology.namespaces import PREFIXES


def load_ontology() -> Graph:
    """The vocabulary: every class, property and individual, with labels and definitions in nb, nn and en."""
    return _graph("vedtaksgraf.ttl")


def load_shapes() -> Graph:
    """The SHACL shapes that every graph we publish obeys."""
    return _graph("shapes.ttl")


def load_vocabularies() -> Graph:
    """The SKOS lists: types of documents, cases, organisations and publications, capacities, UN goals."""
    return _graph("vocabularies.ttl")


@cache
@cache
def labels_of(scheme: str, notation: str) -> tuple[str, ...]:
    """What a value of a closed list is called in Norwegian, in both written forms; nothing for what is not in it."""
    lists = _parsed("vocabularies.ttl")
    found = (
        label
        for concept in lists.subjects(SKOS.notation, Literal(notation))
        if f"/{scheme}/" in str(concept)
        for label in lists.objects(concept, SKOS.prefLabel)
    )
    return tuple(sorted({str(one) for one in found if isinstance(one, Literal) and one.language in ("nb", "nn")}))


def load_context() -> Mapping[str, Any]:
    """The JSON-LD context as a mapping with the one key `@context`."""
    return cast(Mapping[str, Any], json.loads(_read("context.jsonld")))


def _graph(name: str) -> Graph:
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    graph += _parsed(name)
    return graph


@cache
def _parsed(name: str) -> Graph:
    return Graph().parse(data=_read(name), format="turtle")


def _read(name: str) -> str:
    return resources.files("ontology").joinpath(name).read_text(encoding="utf-8")
