"""Comments in minutes are told apart by party and keep their words."""

from __future__ import annotations

from tests.kg.extraction.people_texts import MINUTES, facts

CASE = "nasjonalt-utvalg-for-kystforlop/8-25"


def test_who_said_what_in_which_case() -> None:
    assert facts(MINUTES, "vg:by") == [
        (f"{CASE}/1", "helse-ytterkyst-rhf"),
        (f"{CASE}/2", "storoya-kommune"),
        (f"{CASE}/3", "representant-fra-kommunal-sektor"),
    ]
    assert {case for _, case in facts(MINUTES, "vg:inCase")} == {CASE}


def test_the_text_is_the_whole_bullet() -> None:
    text = dict(facts(MINUTES, "vg:text"))[f"{CASE}/1"]
    assert text == "Helse Ytterkyst RHF uttalte at båtene er for små. De bør være større enn de er i dag."


def test_bullets_that_no_line_leads_in_are_no_comments() -> None:
    text = MINUTES.replace("Følgende innspill og spørsmål ble tatt med fra møtet:\n", "Bakgrunnen er denne.\n")
    assert facts(text, "vg:by") == []


def test_nynorsk() -> None:
    text = MINUTES.replace(
        "Følgende innspill og spørsmål ble tatt med fra møtet:", "Følgjande innspel vart tekne med frå møtet:"
    ).replace("Helse Ytterkyst RHF uttalte", "Helse Ytterkyst RHF meinte")
    assert facts(text, "vg:by", "nn")[0] == (f"{CASE}/1", "helse-ytterkyst-rhf")
