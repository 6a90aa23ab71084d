"""Gold files become facts, and agree with themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evaluation import aims, expected, goldfiles
from evaluation.normal import Names
from evaluation.records import CLASSES, LATER_CLASSES, Fact, Paper, Relevant, Score
from evaluation.scoring import compare

ROOT = Path(__file__).resolve().parents[2]
GOLDS = goldfiles.load(ROOT / "samples" / "gold")
SHARED = ROOT.parent / "shared"


@pytest.mark.parametrize("one", GOLDS, ids=lambda one: one["doc"])
def test_gold_against_itself_is_perfect(one: dict[str, Any]) -> None:
    paper = expected.paper(one, goldfiles.names_of(GOLDS))
    for name, score in compare(paper, paper).items():
        assert not score.missed, name
        assert not score.spurious, name


def test_the_samples_have_facts_of_every_class() -> None:
    names = goldfiles.names_of(GOLDS)
    kinds = {fact.kind for one in GOLDS for fact in expected.paper(one, names).facts}
    assert kinds >= set(CLASSES) - {"deadlines", "amounts"}


def test_a_body_is_one_under_all_its_names() -> None:
    names = goldfiles.names_of(GOLDS)
    assert names.of("NUP") == names.of("Nasjonalt utvalg for pasientforløp (NUP)")


def test_a_meeting_may_be_found_by_its_number() -> None:
    item = {"body": "NUP", "date": "2024-05-23", "number": "2/2024"}
    (fact,) = expected.paper({"doc": "x", "meetings": [item]}, Names([])).facts
    assert fact.key == ("nup", "2024-05-23")
    assert fact.also == (("nup", "2/2024"),)


def test_support_and_dependence_are_one_link_read_two_ways() -> None:
    assert aims.dependence("supports", "Mål 5", "Mål 1") == aims.dependence("depends_on", "Mål 1", "Mål 5")


def test_several_addressees_are_several_facts() -> None:
    point = {
        "n": "1",
        "text": "Styret ber A HF og B HF om svar.",
        "action": "be om",
        "addressee": ["A HF", "B HF"],
    }
    decision = {"body": "X RHF", "case": "1-2024", "status": "adopted", "points": [point]}
    facts = expected.paper({"doc": "x", "decisions": [decision]}, Names([])).facts
    assert {fact.key[-1] for fact in facts if fact.kind == "addressees"} == {"a-hf", "b-hf"}


def test_a_case_officer_was_not_at_the_meeting() -> None:
    person = {"name": "Kari Fossli", "organisation": None, "capacity": "case_officer"}
    facts = expected.paper({"doc": "x", "persons": [person]}, Names([])).facts
    assert [fact.kind for fact in facts] == ["persons"]


def points(**point: Any) -> list[Fact]:
    decision = {"body": "X RHF", "case": "1-2024", "status": "adopted", "points": [{"n": "1", "text": "t", **point}]}
    return list(expected.paper({"doc": "x", "decisions": [decision]}, Names([])).facts)


def test_several_verbs_are_several_actions_each_said_in_one_of_its_ways() -> None:
    told = points(action=["drøfte", ["støtte", "gi støtte"]], other_actions=["be om"])
    required = {
        fact.key[-1]: {key[-1] for key in fact.also} for fact in told if fact.kind == "actions" and not fact.optional
    }
    assert required == {"drøfte": {"beom"}, "støtte": {"gistøtte", "beom"}}
    assert {fact.key[-1] for fact in told if fact.kind == "actions" and fact.optional} == {"gistøtte", "beom"}


def test_other_addressees_may_be_found_and_need_not() -> None:
    told = points(addressee="A HF", other_addressees=["B HF"])
    assert {fact.key[-1]: fact.optional for fact in told if fact.kind == "addressees"} == {"a-hf": False, "b-hf": True}


def test_a_deadline_and_a_sum_belong_to_their_decision() -> None:
    told = points(deadline="innen 1. mai", amounts=["2 mill. kroner"])
    key = ("x-rhf", "1-2024", "adopted")
    assert {(fact.kind, fact.key, fact.text) for fact in told} >= {
        ("deadlines", key, "1. mai"),
        ("amounts", key, "2 mill. kroner"),
    }


def test_each_way_to_put_a_title_will_do_and_none_is_an_error() -> None:
    reference = {"text": "Lov om journal", "also_texts": ["Journalloven"], "kind": "law"}
    told = expected.paper({"doc": "x", "references": [reference]}, Names([]))
    for texts in (["Lov om journal"], ["Journalloven"], ["Journalloven", "Lov om journal"]):
        found = Paper("x", tuple(Fact("publications", (), text) for text in texts))
        assert compare(told, found)["publications"] == Score(1)


def person(meetings: list[dict[str, Any]], **fields: Any) -> list[Fact]:
    one = {"name": "Kari Fossli", "organisation": "A HF", **fields}
    return list(expected.paper({"doc": "x", "meetings": meetings, "persons": [one]}, Names([])).facts)


def test_a_capacity_is_that_of_the_main_meeting() -> None:
    meetings = [
        {"body": "X", "date": "2023-12-01", "role": "mentioned"},
        {"body": "X", "date": "2024-05-02", "role": "main"},
    ]
    told = person(meetings, capacity="member", also_capacities=["other"])
    (part,) = [fact for fact in told if fact.kind == "participation"]
    assert part.key == ("kari-fossli", "2024-05-02", "member")
    assert part.also == (("kari-fossli", "2024-05-02", "other"),)


def test_participations_tell_of_each_meeting() -> None:
    parts = [
        {"meeting": "2024-02-01", "capacity": "absent"},
        {"meeting": "2024-05-02", "capacity": "member", "organisation": "B HF", "optional": True},
    ]
    told = person([], participations=parts)
    assert {(fact.key, fact.optional) for fact in told if fact.kind == "participation"} == {
        (("kari-fossli", "2024-02-01", "absent"), False),
        (("kari-fossli", "2024-05-02", "member"), True),
    }
    assert {(fact.key[-1], fact.optional) for fact in told if fact.kind == "affiliations"} == {
        ("a-hf", False),
        ("b-hf", False),
    }


def test_what_is_said_may_be_ascribed_to_the_person_who_speaks() -> None:
    comment = {"by": "A HF", "also_by": ["Kari Fossli"], "body": "X", "case": "1/24", "text": "t", "also_texts": ["u"]}
    advice = {"by": None, "to": None, "text": "Det bør gjøres."}
    told = expected.paper({"doc": "x", "comments": [comment], "recommendations": [advice]}, Names([])).facts
    assert told[0] == Fact("comments", ("a-hf", "x", "1-2024"), "t", ("u",), (("kari-fossli", "x", "1-2024"),))
    assert told[1] == Fact("recommendations", ("",), "Det bør gjøres.")


def test_a_strategy_may_go_by_an_alias_and_with_a_year_that_other_papers_tell() -> None:
    strategy = {"name": "Digitalplan", "period": None, "period_implied": "2023-2026", "aliases": ["Planen"]}
    trace = {"body": "X", "case": "1/24", "strategy": "Digitalplan", "goals": [], "indicators": [], "stated": True}
    told = expected.paper({"doc": "x", "strategies": [strategy], "strategy_trace": [trace]}, Names([])).facts
    assert [fact.kind for fact in told] == ["strategies", "case_strategy"]
    for fact in told:
        assert {key[-1] for key in (fact.key, *fact.also)} == {
            "digitalplan",
            "digitalplan 2023",
            "planen",
            "planen 2023",
        }


def test_gold_covers_what_it_says_and_older_gold_what_it_has() -> None:
    told = expected.paper({"doc": "x", "complete": ["cases"]}, Names([]))
    assert told.complete == {"cases"}
    assert expected.paper({"doc": "x", "complete": ["*"]}, Names([])).complete == set(CLASSES)
    older = expected.paper({"doc": "x", "references": [{"text": "Helseloven", "kind": "law"}]}, Names([]))
    assert older.complete == set(CLASSES) - LATER_CLASSES | {"publications"}


def test_places_of_a_query() -> None:
    query = {
        "query": "q",
        "relevant": [
            {"case": "2/22", "lines": [39, 47]},
            {"case": "12-2024", "body": "X RHF"},
            {"case": None, "text": "a"},
        ],
    }
    (read,) = expected.paper({"doc": "x.txt", "search_queries": [query]}, Names([])).queries
    assert read.relevant == (
        Relevant("x.txt", None, "2/22", (39, 47)),
        Relevant(None, "X RHF", "12-2024"),
        Relevant("x.txt", None, None, None, "a"),
    )


@pytest.mark.shared
def test_shared_gold_is_read_too() -> None:
    if not (SHARED / "gold-003.json").exists():
        pytest.skip("../shared/gold-003.json is not there: reading foreign gold was not tried")
    golds = goldfiles.load(SHARED, "gold-*.json")
    paper = expected.paper(golds[0], goldfiles.names_of(golds))
    assert {"meetings", "cases", "decisions", "persons"} <= {fact.kind for fact in paper.facts}
    assert all(not score.missed for score in compare(paper, paper).values())
