"""What is said of meetings."""

from __future__ import annotations

import pytest

from kg.model import Ref
from tests.kg.extraction.board_texts import notebook, objects, quotes, said, statements

TEXT = "Møte i Nasjonalt utvalg for kystforløp (NUK)\nMøte 2/2024\nDato 23. mai\nSted Rådhuset,\nmøterom 4\n"
NUK = "nasjonalt-utvalg-for-kystforlop"


def test_a_meeting_has_body_date_number_and_place() -> None:
    meeting = f"{NUK}/2024-05-23"
    assert said(TEXT, "vg:body") == {(meeting, NUK)}
    assert said(TEXT, "dcterms:date") == {(meeting, "2024-05-23")}
    assert said(TEXT, "vg:meetingNumber") == {(meeting, "2/2024")}
    assert objects(TEXT, "vg:place")[0].startswith("Rådhuset")


def test_the_evidence_is_the_words_that_say_it() -> None:
    assert quotes(TEXT, "vg:body") == ["Nasjonalt utvalg for kystforløp"]
    assert quotes(TEXT, "dcterms:date") == ["23. mai"]
    assert quotes(TEXT, "vg:meetingNumber") == ["2/2024"]


def test_a_date_is_a_date() -> None:
    (statement,) = statements(TEXT, "dcterms:date")
    assert getattr(statement.object, "datatype", None) == "date"


def test_meeting_and_body_are_entities_with_labels() -> None:
    named = {entity.ref: entity.label for entity in notebook(TEXT).entities.values()}
    assert named[Ref("organisation", (NUK,))] == "Nasjonalt utvalg for kystforløp"
    assert "Nasjonalt utvalg for kystforløp" in named[Ref("meeting", (NUK, "2024-05-23"))]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Møte i NUK\nMøte 2/2024\nSted Rådhuset\n", "nuk/2-2024"),
        ("Protokoll fra styremøte i Nes HF 4. mai 2024\nTekst.\n", "nes-hf/2024-05-04"),
    ],
)
def test_a_meeting_is_named_by_date_or_else_by_number(text: str, path: str) -> None:
    assert {subject for subject, _ in said(text, "vg:body")} == {path}


@pytest.mark.parametrize("text", ["", "Styret drøftet saken.\n", "Møteprotokoll\nDato: 4. mai 2024\nSted: Rådhuset\n"])
def test_without_a_body_there_is_no_meeting(text: str) -> None:
    assert not [ref for ref, _ in notebook(text).entities if ref.kind == "meeting"]


COUNCIL = (
    "Møteprotokoll\nUtvalg: Formannskapet\nVik kommune\nMøtedato: 4. mai 2024\n\nSak 7/24 Plan\n\n{}\n\n"
    "Vedtak: Formannskapet er samd.\n"
)
OWN = "formannskapet-i-vik-kommune/2024-05-04"


def mentioned(sentence: str) -> set[str]:
    """The meetings that the sentence of a council's minutes names, apart from the council's own of that day."""
    dates = said(COUNCIL.format(sentence), "dcterms:date")
    return {subject for subject, date in dates if subject.endswith(f"/{date}")} - {OWN}


@pytest.mark.parametrize(
    ("sentence", "meeting"),
    [
        ("Kommunestyret vedtok planen i møte 12. mars 2024.", "kommunestyret-i-vik-kommune/2024-03-12"),
        ("Hamneutvalet drøfta kaia 12. mars 2024.", "hamneutvalet-i-vik-kommune/2024-03-12"),
        ("Kommunestyrets møte 12. mars 2024 var langt.", "kommunestyret-i-vik-kommune/2024-03-12"),
        ("Hamneutvalets møte 12. mars 2024 var langt.", "hamneutvalet-i-vik-kommune/2024-03-12"),
        ("Kommunestyret sitt møte den 12. mars 2024 var langt.", "kommunestyret-i-vik-kommune/2024-03-12"),
        ("Kommunestyret 12. mars 2024, sak 4/24, gjaldt kaia.", "kommunestyret-i-vik-kommune/2024-03-12"),
        ("Styremøtet i Nes sykehus HF 12. mars 2024 var langt.", "nes-sykehus-hf/2024-03-12"),
        ("Neste møte er torsdag 12. juni 2024.", "formannskapet-i-vik-kommune/2024-06-12"),
        ("Neste møte blir 12. juni 2024 på rådhuset.", "formannskapet-i-vik-kommune/2024-06-12"),
        ("Neste møte vert 12. juni 2024.", "formannskapet-i-vik-kommune/2024-06-12"),
        ("Protokoll fra 12. mars 2024 ble godkjent.", "formannskapet-i-vik-kommune/2024-03-12"),
        ("Møteboka frå 12. mars 2024 vart godkjend.", "formannskapet-i-vik-kommune/2024-03-12"),
        ("I møtet den 12. mars 2024 ble kaia nevnt.", "formannskapet-i-vik-kommune/2024-03-12"),
        ("GODKJENNING AV MØTEBOK FRÅ MØTET 12. MARS 2024", "formannskapet-i-vik-kommune/2024-03-12"),
        ("Neste ordinære møte: 12. juni 2024.", "formannskapet-i-vik-kommune/2024-06-12"),
        ("Saken er behandlet av Hamneutvalet 12. mars 2024.", "hamneutvalet-i-vik-kommune/2024-03-12"),
        ("Handsaming i kommunestyret 12. mars 2024", "kommunestyret-i-vik-kommune/2024-03-12"),
        ("Protokoll - Vik ungdomsråd 12. mars 2024", "ungdomsradet-i-vik-kommune/2024-03-12"),
        ("Referat fra hamneutvalet 12. mars 2024", "hamneutvalet-i-vik-kommune/2024-03-12"),
        ("Planen kom i sak 4/24 (12. mars 2024).", "formannskapet-i-vik-kommune/2024-03-12"),
        ("Referat fra NUIP 12. mars 2024 ble godkjent.", "nuip/2024-03-12"),
        ("Saken ble lagt frem for NUIP 12. mars 2024.", "nuip/2024-03-12"),
        ("Partene fremmet saken i NUIP-møtet 12. mars 2024.", "nuip/2024-03-12"),
        ("Den 12. mars 2024 gjorde kommunestyret slikt vedtak om kaia", "kommunestyret-i-vik-kommune/2024-03-12"),
        ("I foretaksmøte i Nes sykehus HF 12. mars 2024 ble det sagt.", "foretaksmotet-i-nes-sykehus-hf/2024-03-12"),
        ("Føretaksmøtet i Nes sykehus HF vedtok 12. mars 2024 dette.", "foretaksmotet-i-nes-sykehus-hf/2024-03-12"),
    ],
)
def test_text_names_meetings_by_what_a_body_did_or_by_their_order_or_minutes(sentence: str, meeting: str) -> None:
    assert mentioned(sentence) == {meeting}


def test_a_plan_of_meetings_has_the_year_that_it_names() -> None:
    for sentence in (
        "Formannskapet held møte 3. februar, 14. april og 22. september 2025.",
        "Møtene i 2025 legges til 3. februar, 14. april og 22. september.",
        "Det foreslås tre møter i 2025: 3. februar, 14. april og 22. september.",
    ):
        found = mentioned(sentence)
        assert found == {f"formannskapet-i-vik-kommune/2025-{day}" for day in ("02-03", "04-14", "09-22")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Brev frå kommunestyret 12. mars 2024.",
        "Kommunestyret fekk brev datert 12. mars 2024.",
        "Kommunestyret behandlet saken før 12. mars 2024.",
        "Kommunestyret gav frist til 12. mars 2024.",
        "Kaia vart ferdig 12. mars 2024.",
        "Planen ble drøftet 12. mars 2024.",
    ],
)
def test_other_dates_are_of_no_meeting(sentence: str) -> None:
    assert mentioned(sentence) == set()


def test_the_evidence_of_a_mentioned_meeting_is_the_words_that_name_it() -> None:
    text = COUNCIL.format("Det er vinter. Kommunestyret vedtok planen 12. mars 2024.")
    found = [s for s in statements(text, "vg:body") if s.subject.path[-1] == "2024-03-12"]
    assert [s.evidence.quote for s in found] == ["Kommunestyret vedtok planen 12. mars 2024"]


def test_a_meeting_may_be_joined_to_another_one_and_have_its_year_from_the_same_day_elsewhere() -> None:
    found = mentioned("Planen behandles i møter i NUIP 12. mars og i NUFA 14. mars. NUFA møtes 14. mars 2023.")
    assert "nufa/2023-03-14" in found
    assert any(meeting.startswith("nuip/") for meeting in found)


def test_a_body_that_has_not_numbered_the_case_in_a_table_yet_has_a_meeting_all_the_same() -> None:
    table = "Utvalg Møtedato Saksnr.\nFormannskapet 19.04.2016 22/16\n/ Kommunestyret 28.04.2016\n"
    text = f"VIK KOMMUNE\nSAKSFRAMLEGG\nNy plan for kaia\n{table}Rådmannens forslag til vedtak:\nPlanen vedtas.\n"
    assert ("kommunestyret-i-vik-kommune/2016-04-28", "2016-04-28") in said(text, "dcterms:date")
    assert "2016-04-28" not in {value for _, value in said(text.replace("Utvalg Møtedato Saksnr.", ""), "dcterms:date")}


@pytest.mark.parametrize("verb", ["holdes", "blir haldne", "er"])
def test_the_dates_of_a_plan_have_the_year_that_it_names(verb: str) -> None:
    text = (
        "Eldrerådet i Nes kommune\nMøte 21. oktober 2014\n\nSAK 21/14\nMØTEPLAN\n\nVEDTAK\n"
        f"Rådets møter i 2015 {verb} 11. februar, 22. april og 18.\nnovember.\n"
    )
    dates = {date for _, date in said(text, "dcterms:date")}
    assert {"2015-02-11", "2015-04-22", "2015-11-18"} <= dates


def test_a_day_that_stands_elsewhere_with_two_years_has_that_of_the_papers_meeting() -> None:
    sentence = "Referat fra NUIP 12. mars ble godkjent. Kaia sto 12. mars 2019 og 12. mars 2021."
    years = {meeting.rpartition("/")[2][:4] for meeting in mentioned(sentence) if meeting.startswith("nuip/")}
    assert years
    assert not years & {"2019", "2021"}
