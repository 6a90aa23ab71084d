"""Analysis -> triples of the document's named graph: the one place where types meet RDF terms.

The graph's name is the document's IRI. The same view of the same analysis gives the same set of triples.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal

from rdflib import RDF, RDFS, XSD, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import DCTERMS, SKOS

from kg.identifiers import iri
from kg.model import External, Literal, Ref, Span, Statement
from kg.placing import View, evidence_of, holding, mentions_of
from ontology import VG, expand

Term = URIRef | RdfLiteral
Triple = tuple[URIRef, URIRef, Term]
LABEL_QUOTE = 60
"""Characters of a quote or a passage that its label shows."""


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
    """The statements' triples, each with what it rests on; of two equal readings the surer."""
    surest: dict[URIRef, tuple[Triple, Statement]] = {}
    for statement in view.analysis.statements:
        triple = _triple(view, statement)
        name = _statement_iri(view, triple, statement.evidence.span)
        if name not in surest or _rank(statement) > _rank(surest[name][1]):
            surest[name] = triple, statement
    for name, (triple, statement) in surest.items():
        yield triple
        yield from _reified(view, name, triple, statement)


def _rank(statement: Statement) -> tuple[float, str]:
    return statement.confidence, statement.extractor


def _triple(view: View, statement: Statement) -> Triple:
    subject = URIRef(view.iri(statement.subject))
    return subject, _predicate(view, statement), _term(view, statement.object)


def _predicate(view: View, statement: Statement) -> URIRef:
    """What is stated; a preferred label that is not the one chosen over all documents is another label."""
    predicate = expand(statement.predicate)
    if predicate != SKOS.prefLabel or not isinstance(statement.object, Literal):
        return predicate
    chosen = view.names.get(view.ref(statement.subject))
    return predicate if chosen is None or chosen.label == statement.object.value else SKOS.altLabel


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


def _reified(view: View, name: URIRef, triple: Triple, statement: Statement) -> Iterator[Triple]:
    analysis, evidence = view.analysis, statement.evidence
    subject, predicate, value = triple
    label = f"{statement.predicate.partition(':')[2]}: {_shortened(evidence.quote)}"
    yield name, RDF.type, VG.Statement
    yield name, RDF.type, RDF.Statement
    yield name, RDFS.label, RdfLiteral(label, lang=analysis.language)
    yield name, RDF.subject, subject
    yield name, RDF.predicate, predicate
    yield name, RDF.object, value
    yield name, VG.quote, RdfLiteral(evidence.quote)
    yield name, VG.confidence, _decimal(statement.confidence)
    yield name, VG.extractor, RdfLiteral(statement.extractor)
    yield from _place(name, evidence.span)
    for passage in holding(analysis.passages, evidence.span):
        yield name, VG.evidence, URIRef(view.passage_iri(passage))


def _decimal(value: float) -> RdfLiteral:
    return RdfLiteral(_plain(Decimal(str(round(value, 4)))), datatype=XSD.decimal, normalize=False)


def _place(subject: URIRef, span: Span) -> Iterator[Triple]:
    yield subject, VG.start, RdfLiteral(span.start)
    yield subject, VG.end, RdfLiteral(span.end)


def _statement_iri(view: View, triple: Triple, span: Span) -> URIRef:
    """Made from the triple and its span, so that the same reading has the same name on every run."""
    parts = (*(term.n3() for term in triple), str(span.start), str(span.end))
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
    return URIRef(iri(view.base, Ref("statement", (*view.document.path, digest))))


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LABEL_QUOTE else line[: LABEL_QUOTE - 1].rstrip() + "…"
