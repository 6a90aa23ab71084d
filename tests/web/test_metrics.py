"""What the site counts of itself: it moves with what is asked, and tells nothing of who asked what."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kg.config import Config
from kg.errors import QueryLimitError
from kg.sparql import ClientGoneError
from kg.workspace import Workspace
from tests.web.conftest import client_of

ASK = "ASK { ?s ?p ?o }"


def counts(client: FlaskClient) -> dict[str, float]:
    """Every sample by its name and labels."""
    response = client.get("/metrics")
    assert response.status_code == 200
    assert response.mimetype == "text/plain"
    rows = (line.rpartition(" ") for line in response.text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in rows}


def requests(endpoint: str, status: int, method: str = "GET") -> str:
    return f'vedtaksgraf_requests_total{{endpoint="{endpoint}",method="{method}",status="{status}"}}'


def ended(outcome: str) -> str:
    return f'vedtaksgraf_sparql_answers_total{{outcome="{outcome}"}}'


def test_requests_are_counted_by_endpoint_method_and_status(client: FlaskClient) -> None:
    client.get("/search?q=journal")
    client.get("/search?q=legevakt")
    client.get("/search?q=journal&goal=Mål 77")
    client.head("/cases")
    client.post("/cases")
    client.get("/no/such/page")
    client.open("/cases", method="BREW")
    found = counts(client)
    assert found[requests("pages.search", 200)] == 2
    assert found[requests("pages.search", 400)] == 1
    assert found[requests("lists.cases", 200, "HEAD")] == 1
    assert found[requests("none", 405, "POST")] == 1
    assert found[requests("none", 404)] == 1
    assert found[requests("none", 405, "other")] == 1
    assert found['vedtaksgraf_request_seconds_count{endpoint="pages.search"}'] == 3
    assert 0 < found['vedtaksgraf_request_seconds_sum{endpoint="pages.search"}'] < 60


def test_pages_that_a_browser_has_already_are_counted_too(client: FlaskClient) -> None:
    tag = client.get("/cases").headers["ETag"]
    assert client.get("/cases", headers={"If-None-Match": tag}).status_code == 304
    assert counts(client)[requests("lists.cases", 304)] == 1


def test_failures_of_the_program_are_counted(two_papers: Workspace) -> None:
    client = client_of(two_papers)

    @client.application.get("/broken")
    def broken() -> str:
        raise ZeroDivisionError

    client.get("/broken")
    assert counts(client)[requests("broken", 500)] == 1


def test_sparql_is_counted_by_how_it_ended(client: FlaskClient) -> None:
    before = counts(client)
    assert before[ended("ok")] == before[ended("time")] == 0
    client.get("/sparql", query_string={"query": ASK})
    client.get("/sparql", query_string={"query": "SELECT"})
    found = counts(client)
    assert found[ended("ok")] == 1
    assert found[ended("query")] == 1


def test_a_cut_answer_is_counted_as_cut(two_papers: Workspace) -> None:
    workspace = Workspace(Config(data=two_papers.config.data, query_rows=1))
    client = client_of(workspace)
    client.get("/sparql", query_string={"query": "SELECT * { ?s ?p ?o }"})
    workspace.endpoint.close()
    assert counts(client)[ended("cut")] == 1


@pytest.mark.parametrize("reason", ["time", "memory", "busy", "budget", "crash", "start"])
def test_limits_are_counted_by_their_reasons(
    client: FlaskClient, two_papers: Workspace, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise QueryLimitError("no", reason)

    monkeypatch.setattr(two_papers.endpoint, "ask", refuse)
    client.get("/sparql", query_string={"query": ASK})
    assert counts(client)[ended(reason)] == 1


def test_clients_that_left_are_counted(
    client: FlaskClient, two_papers: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leave(*_: object, **__: object) -> None:
        raise ClientGoneError

    monkeypatch.setattr(two_papers.endpoint, "ask", leave)
    client.get("/sparql", query_string={"query": ASK})
    assert counts(client)[ended("gone")] == 1


def test_what_there_is_can_be_seen(client: FlaskClient, two_papers: Workspace) -> None:
    found, status, version = counts(client), two_papers.status(), two_papers.version()
    assert version is not None
    assert found["vedtaksgraf_documents"] == status.documents == 2
    assert found["vedtaksgraf_triples"] == status.triples
    assert found["vedtaksgraf_passages"] == status.passages
    assert found["vedtaksgraf_publication"] == version.number
    assert 0 <= found["vedtaksgraf_publication_age_seconds"] < 3600


def test_before_anything_is_read_in_there_are_counts(tmp_path: Path) -> None:
    found = counts(client_of(Workspace(Config(data=tmp_path / "data"))))
    assert found["vedtaksgraf_documents"] == 0
    assert "vedtaksgraf_publication" not in found


def test_a_damaged_folder_leaves_the_counts_of_requests(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    client = client_of(Workspace(Config(data=data)))
    (data / "CURRENT").write_text("x")
    counts(client)
    found = counts(client)
    assert found[requests("api.counts", 200)] == 1
    assert "vedtaksgraf_documents" not in found


def test_nothing_tells_who_asked_or_what_for(client: FlaskClient) -> None:
    secret = "hemmeligpasient"
    for door in ("/search?q={}", "/{}", "/page/person/{}", "/search.atom?q={}", "/trace?entity={}", "/{}?{}={}"):
        client.get(door.replace("{}", secret), headers={"User-Agent": secret, "X-Forwarded-For": "192.0.2.7"})
    client.get("/sparql", query_string={"query": f'ASK {{ ?s ?p "{secret}" }}'})
    client.open("/", method=secret.upper())
    text = client.get("/metrics").text
    assert secret not in text.lower()
    assert "192.0.2.7" not in text
    assert "127.0.0.1" not in text
    labels = set(re.findall(r'(\w+)="', text))
    assert labels == {"endpoint", "method", "status", "outcome", "le"}


def test_applications_count_for_themselves(two_papers: Workspace) -> None:
    one, other = client_of(two_papers), client_of(two_papers)
    one.get("/cases")
    assert requests("lists.cases", 200) in counts(one)
    assert requests("lists.cases", 200) not in counts(other)


def test_openmetrics_for_those_who_accept_it(client: FlaskClient) -> None:
    response = client.get("/metrics", headers={"Accept": "application/openmetrics-text; version=1.0.0"})
    assert response.mimetype == "application/openmetrics-text"
    assert response.text.rstrip().endswith("# EOF")
