"""Heads of cases whose number stands behind the title, at the right of a page, or begins with the whole year."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from kg.segmentation import read_layout, segment
from tests.kg.segmentation.making import paper

HEAD = """Protokoll fra styremøte i Nes sykehus HF

Dato: 11. november 2021

Til stede:
Kari Nes, leder

"""
TITLES = ("Godkjenning av innkalling", "Rapport per september", "Plan for rehabilitering", "Eventuelt")


def told(text: str) -> list[tuple[str | None, str | None]]:
    document = paper(text)
    return [
        (s.get("number"), s.get("title"))
        for s in segment(document, read_layout(document))
        if s.kind is SegmentKind.CASE
    ]


def minutes(form: str) -> str:
    parts = [
        f"{form.format(title=title, number=61 + at)}\n\nStyret drøftet saken.\n\nVedtak\nSaken tas til orientering.\n"
        for at, title in enumerate(TITLES)
    ]
    return HEAD + "\n\n".join(parts)


@pytest.mark.parametrize(
    "form",
    [
        "{title} – sak {number}/21",
        "{title} (sak {number}/21)",
        "{title} – sak {number}/21 B",
        "{title}                                   Sak {number}/21",
        "{title}, sak {number}/21",
    ],
)
def test_headings_end_with_their_numbers_in_many_forms(form: str) -> None:
    assert told(minutes(form)) == [(f"{61 + at}/21", title) for at, title in enumerate(TITLES)]


def test_the_title_may_begin_on_the_line_above() -> None:
    text = minutes("{title} (sak {number}/21)").replace("Plan for rehabilitering (", "Plan for\nrehabilitering (")
    assert ("63/21", "Plan for rehabilitering") in told(text)


def test_numbers_that_running_text_ends_with_head_nothing() -> None:
    text = HEAD + "Saken følger opp vedtaket i sak 61/21\n\nStyret viste til brev og sak 70/21\n"
    assert told(text) == []


def test_rows_of_an_agenda_begin_with_the_whole_year() -> None:
    rows = "\n".join(f"2005/{31 + at}   {title}" for at, title in enumerate(TITLES))
    text = f"Innkalling til styremøte i Nes sykehus HF\n\nDato: 22. juni 2005\n\nSAKLISTE\n\n{rows}\n"
    assert told(text) == [(f"{31 + at}-2005", title) for at, title in enumerate(TITLES)]


def test_numbers_of_archives_are_no_such_rows() -> None:
    text = HEAD + "2005/412   Brev fra Nes kommune\n2005/87   Svar på høring\n2005/1033   Rapport om tilsyn\n"
    assert told(text) == []


def test_a_paper_has_its_number_at_the_right_of_the_first_line() -> None:
    text = """NES SYKEHUS HF                                                       Sak 33/05


Saken behandles i:                  Møtedato:        Saksbehandler:
Styret for Nes sykehus HF           22.06.2005       Odd Vik


ØKONOMIRAPPORT FOR MAI

Vurdering

Avviket er stort.

Direktørens tilråding

Styret tar rapporten til etterretning.
"""
    assert told(text) == [("33/05", "ØKONOMIRAPPORT FOR MAI")]
