"""What the typed questions answer, over two papers whose content the test knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import QueryError
from kg.queries import Name, Questions, Resource
from kg.queries.lookup import natural
from kg.workspace import Workspace
from tests.kg import papers

BASE = "http://localhost:8000/id/"
CASE = f"{BASE}case/fjordvik-helserad/7-2024"
EARLIER = f"{BASE}case/fjordvik-helserad/3-2024"
GOAL = f"{BASE}goal/digitalplanen/2024/mal-2"
BODY = f"{BASE}organisation/fjordvik-helserad"
BOARD = f"{BASE}document/board-txt"
QUOTE = "Innføringen bygger opp under mål 2 i Digitalplanen."


@pytest.fixture
def questions(workspace: Workspace) -> Questions:
    return workspace.questions


def _said(resource: Resource, predicate: str) -> str:
    value = resource.one(predicate)
    assert value is not None
    return value.text


def test_a_case_with_all_that_belongs_to_it(questions: Questions) -> None:
    case = questions.case(CASE)
    assert case is not None
    assert case.resource.name == Name(CASE, "Ny journal ved legevakta", "nb", "Case")
    assert _said(case.resource, "dcterms:identifier") == "7-2024"
    assert [value.name.iri for value in case.resource.all("vg:followsUp") if value.name] == [EARLIER]
    assert [decision.adopted for decision in case.decisions] == [False]
    assert [_said(point, "vg:action") for point in case.decisions[0].points] == ["godkjenne"]
    link = case.links[0]
    assert (link.origin.iri, link.target.iri, link.stated, link.confidence) == (CASE, GOAL, True, 0.9)
    assert [quote.quote for quote in link.evidence] == [QUOTE]


def test_a_quote_is_the_very_characters_of_its_span(questions: Questions) -> None:
    case = questions.case(CASE)
    assert case is not None
    quotes = [quote for value in case.resource.values for quote in value.evidence]
    assert len(quotes) >= 5
    for quote in quotes:
        assert quote.document.iri == BOARD
        assert papers.BOARD_TEXT[quote.start : quote.end] == quote.quote


def test_the_earlier_case_knows_its_follower(questions: Questions) -> None:
    earlier = questions.case(EARLIER)
    assert earlier is not None
    assert [value.name.iri for value in earlier.followed_up_by if value.name] == [CASE]
    assert earlier.followed_up_by[0].evidence[0].quote == "følger opp sak 3-2024"
    assert not earlier.referred_to_by


def test_a_goal_with_its_subgoals_indicators_and_cases(questions: Questions) -> None:
    goal = questions.goal(GOAL)
    assert goal is not None
    assert [node.resource.name.label for node in goal.node.below] == ["Alle deler én medisinliste"]
    assert [_said(one, "dcterms:identifier") for one in goal.node.indicators] == ["2.1"]
    assert [link.origin.iri for link in goal.links] == [CASE]


def test_a_strategy_is_a_tree_in_which_every_goal_stands_once(questions: Questions) -> None:
    strategy = questions.strategy(f"{BASE}strategy/digitalplanen/2024")
    assert strategy is not None
    assert [node.resource.iri for node in strategy.goals] == [GOAL]
    assert len(strategy.goals[0].below) == 1


def test_goals_that_are_each_others_subgoals_do_not_hang_the_page(questions: Questions) -> None:
    from kg.queries.questions import _node

    goal = questions.resource(GOAL)
    other = questions.resource(f"{GOAL}-alle-deler")
    assert goal is not None
    assert other is not None
    upward = next(value for value in other.values if value.predicate == "vg:subgoalOf")
    downward = replace(upward, name=other.name)
    looped = replace(goal, values=(*goal.values, downward))
    node = _node(looped, [looped, other], [])
    assert node.below[0].below == ()


def test_meeting_indicator_and_decision(questions: Questions) -> None:
    meeting = questions.meeting(f"{BASE}meeting/fjordvik-helserad/2024-03-04")
    assert meeting is not None
    assert [case.iri for case in meeting.cases] == [CASE]
    indicator = questions.indicator(f"{BASE}indicator/digitalplanen/2024/2.1")
    assert indicator is not None
    assert _said(indicator.resource, "vg:measures") == "Journalen følger pasienten"
    decision = questions.decision(f"{BASE}decision/fjordvik-helserad/7-2024/proposed")
    assert decision is not None
    assert [_said(point, "vg:number") for point in decision.points] == ["1"]


def test_an_organisation_with_its_cases_and_mentions(questions: Questions) -> None:
    actor = questions.actor(BODY)
    assert actor is not None
    assert actor.case_count == 2
    assert actor.mention_count == len(actor.mentions) >= 2
    assert {value.name.kind for value in actor.incoming if value.name} >= {"Case", "Meeting", "Decision"}


@pytest.mark.parametrize("ask", ["case", "decision", "meeting", "strategy", "goal", "indicator", "actor", "thing"])
def test_what_is_not_there_is_none(questions: Questions, ask: str) -> None:
    assert getattr(questions, ask)(f"{BASE}case/nowhere/1-2024") is None
    assert not questions.exists(f"{BASE}case/nowhere/1-2024")


def test_an_iri_that_is_none_is_refused(questions: Questions) -> None:
    with pytest.raises(QueryError):
        questions.exists("urn:a> } DROP ALL #")


def test_lists(questions: Questions) -> None:
    lists = questions.lists
    assert [row.number for row in lists.cases(limit=9)] == ["7-2024", "3-2024"]
    assert [row.number for row in lists.cases(limit=1, offset=1)] == ["3-2024"]
    assert not lists.cases(body="urn:other", limit=9)
    assert [(name.iri, total) for name, total in lists.bodies()] == [(BODY, 2)]
    assert [(row.goals, row.indicators) for row in lists.strategies()] == [(2, 1)]
    assert [row.cases for row in lists.organisations(limit=9)] == [2]
    assert {row.source for row in lists.documents(limit=9)} == {papers.BOARD, papers.PLAN}
    assert lists.counts()["Case"] == 2


def test_the_text_of_a_document(questions: Questions) -> None:
    passages = questions.texts.passages(BOARD)
    assert [(one.start, one.end) for one in passages] == [
        (span.start, span.end) for span in papers.paragraphs(papers.BOARD_TEXT)
    ]
    start = papers.BOARD_TEXT.index("følger opp")
    read = questions.texts.readings(BOARD, start, start + 10)
    assert [(one.subject.iri, one.value.predicate) for one in read] == [(CASE, "vg:followsUp")]
    landmarks = questions.texts.outline(BOARD)
    assert [one.start for one in landmarks] == sorted(one.start for one in landmarks)
    assert CASE in {one.name.iri for one in landmarks}
    assert questions.texts.languages([BOARD, CASE]) == {BOARD: "nb"}
    assert questions.texts.languages([]) == {}


@pytest.mark.parametrize(
    ("kind", "path", "near"),
    [
        ("case", ["fjordvik-helserad", "8-2024"], CASE),
        ("case", ["fjordvik", "7-2024"], CASE),
        ("decision", ["fjordvik-helserad", "7-2024", "adopted"], CASE),
        ("goal", ["digitalplanen", "2024", "mal-3"], GOAL),
        ("document", ["bord-txt"], BOARD),
    ],
)
def test_near_things_for_a_page_that_is_not_there(questions: Questions, kind: str, path: list[str], near: str) -> None:
    assert near in {name.iri for name in questions.near(kind, path)}


def test_nothing_is_near_to_what_has_no_kind(questions: Questions) -> None:
    assert questions.near("nothing", ["x"]) == ()
    assert questions.near("case", []) == ()


def test_a_document_is_known_by_its_source(questions: Questions) -> None:
    assert questions.document(papers.BOARD) == BOARD


def test_numbers_sort_as_people_count() -> None:
    assert sorted(["Mål 10", "Mål 2", "mål 1", "2.10", "2.9"], key=natural) == [
        "2.9", "2.10", "mål 1", "Mål 2", "Mål 10",
    ]  # fmt: skip
