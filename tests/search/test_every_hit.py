"""All hits of a query, for those who take them elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from search import Index, Listing, Passage, Results


@pytest.mark.parametrize("query", ["", "sykehus OR omstilling OR budsjett", "xylofon sykehus", "?"])
@pytest.mark.parametrize("sort", ["relevance", "date"])
@pytest.mark.parametrize("grouped", [True, False])
def test_every_hit_comes_once_in_the_order_of_the_pages(papers: Index, query: str, sort: str, grouped: bool) -> None:
    listing = Listing(sort, grouped)
    every = [hit.id for hit in papers.every_hit(query, listing=listing)]
    pages = [papers.search(query, limit=2, offset=at, listing=listing) for at in range(0, 8, 2)]
    assert every == [hit.id for page in pages for hit in page.hits]
    assert pages[0].total == len(every)
    assert len(set(every)) == len(every)


def test_an_empty_index_answers(tmp_path: Path, engine_name: str) -> None:
    with Index.create(tmp_path / "index", engine=engine_name) as index:
        index.commit()
        assert index.search("plan") == Results(0, (), {})
        assert list(index.every_hit("")) == []


def test_context_is_found_and_weighs_less_than_the_text(tmp_path: Path, engine_name: str) -> None:
    with Index.create(tmp_path / "index", engine=engine_name) as index:
        index.replace("a", [Passage("a/0", "a", "Saken ble utsatt.", context=("Nes utvalg", "3. mai 2024"))])
        index.replace("b", [Passage("b/0", "b", "Nes utvalg ble hørt om en sak.")])
        index.commit()
        assert [hit.id for hit in index.search("nes utvalg").hits] == ["b/0", "a/0"]
        found = index.search("utsatt mai 2024 utvalg")
        assert [hit.id for hit in found.hits] == ["a/0"]
        assert found.note is None
        assert index.search('"utvalg 3"').total == 0
