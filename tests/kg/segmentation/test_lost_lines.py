"""Headings, points and rows of text whose line breaks were lost, and what stands around them on web pages."""

from __future__ import annotations

import pytest

from kg.segmentation.decisions import find_decisions
from tests.kg.segmentation.making import cases_of, layout_of
from tests.kg.segmentation.test_unrolling import MINUTES, lines


def test_headings_that_say_whose_decision_it_is_need_no_colon() -> None:
    line = "Kaia er gammal. Hamnesjefen si tilråding Kaia vert bygd. Hamnerådet sitt vedtak 1. Kaia vert bygd no."
    assert lines(line) == [
        "Kaia er gammal.",
        "Hamnesjefen si tilråding",
        "Kaia vert bygd.",
        "Hamnerådet sitt vedtak",
        "1. Kaia vert bygd no.",
    ]


def test_points_may_have_no_blank_behind_their_number() -> None:
    line = "Vedtak : 1.Kaia bygges innen 1.mai 2003 2.Direktøren legger fram regnskapet"
    assert lines(line) == [
        "Vedtak :",
        "1.Kaia bygges innen 1.mai 2003",
        "2.Direktøren legger fram regnskapet",
    ]
    text = "Vedtak:\n1.Kaia bygges innen\n1.mai 2003\n2.Direktøren legger fram regnskapet\n"
    found = find_decisions(layout_of(text))
    assert [[point.number for point in one.points] for one in found] == [["1", "2"]]


def test_a_row_with_board_number_and_date_heads_a_case_paper() -> None:
    head = "Saksframlegg Dato Saksbehandler 12.09.2022 Direktør Pål Vik Saksnr Møtedato Styret i Kystsykehuset HF"
    pages = [
        f"{page} {head} {number}/2022 21. september 2022 {title} Forslag til vedtak: 1. Styret tar saken til "
        "orientering. 2. Styret ber om en ny sak. Det er lagt vekt på at tilbudet skal være nær dem som trenger det, "
        "og at alle får hjelp."
        for page, number, title in ((1, 42, "Rapport fra kaia"), (2, 43, "Budsjett for kaia"), (3, 44, "Plan for kaia"))
    ]
    text = "\n\n".join(pages)
    assert cases_of(text, "number", "title", style="paper") == [
        ("42-2022", "Rapport fra kaia"),
        ("43-2022", "Budsjett for kaia"),
        ("44-2022", "Plan for kaia"),
    ]


def test_the_decision_below_what_was_said_is_the_decision() -> None:
    text = """Sak 21/13 Kaia

Behandling/vedtak i Hamnerådet i Vik den 15.10.2013:
Per Moe viste til brevet og sakna eit ord om kaia.

Dette gir følgjande endelege vedtak:
Rådet tek saka til vitande.
"""
    (decision,) = find_decisions(layout_of(text))
    assert [layout_of(text).read(point.span) for point in decision.points] == ["Rådet tek saka til vitande."]


def test_what_a_web_page_prints_above_the_paper_heads_no_case() -> None:
    above = 'Sak 3/19 Ny kai for båtane\n\nStørrelse: px\n\nDownload "Sak 3/19 Ny kai for båtane"\n\nTranskript\n\n'
    assert len(cases_of(above + MINUTES, "number")) == len(cases_of(MINUTES, "number"))


def test_the_decision_of_the_next_case_is_not_that_of_the_one_above() -> None:
    text = """Sak 21/13 Kaia

Behandling/vedtak i Hamnerådet i Vik den 15.10.2013:
Kaia vert bygd på Nes.

Sak 22/13 Moloen

Vedtak:
Moloen vert utsett.
"""
    told = [layout_of(text).read(point.span) for one in find_decisions(layout_of(text)) for point in one.points]
    assert told == ["Kaia vert bygd på Nes.", "Moloen vert utsett."]


def test_a_decision_that_a_sentence_names_is_no_heading() -> None:
    line = "Kommunestyret slutter seg til Hovedutvalgets vedtak Alternativ 2 om kaia, og Fylkesmannen si tilråding Nei"
    assert lines(line) == [line]


@pytest.mark.parametrize("counted", ["Kvartal", "Tertial", "Etasje", "Juni"])
def test_what_a_number_counts_is_no_point(counted: str) -> None:
    text = f"Vedtak:\nStyret ber om en gjennomgang av\n1.{counted} 2024 og\n2.{counted} 2024.\n"
    (decision,) = find_decisions(layout_of(text))
    assert len(decision.points) == 1
    assert layout_of(text).read(decision.points[0].span).endswith(f"2.{counted} 2024.")
