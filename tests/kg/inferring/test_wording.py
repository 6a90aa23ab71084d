"""Which words tell what a text is about."""

from __future__ import annotations

import pytest

from kg.inferring.wording import national, telling


def told(text: str, language: str = "nb") -> list[str]:
    return [text[word.start : word.end] for word in telling(text, language)]


def test_procedure_numbers_and_small_words_tell_nothing() -> None:
    assert told("Styret ber administrerende direktør legge frem en plan for 2025 innen 1. mars.") == []
    assert told("Styret ber administrerande direktør leggje fram ein plan for 2025 innan 1. mars.", "nn") == []


def test_subjects_tell() -> None:
    assert told("Styret vedtar kveldspoliklinikk for hudsykdommer") == ["kveldspoliklinikk", "hudsykdommer"]


def test_both_written_languages_have_one_term() -> None:
    (bokmal,), (nynorsk,) = telling("hjemmeoppfølging", "nb"), telling("heimeoppfølging", "nn")
    assert set(bokmal.forms) & set(nynorsk.forms)


def test_a_compound_has_its_telling_parts_with_their_places() -> None:
    (word,) = telling("legemiddelliste", "nb")
    assert "legemiddel" in word.parts
    start, end = word.places[word.parts.index("legemiddel")]
    assert "legemiddelliste"[start:end] == "legemiddel"


@pytest.mark.parametrize(
    ("names", "holds"),
    [
        (["Nasjonal plan for fysisk aktivitet"], True),
        (["Strategi for voksne", "helsedirektoratet"], True),
        (["Fysisk aktivitet", "Utdanningsdepartementet"], True),
        (["Internasjonal strategi for Fjordvik"], False),
        (["Kommunedelplan for omsorg", "Fjordvik kommune"], False),
    ],
)
def test_a_strategy_of_the_state_holds_for_all(names: list[str], holds: bool) -> None:
    assert national(names) is holds
