"""The register of organisations -> triples of a named graph of its own, reference data that no document states.

It has what documents speak of, with what that is part of and what it became, so that an old name leads to the present
one and a trust to its region. Names that the documents use are theirs to evidence; here they are known without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from rdflib import RDF, RDFS, XSD, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import DCTERMS, PROV, SDO, SKOS

from kg.identifiers import iri, slug
from kg.model import Ref
from kg.naming import Name, Names
from kg.rdf import Triple
from ontology import VG

_GRAPH = Ref("graph", ("register",))
_LABELS = {
    "nb": "Registeret over organisasjoner",
    "nn": "Registeret over organisasjonar",
    "en": "Organisation register",
}
_NB, _NN = "nb", "nn"


class Listed(Protocol):
    """An organisation of the register: `kg.recognition.Organisation`."""

    @property
    def name(self) -> str:
        """What it is called here."""

    @property
    def type(self) -> str:
        """A notation of the list of organisation types."""

    @property
    def short(self) -> tuple[str, ...]:
        """Its other names."""

    @property
    def nynorsk(self) -> tuple[str, ...]:
        """Its names in nynorsk."""

    @property
    def part_of(self) -> str | None:
        """The name of what it is part of."""

    @property
    def became(self) -> str | None:
        """The name of what followed it."""

    @property
    def on(self) -> date | None:
        """The day from which that is there."""


def graph_of(base: str) -> URIRef:
    """The name of the graph that holds the register."""
    return URIRef(iri(base, _GRAPH))


def triples(register: Iterable[Listed], named: Names, base: str) -> frozenset[Triple]:
    """What the register knows of the organisations in `named`; nothing where it knows none of them."""
    listed = {_ref(one.name): one for one in register}
    told = [t for ref in _with_relatives(listed, named) for t in _described(ref, listed[ref], named, base)]
    return frozenset((*_graph(base), *told)) if told else frozenset()


def _with_relatives(listed: Mapping[Ref, Listed], named: Iterable[Ref]) -> set[Ref]:
    """The listed ones among `named`, with what they are part of and what they became, and so on."""
    found: set[Ref] = set()
    waiting = [ref for ref in named if ref in listed]
    while waiting:
        ref = waiting.pop()
        if ref not in found:
            found.add(ref)
            waiting += [_ref(name) for name in (listed[ref].part_of, listed[ref].became) if name]
    return found


def _described(ref: Ref, one: Listed, named: Names, base: str) -> Iterator[Triple]:
    subject, name = URIRef(iri(base, ref)), named.get(ref, Name(one.name, _NB))
    yield subject, RDF.type, VG.Organisation
    yield subject, RDFS.label, RdfLiteral(name.label, lang=name.language)
    yield subject, SKOS.prefLabel, RdfLiteral(name.label, lang=name.language)
    yield subject, VG.organisationType, RdfLiteral(one.type)
    for language, forms in ((_NB, (one.name, *one.short)), (_NN, one.nynorsk)):
        for form in forms:
            if form != name.label:
                yield subject, SKOS.altLabel, RdfLiteral(form, lang=language)
    if one.part_of:
        yield subject, VG.partOf, URIRef(iri(base, _ref(one.part_of)))
    if one.became:
        yield subject, DCTERMS.isReplacedBy, URIRef(iri(base, _ref(one.became)))
    if one.on:
        yield subject, SDO.dissolutionDate, RdfLiteral(one.on.isoformat(), datatype=XSD.date)


def _graph(base: str) -> Iterator[Triple]:
    yield graph_of(base), RDF.type, PROV.Bundle
    for language, label in _LABELS.items():
        yield graph_of(base), RDFS.label, RdfLiteral(label, lang=language)


def _ref(name: str) -> Ref:
    return Ref("organisation", (slug(name),))
