"""What a person typed becomes a query tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import (
    LONGEST,
    MOST_ITEMS,
    AllOf,
    AnyOf,
    Clause,
    Like,
    Narrowed,
    Phrase,
    Prefix,
    Without,
    Words,
    parse,
)


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
        ("plan OR -utsatt", (AnyOf((Words("plan"), Without(Words("utsatt")))),)),
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


FIELDS = {"organ", "år"}


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ("organ:nuit plan", (Narrowed("organ", ("nuit",)), Words("plan"))),
        ("ORGAN:NUIT", (Narrowed("organ", ("NUIT",)),)),
        ('organ:"Helse Nord" -organ:nuit', (Narrowed("organ", ("Helse Nord",)), Without(Narrowed("organ", ("nuit",))))),
        ("organ:(nuit ELLER nufa)", (Narrowed("organ", ("nuit", "nufa")),)),
        ("år:[2020 TO 2023]", (Narrowed("år", ("2020..2023",)),)),
        ("organ: nuit", (Words("organ:"), Words("nuit"))),
        ("sted:nuit", (Words("sted:nuit"),)),
        ("(plan OR sak) ny", (AnyOf((Words("plan"), Words("sak"))), Words("ny"))),
        ("plan AND sak OR ny", (AnyOf((AllOf((Words("plan"), Words("sak"))), Words("ny"))),)),
        ("-(plan sak)", (Without(AllOf((Words("plan"), Words("sak")))),)),
        ("budsjet~ plan~2", (Like("budsjet"), Like("plan", 2))),
        ("a~b ~", (Words("a~b"),)),
        ('"ny plan"~3', (Phrase("ny plan"),)),
        (
            "http://nes.example/a c++ a^2 [x] {y}",
            tuple(map(Words, ("http://nes.example/a", "c++", "a^2", "[x]", "{y}"))),
        ),
    ],
)
def test_fields_brackets_and_likeness(typed: str, clauses: tuple[Clause, ...]) -> None:
    query = parse(typed, FIELDS)
    assert query.clauses == clauses
    assert query.note is None


@pytest.mark.parametrize("typed", ["plan )", "( plan", "((plan)", "plan ()) sak", "(" * 25 + "plan" + ")" * 25])
def test_brackets_without_a_partner_are_left_out_and_told(typed: str) -> None:
    query = parse(typed)
    assert query.note == "unbalanced-brackets"
    assert Words("plan") in query.clauses


@given(
    st.lists(
        st.sampled_from(["a", "(", ")", "OR", "AND", "NOT", "-", "organ:", '"', "~", "*", "år:1", "\\", "[", "TO"])
    )
)
def test_any_heap_of_signs_is_read(pieces: list[str]) -> None:
    parse(" ".join(pieces), FIELDS)
    parse("".join(pieces), FIELDS)
