"""Who took part in a meeting, for whom and in what capacity."""

from __future__ import annotations

import pytest

from tests.kg.extraction.people_texts import AGENDA, BOARD_MINUTES, CASE_PAPERS, MINUTES, facts

MEETING = "nasjonalt-utvalg-for-kystforlop/2025-05-22"


def of_meeting(text: str, predicate: str, language: str = "nb") -> list[tuple[str, str]]:
    return [(subject.rpartition("/")[2], value) for subject, value in facts(text, predicate, language)]


def test_members_and_observers_of_an_agenda() -> None:
    assert of_meeting(AGENDA, "vg:capacity") == [
        ("berit-strandvik", "member"),
        ("odd-moe", "member"),
        ("okwudili-nnamdi", "member"),
        ("kari-vik", "observer"),
    ]
    assert of_meeting(AGENDA, "vg:representing") == [
        ("berit-strandvik", "helse-ytterkyst-rhf"),
        ("odd-moe", "norsk-batlag"),
        ("okwudili-nnamdi", "storoya-kommune"),
        ("kari-vik", "kystens-velferd-sf"),
    ]


def test_participations_belong_to_the_meeting() -> None:
    assert {meeting for _, meeting in facts(AGENDA, "vg:meeting")} == {MEETING}


def test_present_absent_and_deputies_in_minutes() -> None:
    assert of_meeting(MINUTES, "vg:capacity") == [
        ("berit-strandvik", "member"),
        ("odd-moe", "member"),
        ("kari-vik", "member"),
        ("liv-sund", "absent"),
        ("per-olav-nes", "deputy"),
        ("eva-berg", "other"),
    ]


def test_a_deputy_represents_what_the_absent_one_does_and_a_role_is_no_organisation() -> None:
    representing = dict(of_meeting(MINUTES, "vg:representing"))
    assert representing["per-olav-nes"] == "storoya-kommune"
    assert representing["eva-berg"] == "direktoratet-for-fiskehelse"
    assert "kari-vik" not in representing


def test_nynorsk_minutes_with_the_family_name_first() -> None:
    assert of_meeting(BOARD_MINUTES, "vg:capacity", "nn") == [
        ("marit-haugen", "member"),
        ("liv-sund", "deputy"),
        ("knut-ivar-nes", "absent"),
        ("oddbjorn-vik", "other"),
    ]
    assert ("marit-haugen", "styreleiar") in facts(BOARD_MINUTES, "vg:role", "nn")


def test_names_outside_the_head_of_a_meeting_are_no_participants() -> None:
    assert facts(CASE_PAPERS, "vg:capacity") == []


def test_a_table_of_names_and_roles() -> None:
    text = (
        "Protokoll fra styremøte i Helse Ytterkyst RHF\n\nMøtedato:\t14. mars 2025\nMøtested:\tStyrerommet\n\n"
        "Til stede\n\nNavn\tRolle\nAnders Holm\tstyreleder\nTone Berg\tvaramedlem, møtte for Per Lunde\n\n"
        "Forfall\n\nPer Lunde, styremedlem\n\nStyresak 1-2025 Godkjenning av innkalling\n\nVedtak\n\n"
        "Styret i Helse Ytterkyst RHF godkjenner innkallingen.\n"
    )
    assert of_meeting(text, "vg:capacity") == [
        ("anders-holm", "member"),
        ("tone-berg", "deputy"),
        ("per-lunde", "absent"),
    ]


def test_a_row_whose_line_runs_on_from_the_row_above() -> None:
    text = BOARD_MINUTES.replace(
        "Forfall:\n", "Nes, Inger              styremedlem, vald av dei tilsette\nForfall:\n", 1
    )
    assert ("inger-nes", "member") in of_meeting(text, "vg:capacity", "nn")


COUNCIL = """Referat
Nasjonalt råd for båter
Møte 2/2025
Dato: 22. mai 2025

%s

Sak 8/25 Godkjenning av referat
Referatet ble godkjent.
"""


@pytest.mark.parametrize(
    "people",
    [
        "Til stede:\nHelse Ytterkyst RHF: Berit Moe\nStorøya kommune: Odd Vik (digitalt)",
        "Til stede:\nBerit Moe – Helse Ytterkyst RHF\nOdd Vik – Storøya kommune",
        "Til stede: Berit Moe Helse Ytterkyst RHF Odd Vik Storøya kommune",
        "Til stede:\nHelse Ytterkyst RHF v/ Berit Moe\nStorøya kommune v/ fagsjef Odd Vik",
        "Navn\nVirksomhet\nBerit Moe\nHelse Ytterkyst RHF\nOdd Vik\nStorøya kommune",
        "Organisasjon\tNavn\tTil stede\tForfall\nHelse Ytterkyst RHF\tBerit Moe\tX\t\nStorøya kommune\tOdd Vik\tX\t",
    ],
)
def test_whom_people_stand_for(people: str) -> None:
    assert sorted(facts(COUNCIL % people, "vg:affiliation")) == [
        ("berit-moe", "helse-ytterkyst-rhf"),
        ("odd-vik", "storoya-kommune"),
    ]


def test_an_abbreviation_that_no_register_knows_is_an_organisation_and_initials_are_none() -> None:
    found = facts(COUNCIL % "Til stede: Berit Moe, RYK, Odd Vik (OV)", "vg:affiliation")
    assert found == [("berit-moe", "ryk")]


def test_whom_a_sentence_says_that_somebody_comes_from() -> None:
    text = COUNCIL % "Liv Sund fra Storøya kommune innledet. Per Nes, direktør i Helse Ytterkyst RHF, svarte."
    found = facts(text, "vg:affiliation")
    assert found == [("liv-sund", "storoya-kommune"), ("per-nes", "helse-ytterkyst-rhf")]


def test_people_behind_labels_that_stand_above_all_values() -> None:
    text = (
        "REFERAT\n\nMøte i Nasjonalt råd for trygge kaier\n\nDato, sted\nMøteleder\nDeltakere\n"
        "Fra sekretariatet\nForfall\n"
        "Referent\n\nMandag 16. september 2013, kl. 10.00, Hotell Brygga, Vik\nGudrun Lothe, direktør, Kystetaten HF\n"
        "Morten Nes, fagdirektør, Helse Ytterkyst RHF\nKari Holth, sekretariatsleder\nOla Bruun, seniorrådgiver\n"
        "Jens Falch, direktør, Helse Midtkyst RHF\nOla Bruun\n\n"
        "Saksliste\n\n26/13\nGodkjenning av innkalling\n\n27/13\nStatus\n"
    )
    assert of_meeting(text, "vg:capacity") == [
        ("gudrun-lothe", "member"),
        ("morten-nes", "member"),
        ("kari-holth", "other"),
        ("ola-bruun", "other"),
        ("jens-falch", "absent"),
    ]


def test_rows_with_a_title_before_names_that_begin_with_the_family_name() -> None:
    text = (
        "Vik kommune\nMøteprotokoll\n\nUtvalg:      Formannskapet\nDato:        27.05.2015\n\nTil stede:   5 av 5\n\n"
        "Leder        Brekke Jorunn     AP\nMedlem       Aronsen Wibecke   H\nMedlem       Ruud-Jensen Torhild   SV\n"
        "Varamedlem   Heggelund Kari    AP\nMedlem       Moe Kjetil   V\n\n"
        "Sakliste\n\n20/15   MELDINGER\n21/15   KAIEN\n"
    )
    assert of_meeting(text, "vg:capacity") == [
        ("jorunn-brekke", "member"),
        ("wibecke-aronsen", "member"),
        ("torhild-ruud-jensen", "member"),
        ("kari-heggelund", "deputy"),
        ("kjetil-moe", "member"),
    ]


def test_labels_of_places_electors_and_parties_stand_beneath_the_one_for_members() -> None:
    text = (
        "Protokoll fra styremøte i Nes sjukehus HF 4. mai 2024\n\nTIL STADES\n\nPå Neset:\nKari Moe\nstyreleiar\n\n"
        "På video frå Viksund sjukehus:\nOla Vik\nstyremedlem\n\nValde av og mellom dei tilsette:\nLiv Sund\nDelta\n\n"
        "Forfall:\nPer Nes\n\nSak 3-2024 Kai\n\nVedtak:\nStyret tek saka til orientering.\n"
    )
    told = [("kari-moe", "leader"), ("ola-vik", "member"), ("liv-sund", "member"), ("per-nes", "absent")]
    assert {who for who, capacity in of_meeting(text, "vg:capacity", "nn") if capacity != "absent"} == {
        who for who, capacity in told if capacity != "absent"
    }
    council = (
        "VIK KOMMUNE\n\nMØTEPROTOKOLL\n\nKommunestyret\n\nMøtedato:\n25.09.2008\n\nTil stede:\nAp:\nOdd Moe, Liv Sund\n"
        "Sp:\nPer Nes\n\nForfall:\nKari Vik (Ap)\n\nSak 3/08 Kai\n\nVedtak:\nKaien bygges.\n"
    )
    assert of_meeting(council, "vg:capacity") == [
        ("odd-moe", "member"),
        ("liv-sund", "member"),
        ("per-nes", "member"),
        ("kari-vik", "absent"),
    ]
