"""What is said of cases."""

from __future__ import annotations

from tests.kg.extraction.board_texts import HEAD, notebook, quotes, said, statements

NES = "nes-sjukehus-hf"
MINUTES = f"""{HEAD}Sak 6-2024 Godkjenning av saksliste

Vedtak:
Sakslista blir godkjend.

Sak 7-2024 Plan for digitale
helse-
tenester, oppfølging av sak 3-2023

Vedtak:
Styret tek saka til orientering.
"""
PAPER = """Møtedato: 14. mars 2024
Vår ref.:  Saksbehandler:   Dato:
2024/721-5  Nes/Vik  5.3.2024


Styresak 7-2024 Plan for digitale tenester

Framlegg til vedtak
Styret i Nes sjukehus HF tek saka til orientering.
"""
AGENDA = """Møte i NUK
Møte 2/2024
Dato 23. mai 2024

Sak Agenda NUK Tidspunkt Sakstype
12/24 Felles plan for legemidler i 10:00 Drøfting
13/24 Eventuelt 11:00

Sak Tema Sakstype
12/24 Felles plan for legemidler i kommunene Drøfting

Forslag til vedtak:
NUK drøftet planen.

13/24 Eventuelt
"""


def test_a_case_has_number_title_body_and_meeting() -> None:
    assert (f"{NES}/7-2024", "7-2024") in said(MINUTES, "dcterms:identifier")
    title = "Plan for digitale helsetenester, oppfølging av sak 3-2023"
    assert (f"{NES}/7-2024", title) in said(MINUTES, "dcterms:title")
    assert (f"{NES}/7-2024", NES) in said(MINUTES, "vg:body")
    assert said(MINUTES, "vg:consideredAt") == {
        (f"{NES}/6-2024", f"{NES}/2024-05-04"),
        (f"{NES}/7-2024", f"{NES}/2024-05-04"),
    }


def test_the_evidence_of_a_title_is_as_it_is_printed() -> None:
    assert "Plan for digitale\nhelse-\ntenester, oppfølging av sak 3-2023" in quotes(MINUTES, "dcterms:title")


def test_a_title_that_an_agenda_cuts_short_is_whole_everywhere() -> None:
    titles = {title for case, title in said(AGENDA, "dcterms:title") if case == "nuk/12-24"}
    assert titles == {"Felles plan for legemidler i kommunene"}
    assert "Felles plan for legemidler i" in quotes(AGENDA, "dcterms:title")


def test_the_type_has_the_contracts_word_and_its_place() -> None:
    assert said(AGENDA, "vg:caseType") == {("nuk/12-24", "Drøfting")}
    assert set(quotes(AGENDA, "vg:caseType")) == {"Drøfting"}
    starts = {s.evidence.span.start for s in statements(AGENDA, "vg:caseType")}
    assert starts == {AGENDA.index("Drøfting"), AGENDA.rindex("Drøfting")}


def test_the_archive_number_of_a_case_paper() -> None:
    assert said(PAPER, "vg:archiveReference") == {(f"{NES}/7-2024", "2024/721-5")}
    beside = PAPER.replace(
        "Vår ref.:  Saksbehandler:   Dato:\n2024/721-5  Nes/Vik", "Arkivnr.: 2024/721-5 Saksbehandler: Nes"
    )
    assert said(beside, "vg:archiveReference") == {(f"{NES}/7-2024", "2024/721-5")}


def test_minutes_and_agendas_have_no_archive_number() -> None:
    assert not said(MINUTES.replace("Vedtak:", "Arkivnr.: 2024/12-3\n\nVedtak:"), "vg:archiveReference")


def test_a_sub_case_names_its_case() -> None:
    text = f"{HEAD}Sak 7-2024 Referatsaker\n\nSak 7-2024/2 Brev frå departementet\n"
    assert said(text, "vg:subCaseOf") == {(f"{NES}/7-2024-2", f"{NES}/7-2024")}
    assert (f"{NES}/7-2024-2", "7-2024/2") in said(text, "dcterms:identifier")


def test_an_agendas_case_and_its_paper_are_one_case() -> None:
    cases = {ref.path for ref, _ in notebook(AGENDA).entities if ref.kind == "case"}
    assert cases == {("nuk", "12-24"), ("nuk", "13-24")}


def test_without_a_body_nothing_is_said_of_a_case() -> None:
    assert not notebook("Sak 7/24 Plan\n\nVedtak:\nPlanen er vedteken.\n").statements


def test_letters_that_a_council_lists_are_cases_of_a_series_of_their_own() -> None:
    text = (
        "Fjellvik kommune\nMøteinnkalling\nUtvalg: Kommunestyret\nDato: 18.06.2015\n\nPS 4/15 Legevakt\nRS 4/15 Brev\n"
    )
    assert {(case.rsplit("/")[-1], title) for case, title in said(text, "dcterms:title")} == {
        ("4-15", "Legevakt"),
        ("rs-4-15", "Brev"),
    }
