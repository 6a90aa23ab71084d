"""Meetings of a trust's owner, committees beside their trust, and what stands beside its heading."""

from __future__ import annotations

import pytest

from kg.model import Segment, SegmentKind
from kg.segmentation import read_layout, segment
from tests.kg.segmentation.making import paper


def segments(text: str, kind: SegmentKind) -> list[Segment]:
    document = paper(text)
    return [s for s in segment(document, read_layout(document)) if s.kind is kind]


@pytest.mark.parametrize(
    "head",
    [
        "Protokoll fra foretaksmøte i Nes sykehus HF",
        "Protokoll\nfra foretaksmøte i Nes sykehus HF",
        "          Protokoll\n          fra foretaksmøte i\n          Nes sykehus HF",
    ],
)
def test_a_meeting_of_the_owner_is_of_a_body_of_its_own(head: str) -> None:
    text = f"""{head}

Den 10. februar 2016 kl. 13.00 ble det holdt foretaksmøte i Nes sykehus HF.

SAK 01/16 – DAGSORDEN

Foretaksmøtet vedtok:
Dagsorden godkjennes.
"""
    meeting = segments(text, SegmentKind.MEETING)[0]
    assert (meeting.get("body"), meeting.get("date")) == ("Foretaksmøtet i Nes sykehus HF", "2016-02-10")
    assert [s.get("body") for s in segments(text, SegmentKind.DECISION)] == ["Foretaksmøtet i Nes sykehus HF"]


def test_a_committee_stands_beside_its_trust() -> None:
    text = """NES SYKEHUS HF                              ARBEIDSMILJØUTVALGET (AMU)

Referat nr. 3 – 2021
3. juni 2021 kl. 12.00

14-21   Innkalling

        Vedtak:
        Innkallingen godkjennes.
"""
    bodies = {s.get("body") for s in segments(text, SegmentKind.CASE)}
    assert bodies == {"Arbeidsmiljøutvalget i Nes sykehus HF"}


MINUTES = """Referat fra møte i Brukerutvalget i Nes sykehus HF

Dato: 21. september 2017

Sak 18/17      UTSKRIVING AV PASIENTER
----------------------------------------
Drøfting       Medlemmene drøftet saken.
{label}         {text}
"""


@pytest.mark.parametrize("label", ["Vedtak", "Enstemmig vedtak", "Beslutning"])
@pytest.mark.parametrize("text", ["Utvalget tar saken til orientering.", "1. Utvalget tar saken til orientering."])
def test_a_decision_stands_beside_its_heading(label: str, text: str) -> None:
    found = segments(MINUTES.format(label=label, text=text), SegmentKind.DECISION)
    assert [(s.get("case"), s.get("status")) for s in found] == [("18/17", "adopted")]


def test_a_line_drawn_across_the_page_is_no_part_of_a_title() -> None:
    text = MINUTES.format(label="Vedtak", text="Utvalget tar saken til orientering.")
    assert [s.get("title") for s in segments(text, SegmentKind.CASE)] == ["UTSKRIVING AV PASIENTER"]


def test_a_row_of_heads_of_columns_is_no_decision() -> None:
    text = MINUTES.format(label="Vedtak", text="Ansvar           Frist og oppfølging")
    assert segments(text, SegmentKind.DECISION) == []


PRINTED = """NES KOMMUNE
SÆRUTSKRIFT

Styre/råd/utvalg                    Møtedato              Saksnr.
Komité for velferd                  05.04.2016            VEL-16/11
Bystyret                            28.04.2016            BST-16/27

HVERDAGSREHABILITERING

Rådmannens forslag til vedtak:
Bystyret vedtar planen.

SAKSPROTOKOLL - KOMITÉ FOR VELFERD 05.04.2016, SAK VEL-16/11

VEL-16/11 Vedtak - innstilling til bystyret:
Bystyret vedtar planen.

SAKSPROTOKOLL - BYSTYRET 28.04.2016, SAK BST-16/27

BST-16/27 Vedtak:
Bystyret vedtar planen fra 1. august 2016.
"""


def test_numbers_begin_with_the_year_of_their_rows_dates() -> None:
    found = {(s.get("case"), s.get("body"), s.get("status")) for s in segments(PRINTED, SegmentKind.DECISION)}
    assert ("11/16", "Komité for velferd i Nes kommune", "adopted") in found
    assert ("27/16", "Bystyret i Nes kommune", "adopted") in found


def test_the_case_on_a_plans_title_page_heads_no_case() -> None:
    text = """Nes sykehus HF

STRATEGI
2013–2017

Vedtatt av styret 13. desember 2012
Sak 94/12

Forord

Hovedmålene har bokstav, delmålene bokstav og tall.

A    Pasienten er med og bestemmer

     Delmål

     A1   Alle har tilbud om opplæring
     A2   Brukere deltar i utvikling

B    Gode pasientforløp

     Delmål

     B1   Epikrisen er hos fastlegen samme dag
     B2   Forløp er innført for hjerneslag
"""
    goals = [(s.get("number"), s.get("title")) for s in segments(text, SegmentKind.GOAL)]
    assert goals == [("A", "Pasienten er med og bestemmer"), ("B", "Gode pasientforløp")]
    assert segments(text, SegmentKind.CASE) == []


def test_what_stands_below_conclusion_is_decided_also_without_the_body_as_subject() -> None:
    text = """Referat fra møte i Brukerutvalget i Nes sykehus HF

Dato: 14. september 2023

Sak 33/23 Høring om rehabilitering

Kari Nes orienterte.

Konklusjon
Arbeidsutvalget får fullmakt til å sende svar innen 15. oktober 2023.
"""
    assert [(s.get("case"), s.get("status")) for s in segments(text, SegmentKind.DECISION)] == [("33/23", "adopted")]


@pytest.mark.parametrize("label", ["ENST. VEDTAK:", "Enst. vedtak:", "Samr. vedtak:"])
def test_a_shortened_heading_is_one(label: str) -> None:
    head = "MØTEBOK\nKommunestyret i Nes kommune\n\nMøtedato: 14.06.2007\n\n"
    text = f"{head}Sak 31/07 Referatsaker\n\n{label} Saken tas opp.\n"
    assert [s.get("status") for s in segments(text, SegmentKind.DECISION)] == ["adopted"]


@pytest.mark.parametrize("vote", ["enstemmig", "4 mot 1 stemme"])
def test_a_recommendation_with_its_vote_is_what_the_body_adopted(vote: str) -> None:
    text = f"""Protokoll fra møte i Kontrollutvalget i Nes kommune

Dato: 10. september 2024

Sak 23/24 Rapport om avvik

Innstilling til kommunestyret ({vote})
Kommunestyret tar rapporten til orientering.

Sekretariatets forslag
Kommunestyret tar rapporten til etterretning.
"""
    assert [s.get("status") for s in segments(text, SegmentKind.DECISION)] == ["adopted", "proposed"]


@pytest.mark.parametrize(
    "head",
    [
        "REFERAT\nfra møte i Brukerutvalget i Nes sykehus HF",
        "Innkalling til møte i Brukerutvalget i Nes sykehus HF",
        "Brukerutvalget i Nes sykehus HF 2019-2023\n\nREFERAT",
    ],
)
def test_the_head_of_a_meeting_in_two_lines_or_with_its_term(head: str) -> None:
    text = f"{head}\n\nDato: 21. september 2021\n\nSak 18/21 Eventuelt\n\nVedtak:\nSaken tas til orientering.\n"
    meeting = segments(text, SegmentKind.MEETING)[0]
    assert (meeting.get("body"), meeting.get("date")) == ("Brukerutvalget i Nes sykehus HF", "2021-09-21")
