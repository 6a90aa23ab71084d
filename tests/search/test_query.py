"""What a person typed becomes a query tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import LONGEST, MOST_ITEMS, AnyOf, Clause, Phrase, Prefix, Without, Words, parse


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ("budsjett plan", (Words("budsjett"), Words("plan"))),
        ('"ny plan"', (Phrase("ny plan"),)),
        ("«ny plan»", (Phrase("ny plan"),)),
        ('sak"ny plan"', (Words("sak"), Phrase("ny plan"))),
        ("budsjett OR plan", (AnyOf((Words("budsjett"), Words("plan"))),)),
        ("budsjett ELLER plan | sak", (AnyOf((Words("budsjett"), Words("plan"), Words("sak"))),)),
        ("a1 b1 OR c1 d1", (Words("a1"), AnyOf((Words("b1"), Words("c1"))), Words("d1"))),
        ("budsjett or plan", (Words("budsjett"), Words("or"), Words("plan"))),
        ("budsjett AND plan OG sak", (Words("budsjett"), Words("plan"), Words("sak"))),
        ("plan -utsatt", (Words("plan"), Without(Words("utsatt")))),
        ('plan -"ikke vedtatt"', (Words("plan"), Without(Phrase("ikke vedtatt")))),
        ("plan NOT utsatt", (Words("plan"), Without(Words("utsatt")))),
        ("plan IKKE utsatt", (Words("plan"), Without(Words("utsatt")))),
        ("-utsatt", (Without(Words("utsatt")),)),
        ("plan OR -utsatt", (Words("plan"), Without(Words("utsatt")))),
        ("e-helse Sør-Øst", (Words("e-helse"), Words("Sør-Øst"))),
        ("innsikt*", (Prefix("innsikt"),)),
        ("-innsikt*", (Without(Prefix("innsikt")),)),
        ("helse/innsikt*", (Prefix("innsikt"),)),
        ("134 – 2022", (Words("134 – 2022"),)),
        ("sak 134-2022", (Words("sak"), Words("134-2022"))),
        ('134-2022"ny plan"', (Words("134-2022"), Phrase("ny plan"))),
        ("136–2022/1 plan", (Words("136–2022/1"), Words("plan"))),
        ("§ 20 loven", (Words("§ 20"), Words("loven"))),
        ("OR plan", (Words("plan"),)),
        ("plan OR", (Words("plan"),)),
        ("plan OR OR sak", (AnyOf((Words("plan"), Words("sak"))),)),
        ("plan - sak", (Words("plan"), Words("sak"))),
        ("plan ( ) & , sak", (Words("plan"), Words("sak"))),
        ("plan\tsak\x00ny", (Words("plan"), Words("sak"), Words("ny"))),
    ],
)
def test_what_was_typed_becomes_a_tree(typed: str, clauses: tuple[Clause, ...]) -> None:
    query = parse(typed)
    assert query.clauses == clauses
    assert query.note is None


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("", "everything"),
        ("   ", "everything"),
        ("*", "everything"),
        ("* **", "everything"),
        ("...", "no-words"),
        ('""', "no-words"),
        ("- + |", "no-words"),
        ("OR", "no-words"),
        ("😀", "no-words"),
        ('plan "ny sak', "unbalanced-quotes"),
        ("a" * 10_000, "shortened"),
        ("ord " * (MOST_ITEMS + 1), "shortened"),
    ],
)
def test_what_is_odd_is_noted(typed: str, note: str) -> None:
    assert parse(typed).note == note


def test_an_open_quote_reaches_to_the_end() -> None:
    assert parse('plan "ny sak').clauses == (Words("plan"), Phrase("ny sak"))


@given(st.text(max_size=2 * LONGEST))
def test_whatever_is_typed_is_read(typed: str) -> None:
    query = parse(typed)
    assert len(query.clauses) <= MOST_ITEMS
    assert query.clauses or query.note in {"everything", "no-words", "shortened", "unbalanced-quotes"}
