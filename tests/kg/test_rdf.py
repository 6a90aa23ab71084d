"""Every triple that was read carries its statement, in the document's own graph."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import RDF, RDFS, XSD, Literal, URIRef
from rdflib.namespace import DCTERMS, SKOS

from kg.model import Analysis, Ref
from kg.naming import names
from kg.placing import View
from kg.rdf import Triple, graph_of, triples
from ontology import VG, UnknownTermError
from tests.kg import papers

BASE = "http://localhost:8000/id/"


def view(analysis: Analysis, base: str = BASE) -> View:
    return View(analysis, base, lambda ref: ref, names([analysis], lambda _, ref: ref))


def of(found: frozenset[Triple], subject: str, predicate: URIRef) -> set[object]:
    return {value for thing, name, value in found if str(thing) == BASE + subject and name == predicate}


def test_a_document_is_described_in_the_graph_of_its_name(board: Analysis) -> None:
    found = triples(view(board))
    assert str(graph_of(view(board))) == f"{BASE}document/board-txt"
    assert of(found, "document/board-txt", DCTERMS.source) == {Literal("board.txt")}
    assert of(found, "document/board-txt", DCTERMS.issued) == {Literal("2024-02-26", datatype=XSD.date)}
    assert of(found, "document/board-txt", RDFS.label) == {Literal("Møte i Fjordvik helseråd", lang="nb")}


def test_every_statement_has_its_triple_its_quote_and_its_span(board: Analysis) -> None:
    found = triples(view(board))
    nodes = {thing for thing, name, value in found if name == RDF.type and value == VG.Statement}
    assert len(nodes) == len(board.statements)
    for node in nodes:
        said = {name: value for thing, name, value in found if thing == node}
        assert (said[RDF.subject], said[RDF.predicate], said[RDF.object]) in found
        span = slice(int(str(said[VG.start])), int(str(said[VG.end])))
        assert board.document.text[span] == str(said[VG.quote])
        assert (said[VG.evidence], RDF.type, VG.Passage) in found


def test_a_resource_has_one_label_and_evidence(board: Analysis) -> None:
    found = triples(view(board))
    for entity in board.entities:
        name = BASE.join(["", "/".join((entity.ref.kind, *entity.ref.path))]).removeprefix(BASE)
        assert len(of(found, name, RDFS.label)) == 1
        assert of(found, name, VG.evidence)


def test_a_passage_has_its_text_its_place_and_what_it_mentions(board: Analysis) -> None:
    span = board.passages[1]
    name = f"passage/board-txt/{span.start}-{span.end}"
    found = triples(view(board))
    assert of(found, name, VG.text) == {Literal(span.of(board.document.text))}
    assert of(found, name, VG.page) == {Literal(1)}
    assert URIRef(f"{BASE}case/fjordvik-helserad/3-2024") in of(found, name, VG.mentions)


def test_of_two_equal_readings_the_surer_is_kept(board: Analysis) -> None:
    doubt = replace(board.statements[0], confidence=0.2, extractor="annen/1")
    assert triples(view(replace(board, statements=(*board.statements, doubt)))) == triples(view(board))


def test_the_base_begins_every_instance(board: Analysis) -> None:
    elsewhere = triples(view(board, "https://data.example/id/"))
    assert not [thing for thing, _, _ in elsewhere if not str(thing).startswith("https://data.example/id/")]


def test_a_decimal_is_spelled_in_one_way(board: Analysis) -> None:
    found = triples(view(board))
    link = "trace/fjordvik-helserad/7-2024/digitalplanen/2024/mal-2"
    assert [str(value) for value in of(found, link, VG.confidence)] == ["0.9"]
    sure = {str(value) for _, name, value in found if name == VG.confidence}
    assert sure == {"1", "0.9", "0.8"}


def test_a_misspelled_term_fails_at_once(board: Analysis) -> None:
    wrong = replace(board.statements[0], predicate="vg:inCasse")
    with pytest.raises(UnknownTermError):
        triples(view(replace(board, statements=(wrong,))))


def test_resolved_names_take_the_place_of_those_of_the_document(board: Analysis) -> None:
    resolution = papers.Resolution((("fjordvik-helserad", "fjordvik-helserad-hf"),))
    resolved = View(
        board,
        BASE,
        lambda ref: resolution.ref("", ref),
        names([board], resolution.ref),
    )
    found = triples(resolved)
    assert of(found, "case/fjordvik-helserad-hf/7-2024", RDF.type) == {VG.Case}
    assert not of(found, "case/fjordvik-helserad/7-2024", RDF.type)
    assert Ref("case", ("fjordvik-helserad", "7-2024")) == papers.CASE


def test_an_organisation_has_one_preferred_label_though_papers_write_it_differently(board: Analysis) -> None:
    shorter = Ref("organisation", ("radet",))
    other = papers.Notes(papers.BOARD_TEXT)
    other.name(shorter, "vg:Organisation", "Rådet")
    other.say(shorter, "skos:prefLabel", "Rådet", "Rådet")
    second = replace(board, entities=tuple(other.entities), statements=tuple(other.statements))
    resolution = papers.Resolution((("radet", "fjordvik-helserad"),))
    called = names([board, second], resolution.ref)
    found = triples(View(second, BASE, lambda ref: resolution.ref("", ref), called))
    assert of(found, "organisation/fjordvik-helserad", SKOS.prefLabel) == set()
    assert of(found, "organisation/fjordvik-helserad", SKOS.altLabel) == {Literal("Rådet", lang="nb")}
    assert of(found, "organisation/fjordvik-helserad", RDFS.label) == {Literal("Fjordvik helseråd", lang="nb")}
