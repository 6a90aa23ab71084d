"""Slugs, case numbers and IRIs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.identifiers import SLUG_LIMIT, CaseNumber, iri, slug
from kg.model import Ref


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("Helse Sør-Øst RHF", "helse-sor-ost-rhf"),
        ("Nasjonalt e-helsestyre", "nasjonalt-e-helsestyre"),
        ("134-2022", "134-2022"),
        ("136-2022/1", "136-2022-1"),
        ("Ærlig & Åpen", "aerlig-apen"),
        ("Sámi Klinihkka", "sami-klinihkka"),
        ("Unjárgga gielda – ŋ", "unjargga-gielda-n"),
        ("Æ", "ae"),
        ("", "x"),
        ("«»", "x"),
        ("日本", "x"),
    ],
)
def test_a_slug_has_only_plain_letters_digits_and_single_hyphens(words: str, step: str) -> None:
    assert slug(words) == step


@given(st.text(max_size=200))
def test_every_text_has_a_slug_and_a_slug_is_its_own(words: str) -> None:
    step = slug(words)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", step)
    assert len(step) <= SLUG_LIMIT
    assert slug(step) == step


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("134-2022", "134-2022"),
        ("134–2022", "134-2022"),
        ("134−2022", "134-2022"),
        ("134/2022", "134-2022"),
        ("134 – 2022", "134-2022"),
        ("097-22", "97-2022"),
        ("018/2023", "18-2023"),
        ("089-2021", "89-2021"),
        ("16/23", "16/23"),
        ("016/23", "16/23"),
        ("7/05", "7/05"),
        ("Sak 17-23", "17-2023"),
        ("Styresak nr: 111/02", "111/02"),
        ("PS 37/15", "37/15"),
        ("RS 4/26", "RS 4/26"),
        ("FO 02/26", "FO 2/26"),
        ("rs-4-26", "RS 4-2026"),
        ("NUIT 18/23", "18/23"),
        ("  12-2024 ", "12-2024"),
        ("136-2022/1", "136-2022/1"),
        ("136–2022/01", "136-2022/1"),
        ("136/22/1", "136/22/1"),
        ("5/98", "5/98"),
        ("5-98", "5-1998"),
    ],
)
def test_any_notation_has_one_normal_form(written: str, normal: str) -> None:
    number = CaseNumber.parse(written)
    assert number is not None
    assert str(number) == normal


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2022",
        "2022/796-26",
        "22/414-1",
        "16/2253",
        "36-40/15",
        "12",
        "12-2024 Plan",
        "4/2-22",
        "TB2023-09",
        "2022-23",
        "-",
        "12/1834",
        "1.1",
    ],
)
def test_what_is_no_case_number(written: str) -> None:
    assert CaseNumber.parse(written) is None


def test_notations_of_one_case_are_equal_and_styled_alike() -> None:
    board, slashed = CaseNumber.parse("16-2023"), CaseNumber.parse("16/23")
    assert board == slashed
    assert board is not None
    assert str(board.in_style(slashed=True)) == "16/23"
    assert str(board.in_style(slashed=False)) == "16-2023"


def test_a_series_beside_the_main_one_has_cases_of_its_own() -> None:
    assert CaseNumber.parse("RS 4/26") != CaseNumber.parse("PS 4/26")
    assert CaseNumber.parse("PS 4/26") == CaseNumber.parse("4-2026")


def test_a_sub_case_knows_its_case() -> None:
    sub = CaseNumber.parse("136-2022/1")
    assert sub is not None
    assert str(sub.parent()) == "136-2022"
    assert sub.parent() != sub
    top = CaseNumber.parse("136-2022")
    assert top is not None
    assert top.parent() is None


@given(st.integers(1, 1899), st.integers(1950, 2049), st.none() | st.integers(1, 99), st.booleans())
def test_the_normal_form_reads_back(number: int, year: int, part: int | None, slashed: bool) -> None:
    case = CaseNumber(year, number, part, slashed)
    assert CaseNumber.parse(str(case)) == case
    assert str(CaseNumber.parse(str(case))) == str(case)


def test_an_iri_is_base_kind_and_path() -> None:
    assert iri("https://x.example/id/", Ref("case", ("nuip", "16-23"))) == "https://x.example/id/case/nuip/16-23"
