"""When two ways of writing are one."""

from __future__ import annotations

import doctest

import pytest

from evaluation import normal
from evaluation.normal import (
    Names,
    case_number,
    goal_number,
    goal_title,
    letters,
    name_slug,
    similar,
    strategy,
)


def test_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(normal).failed == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("styret tar saken\ntil orientering", "Styret tar saken til orientering."),
        ("midlene fordeles til helse-\nforetakene", "Midlene fordeles til helseforetakene"),
        ("helse\ufffetjenester", "helsetjenester"),
    ],
)
def test_line_ends_hyphens_and_full_stops_make_no_difference(one: str, other: str) -> None:
    assert letters(one) == letters(other)
    assert similar(one, other) == 1.0


def test_a_longer_text_is_not_alike() -> None:
    short = "Styret godkjenner rammen."
    assert similar(short, short + " Midlene fordeles etter folketall og sykelighet i regionen.") < normal.ALIKE


def test_one_amount_less_is_still_alike_but_not_equal() -> None:
    likeness = similar("En samlet ramme på inntil 62 mill. kroner", "En samlet ramme på inntil 58 mill. kroner")
    assert normal.ALIKE <= likeness < 1.0


@pytest.mark.parametrize("written", ["12-2024", "012/2024", "12/24", "Styresak 12–2024", "sak 012-24"])
def test_case_numbers_are_one_in_every_notation(written: str) -> None:
    assert case_number(written) == "12-2024"


def test_goals_are_known_by_number_or_by_their_words() -> None:
    assert goal_number("Mål 4: Opplysninger som følger pasienten") == goal_number("mål 4") == "4"
    assert goal_number("Likeverdige tjenester") == "likeverdigetjenester"
    assert goal_number("Strategisk mål 1") == goal_number("Mål 1") == "1"
    assert goal_number("Mål B") == goal_number("B") == "b"
    assert goal_number("Mål for alle") == "målforalle"
    assert goal_title("Mål 4. Opplysninger") == goal_title("Opplysninger") == "Opplysninger"


def test_two_generations_of_a_strategy_are_two() -> None:
    new = strategy("Regional strategi 2024–2028", None)
    assert new == strategy("Regional strategi", "2024-2028")
    assert new != strategy("Regional strategi", "2019-2023")


def test_a_body_is_one_with_its_board_and_its_abbreviation() -> None:
    assert name_slug("Styret i Helse Kystvidda RHF") == name_slug("Helse Kystvidda RHF (RHF-et)")
    assert name_slug("Styret ved Nes sykehus HF") == name_slug("Nes sykehus HF")


def test_names_follow_aliases_over_groups() -> None:
    names = Names([["Kommunenes fellesråd", "KF"], ["KF", "Fellesrådet"], ["Norsk Pleierlag"]])
    assert names.of("Fellesrådet") == names.of("KF") == names.of("kommunenes fellesråd")
    assert names.of("Ukjent utvalg", "KF") == names.of("KF")
    assert names.of("Ukjent utvalg") == "ukjent-utvalg"
    assert names.of("Norsk Pleierlag") != names.of("KF")


def test_a_name_means_what_its_own_paper_says_before_what_others_say() -> None:
    others = Names([["Formannskapet i Vik", "Formannskapet"], ["Norsk Pleierlag", "NP"]])
    names = Names([["Formannskapet i Nes", "Formannskapet"]], others)
    assert names.of("Formannskapet") == "formannskapet-i-nes"
    assert names.of("NP") == "norsk-pleierlag"
