"""Meetings with body, date, number and place."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from kg.segmentation import read_layout
from kg.segmentation.meetings import MeetingHead, meeting_heads
from tests.kg.segmentation.making import paper, segments_of, told

FURNISHED = "Dato 4. mai 2024\nSted Videomøte\n"
NAMES = ("kind", "body", "date", "number")


def heads_of(text: str) -> list[MeetingHead]:
    document = paper(text)
    return meeting_heads(document, read_layout(document))


def meeting(text: str) -> tuple[str | None, ...]:
    (found,) = segments_of(text, SegmentKind.MEETING)
    return told(found, *NAMES)


@pytest.mark.parametrize(
    ("head", "kind", "body"),
    [
        ("Møte i Nasjonalt utvalg for kystforløp (NUK)", "agenda", "Nasjonalt utvalg for kystforløp"),
        ("Ekstra møte i NUK", "agenda", "NUK"),
        ("Saksliste for møtet i Regionalt samarbeidsutval", "agenda", "Regionalt samarbeidsutval"),
        ("Referat fra møte i NUK", "minutes", "NUK"),
        ("Møtebok frå styremøte i Nes sjukehus HF", "minutes", "Nes sjukehus HF"),
        ("Foreløpig protokoll fra ekstraordinært styremøte i Helse Kyst RHF", "minutes", "Helse Kyst RHF"),
        ("Protokoll - styremøte i Helse Kyst RHF", "minutes", "Helse Kyst RHF"),
        ("Møteprotokoll for Formannskapet", "minutes", "Formannskapet"),
        ("Innkalling til ekstraordinært styremøte i Helse Kyst RHF", "summons", "Helse Kyst RHF"),
        ("Møteinnkalling for Kommunestyret", "summons", "Kommunestyret"),
        ("Styremøte i Nes sjukehus HF", "papers", "Nes sjukehus HF"),
        ("STYREMØTE I NES SJUKEHUS HF", "papers", "Nes sjukehus HF"),
        ("Saksdokument til styremøtet i Nes sjukehus HF", "papers", "Nes sjukehus HF"),
    ],
)
def test_the_head_names_the_body_and_what_the_papers_are(head: str, kind: str, body: str) -> None:
    assert meeting(f"{head}\n{FURNISHED}") == (kind, body, "2024-05-04", None)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Fjellvik kommune\nMøteinnkalling\nUtvalg: Formannskapet\n", "Formannskapet i Fjellvik kommune"),
        ("Utval for levekår i Vikaheim kommune\nMØTEBOK\n\n", "Utval for levekår i Vikaheim kommune"),
        ("MØTEPROTOKOLL\nKONTROLLUTVALGET I SOLVIK KOMMUNE\n", "Kontrollutvalget i Solvik kommune"),
        ("Nes sjukehus HF\nProtokoll\n", "Nes sjukehus HF"),
        ("Protokoll\nStyret i Nes sjukehus HF kom saman.\n", "Nes sjukehus HF"),
    ],
)
def test_the_body_may_stand_on_a_line_close_by(text: str, body: str) -> None:
    (head,) = heads_of(text + FURNISHED)
    assert head.body is not None
    assert head.body.value == body


def test_number_date_and_place_stand_beside_their_labels() -> None:
    text = "Møte i NUK\nMøte 2 / 2023\nDato 25. mai\nTid Kl. 09.00\nSted Rådhuset, møterom 4\n"
    (head,) = heads_of(text)
    assert head.number is not None
    assert (head.number.value, head.number.span.of(text)) == ("2/2023", "2 / 2023")
    assert head.date is not None
    assert (head.date.value, head.date.span.of(text)) == ("2023-05-25", "25. mai")
    assert head.place is not None
    assert head.place.value == "Rådhuset, møterom 4"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Innkalling til styremøte i Nes HF, den\n7. oktober 2022\n", "2022-10-07"),
        ("Protokoll fra styremøte i Nes HF 3. mai 2018\nStyreleder ledet møtet.\n", "2018-05-03"),
        ("Møtebok frå styremøte i Nes HF\nMøtedato: 12.03.2019\n", "2019-03-12"),
        ("Referat fra møte i NUK\nTil stede: Kari Nes\n\nTirsdag 12. mars 2019 kl. 13\n", "2019-03-12"),
    ],
)
def test_the_date_stands_in_the_head_beside_a_label_or_below(text: str, date: str) -> None:
    assert meeting(text)[2] == date


def test_a_paper_with_another_meetings_minutes_inside_has_two_meetings() -> None:
    text = f"Møte i NUK\nMøte 2/2023\n{FURNISHED}\nReferat fra møte i NUK\nMøte 1/2023\nDato 16. februar 2023\n"
    found = [told(m, *NAMES) for m in segments_of(text, SegmentKind.MEETING)]
    assert found == [
        ("agenda", "NUK", "2024-05-04", "2/2023"),
        ("minutes", "NUK", "2023-02-16", "1/2023"),
    ]


def test_running_heads_tell_of_the_meeting_where_no_head_is_printed() -> None:
    page = "Styremøte i Nes sjukehus HF 4. mai 2024\nSide {0} av 3\n{1}\n"
    text = "".join(page.format(n, words) for n, words in enumerate(("Det første.", "Det andre.", "Det siste."), 1))
    assert meeting(text) == ("papers", "Nes sjukehus HF", "2024-05-04", None)


def test_a_case_paper_has_only_the_date_of_its_meeting() -> None:
    text = "Møtedato: 14. mars 2024\n\nStyresak 12-2024 Budsjett\n\nStyret i Nes sjukehus HF ber om eit budsjett.\n"
    assert meeting(text) == ("papers", "Nes sjukehus HF", "2024-03-14", None)


@pytest.mark.parametrize(
    "text",
    [
        "Saken ble tatt opp.\nDen kom fra direktøren.\nDeretter ble det avtalt\n"
        "Møte i Helse Kyst RHF om saken, og der ble planen lagt frem for de tillitsvalgte.\n",
        "Vedlegg:\n1. Protokoll fra styremøte i Nes HF\n2. Oversikt\n",
        "Vi viser til styremøte i Nes HF 3. mai 2018.\n",
        "",
    ],
)
def test_running_text_and_lists_of_attachments_hold_no_meeting(text: str) -> None:
    assert heads_of(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Saksframlegg\nSaksgang Møtedato\nStyret Nes sjukehus HF 15.11.07\nSak 61-2007 Kaier\n", "2007-11-15"),
        ("Styresak\nMøtedato Saksnr.\nStyret for Nes sjukehus HF 18. september /03\nSak 41/03 Kaier\n", "2003-09-18"),
        ("Nes sjukehus HF\nDato:\nMøtedato:\nSaksbehandler:\n13.06.2023\n20.06.2023\nKari Vik\n", "2023-06-20"),
        ("Nes sjukehus HF\nPROTOKOLL 09/22 – 26.10.22\nTil stades: Kari Vik\n", "2022-10-26"),
        ("MØTE I NES REGIONRÅD\nDato 11. og 12. september 2014\nSted Naustet\n", "2014-09-11"),
        ("Møte i Nes regionråd\nDato 3.oktober 2014\nSted Naustet\n", "2014-10-03"),
    ],
)
def test_the_date_may_stand_in_a_column(text: str, date: str) -> None:
    (head,) = heads_of(text)
    assert head.date is not None
    assert head.date.value == date


def test_a_case_paper_keeps_its_meeting_before_the_minutes_attached_to_it() -> None:
    case = "Styresak\nStyremøte: 15. oktober 2003\nSak 81/03 Kaier\nSaksbehandler: KLM\nVedlegg:\nNotat\n"
    minutes = "PROTOKOLL FRA STYREMØTE I HELSE VIK RHF\nTid: 3. september 2003\nSted: Vik\n"
    assert [head.date.value for head in heads_of(case + minutes) if head.date] == ["2003-10-15", "2003-09-03"]
