"""Analysis -> triples of the document's named graph: the one place where types meet RDF terms.

The graph's name is the document's IRI. The same view of the same analysis gives the same set of triples.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from decimal import Decimal

from rdflib import RDF, RDFS, XSD, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import DCTERMS

from kg.identifiers import iri
from kg.model import External, Literal, Ref, Span, Statement
from kg.naming import published_as
from kg.placing import View, evidence_of, holding, mentions_of
from ontology import VG, expand, shrink

Term = URIRef | RdfLiteral
Triple = tuple[URIRef, URIRef, Term]
LABEL_QUOTE = 60
"""Characters of a quote or a passage that its label shows."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of a document as it is published: the name of its `vg:Statement` and its triple."""

    name: URIRef
    triple: Triple
    statement: Statement


def graph_of(view: View) -> URIRef:
    """The name of the document's graph: its IRI."""
    return URIRef(view.iri(view.document))


def triples(view: View) -> frozenset[Triple]:
    """All that the document's named graph holds."""
    return frozenset((*_document(view), *_passages(view), *_entities(view), *_statements(view)))


def _document(view: View) -> Iterator[Triple]:
    analysis, document = view.analysis, graph_of(view)
    title = RdfLiteral(analysis.title, lang=analysis.language)
    yield document, RDF.type, VG.Document
    yield document, RDFS.label, title
    yield document, DCTERMS.title, title
    yield document, DCTERMS.source, RdfLiteral(analysis.document.source)
    yield document, DCTERMS.language, RdfLiteral(analysis.language)
    yield document, VG.sha256, RdfLiteral(analysis.document.sha256)
    if analysis.type:
        yield document, DCTERMS.type, RdfLiteral(analysis.type)
    if analysis.issued:
        yield document, DCTERMS.issued, RdfLiteral(analysis.issued, datatype=XSD.date, normalize=False)


def _passages(view: View) -> Iterator[Triple]:
    analysis, document = view.analysis, graph_of(view)
    mentions = mentions_of(analysis)
    for span in analysis.passages:
        passage, text = URIRef(view.passage_iri(span)), span.of(analysis.document.text)
        page = analysis.document.page_of(span.start)
        yield passage, RDF.type, VG.Passage
        yield passage, RDFS.label, RdfLiteral(_shortened(text), lang=analysis.language)
        yield passage, VG.inDocument, document
        yield passage, VG.text, RdfLiteral(text)
        yield from _place(passage, span)
        if page is not None:
            yield passage, VG.page, RdfLiteral(page)
        for ref in mentions[span]:
            yield passage, VG.mentions, URIRef(view.iri(ref))


def _entities(view: View) -> Iterator[Triple]:
    evidence = evidence_of(view.analysis)
    for entity in view.analysis.entities:
        subject, name = URIRef(view.iri(entity.ref)), view.names[view.ref(entity.ref)]
        yield subject, RDFS.label, RdfLiteral(name.label, lang=name.language)
        for kind in entity.types:
            yield subject, RDF.type, expand(kind)
        for span in evidence.get(entity.ref, ()):
            yield subject, VG.evidence, URIRef(view.passage_iri(span))


def _statements(view: View) -> Iterator[Triple]:
    """The statements' triples, each with what it rests on."""
    for stated in statements(view):
        yield stated.triple
        yield from _evidenced(view, stated)


def statements(view: View, predicates: Set[str] | None = None) -> Iterable[Stated]:
    """The document's statements, those with one of `predicates` or all; of two equal readings the surer."""
    surest: dict[URIRef, Stated] = {}
    for statement in view.analysis.statements:
        if predicates is not None and statement.predicate not in predicates:
            continue
        triple = _triple(view, statement)
        name = _statement_iri(view, triple, statement.evidence.span)
        if name not in surest or _rank(statement) > _rank(surest[name].statement):
            surest[name] = Stated(name, triple, statement)
    return surest.values()


def _rank(statement: Statement) -> tuple[float, str]:
    return statement.confidence, statement.extractor


def _triple(view: View, statement: Statement) -> Triple:
    subject = URIRef(view.iri(statement.subject))
    return subject, _predicate(view, statement), _term(view, statement.object)


def _predicate(view: View, statement: Statement) -> URIRef:
    """What is stated; of a thing's names, only the one chosen over all documents is the preferred one."""
    if not isinstance(statement.object, Literal):
        return expand(statement.predicate)
    chosen = view.names.get(view.ref(statement.subject))
    return expand(published_as(statement.predicate, statement.subject.kind, statement.object.value, chosen))


def _term(view: View, value: Ref | External | Literal) -> Term:
    if isinstance(value, Ref):
        return URIRef(view.iri(value))
    if isinstance(value, External):
        return URIRef(value.iri)
    datatype = URIRef(XSD[value.datatype]) if value.datatype else None
    lexical = _plain(Decimal(value.value)) if value.datatype == "decimal" else value.value
    return RdfLiteral(lexical, lang=value.language, datatype=datatype, normalize=False)


def _plain(number: Decimal) -> str:
    """The one spelling that the store, too, gives a decimal: "1", "0.95"."""
    return f"{number.normalize():f}"


def _evidenced(view: View, stated: Stated) -> Iterator[Triple]:
    analysis, name, evidence = view.analysis, stated.name, stated.statement.evidence
    words = RdfLiteral(evidence.quote, lang=analysis.language)
    yield name, RDF.type, VG.Statement
    yield from reified(name, stated.triple, words)
    yield from believed(name, stated.statement.confidence, stated.statement.extractor)
    yield name, VG.quote, RdfLiteral(evidence.quote)
    yield from _place(name, evidence.span)
    for passage in holding(analysis.passages, evidence.span):
        yield name, VG.evidence, URIRef(view.passage_iri(passage))


def reified(name: URIRef, triple: Triple, words: RdfLiteral) -> Iterator[Triple]:
    """`triple` as a resource called `name`, labelled by its property and `words` (with their language)."""
    subject, predicate, value = triple
    label = f"{shrink(predicate).partition(':')[2]}: {_shortened(words)}"
    yield name, RDF.type, RDF.Statement
    yield name, RDFS.label, RdfLiteral(label, lang=words.language)
    yield name, RDF.subject, subject
    yield name, RDF.predicate, predicate
    yield name, RDF.object, value


def believed(name: URIRef, sure: float, extractor: str) -> Iterator[Triple]:
    """How sure the statement `name` is, and which rule (with its version) says so."""
    yield name, VG.confidence, confidence(sure)
    yield name, VG.extractor, RdfLiteral(extractor)


def confidence(value: float) -> RdfLiteral:
    """A confidence as the graph spells it."""
    return RdfLiteral(_plain(Decimal(str(round(value, 4)))), datatype=XSD.decimal, normalize=False)


def _place(subject: URIRef, span: Span) -> Iterator[Triple]:
    yield subject, VG.start, RdfLiteral(span.start)
    yield subject, VG.end, RdfLiteral(span.end)


def _statement_iri(view: View, triple: Triple, span: Span) -> URIRef:
    """Made from the triple and its span, so that the same reading has the same name on every run."""
    return statement_iri(view.base, view.document.path, triple, str(span.start), str(span.end))


def statement_iri(base: str, path: tuple[str, ...], triple: Triple, *place: str) -> URIRef:
    """The name of a statement of `triple`: `path` tells whose it is, `place` where it stands."""
    parts = (*(term.n3() for term in triple), *place)
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
    return URIRef(iri(base, Ref("statement", (*path, digest))))


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LABEL_QUOTE else line[: LABEL_QUOTE - 1].rstrip() + "…"
