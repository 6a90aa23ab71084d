"""Judged queries: the figures by hand, which hit is graded for which place, and the queries that are there."""

from __future__ import annotations

from math import log2
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluation.goldfiles import GoldError
from evaluation.goldfiles import load as load_gold
from evaluation.normal import Names, case_number
from evaluation.queries.__main__ import main
from evaluation.queries.gold import ANSWERS, KINDS, JudgedQuery, Judgement, load
from evaluation.queries.measuring import TOGETHER, Answered, Reading, Scored, answer, check, graded
from evaluation.queries.metrics import dcg, ndcg, rank_of
from evaluation.queries.tables import ABSENT, faults, tables
from evaluation.records import Relevant
from kg.reading import read
from tests.house.tree import ROOT

NAMES = Names([["Nasjonalt utvalg", "NU"]])
TEXT = "Sak 12-2024\nMidlene fordeles etter\nfolketall.\nSlutt"
CASE = {"number": "12/24", "body": "NU"}
IN_CASE = Judgement(2, Relevant("a.txt", "Nasjonalt utvalg", "12-2024"))
NARROW = Judgement(2, Relevant("a.txt", text="etter folketall"))
USEFUL = Judgement(1, Relevant("a.txt", lines=(4, 4)))
QUERY = JudgedQuery("s01", "midler etter folketall", "inflection", "nb", "samples", False, (NARROW, USEFUL))
SHARED = ROOT.parent / "shared" / "corpus"


def text(source: str) -> str:
    assert source == "a.txt"
    return TEXT


def hit(start: int, end: int, *, case: dict[str, str] | None = None, document: str = "a.txt") -> dict[str, object]:
    return {"document": document, "start": start, "end": end, "case": case}


HEAD, WORDS, END = hit(0, 11), hit(12, 45), hit(46, 51)


def test_gain_is_discounted_by_rank() -> None:
    assert dcg([2, 1, 0, 1]) == pytest.approx(3 / log2(2) + 1 / log2(3) + 1 / log2(5))
    assert dcg([0, 2]) == pytest.approx(3 / 1.584963, abs=1e-6)
    assert dcg([]) == 0


def test_ndcg_compares_with_the_best_order_of_all_that_is_judged() -> None:
    found = 1 + 3 / log2(3)
    assert ndcg([1, 2], [2, 1, 1]) == pytest.approx(found / (3 + 1 / log2(3) + 1 / log2(4)))
    assert ndcg([1, 2], [2, 1, 1]) == pytest.approx(0.7003, abs=1e-4)
    assert ndcg([2, 1, 1], [1, 2, 1]) == pytest.approx(1)
    assert ndcg([0, 0], [2]) == 0
    assert ndcg([], []) == 0


def test_only_ten_hits_and_the_ten_best_judgements_count() -> None:
    assert dcg([0] * 10 + [2]) == 0
    assert ndcg([2] * 10, [2] * 12) == pytest.approx(1)
    assert rank_of([0] * 9 + [2], 2) == 10
    assert rank_of([0] * 10 + [2], 2) is None


def test_the_first_answer_is_the_first_hit_with_that_grade() -> None:
    assert rank_of([0, 1, 2], ANSWERS) == 3
    assert rank_of([0, 1, 2], 1) == 2
    assert rank_of([1, 0], ANSWERS) is None


def test_a_place_is_graded_once() -> None:
    assert graded([WORDS, HEAD, WORDS, END], [NARROW, USEFUL], text, NAMES) == (2, 0, 0, 1)


def test_a_hit_is_graded_for_the_best_of_its_places() -> None:
    assert graded([hit(0, 51)], [USEFUL, NARROW], text, NAMES) == (2,)
    assert graded([hit(0, 51), hit(0, 51)], [USEFUL, NARROW], text, NAMES) == (2, 1)


def test_a_narrow_place_goes_before_its_case() -> None:
    hits = [hit(12, 45, case=CASE), hit(46, 51, case=CASE)]
    assert graded(hits, [IN_CASE, NARROW], text, NAMES) == (2, 2)


def test_a_case_is_judged_in_its_document_alone() -> None:
    elsewhere = hit(0, 11, case=CASE, document="b.txt")
    other_case = hit(0, 11, case={"number": "13/24", "body": "NU"})
    assert graded([elsewhere, other_case, hit(0, 11, case=CASE)], [IN_CASE], text, NAMES) == (0, 0, 2)


def test_a_query_is_typed_as_it_stands() -> None:
    typed = []

    def search(words: str) -> list[dict[str, object]]:
        typed.append(words)
        return [HEAD, END, WORDS]

    reading = Reading(text, NAMES)
    found = answer(QUERY, lambda _: [END, {**HEAD, "further": [WORDS]}], search, reading)
    assert typed == [QUERY.words]
    assert (found.grades, found.passages, found.first, found.rank) == ((1, 2), (0, 1, 2), ("a.txt", 46), 2)
    assert found.ndcg == pytest.approx((1 / log2(3) + 3 / 2) / (3 + 1 / log2(3)))
    assert answer(QUERY, lambda _: [], lambda _: [], reading) == Answered(QUERY, (), (), None)


def test_a_judgement_of_what_is_not_there_is_an_error() -> None:
    check(QUERY, ["a.txt"], text)
    for place, told in (
        (Relevant("b.txt", text="x"), "no document b.txt"),
        (Relevant("a.txt", text="aldri sagt"), "words 'aldri sagt'"),
        (Relevant("a.txt", lines=(9, 9)), r"lines \(9, 9\)"),
    ):
        wrong = JudgedQuery("s02", "q", "part", "nb", "samples", False, (Judgement(2, place),))
        with pytest.raises(GoldError, match=f"query s02: .*{told}"):
            check(wrong, ["a.txt"], text)


def scored(*grades: tuple[int, ...], held_out: bool = False, of: str = "samples") -> Scored:
    return Scored(of, held_out, tuple(Answered(QUERY, one, one, ("a.txt", 12)) for one in grades))


def test_the_figures_are_means_over_queries() -> None:
    assert scored((2, 1), (0, 2), (1,)).figures() == pytest.approx(
        {"success@1": 1 / 3, "success@5": 2 / 3, "mrr": (1 + 1 / 2) / 3, "ndcg": (1 + 0.5213 + 0.2754) / 3}, abs=1e-4
    )


def test_the_section_tells_parts_apart_and_kinds_for_tuning_alone() -> None:
    lines = list(tables([scored((2, 1), (0,)), scored((2, 1), held_out=True)]))
    assert "| samples, for tuning | 2 | 0.50 | 0.50 | 0.50 | 0.50 |" in lines
    assert "| samples, held out | 1 | 1.00 | 1.00 | 1.00 | 1.00 |" in lines
    assert "| `inflection` | 2 | 0.50 | 0.50 | 0.50 | 0.50 |" in lines
    assert lines[-1] == ABSENT
    whole = list(tables([scored((2, 1)), scored((0,), of="shared"), scored((2, 1), (0,), of=TOGETHER)]))
    assert ABSENT not in whole
    assert "| **all** | 2 | 0.50 | 0.50 | 0.50 | 0.50 |" in whole


def test_faults_name_what_stood_first_and_nothing_that_is_held_out() -> None:
    nothing = Scored("samples", False, (Answered(QUERY, (), (), None),))
    assert list(faults(scored((2,), (1, 2)))) == [
        "queries-samples rank 2: midler etter folketall (s01, inflection); first a.txt 12"
    ]
    assert list(faults(nothing)) == [
        "queries-samples rank none: midler etter folketall (s01, inflection); nothing found"
    ]
    assert list(faults(scored((0,), held_out=True))) == []


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ('set = "papers"\npart = "tuning"', "set must be one of"),
        ('kind = "guess"', "no kind is called guess"),
        ("{ grade = 3, doc = 'a', case = '1/24' }", "grades are 1 and 2"),
        ("{ grade = 2, doc = 'a' }", "needs text, lines or a case"),
        ("{ grade = 1, doc = 'a', case = '1/24' }", "nothing answers it"),
        ("{ grade = 2, doc = 'a', cases = '1/24' }", "no key is called cases"),
    ],
)
def test_a_query_that_cannot_be_used_is_named(file: str, told: str, tmp_path: Path) -> None:
    head = file if file.startswith("set") else 'set = "samples"\npart = "tuning"'
    kind = file if file.startswith("kind") else 'kind = "part"'
    judgement = file if file.startswith("{") else "{ grade = 2, doc = 'a', case = '1/24' }"
    query = f'[[queries]]\nid = "s01"\nwords = "x"\n{kind}\nlanguage = "nb"\njudgements = [{judgement}]'
    (tmp_path / "samples.toml").write_text(f"{head}\n{query}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=told):
        load(tmp_path)


def test_two_queries_of_one_id_are_an_error(tmp_path: Path) -> None:
    query = '[[queries]]\nid = "s01"\nwords = "x"\nkind = "part"\nlanguage = "nb"\n'
    query += 'judgements = [{ grade = 2, doc = "a", case = "1/24" }]\n'
    for name in ("samples", "samples-held-out"):
        (tmp_path / f"{name}.toml").write_text(f'set = "samples"\npart = "tuning"\n{query}', encoding="utf-8")
    with pytest.raises(GoldError, match="more than one query is called s01"):
        load(tmp_path)


def test_every_kind_has_queries_of_both_parts_and_every_third_is_held_out() -> None:
    queries = load()
    assert len(queries) >= 110
    assert {(one.kind, one.held_out) for one in queries} == {(kind, held) for kind in KINDS for held in (True, False)}
    assert all(one.held_out is (int(one.id[1:]) % 3 == 0) for one in queries)
    assert {one.language for one in queries} == {"nb", "nn"}


def test_the_samples_have_every_place_that_is_judged() -> None:
    texts = {path.name: read(path).text for path in sorted((ROOT / "samples" / "corpus").iterdir())}
    gold = {one["doc"]: one for one in load_gold(ROOT / "samples" / "gold")}
    cases = {doc: {(one["body"], case_number(one["number"])) for one in told["cases"]} for doc, told in gold.items()}
    for query in (one for one in load() if one.of == "samples"):
        check(query, list(texts), texts.__getitem__)
        for place in (one.place for one in query.judgements if one.place.case):
            assert (place.body, case_number(place.case or "")) in cases[place.document or ""], query.id


@pytest.mark.shared
def test_the_real_papers_have_every_place_that_is_judged() -> None:
    papers = sorted(SHARED.glob("*.txt"))
    if not papers:
        pytest.skip(f"NOT CHECKED, the real papers are not at {SHARED}")
    texts = {path.name: path.read_text(encoding="utf-8") for path in papers}
    for query in (one for one in load() if one.of == "shared"):
        check(query, list(texts), texts.__getitem__)
        assert not any(one.place.text for one in query.judgements), query.id


def test_the_command_scores_the_samples_without_the_real_papers() -> None:
    result = CliRunner().invoke(main, ["--errors"])
    assert result.exit_code == 0, result.output
    assert "| samples, for tuning | 56 |" in result.output
    assert ABSENT.strip() in result.output
