"""Misspelt words get a suggestion that finds something."""

from __future__ import annotations

import pytest

from search import analyse
from search.suggest import Words, alike, respell

WORDS = {"omstilling": 9, "omstillinger": 2, "sykehus": 40, "sykehust": 1, "helse": 30, "budsjett": 8, "e-helse": 12}


COUNTED = Words(lambda prefix: [pair for pair in WORDS.items() if pair[0].startswith(prefix)])


def suggest(typed: str) -> str | None:
    terms = {token.term for word in WORDS if word != "sykehust" for token in analyse(word)}
    return respell(typed, COUNTED, terms.__contains__)


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
    ("typed", "found"),
    [
        ("omstiling", ["omstilling"]),
        ("omstillngr", ["omstilling", "omstillinger"]),
        ("hesle", ["helse"]),
        ("helse", ["helse"]),
        ("shelse", ["helse"]),
        ("xylofon", []),
    ],
)
def test_words_spelt_about_so_are_the_nearest_and_commonest_first(typed: str, found: list[str]) -> None:
    assert alike(typed, COUNTED, None) == found
    assert alike(typed, COUNTED, 9) == alike(typed, COUNTED, 2)
