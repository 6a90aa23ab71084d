"""The register of organisations -> triples of a named graph of its own, reference data that no document states.

It has what documents speak of, with what that is part of and what it became, so that an old name leads to the present
one and a trust to its region. Names that the documents use are theirs to evidence; here they are known without.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
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


def triples(
    register: Iterable[Listed], named: Names, base: str, resolve: Callable[[Ref], Ref] = lambda ref: ref
) -> frozenset[Triple]:
    """What the register knows of the organisations in `named`; nothing where it knows none of them.

    `resolve` tells which entity one of its refs means, as people judged it.
    """
    known = _Register(register, named, base, resolve)
    told = [triple for ref in known.with_relatives() for triple in known.described(ref)]
    return frozenset((*_graph(base), *told)) if told else frozenset()


class _Register:
    """The lines of the register by the entity that each means; those that a verdict joined are several."""

    def __init__(self, register: Iterable[Listed], named: Names, base: str, resolve: Callable[[Ref], Ref]) -> None:
        self._named, self._base, self._resolve = named, base, resolve
        self._listed: dict[Ref, list[Listed]] = defaultdict(list)
        for one in register:
            self._listed[self._ref(one.name)].append(one)

    def _ref(self, name: str) -> Ref:
        return self._resolve(Ref("organisation", (slug(name),)))

    def with_relatives(self) -> set[Ref]:
        """The listed ones among the named, with what they are part of and what they became, and so on."""
        found: set[Ref] = set()
        waiting = [ref for ref in self._named if ref in self._listed]
        while waiting:
            ref = waiting.pop()
            if ref not in found:
                found.add(ref)
                waiting += [self._ref(name) for one in self._listed[ref] for name in (one.part_of, one.became) if name]
        return found

    def described(self, ref: Ref) -> Iterator[Triple]:
        """What the lines tell of the entity `ref`."""
        subject, lines = URIRef(iri(self._base, ref)), self._listed[ref]
        name = self._named.get(ref, Name(lines[0].name, _NB))
        yield subject, RDF.type, VG.Organisation
        yield subject, RDFS.label, RdfLiteral(name.label, lang=name.language)
        yield subject, SKOS.prefLabel, RdfLiteral(name.label, lang=name.language)
        for one in lines:
            yield subject, VG.organisationType, RdfLiteral(one.type)
            for language, forms in ((_NB, (one.name, *one.short)), (_NN, one.nynorsk)):
                for form in forms:
                    if form != name.label:
                        yield subject, SKOS.altLabel, RdfLiteral(form, lang=language)
            yield from self._related(ref, one)

    def _related(self, ref: Ref, one: Listed) -> Iterator[Triple]:
        subject = URIRef(iri(self._base, ref))
        for predicate, name in ((VG.partOf, one.part_of), (DCTERMS.isReplacedBy, one.became)):
            if name and (other := self._ref(name)) != ref:
                yield subject, predicate, URIRef(iri(self._base, other))
        if one.on:
            yield subject, SDO.dissolutionDate, RdfLiteral(one.on.isoformat(), datatype=XSD.date)


def _graph(base: str) -> Iterator[Triple]:
    yield graph_of(base), RDF.type, PROV.Bundle
    for language, label in _LABELS.items():
        yield graph_of(base), RDFS.label, RdfLiteral(label, lang=language)
