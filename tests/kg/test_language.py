"""Bokmål, nynorsk and English are told apart."""

from __future__ import annotations

import pytest

from kg.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Styret ber om at saken ikke utsettes, og hva det koster.", "nb"),
        ("Styret ber om at saka ikkje blir utsett, og kva det kostar.", "nn"),
        ("The board asks that the case is not put off.", "en"),
        ("", "nb"),
        ("12 34 !!", "nb"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
