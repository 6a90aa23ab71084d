"""The text of a document: all of it, marked where it was read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from kg.workspace import Workspace
from tests.kg import papers
from tests.web.conftest import client_of
from tests.web.pages import letters, page, words

BOARD = "/page/document/board-txt"


def _characters(soup: BeautifulSoup) -> str:
    return "".join(one.get_text() for one in soup.select(".running"))


def test_page_holds_every_character_that_is_not_blank(client: FlaskClient) -> None:
    assert letters(_characters(page(client, BOARD))) == letters(papers.BOARD_TEXT)


@pytest.mark.parametrize("quote", ["følger opp sak 3-2024", "Fjordvik helseråd\nMøte 4. mars", "journal"])
def test_marks_exactly_the_span(client: FlaskClient, quote: str) -> None:
    start = papers.BOARD_TEXT.index(quote)
    soup = page(client, f"{BOARD}?start={start}&end={start + len(quote)}")
    assert "".join(mark.get_text() for mark in soup.select("mark")) == quote
    assert len(soup.select("#mark")) == 1


def test_a_span_over_several_passages_has_one_anchor(client: FlaskClient) -> None:
    soup = page(client, f"{BOARD}?start=0&end={len(papers.BOARD_TEXT)}")
    assert letters("".join(mark.get_text() for mark in soup.select("mark"))) == letters(papers.BOARD_TEXT)
    assert len(soup.select("mark")) > 1
    assert len(soup.select("#mark")) == 1


@pytest.mark.parametrize(
    "query", ["start=5", "end=9", "start=9&end=5", "start=x&end=y", "start=-1&end=4", f"start={10**30}&end={10**31}"]
)
def test_a_span_that_makes_no_sense_marks_nothing(client: FlaskClient, query: str) -> None:
    assert not page(client, f"{BOARD}?{query}").select("mark")


def test_each_mark_says_what_was_read_from_it(client: FlaskClient) -> None:
    soup = page(client, BOARD)
    marks = [a for a in soup.select("a.read") if "følger opp" in a.get_text()]
    opened = page(client, f"{BOARD}{str(marks[0]['href']).partition('#')[0]}")
    said = [words(item) for item in opened.select("details[open] .is-selected")]
    assert any("Ny journal ved legevakta" in one and "Følger opp: Sak 3-2024" in one for one in said)


def test_outline_leads_to_the_words(client: FlaskClient) -> None:
    soup = page(client, BOARD)
    entries = {words(a): str(a["href"]) for a in soup.select(".outline a")}
    assert "Ny journal ved legevakta" in entries
    for target in entries.values():
        assert soup.select(f"[id='{target.partition('#')[2]}']")


def test_a_long_document_comes_in_parts_that_cover_it(make_workspace: Callable[[], Workspace], tmp_path: Path) -> None:
    text = "Et langt notat\n\n" + "".join(f"Avsnitt {n} om legevakta. {'Mer tekst. ' * 40}\n\n" for n in range(90))
    (tmp_path / "notat.txt").write_text(text, encoding="utf-8")
    workspace = make_workspace()
    workspace.ingest([tmp_path / "notat.txt"])
    client = client_of(workspace)
    first = page(client, "/page/document/notat-txt")
    total = int(words(first.select_one("nav.paging span")).split(" av ")[1].split(",")[0])
    assert total == 4
    shown = [_characters(page(client, f"/page/document/notat-txt?part={n + 1}")) for n in range(total)]
    assert letters("".join(shown)) == letters(text)
    assert first.select_one("a[rel=next]")
    at = text.index("Avsnitt 88")
    marked = page(client, f"/page/document/notat-txt?start={at}&end={at + 10}")
    assert words(marked.select_one("#mark")) == "Avsnitt 88"


def test_pages_of_the_paper_are_shown(sample_client: FlaskClient) -> None:
    soup = page(sample_client, "/page/document/02-styremote-2024-03-14-saksdokumenter-pdf")
    assert words(soup.select_one(".page-break")) == "Side 1"
