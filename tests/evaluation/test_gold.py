"""Gold files become facts, and agree with themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evaluation import gold
from evaluation.normal import Names
from evaluation.records import CLASSES, Relevant
from evaluation.scoring import compare

ROOT = Path(__file__).resolve().parents[2]
GOLDS = gold.load(ROOT / "samples" / "gold")
SHARED = ROOT.parent / "shared"


@pytest.mark.parametrize("one", GOLDS, ids=lambda one: one["doc"])
def test_gold_against_itself_is_perfect(one: dict[str, Any]) -> None:
    paper = gold.paper(one, gold.names_of(GOLDS))
    for name, score in compare(paper, paper).items():
        assert not score.missed, name
        assert not score.spurious, name


def test_the_samples_have_facts_of_every_class() -> None:
    names = gold.names_of(GOLDS)
    kinds = {fact.kind for one in GOLDS for fact in gold.paper(one, names).facts}
    assert kinds == set(CLASSES)


def test_a_body_is_one_under_all_its_names() -> None:
    names = gold.names_of(GOLDS)
    assert names.of("NUP") == names.of("Nasjonalt utvalg for pasientforløp (NUP)")


def test_a_meeting_may_be_found_by_its_number() -> None:
    item = {"body": "NUP", "date": "2024-05-23", "number": "2/2024"}
    (fact,) = gold.paper({"doc": "x", "meetings": [item]}, Names([])).facts
    assert fact.key == ("nup", "2024-05-23")
    assert fact.also == (("nup", "2/2024"),)


def test_support_and_dependence_are_one_link_read_two_ways() -> None:
    assert gold.dependence("supports", "Mål 5", "Mål 1") == gold.dependence("depends_on", "Mål 1", "Mål 5")


def test_several_addressees_are_several_facts() -> None:
    point = {
        "n": "1",
        "text": "Styret ber A HF og B HF om svar.",
        "action": "be om",
        "addressee": ["A HF", "B HF"],
    }
    decision = {"body": "X RHF", "case": "1-2024", "status": "adopted", "points": [point]}
    facts = gold.paper({"doc": "x", "decisions": [decision]}, Names([])).facts
    assert {fact.key[-1] for fact in facts if fact.kind == "addressees"} == {"a-hf", "b-hf"}


def test_a_case_officer_was_not_at_the_meeting() -> None:
    person = {"name": "Kari Fossli", "organisation": None, "capacity": "case_officer"}
    facts = gold.paper({"doc": "x", "persons": [person]}, Names([])).facts
    assert [fact.kind for fact in facts] == ["persons"]


def test_places_of_a_query() -> None:
    query = {
        "query": "q",
        "relevant": [
            {"case": "2/22", "lines": [39, 47]},
            {"case": "12-2024", "body": "X RHF"},
            {"case": None, "text": "a"},
        ],
    }
    (read,) = gold.paper({"doc": "x.txt", "search_queries": [query]}, Names([])).queries
    assert read.relevant == (
        Relevant("x.txt", None, "2/22", (39, 47)),
        Relevant(None, "X RHF", "12-2024"),
        Relevant("x.txt", None, None, None, "a"),
    )


@pytest.mark.shared
def test_shared_gold_is_read_too() -> None:
    if not (SHARED / "gold-003.json").exists():
        pytest.skip("../shared/gold-003.json is not there: reading foreign gold was not tried")
    golds = gold.load(SHARED, "gold-*.json")
    paper = gold.paper(golds[0], gold.names_of(golds))
    assert {"meetings", "cases", "decisions", "persons"} <= {fact.kind for fact in paper.facts}
    assert all(not score.missed for score in compare(paper, paper).values())
