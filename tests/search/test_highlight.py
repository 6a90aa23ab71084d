"""Snippets show what matched, at its place in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import analyse
from search.entries import Places
from search.fields import NoFields
from search.highlight import WIDTH, Snippet, Snippets
from search.planning import Planner
from search.query import parse

PLANNER = Planner({}, english=False)
FILLER = "Her står det noe som ikke har med saken å gjøre i det hele tatt. "


def cut(text: str, query: str) -> Snippet:
    return Snippets(PLANNER.plan(parse(query), NoFields()).what).of(text, Places.of(analyse(text, "nb")))


def marked(text: str, query: str) -> list[str]:
    found = cut(text, query)
    assert text[found.start :].startswith(found.text)
    return [found.text[mark.start : mark.end] for mark in found.highlights]


@pytest.mark.parametrize(
    ("text", "query", "marks"),
    [
        ("Sykehusene og sjukehusa.", "sykehus", ["Sykehusene", "sjukehusa"]),
        ("Ny bok, gamle bøker.", "bøkene", ["bok", "bøker"]),
        ("Et omstillingstiltak.", "tiltak", ["tiltak"]),
        ("Tiltak og omstillingstiltak.", "tiltak", ["Tiltak"]),
        ("Et omstillingstiltak.", "omstillingstiltakene", ["omstillingstiltak"]),
        ("Tiltak for omstilling.", "omstillingstiltak", ["Tiltak", "omstilling"]),
        ("Delt helse-\ntjeneste her.", "helsetjeneste", ["helse-\ntjeneste"]),
        ("Om e-\nhelse i nord.", "e-helse", ["e-\nhelse"]),
        ("Digital hjemmeoppfølging (DHO) nå.", "DHO", ["Digital hjemmeoppfølging", "DHO"]),
        ("Digital hjemmeoppfølging (DHO) nå.", "digital hjemmeoppfølging", ["Digital", "hjemmeoppfølging", "DHO"]),
        ("Møteboka er ny.", "protokoll", ["Møteboka"]),
        ("Den nye planen er en ny sak.", '"ny plan"', ["nye planen"]),
        ("Innsikt og innsiktsteam.", "innsikt*", ["Innsikt", "innsiktsteam"]),
        ("Se sak 012–31 og 12/2031.", "12-2031", ["012–31", "12/2031"]),
        ("Etter § 20 i loven.", "§20", ["§ 20"]),
        ("Plan og budsjett.", "plan OR budsjett", ["Plan", "budsjett"]),
        ("Plan og budsjett.", "plan -gammel", ["Plan"]),
        ("Planen for året og planen for neste.", "plan for året", ["Planen", "året", "planen"]),
        ("Strategien1 er ny.", "strategi", ["Strategien"]),
        ("Ingenting her.", "plan", []),
        ("", "plan", []),
    ],
)
def test_marks_are_the_words_that_matched(text: str, query: str, marks: list[str]) -> None:
    assert marked(text, query) == marks


def test_a_short_text_is_shown_whole() -> None:
    text = "En kort tekst om planen."
    assert cut(text, "plan").text == text


def test_a_long_text_is_cut_around_the_words_between_words() -> None:
    text = FILLER * 20 + "Planen for sykehuset er vedtatt. " + FILLER * 20
    found = cut(text, "plan sykehus")
    assert marked(text, "plan sykehus") == ["Planen", "sykehuset"]
    assert WIDTH // 2 < len(found.text) <= WIDTH
    end = found.start + len(found.text)
    assert text[found.start - 1].isspace()
    assert text[end].isspace()


def test_many_different_words_are_better_than_one_many_times() -> None:
    text = "Plan plan plan plan. " + FILLER * 10 + "Planen for sykehuset. " + FILLER * 10
    assert marked(text, "plan sykehus") == ["Planen", "sykehuset"]


def test_without_a_match_the_beginning_is_shown() -> None:
    found = cut(FILLER * 20, "xylofon")
    assert found.start == 0
    assert (FILLER * 20).startswith(found.text)


@given(st.text(max_size=1500), st.text(max_size=40))
def test_any_text_is_cut_where_the_marks_fit(text: str, query: str) -> None:
    found = cut(text, query)
    assert text[found.start : found.start + len(found.text)] == found.text
    assert len(found.text) <= WIDTH
    last = 0
    for mark in found.highlights:
        assert last <= mark.start < mark.end <= len(found.text)
        last = mark.end


@given(st.lists(st.sampled_from(["plan", "sykehuset", "omstillings-\ntiltak", "e-helse", "\n\n", "og", "x" * 90])))
def test_every_mark_is_a_word_that_was_asked_for(pieces: list[str]) -> None:
    asked = {"plan", "sykehuset", "omstillings-\ntiltak", "e-helse"}
    assert set(marked(" ".join(pieces), "plan sykehus omstillingstiltak e-helse")) <= asked
