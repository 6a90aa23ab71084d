"""Municipalities that stand without "kommune"."""

from __future__ import annotations

import pytest

from kg.recognition.enumerated import enumerated


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Avtalen gjelder kommunene Lyngøy, Øvre Nes og Sandfjord.",
            ["Lyngøy kommune", "Øvre Nes kommune", "Sandfjord kommune"],
        ),
        ("Kommunane Leirholmen og Stavåsen er med.", ["Leirholmen kommune", "Stavåsen kommune"]),
        ("Lunde og Vik kommuner har svart.", ["Lunde kommune", "Vik kommune"]),
        ("fylkeskommunene Innland og Utland", ["Innland fylkeskommune", "Utland fylkeskommune"]),
        ("Møtested: Ravnås rådhus, møterom Furua", ["Ravnås kommune"]),
        ("Møtet var i Gamle rådhus. Kommunens rådhus er stengt.", []),
        ("Alle kommunene i regionen er hørt, og Nes og omegn.", []),
    ],
)
def test_each_place_of_a_list_is_its_municipality(text: str, names: list[str]) -> None:
    found = list(enumerated(text))
    assert [name for _, _, name in found] == names
    assert all(name.startswith(text[start:end]) for start, end, name in found)
