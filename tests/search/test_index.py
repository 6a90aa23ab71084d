"""The front door: from passages and a typed query to results."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from search import Hit, Index, Listing, Passage, Results, SearchError
from search.engines import ENGINES, Source
from search.errors import IndexOpenError, PassageError, QueryError
from tests.search.conftest import PAPERS, Build, passage


def ids(results: Results) -> list[str]:
    return [hit.id for hit in results.hits]


def marked(hit: Hit) -> list[str]:
    return [hit.snippet[mark.start : mark.end] for mark in hit.highlights]


def counted(results: Results, facet: str) -> dict[str, int]:
    return {found.value: found.count for found in results.facets[facet]}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("omstillingstiltak", "innkalling/1"),
        ("budsjettene", "protokoll/0"),
        ("sykehusene helseforetaket", "nynorsk/0"),
        ("sjukehuset sengeplassane", "innkalling/0"),
        ("DHO", "utvalg/0"),
        ("dho plan", "utvalg/0"),
        ("digital heimeoppfølging", "utvalg/0"),
        ("e-helseplan", "utvalg/0"),
        ("ehelseplan", "utvalg/0"),
        ("helsetjeneste", "utvalg/0"),
        ("12/2031", "innkalling/0"),
        ("sak 012-31", "innkalling/0"),
        ("13-2031", "innkalling/1"),
        ("Sak 4–2031", "utvalg/0"),
        ("§20", "protokoll/0"),
        ("møtebok budsjett", "protokoll/0"),
        ("styret skal godkjenne sengeplassene", "innkalling/0"),
    ],
)
def test_people_find_what_they_mean(papers: Index, query: str, first: str) -> None:
    results = papers.search(query)
    assert ids(results)[0] == first
    assert results.note is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"digital hjemmeoppfølging"', {"utvalg/0"}),
        ('"hjemmeoppfølging digital"', set()),
        ('"ba om en ny e-helseplan"', {"utvalg/0"}),
        ('"planen for nye sengeplasser"', {"innkalling/0"}),
        ("omstil* OR utval*", {"innkalling/1", "utvalg/0"}),
        ("sjuke*", {"innkalling/0", "nynorsk/0"}),
        ("sykehus -Vik", {"nynorsk/0"}),
        ('sykehus -"ikkje legge"', {"innkalling/0"}),
        ("sykehus -sjuke*", set()),
        ("budsjett ELLER frist", {"protokoll/0", "innkalling/1"}),
        ("*", {paper.id for paper in PAPERS}),
        ("-styret", {"innkalling/1", "nynorsk/0", "utvalg/0"}),
    ],
)
def test_the_query_language(papers: Index, query: str, found: set[str]) -> None:
    results = papers.search(query)
    assert set(ids(results)) == found
    assert results.total == len(found)


def test_the_whole_word_ranks_above_its_parts(build: Build) -> None:
    index = build([passage(1, "Ny plan for tiltaksarbeid."), passage(2, "Et tiltak i planen.")])
    assert ids(index.search("tiltak")) == ["d2/0", "d1/0"]


def test_a_compound_finds_its_words_apart_but_lower(build: Build) -> None:
    index = build([passage(1, "Tiltak som gir omstilling."), passage(2, "Et omstillingstiltak til.")])
    assert ids(index.search("omstillingstiltak")) == ["d2/0", "d1/0"]


def test_a_title_weighs_more_than_the_text(build: Build) -> None:
    index = build(
        [passage(1, "Her nevnes ambulanser.", title="Noe annet"), passage(2, "Her nevnes noe.", title="Ambulanser")]
    )
    assert ids(index.search("ambulanse")) == ["d2/0", "d1/0"]


def test_compounds_that_only_the_index_explains_are_found(build: Build) -> None:
    texts = ["Gnurkestangen ble sendt.", "En stang med gnurk.", "Samme stang, samme gnurk."]
    index = build([passage(number, text) for number, text in enumerate(texts)])
    assert set(ids(index.search("gnurk"))) == {"d0/0", "d1/0", "d2/0"}
    assert ids(index.search("gnurk"))[-1] == "d0/0"


def test_english_passages_are_found_by_their_own_stems(build: Build) -> None:
    index = build([passage(1, "The committee studied policies.", language="en"), passage(2, "Noe på norsk.")])
    assert ids(index.search("policy")) == ["d1/0"]
    assert ids(index.search('"studies policy"')) == ["d1/0"]


def test_without_a_hit_for_all_words_some_are_enough_and_it_says_so(papers: Index) -> None:
    results = papers.search("sykehus xylofon")
    assert set(ids(results)) == {"innkalling/0", "nynorsk/0"}
    assert results.note == "some-words"


def test_words_that_must_not_stand_there_still_must_not(papers: Index) -> None:
    assert ids(papers.search("sykehus xylofon -Vik")) == ["nynorsk/0"]


@pytest.mark.parametrize(
    ("query", "note", "total"),
    [
        ("", "everything", 5),
        ("*", "everything", 5),
        ("...", "no-words", 0),
        ("\x00\x07", "everything", 5),
        ("og", "only-stop-words", 3),
        ('"omstilling', "unbalanced-quotes", 1),
        ("omstilling " * 1000, "shortened", 1),
        ("a" * 10_000, "shortened", 0),
    ],
)
def test_odd_queries_get_an_answer_and_a_note(papers: Index, query: str, note: str, total: int) -> None:
    results = papers.search(query)
    assert (results.note, results.total) == (note, total)


def test_ten_thousand_characters_are_answered_at_once(papers: Index) -> None:
    began = time.monotonic()
    papers.search("budsjettprosess OR " * 600)
    papers.search("a b c* " * 1500)
    assert time.monotonic() - began < 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@example('"')
@example("\ud800*")
@example("-\"\" OR -* NOT 'x' (a:b)^3~ [1 TO 2] \\")
@given(st.one_of(st.text(max_size=80), st.text(alphabet='"*-|() ORNTaåb§1/–', max_size=40)))
def test_whatever_is_typed_is_answered(papers: Index, query: str) -> None:
    results = papers.search(query, limit=3)
    assert len(results.hits) == min(3, results.total)


def test_a_hit_brings_back_what_was_given(papers: Index) -> None:
    (hit,) = papers.search("Vik").hits
    paper = PAPERS[0]
    assert (hit.id, hit.document, hit.title, hit.heading, hit.date) == (
        paper.id,
        paper.document,
        paper.title,
        paper.heading,
        paper.date,
    )
    assert hit.facets == paper.facets
    assert hit.stored == {"page": 4, "names": ["A", "B"]}
    assert paper.text[hit.snippet_start :].startswith(hit.snippet)
    assert marked(hit) == ["Vik"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"type": ["case"]}, {"innkalling/0", "innkalling/1", "nynorsk/0"}),
        ({"type": ["case", "minutes"]}, {paper.id for paper in PAPERS}),
        ({"type": ["case"], "goal": ["Mål 2"]}, {"innkalling/0", "innkalling/1"}),
        ({"type": ["minutes"], "goal": ["Mål 1", "Mål 2"]}, {"utvalg/0"}),
        ({"goal": ["Mål 9"]}, set()),
        ({"nothing": ["x"]}, set()),
        ({"type": []}, {paper.id for paper in PAPERS}),
    ],
)
def test_filters(papers: Index, filters: Mapping[str, list[str]], found: set[str]) -> None:
    assert set(ids(papers.search("", filters=filters))) == found


@pytest.mark.parametrize("query", ["", "sykehus OR omstilling OR budsjett", "styret", "xylofon sykehus"])
@pytest.mark.parametrize("filters", [{}, {"type": ["case"]}, {"goal": ["Mål 1", "Mål 2"]}])
def test_facet_counts_are_what_other_filters_leave(papers: Index, query: str, filters: Mapping[str, list[str]]) -> None:
    results = papers.search(query, filters=filters, limit=1)
    for facet, values in results.facets.items():
        others = {name: chosen for name, chosen in filters.items() if name != facet}
        everything = papers.search(query, filters=others, limit=100).hits
        for value in values:
            assert value.count == sum(value.value in hit.facets.get(facet, ()) for hit in everything)
        assert sum(v.count for v in values) == sum(len(hit.facets.get(facet, ())) for hit in everything)


def test_facets_come_most_frequent_first_then_by_name(papers: Index) -> None:
    results = papers.search("*")
    assert counted(results, "goal") == {"Mål 1": 2, "Mål 2": 2}
    assert [found.value for found in results.facets["body"]] == ["Fjordhelse HF", "Dalhelse HF", "Samutvalget"]
    assert list(results.facets) == ["body", "goal", "type"]


def test_newest_first_and_undated_last(papers: Index) -> None:
    results = papers.search("styret OR sjukehus OR utvalget", listing=Listing("date"))
    dates = [hit.date for hit in results.hits]
    assert dates == [*sorted((date for date in dates if date), reverse=True), None]


def test_paging_goes_through_all_hits_once(build: Build) -> None:
    index = build([passage(number, "Samme ord i alle.", date="2031-01-01") for number in range(43)])
    for sort in ("relevance", "date"):
        pages = [ids(index.search("ord", limit=7, offset=at, listing=Listing(sort))) for at in range(0, 50, 7)]
        assert sorted(name for page in pages for name in page) == sorted(f"d{n}/0" for n in range(43))


@pytest.mark.parametrize("asked", [{"limit": -1}, {"offset": -1}, {"limit": 10**9}, {"listing": Listing("size")}])
def test_what_cannot_be_asked_is_said_in_one_line(papers: Index, asked: dict[str, object]) -> None:
    with pytest.raises(QueryError) as error:
        papers.search("plan", **asked)  # type: ignore[arg-type]
    assert "\n" not in str(error.value)


def test_did_you_mean_finds_more_and_respects_the_other_words(papers: Index) -> None:
    assert papers.search("omstiling").did_you_mean == "omstilling"
    assert papers.search("sykehust Vik").did_you_mean == "sykehuset Vik"
    assert papers.search("omstiling xylofon").did_you_mean == "omstilling xylofon"
    assert papers.search("omstilling").did_you_mean is None
    assert papers.search("xylofon").did_you_mean is None


def test_replacing_and_removing(build: Build) -> None:
    index = build([passage(1, "Gammel tekst."), passage(2, "Annen tekst.")])
    index.replace("d1", [passage(1, "Fersk ordlyd."), passage(1, "Mer.", id="d1/1")])
    assert index.documents() == {"d1": 1, "d2": 1}
    index.commit()
    assert index.documents() == {"d1": 2, "d2": 1}
    assert index.passage_ids("d1") == {"d1/0", "d1/1"}
    assert ids(index.search("gammel")) == []
    assert ids(index.search("fersk")) == ["d1/0"]
    index.remove("d1")
    index.commit()
    assert index.documents() == {"d2": 1}
    assert index.get("d1/0") is None
    assert index.count() == 1


def test_what_was_replaced_leaves_no_trace_in_scores_and_facets(build: Build) -> None:
    texts = [passage(n, f"Plan {n} om sykehus. " + "Sykehus. " * n, facets={"n": [str(n)]}) for n in range(6)]
    straight = build(texts)
    winding = build([passage(n, "Plan plan sykehus plan.", facets={"old": ["x"]}) for n in range(9)])
    for one in reversed(texts):
        winding.replace(one.document, [one])
        winding.commit()
    for number in (6, 7, 8):
        winding.remove(f"d{number}")
    winding.commit()
    assert winding.search("plan sykehus") == straight.search("plan sykehus")


def test_a_large_index_is_written_anew_once_a_fifth_is_gone(
    build: Build, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("search.index.ALWAYS_REBUILT", 0)
    index = build([passage(n, "Samme plan.") for n in range(40)])
    index.remove("d0")
    index.commit()
    assert (tmp_path / "index-0" / "generation-1").is_dir()
    for number in range(1, 12):
        index.remove(f"d{number}")
    index.commit()
    assert [folder.name for folder in (tmp_path / "index-0").glob("generation-*")] == ["generation-2"]
    assert index.search("plan") == build([passage(n, "Samme plan.") for n in range(12, 40)]).search("plan")


def test_a_passage_comes_back_as_it_was(build: Build) -> None:
    assert build(PAPERS).get("innkalling/0") == PAPERS[0]


@pytest.mark.parametrize(
    ("passages", "message"),
    [
        ([passage(2, "x")], "belongs to d2"),
        ([passage(1, "x"), passage(1, "y")], "two passages"),
        ([passage(1, "x", date="i fjor")], "not an ISO date"),
        ([passage(1, "x", facets={"a.b": ["y"]})], "facet's name"),
        ([passage(1, "x", stored={"y": object()})], "JSON"),
        ([passage(1, "\ud800")], "JSON"),
    ],
)
def test_passages_that_cannot_be_taken_change_nothing(build: Build, passages: list[Passage], message: str) -> None:
    index = build([passage(1, "Slik det var.")])
    with pytest.raises(PassageError, match=message):
        index.replace("d1", [passage(1, "God.", id="d1/9"), *passages])
    index.commit()
    assert index.passage_ids("d1") == {"d1/0"}


def test_an_index_can_be_closed_copied_and_opened_again(build: Build, tmp_path: Path) -> None:
    index = build(PAPERS)
    shutil.copytree(tmp_path / "index-0", tmp_path / "copy")
    with Index.open(tmp_path / "copy", writable=True) as copy:
        assert copy.search("omstilling") == index.search("omstilling")
        copy.remove("protokoll.txt")
        copy.commit()
        assert copy.count() == 4
    assert index.count() == 5
    with Index.open(tmp_path / "copy") as again:
        assert again.count() == 4


def test_a_copy_by_hard_links_leaves_the_first_as_it_was(build: Build, tmp_path: Path) -> None:
    build(PAPERS).close()
    before = _files(tmp_path / "index-0")
    shutil.copytree(tmp_path / "index-0", tmp_path / "copy", copy_function=lambda a, b: Path(b).hardlink_to(a))
    with Index.open(tmp_path / "copy", writable=True) as copy:
        copy.replace("ny", [passage(1, "Helt ny.", document="ny", facets={"new": ["y"]})])
        copy.remove("protokoll.txt")
        copy.commit()
    assert _files(tmp_path / "index-0") == before


def _files(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_what_was_not_committed_is_lost(build: Build, tmp_path: Path) -> None:
    index = build([passage(1, "Første.")])
    index.replace("d2", [passage(2, "Andre.")])
    index.close()
    with Index.open(tmp_path / "index-0") as again:
        assert again.documents() == {"d1": 1}


def test_an_index_open_for_reading_cannot_be_changed(build: Build, tmp_path: Path) -> None:
    build(PAPERS).close()
    with Index.open(tmp_path / "index-0") as index, pytest.raises(SearchError, match="reading only"):
        index.remove("protokoll.txt")


def test_a_reader_sees_what_was_there_when_it_opened(build: Build, tmp_path: Path) -> None:
    writer = build(PAPERS)
    with Index.open(tmp_path / "index-0") as reader:
        writer.remove("protokoll.txt")
        writer.commit()
        assert reader.count() == 5
        assert ids(reader.search("budsjettet")) == ["protokoll/0"]


def test_no_index_is_made_over_other_files(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    with pytest.raises(IndexOpenError, match="not an empty folder"):
        Index.create(tmp_path)


def test_a_folder_that_holds_no_index_is_told_apart(build: Build, tmp_path: Path) -> None:
    with pytest.raises(IndexOpenError, match="holds no index"):
        Index.open(tmp_path / "nothing")
    build(PAPERS).close()
    state = tmp_path / "index-0" / "index.json"
    values = json.loads(state.read_text(encoding="utf-8"))
    state.write_text(json.dumps({**values, "format": 99}), encoding="utf-8")
    with pytest.raises(IndexOpenError, match="another version"):
        Index.open(tmp_path / "index-0")
    state.write_text("{", encoding="utf-8")
    with pytest.raises(IndexOpenError, match="damaged"):
        Index.open(tmp_path / "index-0")


def test_an_unknown_engine_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexOpenError, match="engine is 'grep': choose tantivy or whoosh"):
        Index.create(tmp_path / "index", engine="grep")


def test_an_engine_that_is_not_installed_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    absent = Source("whoosh-that-nobody-has", ENGINES["whoosh"].load)
    monkeypatch.setitem(ENGINES, "whoosh", absent)
    with pytest.raises(IndexOpenError, match=r"not installed: run pip install 'vedtaksgraf\[whoosh\]'$"):
        Index.create(tmp_path / "index", engine="whoosh")


def test_an_index_is_opened_with_the_engine_it_was_made_with(build: Build, tmp_path: Path, engine_name: str) -> None:
    build(PAPERS).close()
    state = json.loads((tmp_path / "index-0" / "index.json").read_text(encoding="utf-8"))
    assert state["engine"] == engine_name
    with Index.open(tmp_path / "index-0") as index:
        assert index.count() == len(PAPERS)
