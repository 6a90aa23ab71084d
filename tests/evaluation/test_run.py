"""A workspace with two papers in it is measured through its public methods."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from evaluation.run import MissingDocumentError, measure
from kg.workspace import Workspace
from tests.kg import papers

COUNCIL = "Fjordvik helseråd"
BOARD_GOLD: dict[str, Any] = {
    "doc": papers.BOARD,
    "meetings": [{"body": COUNCIL, "date": "2024-03-04", "number": None}],
    "cases": [
        {"body": COUNCIL, "number": "7-2024", "title": "Ny journal ved legevakta", "case_type": None},
        {"body": COUNCIL, "number": "3-2024", "title": None},
    ],
    "case_links": [{"from_body": COUNCIL, "from": "7-2024", "to_body": COUNCIL, "to": "3-2024", "kind": "follows_up"}],
    "decisions": [
        {
            "body": COUNCIL,
            "case": "7-2024",
            "status": "proposed",
            "points": [
                {
                    "n": "1",
                    "text": "Fjordvik helseråd godkjenner planen for ny journal.",
                    "action": "godkjenne",
                },
                {"n": "2", "text": "Rådet ber direktøren rapportere hvert kvartal.", "action": "be om"},
            ],
        }
    ],
    "organisations": [{"name": COUNCIL, "aliases": []}],
    "strategy_trace": [
        {
            "body": COUNCIL,
            "case": "7-2024",
            "strategy": "Digitalplanen",
            "goals": ["Mål 2"],
            "indicators": [],
            "stated": True,
        }
    ],
    "search_queries": [
        {"query": "ny journal legevakt", "relevant": [{"case": "7-2024", "body": COUNCIL}]},
        {
            "query": "medisinliste",
            "relevant": [{"case": None, "doc": papers.PLAN, "text": "Alle deler én medisinliste"}],
        },
    ],
}
PLAN_GOLD: dict[str, Any] = {
    "doc": papers.PLAN,
    "goals": [
        {"kind": "strategic", "number": "Mål 2", "title": "Journalen følger pasienten", "parent": None},
        {"kind": "sub", "number": None, "title": "Alle deler én medisinliste", "parent": "Mål 2"},
    ],
    "indicators": [{"number": "2.1", "title": "Andel pasienter med delt medisinliste", "part_of": None}],
}


def test_what_the_graph_says_is_found_and_what_it_lacks_is_missed(workspace: Workspace) -> None:
    quality = measure(workspace, "two papers", [BOARD_GOLD, PLAN_GOLD])
    perfect = {name for name, score in quality.classes.items() if score.f1 == 1.0}
    assert perfect >= {
        "meetings",
        "cases",
        "case_titles",
        "case_links",
        "follow_ups",
        "decisions",
        "organisations",
    }
    assert perfect >= {"case_goal", "goals", "sub_goals", "indicators"}
    points = quality.classes["decision_points"]
    assert points.correct == 1
    assert points.missed == ("fjordvik-helserad | 7-2024 | proposed | Rådet ber direktøren rapportere hvert kvartal.",)
    assert quality.classes["case_strategy"].correct == 0


def test_queries_are_typed_into_the_search(workspace: Workspace) -> None:
    quality = measure(workspace, "two papers", [BOARD_GOLD, PLAN_GOLD])
    assert dict(quality.search.ranks) == {"ny journal legevakt": 1, "medisinliste": 1}


def test_a_wrong_gold_number_lowers_the_figures(workspace: Workspace) -> None:
    wrong = copy.deepcopy(BOARD_GOLD)
    wrong["cases"][0]["number"] = "8-2024"
    wrong["search_queries"][0]["relevant"][0]["case"] = "8-2024"
    quality = measure(workspace, "two papers", [wrong, PLAN_GOLD])
    assert quality.classes["cases"].f1 == 0.5
    assert quality.search.ranks[0] == ("ny journal legevakt", None)


def test_gold_without_its_document_is_an_error(workspace: Workspace) -> None:
    with pytest.raises(MissingDocumentError, match=r"nowhere\.txt"):
        measure(workspace, "two papers", [{**BOARD_GOLD, "doc": "nowhere.txt"}])
