"""Whose paper it is, and whose series a number belongs to."""

from __future__ import annotations

import pytest

from kg.segmentation.bodies import as_written, boards_named, body_name, body_on_line, placed


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Helse Kysten RHF, den 7. oktober 2022", "Helse Kysten RHF"),
        ("Nes sjukehus HF onsdag 4. mai", "Nes sjukehus HF"),
        ("Nasjonalt utval for kystforløp (NUK)", "Nasjonalt utval for kystforløp"),
        ("NUK 16. februar 2023", "NUK"),
        ("Helse Kysten RHF – saksdokumenter", "Helse Kysten RHF"),
        ("Formannskapet kl. 10", "Formannskapet"),
        ("Utval for", "Utval"),
    ],
)
def test_the_name_ends_where_date_and_place_begin(words: str, name: str) -> None:
    assert body_name(words) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Styret i Nes sjukehus HF ber styret i Helse Kyst RHF om hjelp.", ["Nes sjukehus HF", "Helse Kyst RHF"]),
        ("Det vises til styret for Helse\nKyst RHF og vedtaket", ["Helse Kyst RHF"]),
        ("Behandling i styret i Felles journal AS skjer i juni.", []),
        ("Styret ber direktøren om en sak.", []),
        ("styrets vedtak i Helse Kyst RHF", []),
    ],
)
def test_boards_that_running_text_names(text: str, names: list[str]) -> None:
    found = boards_named(text)
    assert [name for name, _ in found] == names
    assert all(" ".join(span.of(text).split()).startswith(name) for name, span in found)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Utvalg: Formannskapet", "Formannskapet"),
        ("Utval: Utval for levekår, møterom 2", "Utval for levekår"),
        ("Nes sjukehus HF", "Nes sjukehus HF"),
        ("NES SJUKEHUS HF", "NES SJUKEHUS HF"),
        ("Kontrollutvalget i Solvik kommune", "Kontrollutvalget i Solvik kommune"),
        ("Utval for levekår i Vikaheim kommune", "Utval for levekår i Vikaheim kommune"),
        ("Råd og anbefalinger", None),
        ("Styret ber om en plan for HF", None),
        ("Fjellvik kommune", None),
    ],
)
def test_a_line_may_consist_of_a_bodys_name(line: str, name: str | None) -> None:
    found = body_on_line(line)
    assert (found and found[0]) == name
    assert found is None or found[1].of(line) == name


@pytest.mark.parametrize(
    ("name", "near", "whole"),
    [
        ("Formannskapet", ["Møteinnkalling", "Fjellvik kommune"], "Formannskapet i Fjellvik kommune"),
        ("Kommunestyret", ["Rådhuset"], "Kommunestyret"),
        ("Fylkestinget", ["Kyst fylkeskommune"], "Fylkestinget i Kyst fylkeskommune"),
        ("Nasjonalt utvalg for kystforløp", ["Fjellvik kommune"], "Nasjonalt utvalg for kystforløp"),
    ],
)
def test_a_body_that_every_municipality_has_is_placed(name: str, near: list[str], whole: str) -> None:
    assert placed(name, near) == whole


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("NES SJUKEHUS HF", "", "Nes sjukehus HF"),
        ("KONTROLLUTVALGET I SOLVIK KOMMUNE", "", "Kontrollutvalget i Solvik kommune"),
        ("HELSE VIK RHF", "Helse Vik RHF møtes.", "Helse Vik RHF"),
        ("NUIT", "https://nuit.example", "NUIT"),
        ("Nes sjukehus HF", "NES SJUKEHUS HF", "Nes sjukehus HF"),
    ],
)
def test_capitals_of_a_head_are_undone(name: str, text: str, written: str) -> None:
    assert as_written(name, text) == written
