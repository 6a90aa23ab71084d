"""Compounds are learnt from the passages."""

from __future__ import annotations

from search.vocabulary import MOST_COMPOUNDS, learn_compounds


def test_words_of_the_index_explain_its_compounds() -> None:
    learnt = learn_compounds([("gnurk", 2), ("stang", 3), ("gnurkestang", 1), ("gnurksstang", 1)])
    assert learnt == {"gnurk": ("gnurkestang", "gnurksstang"), "stang": ("gnurkestang", "gnurksstang")}


def test_a_word_seen_once_explains_nothing() -> None:
    assert learn_compounds([("gnurk", 1), ("stang", 3), ("gnurkestang", 1)]) == {}


def test_what_the_shipped_list_explains_is_left_to_it() -> None:
    assert learn_compounds([("omstilling", 5), ("tiltak", 5), ("omstillingstiltak", 5)]) == {}


def test_short_words_and_numbers_explain_nothing() -> None:
    assert learn_compounds([("ark", 9), ("gnurk", 9), ("gnurkark", 3), ("2022", 9), ("gnurk2022", 1)]) == {}


def test_a_word_stands_in_no_more_compounds_than_can_be_looked_up() -> None:
    heads = [f"gnurkstang{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(300)]
    terms = [("gnurk", 2), *((head.removeprefix("gnurk"), 2) for head in heads), *((head, 1) for head in heads)]
    assert len(learn_compounds(terms)["gnurk"]) == MOST_COMPOUNDS
