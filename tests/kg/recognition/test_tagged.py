"""Organisations that no register and no rule knows are found by the tagger of names, and ordinary words are none."""

from __future__ import annotations

import pytest

from kg.recognition.tagged import could_name
from tests.kg.recognition.test_recognise import mentions

INPUTS = """Protokoll fra møte i Brukerutvalget

Til stede: Kari Nes (Kronikernes landslag), Ola Vik

Lauvnes legegruppe har gitt innspill til planen, og Sekretariatet viste til dette.
"""


def test_a_name_that_the_tagger_alone_knows_is_an_organisation_with_its_place() -> None:
    found = next(one for one in mentions(INPUTS) if one.form == "Lauvnes legegruppe")
    assert found.label == "ORG"
    assert INPUTS[found.span.start : found.span.end] == "Lauvnes legegruppe"


def test_names_that_rules_find_are_not_found_twice() -> None:
    spans = [one.span for one in mentions(INPUTS)]
    assert all(not one.overlaps(other) for one in spans for other in spans if one != other)


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Byens Omsorgsmisjon", True),
        ("Skogli legesenter", True),
        ("Østlandsinnsikt", False),
        ("arkitekturforum", False),
        ("Arbeidsgruppen", False),
        ("Konsernrevisjonens", False),
        ("Nes\nVik", False),
        ("Dokka-området", False),
        ("Vik rådhus", False),
        ("Quality Hotel Fjord", False),
        ("Års", False),
    ],
)
def test_a_name_is_more_than_the_kind_of_a_body(words: str, is_one: bool) -> None:
    assert could_name(words) is is_one
