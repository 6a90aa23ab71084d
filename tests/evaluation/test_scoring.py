"""Counting: what agrees, what is missed, what is too much."""

from __future__ import annotations

import pytest

from evaluation.records import CLASSES, Fact, Paper, Score, SearchScore
from evaluation.scoring import combine, compare, score

POINT = ("x-rhf", "12-2024", "proposed")


def test_precision_recall_and_f1() -> None:
    gold = [Fact("cases", ("x", str(n))) for n in range(4)]
    found = [Fact("cases", ("x", str(n))) for n in (0, 1, 9)]
    result = score(gold, found)
    assert (result.gold, result.found, result.correct) == (4, 3, 2)
    assert (result.precision, result.recall) == (pytest.approx(2 / 3), pytest.approx(1 / 2))
    assert result.f1 == pytest.approx(4 / 7)
    assert result.missed == ("x | 2", "x | 3")
    assert result.spurious == ("x | 9",)


def test_nothing_wanted_and_nothing_found_is_right_but_nothing_found_is_not() -> None:
    assert score([], []).f1 == 1.0
    assert score([Fact("cases", ("x", "1"))], []).f1 == 0.0
    assert score([], [Fact("cases", ("x", "1"))]).precision == 0.0


def test_a_fact_said_twice_counts_once() -> None:
    fact = Fact("cases", ("x", "1"))
    assert score([fact, fact], [fact, fact]) == Score(1)


def test_each_found_point_answers_one_gold_point_and_the_nearest_one() -> None:
    gold = [
        Fact("decision_points", POINT, "Styret ber om status innen 1. mars."),
        Fact("decision_points", POINT, "Styret ber om status innen 1. mai."),
    ]
    result = score(gold, [Fact("decision_points", POINT, "Styret ber om status innen 1. mai.")])
    assert result.correct == 1
    assert score(gold, [*gold]).correct == 2


def test_text_of_another_decision_does_not_count() -> None:
    gold = Fact("decision_points", POINT, "Styret tar saken til orientering.")
    adopted = Fact("decision_points", (*POINT[:2], "adopted"), gold.text)
    assert score([gold], [adopted]).correct == 0


def test_an_optional_fact_is_neither_missed_nor_counted() -> None:
    optional = Fact("organisations", ("nesvag-kommune",), optional=True)
    assert score([optional], []) == Score()
    assert score([optional], [Fact("organisations", ("nesvag-kommune",))]) == Score()


def test_another_action_that_gold_accepts_will_do() -> None:
    main = Fact("actions", (*POINT, "drøfte"), "NUP drøftet saken og ba om mer.", also=((*POINT, "beom"),))
    other = Fact("actions", (*POINT, "beom"), main.text, optional=True)
    only_other = Fact("actions", (*POINT, "beom"), main.text)
    both = [only_other, Fact("actions", (*POINT, "drøfte"), main.text)]
    assert score([main, other], [only_other]) == Score(1)
    assert score([main, other], both) == Score(1)
    assert score([main, other], [Fact("actions", (*POINT, "vedta"), main.text)]).spurious


def test_strategy_classes_count_only_where_gold_describes_a_strategy() -> None:
    named = Paper("a", (Fact("goals", ("strategic",), "Mer tid"),))
    silent = Paper("a", ())
    assert "goals" not in compare(silent, named)
    described = Paper("a", (), describes_strategy=True)
    assert compare(described, named)["goals"].spurious == ("strategic | Mer tid",)


def test_papers_are_added_class_by_class_in_the_order_of_the_classes() -> None:
    one = {"persons": Score(1), "cases": Score(2, ("a",)), "comments": Score()}
    both = combine([one, {"cases": Score(1, (), ("b",))}])
    assert both == {"cases": Score(3, ("a",), ("b",)), "persons": Score(1)}
    assert list(both) == [name for name in CLASSES if name in both]


def test_search_figures() -> None:
    result = SearchScore((("a", 1), ("b", 4), ("c", None), ("d", 8)))
    assert result.success(1) == 0.25
    assert result.success(5) == 0.5
    assert result.mrr == pytest.approx((1 + 1 / 4 + 1 / 8) / 4)
    assert SearchScore().mrr == SearchScore().success(1) == 0.0


def test_incomplete_gold_knows_recall_only() -> None:
    gold, found = [Fact("cases", ("x", "1")), Fact("cases", ("x", "2"))], [Fact("cases", ("x", n)) for n in "1789"]
    result = score(gold, found, complete=False)
    assert (result.correct, result.recall, result.spurious, result.complete) == (1, 0.5, (), False)
    both = result + score([Fact("cases", ("y", "1"))], [Fact("cases", ("y", "1")), Fact("cases", ("y", "2"))])
    assert both.complete
    assert both.precision == 0.5
    assert both.recall == pytest.approx(2 / 3)


def test_only_complete_classes_of_a_paper_are_judged() -> None:
    found = Paper("a", (Fact("cases", ("x", "1")), Fact("persons", ("kari",))))
    result = compare(Paper("a", (), complete=frozenset({"persons"})), found)
    assert result["cases"] == Score(complete=False)
    assert result["persons"].spurious == ("kari",)


def test_other_words_that_gold_accepts_will_do() -> None:
    gold = Fact("publications", (), "Prop. 1 S (2023–2024)", ("statsbudsjettet",))
    assert score([gold], [Fact("publications", (), "Statsbudsjettet")]).correct == 1
    assert score([gold], [Fact("publications", (), "Nasjonalbudsjettet")]).correct == 0
