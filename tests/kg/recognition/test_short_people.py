"""A family name, or initials and one, mean the person whose full name the paper has."""

from __future__ import annotations

import pytest

from kg.recognition.short_people import short_names
from tests.kg.recognition.test_recognise import mentions

PEOPLE = ["Oskar Fredheim", "Lars Ove Heggøy", "Jorunn Brekke Sandal", "Ingeborg Nes", "Torleif Nes", "Hanne Berg"]


def found(text: str, named: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(text[start:end], name) for start, end, name in short_names(text, PEOPLE, named)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fredheim spurte om fristen.", [("Fredheim", "Oskar Fredheim")]),
        (
            "O. Fredheim og L. O. Heggøy svarte.",
            [("O. Fredheim", "Oskar Fredheim"), ("L. O. Heggøy", "Lars Ove Heggøy")],
        ),
        ("Brekke Sandal og Sandal", [("Brekke Sandal", "Jorunn Brekke Sandal"), ("Sandal", "Jorunn Brekke Sandal")]),
        ("Fredheims forslag", [("Fredheim", "Oskar Fredheim")]),
        ("Nes svarte, men T. Nes var uenig.", [("T. Nes", "Torleif Nes")]),
        ("P. Fredheim svarte.", []),
        ("Møtet er i Fredheim.", []),
        ("Fredheim kommune og Fredheim Hotell", []),
        ("Kari Fredheim var ikke der.", []),
        ("Spørsmål fra Berg.", [("Berg", "Hanne Berg")]),
    ],
)
def test_a_part_of_a_name_is_the_one_person_it_fits(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_word_that_another_name_has_is_left_alone() -> None:
    assert found("Fredheim sa ja.", ("Fredheim legesenter",)) == []


PAPER = """Møtebok frå Nes brukarutval 12. mars 2024

Til stades: Oskar Fredheim (Nes kreftlag), Berit Moe (Nes kreftlag)

Sak 4/24 Ventetider
Fredheim sakna ei merknad. B. Moe las opp eit innlegg.
"""


def test_short_names_of_a_paper_are_mentions_of_the_person() -> None:
    people = {(one.form, one.norm) for one in mentions(PAPER) if one.label == "PER"}
    assert {("Fredheim", "Oskar Fredheim"), ("B. Moe", "Berit Moe")} <= people
