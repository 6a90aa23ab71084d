"""What of a document goes into the index."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Analysis, Mention, Ref, Segment, SegmentKind, Span
from kg.naming import names
from kg.passages import FACETS, passages
from kg.placing import View
from search import Passage
from tests.kg import papers

BASE = "http://localhost:8000/id/"


def indexed(analysis: Analysis) -> list[Passage]:
    return list(passages(View(analysis, BASE, lambda ref: ref, names([analysis], lambda _, ref: ref))))


def test_passages_have_the_spans_and_names_of_the_graph(board: Analysis) -> None:
    ids = [passage.id for passage in indexed(board)]
    assert ids == [f"{BASE}passage/board-txt/{span.start}-{span.end}" for span in board.passages]
    assert [passage.text for passage in indexed(board)] == [s.of(board.document.text) for s in board.passages]


def test_a_passage_of_a_case_says_which(board: Analysis) -> None:
    head, case, _ = indexed(board)
    assert head.stored["case"] is None
    assert case.heading == "Ny journal ved legevakta"
    assert case.stored["case"] == {
        "body": "Fjordvik helseråd",
        "number": "7-2024",
        "title": "Ny journal ved legevakta",
        "iri": f"{BASE}case/fjordvik-helserad/7-2024",
    }


def test_a_case_has_the_date_of_its_meeting_and_other_text_that_of_the_document(board: Analysis) -> None:
    head, case, _ = indexed(board)
    assert (head.date, case.date) == ("2024-02-26", "2024-03-04")


def test_case_numbers_are_keywords_in_every_notation(board: Analysis) -> None:
    _, case, _ = indexed(board)
    assert {"7-2024", "7/24", "007-24", "007/2024", "3/24"} <= set(case.keywords)


def test_a_passage_is_also_known_by_its_body_its_day_and_what_was_decided(board: Analysis) -> None:
    _, case, decision = indexed(board)
    assert {"Fjordvik helseråd", "4. mars 2024", "Ny journal ved legevakta"} <= set(case.context)
    assert "forslag til vedtak" in decision.context
    assert "forslag til vedtak" not in case.context


def test_a_passage_is_known_by_all_names_of_its_organisations(board: Analysis) -> None:
    called = names([board], lambda _, ref: ref)
    body = Ref("organisation", ("fjordvik-helserad",))
    for others, known in (({}, False), ({body: ("Helserådet i Vika",)}, True)):
        found = list(passages(View(board, BASE, lambda ref: ref, called, others)))
        assert all(("Helserådet i Vika" in passage.context) is known for passage in found)


def test_facets_tell_body_status_goal_and_organisation(board: Analysis) -> None:
    head, case, decision = indexed(board)
    assert set(case.facets) == set(FACETS)
    assert head.facets["body"] == ("Fjordvik helseråd",)
    assert decision.facets["status"] == ("proposed",)
    assert not case.facets["status"]
    assert case.facets["goal"] == ("Mål 2",)
    assert decision.facets["organisation"] == ("Fjordvik helseråd",)
    assert case.facets["year"] == ("2024",)


def test_a_decision_that_is_quoted_belongs_to_the_case_that_it_was_made_in(board: Analysis) -> None:
    last = board.passages[-1]
    said = (("case", "3-2024"), ("body", "Fjordvik helseråd"))
    quoted = Segment(SegmentKind.DECISION, last, 0, None, said)
    decision = indexed(replace(board, segments=(*board.segments, quoted)))[-1]
    case = decision.stored["case"]
    assert isinstance(case, dict)
    assert case["number"] == "3-2024"
    assert {"3-2024", "3/24"} <= set(decision.keywords)


def test_a_number_that_is_only_mentioned_is_a_keyword(board: Analysis) -> None:
    head = board.passages[0]
    mention = Mention(Span(head.start, head.start + 5), "CASE", "sak 41/2019", "41-2019")
    passage = indexed(replace(board, mentions=(*board.mentions, mention)))[0]
    assert {"41-2019", "41/19", "041/2019"} <= set(passage.keywords)


def test_of_two_cases_with_one_number_the_one_named_in_the_part_is_meant(board: Analysis) -> None:
    other = replace(board.entities[2], ref=replace(papers.CASE, path=("annet-rad", "7-2024")), span=None)
    both = replace(board, entities=(other, *board.entities))
    case = indexed(both)[1].stored["case"]
    assert isinstance(case, dict)
    assert case["iri"] == f"{BASE}case/fjordvik-helserad/7-2024"


def test_a_document_without_cases_has_neither_body_nor_case(plan: Analysis) -> None:
    assert all(not passage.facets["body"] and passage.stored["case"] is None for passage in indexed(plan))
