"""Every IRI answers, in the form that was asked for."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

from kg.workspace import Workspace
from ontology import ONTOLOGY_IRI, VG, load_ontology
from tests.web.pages import BASE, CASE, HTML, get, page, words

FORMS = {
    "text/turtle": ("ttl", "turtle"),
    "application/ld+json": ("jsonld", "json-ld"),
    "application/n-triples": ("nt", "nt"),
    "application/rdf+xml": ("rdf", "xml"),
}
JSONLD = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize("accept", [BROWSER, "text/html", "*/*", ""])
def test_a_reader_is_sent_to_the_page(client: FlaskClient, accept: str) -> None:
    response = client.get(f"/id/{CASE}", headers={"Accept": accept})
    assert response.status_code == 303
    assert response.location == f"/page/{CASE}"
    assert "Accept" in response.headers["Vary"]


@JSONLD
@pytest.mark.parametrize("media_type", FORMS)
def test_a_program_is_sent_to_the_data(client: FlaskClient, media_type: str) -> None:
    suffix, form = FORMS[media_type]
    response = client.get(f"/id/{CASE}", headers={"Accept": f"{media_type}, text/html;q=0.5"})
    assert response.status_code == 303
    assert response.location == f"/data/{CASE}.{suffix}"
    data = client.get(response.location)
    assert data.mimetype == media_type
    graph = Graph().parse(data=data.data, format=form)
    assert (URIRef(BASE + CASE), VG.body, URIRef(f"{BASE}organisation/fjordvik-helserad")) in graph
    assert list(graph.subjects(VG.inCase, URIRef(BASE + CASE))), "what points at the thing belongs to it"
    assert data.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(("query", "media_type"), [("format=jsonld", "application/ld+json"), ("", "text/turtle")])
def test_data_without_a_suffix_takes_the_form_of_the_url(client: FlaskClient, query: str, media_type: str) -> None:
    path = "indicator/digitalplanen/2024/2.1"
    response = client.get(f"/data/{path}?{query}")
    assert response.mimetype == media_type
    assert path in response.text


def test_data_in_an_unknown_form_is_refused(client: FlaskClient) -> None:
    assert client.get(f"/data/{CASE}?format=cobol").status_code == 400
    assert client.get(f"/data/{CASE}", headers={"Accept": "image/png"}).status_code == 406


def test_every_instance_of_the_sample_corpus_has_a_page(
    sample_client: FlaskClient, sample_workspace: Workspace
) -> None:
    query = f'SELECT DISTINCT ?s {{ ?s a ?type FILTER(STRSTARTS(STR(?s), "{BASE}")) }} ORDER BY ?s'
    rows = json.loads(sample_workspace.query(query, format="json").body)["results"]["bindings"]
    paths = [row["s"]["value"].removeprefix(BASE) for row in rows]
    many = [path for path in paths if path.startswith(("statement/", "passage/"))]
    rest = [path for path in paths if path not in many]
    kinds = {path.partition("/")[0] for path in rest}
    assert {"case", "decision", "document", "goal", "indicator", "meeting", "organisation", "strategy"} <= kinds
    for path in rest + many[:: max(len(many) // 20, 1)]:
        assert sample_client.get(f"/id/{path}", headers=HTML).status_code == 303
        assert get(sample_client, f"/page/{path}").status_code == 200, path


@JSONLD
@pytest.mark.parametrize("media_type", FORMS)
def test_the_vocabulary_is_given_as_data(client: FlaskClient, media_type: str) -> None:
    response = client.get("/ns", headers={"Accept": media_type})
    assert response.mimetype == media_type
    found = Graph().parse(data=response.data, format=FORMS[media_type][1])
    assert isomorphic(found, load_ontology())


def test_the_vocabulary_is_given_as_a_page(client: FlaskClient) -> None:
    soup = page(client, "/ns")
    assert "Sak" in words(soup.select_one("#Case"))
    assert soup.select_one("#inCase")


def test_a_page_names_its_other_forms(client: FlaskClient) -> None:
    soup = page(client, f"/page/{CASE}")
    links = {str(one["type"]): str(one["href"]) for one in soup.select("link[rel=alternate]")}
    assert links == {media_type: f"/data/{CASE}.{suffix}" for media_type, (suffix, _) in FORMS.items()}
    assert soup.select_one(f"link[rel=canonical][href='{BASE}{CASE}']")


def test_void_describes_the_dataset(client: FlaskClient) -> None:
    response = client.get("/.well-known/void")
    graph = Graph().parse(data=response.data, format="turtle")
    sizes = [int(str(value)) for value in graph.objects(None, URIRef("http://rdfs.org/ns/void#triples"))]
    assert len(sizes) == 1
    assert sizes[0] > 100
    assert ONTOLOGY_IRI in set(graph.objects(None, URIRef("http://rdfs.org/ns/void#subset")))


@pytest.mark.parametrize("path", ["case/fjordvik-helserad/8-2024", "case/fjordvik-helserad/007-24", "goal/x"])
@pytest.mark.parametrize("door", ["/id/", "/page/", "/data/"])
def test_what_is_not_there_is_not_found(client: FlaskClient, door: str, path: str) -> None:
    assert get(client, door + path).status_code == 404


def test_an_unknown_case_offers_near_ones(client: FlaskClient) -> None:
    response = get(client, "/page/case/fjordvik-helserad/17-2024")
    assert response.status_code == 404
    assert f'href="/page/{CASE}"' in response.text


def test_near_ones_are_offered_across_bodies(client: FlaskClient) -> None:
    assert f'href="/page/{CASE}"' in get(client, "/page/case/fjordvik-helsarad/7-2024").text
    assert "Ny journal" in get(client, "/page/decision/fjordvik-helserad/7-2024/adopted").text
    assert "Journalen følger pasienten" in get(client, "/page/goal/digitalplanen/2024/mal-9").text
