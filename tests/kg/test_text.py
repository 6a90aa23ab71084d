"""Wrapped words, and what two printings share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import alike, letters, squeeze, unwrap


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("helse-\ntjenester", "helsetjenester"),
        ("helse-  \n  tjenester", "helsetjenester"),
        ("e-\nhelse", "e-helse"),
        ("E-\nhelse", "E-helse"),
        ("helse-\nog omsorg", "helse- og omsorg"),
        ("drifts-\neller investering", "drifts- eller investering"),
        ("Midt-\nNorge", "Midt-Norge"),
        ("sak 97-\n2022", "sak 97-2022"),
        ("2019–\n2024", "2019–2024"),
        ("planen –\nfase 2", "planen – fase 2"),
        ("ein\nto\n\ntre", "ein to tre"),
        ("helse-\norganisasjon", "helseorganisasjon"),
        ("", ""),
    ],
)
def test_wrapped_lines_become_one(words: str, read: str) -> None:
    assert unwrap(words) == read


@given(st.text(max_size=200))
def test_unwrapping_leaves_single_blanks_and_loses_no_letter(words: str) -> None:
    read = unwrap(words)
    assert read == squeeze(read)
    assert [c for c in read if c.isalnum()] == [c for c in words if c.isalnum()]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Godkjenning av referatet", "Godkjenning av referat", True),
        ("Plan for helse – fase 2", "plan for helse, fase 2", True),
        ("", "", True),
        ("Referatsaker", "Budsjett", False),
        ("Virksomhetsrapport nr. 8", "Virksomhetsplan nr. 18", False),
        ("Plan", "", False),
    ],
)
def test_small_slips_do_not_part_two_printings(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same


@pytest.mark.parametrize(
    ("words", "kept"),
    [("«Trygg» – heim_no!", "trygg heim no"), ("EMRAM  17", "emram 17"), ("…", ""), ("Øst-Å", "øst å")],
)
def test_letters_are_what_two_printings_share(words: str, kept: str) -> None:
    assert letters(words) == kept
