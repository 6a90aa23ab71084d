"""Verbs of deciding, offices, deadlines and amounts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.actions import decides, find_actions, find_amounts, find_deadline, find_office
from kg.lexicon import lexicon


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Styret tar saken til orientering.", ["ta til orientering"]),
        ("Styret tok rapporten fra august til etterretning.", ["ta til etterretning"]),
        ("Utvalet tek saka til vitande.", ["ta til etterretning"]),
        ("NUIP gir sin støtte til planen.", ["gi sin støtte til"]),
        ("NUIP ga sin anbefaling til planen.", ["anbefale"]),
        ("NUIP ga tre råd om planen.", ["gi råd"]),
        ("Styret gir direktøren fullmakt.", ["gi fullmakt"]),
        ("Styret legger planen til grunn.", ["legge til grunn"]),
        ("NUIP er orientert om saken.", ["være orientert om"]),
        ("Styret ber om en sak.", ["be om"]),
        ("Styret bad om ei sak.", ["be om"]),
        ("Styret er enig i planen.", ["være enig i"]),
        ("Utvalet er samde om planen.", ["være enig i"]),
        ("Styret ser positivt på planen.", ["se"]),
        ("Styret oppnevner et utvalg.", ["oppnevne"]),
        ("Styret løyver 2 mill. kroner.", ["bevilge"]),
        ("Planen er ferdig.", []),
        ("Bestillingen kom.", []),
        ("", []),
    ],
)
def test_verbs_of_deciding_have_lemmas(text: str, lemmas: list[str]) -> None:
    found = find_actions(text)
    assert [action.lemma for action in found] == lemmas
    assert all(action.span.of(text).strip() for action in found)


def test_a_phrase_wins_over_the_verb_it_begins_with() -> None:
    assert [a.lemma for a in find_actions("Styret tar med seg innspillene.")] == ["ta med seg innspill"]


@pytest.mark.parametrize(
    ("words", "does"),
    [
        ("Styret i Nes sjukehus HF tek saka til orientering.", True),
        ("NUIP drøftet planen.", True),
        ("Direktoratet for e-helse tar med seg innspillene.", True),
        ("styret ber om en sak", False),
        ("Bakgrunnen er kjent.", False),
        ("Plan for helse", False),
        ("", False),
    ],
)
def test_a_sentence_that_decides(words: str, does: bool) -> None:
    assert decides(words) is does


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("adm. direktør", "administrerende direktør"),
        ("administrerende direktøren", "administrerende direktør"),
        ("administrerande direktør", "administrerende direktør"),
        ("ADMINISTRERENDE DIREKTØR", "administrerende direktør"),
        ("administrerende\ndirektør", "administrerende direktør"),
        ("rådmannen", "rådmannen"),
        ("administrasjonen", "administrasjonen"),
        ("kommunedirektøren", "kommunedirektøren"),
        ("føretaket", None),
        ("direktører", None),
    ],
)
def test_offices_have_one_name(text: str, office: str | None) -> None:
    found = find_office(text)
    assert (found and found[0]) == office


def test_an_office_is_looked_for_in_a_stretch() -> None:
    text = "rådmannen og adm. direktør"
    assert find_office(text, start=9) == ("administrerende direktør", find_office(text, start=9)[1])  # type: ignore[index]
    assert find_office(text, start=10, end=12) is None


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("146 mill. kroner", ["146 mill. kroner"]),
        ("inntil 2,5 milliarder kroner", ["inntil 2,5 milliarder kroner"]),
        ("kr 500 000", ["kr 500 000"]),
        ("kr. 1 200 000,-", ["kr. 1 200 000,-"]),
        ("1.200.000 kroner", ["1.200.000 kroner"]),
        ("100 000 NOK og 3 mrd. kroner", ["100 000 NOK", "3 mrd. kroner"]),
        ("12 senger, 30 % og 2024", []),
        ("krav 3", []),
    ],
)
def test_amounts(text: str, amounts: list[str]) -> None:
    assert [span.of(text) for span in find_amounts(text)] == amounts


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("innen 1. oktober 2024", "innen 1. oktober 2024"),
        ("innan utgangen av oktober 2019.", "innan utgangen av oktober 2019"),
        ("senest 1.10.2024", "senest 1.10.2024"),
        ("før 2. tertial 2024", "før 2. tertial 2024"),
        ("innen våren 2025", "innen våren 2025"),
        ("i neste styremøte", "i neste styremøte"),
        ("i første møte etter sommeren 2025", "i første møte etter sommeren 2025"),
        ("innen seks måneder", "innen seks måneder"),
        ("Høyringsfrista vert sett til 1. mai 2024", "1. mai 2024"),
        ("med frist for uttalelse 15. januar 2003", "15. januar 2003"),
        ("Styret ber om ei sak til hausten", "til hausten"),
        ("Styret ber om møter frem til sommeren", None),
        ("til styremøtet i juni", "til styremøtet i juni"),
        ("Byggestart settes til april 2012.", "april 2012"),
        ("rapportere om talet, første gong 1. tertial 2023", "første gong 1. tertial 2023"),
        ("avtale om leie innen 15/1-2004.", "innen 15/1-2004"),
        ("Posten drives videre til utgangen av 2004.", "til utgangen av 2004"),
        ("sende fråsegna innan fristen.", "innan fristen"),
        ("Styret ber om å få melding hvert tertial.", "hvert tertial"),
        ("Planen rulleres hvert halvår.", None),
        ("innen psykisk helsevern", None),
        ("Saka vert lagd fram att i møtet 22. mai 2007.", "i møtet 22. mai 2007"),
        ("Direktøren orienterer rådet i møtet 31. oktober 2013.", "i møtet 31. oktober 2013"),
        ("Rådet ber om å få planen før kommunestyret vedtar den.", "før kommunestyret vedtar den"),
        ("Tiltaket utgreies før budsjettet blir vedtatt.", "før budsjettet blir vedtatt"),
        ("før planen er ferdig", None),
    ],
)
def test_deadlines(text: str, deadline: str | None) -> None:
    found = find_deadline(text)
    assert (found and found.of(text)) == deadline


@given(st.text(max_size=150))
def test_no_text_stops_the_finders(text: str) -> None:
    spans = [a.span for a in find_actions(text)] + find_amounts(text)
    deadline = find_deadline(text)
    assert all(0 <= s.start < s.end <= len(text) for s in [*spans, *([deadline] if deadline else [])])
    assert decides(text) in (True, False)


def test_every_action_of_the_data_can_be_compiled_and_has_a_lemma() -> None:
    for row in lexicon("actions")["action"]:
        assert re.compile(row["forms"])
        assert row["lemma"] == row["lemma"].strip().lower()
