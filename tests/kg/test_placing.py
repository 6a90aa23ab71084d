"""Which passages a span lies in, and which entity a recognised name means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Analysis, Mention, Ref, Span
from kg.placing import case_number, evidence_of, holding, mentions_of
from tests.kg import papers

PASSAGES = (Span(0, 10), Span(12, 20), Span(20, 30))


@pytest.mark.parametrize(
    ("span", "held"),
    [
        (Span(0, 3), [Span(0, 10)]),
        (Span(8, 14), [Span(0, 10), Span(12, 20)]),
        (Span(19, 21), [Span(12, 20), Span(20, 30)]),
        (Span(10, 12), [Span(0, 10)]),
        (Span(40, 50), [Span(20, 30)]),
        (Span(0, 30), list(PASSAGES)),
    ],
)
def test_a_span_lies_in_the_passages_it_shares_characters_with(span: Span, held: list[Span]) -> None:
    assert list(holding(PASSAGES, span)) == held


def test_a_span_before_the_first_passage_lies_in_the_first() -> None:
    assert holding((Span(5, 9),), Span(0, 2)) == (Span(5, 9),)


def test_evidence_is_where_a_thing_is_named_and_where_something_is_said_of_it(board: Analysis) -> None:
    evidence = evidence_of(board)
    assert len(evidence[papers.CASE]) == 3
    assert len(evidence[papers.EARLIER]) == 2


def test_a_recognised_name_is_a_mention_of_the_entity_of_that_name(board: Analysis) -> None:
    last = board.passages[-1]
    at = board.document.text.index("Rådet ber")
    mention = Mention(Span(at, at + 5), "CASE", "sak 003/24")
    assert papers.EARLIER not in mentions_of(board)[last]
    assert papers.EARLIER in mentions_of(replace(board, mentions=(mention,)))[last]


def test_a_number_that_two_bodies_have_names_neither_case(board: Analysis) -> None:
    last = board.passages[-1]
    other = replace(board.entities[3], ref=Ref("case", ("annet-rad", "3-2024")), span=None)
    mention = Mention(Span(last.start, last.start + 4), "CASE", "3/24")
    both = replace(board, entities=(*board.entities, other), mentions=(mention,))
    assert papers.EARLIER not in mentions_of(both)[last]


@pytest.mark.parametrize(
    ("step", "number"), [("136-2022-1", "136-2022/1"), ("16-23", "16-2023"), ("134-2022", "134-2022")]
)
def test_a_case_number_is_read_back_from_its_step(step: str, number: str) -> None:
    assert str(case_number(Ref("case", ("nuit", step)))) == number
