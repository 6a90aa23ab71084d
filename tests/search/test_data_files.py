"""The tables keep the form that the analyser reads, so that whoever adds a line learns of a slip at once."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from search import analyse
from search.analysis import data
from search.analysis.characters import fold
from search.analysis.compounds import shipped
from search.model import TokenKind
from search.query import Note

GUIDE = Path(__file__).parents[2] / "docs" / "search.md"

COLUMNS = {
    "abbreviations.tsv": 2,
    "compound_words.tsv": 2,
    "division_stops.tsv": 1,
    "endings.tsv": 2,
    "formal_words.tsv": 1,
    "hyphen_endings.tsv": 1,
    "irregular_forms.tsv": 2,
    "kept_endings.tsv": 1,
    "number_words.tsv": 1,
    "stop_words.tsv": 2,
    "written_forms.tsv": 2,
}


def test_every_table_is_known_here() -> None:
    tables = {file.name for file in (files("search") / "data").iterdir() if file.name.endswith(".tsv")}
    assert tables == {*COLUMNS, "synonyms.tsv"}


@pytest.mark.parametrize("table", [*COLUMNS, "synonyms.tsv"])
def test_the_guide_tells_when_to_add_a_line(table: str) -> None:
    assert f"| `{table}` |" in GUIDE.read_text(encoding="utf-8")


@pytest.mark.parametrize("note", get_args(Note))
def test_the_guide_tells_what_a_note_means(note: str) -> None:
    assert f"| `{note}` |" in GUIDE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("table", "columns"), COLUMNS.items())
def test_every_row_has_its_columns_and_stands_once(table: str, columns: int) -> None:
    rows = list(data.rows(table))
    assert rows
    assert all(len(row) == columns and all(row) for row in rows)
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("table", ["compound_words.tsv", "irregular_forms.tsv"])
def test_a_word_stands_once(table: str) -> None:
    first = [fold(row[0]).text for row in data.rows(table)]
    assert len(set(first)) == len(first)


def test_synonyms_have_at_least_two_words() -> None:
    assert all(len(row) > 1 and all(row) for row in data.rows("synonyms.tsv"))


def test_compound_words_have_a_role_and_are_not_divided() -> None:
    table = data.pairs("compound_words.tsv")
    assert set(table.values()) <= {"part", "solid"}
    assert [word for word in table if shipped().divide(word)] == []


def test_both_written_forms_of_every_pair_meet() -> None:
    apart = [row for row in data.rows("written_forms.tsv") if _own(row[0]) != _own(row[1])]
    assert apart == []


def test_a_nynorsk_spelling_stands_for_one_word() -> None:
    nynorsk = [row[1] for row in data.rows("written_forms.tsv")]
    assert len(set(nynorsk)) == len(nynorsk)


def test_irregular_forms_meet_their_word() -> None:
    apart = [row for row in data.rows("irregular_forms.tsv") if _own(row[0]) != _own(row[1])]
    assert apart == []


def test_the_words_of_an_abbreviation_are_more_than_stop_words() -> None:
    for _, meaning in data.rows("abbreviations.tsv"):
        assert any(token.kind is TokenKind.WORD for token in analyse(meaning))


def _own(word: str) -> str:
    return analyse(word)[0].term
