"""A matter that several bodies treat in turn: each turn is a case of its own body and date, with the shared title."""

from __future__ import annotations

import pytest

from kg.model import Document, Segment, SegmentKind
from kg.segmentation import read_layout, segment

PROTOCOL = """Granvik kommune                          Arkivsak: 24/311

SAKSPROTOKOLL

Saksnr      Utval                      Møtedato
9/24        Formannskapet              05.03.2024
14/24       Kommunestyret              21.03.2024

Ny plan for legevakta

Formannskapet 05.03.2024 sak 9/24

Vedtak:
Formannskapet rår kommunestyret til å vedta planen.

Kommunestyret 21.03.2024 sak 14/24

Vedtak:
1. Kommunestyret vedtek planen.
2. Kommunestyret ber om ei orientering innan 1. oktober 2024.
"""

PAPER = """GRANVIK KOMMUNE

MØTEINNKALLING

Utvalg:     Kommunestyret
Møtested:   Rådhuset
Møtedato:   21.03.2024

PS 14/24 Ny plan for legevakta

Saksnr.:   Utvalg                Møtedato
9/24       Formannskapet         05.03.2024
14/24      Kommunestyret         21.03.2024

Kommunedirektørens innstilling:
Kommunestyret vedtar planen.
"""


def cases(text: str) -> list[Segment]:
    document = Document("p.txt", text, "0" * 64, "text/plain")
    return [s for s in segment(document, read_layout(document)) if s.kind is SegmentKind.CASE]


def test_a_protocol_of_two_bodies_holds_two_minuted_cases() -> None:
    read = [
        (s.get("number"), s.get("body"), s.get("meeting-date"), s.get("title"), s.get("style")) for s in cases(PROTOCOL)
    ]
    assert read == [
        ("9/24", "Formannskapet i Granvik kommune", "2024-03-05", "Ny plan for legevakta", "minutes"),
        ("14/24", "Kommunestyret i Granvik kommune", "2024-03-21", "Ny plan for legevakta", "minutes"),
    ]


@pytest.mark.parametrize("number", ["9/24", "14/24"])
def test_a_paper_that_lists_the_turns_gives_each_body_its_case(number: str) -> None:
    listed = [s for s in cases(PAPER) if s.get("style") == "turn" and s.get("number") == number]
    assert [s.get("title") for s in listed] == ["Ny plan for legevakta"]
    assert [s.get("treated") for s in listed] == ["no"]


def test_rows_of_turns_are_no_heads_of_cases() -> None:
    assert [s.get("style") for s in cases(PAPER)] == ["paper", "turn", "turn"]


HEADED_BY_TABLE = """Granvik kommune

SAKSFRAMLEGG

Ny plan for kaia

Saken behandles i        Møtedato     Saksnr
Formannskapet            05.03.2024   9/24
Kommunestyret            21.03.2024   14/24

Kommunedirektørens innstilling:
Kommunestyret vedtar planen.
"""
TITLE_BELOW = HEADED_BY_TABLE.replace("Ny plan for kaia\n\n", "").replace("14/24\n", "14/24\n\nNy plan for kaia\n")
NYNORSK = HEADED_BY_TABLE.replace("Saken behandles i ", "Handsamast i      ").replace("Saksnr", "Saknr")


@pytest.mark.parametrize("text", [HEADED_BY_TABLE, TITLE_BELOW, NYNORSK])
def test_where_no_number_stands_above_the_table_heads_the_case_paper(text: str) -> None:
    read = [
        (s.get("number"), s.get("title"), s.get("style"), s.get("meeting-date"), s.get("date")) for s in cases(text)
    ]
    assert read == [
        ("9/24", "Ny plan for kaia", "paper", "2024-03-05", None),
        ("14/24", "Ny plan for kaia", "turn", None, "2024-03-21"),
    ]


def test_the_turn_of_the_body_whose_paper_it_is_heads_the_case_paper() -> None:
    text = HEADED_BY_TABLE.replace("SAKSFRAMLEGG\n", "SAKSFRAMLEGG\nUtvalg: Kommunestyret\n")
    assert [(s.get("number"), s.get("body")) for s in cases(text) if s.get("style") == "paper"] == [
        ("14/24", "Kommunestyret i Granvik kommune")
    ]


LONE = """Granvik kommune

Møtebok

071/24 - Utvalg for hamn 17.11.2024

Vedtak:
Utvalet vedtek kaia.

PS 072/24 – Kommunestyret - 28.11.2024

Vedtak:
Kommunestyret vedtek kaia.
"""


def test_the_heading_of_one_bodys_treatment_is_a_minuted_case_of_that_body() -> None:
    names = ("number", "body", "meeting-date", "style")
    assert [tuple(s.get(n) for n in names) for s in cases(LONE)] == [
        ("71/24", "Utvalg for hamn i Granvik kommune", "2024-11-17", "minutes"),
        ("72/24", "Kommunestyret i Granvik kommune", "2024-11-28", "minutes"),
    ]


@pytest.mark.parametrize(
    "line",
    ["071/24 - Utvalget", "071/24 Ny kai 17.11.2024", "Utvalg for hamn 17.11.2024", "071/24 - Kaia 17.11.24"],
)
def test_what_is_no_heading_of_a_bodys_treatment(line: str) -> None:
    text = LONE.replace("071/24 - Utvalg for hamn 17.11.2024", line)
    assert "Utvalg for hamn i Granvik kommune" not in [s.get("body") for s in cases(text)]


def test_the_table_of_a_case_ends_before_the_next_case() -> None:
    text = (
        "Sak 23/09 Plan for ferger\nSaksnr    Utvalg            Møtedato\n12/09     Fylkesutvalget    02.06.2009\n"
        "23/09     Fylkestinget      16.06.2009\n\nInnstilling:\nPlanen vedtas.\n\nSak 24/09 Ny kai for båter\n"
        "Saksgang\nFylkesutvalget 02.06.2009 13/09\nFylkestinget 16.06.2009 24/09\n\nInnstilling:\nPlanen sendes.\n"
    )
    document = Document(source="a.txt", text=text, sha256="0", media_type="text/plain")
    found = [s for s in segment(document, read_layout(document)) if s.kind is SegmentKind.CASE]
    assert ("24/09", "Ny kai for båter") in [(s.get("number"), s.get("title")) for s in found]


CELLS = """GRANVIK KOMMUNE

SAKSFRAMLEGG

Sakshandsamar:
Kari Li

Saksnr.
Utval
Møtedato
9/24
Komité for helse og omsorg
05.03.2024
14/24
Kommunestyret
21.03.2024


Ny plan for legevakta


Rådmannen si tilråding:
Planen vert vedteken.

Sak 9/24

21.03.2024 Kommunestyret – sak 14/24

Vedtak:
Kommunestyret vedtek planen.
"""


def test_a_table_with_a_line_for_each_cell_is_read_and_the_head_of_a_page_is_no_case() -> None:
    document = Document("p.txt", CELLS, "0", "text/plain")
    found = [s for s in segment(document, read_layout(document)) if s.kind is SegmentKind.CASE]
    assert [(s.get("number"), s.get("body"), s.get("title")) for s in found] == [
        ("9/24", "Komité for helse og omsorg i Granvik kommune", "Ny plan for legevakta"),
        ("14/24", "Kommunestyret i Granvik kommune", "Ny plan for legevakta"),
    ]


ROLLED = (
    "1 Granvik kommune Sakspapir Ny plan for legevakta Saksbehandler: Eva Lie Arkivref: 24/311 Utvalg Møtedato Saksnr. "
    "Driftskomiteen i Granvik 05.03.2024 009/24 Granvik kommunestyre 21.03.2024 014/24 Rådmannen foreslår at "
    "driftskomiteen innstiller slik overfor kommunestyret: 1. Planen vedtas 2. Rådmannen legger fram en sak om drift "
    "Saksprotokoll i Driftskomiteen i Granvik - 05.03.2024 Avstemning: Enstemmig tiltrådt. INNSTILLING: 1. Planen "
    "vedtas 2. Rådmannen legger fram en sak om drift\n\n"
    "2 Saksprotokoll i Granvik kommunestyre - 21.03.2024 Avstemning: Innstillingen ble enstemmig vedtatt. VEDTAK: "
    "1. Planen vedtas 2. Rådmannen legger fram en sak om drift\n"
)


def test_each_body_minutes_below_its_name_as_the_table_has_it_and_the_proposal_is_of_the_first() -> None:
    document = Document("p.txt", ROLLED, "0", "text/plain")
    found = list(segment(document, read_layout(document)))
    cases = [s for s in found if s.kind is SegmentKind.CASE]
    assert [(s.get("number"), s.get("style"), s.get("title")) for s in cases] == [
        ("9/24", "paper", "Ny plan for legevakta"),
        ("9/24", "minutes", "Ny plan for legevakta"),
        ("14/24", "minutes", "Ny plan for legevakta"),
    ]
    decisions = [s for s in found if s.kind is SegmentKind.DECISION]
    assert [(s.get("case"), s.get("status")) for s in decisions] == [
        ("9/24", "proposed"),
        ("9/24", "adopted"),
        ("14/24", "adopted"),
    ]


def test_the_case_paper_goes_on_below_what_the_last_body_decided() -> None:
    text = ROLLED.rstrip() + " Vedlegg: 1. Brev, datert 20.06.07 Saksopplysninger: Planen ble bestilt i sak 3/22.\n"
    document = Document("p.txt", text, "0", "text/plain")
    cases = [s for s in segment(document, read_layout(document)) if s.kind is SegmentKind.CASE]
    assert [(s.get("number"), s.get("style")) for s in cases] == [
        ("9/24", "paper"),
        ("9/24", "minutes"),
        ("14/24", "minutes"),
        ("9/24", "paper"),
    ]


VALUES_BELOW = """Granvik kommune

SAKSPAPIR

Saksnr Utval Type Dato
009/24 Formannskapet PS 05.03.2024
014/24 Kommunestyret PS 21.03.2024

Sakshandsamar Arkiv ArkivsakID
Kari Nes FE-614, FA-H12 24/388

Ny plan for
legevakta

Kommunedirektøren sitt framlegg til vedtak:
Planen vert vedteken.
"""


def test_the_values_of_a_row_of_labels_are_no_title() -> None:
    document = Document("sak.txt", VALUES_BELOW, "0" * 64, "text/plain")
    cases = [s for s in segment(document, read_layout(document)) if s.kind is SegmentKind.CASE]
    assert {case.get("title") for case in cases} == {"Ny plan for legevakta"}


def test_a_title_over_two_lines_stands_right_above_the_table() -> None:
    text = HEADED_BY_TABLE.replace("Ny plan for kaia\n\nSaken", "Ny plan for kaia og\nhavna i Granvik\n\nSaken")
    assert {s.get("title") for s in cases(text)} == {"Ny plan for kaia og havna i Granvik"}


LETTERED = """Granvik kommune                          Saksbehandler: Kari Nes

SAKSFRAMLEGG

Behandles i:
Utvalg                     Møtedato       Utvalgssaksnr
Eldrerådet                 09.02.09       ER-3/09
Formannskapet              03.03.09       FSK-22/09

NYE BETALINGSSATSER

Rådmannens innstilling:
Satsene vedtas.

ER-3/09 Eldrerådet 09.02.2009

Vedtak:
Eldrerådet sier nei.

FSK-22/09 Formannskapet 03.03.2009

Vedtak:
Satsene vedtas.
"""


def test_rows_and_headings_of_turns_may_have_letters_before_numbers_and_years_of_two_digits() -> None:
    read = {(s.get("number"), s.get("body"), s.get("style"), s.get("meeting-date")) for s in cases(LETTERED)}
    assert read == {
        ("3/09", "Eldrerådet i Granvik kommune", "paper", "2009-02-09"),
        ("3/09", "Eldrerådet i Granvik kommune", "minutes", "2009-02-09"),
        ("22/09", "Formannskapet i Granvik kommune", "minutes", "2009-03-03"),
    }


def test_the_proposal_to_the_board_of_a_trust_is_the_boards_though_a_committee_had_it_first() -> None:
    text = (
        "Nes sykehus HF\n\nSaksframlegg\n\nNy kai ved sykehuset\n\nSaken behandles i:\nMøtedato\nMøtesaksnummer\n"
        "Brukerutvalget\n30. mai 2016\nBU 19/16\nStyret for Nes sykehus HF\n9. juni 2016\n041/16\n\n"
        "Administrerende direktørs innstilling:\n\n1. Styret vedtar at kaia bygges.\n2. Styret ber om en sak.\n"
    )
    found = {(s.get("number"), s.get("body"), s.get("style")) for s in cases(text)}
    assert ("41/16", "Nes sykehus HF", "paper") in found
    assert ("19/16", "Brukerutvalget ved Nes sykehus HF", "turn") in found
