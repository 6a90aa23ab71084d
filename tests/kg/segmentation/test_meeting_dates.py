"""Minutes that lost the date at their head."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from tests.kg.segmentation.making import segments_of, told

MINUTES = """1 Møteprotokoll Eldrerådet i Vik kommune Møtested: Rådhuset Møtedato: Tid: Til stede: Kari Nes, Ola Moe \
Forfall: \
Eva Lie Sak 27/11 Ny kai i Vik Behandling: Rådet drøftet saken lenge, og alle hadde ordet. Vedtak: Rådet slutter seg \
til \
forslaget. Sak 28/11 Ny bru i Vik Behandling: Rådet drøftet saken. Vedtak: Rådet utsetter saken. Møtet ble hevet kl \
"""


def meetings(text: str) -> list[tuple[str | None, ...]]:
    return [told(s, "kind", "date") for s in segments_of(text, SegmentKind.MEETING)]


@pytest.mark.parametrize("signed", ["Kari Nes leder", "Kari Nes Ola Moe Eva Lie"])
def test_the_date_on_which_they_are_signed(signed: str) -> None:
    assert meetings(f"{MINUTES}Vik, 24. november 2011 {signed}\n") == [("minutes", "2011-11-24")]


@pytest.mark.parametrize("told", ["blir kaia åpnet.", "fikk leder Kari Nes brev fra Ola Moe."])
def test_a_date_behind_a_place_that_nobody_signs_is_none(told: str) -> None:
    assert meetings(f"{MINUTES}Vik, 24. november 2011 {told}\n") == [("minutes", None)]


def test_minutes_are_signed_at_their_end() -> None:
    text = MINUTES.replace("Vedtak: Rådet slutter", "Vik, 3. januar 2009 Leder i laget. Vedtak: Rådet slutter")
    assert meetings(f"{text}Vik, 24. november 2011 Kari Nes leder\n") == [("minutes", "2011-11-24")]


def test_the_date_that_the_page_names_the_file_with() -> None:
    page = 'Møteprotokoll. Eldrerådet\n\nDownload "Møteprotokoll. Møtedato: 24.11.2011"\n\nTranskript\n\n'
    assert ("minutes", "2011-11-24") in meetings(page + MINUTES)


def test_the_date_that_the_papers_around_them_approve() -> None:
    summons = """1 VIK KOMMUNE Innkalling til Helse- og sosialutvalet Møtedato: 18.03.2015 Møtestad: Rådhuset \
Møtetid: 12:30 \
Saknr. Tittel Sakliste 012/15 Godkjenning av møtebok 013/15 Ny kai i Vik

2 VIK KOMMUNE Saksframlegg Saksnr Utvalg Type Dato 012/15 Helse- og sosialutvalet PS Sakshandsamar Kari Nes Framlegg \
til \
vedtak: Møteboka frå møtet 11. februar 2015 vert godkjend.

3 VIK KOMMUNE Møtedato: Møtestad: Rådhuset Møtetid: 12:00-14:40 Møteprotokoll for Helse- og sosialutvalet Desse møtte \
Kari Nes, Ola Moe Saknr. Tittel 008/15 Godkjenning av møtebok 009/15 Skriv og meldingar 008/15: Godkjenning av møtebok \
HSU - Vedtak: Møteboka vert godkjend. 009/15: Skriv og meldingar HSU - Vedtak: Skriv og meldingar vert vedtekne.
"""
    assert meetings(summons) == [("papers", "2015-03-18"), ("minutes", "2015-02-11")]
