"""Papers of bodies that the rules were not written on."""

from __future__ import annotations

from kg.model import SegmentKind
from tests.kg.segmentation import other_bodies
from tests.kg.segmentation.making import cases_of, segments_of, told


def decided(text: str) -> list[tuple[str | None, ...]]:
    return [told(s, "case", "status") for s in segments_of(text, SegmentKind.DECISION)]


def meeting(text: str) -> tuple[str | None, ...]:
    (found,) = segments_of(text, SegmentKind.MEETING)
    return told(found, "kind", "body", "date")


def bodies(text: str) -> set[str | None]:
    return {s.get("body") for s in segments_of(text, SegmentKind.CASE, SegmentKind.DECISION)}


def test_a_municipal_council() -> None:
    text = other_bodies.COUNCIL
    assert meeting(text) == ("summons", "Kommunestyret i Fjellvik kommune", "2015-06-18")
    assert cases_of(text, "number", "title", style="paper") == [
        ("37/15", "Godkjenning av innkalling og saksliste"),
        ("38/15", "Ny legevaktsordning for Fjellvik og Sundnes kommuner"),
        ("39/15", "Økonomiplan for helse og omsorg 2016-2019"),
    ]
    assert len(cases_of(text, "number", style="agenda")) == 3
    assert decided(text) == [("38/15", "proposed"), ("38/15", "adopted"), ("39/15", "adopted")]
    assert bodies(text) == {"Kommunestyret i Fjellvik kommune"}


def test_the_minutes_of_an_old_board() -> None:
    text = other_bodies.OLD_BOARD
    assert meeting(text) == ("minutes", "Sundfjell sykehus HF", "2006-01-26")
    assert cases_of(text, "number", "title", style="minutes") == [
        ("1/06", "Godkjenning av møteinnkalling"),
        ("2/06", "Årsplan for styret 2006"),
        ("3/06", "Adm. direktørs orienteringer"),
    ]
    assert decided(text) == [("1/06", "adopted"), ("2/06", "proposed"), ("2/06", "adopted")]
    assert bodies(text) == {"Sundfjell sykehus HF"}


def test_the_minutes_of_a_nynorsk_committee() -> None:
    text = other_bodies.COMMITTEE
    assert meeting(text) == ("minutes", "Utval for levekår i Vikaheim kommune", "2019-03-12")
    assert cases_of(text, "number", "title", style="minutes") == [
        ("12/19", "Godkjenning av innkalling og saksliste"),
        ("13/19", "Velferdsteknologi i heimetenesta - vidare framdrift"),
        ("14/19", "Referatsaker"),
    ]
    assert decided(text) == [("12/19", "adopted"), ("13/19", "proposed"), ("13/19", "adopted"), ("14/19", "adopted")]


def test_the_minutes_of_an_audit_committee_that_proposes_to_another_body() -> None:
    text = other_bodies.AUDIT
    assert meeting(text) == ("minutes", "Kontrollutvalget i Solvik kommune", "2016-05-04")
    assert decided(text) == [("20/16", "adopted"), ("21/16", "proposed")]
