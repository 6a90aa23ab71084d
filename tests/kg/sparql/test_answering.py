"""Queries and the forms of their answers."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef

from kg import sparql
from kg.errors import QueryError
from kg.sparql import Wanted, answer, prepared
from kg.store import Store
from ontology import VG

CASE = URIRef("http://e.example/sak")
ONE, OTHER = "http://e.example/en", "http://e.example/annen"
SELECT = "SELECT ?case ?label WHERE { ?case a vg:Case ; rdfs:label ?label } ORDER BY ?label"
CONSTRUCT = "CONSTRUCT WHERE { ?case a vg:Case }"


@pytest.fixture
def store() -> Store:
    store = Store.scratch()
    store.replace(ONE, [(CASE, RDF.type, VG.Case), (CASE, RDFS.label, Literal("Første\fsak", lang="nb"))])
    store.replace(OTHER, [(CASE, RDF.type, VG.Case), (CASE, RDFS.label, Literal("Samme", lang="nn"))])
    return store


def ask(store: Store, query: str, form: str | None = None, **wanted: object) -> bytes:
    return sparql.answer(store, query, Wanted(form, **wanted)).body  # type: ignore[arg-type]


def labels(store: Store, query: str = SELECT, **wanted: object) -> list[str]:
    rows = json.loads(ask(store, query, "json", **wanted))["results"]["bindings"]
    return [row["label"]["value"] for row in rows]


def test_the_default_graph_is_the_union_and_prefixes_need_no_declaration(store: Store) -> None:
    assert labels(store) == ["Første\fsak", "Samme"]


def test_a_prefix_that_the_query_declares_counts(store: Store) -> None:
    with pytest.raises(QueryError, match=r"near .*ukjent"):
        ask(store, "SELECT * { ?s ukjent:p ?o }")
    assert labels(store, f"PREFIX ny: <{VG}> {SELECT.replace('vg:', 'ny:')}") == ["Første\fsak", "Samme"]


def test_from_narrows_the_default_graph(store: Store) -> None:
    assert labels(store, SELECT.replace("WHERE", f"FROM <{OTHER}> WHERE")) == ["Samme"]


def test_the_dataset_of_the_request_replaces_that_of_the_query(store: Store) -> None:
    query = SELECT.replace("WHERE", f"FROM <{ONE}> WHERE")
    assert labels(store, query, default_graphs=[OTHER]) == ["Samme"]
    in_any = "SELECT ?label WHERE { GRAPH ?g { ?case rdfs:label ?label } }"
    assert labels(store, in_any, named_graphs=[OTHER]) == ["Samme"]
    assert labels(store, in_any, default_graphs=[OTHER]) == []
    assert labels(store, SELECT, named_graphs=[OTHER]) == []


def test_a_graph_that_is_no_iri_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="absolute IRI"):
        ask(store, SELECT, default_graphs=["ikke en iri"])


@pytest.mark.parametrize(
    ("form", "media_type", "begins"),
    [
        ("json", "application/sparql-results+json", b'{"head"'),
        ("xml", "application/sparql-results+xml", b"<?xml"),
        ("csv", "text/csv", b"case,label"),
        ("tsv", "text/tab-separated-values", b"?case\t?label"),
        ("table", "text/plain", b"case "),
    ],
)
def test_solutions_have_their_forms(store: Store, form: str, media_type: str, begins: bytes) -> None:
    found = sparql.answer(store, SELECT, Wanted(form))
    assert found.media_type == media_type
    assert found.body.startswith(begins)


@pytest.mark.parametrize(
    ("form", "media_type", "suffix"),
    [
        ("turtle", "text/turtle", ".ttl"),
        ("ntriples", "application/n-triples", ".nt"),
        ("jsonld", "application/ld+json", ".jsonld"),
        ("xml", "application/rdf+xml", ".rdf"),
    ],
)
def test_graphs_have_theirs(store: Store, form: str, media_type: str, suffix: str) -> None:
    found = sparql.answer(store, CONSTRUCT, Wanted(form))
    assert found.media_type == media_type
    again = Store.scratch()
    again.replace_parsed(ONE, found.body, suffix)
    assert list(again.triples()) == [(CASE, RDF.type, VG.Case)]


@pytest.mark.parametrize(("query", "form"), [(SELECT, "turtle"), (CONSTRUCT, "csv"), (SELECT, "ukjent")])
def test_a_form_that_the_answer_does_not_have_is_refused(store: Store, query: str, form: str) -> None:
    with pytest.raises(QueryError, match="choose one of"):
        ask(store, query, form)


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        (SELECT, None, "application/sparql-results+json"),
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "application/xml;q=0.1, text/csv;q=0.5", "text/csv"),
        (SELECT, "text/turtle", "application/sparql-results+json"),
        (SELECT, "text/csv;q=0, application/json", "application/sparql-results+json"),
        (SELECT, "text/csv;q=mye, text/tab-separated-values;q=0.1", "text/tab-separated-values"),
        (CONSTRUCT, "text/csv, application/ld+json;q=0.3", "application/ld+json"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "text/html", "text/turtle"),
    ],
)
def test_the_best_accepted_form_is_chosen(store: Store, query: str, accept: str | None, media_type: str) -> None:
    assert sparql.answer(store, query, Wanted(accept=accept)).media_type == media_type


def test_control_characters_do_not_break_xml(store: Store) -> None:
    assert "Første sak" in "".join(ET.fromstring(ask(store, SELECT, "xml")).itertext())
    assert len(Graph().parse(data=ask(store, "DESCRIBE <http://e.example/sak>", "xml"), format="xml")) == 3


def test_a_question_of_yes_or_no(store: Store) -> None:
    assert json.loads(ask(store, "ASK { ?c a vg:Case }"))["boolean"] is True
    assert ask(store, "ASK { ?c a vg:Goal }", "table") == b"no\n"


def test_a_table_shortens_known_iris_and_counts_rows(store: Store) -> None:
    lines = ask(store, "SELECT ?type ?none WHERE { ?case a ?type }", "table").decode().splitlines()
    assert lines == ["type     none", "───────  ────", "vg:Case", "(1 row)"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?s WHERE {\n ?s ?p }", "line 2, column 9, near '?s ?p }'"),
        ("SELEC ?s { ?s ?p ?o }", "line 1, column 10, near 'SELEC ?s { ?s ?p ?o }'"),
        ("", "line 1, column 1, where it ends"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", "unbound"),
    ],
)
def test_a_syntax_error_tells_where_in_one_line(store: Store, query: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        ask(store, query)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <http://e.example/a> a vg:Case }",
        "# SELECT\nDELETE WHERE { ?s ?p ?o }",
        "PREFIX select: <http://e.example/> CLEAR ALL",
        "load <http://e.example/>",
        "WITH <http://e.example/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_what_would_change_the_graph_is_refused(store: Store, update: str) -> None:
    with pytest.raises(QueryError, match="would change the graph"):
        ask(store, update)


@pytest.mark.parametrize("word", ["SERVICE", "service SILENT"])
def test_what_would_ask_another_machine_is_refused(store: Store, word: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        ask(store, f"SELECT * {{ {word} <http://e.example/sparql> {{ ?s ?p ?o }} }}")


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service WHERE { ?service rdfs:label "SERVICE <x> {}"@nb }',
        "SELECT * WHERE { ?s <http://e.example/SERVICE/INSERT> ?delete } # SERVICE",
        "SELECT * WHERE { ?s rdfs:label '''DELETE ' SERVICE''' FILTER(1 < 2 && 3 > 2) }",
        r'SELECT * WHERE { ?s rdfs:label "a\" SERVICE" }',
        "PREFIX service: <http://e.example/> SELECT * WHERE { ?s service:service ?o }",
    ],
)
def test_words_in_strings_iris_and_names_are_no_keywords(store: Store, query: str) -> None:
    assert json.loads(ask(store, query, "json"))["results"]["bindings"] == []


def test_describe_gives_what_points_there_too(store: Store) -> None:
    found = sparql.describe(store, str(VG.Case), "ntriples")
    assert found is not None
    assert found.body.decode().count("\n") == 1
    assert sparql.describe(store, "http://e.example/ingen", "turtle") is None


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/*", "text/csv"),
        ("application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
        ("*/*;q=0.1, text/csv;q=0.2", "text/csv"),
        ("*/*", "application/sparql-results+json"),
        ("image/png, text/tab-separated-values;q=nan", "application/sparql-results+json"),
    ],
)
def test_ranges_of_media_types_are_read(accept: str, media_type: str) -> None:
    assert answer(Store.scratch(), "SELECT * {}", Wanted(accept=accept)).media_type == media_type


@pytest.mark.parametrize("query", ["SELECTDISTINCT?s{?s ?p ?o}", "SELECT ?s {?s ?p ?o} LIMIT 00000000000000000000019"])
def test_a_limit_of_rows_holds_without_blanks_and_with_zeros(query: str) -> None:
    found = answer(numbered(20), query, Wanted("csv"), rows=5)
    assert (found.body.count(b"\n"), found.cut) == (6, 5)


def test_what_cannot_be_limited_is_refused() -> None:
    with pytest.raises(QueryError, match="put blanks around its keywords"):
        answer(numbered(20), "SELECT ?s {?s ?p ?o} OFFSET1LIMIT15", Wanted("csv"), rows=5)


def numbered(count: int) -> Store:
    store = Store.scratch()
    store.quads.extend(ox.Quad(ox.NamedNode(f"a:{n}"), ox.NamedNode("a:p"), ox.Literal(n)) for n in range(count))
    return store


def test_an_error_names_no_place_in_what_was_not_typed() -> None:
    for query in ("SELECT ?s {?s ?p ?o} OFFSET1LIMIT5", 'SELECT ?s {?s ?p "a Service" SERVICE}'):
        with pytest.raises(QueryError) as told:
            answer(Store.scratch(), query, Wanted("csv"), rows=5)
        assert "line 2" not in str(told.value)


def test_ten_thousand_passages_and_more_may_be_found() -> None:
    iri = "http://localhost:8000/id/passage/04-styremote-2024-09-19-saksdokumenter-txt/"
    found = [(f"{iri}{n}", 1.0) for n in range(10_000)]
    typed = "SELECT ?p { " + " UNION ".join('{ ?p vg:matches "styret" }' for _ in range(20)) + " }"
    ready = prepared(typed, lambda _: found)
    assert answer(Store.scratch(), ready, Wanted("json"), typed=typed, rows=5).body
