"""Municipalities that stand without "kommune"."""

from __future__ import annotations

import pytest

from kg.recognition.enumerated import enumerated
from kg.recognition.places import is_place


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Avtalen gjelder kommunene Lyngøy, Øvre Nes og Sandfjord.",
            ["Lyngøy kommune", "Øvre Nes kommune", "Sandfjord kommune"],
        ),
        ("Kommunane Leirholmen og Stavåsen er med.", ["Leirholmen kommune", "Stavåsen kommune"]),
        ("Lunde og Vik kommuner har svart.", ["Lunde kommune", "Vik kommune"]),
        ("fylkeskommunene Nordvang og Agder", ["Nordvang fylkeskommune", "Agder fylkeskommune"]),
        ("Møtested: Ravnås rådhus, møterom Furua", ["Ravnås kommune"]),
        ("Møtet var i Gamle rådhus. Kommunens rådhus er stengt.", []),
        ("Kommunene Ansatte, Brukere og Pårørende. Store og Små kommuner. Kari og Ola kommuner.", []),
        ("Kommunene Nes, Lunde og Helse. Ordføreren i Mai, kommunelegen i Finnmark.", ["Nes kommune", "Lunde kommune"]),
        ("Ordfører, Hansen. Rådmann, Hansen og Olsen. Kommunedirektør, Kopimottakere:", []),
        (
            "Kari Moe, rådmann, Nesvik (leder). Ordføreren i Ytre Nes, Kari Moe, svarte.",
            ["Nesvik kommune", "Ytre Nes kommune"],
        ),
        ("Brann i Bergens rådhus.", ["Bergen kommune"]),
        ("Alle kommunene i regionen er hørt, og Nes og omegn.", []),
    ],
)
def test_each_place_of_a_list_is_its_municipality(text: str, names: list[str]) -> None:
    found = list(enumerated(text))
    assert sorted(name for _, _, name in found) == sorted(names)
    assert all(name.startswith(text[start:end]) for start, end, name in found)


@pytest.mark.parametrize("words", ["Mars", "Teams", "Perioden", "Kari", "Helse Nord", "Leder", "Indre", "NES"])
def test_what_is_no_place(words: str) -> None:
    assert not is_place(words)
