"""Misspelt words get a suggestion that finds something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import analyse
from search.suggest import edit_distance, respell

WORDS = {"omstilling": 9, "omstillinger": 2, "sykehus": 40, "sykehust": 1, "helse": 30, "budsjett": 8, "e-helse": 12}


def suggest(typed: str) -> str | None:
    terms = {token.term for word in WORDS if word != "sykehust" for token in analyse(word)}
    return respell(
        typed, lambda prefix: [pair for pair in WORDS.items() if pair[0].startswith(prefix)], terms.__contains__
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("omstiling", "omstilling"),
        ("omstlling", "omstilling"),
        ("omsitlling", "omstilling"),
        ("omstillling", "omstilling"),
        ("momstilling", "omstilling"),
        ("Budsjet", "budsjett"),
        ("budsjet i helsse", "budsjett i helse"),
        ("-omstiling sykehus", "-omstilling sykehus"),
        ('"budsjet helse"', '"budsjett helse"'),
        ("sykehust", "sykehus"),
        ("omstilling", None),
        ("omstillingen", None),
        ("sykehusenes", None),
        ("xylofon", None),
        ("hels", "helse"),
        ("134-2022", None),
        ("ikke", None),
        ("", None),
    ],
)
def test_a_slip_is_put_right_and_the_rest_is_left(typed: str, meant: str | None) -> None:
    assert suggest(typed) == meant


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("", "", 0),
        ("sak", "sak", 0),
        ("sak", "sal", 1),
        ("sak", "saker", 2),
        ("sak", "ska", 1),
        ("styre", "styret", 1),
        ("abcd", "badc", 2),
        ("sak", "xyzw", 3),
    ],
)
def test_distance_counts_slips_and_stops_beyond_the_limit(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other, 2) == distance


@given(st.text("abæ", max_size=7), st.text("abæ", max_size=7))
def test_distance_is_the_same_both_ways_and_zero_for_equals(one: str, other: str) -> None:
    assert edit_distance(one, other, 9) == edit_distance(other, one, 9)
    assert (edit_distance(one, other, 9) == 0) == (one == other)
    assert edit_distance(one, other, 9) <= max(len(one), len(other))
