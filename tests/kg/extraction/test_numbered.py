"""What a number of a goal or an indicator was read from holds the number."""

from __future__ import annotations

import pytest

from kg.extraction.strategies import extract_strategies
from kg.model import Literal
from tests.kg.extraction.reading_texts import notes, reading_of

PLANS = {
    "beside": "Mål 1: Kortere vei til hjelp\n\nDelmål 1.1: Ingen venter lenge\nIndikator 1.1: Ventetid i dager\n\n"
    "Mål 2: Utstyr som virker\n\nDelmål 2.1: Senger skiftes i tide\nIndikator 2.1: Alder på senger\n",
    "on lines of their own": "Mål 1\nKortere vei til hjelp\n\nDelmål\n1.1\nIngen venter over 50 dager\n\n"
    "Mål 2\nUtstyr som virker\n\nDelmål\n2.1\nSenger skiftes i tide\n",
}


@pytest.mark.parametrize("goals", PLANS.values(), ids=PLANS)
def test_the_quote_of_a_number_holds_it(goals: str) -> None:
    text = f"Nes sykehus HF\nUtviklingsplan 2024–2030\n\n{goals}"
    notebook = notes(reading_of(text), extract_strategies)
    quotes = {
        said.object.value: said.evidence.quote
        for said in notebook.statements.values()
        if isinstance(said.object, Literal) and said.predicate == "dcterms:identifier"
    }
    assert {"Mål 1", "Mål 2"} <= set(quotes)
    assert all(number.rsplit(maxsplit=1)[-1] in quote for number, quote in quotes.items())
