"""The classes and properties that a graph has, for those who write queries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

from kg.store import Store
from ontology import VG, expand, load_context

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_NOT_STORED = str(VG.matches)
"""Looked up in the index, so that no triple has it."""


def terms_of(store: Store) -> Mapping[str, Sequence[str]]:
    """The IRIs of the terms of our context that stand in the union, by `class` and `property`."""
    known = [ox.NamedNode(iri) for iri in sorted(set(_known()))]
    union = ox.DefaultGraph()
    stated = store.quads.quads_for_pattern
    classes = [one.value for one in known if next(stated(None, _TYPE, one, union), None)]
    properties = [one.value for one in known if next(stated(None, one, None, union), None) or one.value == _NOT_STORED]
    return {"class": classes, "property": properties}


def _known() -> Iterator[str]:
    """What the context calls by a name of its own."""
    for entry in load_context()["@context"].values():
        name = entry if isinstance(entry, str) else entry["@id"] if isinstance(entry, dict) else ""
        if ":" in name and "//" not in name:
            yield str(expand(name))
