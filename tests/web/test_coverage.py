"""What is covered by the papers here, and what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from kg.config import Config
from kg.workspace import Workspace
from tests.kg import papers
from tests.web.conftest import client_of
from tests.web.pages import get, page, words


def test_a_number_in_the_matrix_opens_that_many_cases(sample_client: FlaskClient) -> None:
    soup = page(sample_client, "/coverage?lang=nb")
    opened = 0
    for cell in soup.select(".matrix td a")[:6]:
        listed = page(sample_client, str(cell["href"])).select("#open .link-card")
        cases = {str(link["href"]) for card in listed for link in card.select(".link-ends > div:first-child a")}
        numbers = [int(words(one).split()[0].lstrip("+")) for one in cell.select("span[class^=cell]")]
        assert max(numbers) <= len(cases)
        opened += 1
    assert opened == 6


def test_goals_without_cases_are_marked(sample_client: FlaskClient) -> None:
    soup = page(sample_client, "/coverage?lang=nb")
    rows = soup.select(".matrix tbody tr")
    bare = [row for row in rows if not row.select("td a")]
    assert bare
    assert bare == soup.select(".matrix tr.uncovered")
    assert all("ingen sak her" in words(row) for row in bare)
    assert f"{len(bare)} mål og indikatorer" in words(soup.main)


def test_decided_cases_add_up_and_lead_to_those_without_a_goal(sample_client: FlaskClient) -> None:
    soup = page(sample_client, "/coverage?lang=nb")
    table = soup.select("main table")[1]
    for row in table.select("tbody tr"):
        decided, tied, untied = (int(words(cell)) for cell in row.select("td.numeric"))
        assert decided == tied + untied
        if untied:
            answer = page(sample_client, str(row.select("td")[3].a["href"]))
            cases = {str(link["href"]) for link in answer.select("#answer a[href*='/page/case/']")}
            assert len(cases) == untied


def test_papers_that_could_not_be_used_are_told_with_their_reason(tmp_path: Path) -> None:
    inbox = tmp_path / "papers"
    inbox.mkdir()
    (inbox / papers.BOARD).write_text(papers.BOARD_TEXT, encoding="utf-8")
    (inbox / "<b>tom.txt").write_text(" ", encoding="utf-8")
    workspace = Workspace(Config(data=tmp_path / "data"), analyser=papers.Reader(), resolve=papers.resolve)
    workspace.ingest([inbox])
    client = client_of(workspace)
    soup = page(client, "/coverage?lang=nb")
    assert "<b>tom.txt" in words(soup.main)
    assert "1 lagt til, 0 oppdatert, 0 uendret, 1 avvist" in words(soup.main)
    (inbox / "<b>tom.txt").unlink()
    workspace.remove(["<b>tom.txt"])
    assert "tom.txt" not in words(page(client, "/coverage").main)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("goal=x&body=y", 400),
        ("goal=http://e.example/x&body=http://e.example/y", 200),
        ("strategy=http://e.example/s", 200),
    ],
)
def test_what_is_asked_for_and_is_not_there_is_told(sample_client: FlaskClient, query: str, status: int) -> None:
    response = get(sample_client, f"/coverage?lang=nb&{query}")
    assert response.status_code == status
    assert ("Ingenting knytter dem sammen." in response.text) == ("http://e.example/x" in query)
