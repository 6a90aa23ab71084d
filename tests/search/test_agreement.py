"""What is found, counted and ranked does not depend on the engine: the same answers from each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from search import Index
from search.engines import ENGINES, Engine, engine_named
from search.engines.base import Entry, Field
from search.lookup import Adjacent, All, Beginning, Best, Lookup, OneOf, Part, Request, Some, Term, Weighted
from search.model import Token
from tests.search.conftest import PAPERS, fill

SHARED = [f"sak{i}" for i in range(30)]
LOOKUPS: list[Lookup] = [
    Term("sak0"),
    Term("sak29"),
    Part("sak3"),
    Some((Term("sak1"), Term("sak7"), Term("sak28"))),
    All((Term("sak0"), Term("sak2")), (Term("sak5"),)),
    Adjacent(("sak0", "sak1")),
    Beginning("sak1"),
    Beginning("s"),
    Best((Term("sak4"), Weighted(Part("sak4"), 0.3), Weighted(OneOf(("sak9", "sak20")), 0.5))),
    Some((Weighted(Adjacent(("sak1", "sak0")), 2.0), Term("sak3"))),
]


def entries() -> Iterator[Entry]:
    """Entries of common and rare words, in short and long fields, made alike every time."""
    chance = random.Random(1814)
    for number in range(200):
        tokens = {
            field: [
                Token(word, 0, 0, position)
                for position, word in enumerate(
                    chance.choices(SHARED, range(30, 0, -1), k=chance.choice((0, 3, 20, 35, 120, 400)))
                )
            ]
            for field in Field
        }
        facets = {"n": [str(number % 7)], "m": [str(number % 3), str(number % 5)]}
        yield Entry(f"d/{number}", number, "d", tokens, (), facets, number % 11, str(number).encode())


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Engine]]:
    made = [engine_named(name).create(tmp_path_factory.mktemp(name)) for name in sorted(ENGINES)]
    for engine in made:
        for one in entries():
            engine.add(one)
        engine.commit()
    yield made
    for engine in made:
        engine.close()


@pytest.mark.parametrize("by_date", [False, True])
@pytest.mark.parametrize("filters", [{}, {"n": ["1", "2"], "m": ["0"]}])
@pytest.mark.parametrize("what", LOOKUPS, ids=str)
def test_engines_find_and_rank_alike(
    engines: list[Engine], what: Lookup, filters: dict[str, list[str]], by_date: bool
) -> None:
    request = Request(All((what,)), filters)
    first, *others = [engine.best(request, 50, by_date=by_date) for engine in engines]
    for other in others:
        assert other.rows.tolist() == first.rows.tolist()
        assert other.days.tolist() == first.days.tolist()
        assert other.scores.tolist() == pytest.approx(first.scores.tolist(), abs=2e-4)
    assert len({tuple(sorted(engine.rows(request).tolist())) for engine in engines}) == 1
    assert [engines[0].read(at) for at in first.at] == [str(row).encode() for row in first.rows.tolist()]


@pytest.mark.parametrize(
    "query", ["styret", "sykehus plan", '"nye sengeplasser"', "sak 12-31", "helse*", "*", "omstiling"]
)
def test_indexes_answer_alike(tmp_path: Path, query: str) -> None:
    answers = []
    for name in sorted(ENGINES):
        with Index.create(tmp_path / name, engine=name) as index:
            fill(index, PAPERS)
            found = index.search(query)
        answers.append((found.total, [hit.id for hit in found.hits], found.facets, found.note, found.did_you_mean))
    assert answers[1:] == answers[:-1]
