"""Tables of earlier decisions whose columns blanks keep apart."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from tests.kg.segmentation.making import cases_of, segments_of

HEADS = "Sak          Møte        Tema                 Vedtak"
TABLE = f"""Møte i NUK
Møte 2/2024
Dato 23. mai 2024

Sak 12/24 Felles plan

Forslag til vedtak
NUK drøftet planen.

{HEADS}
4/23         02.03.2023  Plan for kai         NUK ba om en ny plan
                         og båter             innen sommeren.
9/23         14.09.2023  Status               Ingen vedtak.

Bakgrunn
Kaia er gammel.
"""
ROWS = [("4/23", "Plan for kai og båter", "NUK", "2023-03-02"), ("9/23", "Status", "NUK", "2023-09-14")]


def rows(text: str) -> list[tuple[str | None, ...]]:
    return cases_of(text, "number", "title", "body", "date", style="table")


def decided(text: str) -> list[tuple[str | None, str]]:
    """Case and words of each adopted decision."""
    found = segments_of(text, SegmentKind.DECISION)
    return [(s.get("case"), s.span.of(text)) for s in found if s.get("status") == "adopted"]


@pytest.mark.parametrize(
    "heads",
    [
        HEADS,
        "Saknr        Dato        Tittel               Konklusjon",
        "Saksnr.      Møtedato    Sakstittel           Vedtaksformulering",
        "Sak nr       Møte        Emne                 Vedtak",
    ],
)
def test_each_row_is_a_case_with_its_title_over_several_lines(heads: str) -> None:
    assert rows(TABLE.replace(HEADS, heads)) == ROWS


def test_a_row_may_name_another_body_before_its_number() -> None:
    text = TABLE.replace("4/23         ", "NUFO 4/23    ").replace("9/23         ", "NUFO 9/23    ")
    assert [(number, body) for number, _, body, _ in rows(text)] == [("4/23", "NUFO"), ("9/23", "NUFO")]


def test_the_decision_of_a_row_is_its_column_and_where_nothing_was_decided_there_is_none() -> None:
    (found,) = decided(TABLE)
    assert found[0] == "4/23"
    assert found[1].startswith("NUK ba om en ny plan")
    assert found[1].endswith("innen sommeren.")


@pytest.mark.parametrize(
    "heads",
    [
        "Sak          Møte        Tema                 Ansvar",
        "Post         Møte        Tema                 Vedtak",
        "Sak          Vedtak",
    ],
)
def test_without_a_number_and_a_decision_in_its_head_a_table_is_none(heads: str) -> None:
    assert rows(TABLE.replace(HEADS, heads)) == []


def test_the_table_ends_where_a_blank_line_parts_it_from_the_text() -> None:
    assert rows(TABLE.replace("Bakgrunn\n", "Bakgrunn\n5/23         er nevnt her.\n")) == ROWS
