"""What stands in columns round a case: types, values below labels, rows of labels, parts of a list."""

from __future__ import annotations

from tests.kg.segmentation.making import cases_of

TYPES_BELOW = """Møte i NUK
Dato
23. mai 2024

Saksnr
Sak
Type
7/24
Godkjenning av innkalling
Godkjenning
8/24
Seilas til sykehus.
Første behandling
Drøfting
9/24
Felles plan for
legemidler
Tilslutning
10/24
Eventuelt
"""

TYPES_ABOVE = """Møte i NUK
Dato
23. mai 2024

Sakstype      Sak     Tema
Beslutning
18/24
Godkjenning av dagsorden
Orientering
19/24
Nytt fra sekretariatet
"""

COLUMN = """Styresak

Går til:
Føretak:
Dato:
Sakshandsamar:
Saka gjeld:

Arkivsak: 2018/33
Styresak: 071/18
Styremøte: 27.09.2018

Styremedlemmer
Helse Nes HF
19.09.2018
Kari Li / Ola Vik
Psykisk helsevern i Nes –
Ytre og Indre poliklinikk

Forslag til vedtak
Styret sluttar seg til planen.
"""


def test_types_that_stand_below_the_titles_are_those_of_the_cases_above() -> None:
    assert cases_of(TYPES_BELOW, "number", "title", "type") == [
        ("7/24", "Godkjenning av innkalling", "Godkjenning"),
        ("8/24", "Seilas til sykehus. Første behandling", "Drøfting"),
        ("9/24", "Felles plan for legemidler", "Tilslutning"),
        ("10/24", "Eventuelt", None),
    ]


def test_types_that_stand_above_the_numbers_are_those_of_the_cases_below() -> None:
    assert cases_of(TYPES_ABOVE, "number", "type") == [("18/24", "Beslutning"), ("19/24", "Orientering")]


def test_a_part_of_the_list_tells_the_type_until_another_part_begins() -> None:
    text = (
        "Sakliste\n\nSak 41/21 Godkjenning av innkalling\nSak 42/21 Langtidsbudsjett\n\nSaker til orientering\n\n"
        "Sak 43/21 Tilsyn\nSak 44/21 Rapport\n\nLukka del:\n\nSak 45/21 Leigeavtale\n"
    )
    types = [("41/21", None), ("42/21", None), ("43/21", "Orientering"), ("44/21", "Orientering"), ("45/21", None)]
    assert cases_of(text, "number", "type") == types


def test_the_last_value_of_a_column_of_labels_is_the_title() -> None:
    assert cases_of(COLUMN, "number", "title") == [("71/18", "Psykisk helsevern i Nes – Ytre og Indre poliklinikk")]


def test_a_row_of_values_under_a_row_of_labels_heads_a_case() -> None:
    text = (
        "Saksframlegg til styret ved Nes sykehus HF Ny vaktordning\nSak nr. Saksbehandler Sakstype Møtedato\n"
        "43/2011 Økonomidirektør Kari Li Beslutningssak 22.06.2011\nForslag til vedtak:\nStyret vedtar ordningen.\n"
    )
    assert cases_of(text, "number", "title", "type") == [("43-2011", "Ny vaktordning", "Beslutning")]


def test_a_type_beside_its_label_is_that_of_the_paper() -> None:
    text = (
        "Saksframlegg\nStyret Nes sykehus HF\nSak nr     046-2019\nSakstype     Beslutningssak\nSakstittel     Bygg H\n"
    )
    assert cases_of(text, "number", "title", "type") == [("46-2019", "Bygg H", "Beslutning")]


def test_what_the_agenda_and_the_head_do_not_share_is_no_title() -> None:
    text = (
        "Saksliste\n\nSak 34/16 Poliklinikken på Neset\nSak 35/16 Meldinger\nSak 36/16 Eventuelt\n\n"
        "Sak 34/16 Poliklinikken på Neset\nLinda Myklebust har tatt opp saken etter mange meldinger. Tall\n"
        "er vedlagt.\n"
    )
    titles = {title for number, title in cases_of(text, "number", "title") if number == "34/16"}
    assert titles == {"Poliklinikken på Neset"}


def test_a_title_goes_on_with_a_dash_and_with_the_form_of_a_company() -> None:
    text = (
        "SAK 41/09  INNTAK AV PASIENTER\n           - AVTALE MED KOMMUNENE\n\nStyret godkjenner avtalen.\n\n"
        "Sak 42/09\nNytt bygg ved Nes sykehus\nHF, avdeling Sund\n\nVedtak:\nBygget godkjennes.\n"
    )
    assert cases_of(text, "title") == [
        ("INNTAK AV PASIENTER - AVTALE MED KOMMUNENE",),
        ("Nytt bygg ved Nes sykehus HF, avdeling Sund",),
    ]


def test_numbers_in_small_letters_that_follow_each_other_are_rows_where_lines_were_lost() -> None:
    rows = (
        "sak 72/01 Undertegning av protokoll sak 73/01 Orienteringer sak 74/01 Valg av revisor Unnt.off. 5 "
        "sak 75/01 Innkjøpssentral"
    )
    text = f"2 Saksliste Styremøte i Helse Nes RHF Vågnes, 18. desember {'om møtet og mer ' * 16}SAK TITTEL {rows}\n"
    assert cases_of(text, "number", "title") == [
        ("72/01", "Undertegning av protokoll"),
        ("73/01", "Orienteringer"),
        ("74/01", "Valg av revisor"),
        ("75/01", "Innkjøpssentral"),
    ]


def test_the_title_stands_behind_the_values_where_no_label_is_its() -> None:
    text = (
        "Lunde sjukehus HF\n\nMøtedato:\nSaksnummer:\nSaksbehandler:\n\n22. juni 2023\n47-2023\nThea Nes\n\n"
        "Nye båter i samarbeid\nmed kommunene\n\nForslag til vedtak\n\nStyret godkjenner planen.\n"
    )
    assert cases_of(text, "number", "title") == [("47-2023", "Nye båter i samarbeid med kommunene")]


def test_a_title_that_ends_in_the_number_of_a_meeting_is_no_number_of_the_column() -> None:
    text = (
        "Møte i NUK\nMøte 2/2021\n\nSaksliste\nSak\nTema\nTid\n10/21\nGodkjenning av dagsorden\n12:00\n"
        "11/21\nGodkjenning av referat fra møte 1/2021\n12:05\n12/21\nNye båter\n12:10\n"
    )
    assert cases_of(text, "number", "title")[1] == ("11/21", "Godkjenning av referat fra møte 1/2021")


TYPES_BESIDE = """Vik kommune
PROTOKOLL
Eldrerådet
Møtedato: 27.05.2021
Ellers møtte:
Kommunalsjef Kari Nes, sak 19/21 og 20/21
Fra revisjonen: Ola Vik, revisor (sak 21/21)

Saksliste:
Sak Sakstype Tittel
18/21 Orientering Referater og meldinger
19/21 Uttalelse Høring av boligplan
20/21 PS Digital hjelp til
eldre
"""


def test_types_before_titles_and_people_in_lists_are_no_titles() -> None:
    assert cases_of(TYPES_BESIDE, "number", "title", "type") == [
        ("18/21", "Referater og meldinger", "Orientering"),
        ("19/21", "Høring av boligplan", "Uttalelse"),
        ("20/21", "Digital hjelp til eldre", None),
    ]


ARCHIVED = """VIK FYLKESKOMMUNE
MØTEBOK
FYLKESUTVALGET
Dato: 21. september 2010

SAKLISTE
Saknr. Arkivnr. Tittel
12/10 201001822 Ny tannklinikk i
ytre distrikt
13/10 201000417 Orienteringer

Saknr. 12/10 Arkivnr. 201001822
NY TANNKLINIKK I YTRE DISTRIKT

VEDTAK I FYLKESUTVALGET
Fylkesutvalget godkjenner planen.
"""


def test_archive_numbers_without_a_stroke_are_no_titles() -> None:
    assert [title and title.casefold() for _, title in cases_of(ARCHIVED, "number", "title")] == [
        "ny tannklinikk i ytre distrikt",
        "orienteringer",
        "ny tannklinikk i ytre distrikt",
    ]


OPEN = (
    "1 Solvik kommune MØTEINNKALLING Utvalg: KOMITE FOR HELSE Møtested: Rådhuset Møtedato: 14.03.2013 Tid: Kl 10.00 "
    "SAKSLISTE Utv. saksnr. Arkivsaksnr. Åpent PS 12/13 13/704 Delegerte vedtak i vår Åpent PS 13/13 12/270 Ny avtale "
    "om legevakt Åpent PS 14/13 13/424 Søknad fra Solvik frivilligsentral Solvik, 06.03.2013 Joar Rindal komiteleder "
    "Mari Viken møtesekretær\n"
)


def test_a_column_of_what_is_open_and_the_signature_are_no_part_of_titles() -> None:
    assert cases_of(OPEN, "title", "body") == [
        ("Delegerte vedtak i vår", "Komite for helse"),
        ("Ny avtale om legevakt", "Komite for helse"),
        ("Søknad fra Solvik frivilligsentral", "Komite for helse"),
    ]
