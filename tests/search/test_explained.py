"""Abbreviations that texts explain are found with their words, and the words with them."""

from __future__ import annotations

import pytest

from search import Passage
from search.explained import explained
from tests.search.conftest import Build


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("en plan for nordlig fjernhjelp (NFH) i år", [("NFH", "nordlig fjernhjelp")]),
        ("Nasjonalt utvalg for varme klær (NUVK) møttes", [("NUVK", "Nasjonalt utvalg for varme klær")]),
        ("NFH (nordlig fjernhjelp) ble drøftet", [("NFH", "nordlig fjernhjelp")]),
        ("nordlig\nfjernhjelp (NFH)", [("NFH", "nordlig fjernhjelp")]),
        ("Saken (UTSATT) kommer tilbake", []),
        ("ansvar for drift (KIT)", []),
        ("se vedlegg 2 (NN)", []),
        ("NFH (se sak 12-31)", []),
        ("(NFH)", []),
        ("bare noe med fjern (NFH)", []),
        ("İİİİİİİ nordlig fjernhjelp (NFH)", [("NFH", "nordlig fjernhjelp")]),
        ("Noe helt annet. Fjern hage (NFH)", []),
    ],
)
def test_what_a_text_explains(text: str, pairs: list[tuple[str, str]]) -> None:
    assert list(explained(text)) == pairs


def test_an_explained_abbreviation_finds_its_words_and_the_reverse(build: Build) -> None:
    index = build(
        [
            Passage("a/0", "a", "En plan for nordlig fjernhjelp (NFH) ble lagt fram."),
            Passage("b/0", "b", "Styret vil utvide NFH til flere."),
            Passage("c/0", "c", "Nordlig fjernhjelp koster lite."),
        ]
    )
    for typed in ("NFH", "nordlig fjernhjelp"):
        assert {hit.id for hit in index.search(typed).hits} == {"a/0", "b/0", "c/0"}
    assert index.complete("nord", 5) == ["nordlig"]
    assert all(word.isprintable() for word in index.complete("", 50))


def test_one_paper_does_not_change_what_a_common_word_means(build: Build) -> None:
    passages = [Passage(f"{name}/0", name, "Budsjett for sykehus og drift") for name in "abcd"]
    told = "Ordførernes gruppe (OG) møttes. Felles oppfølging av ressurser (FOR). Vedtak i styret (ST)."
    index = build([*passages, Passage("e/0", "e", told), Passage("f/0", "f", "St. Olavs hospital")])
    assert index.search("budsjett og sykehus").total == index.search("budsjett for sykehus").total == 4
    assert {hit.id for hit in index.search("styret").hits} == {"e/0"}


def test_a_compound_that_nothing_explains_is_found_by_its_words(build: Build) -> None:
    index = build([Passage("a/0", "a", "Kvastene ble kjøpt av et kontor."), Passage("b/0", "b", "Et kontor til.")])
    assert [hit.id for hit in index.search("kvastekontor").hits] == ["a/0"]
