"""Headings are told from sentences."""

from __future__ import annotations

import pytest

from kg.segmentation.headings import Heading, case_type, heading_of

HEADINGS = {
    Heading.PROPOSED: [
        "Forslag til vedtak",
        "Forslag til vedtak:",
        "FORSLAG TIL VEDTAK",
        "Innstilling:",
        "Rådmannens innstilling",
        "Kommunedirektørens forslag til vedtak:",
        "Sekretariatets innstilling:",
        "Framlegg til vedtak",
        "Tilråding:",
        "Tilråding frå kommunedirektøren:",
        "Administrerande direktør si tilråding",
        "Rektor sitt framlegg til vedtak:",
        "Forslag til vedtak fra administrerende direktør:",
        "2. Forslag til vedtak",
        "Forslag til vedtak/innstilling:",
        "Utkast til vedtak",
    ],
    Heading.ADOPTED: [
        "Vedtak",
        "Vedtak:",
        "Enstemmig vedtatt:",
        "Samrøystes vedtak:",
        "Styrets vedtak",
        "Avgjerd:",
        "Vedtatt mot én stemme",
        "Vedtak (mot 1 stemme):",
        "Vedtatt med 5 mot 2 stemmer:",
        "Vedtak, samrøystes:",
        "Vedtak i Kommunestyret - 18.06.2015",
        "Formannskapets vedtak:",
        "Kommunestyret sitt vedtak",
        "Vedtak i sak 12/23:",
        "Vedtak/oppfølging:",
        "Utvalgets konklusjon:",
        "Vedtak, styresak 4-2024:",
    ],
    Heading.SECTION: [
        "Bakgrunn",
        "Formål",
        "Saka gjeld",
        "Saksfremstilling",
        "1. Bakgrunn for saken",
        "Behandling:",
        "Saksprotokoll i Kommunestyret - 18.06.2015",
        "Handsaming i Utval for levekår 12.03.2019",
        "Protokolltilførsel:",
    ],
    Heading.STRATEGIC: ["Sammenheng med strategi og verdier", "Forankring i strategi", "3. Samanheng med strategi"],
    Heading.ATTACHMENT: ["Vedlegg 1", "Vedlegg 4A: Notat", "Utrykt vedlegg nr. 2", "Vedlegg 3 - Oversikt"],
    Heading.ATTACHMENTS: ["Vedlegg:", "Vedlegg til saka"],
    Heading.SIGNATURE: ["Med vennlig hilsen", "Fjordby, 5. oktober 2022", "Nordre Nes, den 5. mars 2024"],
    Heading.EARLIER_TABLE: ["Sak Tema  Vedtaksformulering", "Sak Tema Type Vedtaksformulering"],
    Heading.AGENDA_TABLE: ["Sak Agenda NUP Tidspunkt Sakstype", "Saksnr Tittel", "Sak Tema"],
    Heading.GOAL: ["Mål 2: Enklere hverdag", "Strategisk mål 1 – Trygge tjenester"],
    Heading.INDICATOR: ["Målindikator 2.1 Ventetid", "Indikator 3.2: Bruk"],
}


@pytest.mark.parametrize(("words", "heading"), [(words, h) for h, lines in HEADINGS.items() for words in lines])
def test_a_heading_is_told_by_its_words(words: str, heading: Heading) -> None:
    found = heading_of(words)
    assert found is not None
    assert found.heading is heading


@pytest.mark.parametrize(
    "words",
    [
        "",
        "vedtak",
        "Vedtaket ble fattet av styret i mai.",
        "Styret vedtok planen.",
        "Vedtak om utbygging kommer til høsten",
        "Vedlegg er lagt ut på nettsidene",
        "Vedlegg 1A er lenket opp til nettsidene",
        "Bakgrunnen for saken er kjent.",
        "Indikator for bruk",
        "Mål 2 er viktig",
        "Forslag til vedtak er sendt til alle medlemmer, og de svarte i mai.",
        "Styrets vedtak fra mai følges opp i planen",
        "Behandling i henhold til avtalen er vanlig",
    ],
)
def test_running_text_is_no_heading(words: str) -> None:
    assert heading_of(words) is None


@pytest.mark.parametrize(
    ("words", "number", "tail"),
    [
        ("Vedlegg 4A: Notat", "4A", None),
        ("Utrykt vedlegg nr. 2", "2", None),
        ("Mål 12: Bedre flyt", "12", "Bedre flyt"),
        ("Målindikator 2.1 Ventetid", "2.1", "Ventetid"),
        ("Vedtak: Styret godkjenner planen.", None, "Styret godkjenner planen."),
        ("Framlegg til vedtak: Styret tek saka til orientering.", None, "Styret tek saka til orientering."),
    ],
)
def test_a_heading_has_its_number_and_the_text_of_its_line(words: str, number: str | None, tail: str | None) -> None:
    found = heading_of(words)
    assert found is not None
    assert found.number == number
    assert (words[found.tail :] if found.tail is not None else None) == tail


@pytest.mark.parametrize(
    ("written", "contract"),
    [
        ("Godkjenning", "Godkjenning"),
        ("Drøftingssak", "Drøfting"),
        ("Orienteringssak", "Orientering"),
        ("tilråding:", "Anbefaling"),
        ("Vedtak", "Beslutning"),
        ("Beslutningssak", "Beslutning"),
        ("Pause", None),
        ("Lunsj", None),
    ],
)
def test_case_types_have_the_contracts_words(written: str, contract: str | None) -> None:
    assert case_type(written) == contract
