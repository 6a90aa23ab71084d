"""The full names of bodies."""

from __future__ import annotations

import pytest

from kg.segmentation.body_names import body_in, full_name, known_body, place_of
from kg.segmentation.trusts import trust_of

VIK = "Vik kommune er vår. Vik kommune skal bygge."
NES = "Nes sykehus HF er vårt."


@pytest.mark.parametrize(
    ("text", "trust"),
    [
        ("Styret i Nes sykehus HF møtes. Vik sjukehus HF er nabo. Nes sykehus HF betaler.", "Nes sykehus HF"),
        ("NES SYKEHUS HF\n\nStyresak 1-2024. Nes sykehus HF bygger.", "Nes sykehus HF"),
        ("Vik sjukehus HF\n\n" + "ord og " * 400 + "Nes sykehus HF. " * 9, "Vik sjukehus HF"),
        ("Notat om båtar\n\n" + "ord og " * 400 + "Sjukehuset i Vik HF. " * 2, "Sjukehuset i Vik HF"),
        ("Kopi til: styret i Helse Fjord RHF", "Helse Fjord RHF"),
        ("Kommunen har ikke noe foretak.", None),
    ],
)
def test_the_trust_of_a_paper_is_named_early_or_most(text: str, trust: str | None) -> None:
    found = trust_of(text)
    assert (found[0] if found else None) == trust
    assert found is None or found[1].of(text).casefold() == trust.casefold()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("VIK KOMMUNE\n\nMøtebok. Vik kommune bygger.", "Vik kommune"),
        ("Møteinnkalling\nUtvalg: Formannskapet\nVik kommune\n", "Vik kommune"),
        ("Nordre Vik kommune skal, og Nordre Vik kommunes planer.", "Nordre Vik kommune"),
        ("Kopi til Vik kommune. I Vik kommune er det båtar.", "Vik kommune"),
        ("Fjord fylkeskommune gir midlar.", "Fjord fylkeskommune"),
        ("ord og " * 400 + "Vik kommune er nabo.", None),
        ("Ein kommune har båtar, og kvar kommune betaler. Kvar kommune!", None),
        ("Hver kommune har en kai. Vår kommune har to.", None),
    ],
)
def test_the_place_of_a_paper_is_named_at_the_top_or_more_than_once(text: str, place: str | None) -> None:
    assert place_of(text) == place


@pytest.mark.parametrize(
    ("name", "text", "full"),
    [
        ("Formannskapet", VIK, "Formannskapet i Vik kommune"),
        ("Formannskapet", "Ingen stad.", "Formannskapet"),
        ("Kontrollutvalet", f"{VIK} Nes sjukehus HF er nabo.", "Kontrollutvalet i Vik kommune"),
        ("Utvalg for havn", VIK, "Utvalg for havn i Vik kommune"),
        ("Fagrådet for fødsel i Vik", VIK, "Fagrådet for fødsel i Vik"),
        ("Styret", f"Styret i Nes sykehus HF. {NES}", "Nes sykehus HF"),
        ("Styret", "Styret drøftet saken.", "Styret"),
        ("Brukerutvalget", NES, "Brukerutvalget ved Nes sykehus HF"),
        ("Brukerutvalget", f"Brukerutvalget i Nes sykehus HF. {NES}", "Brukerutvalget i Nes sykehus HF"),
        ("Brukarutvalet", "Helse Fjord RHF inviterer.", "Brukarutvalet i Helse Fjord RHF"),
        ("Brukerutvalget", "Ingen navn.", "Brukerutvalget"),
        (
            "Samarbeidsutvalet",
            "Helsefellesskapet Fjordane er i gang.",
            "Samarbeidsutvalet i Helsefellesskapet Fjordane",
        ),
        ("Rådet", "Møte i Råd for eldre i Vik kommune.", "Råd for eldre i Vik kommune"),
        ("Rådet", "Ingen råd.", "Rådet"),
    ],
)
def test_a_body_is_named_with_what_tells_it_from_others_of_its_kind(name: str, text: str, full: str) -> None:
    assert full_name(name, text) == full


@pytest.mark.parametrize(
    ("words", "text", "body"),
    [
        ("I går vedtok kommunestyret", VIK, "Kommunestyret i Vik kommune"),
        ("Vik kommunestyre gjorde", "", "Kommunestyret i Vik kommune"),
        ("I formannskapets", VIK, "Formannskapet i Vik kommune"),
        ("I hamneutvalets", VIK, "Hamneutvalet i Vik kommune"),
        ("Kommunestyret ba formannskapet", VIK, "Formannskapet i Vik kommune"),
        ("Styret i Nes sykehus HF har", "", "Nes sykehus HF"),
        ("Eldrerådet i Vik kommune", "", "Eldrerådet i Vik kommune"),
        ("Stortinget har vedtatt", VIK, None),
        ("I eit råd eller utval", VIK, None),
        ("Ingen her", VIK, None),
    ],
)
def test_the_last_body_that_words_name(words: str, text: str, body: str | None) -> None:
    assert body_in(words, text) == body


@pytest.mark.parametrize(
    ("name", "text", "body"),
    [
        ("Styret i Nes sykehus HF", "", "Nes sykehus HF"),
        ("Styremedlemmer Nes sykehus HF", "", "Nes sykehus HF"),
        ("Protokoll Hamnerådet", VIK, "Hamnerådet i Vik kommune"),
        ("Innkalling Havnerådet", VIK, "Havnerådet i Vik kommune"),
        ("råd for fødsel Dato", "", "Råd for fødsel"),
        ("FORMANNSKAPET", f"{VIK} Formannskapet møtes.", "Formannskapet i Vik kommune"),
    ],
)
def test_a_label_or_line_names_the_body_with_more_around_it(name: str, text: str, body: str) -> None:
    assert known_body(name, text) == body


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Bakgrunn Nes sykehus HF", "Nes sykehus HF"),
        ("Nes sykehus HF mandag", "Nes sykehus HF"),
        ("Styremøte i Nes sykehus HF", "Nes sykehus HF"),
        ("Universitetssykehuset i Nes HF Møtedato", "Universitetssykehuset i Nes HF"),
        ("Brukerutvalget ved Nes sykehus HF", "Brukerutvalget ved Nes sykehus HF"),
        ("Helse Nes", "Helse Nes HF"),
        ("Drøfting etter avtalen", ""),
    ],
)
def test_what_papers_print_around_a_name_is_no_part_of_it(words: str, body: str) -> None:
    assert known_body(words, "Helse Nes HF er en del av det.") == body


def test_the_municipality_that_heads_a_paper_is_its_own_also_where_another_is_named_more() -> None:
    text = "1 HAVNES KOMMUNE SAKSFRAMLEGG Formannskapet Avtale med Vik kommune. Vik kommune vil."
    assert full_name("Formannskapet", text) == "Formannskapet i Havnes kommune"


def test_a_committee_of_a_trust_is_not_the_trust_and_the_board_behind_it_is() -> None:
    text = "Nes sykehus HF. Brukerutvalget i Nes sykehus HF drøftet saken. Uttalelse fra brukerutvalget. Styret vedtok."
    assert body_in("Brukerutvalget i Nes sykehus HF drøftet", text) == "Brukerutvalget i Nes sykehus HF"
    assert body_in("Uttalelse fra brukerutvalget (trykt) Styret vedtok i", text) == "Nes sykehus HF"


def test_what_a_council_is_for_goes_on_as_the_head_prints_it() -> None:
    text = "REFERAT \n \nMøte i Nasjonalt råd for trygge kaier \n \nNasjonalt råd for trygge\nkaier møttes."
    assert body_in("Dette sa Nasjonalt råd for trygge", text) == "Nasjonalt råd for trygge kaier"
    assert body_in("Samarbeidsutvalet for Nes sjukehus og kommunane har i", "") == (
        "Samarbeidsutvalet for Nes sjukehus og kommunane"
    )
