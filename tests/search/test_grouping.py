"""One hit for a group of passages, whatever the engine: what is shown of it, counted and paged."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from search import Hit, Index, Listing, Passage
from search.columns import Columns
from search.engines import ENGINES
from search.errors import IndexOpenError, SearchError
from search.grouping import MOST_SHOWN
from tests.search.conftest import Build

WORDS = ("plan", "budsjett", "drift", "senger", "areal", "vaktordning")
EACH = Listing(grouped=False)


def many(count: int) -> list[Passage]:
    """Passages of few words in groups that run over several documents, some of them alone."""
    chance = random.Random(1830)
    found = []
    for number in range(count):
        document = f"d{number // 9}"
        group = chance.choice(("", document, *(f"case-{chance.randrange(count // 5)}" for _ in range(6))))
        found.append(
            Passage(
                id=f"{document}/{number}",
                document=document,
                text=" ".join(chance.choices(WORDS, (9, 5, 3, 2, 1, 1), k=chance.randrange(1, 12))),
                group=group,
                date=f"20{chance.randrange(10, 30)}-01-01",
                facets={"year": (str(number % 7),), "body": tuple({f"b{chance.randrange(4)}" for _ in range(2)})},
            )
        )
    return found


def groups_of(passages: Sequence[Passage], *words: str) -> dict[str, list[Passage]]:
    """The groups of the passages that have all of some words."""
    groups = defaultdict(list)
    for one in passages:
        if set(words) <= set(one.text.split()):
            groups[one.group or one.id].append(one)
    return groups


def all_pages(index: Index, query: str, size: int, listing: Listing) -> list[Hit]:
    total = index.search(query, limit=0, listing=listing).total
    pages = (index.search(query, limit=size, offset=at, listing=listing).hits for at in range(0, total + size, size))
    return [hit for page in pages for hit in page]


@pytest.fixture(scope="module", params=sorted(ENGINES))
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    made = Index.create(tmp_path_factory.mktemp("grouped") / "index", engine=request.param)
    put(made, many(400))
    yield made
    made.close()


def put(index: Index, passages: Sequence[Passage]) -> None:
    for document in dict.fromkeys(one.document for one in passages):
        index.replace(document, [one for one in passages if one.document == document])
    index.commit()


@pytest.mark.parametrize("words", [("plan",), ("plan", "budsjett"), ("vaktordning",), ("areal", "senger", "drift")])
@pytest.mark.parametrize("sort", ["relevance", "date"])
def test_groups_are_counted_shown_and_paged_as_they_are(index: Index, words: tuple[str, ...], sort: str) -> None:
    groups = groups_of(many(400), *words)
    query = " ".join(words)
    found = index.search(query, listing=Listing(sort))
    assert found.total == len(groups) > 2
    for name in ("year", "body"):
        expected = {
            value: sum(any(value in one.facets[name] for one in group) for group in groups.values())
            for value in {value for group in groups.values() for one in group for value in one.facets[name]}
        }
        assert {one.value: one.count for one in found.facets[name]} == expected
    by_id = {one.id: one for one in many(400)}
    hits = all_pages(index, query, 7, Listing(sort))
    assert [by_id[hit.id].group or hit.id for hit in hits] == list(
        dict.fromkeys(by_id[hit.id].group or hit.id for hit in all_pages(index, query, 11, Listing(sort)))
    )
    assert len(hits) == found.total
    for hit in hits:
        group = groups[by_id[hit.id].group or hit.id]
        shown = [hit, *hit.further]
        assert hit.found == len(group)
        assert len({one.id for one in shown}) == len(shown) == min(MOST_SHOWN, len(group))
        assert {one.id for one in shown} <= {one.id for one in group}
        order = [(one.date if sort == "date" else "", one.score) for one in shown]
        assert order == sorted(order, reverse=True)
    if sort == "date":
        assert [hit.date for hit in hits] == sorted(
            (max(str(one.date) for one in g) for g in groups.values()), reverse=True
        )


@pytest.mark.parametrize("query", ["plan", "budsjett drift"])
def test_the_groups_come_in_the_order_of_their_best_passages(index: Index, query: str) -> None:
    by_id = {one.id: one for one in many(400)}
    passages = index.search(query, limit=400, listing=EACH).hits
    best = {by_id[hit.id].group or hit.id: hit.id for hit in reversed(passages)}
    order = list(dict.fromkeys(by_id[hit.id].group or hit.id for hit in passages))
    assert [hit.id for hit in index.search(query, limit=400).hits] == [best[group] for group in order]


def test_each_passage_is_a_hit_where_that_is_asked(index: Index) -> None:
    passages = [one for group in groups_of(many(400), "plan").values() for one in group]
    found = index.search("plan", limit=400, listing=EACH)
    assert found.total == len(found.hits) == len(passages)
    assert sum(one.count for one in found.facets["year"]) == len(passages)
    assert all(hit.found == 1 and not hit.further for hit in found.hits)


@pytest.mark.parametrize("words", ["plan", "budsjett drift", "senger OR areal", "*"])
@pytest.mark.parametrize("listing", [Listing(), EACH, Listing("date")], ids=str)
def test_more_is_looked_up_than_the_first_passages_where_it_is_needed(
    index: Index, words: str, listing: Listing, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = index.search(words, limit=400, listing=listing)
    for module in ("search.index.FETCHED", "search.grouping.FETCHED"):
        monkeypatch.setattr(module, 5)
    again = index.search(words, limit=0, listing=listing)
    assert (again.total, again.facets) == (whole.total, whole.facets)
    for size in (3, 17):
        hits = all_pages(index, words, size, listing)
        assert [(hit.id, hit.score, hit.found) for hit in hits] == [(h.id, h.score, h.found) for h in whole.hits]


def test_a_page_behind_the_last_is_empty(index: Index) -> None:
    for listing in (Listing(), EACH, Listing("date")):
        assert index.search("plan", offset=10**12, listing=listing).hits == ()


@pytest.mark.parametrize("facet", ["year", "body"])
def test_a_facets_count_is_the_number_of_hits_once_it_is_chosen(index: Index, facet: str) -> None:
    narrowed = {"year": ["1", "2", "3"]}
    for one in index.search("plan", filters=narrowed).facets[facet]:
        chosen = {**narrowed, facet: [one.value]}
        assert index.search("plan", filters=chosen).total == one.count


def test_groups_stay_right_when_documents_are_replaced_and_removed(index: Index, tmp_path: Path) -> None:
    passages = many(400)
    left = [one for one in passages if one.document not in {"d1", "d2", "d40"}]
    changed = [Passage("d2/new", "d2", "en plan for drift", group="case-1", facets={"year": ("1999",)})]
    with Index.create(tmp_path / "index", engine=index._folder.engine) as other:
        put(other, passages[:198])
        put(other, passages[198:])
        for document in ("d1", "d40"):
            other.remove(document)
        put(other, changed)
    with Index.open(tmp_path / "index") as again:
        groups = groups_of([*left, *changed], "plan")
        found = again.search("plan", limit=400)
        assert found.total == len(found.hits) == len(groups)
        assert {one.value: one.count for one in found.facets["year"]}["1999"] == 1


def test_passages_without_a_group_stand_for_themselves(build: Build) -> None:
    made = build([Passage(f"a/{number}", "a", "samme plan") for number in range(5)])
    assert made.search("plan").total == 5


def test_a_query_is_read_alike_however_it_is_narrowed(build: Build) -> None:
    made = build(
        [
            Passage("a/0", "a", "plan for drift", facets={"year": ("1",)}),
            Passage("b/0", "b", "plan", facets={"year": ("2",)}),
        ]
    )
    assert made.search("plan drift", filters={"year": ["2"]}).total == 0
    assert [one.value for one in made.search("plan drift").facets["year"]] == ["1"]


def test_an_index_of_other_parts_is_refused(tmp_path: Path) -> None:
    with Index.create(tmp_path / "index") as made:
        put(made, many(20))
    (columns,) = (tmp_path / "index").glob("columns-*.npz")
    Columns.empty().save(columns)
    with pytest.raises(IndexOpenError, match="belong together"):
        Index.open(tmp_path / "index")


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_a_rebuild_that_fails_leaves_what_was(tmp_path: Path, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Index.create(tmp_path / "index", engine=engine)
    put(made, many(40))
    made.replace("d1", [Passage("d1/new", "d1", "ny plan")])

    def broken(*_: object) -> None:
        raise SearchError("no space left")

    monkeypatch.setattr("search.index.to_entry", broken)
    with pytest.raises(SearchError, match="no space left"):
        made.commit()
    monkeypatch.undo()
    with Index.open(tmp_path / "index") as again:
        assert again.search("plan").total == made.search("plan").total
    made.commit()
    assert made.search("ny plan").total >= 1
    made.close()


def test_what_is_counted_by_is_missed_when_it_is_gone(tmp_path: Path) -> None:
    Index.create(tmp_path / "index").close()
    (columns,) = (tmp_path / "index").glob("columns-*.npz")
    columns.write_bytes(columns.read_bytes()[:40])
    with pytest.raises(IndexOpenError, match="damaged"):
        Index.open(tmp_path / "index")
