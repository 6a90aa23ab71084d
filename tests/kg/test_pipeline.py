"""The whole way from text to analysis, and laws that hold for any text."""

from __future__ import annotations

import logging

import pytest
from hypothesis import HealthCheck, given, settings

from kg.extraction.notebook import Notebook, Reading
from kg.model import Analysis, Literal, Segment, SegmentKind, Span
from kg.pipeline import PASSAGE_LENGTH, Pipeline, document_type
from tests.kg.segmentation import other_bodies
from tests.kg.segmentation.generated import texts
from tests.kg.segmentation.making import paper

any_text = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def analyse(text: str) -> Analysis:
    return Pipeline().analyse(paper(text))


@any_text
@given(texts)
def test_no_text_stops_the_pipeline_and_no_family_stumbles(text: str) -> None:
    assert analyse(text).problems == ()


@any_text
@given(texts)
def test_quotes_are_the_words_of_their_spans(text: str) -> None:
    for statement in analyse(text).statements:
        span = statement.evidence.span
        assert 0 <= span.start < span.end <= len(text)
        assert statement.evidence.quote == span.of(text)
        assert 0 < statement.confidence <= 1


@any_text
@given(texts)
def test_statements_speak_of_entities_that_are_named(text: str) -> None:
    analysis = analyse(text)
    named = {entity.ref for entity in analysis.entities}
    assert {s.subject for s in analysis.statements if s.subject.kind != "document"} <= named
    assert all(entity.label.strip() for entity in analysis.entities)
    assert all(s.object.value.strip() for s in analysis.statements if isinstance(s.object, Literal))


@any_text
@given(texts)
def test_passages_partition_the_text(text: str) -> None:
    position = 0
    for span in analyse(text).passages:
        assert span.start < span.end
        assert not text[position : span.start].strip()
        position = span.end
    assert not text[position:].strip()


@any_text
@given(texts)
def test_analysing_twice_gives_the_same(text: str) -> None:
    assert analyse(text) == analyse(text)


def test_passages_do_not_cross_the_edges_of_segments_and_stay_short() -> None:
    words = "Styret ber direktøren følge opp planen i alle kommunene i regionen. " * 3
    text = other_bodies.COUNCIL + "\n\n".join([words] * 12) + "\n"
    analysis = analyse(text)
    edges = {s.span.start for s in analysis.segments}
    for passage in analysis.passages:
        blocks = [e for e in edges if passage.start < e < passage.end and text[:e].endswith("\n\n")]
        assert not blocks
        assert passage.end - passage.start <= PASSAGE_LENGTH + len(words)


def stumbling(_: Reading, __: Notebook) -> None:
    raise ValueError("ingen vei videre")


def naming(reading: Reading, notebook: Notebook) -> None:
    from kg.extraction.names import body_ref

    ref = notebook.name(body_ref("Nes HF"), ("vg:Organisation",), "Nes HF", None)
    notebook.say(ref, "skos:prefLabel", notebook.words("Nes HF"), Span(0, 6), extractor="test/1")


def test_a_family_that_stumbles_is_a_problem_and_the_others_go_on(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        analysis = Pipeline([stumbling, naming]).analyse(paper("Nes HF møtes.\n"))
    (problem,) = analysis.problems
    assert (problem.stage, problem.message) == ("stumbling", "ValueError: ingen vei videre")
    assert [s.evidence.quote for s in analysis.statements if s.extractor == "test/1"] == ["Nes HF"]


@pytest.mark.parametrize(
    ("text", "type_", "language", "title", "issued"),
    [
        (
            other_bodies.COMMITTEE,
            "minutes",
            "nn",
            "MØTEBOK Utval for levekår i Vikaheim kommune 12. mars 2019",
            "2019-03-12",
        ),
        (other_bodies.COUNCIL, "board-papers", "nb", None, "2015-06-18"),
        (
            "Møte i NUIP\nMøte 2/2024\nDato 23. mai 2024\n\nSak 7/24 Plan\n",
            "agenda",
            "nb",
            "Møte i NUIP 23. mai 2024",
            "2024-05-23",
        ),
        (
            "Styresak 7-2024 Plan\n\nForslag til vedtak\nStyret vedtar planen.\n",
            "case-paper",
            "nb",
            "7-2024 Plan",
            None,
        ),
        (
            "Høringssvar: Plan\nVi støtter planen i brev av 3. mai 2024.\n",
            "consultation-response",
            "nb",
            "Høringssvar: Plan",
            "2024-05-03",
        ),
        ("Høyringsbrev: Plan\nVi ber dykk om å svare.\n", "consultation-letter", "nn", "Høyringsbrev: Plan", None),
        ("Om journalføring\nTekst uten form.\n", "other", "nb", "Om journalføring", None),
        ("", "other", "nb", "sak.txt", None),
    ],
)
def test_what_a_document_is(text: str, type_: str, language: str, title: str | None, issued: str | None) -> None:
    analysis = analyse(text)
    assert (analysis.type, analysis.issued) == (type_, issued)
    assert title is None or analysis.title == title
    assert language in ("nb", analysis.language)


def test_a_strategy_is_the_largest_part_of_its_document() -> None:
    whole = Segment(SegmentKind.DOCUMENT, Span(0, 100))
    letter, plan = Segment(SegmentKind.LETTER, Span(0, 20), 0), Segment(SegmentKind.STRATEGY, Span(20, 100), 0)
    assert document_type([whole, letter, plan]) == "strategy"
    assert document_type([whole]) == "other"


def test_everything_that_is_read_has_its_words_and_its_page() -> None:
    text = other_bodies.COMMITTEE
    half = text.index("Sak 13/19\n")
    analysis = Pipeline().analyse(paper(text, pages=(0, half)))
    pages = {s.evidence.page for s in analysis.statements}
    assert pages == {1, 2}
    assert all((s.evidence.page == 1) == (s.evidence.span.start < half) for s in analysis.statements)
