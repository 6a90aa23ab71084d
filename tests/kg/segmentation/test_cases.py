"""Cases with their whole titles, wherever the title stands."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from tests.kg.segmentation.making import cases_of, segments_of

HEAD = "Møte i NUK\nMøte 2/2024\nDato 23. mai 2024\nTid 10.00\n\n"
AGENDA = """Sak Agenda NUK  Tidspunkt Sakstype
7/24 Godkjenning av innkalling og dagsorden 10:00 Godkjenning
8/24 Trygg seilas til sykehus for pasienter fra
øyene og andre utsatte steder
10:10 Drøfting

 Lunsj 11:30
8/24 forts. Trygg seilas til sykehus for pasienter fra

øyene og andre utsatte steder forts.
12:00

9/24 Felles plan for
legemidler – oppfølging av sak 3/23 12:30 Anbefaling
10/24 Eventuelt 13:00
"""


def test_an_agenda_gives_number_title_and_type_of_each_row() -> None:
    assert cases_of(HEAD + AGENDA, "number", "title", "type", style="agenda") == [
        ("7/24", "Godkjenning av innkalling og dagsorden", "Godkjenning"),
        ("8/24", "Trygg seilas til sykehus for pasienter fra øyene og andre utsatte steder", "Drøfting"),
        ("8/24", "Trygg seilas til sykehus for pasienter fra øyene og andre utsatte steder", None),
        ("9/24", "Felles plan for legemidler – oppfølging av sak 3/23", "Anbefaling"),
        ("10/24", "Eventuelt", None),
    ]


def test_cases_of_an_agenda_have_body_and_meeting() -> None:
    found = set(cases_of(HEAD + AGENDA, "body", "meeting-date", "meeting-number", "treated"))
    assert found == {("NUK", "2024-05-23", "2/2024", "yes")}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            "Sak 133-2022 Godkjenning av innkalling Side 1\nSak 134-2022 Plan for omstilling,\n\n"
            "oppfølging av sak 117-2022\nSide 2\n\nSak 135-2022 Høringssvar Side 27\n",
            [
                ("133-2022", "Godkjenning av innkalling"),
                ("134-2022", "Plan for omstilling, oppfølging av sak 117-2022"),
                ("135-2022", "Høringssvar"),
            ],
        ),
        (
            "Styresak nr: 110/02 Godkjenning av saksliste\nStyresak nr: 111/02 Budsjett\n",
            [("110/02", "Godkjenning av saksliste"), ("111/02", "Budsjett")],
        ),
        (
            "Sak 001/06 Godkjenning\nSak 002/06 B Årsplan\nSak 003/06 O Orienteringer\n",
            [("1/06", "Godkjenning"), ("2/06", "Årsplan"), ("3/06", "Orienteringer")],
        ),
        ("26/15 A Godkjenning\n27/15 O Status\n", [("26/15", "Godkjenning"), ("27/15", "Status")]),
        ("028/06 Godkjenning\n029/06 Budsjett\n", [("28/06", "Godkjenning"), ("29/06", "Budsjett")]),
        ("SAK 01/2015 GODKJENNING\nSAK 02/2015 BUDSJETT\n", [("1-2015", "GODKJENNING"), ("2-2015", "BUDSJETT")]),
        ("PS 37/15 Saksliste\nPS 38/15 Legevakt\n", [("37/15", "Saksliste"), ("38/15", "Legevakt")]),
        (
            "FO 1/26 Godkjenning\n1/26 Omsorgsplan\nRS 1/26 Brev\n",
            [("FO 1/26", "Godkjenning"), ("1/26", "Omsorgsplan"), ("RS 1/26", "Brev")],
        ),
        ("Sak VN 01/05 Saksliste\nSak VN 02/05 Budsjett\n", [("1/05", "Saksliste"), ("2/05", "Budsjett")]),
        ("Saksnr.: 1/26 - 6/26\n1/26 Saksliste\n2/26 Budsjett\n", [("1/26", "Saksliste"), ("2/26", "Budsjett")]),
        ("K-sak 21/16 Saksliste\nK-sak 22/16 Legevakt\n", [("21/16", "Saksliste"), ("22/16", "Legevakt")]),
        (
            "Godkjenning av referat 14/21\nEventuelt  15/21\n",
            [("14/21", "Godkjenning av referat"), ("15/21", "Eventuelt")],
        ),
        ("089-2021 Budsjett\n090-2021 Eventuelt\n", [("89-2021", "Budsjett"), ("90-2021", "Eventuelt")]),
    ],
)
def test_numbers_are_written_in_many_ways(rows: str, found: list[tuple[str, str]]) -> None:
    assert cases_of(f"Saksliste\n\n{rows}", "number", "title", style="agenda") == found


@pytest.mark.parametrize(
    ("breaks", "count"), [(" Lunsj 11:30  \n", 2), (" Pause 10:55\n", 2), ("Slutt 15:40\n", 2), ("\nMatpause\n", 2)]
)
def test_breaks_belong_to_no_title(breaks: str, count: int) -> None:
    text = f"Sak Agenda NUK Tidspunkt Sakstype\n1/24 Første sak om planen 10:00\n{breaks}2/24 Andre sak 11:00\n"
    titles = [title for (title,) in cases_of(text, "title")]
    assert titles == ["Første sak om planen", "Andre sak"][:count]


PAPER = """Møtedato: 14. mars 2024
Vår ref.:  Saksbehandler:   Dato:
2024/721-5  Nes/Vik  5.3.2024


Styresak 12–2024 Digital hjemmeoppfølging i hele regionen,
oppfølging av styresak 63-2023

Forslag til vedtak
Styret i Nes sjukehus HF tar saken til orientering.
"""


def test_a_case_paper_begins_with_the_head_above_its_title() -> None:
    (case,) = segments_of(PAPER, SegmentKind.CASE)
    assert case.span.start == 0
    assert case.get("number") == "12-2024"
    assert case.get("title") == "Digital hjemmeoppfølging i hele regionen, oppfølging av styresak 63-2023"
    assert (case.get("style"), case.get("body")) == ("paper", "Nes sjukehus HF")
    assert case.heading is not None
    assert case.heading.of(PAPER).startswith("12–2024 Digital")


@pytest.mark.parametrize(
    "below",
    [
        "Saksbehandler: Kari Nes",
        "Forslag til vedtak:",
        "Dato: 4. mai 2024",
        "Arkivsaknr: 2024/12",
        "Arkivsak-dok. 26/00123-4",
        "Saksbehandler Ola Vik",
        "Bakgrunn",
        "Vedlegg 1",
        "1. Styret tar saken til orientering.",
        "Sak 8-2024 Neste sak",
    ],
)
def test_a_title_ends_where_something_else_begins(below: str) -> None:
    text = f"Sak 7-2024 Plan for digitale tjenester i hele regionen og i alle kommunene\n{below}\nMer tekst.\n"
    titles = [title for (title,) in cases_of(text, "title")]
    assert titles[0] == "Plan for digitale tjenester i hele regionen og i alle kommunene"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Plan for helse-\ntjenester", "Plan for helsetjenester"),
        (
            "Revisjonsutvalg i Nes HF       \n\n4. oktober 2022 – protokoll",
            "Revisjonsutvalg i Nes HF 4. oktober 2022 – protokoll",
        ),
        (
            "Digitale tjenester – \nfase 3: Sammenhengende\n\nforløp",
            "Digitale tjenester – fase 3: Sammenhengende forløp",
        ),
        ("«Trygg hjemme»: status", "«Trygg hjemme»: status"),
        ("Hva er det viktigste målet?\nSaken gjelder målet.", "Hva er det viktigste målet?"),
    ],
)
def test_wrapped_titles_are_whole(lines: str, title: str) -> None:
    assert cases_of(f"Styresak 7-2024 {lines}\n\n\n\nForslag til vedtak\nStyret vedtar planen.\n", "title") == [
        (title,)
    ]


SUBCASES = """Styremøte i Nes sjukehus HF
Dato: 7. oktober 2022

Styresak 136-2022 Referatsaker

Forslag til vedtak
1. Styret tar sakene til orientering.

Styresak 136-2022/1 Møte i brukerutvalget – protokoll

Styresak 136-2022/2 Brev fra departementet
"""


def test_sub_cases_are_cases_of_their_own() -> None:
    assert cases_of(SUBCASES, "number", "title") == [
        ("136-2022", "Referatsaker"),
        ("136-2022/1", "Møte i brukerutvalget – protokoll"),
        ("136-2022/2", "Brev fra departementet"),
    ]


QUOTED = """Styremøte i Nes sjukehus HF
Dato: 7. oktober 2022

Sak 1-2022 Godkjenning av saksliste Side 1
Sak 2-2022 Omstilling Side 2

Styresak 1-2022 Godkjenning av saksliste

Forslag til vedtak
Styret godkjenner sakslisten.

Styresak 2-2022 Omstilling

Forslag til vedtak
1. Styret tar saken til orientering.

Bakgrunn
Det vises til vedlegget.

 Vedlegg 1

Styresak 99-2021 Omstillingsplan

1. Styret i Nes sjukehus HF tar planen til orientering.
2. Styret ber administrerende direktør om en ny sak.
"""


def test_a_case_in_an_attachment_is_quoted_and_not_treated() -> None:
    found = cases_of(QUOTED, "number", "treated", "style")
    assert found[-1] == ("99-2021", "no", "quoted")
    assert {style for number, treated, style in found[:-1] if treated == "yes"} == {"agenda", "paper"}


def test_minuted_cases_have_the_style_of_minutes() -> None:
    text = "Protokoll fra styremøte i Nes HF 4. mai 2024\n\nSak 7-2024 Budsjett\n\nVedtak:\nStyret vedtar budsjettet.\n"
    assert cases_of(text, "number", "style", "treated") == [("7-2024", "minutes", "yes")]


@pytest.mark.parametrize(
    "line",
    [
        "2022/796-26 Kari Nes",
        "22/414-1",
        "Møte 2/2023",
        "4/2-22",
        "2023-2030",
        "Virksomhetsrapport nr. 8-2022",
        "TB2023-09 Oppdrag",
        "mål 1-4",
        "36-40/15 Referatsaker",
        "12/24 ble behandlet i mai og følges opp nå.",
        "Saken 12/24 er kjent for styret.",
        "kl. 10/24 Møte",
    ],
)
def test_numbers_that_are_no_cases(line: str) -> None:
    assert cases_of(f"Styret i Nes HF drøftet dette.\n\n{line}\n\nDet er kjent.\n", "number") == []


def test_minuted_cases_are_no_agenda_although_a_number_between_was_lost() -> None:
    told = "Innleiar: Per Lie\nRådet drøfta saka på nytt og ønskjer meir kunnskap om dei eldste båtane.\n"
    text = (
        "Nasjonalt råd for båtar\nReferat frå møte 12. februar 2015\nSak 1/15 Godkjenning av dagsorden\n"
        f"Sak 2/15 Habilitet\nSak 4/15 Ny kai for båtar\n{told}Sak 5/15 Nye forslag\nSak 6/15 Eventuelt\n"
    )
    assert cases_of(text, "number", "style", "treated") == [
        (f"{number}/15", "minutes", "yes") for number in (1, 2, 4, 5, 6)
    ]
