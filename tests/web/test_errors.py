"""What happens when something is wrong: a status, a sentence, a way on."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.config import Config
from kg.workspace import Workspace
from tests.web.conftest import client_of
from tests.web.pages import CASE, get, heading, link, page, words
from web import create_app


def test_before_anything_is_read_in_the_front_page_says_how(tmp_path: Path) -> None:
    client = client_of(Workspace(Config(data=tmp_path / "data")))
    assert heading(page(client, "/")) == "Det er ingenting her ennå"
    assert get(client, "/cases").status_code == 404
    assert client.get("/healthz").get_json()["documents"] == 0
    assert client.get("/sparql", query_string={"query": "ASK {}"}).status_code == 404


def test_an_unknown_address_leads_on(client: FlaskClient) -> None:
    response = get(client, "/no/such/page")
    assert response.status_code == 404
    assert 'href="/cases"' in response.text


def test_a_program_gets_one_line(client: FlaskClient) -> None:
    response = client.get("/no/such/page", headers={"Accept": "text/turtle"})
    assert response.status_code == 404
    assert response.mimetype == "text/plain"
    assert len(response.text.splitlines()) == 1


def test_a_body_that_is_no_iri_is_refused(client: FlaskClient) -> None:
    assert get(client, "/cases?body=not an iri").status_code == 400


def test_wrong_method(client: FlaskClient) -> None:
    response = client.post("/cases")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_an_error_in_the_program_is_a_page_without_its_insides(two_papers: Workspace) -> None:
    app = create_app(two_papers)

    @app.get("/broken")
    def broken() -> str:
        raise ZeroDivisionError("secret")

    response = get(app.test_client(), "/broken")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert 'href="/"' in response.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=40), st.sampled_from(["/page/", "/id/", "/data/", "/search?q=", "/trace?entity="]))
def test_no_address_makes_the_site_fail(client: FlaskClient, text: str, door: str) -> None:
    assert get(client, door + quote(text.encode("utf-8", "surrogatepass"))).status_code < 500


def test_a_case_is_offered_in_words(client: FlaskClient) -> None:
    response = get(client, "/page/case/fjordvik-helserad/77-2024")
    soup = BeautifulSoup(response.text, "lxml")
    assert link(soup, "Ny journal ved legevakta") == f"/page/{CASE}"
    assert "Ikke funnet" in words(soup.h1)


def test_a_damaged_folder_is_told_on_every_page(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("x", encoding="ascii")
    client = client_of(Workspace(Config(data=tmp_path)))
    for path in ("/", "/cases", "/healthz", "/dataset"):
        response = client.get(path, headers={"Accept": "text/html"})
        assert response.status_code == 503, path
        assert "damaged" in response.text
