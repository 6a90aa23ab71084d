"""A case paper that lost its number is known by its title, which the agenda has with the number."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from tests.kg.segmentation.making import cases_of, segments_of, told

AGENDA = """Møteinnkalling
Kontrollutvalet i Vikfjord kommune
Møtedato: 4. juni 2014

Saksliste:
PS 12/14 Godkjenning av protokoll
PS 13/14 Kvalitet i heimetenesta på øyane
PS 14/14 Eventuelt

Kopi: Ordførar og rådmann

"""
PAPER = """Saksmappe:
Arkiv:
Sakshandsamar: Kari Nes

%s

Sekretariatet si tilråding:
Kontrollutvalet tek rapporten til vitande.
"""


def decided(text: str) -> list[tuple[str | None, ...]]:
    return [told(one, "case", "status") for one in segments_of(text, SegmentKind.DECISION)]


def test_the_title_of_the_agenda_heads_the_paper() -> None:
    text = AGENDA + PAPER % "Kvalitet i heimetenesta på øyane"
    assert decided(text) == [("13/14", "proposed")]
    assert cases_of(text, "number", "title", style="paper") == [("13/14", "Kvalitet i heimetenesta på øyane")]


def test_the_number_is_read_above_the_title_where_it_stands_glued_to_what_surrounds_it() -> None:
    text = AGENDA + PAPER % "Utvalssaksnr Utval PS 13/14Kontrollutvalet\nKvalitet i heimetenesta på øyane"
    (number,) = [one[0] for one in cases_of(text, "number-span", style="paper")]
    assert number is not None
    start, _, end = number.partition("-")
    assert text[int(start) : int(end)] == "13/14"
    assert int(start) > len(AGENDA)


@pytest.mark.parametrize("title", ["Kvalitet i heimetenesta", "Heimetenesta på øyane", "Noko heilt anna på øyane"])
def test_another_title_heads_no_case(title: str) -> None:
    assert ("13/14",) not in cases_of(AGENDA + PAPER % title, "number", style="paper")


def test_a_title_in_the_midst_of_a_text_heads_no_case() -> None:
    prose = "Utvalet var på synfaring. Leiaren viste til denne saka:\nKvalitet i heimetenesta på øyane\nDet var alt.\n"
    assert cases_of(AGENDA + prose, "number", style="paper") == []


def test_a_case_whose_number_stands_above_its_paper_has_one_head() -> None:
    text = AGENDA + "PS 13/14 Kvalitet i heimetenesta på øyane\n\n" + PAPER % "Kvalitet i heimetenesta på øyane"
    assert [number for (number,) in cases_of(text, "number", style="paper")] == ["13/14"]


def test_a_number_between_those_of_the_agenda_is_of_the_same_meeting() -> None:
    text = AGENDA.replace("PS 13/14 Kvalitet i heimetenesta på øyane\n", "").replace("Møteinnkalling", "Møteprotokoll")
    text += "Sak 12/14\n\nVedtak:\nProtokollen vert godkjend.\n\nSak 13/14\n\nVedtak:\nKaia vert bygd.\n"
    assert decided(text) == [("12/14", "adopted"), ("13/14", "adopted")]
    assert [number for (number,) in cases_of(text, "number", style="minutes")] == ["12/14", "13/14"]


def test_a_title_in_a_list_of_attachments_heads_no_case() -> None:
    text = AGENDA + "PS 14/14 Eventuelt\n\nVedlegg:\nKvalitet i heimetenesta på øyane\n\n"
    text += "Sekretariatet si tilråding:\nKontrollutvalet vedtek planen.\n"
    assert decided(text) == [("14/14", "proposed")]
