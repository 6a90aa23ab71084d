"""Cases of several bodies whose table lost its dates and numbers, and what each body did under a heading of its own."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from kg.segmentation.treatments import is_same_body
from tests.kg.segmentation.making import cases_of, segments_of, told

TITLE = "Frisklivssentral i Vikdalen og vertskommune"
POINTS = "1. Vik kommune deltar i sentralen fra 1. januar 2016. 2. Kostnaden dekkes i budsjettet."
ROLLED = f"""1 VIK KOMMUNE Saksfremstilling Arkivsak nr 12/2087 Saksbehandler: Mette Aspelin {TITLE} Saksnr Utvalg \
Møtedato \
04/2013 Eldrerådet /2013 Hovedutvalg for helse og omsorg /2013 Formannskapet Kommunestyret Rådmannens innstilling: \
{POINTS} Vedlegg: Utkast til avtale Saksutredning Bakgrunn Kommunene vil samarbeide om tilbudet til innbyggerne. Det \
er \
lagt vekt på at tilbudet skal være nær dem som trenger det, og at bemanningen er god nok til å gi hjelp hele året.

2 Saksprotokoll i Eldrerådet - 04/2013 Behandling: Rådet drøftet saken. Vedtak: Eldrerådet slutter seg til \
innstillingen. \
Saksprotokoll i Hovedutvalg for helse og omsorg - 11/2013 Behandling: Kari Nes orienterte. Hovedutvalgets innstilling: \
{POINTS} Saksprotokoll i Formannskapet - 27/2013 Behandling: Ingen hadde ordet. Vedtak: Formannskapet vedtar saken.
"""


def test_bodies_of_a_table_without_dates_have_the_numbers_of_their_headings_and_share_the_title() -> None:
    found = set(cases_of(ROLLED, "number", "title"))
    assert found == {("4-2013", TITLE), ("11-2013", TITLE), ("27-2013", TITLE)}


def test_what_each_body_decided_is_of_its_own_case() -> None:
    decisions = [told(s, "case", "status") for s in segments_of(ROLLED, SegmentKind.DECISION)]
    assert decisions == [("4-2013", "proposed"), ("4-2013", "adopted"), ("11-2013", "adopted"), ("27-2013", "adopted")]


def test_letters_before_the_numbers_tell_the_rows_of_a_table_that_lost_its_dates() -> None:
    text = f"""1 VIK KOMMUNE Saksutskrift Arkivsaknr: 12/2087 Sakshandsamar: Mette Aspelin Utval Sak nr. Møtedato \
Helse- og sosialutvalet HS-19/15 Formannskapet F-86/15 Kommunestyret K-31/ FRISKLIVSSENTRAL I VIKDALEN Rådmannen si \
tilråding: {POINTS} Bakgrunn: Kommunane vil samarbeide, og kvar av dei er for liten til å gjere det åleine. Handsaming \
i \
Formannskapet 25. mai 2015: Ola Vik orienterte om saka. Formannskapet si innstilling: {POINTS}
"""
    found = set(cases_of(text, "number", "body", "title"))
    assert {(number, title) for number, _, title in found} >= {
        ("19/15", "FRISKLIVSSENTRAL I VIKDALEN"),
        ("86/15", "FRISKLIVSSENTRAL I VIKDALEN"),
    }
    assert {body.split()[0] for _, body, _ in found if body} >= {"Helse-", "Formannskapet"}


def test_the_number_of_the_own_body_is_that_of_its_agenda() -> None:
    text = f"""1 VIK KOMMUNE Møteinnkalling Utvalg: Kommunestyret Møtested: Salen Dato: 4. mai 2015 Tid: 13:00 \
Sakskart: \
Saksnr Sakstittel PS 63/15 {TITLE} PS 64/15 Oversikt over helsetilstanden

2 VIK KOMMUNE Saksbehandler: Eivind Løkka {TITLE} Utvalg Møtedato Utvalgssak Formannskapet /15 Kommunestyret /15 \
Rådmannens innstilling: {POINTS} Bakgrunn: Kommunene vil samarbeide, og hver av dem er for liten til å gjøre det \
alene. \
Vurdering: Rådmannen mener at dette er det rette. Behandling i Formannskapet - PS 28/15: Ola Vik orienterte om saken. \
Formannskapets innstilling: {POINTS}
"""
    papers = cases_of(text, "number", "title", style="paper")
    assert papers == [("63/15", TITLE)]
    assert ("28/15", TITLE) in cases_of(text, "number", "title", style="minutes")


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("019/17 - Eldrerådet", "19/17"),
        ("Saksprotokoll i Eldrerådet - 19/17", "19/17"),
        ("Eldrerådet - 19/17", "19/17"),
    ],
)
def test_a_treatment_without_a_table_heads_a_case_of_its_body(head: str, number: str) -> None:
    text = (
        f"Uttalelse fra Vik kommune\n\n{head}\nBehandling:\nRådet drøftet saken.\nVedtak:\nRådet vedtar uttalelsen.\n"
    )
    assert cases_of(text, "number", "style") == [(number, "minutes")]


def test_a_treatment_below_the_head_of_another_case_is_none_of_its_own() -> None:
    text = (
        "Møteprotokoll\nKommunestyret i Vik kommune\nMøtedato: 4. mai 2022\n\nSak 44/22 Ny legevakt i Vik\n\n"
        "Formannskapet - 058/22\nInnstilling:\nKaia bygges.\n\nVedtak:\nKommunestyret vedtar at legevakten bygges.\n"
    )
    assert {number for (number,) in cases_of(text, "number")} == {"44/22"}


def test_names_of_one_body() -> None:
    assert is_same_body("Hovedutvalg for helse", "Hovedutvalget for helse")
    assert not is_same_body("Rådet for eldre", "Rådet for ungdom")
    assert not is_same_body("Kommunestyret", "Kommunestyrekomiteen")
