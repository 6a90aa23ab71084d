"""People, their roles and affiliations, and who prepared a case."""

from __future__ import annotations

import pytest

from kg.extraction.officers import officers_within, presented_by
from kg.model import Document, Span
from kg.segmentation import read_layout
from tests.kg.extraction.people_texts import CASE_PAPERS, COVER_NOTE, MINUTES, facts, read_paper


def test_officers_of_a_case_paper_in_a_row_of_labels() -> None:
    assert facts(CASE_PAPERS, "vg:caseOfficer") == [
        ("helse-ytterkyst-rhf/9-2025", "helse-ytterkyst-rhf/moe"),
        ("helse-ytterkyst-rhf/9-2025", "berit-strandvik"),
    ]


def test_an_officers_name_is_kept_as_written() -> None:
    assert ("helse-ytterkyst-rhf/moe", "Moe") in facts(CASE_PAPERS, "foaf:name")


def test_officers_of_a_cover_note_in_columns() -> None:
    assert facts(COVER_NOTE, "vg:caseOfficer") == [
        ("nasjonalt-utvalg-for-kystforlop/8-25", "xenia-brauer"),
        ("nasjonalt-utvalg-for-kystforlop/8-25", "odd-moe"),
    ]


def test_an_officer_beside_the_label_in_nynorsk() -> None:
    text = (
        "Innkalling til styremøte i Lunde sjukehus HF\nMøtedato: 3. april 2025\nMøtestad: Lunde\n\n"
        "Styresak 004/2025 Nye båtar\n\nSakshandsamar: Gunnhild Vik\nArkivref.: 2025/88-5\nDato: 10. mars 2025\n\n"
        "Framlegg til vedtak\n\nStyret i Lunde sjukehus HF vedtek kjøpet.\n"
    )
    assert facts(text, "vg:caseOfficer", "nn") == [("lunde-sjukehus-hf/4-2025", "gunnhild-vik")]


def test_the_column_of_a_letter_whose_first_value_is_missing() -> None:
    text = COVER_NOTE.replace("Fra\nSaksbehandler\n", "Deres ref.:\nVår ref.:\nSaksbehandler:\nDato:\n").replace(
        "Eva Berg, Liv Sund\nXenia Brauer og Odd Moe\n", "22/414-1\nXenia Brauer\n31.05.2025\n"
    )
    assert [person for _, person in facts(text, "vg:caseOfficer")] == ["xenia-brauer"]


def test_roles_from_signatures_and_before_names() -> None:
    assert facts(CASE_PAPERS, "vg:role") == [("zlata-ivic", "administrerende direktør")]
    assert facts("Forfall meldes til spesialrådgiver Liv Sund.", "vg:role") == [("liv-sund", "spesialrådgiver")]


def test_a_title_on_the_line_above_belongs_to_another() -> None:
    text = "Anne Moe seniorrådgiver, stedfortreder HR direktør\nOdd Vik spesialrådgiver\n"
    assert ("odd-vik", "hr direktør") not in facts(text, "vg:role")


def test_titles_under_a_row_of_names_belong_to_nobody() -> None:
    text = "Anne Moe\tOdd Vik\nstyreleder\tnestleder\n"
    assert facts(text, "vg:role") == []


def test_affiliation_of_those_who_present_a_case() -> None:
    text = (
        "Anne Moe, Odd Vik og Liv Sund, Norsk helsenett SF, la frem saken. Kari Nes, som er ny, takket Helse Nord RHF."
    )
    assert facts(text, "vg:affiliation") == [
        ("anne-moe", "norsk-helsenett-sf"),
        ("odd-vik", "norsk-helsenett-sf"),
        ("liv-sund", "norsk-helsenett-sf"),
    ]


def test_initials_get_the_full_name_of_the_document() -> None:
    text = "Berit Strandvik møtte. Kopi: adm. direktør B. Strandvik"
    assert facts(text, "foaf:name") == [("berit-strandvik", "Berit Strandvik")]


def test_every_person_has_a_name() -> None:
    for text in (CASE_PAPERS, COVER_NOTE, MINUTES):
        _, notebook = read_paper(text)
        people = {e.ref for e in notebook.entities.values() if e.ref.kind == "person"}
        assert people == {s.subject for s in notebook.statements.values() if s.predicate == "foaf:name"}


@pytest.mark.parametrize(
    ("head", "officers"),
    [
        ("Saksansvarlig: Berit Moe\nSaksbehandler: Odd Vik", ["Odd Vik"]),
        ("Saksbehandler: Odd Vik\nSaksansvarlig: Berit Moe", ["Odd Vik"]),
        ("Saksbehandler: Berit Moe      Arkiv: 614 H22     Arkivsaksnr.: 14/903", ["Berit Moe"]),
        ("Saksbeh.: Berit Moe Arkivkode: 124", ["Berit Moe"]),
        ("SAKSHANDSAMAR: Berit Moe / Odd Vik", ["Berit Moe", "Odd Vik"]),
        ("Saksbehandler: økonomisjef Gerd Elin Strand 1. Innledning", ["Gerd Elin Strand"]),
        ("Saksbeh/tlf: Berit Moe, Sted/Dato: Nesvika, 3. mai", ["Berit Moe"]),
        ("Saksansvarleg: Moe/Vik", ["Moe", "Vik"]),
        ("FRÅ: SAKSHANDSAMAR: Berit Moe Odd Vik og Liv Sund", ["Odd Vik", "Liv Sund"]),
        ("Sakshandsamar Arkiv ArkivsakID Berit Moe FE-470 17/902", ["Berit Moe"]),
        ("Dato:\nSaksbehandler:\nType sak:\n\n3.6.2023\nBerit Moe, Odd Vik\nDrøfting", ["Berit Moe", "Odd Vik"]),
        (
            "Saksnummer 12/00131 Dato 21. mai 2012 Kontaktperson i sekretariatet Berit Moe/Odd Vik Sak Kaia",
            ["Berit Moe", "Odd Vik"],
        ),
        ("Saksbehandler : Berit Moe Dokumenter i saken : Brev", ["Berit Moe"]),
        ("Saksbehandler:\nVedlegg:\nDirektør klinikk for psykisk helse Berit Moe\n1. Rapport", ["Berit Moe"]),
        ("Sakhandsamar: Berit\nMoe Saka gjeld: noko", ["Berit Moe"]),
        ("Saksbehandler: diverse", []),
        ("Saksbehandleren mener at Berit Moe bør svare.", []),
    ],
)
def test_officers_beside_their_label(head: str, officers: list[str]) -> None:
    layout = read_layout(Document("paper.txt", head, "0" * 64, "text/plain"))
    assert [one.name for one in officers_within(layout, Span(0, len(head)))] == officers


def test_who_presents_a_case_right_behind_its_title() -> None:
    layout = read_layout(Document("paper.txt", "Ved Berit Moe.\nRådet drøftet saken.", "0" * 64, "text/plain"))
    assert [one.name for one in presented_by(layout, Span(0, 30))] == ["Berit Moe"]


SEVERAL_BODIES = """Nes kommune

SAKSPAPIR

Saksnr    Utval              Type    Dato
22/2020   Helseutvalet       PS      02.06.2020
41/2020   Kommunestyret      PS      18.06.2020

Sakshandsamar        Arkiv              ArkivsakID
Berit Moe            FE-410             19/2207

NY LEGEVAKT I NES - VAL AV TOMT

Rådmannen sitt framlegg til vedtak:
Kommunestyret vel tomta på Moen.

Helseutvalet - Sak 22/2020

HU - Behandling:
Framlegget vart samrøystes vedteke.

HU - Tilråding:
Kommunestyret vel tomta på Moen.

Kommunestyret - Sak 41/2020

KS - Behandling:
Tilrådinga vart samrøystes vedteken.

KS - Vedtak:
Kommunestyret vel tomta på Moen.
"""


def test_a_paper_that_goes_to_several_bodies_names_its_officers_once() -> None:
    officers = facts(SEVERAL_BODIES, "vg:caseOfficer", "nn")
    assert {case for case, _ in officers} == {
        "helseutvalet-i-nes-kommune/22-2020",
        "kommunestyret-i-nes-kommune/41-2020",
    }
    assert {person for _, person in officers} == {"berit-moe"}


def test_an_officer_of_initials_is_the_one_in_the_paper_whom_they_abbreviate() -> None:
    text = (
        "Styresak\nStyremøte: 9. juni 2004\nStyresak nr: 046/04 B\nSaksbehandlar: {}\nVedrørande: Ny kai\n\n"
        "Forslag til vedtak:\nStyret i Helse Nes HF godkjenner kaia.\n\nNes, 1. juni 2004\n"
        "Tone K. Lunde\nstyresekretær\n"
    )
    assert {person for _, person in facts(text.format("TKL"), "vg:caseOfficer", "nn")} == {"tone-k-lunde"}
    assert not facts(text.format("ABC"), "vg:caseOfficer", "nn")


@pytest.mark.parametrize(
    ("head", "officers"),
    [
        ("Saksbehandler: Havneapotek Kyst HF Postboks 44\nSaksbehandler: Økonomisjef Berit N. Moe", ["Berit N. Moe"]),
        ("Dato: Sakhandsamar:\nSaka gjeld:\nEva Lie og Jon Vik Ny kai for båtane i Nes", ["Eva Lie", "Jon Vik"]),
    ],
)
def test_officers_behind_a_company_and_before_a_title(head: str, officers: list[str]) -> None:
    layout = read_layout(Document("sak.txt", head, "0", "text/plain"))
    assert [one.name for one in officers_within(layout, Span(0, len(head)))] == officers


def test_officers_may_have_what_they_are_between_their_names() -> None:
    text = "Saksbehandler:\nRagnhild Moum, fagsjef / Ole Kristian Bråten, rådgiver\nArkivreferanse:\n2011/02417-18\n"
    layout = read_layout(Document("s.txt", text, "0" * 64, "text/plain"))
    named = [officer.name for officer in officers_within(layout, Span(0, len(text)))]
    assert named == ["Ragnhild Moum", "Ole Kristian Bråten"]


AT_THE_END = """Styremøte i Nes sykehus HF
Møtedato: 4. mai 2022

SAK 12/22 PLAN FOR REHABILITERING

Vurdering

Planen er godt forankret.

Forslag til vedtak:
Styret vedtar planen.

Vedlegg:
Plan for rehabilitering

Saksbehandler: Odd Vik
"""


def test_the_last_line_of_a_case_paper_may_name_its_officer() -> None:
    assert [person for _, person in facts(AT_THE_END, "vg:caseOfficer", "nb")] == ["odd-vik"]
