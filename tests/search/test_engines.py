"""One body of tests for every engine: what an engine must do to lie under an index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from search.engines import Engine, engine_named
from search.engines.base import Entry, Field
from search.errors import IndexOpenError, SearchError
from search.lookup import Adjacent, All, Beginning, Best, Lookup, OneOf, Part, Request, Some, Term, Weighted
from search.model import Token

ROWS = count()
EVERYTHING = All(())


def entry(name: str, text: str = "", **more: object) -> Entry:
    """An entry whose terms are the words of its texts."""
    fields = {Field.TEXT: text} | {field: str(more[field]) for field in Field if field in more}
    facets = more.get("facets", {})
    day = more.get("day", 0)
    assert isinstance(facets, Mapping)
    assert isinstance(day, int)
    return Entry(
        id=name,
        row=next(ROWS),
        document=name.partition("/")[0],
        tokens={field: _tokens(words) for field, words in fields.items()},
        words=sorted(set(text.split())),
        facets=facets,
        day=day,
        record=name.encode(),
    )


def _tokens(text: str) -> list[Token]:
    return [Token(word, 0, 0, position) for position, word in enumerate(text.split())]


@pytest.fixture
def engine(engine_name: str, tmp_path: Path) -> Iterator[Engine]:
    made = engine_named(engine_name).create(tmp_path)
    yield made
    made.close()


def fill(engine: Engine, *entries: Entry) -> None:
    for one in entries:
        engine.add(one)
    engine.commit()


def found(engine: Engine, *what: Lookup, **more: object) -> list[str]:
    """The names of what is found, the best first."""
    return [name for name, _ in scored(engine, *what, **more)]


def scored(
    engine: Engine, *what: Lookup, limit: int = 100, by_date: bool = False, **more: object
) -> list[tuple[str, float]]:
    request = Request(All(what), **more)  # type: ignore[arg-type]
    best = engine.best(request, limit, by_date=by_date)
    return [(engine.read(at).decode(), score) for at, score in zip(best.at, best.scores.tolist(), strict=True)]


def total(engine: Engine, *what: Lookup) -> int:
    return len(engine.rows(Request(All(what))))


def test_nothing_is_in_a_new_engine(engine: Engine) -> None:
    assert engine.count() == engine.removed() == 0
    assert len(engine.rows(Request(EVERYTHING))) == 0
    assert engine.documents() == {}
    assert list(engine.records()) == []
    assert engine.record("d/0") is None


@pytest.mark.parametrize(
    ("what", "names"),
    [
        (Term("plan"), {"a/0", "b/0", "c/0"}),
        (Term("pl"), set()),
        (Part("hus"), {"a/0"}),
        (Term("hus"), set()),
        (OneOf(("ny", "sak", "tom")), {"a/0", "b/0"}),
        (Adjacent(("ny", "plan")), {"a/0"}),
        (Adjacent(("plan", "ny")), set()),
        (Beginning("pla"), {"a/0", "b/0", "c/0"}),
        (Beginning("zz"), set()),
        (Best((Term("ny"), Term("sak"))), {"a/0", "b/0"}),
        (Some((Term("ny"), Term("gammel"))), {"a/0", "c/0"}),
        (All((Term("plan"), Term("sak"))), {"b/0"}),
        (All((Term("plan"),), (Term("sak"),)), {"a/0", "c/0"}),
        (All((), (Term("sak"),)), {"a/0", "c/0"}),
        (Weighted(Term("sak"), 0.5), {"b/0"}),
        (EVERYTHING, {"a/0", "b/0", "c/0"}),
    ],
)
def test_each_kind_of_lookup(engine: Engine, what: Lookup, names: set[str]) -> None:
    fill(engine, entry("a/0", "ny plan", parts="hus"), entry("b/0", "sak plan"), entry("c/0", "gammel plan"))
    assert set(found(engine, what)) == names


def test_a_word_weighs_more_in_keywords_title_and_heading_than_in_the_text(engine: Engine) -> None:
    fill(
        engine,
        entry("text/0", "sak om plan"),
        entry("title/0", "om noe", title="sak om plan"),
        entry("keywords/0", "om noe", keywords="sak om plan"),
        entry("heading/0", "om noe", heading="sak om plan"),
    )
    order = found(engine, Term("plan"))
    assert order[0] == "keywords/0"
    assert order[-1] == "text/0"


def test_weights_decide_between_ways(engine: Engine) -> None:
    fill(engine, entry("whole/0", "tiltak nå"), entry("part/0", "noe annet", parts="tiltak"))
    assert found(engine, Best((Term("tiltak"), Weighted(Part("tiltak"), 0.3)))) == ["whole/0", "part/0"]


def test_rare_words_weigh_more_than_common_ones(engine: Engine) -> None:
    fill(engine, *(entry(f"d{i}/0", "vanlig ord") for i in range(9)), entry("d9/0", "sjelden ord"))
    assert found(engine, Some((Term("vanlig"), Term("sjelden"))))[0] == "d9/0"


def test_filters_are_or_within_a_facet_and_and_between_them(engine: Engine) -> None:
    fill(
        engine,
        entry("a/0", "x", facets={"body": ["A"], "year": ["2031"]}),
        entry("b/0", "x", facets={"body": ["B"], "year": ["2031"]}),
        entry("c/0", "x", facets={"body": ["C", "A"], "year": ["2030"]}),
        entry("d/0", "y", facets={"body": ["A"], "year": ["2031"]}),
    )
    find = found
    assert set(find(engine, Term("x"), filters={"body": ["A"]})) == {"a/0", "c/0"}
    assert set(find(engine, Term("x"), filters={"body": ["A", "B"]})) == {"a/0", "b/0", "c/0"}
    assert set(find(engine, Term("x"), filters={"body": ["A", "B"], "year": ["2031"]})) == {"a/0", "b/0"}
    assert set(find(engine, Term("x"), filters={"body": []})) == {"a/0", "b/0", "c/0"}
    assert find(engine, Term("x"), filters={"body": ["Z"]}) == []
    assert find(engine, Term("x"), filters={"unknown": ["A"]}) == []


def test_filters_leave_scores_alone(engine: Engine) -> None:
    fill(engine, entry("a/0", "plan", facets={"body": ["A"]}), entry("b/0", "plan sak", facets={"body": ["B"]}))
    free = dict(scored(engine, Term("plan")))
    assert scored(engine, Term("plan"), filters={"body": ["A"]}) == [("a/0", free["a/0"])]


def test_what_ranks_alike_has_one_order_however_much_is_asked_for(engine: Engine) -> None:
    names = [f"d{i}/0" for i in range(57)]
    for one in (names[:20], names[20:]):
        fill(engine, *(entry(name, "samme ord", day=7) for name in one))
    for by_date in (False, True):
        whole = found(engine, Term("ord"), by_date=by_date)
        assert sorted(whole) == sorted(names)
        assert all(found(engine, Term("ord"), limit=n, by_date=by_date) == whole[:n] for n in (1, 10, 20, 56, 57))


def test_the_order_of_adding_does_not_show(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> None:
    entries = [entry(f"d{i}/0", f"plan {'sak ' * (i % 4)}ord{i}") for i in range(40)]
    other = type(engine).create(tmp_path_factory.mktemp("other"))
    fill(engine, *entries)
    for part in (entries[30:], entries[:7], entries[7:30]):
        fill(other, *reversed(part))
    what = Some((Term("plan"), Term("sak")))
    assert scored(engine, what, limit=40) == scored(other, what, limit=40)
    other.close()


def test_newest_first_with_scores(engine: Engine) -> None:
    fill(engine, entry("old/0", "plan", day=3), entry("none/0", "plan"), entry("new/0", "plan", day=9))
    page = scored(engine, Term("plan"), by_date=True)
    assert [name for name, _ in page] == ["new/0", "old/0", "none/0"]
    assert all(score > 0 for _, score in page)


def test_a_document_goes_as_a_whole_and_what_is_added_after_stays(engine: Engine) -> None:
    fill(engine, entry("a/0", "plan"), entry("a/1", "sak"), entry("b/0", "plan"))
    engine.remove("a")
    fill(engine, entry("a/2", "ny"))
    assert engine.documents() == {"a": 1, "b": 1}
    assert engine.ids("a") == {"a/2"}
    assert engine.record("a/0") is None
    assert engine.record("a/2") == b"a/2"
    assert sorted(engine.records()) == [b"a/2", b"b/0"]
    assert engine.count() == 2


def test_what_was_added_and_removed_before_a_commit_is_not_there(engine: Engine) -> None:
    fill(engine, entry("a/0", "plan"))
    engine.add(entry("b/0", "plan sak"))
    engine.add(entry("c/0", "plan"))
    engine.remove("b")
    engine.add(entry("b/1", "plan"))
    engine.commit()
    assert engine.documents() == {"a": 1, "b": 1, "c": 1}
    assert set(found(engine, Term("plan"))) == {"a/0", "b/1", "c/0"}
    assert found(engine, Term("sak")) == []


def test_what_was_removed_is_told_while_it_still_weighs_and_is_not_counted(engine: Engine) -> None:
    fill(engine, *(entry(f"a/{i}", "plan") for i in range(3)), *(entry(f"b/{i}", "plan") for i in range(30)))
    engine.remove("a")
    engine.commit()
    assert engine.removed() in {0, 3}
    assert engine.documents() == {"b": 30}
    assert engine.count() == len(engine.rows(Request(EVERYTHING))) == 30


def test_nothing_shows_before_it_is_committed_and_closing_drops_it(engine: Engine) -> None:
    fill(engine, entry("a/0", "plan"))
    engine.add(entry("b/0", "plan"))
    engine.remove("a")
    assert engine.documents() == {"a": 1}
    engine.close()
    engine.commit()
    assert engine.documents() == {"a": 1}


def test_what_is_on_disk_can_be_opened(engine: Engine, tmp_path: Path) -> None:
    fill(engine, entry("a/0", "plan"))
    again = type(engine).open(tmp_path)
    assert found(again, Term("plan")) == ["a/0"]
    again.close()


def test_a_folder_without_an_index_is_refused(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(IndexOpenError, match="holds no index"):
        type(engine).open(tmp_path / "nothing")


def test_words_and_terms_can_be_listed(engine: Engine) -> None:
    fill(engine, entry("a/0", "plan sak", parts="hus"), entry("b/0", "plan"))
    assert dict(engine.words("p")) == {"plan": 2}
    assert dict(engine.terms()) == {"plan": 2, "sak": 1}
    assert [engine.knows(term) for term in ("plan", "hus", "pla")] == [True, True, False]


def test_many_words_that_begin_alike_are_all_found(engine: Engine) -> None:
    fill(engine, *(entry(f"d{i}/0", f"plan{i:03}") for i in range(120)))
    assert total(engine, Beginning("plan")) == 120


def test_a_folder_has_one_writer_at_a_time(engine: Engine, tmp_path: Path) -> None:
    other = type(engine).open(tmp_path)
    engine.add(entry("a/0", "plan"))
    with pytest.raises(SearchError, match="b/0"):
        other.add(entry("b/0", "plan"))
    engine.commit()
    other.add(entry("b/0", "plan"))
    other.commit()
    assert other.documents() == {"a": 1, "b": 1}
    other.close()


def test_several_threads_may_read(engine: Engine) -> None:
    fill(engine, *(entry(f"d{i}/0", f"plan nummer {i}") for i in range(50)))
    asked = [Adjacent(("nummer", str(i))) for i in range(50)]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda what: found(engine, what), asked)) == [[f"d{i}/0"] for i in range(50)]
