"""The files that came in: given back byte for byte, and never run."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.http import parse_options_header
from werkzeug.test import TestResponse

from kg.config import Config
from kg.workspace import Workspace
from tests.conftest import SAMPLES, MakeWorkspace
from tests.kg import papers
from tests.web.conftest import client_of
from tests.web.pages import CASE, get, link, page, words

HTML = "<!doctype html><title>x</title><script>alert(1)</script><p>Et notat om kaffe</p>"
NAMES = {
    'to "sitat".txt': 'to "sitat".txt',
    "linje\nskift\r\nX-Evil: 1.txt": "linje_skift__X-Evil: 1.txt",
    "møte æøå – 日本.txt": "møte æøå – 日本.txt",
    "bak\\strek;a=b'.txt": "bak_strek;a=b'.txt",
    "100%.txt": "100%.txt",
}


def original(client: FlaskClient, address: str) -> TestResponse:
    response = client.get(address, buffered=True)
    assert response.status_code == 200
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename=")
    assert "filename*=UTF-8''" in disposition
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    policy = response.headers.getlist("Content-Security-Policy")
    assert len(policy) == 1
    assert policy[0].startswith("sandbox;")
    assert "allow" not in policy[0]
    return response


def test_an_original_says_nothing_of_the_language_of_the_page(tmp_path: Path) -> None:
    inbox = tmp_path / "papers"
    inbox.mkdir()
    (inbox / "notat.html").write_text(HTML, encoding="utf-8")
    made = Workspace(Config(data=tmp_path / "data"), analyser=papers.Reader(), resolve=papers.resolve)
    made.ingest([inbox])
    response = client_of(made).get(f"/original/{document(made)}?lang=en", buffered=True)
    assert response.mimetype == "text/html"
    assert "Content-Language" not in response.headers
    assert "Set-Cookie" not in response.headers


def document(workspace: Workspace) -> str:
    (iri,) = workspace.read_in()
    return iri.removeprefix(workspace.config.base)


@pytest.mark.parametrize(
    ("slug", "name", "kind"),
    [
        ("01-regional-strategi-2024-2028-pdf", "01-regional-strategi-2024-2028.pdf", "application/pdf"),
        (
            "13-styresak-52-2024-docx",
            "13-styresak-52-2024.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("14-regional-strategi-kortversjon-html", "14-regional-strategi-kortversjon.html", "text/html"),
        ("08-nup-2-2024-agenda-txt", "08-nup-2-2024-agenda.txt", "text/plain"),
    ],
)
def test_a_file_comes_back_as_it_came_in(sample_client: FlaskClient, slug: str, name: str, kind: str) -> None:
    response = original(sample_client, f"/original/document/{slug}")
    assert response.data == (SAMPLES / name).read_bytes()
    assert response.headers["Content-Type"] == kind
    assert parse_options_header(response.headers["Content-Disposition"])[1]["filename"] == name


@pytest.mark.parametrize(("slug", "told"), [("01-regional-strategi-2024-2028-pdf", "PDF"), ("board-txt", "ren tekst")])
def test_the_page_offers_it_with_type_and_size(
    sample_client: FlaskClient, client: FlaskClient, slug: str, told: str
) -> None:
    site = client if slug == "board-txt" else sample_client
    soup = page(site, f"/page/document/{slug}")
    size = len(original(site, link(soup, "Last ned originalen")).data)
    shown = words(next(a for a in soup.find_all("a") if "Last ned" in words(a)).parent)
    assert told in shown
    assert shown.endswith(f"{size} B)") if size < 1000 else "kB)" in shown


def test_a_script_in_it_cannot_run(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    (tmp_path / "onde.html").write_text(HTML, encoding="utf-8")
    workspace = make_workspace()
    assert not workspace.ingest([tmp_path / "onde.html"]).rejected
    response = original(client_of(workspace), f"/original/{document(workspace)}")
    assert response.text == HTML
    assert response.mimetype == "text/html"
    assert "script-src" not in response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", NAMES)
def test_odd_names_are_kept_and_break_no_header(make_workspace: MakeWorkspace, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(papers.BOARD_TEXT, encoding="utf-8")
    workspace = make_workspace()
    assert not workspace.ingest([tmp_path / name]).rejected
    response = original(client_of(workspace), f"/original/{document(workspace)}")
    disposition = response.headers["Content-Disposition"]
    assert "X-Evil" not in response.headers
    assert disposition.isascii()
    assert disposition.isprintable()
    assert unquote(disposition.partition("filename*=UTF-8''")[2]) == NAMES[name]
    assert disposition.count('"') == 2


def test_parts_and_what_has_not_changed(client: FlaskClient) -> None:
    first = original(client, "/original/document/board-txt")
    tag = first.headers["ETag"]
    assert client.get("/original/document/board-txt", headers={"If-None-Match": tag}, buffered=True).status_code == 304
    part = client.get("/original/document/board-txt", headers={"Range": "bytes=0-8"}, buffered=True)
    assert part.status_code == 206
    assert part.data == first.data[:9]
    assert part.headers["Content-Security-Policy"].startswith("sandbox;")


@pytest.mark.parametrize("path", ["document/finnes-ikke", CASE, "document/..%2F..%2Fsources.json", "document/", ""])
def test_what_is_no_document_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(f"/original/{path}").status_code == 404


def test_a_file_that_is_not_kept_is_not_found_and_not_offered(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    (tmp_path / "borte.txt").write_text(papers.BOARD_TEXT, encoding="utf-8")
    workspace = make_workspace()
    workspace.ingest([tmp_path / "borte.txt"])
    for file in (workspace.config.data / "originals").iterdir():
        file.unlink()
    client = client_of(workspace)
    response = get(client, "/original/document/borte-txt")
    assert response.status_code == 404
    assert "ikke tatt vare på" in words(BeautifulSoup(response.text, "lxml").main)
    soup = page(client, "/page/document/borte-txt")
    assert not [a for a in soup.find_all("a") if "Last ned originalen" in words(a)]


def test_a_file_that_came_after_the_publication_is_not_taken_for_it(
    make_workspace: MakeWorkspace, tmp_path: Path
) -> None:
    (tmp_path / "notat.txt").write_text(papers.BOARD_TEXT, encoding="utf-8")
    workspace = make_workspace()
    workspace.ingest([tmp_path / "notat.txt"])
    before = (workspace.config.data / "CURRENT").read_bytes()
    (tmp_path / "notat.txt").write_text(papers.BOARD_TEXT + "\nMer.\n", encoding="utf-8")
    workspace.ingest([tmp_path / "notat.txt"])
    (workspace.config.data / "CURRENT").write_bytes(before)
    earlier = Workspace(Config(data=workspace.config.data))
    assert earlier.original(f"{earlier.config.base}document/notat-txt") is None
