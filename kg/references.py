"""Reference data: RDF that was loaded from elsewhere, kept as N-Quads, one named graph a file.

The organisations in it, where they have IRIs of ours, are known by all the names that it gives them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg import files
from kg.errors import LoadError
from kg.identifiers import iri
from kg.model import Ref
from kg.store import Store, as_quads, graph_named_in
from ontology import ONTOLOGY_IRI, VG


@dataclass(frozen=True, slots=True)
class Reference:
    """The quads (N-Quads) of one named graph."""

    graph: str
    content: bytes

    @property
    def digest(self) -> str:
        """A hash of what it holds."""
        return hashlib.sha256(self.content).hexdigest()[:32]

    @property
    def count(self) -> int:
        """How many triples it has."""
        return self.content.count(b"\n")


class References:
    """The reference data of one data folder."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "references"

    def all(self) -> tuple[Reference, ...]:
        """Every reference graph, in the order of their names."""
        contents = [file.read_bytes() for file in self._folder.glob("*.nq")]
        found = (Reference(graph_named_in(content), content) for content in contents)
        return tuple(sorted(found, key=lambda reference: reference.graph))

    def keep(self, reference: Reference) -> None:
        """Keep `reference` instead of what its graph held before."""
        name = hashlib.sha256(reference.graph.encode()).hexdigest()[:16]
        files.write(self._folder / f"{name}.nq", reference.content)


def read(file: Path, graph: str) -> Reference:
    """The RDF in `file`, meant for the named graph `graph`; what is no RDF is a `LoadError`."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise LoadError(f"{file} cannot be opened: {error.strerror or error}") from error
    try:
        reference = Reference(graph, as_quads(graph, content, file.suffix))
    except LoadError as error:
        raise LoadError(f"{file}: {error}") from error
    if not reference.count:
        raise LoadError(f"{file} holds no triple: give a file that does")
    return reference


def names(found: Iterable[Reference], base: str) -> dict[str, str]:
    """Every name of an organisation under `base` in reference data -> the last step of its IRI.

    A name that two of them share is neither's.
    """
    store, prefix = Store.scratch(), iri(base, Ref("organisation", ("",)))
    for reference in found:
        store.replace_parsed(reference.graph, reference.content, ".nq")
    meant: dict[str, set[str]] = {}
    for row in store.select(_NAMES.format(prefix=prefix)):
        meant.setdefault(row["name"], set()).add(row["organisation"].removeprefix(prefix))
    return {name: next(iter(steps)) for name, steps in sorted(meant.items()) if len(steps) == 1}


_NAMES = f"""
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?organisation ?name WHERE {{{{
  ?organisation a <{VG.Organisation}> ; skos:prefLabel|skos:altLabel|rdfs:label ?name .
  FILTER STRSTARTS(STR(?organisation), "{{prefix}}")
}}}}"""


def refuse_own_graph(graph: str, base: str) -> None:
    """Refuse what is no name of a graph, and the names of our own."""
    own = (base, str(ONTOLOGY_IRI))
    if ":" not in graph or any(mark in graph for mark in ' <>"{}|\\^`'):
        raise LoadError(f"{graph!r} is no name of a graph: give an absolute IRI")
    if graph.startswith(own):
        raise LoadError(f"{graph} is one of our own graphs: give the reference data another name")
