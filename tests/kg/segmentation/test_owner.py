"""Whose paper it is."""

from __future__ import annotations

import pytest

from kg.lexicon import lexicon
from kg.model import SegmentKind
from kg.segmentation.owner import own_body, owner, said_owner
from kg.segmentation.owner_clues import candidates, clues
from tests.kg.segmentation.making import segments_of, told

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
        ("Nes Regionråd\nMØTE I REGIONRÅDET\nNes Regionråd. Vik kommune er med. Vik kommune betaler.", "Nes Regionråd"),
        ("Styret Vik sykehus HF\nMøtedato 3. mai 2019", "Vik sykehus HF"),
        ("Styremøte i Helse Vik onsdag 9. juni. Styremøte i Helse Fjord RHF. Helse Vik HF møter.", "Helse Vik HF"),
    ],
)
def test_clues_are_weighed(text: str, body: str | None) -> None:
    found = own_body(text)
    assert (found[0] if found else None) == (body or "Nasjonalt styre for digital sjøfart")


def test_the_head_of_a_meeting_wins_over_the_bodies_of_its_agenda() -> None:
    text = (
        "Innkalling til møte i styret for Nes sykehus HF\nDato: 3. mai 2024\nSaker\n1. Protokoll fra møte i Fagrådet\n"
    )
    assert [told(met, "body", "date") for met in segments_of(text, SegmentKind.MEETING)] == [
        ("Nes sykehus HF", "2024-05-03")
    ]


FACULTY = """Fakultetsstyret ved Det sjøfaglige fakultet
Protokoll fra møte 3. mai 2024

Sak 12/24 Ny kai i Havnevik
Fakultetsstyret drøftet saken. Nes sykehus HF ble hørt.
Vedtak:
Fakultetsstyret ber dekanen legge frem en plan innen 1. juni.
"""


def test_a_body_that_no_list_knows_owns_its_paper() -> None:
    found = owner(FACULTY)
    assert found is not None
    assert found[0][0] == "Fakultetsstyret ved Det sjøfaglige fakultet"
    assert found[1] > 0.5


def test_clues_tell_where_how_often_and_beside_what_a_body_is_named() -> None:
    text = "Utvalg: Formannskapet\n\nFormannskapet vedtar planen. Brev fra Nes sykehus HF."
    found = {one.name: told for one, told in zip(candidates(text), clues(text, candidates(text)), strict=True)}
    assert found["Formannskapet"]["first_100"] == 1
    assert found["Formannskapet"]["label_any"] == 1
    assert found["Formannskapet"]["opens_any"] == 1
    assert found["Formannskapet"]["is_elected"] == 1
    assert found["Nes sykehus HF"]["label_any"] == 0
    assert found["Nes sykehus HF"]["guest_part"] == 1
    assert found["Nes sykehus HF"]["is_hf"] == 1


def test_every_weight_is_that_of_a_clue() -> None:
    known = set(clues(FACULTY, candidates(FACULTY))[0]) | {f"is_{kind}" for kind in lexicon("owner")["kinds"]}
    assert set(lexicon("owner_weights")["weights"]) <= known


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (f"SAKSFRAMLEGG\nUtvalg: Kommunestyret\n{VIK}\n", "Kommunestyret i Vik kommune"),
        (f"SAKSFRAMLEGG\nKommunestyret 21.03.2024 14/24\n{VIK}\n", None),
        ("", None),
    ],
)
def test_a_label_or_a_head_says_whose_the_paper_is(text: str, body: str | None) -> None:
    assert said_owner(text) == body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Norsk forening for nyrer\nProtokoll fra hovedstyremøte 4. mai 2020\nHovedstyret vedtok dette.\n",
            "Hovedstyret i Norsk forening for nyrer",
        ),
        (
            "Øvre Havn regionråd\nMøte i Regionrådet 4. mai 2020\nHavn regionråd vedtok dette. Øvre Havn regionråd.\n",
            "Øvre Havn regionråd",
        ),
        (
            "Hovedstyret i Norsk forening for nyrer\nProtokoll fra hovedstyremøte 4. mai 2020\n",
            "Hovedstyret i Norsk forening for nyrer",
        ),
        (
            "Møte i Samarbeidsutvalget for brukerorganisasjoner 4. mai\nSamarbeidsutvalget for brukerorganisasjoner ba "
            "hovedstyret om svar.\n",
            "Samarbeidsutvalget for brukerorganisasjoner",
        ),
    ],
)
def test_boards_of_associations_and_names_with_a_word_before_are_told_in_full(text: str, body: str) -> None:
    found = own_body(text)
    assert found is not None
    assert found[0] == body


def test_labels_and_ordinary_words_in_capitals_are_no_candidates() -> None:
    text = "Saksframlegg\nUtvalg: Havnerådet\nVEDTAK TIL FRÅ\nVEDTAK TIL FRÅ\nVEDTAK TIL FRÅ til vedtak frå Havnerådet."
    names = {one.name for one in candidates(text)}
    assert "Havnerådet" in names
    assert not names & {"Utvalg", "Saksframlegg", "VEDTAK", "TIL", "FRÅ"}


def test_names_that_are_short_for_each_other_in_a_chain_are_one_candidate() -> None:
    text = (
        "Øvre Havn regionråd\nMøteprotokoll\nHavn regionråd vedtok dette.\nNye Øvre Havn regionråd\n"
        "Nye Øvre Havn regionråd\nØvre Havn regionråd. Havn regionråd.\n"
    )
    assert all(one.places for one in candidates(text))
    assert own_body(text) is not None


def test_letters_in_an_address_do_not_make_a_short_name_a_word() -> None:
    text = "Referat\nPost: post@nufa.no\nNUFA behandlet dette.\nNUFA vedtok. NUFA ber om.\n"
    assert "NUFA" in {one.name for one in candidates(text)}
