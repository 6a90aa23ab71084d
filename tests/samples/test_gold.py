"""The gold says nothing that its paper does not say, and agrees with itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.samples.texts import CORPUS, GOLD, PAPERS, gold_of, raw_text, words

KEYS = {
    "doc",
    "title",
    "doc_type",
    "language",
    "meetings",
    "cases",
    "case_links",
    "decisions",
    "strategies",
    "goals",
    "indicators",
    "goal_links",
    "goal_sdg",
    "organisations",
    "persons",
    "references",
    "strategy_trace",
    "comments",
    "recommendations",
    "search_queries",
}
each_paper = pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)


def test_every_paper_has_gold_and_the_other_way_round() -> None:
    named = [json.loads(path.read_text(encoding="utf-8"))["doc"] for path in sorted(GOLD.glob("*.json"))]
    assert named == [path.name for path in PAPERS]


@each_paper
def test_keys_are_those_of_the_format(path: Path) -> None:
    assert set(gold_of(path)) == KEYS


@each_paper
def test_every_quoted_text_stands_in_the_paper(path: Path) -> None:
    text = words(raw_text(path)).replace(" a. ", " ").replace(" b. ", " ")
    missing = [quote for quote in _quotes(gold_of(path)) if quote not in text]
    assert not missing


def _quotes(gold: dict[str, Any]) -> Iterator[str]:
    for decision in gold["decisions"]:
        yield from (_plain(point["text"]) for point in decision["points"])
    yield from (case["title"] for case in gold["cases"] if case["title"])
    yield from (goal["title"] for goal in gold["goals"])
    for indicator in gold["indicators"]:
        yield indicator["title"]
        yield from filter(None, (indicator["measurement"], indicator["purpose"]))
    yield from (trace["quote"] for trace in gold["strategy_trace"])
    yield from (item["text"] for key in ("comments", "recommendations") for item in gold[key])


def _plain(text: str) -> str:
    return text.replace(" a. ", " ").replace(" b. ", " ")


@each_paper
def test_words_that_answer_a_query_stand_in_the_document_they_are_said_to_stand_in(path: Path) -> None:
    for query in gold_of(path)["search_queries"]:
        for relevant in query["relevant"]:
            where = CORPUS / relevant.get("doc", path.name)
            assert relevant.get("text", "") in words(raw_text(where))


@each_paper
def test_every_person_is_named_in_the_paper(path: Path) -> None:
    text = words(raw_text(path))
    for person in gold_of(path)["persons"]:
        assert person.get("as_written", person["name"]) in text


@each_paper
def test_every_organisation_is_named_in_the_paper(path: Path) -> None:
    text = words(raw_text(path)).lower()
    for organisation in gold_of(path)["organisations"]:
        names = [organisation["name"], *organisation["aliases"]]
        known = any(name.lower() in text for name in names)
        assert known or organisation.get("optional"), organisation["name"]


@each_paper
def test_decisions_links_traces_and_comments_speak_of_cases_that_are_there(path: Path) -> None:
    gold = gold_of(path)
    cases = {(case["body"], case["number"]) for case in gold["cases"]}
    ends = [(link["from_body"], link["from"]) for link in gold["case_links"]]
    ends += [(link["to_body"], link["to"]) for link in gold["case_links"]]
    about = [(x["body"], x["case"]) for key in ("decisions", "strategy_trace") for x in gold[key]]
    about += [(x["body"], x["case"]) for x in gold["comments"] if x["case"]]
    assert {*ends, *about} <= cases


@each_paper
def test_adopted_decisions_have_the_date_of_their_meeting(path: Path) -> None:
    gold = gold_of(path)
    meetings = {(meeting["body"], meeting["date"]) for meeting in gold["meetings"]}
    for decision in gold["decisions"]:
        if decision["status"] == "adopted":
            assert (decision["body"], decision["date"]) in meetings
        else:
            assert decision["date"] is None


def test_a_decision_was_changed_and_another_met_dissent() -> None:
    papers = gold_of(CORPUS / "02-styremote-2024-03-14-saksdokumenter.pdf")
    minutes = gold_of(CORPUS / "03-styremote-2024-03-14-protokoll.docx")
    proposed = {d["case"]: d["points"] for d in papers["decisions"] if d["status"] == "proposed"}
    adopted = {d["case"]: d for d in minutes["decisions"]}
    assert [p["text"] for p in adopted["12-2024"]["points"]] != [p["text"] for p in proposed["12-2024"]]
    assert adopted["13-2024"]["dissent"] == ["Mehmet Aydin"]
