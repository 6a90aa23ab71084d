"""Letters in brackets tell how far the name before them goes."""

from __future__ import annotations

import pytest

from kg.recognition.explained import explained
from tests.kg.recognition.test_recognise import mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Høring fra Direktoratet for samhandling i helsetjenesten (DSH).",
            ["Direktoratet for samhandling i helsetjenesten"],
        ),
        ("Sjukepleiarlaget i Fjordvest (SLF) og andre", ["Sjukepleiarlaget i Fjordvest"]),
        ("Samisk pasientforening Viddemark (heretter SPV)", ["Samisk pasientforening Viddemark"]),
        ("Elektronisk pasientjournal (EPJ) er innført", []),
        ("saken ble utsatt (Vedtak)", []),
        ("rådet for eldre (RE)", []),
        ("Rådet for eldre (RFE). Rådet for eldre møtes.", ["Rådet for eldre", "Rådet for eldre"]),
    ],
)
def test_a_name_goes_as_far_as_its_letters(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in explained(text)] == names


def test_letters_mean_the_whole_name_where_they_stand_alone() -> None:
    text = "Svar frå Sjukepleiarlaget i Fjordvest (SLF).\n\nSLF støttar framlegget.\n"
    assert {one.norm for one in mentions(text) if one.label == "ORG"} == {"Sjukepleiarlaget i Fjordvest"}
