"""Where decisions begin and end amid what stands around them: votes, attachments, columns, headings."""

from __future__ import annotations

import pytest

from tests.kg.segmentation.test_decisions import A, B, C, decisions, only, points


def test_a_lead_behind_the_last_point_opens_the_next_decision() -> None:
    text = f"Vedtak:\n1. {A}\n2. {B} Kommunestyret gjorde slikt vedtak med 14 mot 5 røyster:\n1. {A}\n2. {C}\n"
    assert [points(found) for found in decisions(text)] == [[("1", A), ("2", B)], [("1", A), ("2", C)]]


def test_conclusions_beside_decisions_are_decisions_where_the_body_decides_below_them() -> None:
    text = f"Vedtak:\n{A}\n\nKonklusjon:\nStyret tok saken til orientering.\n\nKonklusjon:\nStyret ba om en plan.\n"
    assert len(decisions(text)) == 3
    prose = f"Vedtak:\n{A}\n\nKonklusjon:\nDet er trangt her.\n\nKonklusjon:\nDet er dyrt der.\n"
    assert len(decisions(prose)) == 1


@pytest.mark.parametrize(
    "between",
    [
        "(mot 2 stemmer, Nes og Vik)",
        "Forslaget fra Nes falt med 3 mot 5 stemmer. Innstillingen ble vedtatt.\nStyrets vedtak lyder etter dette:",
    ],
)
def test_votes_between_a_heading_and_its_points_are_no_points(between: str) -> None:
    assert points(only(f"Vedtak:\n{between}\n1. {A}\n2. {B}\n")) == [("1", A), ("2", B)]


def test_attachments_that_name_boards_are_no_decision() -> None:
    assert not decisions("Vedlegg:\n1. Styret i Nes sykehus HF, sak 5/22\n2. Styret i Vik sykehus HF, sak 7/22\n")


def test_no_decision_stands_under_the_head_of_a_column() -> None:
    assert not decisions("Rådets vedtak\nAnsvarlig\nFrist/status\n")


def test_typed_quotation_marks_hold_what_a_case_decided() -> None:
    text = "I styresak 12/20 heitte det i punkt 3:\n\n”3. Styret legg planen til grunn.”\n\nPlanen er ny.\n"
    assert points(only(text)) == [("3", "Styret legg planen til grunn.")]


@pytest.mark.parametrize(
    "behind",
    [
        "Stemmeforklaring fra Kari Nes: Vi mener noe annet.",
        "Fjordby, 12/11-2003 Kari Nes",
        "29.04.2008 Levekårsutvalet",
    ],
)
def test_what_is_printed_behind_the_last_point_is_no_part_of_it(behind: str) -> None:
    assert points(only(f"Vedtak:\n1. {A}\n2. {B} {behind}\n")) == [("1", A), ("2", B)]


def test_a_numbered_heading_farther_away_is_no_point() -> None:
    text = "Vedtak:\n1. Planen vedtas.\n2. Båtene selges.\n\n\n3. Status i fjorden\n\nBåt   Turer\nMåken   12\n"
    assert points(only(text)) == [("1", "Planen vedtas."), ("2", "Båtene selges.")]
