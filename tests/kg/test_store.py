"""Quads on disk, one named graph a document."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDFS, Literal, URIRef

from kg.errors import LoadError, QueryError, StoreError
from kg.rdf import Triple
from kg.store import EXPORTS, Store, as_quads, graph_named_in
from ontology import PREFIXES

ONE, OTHER = "http://e.example/en", "http://e.example/annen"
BLANK = b'<http://e.example/a> <http://e.example/b> [ <http://e.example/c> "d" ] .'


def label(words: str) -> Triple:
    return URIRef("http://e.example/sak"), RDFS.label, Literal(words, lang="nb")


@pytest.fixture
def store() -> Store:
    return Store.scratch()


def counted(store: Store) -> int:
    (row,) = store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    return int(row["n"])


def test_a_triple_that_two_documents_state_is_there_once_in_the_union(store: Store) -> None:
    assert store.replace(ONE, [label("Sak")])
    assert store.replace(OTHER, [label("Sak"), label("Annen")])
    assert store.count() == counted(store) == 2
    assert store.union_faults() == (0, 0)


def test_what_one_document_takes_back_stays_while_another_states_it(store: Store) -> None:
    store.replace(ONE, [label("Sak")])
    store.replace(OTHER, [label("Sak")])
    store.remove(ONE)
    assert store.count() == 1
    store.remove(OTHER)
    assert (store.count(), store.graphs(), store.union_faults()) == (0, frozenset(), (0, 0))


def test_replacing_with_the_same_changes_nothing_and_says_so(store: Store) -> None:
    store.replace(ONE, [label("Sak")])
    assert not store.replace(ONE, [label("Sak")])
    assert store.replace(ONE, [label("Ny")])
    assert [str(value) for _, _, value in store.triples()] == ["Ny"]


def test_rows_have_the_lexical_form_of_what_has_a_value(store: Store) -> None:
    store.replace(ONE, [label("Sak")])
    sparql = "SELECT ?thing ?words ?none WHERE { ?thing ?p ?words OPTIONAL { ?thing <http://e.example/x> ?none } }"
    assert list(store.select(sparql)) == [{"thing": "http://e.example/sak", "words": "Sak"}]


@pytest.mark.parametrize("sparql", ["SELECT", "ASK { ?s ?p ?o }"])
def test_only_a_select_gives_rows(store: Store, sparql: str) -> None:
    with pytest.raises(QueryError):
        list(store.select(sparql))


def test_blank_nodes_of_two_graphs_stay_apart_in_the_union_and_have_the_same_names_on_every_run() -> None:
    runs = []
    for _ in range(2):
        store = Store.scratch()
        for graph in (ONE, OTHER):
            store.replace_parsed(graph, BLANK, ".ttl")
        assert store.count() == 4
        runs.append(sorted(str(term) for triple in store.triples() for term in triple))
    assert runs[0] == runs[1]


@pytest.mark.parametrize(
    ("content", "suffix", "named"),
    [(b"<a> <b>", ".ttl", "not well-formed"), (b"a;b", ".csv", "is not RDF"), (b"x", "", "without a suffix")],
)
def test_what_is_no_rdf_is_refused(content: bytes, suffix: str, named: str) -> None:
    with pytest.raises(LoadError, match=named):
        as_quads(ONE, content, suffix)


def test_quads_know_their_graph() -> None:
    quads = as_quads(ONE, BLANK, ".ttl")
    assert graph_named_in(quads) == ONE
    assert quads.count(b"\n") == 2
    assert quads == as_quads(ONE, quads, ".nq")


@pytest.mark.parametrize("form", ["nquads", "trig", "jsonld"])
def test_exports_hold_each_named_graph(store: Store, form: str) -> None:
    store.replace(ONE, [label("Sak")])
    store.replace(OTHER, [label("Sak"), label("Annen")])
    quads = {(quad.graph_name.value, quad.object.value) for quad in ox.parse(exported(store, form), EXPORTS[form])}
    assert quads == {(ONE, "Sak"), (OTHER, "Sak"), (OTHER, "Annen")}


def test_turtle_holds_their_union(store: Store) -> None:
    store.replace(ONE, [label("Sak")])
    store.replace(OTHER, [label("Sak"), label("Annen")])
    assert len(list(ox.parse(exported(store, "turtle"), EXPORTS["turtle"]))) == 2


def exported(store: Store, form: str) -> bytes:
    out = io.BytesIO()
    store.export(form, out, PREFIXES)
    return out.getvalue()


def test_a_copy_does_not_see_what_comes_later(tmp_path: Path) -> None:
    store = Store.writing(tmp_path / "en")
    store.replace(ONE, [label("Sak")])
    store.flush()
    store.copy_to(tmp_path / "to")
    store.replace(ONE, [label("Senere")])
    copied = Store.reading(tmp_path / "to")
    assert [str(value) for _, _, value in copied.triples()] == ["Sak"]


def test_a_folder_without_a_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="ingen"):
        Store.reading(tmp_path / "ingen")


def test_the_canonical_form_does_not_depend_on_the_order_of_writing() -> None:
    lines = []
    for graphs in ((ONE, OTHER), (OTHER, ONE)):
        store = Store.scratch()
        for graph in graphs:
            store.replace_parsed(graph, BLANK, ".ttl")
        lines.append(list(store.canonical()))
    assert lines[0] == lines[1]
    assert len(lines[0]) == 4
