"""The graph as a dataset: files that can be proven, and descriptions that catalogues can harvest."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import replace

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from rdflib import DCTERMS, RDF, Graph, Literal, Namespace, URIRef

from kg import workspace
from kg.dumps import NQUADS, SUMS, TRIG, Dumps
from kg.workspace import Workspace
from tests.web.conftest import client_of
from tests.web.pages import get, page, words
from tests.web.serving import serving

VOID = Namespace("http://rdfs.org/ns/void#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
HERE = "http://localhost/dataset"
MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.identifier, DCAT.contactPoint),
    DCAT.Dataset: (
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.publisher,
        DCTERMS.identifier,
        DCAT.contactPoint,
        DCAT.theme,
    ),
    DCAT.Distribution: (DCAT.accessURL, DCTERMS.format),
    DCAT.DataService: (DCTERMS.title, DCTERMS.publisher, DCTERMS.identifier, DCAT.contactPoint, DCAT.endpointURL),
}
"""What DCAT-AP-NO 2.2 and 3.0 ask of each class."""


@pytest.fixture(scope="module")
def dumped(two_papers: Workspace) -> FlaskClient:
    two_papers.make_dump()
    return client_of(two_papers)


def void(client: FlaskClient) -> Graph:
    return Graph().parse(data=client.get("/.well-known/void").data, format="turtle")


def test_the_files_hold_the_graph_and_prove_themselves(dumped: FlaskClient, two_papers: Workspace) -> None:
    dump = two_papers.dump()
    fetched = {
        name: dumped.get(buffered=True, path=f"/dump/{dump.number}/{name}").data for name in (NQUADS, TRIG, SUMS)
    }
    sums = dict(reversed(line.split("  ")) for line in fetched[SUMS].decode().splitlines())
    assert sums == {name: hashlib.sha256(fetched[name]).hexdigest() for name in (NQUADS, TRIG)}
    nquads, trig = (gzip.decompress(fetched[name]) for name in (NQUADS, TRIG))
    assert nquads.splitlines() == sorted(nquads.splitlines())
    assert hashlib.sha256(nquads).hexdigest() == dump.canonical == two_papers.check().hash
    read = [set(ox.parse(data, form)) for data, form in ((nquads, ox.RdfFormat.N_QUADS), (trig, ox.RdfFormat.TRIG))]
    assert len(read[0]) == dump.quads
    assert read[0] == read[1]


def test_a_file_is_kept_by_browsers_for_ever(dumped: FlaskClient, two_papers: Workspace) -> None:
    response = dumped.get(buffered=True, path=f"/dump/{two_papers.dump().number}/{NQUADS}")
    assert response.mimetype == "application/gzip"
    assert response.cache_control.immutable
    assert not response.cache_control.no_cache
    again = dumped.get(
        f"/dump/{two_papers.dump().number}/{NQUADS}", headers={"If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code == 304
    part = dumped.get(buffered=True, path=f"/dump/{two_papers.dump().number}/{NQUADS}", headers={"Range": "bytes=0-9"})
    assert (part.status_code, len(part.data)) == (206, 10)


def test_the_newest_files_have_an_address_of_their_own(dumped: FlaskClient, two_papers: Workspace) -> None:
    response = dumped.get(buffered=True, path=f"/dump/latest/{TRIG}")
    assert (response.status_code, response.location) == (303, f"/dump/{two_papers.dump().number}/{TRIG}")


@pytest.mark.parametrize(
    "path", ["/dump/99/vedtaksgraf.nq.gz", "/dump/1/passwd", "/dump/1/..%2Fdump.json", "/dump/x/y"]
)
def test_what_is_no_file_is_not_there(dumped: FlaskClient, path: str) -> None:
    assert get(dumped, path).status_code == 404


def test_the_page_of_files_tells_numbers_and_hashes(dumped: FlaskClient, two_papers: Workspace) -> None:
    text = words(page(dumped, "/dump/").main)
    assert two_papers.dump().canonical in text
    listed = dumped.get("/dump.json").get_json()["dumps"]
    assert [(one["publication"], one["canonical"]) for one in listed] == [(1, two_papers.dump().canonical)]


def test_the_site_has_the_files_made_when_they_are_asked_for(sample_workspace: Workspace) -> None:
    with serving(sample_workspace.config.data) as server:
        first = server.ask("/dump/latest/vedtaksgraf.nq.gz")
        answer = server.ask(first.headers["location"])
        while answer.status == 503:
            assert int(answer.headers["retry-after"]) > 0
            answer = server.ask(first.headers["location"])
    assert answer.status == 200
    assert hashlib.sha256(gzip.decompress(answer.body)).hexdigest() == sample_workspace.check().hash


def test_a_dump_that_is_made_is_seen_at_once(two_papers: Workspace) -> None:
    client = client_of(two_papers)
    before = client.get("/dump/")
    two_papers.make_dump()
    assert "ETag" not in before.headers
    assert two_papers.dump().canonical in client.get("/dump/", headers={"If-None-Match": "*"}).text


def test_void_counts_what_the_graph_holds(dumped: FlaskClient, two_papers: Workspace) -> None:
    graph = void(dumped)
    dataset = next(graph.subjects(RDF.type, VOID.Dataset))
    assert int(str(graph.value(dataset, VOID.triples))) == two_papers.status().triples
    parts = {graph.value(part, VOID["class"]): part for part in graph.objects(dataset, VOID.classPartition)}
    assert int(str(graph.value(dataset, VOID.classes))) == len(parts)
    case = parts[URIRef("https://w3id.org/vedtaksgraf/ns#Case")]
    asked = two_papers.query("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a vg:Case }", format="csv").body.split()
    assert int(str(graph.value(case, VOID.entities))) == int(asked[1])
    properties = list(graph.objects(dataset, VOID.propertyPartition))
    assert sum(int(str(graph.value(part, VOID.triples))) for part in properties) == two_papers.status().triples
    assert {str(one) for one in graph.objects(dataset, VOID.dataDump)} == {
        f"http://localhost/dump/latest/{name}" for name in (NQUADS, TRIG)
    }
    for example in graph.objects(dataset, VOID.exampleResource):
        assert dumped.get(str(example).removeprefix("http://localhost:8000")).status_code == 303


@pytest.fixture(scope="module")
def described(two_papers: Workspace) -> FlaskClient:
    config = replace(
        two_papers.config,
        publisher='Nes "direktorat" \\',
        publisher_iri="https://data.example.no/nes",
        contact="data@example.no",
        licence="https://data.norge.no/nlod/no/2.0",
    )
    return client_of(Workspace(config))


def test_the_description_has_what_dcat_ap_no_asks_for(described: FlaskClient, two_papers: Workspace) -> None:
    dump = two_papers.make_dump()
    graph = Graph().parse(data=described.get("/dataset?format=turtle").data, format="turtle")
    for kind, predicates in MANDATORY.items():
        found = list(graph.subjects(RDF.type, kind))
        assert found
        for thing, predicate in ((thing, predicate) for thing in found for predicate in predicates):
            assert (thing, predicate, None) in graph, (thing, predicate)
    assert graph.value(URIRef("https://data.example.no/nes"), URIRef("http://xmlns.com/foaf/0.1/name")) == Literal(
        'Nes "direktorat" \\'
    )
    sums = {str(value) for value in graph.objects(None, SPDX.checksumValue)}
    assert sums == {file.sha256.lower() for file in dump.files}
    titles = [
        value.language
        for value in graph.objects(URIRef(f"{HERE}#dataset"), DCTERMS.title)
        if isinstance(value, Literal)
    ]
    assert sorted(map(str, titles)) == ["en", "nb", "nn"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(("media_type", "form"), [("application/ld+json", "json-ld"), ("application/rdf+xml", "xml")])
def test_the_description_comes_in_every_form(described: FlaskClient, media_type: str, form: str) -> None:
    response = described.get("/dataset", headers={"Accept": media_type})
    assert response.mimetype == media_type
    assert (URIRef(f"{HERE}#dataset"), RDF.type, DCAT.Dataset) in Graph().parse(data=response.data, format=form)


def test_what_is_not_set_is_not_said(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/dataset?format=turtle").data, format="turtle")
    for predicate in (DCTERMS.publisher, DCTERMS.license, DCAT.contactPoint):
        assert not list(graph.subject_objects(predicate))
    text = words(page(client, "/dataset?lang=nb").main)
    assert text.count("Ikke oppgitt av dem som driver nettstedet") == 2


def test_a_large_graph_is_counted_when_its_files_are_made(
    client: FlaskClient, two_papers: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = two_papers.census()
    two_papers.make_dump()
    monkeypatch.setattr(workspace, "MOST_COUNTED", 0)
    assert two_papers.census() == counted
    monkeypatch.setattr(Dumps, "of", lambda *_: None)
    graph = void(client)
    dataset = next(graph.subjects(RDF.type, VOID.Dataset))
    assert int(str(graph.value(dataset, VOID.triples))) == two_papers.status().triples
    assert not list(graph.objects(dataset, VOID.classPartition))
    assert "large" in words(page(client, "/dataset?lang=en").main)
