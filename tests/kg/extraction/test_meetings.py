"""What is said of meetings."""

from __future__ import annotations

import pytest

from kg.model import Ref
from tests.kg.extraction.board_texts import notebook, objects, quotes, said, statements

TEXT = "Møte i Nasjonalt utvalg for kystforløp (NUK)\nMøte 2/2024\nDato 23. mai\nSted Rådhuset,\nmøterom 4\n"
NUK = "nasjonalt-utvalg-for-kystforlop"


def test_a_meeting_has_body_date_number_and_place() -> None:
    meeting = f"{NUK}/2024-05-23"
    assert said(TEXT, "vg:body") == {(meeting, NUK)}
    assert said(TEXT, "dcterms:date") == {(meeting, "2024-05-23")}
    assert said(TEXT, "vg:meetingNumber") == {(meeting, "2/2024")}
    assert objects(TEXT, "vg:place")[0].startswith("Rådhuset")


def test_the_evidence_is_the_words_that_say_it() -> None:
    assert quotes(TEXT, "vg:body") == ["Nasjonalt utvalg for kystforløp"]
    assert quotes(TEXT, "dcterms:date") == ["23. mai"]
    assert quotes(TEXT, "vg:meetingNumber") == ["2/2024"]


def test_a_date_is_a_date() -> None:
    (statement,) = statements(TEXT, "dcterms:date")
    assert getattr(statement.object, "datatype", None) == "date"


def test_meeting_and_body_are_entities_with_labels() -> None:
    named = {entity.ref: entity.label for entity in notebook(TEXT).entities.values()}
    assert named[Ref("organisation", (NUK,))] == "Nasjonalt utvalg for kystforløp"
    assert "Nasjonalt utvalg for kystforløp" in named[Ref("meeting", (NUK, "2024-05-23"))]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Møte i NUK\nMøte 2/2024\nSted Rådhuset\n", "nuk/2-2024"),
        ("Protokoll fra styremøte i Nes HF 4. mai 2024\nTekst.\n", "nes-hf/2024-05-04"),
    ],
)
def test_a_meeting_is_named_by_date_or_else_by_number(text: str, path: str) -> None:
    assert {subject for subject, _ in said(text, "vg:body")} == {path}


@pytest.mark.parametrize("text", ["", "Styret drøftet saken.\n", "Møteprotokoll\nDato: 4. mai 2024\nSted: Rådhuset\n"])
def test_without_a_body_there_is_no_meeting(text: str) -> None:
    assert not [ref for ref, _ in notebook(text).entities if ref.kind == "meeting"]
