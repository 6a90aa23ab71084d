"""What shows that a line began, where line breaks were lost."""

from __future__ import annotations

import re

import pytest

from kg.segmentation import line_cues as cues


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("ARKIVSAK: 24/611", True),
        ("Saksbehandler: Kari Lund", True),
        ("Sakshandsamar: Kari Lund", True),
        ("Sakshandsamar Arkiv ArkivsakID", True),
        ("saksbehandler: Kari Lund", False),
        ("Dato for ny prøve", False),
        ("Ny kai for båtar", False),
    ],
)
def test_a_fact_is_a_label_with_its_colon_or_a_row_of_labels(words: str, fact: bool) -> None:
    assert cues.is_fact(words) is fact


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("SAKSFRAMLEGG", True),
        ("SAKSFREMLEGG:", True),
        ("Særutskrift", True),
        ("SAKSFRAMLEGG OM KAIA", False),
        ("", False),
    ],
)
def test_a_line_may_say_only_what_paper_it_is(words: str, named: bool) -> None:
    assert cues.names_paper(words) is named


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("Saken behandles i Møtedato Saksnr", True),
        ("Saka vert handsama i Møtedato Saksnr", True),
        ("Saksnr Utval Møtedato", True),
        ("Saksnr. Utvalg Møtedato", True),
        ("Saken behandles i styret", False),
        ("Utvalg for hamn", False),
    ],
)
def test_the_head_of_a_table_of_bodies(words: str, head: bool) -> None:
    assert cues.heads_a_table(words) is head


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("Styret drøftet saken.", True),
        ("Hamnesjefen gjekk gjennom planen.", True),
        ("Ved Kari Lund.", True),
        ("Muntlig orientering.", True),
        ("Munnleg orientering.", True),
        ("Ingen merknader.", True),
        ("Ny kai for båtar i fjorden", False),
        ("styret drøftet saken.", False),
    ],
)
def test_a_sentence_behind_a_title_has_a_capital_and_a_verb(words: str, begins: bool) -> None:
    assert bool(cues.sentence().match(words)) is begins


@pytest.mark.parametrize(
    ("words", "goes_on"), [("Brev frå ", True), ("Kai og ", True), ("Kai ", False), ("Hjå ", False)]
)
def test_a_title_goes_on_behind_a_preposition(words: str, goes_on: bool) -> None:
    assert bool(cues.unfinished().search(words)) is goes_on


@pytest.mark.parametrize(
    ("words", "named"), [("Det vises til ", True), ("Se sak ", True), ("Jamfør (", True), ("Kaia er ny. ", False)]
)
def test_words_before_a_number_show_the_case_to_be_named_in_a_sentence(words: str, named: bool) -> None:
    assert bool(cues.inside().search(words)) is named


def test_words_that_hold_blanks_match_over_any_blanks_and_the_longest_wins() -> None:
    pattern = re.compile(cues.either(["Vedlegg", "Vedlegg til saken", "Nr."]))
    found = pattern.match("Vedlegg  til\nsaken")
    assert found is not None
    assert found[0] == "Vedlegg  til\nsaken"
    assert not pattern.match("Nrx")
