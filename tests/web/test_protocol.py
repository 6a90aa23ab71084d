"""W3C's tests of the SPARQL 1.1 Protocol, sent to the server over HTTP: queries are answered, updates refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import Namespace
from rdflib.term import Node

from kg.config import Config
from kg.workspace import Workspace
from tests.web.serving import Answer, Server, serving

PROTOCOL = Path(__file__).parents[3] / "shared" / "w3c-sparql11-protocol"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
DATA = "http://kasei.us/2009/09/sparql/data/"
FORMATS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"),
}
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not PROTOCOL.is_dir(), reason=f"{PROTOCOL} is not here"),
]


@pytest.fixture(scope="module")
def manifest() -> Graph:
    return Graph().parse(PROTOCOL / "manifest.ttl", format="turtle")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    workspace = Workspace(Config(data=tmp_path_factory.mktemp("protocol")))
    for number in (1, 2, 3):
        workspace.load(PROTOCOL / f"data{number}.nt", f"{DATA}data{number}.rdf")
    with serving(workspace.config.data) as found:
        yield found


def entries(manifest: Graph) -> list[tuple[str, Node]]:
    listed = Collection(manifest, next(manifest.objects(None, MF.entries)))
    return [(str(test).rpartition("#")[2], test) for test in listed]


def test_every_query_test_passes(manifest: Graph, server: Server) -> None:
    tests = [(name, test) for name, test in entries(manifest) if "update" not in name]
    failed = [
        (name, answer.status, answer.body[:120])
        for name, test in tests
        for request in _requests(manifest, test)
        if not _as_expected(manifest, request, answer := _sent(server, manifest, request))
    ]
    assert not failed
    assert len(tests) == 20


def test_every_update_test_is_refused(manifest: Graph, server: Server) -> None:
    tests = [(name, test) for name, test in entries(manifest) if "update" in name]
    before = server.ask("/healthz").body
    for name, test in tests:
        answer = _sent(server, manifest, next(_requests(manifest, test)))
        assert 400 <= answer.status < 500, (name, answer)
    assert server.ask("/healthz").body == before
    assert len(tests) == 14


def _requests(manifest: Graph, test: Node) -> Iterator[Node]:
    action = manifest.value(test, MF.action)
    yield from Collection(manifest, next(manifest.objects(action, HT.requests)))


def _as_expected(manifest: Graph, request: Node, answer: Answer) -> bool:
    """The status class, the truth and the kind of format that the test names."""
    response = manifest.value(request, HT.resp)
    statuses = {str(one)[-3:] for one in manifest.objects(response, MF.expectedStatus)}
    good = f"{answer.status // 100}xx" in statuses
    truth = manifest.value(response, MF.expectedBoolean)
    if truth is not None:
        good = good and str(truth).lower() in answer.text.lower()
    for form in manifest.objects(response, MF.expectedFormat):
        good = good and answer.headers["content-type"].partition(";")[0] in FORMATS[str(form)]
    return good


def _sent(server: Server, manifest: Graph, request: Node) -> Answer:
    def value(subject: Node | None, predicate: URIRef) -> str | None:
        found = manifest.value(subject, predicate)
        return None if found is None else str(found)

    headers = {}
    listed = manifest.value(request, HT.headers)
    for header in Collection(manifest, listed) if isinstance(listed, BNode) else ():
        headers[str(value(header, HT.fieldName))] = str(value(header, HT.fieldValue))
    body = manifest.value(request, HT.body)
    content = value(body, CNT.chars) or ""
    charset = value(body, CNT.characterEncoding) or "utf-8"
    method = value(request, HT.methodName) or "GET"
    path = str(value(request, HT.absolutePath)).replace("/sparql/", "/sparql")
    return server.ask(path, method=method, headers=headers, body=content.encode(charset) or None)
