"""Text from papers, file names and URLs is shown, never run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kg.model import Analysis, Document, Literal, Ref
from kg.workspace import Workspace
from tests.conftest import MakeWorkspace
from tests.kg import papers
from tests.web.conftest import client_of
from tests.web.pages import CASE, get, page

ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>"
TEXT = f"Sak 9-2024 {ATTACK}\nVedtak: {{{{ 7*7 }}}} {ATTACK} javascript:alert(3)\n"
BODY = Ref("organisation", ("onde",))
CASE_REF = Ref("case", ("onde", "9-2024"))
GOAL = Ref("goal", ("onde", "mal-1"))
EVERYWHERE = ("page/case/onde/9-2024", "page/organisation/onde", "page/goal/onde/mal-1", "page/document/onde-txt")


class Reader:
    """Takes what stands in the paper at its word."""

    def analyse(self, paper: Document) -> Analysis:
        notes = papers.Notes(paper.text)
        notes.name(BODY, "vg:Organisation", ATTACK)
        notes.name(CASE_REF, "vg:Case", ATTACK)
        notes.name(GOAL, "vg:Goal", ATTACK)
        notes.say(CASE_REF, "dcterms:title", ATTACK, ATTACK)
        notes.say(CASE_REF, "dcterms:identifier", Literal("9-2024"), "9-2024")
        notes.say(CASE_REF, "vg:body", BODY, ATTACK)
        notes.say(CASE_REF, "vg:caseType", ATTACK, ATTACK)
        notes.say(CASE_REF, "vg:addresses", GOAL, ATTACK)
        return papers.analysis(paper, notes, ATTACK, ATTACK)


@pytest.fixture
def hostile(make_workspace: MakeWorkspace, tmp_path: Path) -> FlaskClient:
    (tmp_path / "onde.txt").write_text(TEXT, encoding="utf-8")
    workspace: Workspace = make_workspace(analyser=Reader())
    workspace.ingest([tmp_path / "onde.txt"])
    return client_of(workspace)


def test_text_from_papers_is_escaped(hostile: FlaskClient) -> None:
    for path in (*EVERYWHERE, "", "cases", "organisations", "documents", "search?q=alert", "trace?entity=9-2024"):
        for language in ("nb", "nn", "en"):
            text = get(hostile, f"/{path}", language).text
            assert "<script>alert" not in text, path
            assert "<img" not in text, path
            assert not re.search(r"<[^>]*\sonerror", text), path
            assert "49" not in re.findall(r"Vedtak: (\S+)", text), path
    assert "&lt;script&gt;alert(1)" in get(hostile, f"/{EVERYWHERE[0]}").text


@pytest.mark.parametrize(
    "path",
    [
        "/search?q={}",
        "/search?q=journal&body={}",
        "/trace?entity={}",
        "/sparql?query={}",
        "/cases?body=urn:{}",
        "/page/case/{}/7-2024",
        "/id/{}",
        "/{}",
        "/?lang={}",
        f"/page/{CASE}?x={{}}",
        "/api/search?q={}",
        "/api/trace?entity={}",
        "/data/{}.ttl",
        f"/data/{CASE}?format={{}}",
    ],
)
def test_what_stands_in_the_url_is_escaped(client: FlaskClient, path: str) -> None:
    response = get(client, path.format(ATTACK))
    assert response.status_code < 500
    assert response.mimetype == "application/json" or "<script>alert" not in response.text


def test_no_page_carries_script_or_style_of_its_own(client: FlaskClient) -> None:
    for path in (
        "/",
        "/search?q=journal",
        f"/page/{CASE}",
        "/page/document/board-txt",
        "/trace?entity=7-2024",
        "/sparql",
    ):
        soup = page(client, path)
        data = soup.select("script[type='application/ld+json']")
        assert not [one for one in soup.find_all("script") if not one.get("src") and one not in data]
        assert not soup.find_all("style")
        assert not soup.select("[style]")
        assert not [tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)]


def test_nothing_is_loaded_from_elsewhere(client: FlaskClient) -> None:
    policy = get(client, "/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "unsafe-inline" not in get(client, "/sparql").headers["Content-Security-Policy"].partition("style-src")[0]
    for path in ("/", f"/page/{CASE}", "/sparql"):
        soup = page(client, path)
        for tag in soup.select("script[src], img[src], link[rel=stylesheet], link[rel=icon]"):
            assert str(tag.get("src") or tag.get("href")).startswith("/static/")
