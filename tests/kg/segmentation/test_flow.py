"""A flow joins what lines and pages divide, and knows where each character stands."""

from __future__ import annotations

import pytest

from kg.segmentation.flow import read_flow
from tests.kg.extraction.reading_texts import reading_of


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Alle båtane skal målast før sommaren i Nord-\n\nHavvik og i byen.", "Nord-Havvik og i byen."),
        ("Alle båtane skal målast før sommaren på hav-\nbotnen i fjorden.", "på havbotnen i fjorden."),
        ("Alle båtane skal målast før sommaren i kai- \nog hamneområdet.", "i kai- og hamneområdet."),
    ],
)
def test_a_divided_word_is_read_as_one(text: str, sentence: str) -> None:
    flow = read_flow(reading_of(text + "\n").layout)
    assert flow.text.endswith(sentence)
    assert len(flow.text) == len(flow.offsets)


def test_each_character_knows_its_place() -> None:
    text = "Båtane\nskal målast.\n\nKaien òg.\n"
    flow = read_flow(reading_of(text).layout)
    first, second = flow.sentences()
    assert flow.span(second.start, second.end).of(text) == "Kaien òg."
    assert flow.span(first.start, first.end).of(text) == "Båtane\nskal målast."
