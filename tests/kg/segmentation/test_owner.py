"""Whose paper it is."""

from __future__ import annotations

import pytest

from kg.segmentation.owner import own_body

VIK = "Vik kommune er vår. Vik kommune skal bygge."
NES = "Nes sykehus HF er vårt."


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (f"Møteprotokoll\nUtvalg: Formannskapet\n{VIK}\n", "Formannskapet i Vik kommune"),
        (f"Møtebok\nUtval:   Hamnerådet\n{VIK}\n", "Hamnerådet i Vik kommune"),
        ("Protokoll fra møte i Fagrådet for fødsel\nDato 4. mai 2024\n", "Fagrådet for fødsel"),
        ("Kopi til Vik sjukehus HF\nReferat frå møte i Samhandlingsutvalet\n", "Samhandlingsutvalet"),
        ("Nes sykehus HF\nStyresak 1-2024 Plan\nStyret drøftet planen.\n", "Nes sykehus HF"),
        (f"Notat\nSaksnr Utvalg Møtedato\n9/24 Formannskapet 05.03.2024\n{VIK}\n", "Formannskapet i Vik kommune"),
        (
            f"Notat om fødsel.\nRådet drøftet planen. Rådet ba om mer. Råd for fødsel ved Nes sykehus HF. {NES}\n",
            "Råd for fødsel ved Nes sykehus HF",
        ),
        (f"Notat om fødsel.\nStyret drøftet planen. Styret ba om mer. {NES}\n", "Nes sykehus HF"),
        ("Notat om båtar.\n", None),
        ("", None),
    ],
)
def test_a_paper_tells_whose_it_is(text: str, body: str | None) -> None:
    found = own_body(text)
    assert (found[0] if found else None) == body


def test_the_place_of_the_own_body_is_where_the_text_names_it() -> None:
    text = f"Møtebok\nUtval:   Hamnerådet\n{VIK}\n"
    found = own_body(text)
    assert found is not None
    assert found[1].of(text) == "Hamnerådet"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("FJORD HERAD FJORD HERADSSTYRE\nMØTEBOK\nFjord herad bygger.", "Heradsstyret i Fjord herad"),
        ("INNKALLING TIL STYREMØTE\nVIK DRIFT AS\nStyremøte i Vik Drift AS. Nes sykehus HF kjøper.", "Vik Drift AS"),
        ("Møte i Nasjonalt styre for digital sjøfart\nNasjonalt styre for digital sjøfart møtes.", None),
        (
            "Saksframlegg\nMøtedato\nStyret Nes sykehus HF 4. mai 2020\nHelse Fjord RHF har bedt om svar.",
            "Nes sykehus HF",
        ),
        (
            "Innkalling til møte i styret for Nes sykehus HF\nSaker\n1. Protokoll fra møte i Brukerutvalget\n",
            "Nes sykehus HF",
        ),
        ("Nes Regionråd\nMØTE I REGIONRÅDET\nNes Regionråd. Vik kommune er med. Vik kommune betaler.", "Nes Regionråd"),
        ("Styret Vik sykehus HF\nMøtedato 3. mai 2019", "Vik sykehus HF"),
        ("Styremøte i Helse Vik onsdag 9. juni. Styremøte i Helse Fjord RHF. Helse Vik HF møter.", "Helse Vik HF"),
    ],
)
def test_clues_are_weighed(text: str, body: str | None) -> None:
    found = own_body(text)
    assert (found[0] if found else None) == (body or "Nasjonalt styre for digital sjøfart")
