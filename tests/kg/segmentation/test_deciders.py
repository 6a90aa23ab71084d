"""Bodies that decide under a short name of their own."""

from __future__ import annotations

from kg.segmentation.deciders import decider
from tests.kg.segmentation.making import cases_of

MINUTES = """Referat fra Samdig-møte 9. juni 2021

Til stede: Kari Nes, Helse Skog RHF, Ola Moe, Vik kommune

Sak 8/21 Digital oppfølging
Konklusjon:
Samdig ber Helse Skog RHF om et forslag.

Sak 9/21 Felles register
Konklusjon:
Samdig tar saken til orientering.

Sak 10/21 Ny avtale
Konklusjon:
Samdig slutter seg til avtalen.
"""


def test_the_paper_is_of_the_body_that_decides_in_it() -> None:
    assert cases_of(MINUTES, "number", "body") == [("8/21", "Samdig"), ("9/21", "Samdig"), ("10/21", "Samdig")]


def test_two_decisions_are_too_few_and_common_words_no_names() -> None:
    assert decider(MINUTES.replace("Samdig slutter seg til avtalen.", "Avtalen er god.")) is None
    assert decider(MINUTES.replace("Samdig", "Kari")) is None
    assert decider(MINUTES.replace("Samdig", "Leder")) is None


def test_letters_with_a_hyphen_are_a_name() -> None:
    text = "SU-H godkjente planen. SU-H ber om svar. SU-H vedtok budsjettet."
    found = decider(text)
    assert found is not None
    assert found[0] == "SU-H"


def test_guests_and_people_who_ask_decide_nothing() -> None:
    guests = "NAV ber om flere plasser. NAV anbefaler kurs. NAV ba om hjelp."
    assert decider(guests) is None
    people = "Til stede: Ola Brenden. Brenden ber om svar. Brenden tar saken til orientering. Brenden anbefaler den."
    assert decider(people) is None


def test_a_trust_right_at_the_head_keeps_its_minutes() -> None:
    text = (
        "Møteprotokoll\nHelse Skog RHF\nMøtedato: 4. mai 2021\n\nSak 8/21 Sommerjobb\nNAV vedtok flere plasser.\n"
        "Vedtak:\nStyret sier ja.\n\nSak 9/21 Kurs\nNAV anbefaler kurs. NAV ba om hjelp.\nVedtak:\nStyret sier nei.\n"
    )
    assert set(cases_of(text, "body")) == {("Helse Skog RHF",)}
