"""The endpoint speaks the SPARQL 1.1 Protocol's query side, and a person can use it without JavaScript."""

from __future__ import annotations

import csv
import io
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from rdflib import Graph, URIRef
from rdflib.namespace import Namespace

from tests.web.pages import BASE, CASE, get, page, words

SELECT = "SELECT ?title { ?case a vg:Case ; dcterms:title ?title }"
ASK = "ASK { ?case a vg:Case }"
CONSTRUCT = "CONSTRUCT { ?case a vg:Case } { ?case a vg:Case }"
JSON = "application/sparql-results+json"
BOARD_GRAPH = f"{BASE}document/board-txt"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_the_three_ways_to_send_a_query_agree(client: FlaskClient) -> None:
    accept = {"Accept": JSON}
    answers = [
        client.get("/sparql", query_string={"query": SELECT}, headers=accept),
        client.post("/sparql", data={"query": SELECT}, headers=accept),
        client.post("/sparql", data=SELECT, headers=accept, content_type="application/sparql-query"),
        client.post("/sparql/", data=SELECT, headers=accept, content_type="application/sparql-query; charset=UTF-8"),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.mimetype for answer in answers} == {JSON}
    assert len({answer.data for answer in answers}) == 1
    assert answers[0].get_json(force=True)["results"]["bindings"][0]["title"]["value"] == "Ny journal ved legevakta"


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values"),
        (SELECT, "*/*", JSON),
        (SELECT, "text/csv;q=0.1, application/sparql-results+json", JSON),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, "text/turtle", "text/turtle"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
    ],
)
def test_the_answer_comes_in_the_form_that_is_accepted(
    client: FlaskClient, query: str, accept: str, media_type: str
) -> None:
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (200, media_type)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Accept" in response.headers["Vary"]


def test_format_goes_before_accept_even_in_a_browser(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": SELECT, "format": "csv"}, headers=BROWSER)
    assert response.mimetype == "text/csv"
    assert next(csv.reader(io.StringIO(response.text))) == ["title"]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, True),
        ({"default-graph-uri": BOARD_GRAPH}, True),
        ({"default-graph-uri": f"{BASE}document/plan-txt"}, False),
        ({"named-graph-uri": BOARD_GRAPH}, False),
        ({"default-graph-uri": [f"{BASE}document/plan-txt", BOARD_GRAPH]}, True),
    ],
)
def test_the_request_names_the_dataset(client: FlaskClient, parameters: dict[str, str], expected: bool) -> None:
    query = f"ASK {{ <{BASE}{CASE}> a vg:Case }}"
    for asked in (
        client.get("/sparql", query_string={"query": query, **parameters}),
        client.post("/sparql", data={"query": query, **parameters}),
        client.post("/sparql", query_string=parameters, data=query, content_type="application/sparql-query"),
    ):
        assert asked.get_json(force=True)["boolean"] is expected


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x WHERE {",
        "",
        "DROP ALL",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "hello",
        "SELECT ?x { ?x nope:y ?z }",
        "\x00\x01",
        "SELECT * { ?s ?p 'æøå\ud7ff' " * 50,
    ],
)
@pytest.mark.parametrize("accept", [JSON, "text/html"])
def test_what_cannot_be_answered_is_a_400_of_one_line(client: FlaskClient, query: str, accept: str) -> None:
    response = client.post("/sparql", data={"query": query}, headers={"Accept": accept})
    assert response.status_code == 400
    if accept == JSON:
        assert response.mimetype == "text/plain"
        assert len(response.text.splitlines()) == 1
    assert "Traceback" not in response.text


def test_a_syntax_error_says_where(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT ?x\nWHERE {"})
    assert "line 2" in response.text


@pytest.mark.parametrize(
    ("method", "kwargs", "status"),
    [
        ("put", {"data": {"query": ASK}}, 405),
        ("delete", {"query_string": {"query": ASK}}, 405),
        ("get", {"query_string": [("query", ASK), ("query", SELECT)]}, 400),
        ("post", {"data": {"query": [ASK, SELECT]}}, 400),
        ("post", {"data": ASK, "content_type": "text/plain"}, 415),
        ("post", {"data": "query=ASK%20%7B%7D"}, 415),
        ("post", {"data": ASK}, 415),
        ("post", {"data": ASK, "content_type": "application/x-www-form-urlencoded"}, 400),
        ("post", {"data": ASK.encode("utf-16"), "content_type": "application/sparql-query; charset=UTF-16"}, 400),
        ("post", {"data": b"ASK { ?s ?p '\xe6' }", "content_type": "application/sparql-query"}, 400),
        ("post", {"data": "CLEAR ALL", "content_type": "application/sparql-update"}, 415),
        ("post", {"data": {"update": "CLEAR ALL"}}, 400),
        ("get", {"query_string": {"update": "CLEAR ALL"}}, 400),
        ("get", {"query_string": {"query": SELECT, "format": "turtle"}}, 400),
        ("get", {"query_string": {"query": ASK, "default-graph-uri": "not an iri"}}, 400),
    ],
)
def test_requests_that_the_protocol_does_not_know(
    client: FlaskClient, method: str, kwargs: dict[str, object], status: int
) -> None:
    assert client.open("/sparql", method=method.upper(), **kwargs).status_code == status  # type: ignore[arg-type]


def test_without_a_query_a_program_gets_the_service_description(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    graph = Graph().parse(data=response.data, format="turtle")
    sd = Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert list(graph.objects(None, sd.endpoint)) == [URIRef("http://localhost/sparql")]


def test_another_site_may_ask(client: FlaskClient) -> None:
    response = client.options("/sparql", headers={"Origin": "https://example.org"})
    assert response.status_code == 204
    assert "POST" in response.headers["Access-Control-Allow-Methods"]


def test_the_page_is_a_form_that_begins_with_a_query_and_leads_to_ready_made_ones(client: FlaskClient) -> None:
    soup = page(client, "/sparql")
    assert soup.select_one("main a[href='/queries']")
    form = soup.select_one("form[action='/sparql']")
    assert form is not None
    begun = form.select_one("textarea[name=query]")
    assert begun is not None
    answered = get(client, f"/sparql?{urlencode({'query': begun.get_text()})}")
    assert answered.status_code == 200
    assert "<caption" in answered.text


def test_counts_are_drawn_as_bars_that_say_what_the_table_says(client: FlaskClient) -> None:
    query = "SELECT ?class (COUNT(*) AS ?things) { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?things) ?class"
    soup = page(client, f"/sparql?{urlencode({'query': query})}")
    rows = [[words(cell) for cell in row.select("td")] for row in soup.select("#answer tbody tr")]
    drawn = list(zip(map(words, soup.select(".chart-name")), map(words, soup.select(".chart-value")), strict=True))
    assert len(rows) > 5
    assert [list(pair) for pair in drawn] == rows[: len(drawn)]
    widths = [float(str(bar["width"])) for bar in soup.select(".chart-bar rect")]
    assert widths == [pytest.approx(100 * int(count) / int(rows[0][1]), abs=0.06) for _, count in drawn]
    assert not soup.select("#answer [style]")


@pytest.mark.parametrize(
    "query",
    [
        SELECT,
        "SELECT ?a ?n { VALUES (?a ?n) { ('x' 1) ('y' -1) } }",
        "SELECT ?a ?n { VALUES (?a ?n) { ('x' 1) ('y' UNDEF) } }",
        "SELECT ?a ?n { VALUES (?a ?n) { ('x' 1) } }",
        "SELECT ?a ?n ?m { VALUES (?a ?n ?m) { ('x' 1 1) ('y' 2 2) } }",
    ],
)
def test_what_counts_nothing_is_not_drawn(client: FlaskClient, query: str) -> None:
    soup = page(client, f"/sparql?{urlencode({'query': query})}")
    assert soup.select("#answer tbody tr")
    assert not soup.select(".chart")


def test_a_person_sees_a_table_that_links_to_pages(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT ?c ?t { ?c dcterms:title ?t }"}, headers=BROWSER)
    assert response.mimetype == "text/html"
    assert f'href="/page/{CASE}"' in response.text
    assert "Ny journal ved legevakta" in response.text


@pytest.mark.parametrize(("query", "text"), [(ASK, "Ja"), ("ASK { ?s a vg:Nothing }", "Nei"), (CONSTRUCT, "vg:Case")])
def test_a_person_sees_other_answers_too(client: FlaskClient, query: str, text: str) -> None:
    response = client.get("/sparql", query_string={"query": query}, headers={**BROWSER, "Accept-Language": "nb"})
    assert text in response.text


def test_a_person_keeps_the_query_that_failed(client: FlaskClient) -> None:
    response = get(client, "/sparql?query=SELECT+%3Fvalg+WHERE+%7B")
    assert response.status_code == 400
    assert "SELECT ?valg WHERE {" in response.text
    assert "line 1" in response.text
