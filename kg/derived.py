"""What is worked out over all documents -> triples of a named graph of its own.

Three things only several documents together tell: the names that one entity goes by, which proposal an adopted
decision started from, and which goals a decision point may serve though no text says so. Each such triple has an
`rdf:Statement` that names, by `prov:wasDerivedFrom`, the documents' `vg:Statement`s that it rests on; it goes when
they go. The order of documents makes no difference.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from rdflib import RDF, RDFS, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import PROV

from kg.identifiers import iri
from kg.inferring import RULE as INFERENCE_RULE
from kg.inferring import Likeness, Said, collect, inferred
from kg.model import Ref
from kg.naming import OTHER, PREFERRED, Name, published_as
from kg.placing import View, holding
from kg.rdf import Stated, Triple, believed, confidence, reified, statement_iri, statements
from ontology import VG, expand

NAMES_RULE = "resolution/1"
ADOPTION_RULE = "derivation/1"
_GRAPH = Ref("graph", ("resolution",))
_LABELS = {
    "nb": "Utledet på tvers av dokumentene",
    "nn": "Utleidd på tvers av dokumenta",
    "en": "Worked out over the documents",
}
_NAMING = frozenset({*PREFERRED.values(), OTHER})
_DECIDING = frozenset({"vg:inCase", "vg:status"})


@dataclass(frozen=True, slots=True)
class _Derived:
    """A triple with the statements it rests on; `words` label it."""

    triple: Triple
    words: RdfLiteral
    rule: str
    confidence: float
    sources: frozenset[URIRef]


def graph_of(base: str) -> URIRef:
    """The name of the graph that holds what is worked out over documents."""
    return URIRef(iri(base, _GRAPH))


def triples(views: Collection[View], base: str) -> frozenset[Triple]:
    """All that the graph holds; nothing at all where nothing follows from the documents of `views`."""
    links = list(inferred(collect(views)))
    found = [*_names(views, base), *_adoptions(views), *(_addressed(link, base) for link in links)]
    said = (*(t for one in found for t in _written(one, base)), *(t for link in links for t in _link(link, base)))
    return frozenset((*_described(base), *said)) if said else frozenset()


def digest(found: Iterable[Triple]) -> str:
    """A hash that is the same for the same triples."""
    lines = sorted(" ".join(term.n3() for term in triple) for triple in found)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]


def _described(base: str) -> Iterator[Triple]:
    yield graph_of(base), RDF.type, PROV.Bundle
    for language, label in _LABELS.items():
        yield graph_of(base), RDFS.label, RdfLiteral(label, lang=language)


def _written(one: _Derived, base: str) -> Iterator[Triple]:
    name = statement_iri(base, _GRAPH.path, one.triple)
    yield one.triple
    yield from reified(name, one.triple, one.words)
    yield from believed(name, one.confidence, one.rule)
    for source in one.sources:
        yield name, PROV.wasDerivedFrom, source


# Names


def _names(views: Iterable[View], base: str) -> Iterator[_Derived]:
    """The names of everything that goes by several, or by another than the chosen one."""
    chosen: dict[Ref, Name] = {}
    forms: dict[Ref, dict[RdfLiteral, list[Stated]]] = defaultdict(lambda: defaultdict(list))
    for view in views:
        for ref, form, said in _forms(view):
            forms[ref][form] += said
            chosen[ref] = view.names[ref]
    for ref in sorted(forms):
        if {str(form) for form in forms[ref]} != {chosen[ref].label}:
            yield from _named(URIRef(iri(base, ref)), ref.kind, chosen[ref], forms[ref])


def _named(
    subject: URIRef, kind: str, chosen: Name, forms: Mapping[RdfLiteral, Sequence[Stated]]
) -> Iterator[_Derived]:
    """A name rests on the statements that give it; one that no document writes rests on all of them."""
    known = {str(form) for form in forms}
    unwritten = {} if chosen.label in known else {_literal(chosen): [one for said in forms.values() for one in said]}
    for form, said in (*forms.items(), *unwritten.items()):
        triple = subject, expand(published_as(OTHER, kind, str(form), chosen)), form
        words = RdfLiteral(str(form), lang=form.language or chosen.language)
        yield _Derived(triple, words, NAMES_RULE, _surest(said), frozenset(one.name for one in said))


def _forms(view: View) -> Iterator[tuple[Ref, RdfLiteral, list[Stated]]]:
    """The names that the document uses, resolved, each with the statements that give it.

    A label that no statement gives rests on those that give the entity its other names: a table may write "HN RHF"
    where the statement read from it has the full name.
    """
    said: dict[Ref, list[Stated]] = defaultdict(list)
    for one in statements(view, _NAMING):
        ref, form = one.statement.subject, one.triple[2]
        if ref.kind in PREFERRED and isinstance(form, RdfLiteral) and view.ref(ref) in view.names:
            said[ref].append(one)
            yield view.ref(ref), form, [one]
    for entity in view.analysis.entities:
        own = said.get(entity.ref, [])
        if own and entity.label not in {str(one.triple[2]) for one in own}:
            yield view.ref(entity.ref), _literal(Name(entity.label, entity.language)), own


def _literal(name: Name) -> RdfLiteral:
    return RdfLiteral(name.label, lang=name.language)


# Decisions


def _adoptions(views: Iterable[View]) -> Iterator[_Derived]:
    """In every case, each adopted decision with each that had been proposed."""
    placed: dict[URIRef, dict[URIRef, list[Stated]]] = defaultdict(lambda: defaultdict(list))
    status: dict[str, set[URIRef]] = defaultdict(set)
    labels: dict[URIRef, Name] = {}
    for view in views:
        for one in statements(view, _DECIDING):
            ref, (decision, predicate, value) = view.ref(one.statement.subject), one.triple
            labels[decision] = view.names.get(ref, Name(ref.path[-1], view.analysis.language))
            if predicate == VG.inCase:
                placed[URIRef(value)][decision].append(one)
            else:
                status[str(value)].add(decision)
    for decisions in placed.values():
        adopted, proposed = (decisions.keys() & status[str(name)] for name in (VG.Adopted, VG.Proposed))
        for pair in product(adopted - proposed, proposed - adopted):
            yield _adopted(*pair, _literal(labels[pair[1]]), decisions)


def _adopted(
    adopted: URIRef, proposed: URIRef, words: RdfLiteral, decisions: Mapping[URIRef, Sequence[Stated]]
) -> _Derived:
    """As sure as the less sure of the two decisions' being in the case."""
    said = decisions[adopted], decisions[proposed]
    sources = frozenset(one.name for own in said for one in own)
    return _Derived((adopted, VG.wasProposedAs, proposed), words, ADOPTION_RULE, min(map(_surest, said)), sources)


def _surest(said: Iterable[Stated]) -> float:
    return max(one.statement.confidence for one in said)


# Links that nobody states


def _addressed(link: Likeness, base: str) -> _Derived:
    """The direct triple of an inferred link."""
    triple = URIRef(iri(base, link.act.ref)), VG.mayAddress, URIRef(iri(base, link.aim.ref))
    words = RdfLiteral(", ".join(link.shared), lang=link.act.text.language)
    return _Derived(triple, words, INFERENCE_RULE, link.confidence, frozenset(one.stated.name for one in _rests(link)))


def _link(link: Likeness, base: str) -> Iterator[Triple]:
    """The `vg:TraceLink`: its ends, how sure it is, the words that the ends share, the point's words and place."""
    name = URIRef(iri(base, Ref("trace", (*link.act.ref.path, *link.aim.ref.path))))
    point = link.act.text.said[0]
    yield name, RDF.type, VG.TraceLink
    yield name, RDFS.label, _ends(link, point.view)
    yield name, VG["from"], URIRef(iri(base, link.act.ref))
    yield name, VG.to, URIRef(iri(base, link.aim.ref))
    yield name, VG.basis, VG.Inferred
    yield name, VG.confidence, confidence(link.confidence)
    yield name, VG.quote, RdfLiteral(point.stated.statement.evidence.quote)
    for words in link.shared:
        yield name, VG.sharedTerm, RdfLiteral(words, lang=link.act.text.language)
    for one in _rests(link):
        yield name, PROV.wasDerivedFrom, one.stated.name
        for passage in holding(one.view.analysis.passages, one.stated.statement.evidence.span):
            yield name, VG.evidence, URIRef(one.view.passage_iri(passage))


def _rests(link: Likeness) -> tuple[Said, ...]:
    """What gives the words that were compared: the point's, its case's title, the goal's."""
    return (*link.act.text.said, *(link.act.title.said if link.act.title else ()), *link.text.said)


def _ends(link: Likeness, view: View) -> RdfLiteral:
    """What the link is called: the case's number and the goal."""
    goal = view.names[link.aim.ref]
    return RdfLiteral(f"{link.act.case.path[-1]} → {goal.label}", lang=goal.language)
