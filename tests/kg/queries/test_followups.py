"""How decision points stand: by what later cases say and by deadlines, and never by silence alone."""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
import pytest

from kg.deadlines import last_day
from kg.queries import FollowUp, Questions, Standing
from kg.store import Store

BASE = "http://e.example/id/"
HEAD = f"""@prefix : <{BASE}> . @prefix vg: <https://w3id.org/vedtaksgraf/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
:case vg:body :body .
:decision vg:inCase :case ; vg:status vg:Adopted ; vg:hasPoint :point ; dcterms:date "2024-03-14" .
:proposal vg:inCase :case ; vg:status vg:Proposed ; vg:hasPoint :draft . :draft vg:addressee :director .
:m1 a vg:Meeting ; vg:body :body ; dcterms:date "2024-03-14" .
"""
ASKED = ":point vg:addressee :director ; vg:action 'be om' . "
FOLLOWS = ":later vg:followsUp :case ; vg:consideredAt :m9 . :m9 dcterms:date '2024-09-19' . "
REFERS = ":other vg:refersTo :case ; vg:consideredAt :m8 . :m8 dcterms:date '{day}' . "
MET = ":m2 a vg:Meeting ; vg:body :body ; dcterms:date '{day}' . "
SAID = """:s a vg:Statement ; rdf:subject :later ; rdf:predicate vg:followsUp ; rdf:object :case ;
  vg:quote "oppfølging av sak 1" ;
  vg:start 3 ; vg:end 22 ; vg:evidence :p . :p vg:inDocument :doc . """
TODAY = date(2024, 12, 1)


def followed(data: str, today: date = TODAY) -> dict[str, FollowUp]:
    store = Store.scratch()
    store.quads.load((HEAD + data).encode(), ox.RdfFormat.TURTLE)
    return Questions(store.select, BASE).followups([f"{BASE}case", f"{BASE}nothing"], today)


def of_point(data: str, today: date = TODAY) -> FollowUp:
    (found,) = followed(data, today).values()
    assert found.point == f"{BASE}point"
    return found


def due(words: str) -> str:
    return f"{ASKED} :point vg:deadline '{words}' . "


@pytest.mark.parametrize(
    ("data", "standing"),
    [
        (ASKED, Standing.NO_TRACE),
        (":point vg:action 'be om' . ", Standing.NO_TRACE),
        (ASKED + FOLLOWS, Standing.TAKEN_UP),
        (due("innen 1. mai 2024") + FOLLOWS, Standing.TAKEN_UP),
        (ASKED + REFERS.format(day="2024-06-01"), Standing.MENTIONED),
        (ASKED + REFERS.format(day="2024-01-01"), Standing.NO_TRACE),
        (ASKED + REFERS.format(day="2024-06-01") + FOLLOWS, Standing.TAKEN_UP),
        (due("innen 1. mai 2024") + MET.format(day="2024-06-01"), Standing.OVERDUE),
        (due("innen 1. mai 2024") + MET.format(day="2024-05-01"), Standing.UNKNOWN),
        (due("innen 1. mai 2024"), Standing.UNKNOWN),
        (due("innen utgangen av 2024") + MET.format(day="2024-11-01"), Standing.OPEN),
        (due("innen 1. desember 2024"), Standing.OPEN),
        (due("så snart som mulig") + MET.format(day="2024-11-01"), Standing.NO_TRACE),
        (due("i neste styremøte"), Standing.NO_TRACE),
        (
            due("i neste styremøte")
            + MET.format(day="2024-04-20")
            + ":m3 a vg:Meeting ; vg:body :body ; dcterms:date '2024-06-20' .",
            Standing.OVERDUE,
        ),
        (
            due("innen 1. mai 2024") + ":m2 a vg:Meeting ; vg:body :another ; dcterms:date '2024-06-01' .",
            Standing.UNKNOWN,
        ),
    ],
)
def test_how_a_point_stands(data: str, standing: Standing) -> None:
    assert of_point(data).standing is standing


def test_a_day_that_is_none_is_no_day() -> None:
    assert of_point(due("innen 1. mai").replace("1. mai", "31. februar 2024")).due == date(2024, 2, 29)
    assert of_point(f"{ASKED} :decision dcterms:date 'en gang' . ").standing is Standing.NO_TRACE


def test_points_that_ask_nobody_and_proposals_are_left_out() -> None:
    assert followed(":point vg:action 'vedta' .") == {}
    assert list(followed(ASKED)) == [f"{BASE}point"]


def test_all_that_it_rests_on_is_told() -> None:
    found = of_point(due("innen 1. oktober") + FOLLOWS + SAID + REFERS.format(day="2024-06-01"))
    assert (found.decided, found.deadline, found.due) == ("2024-03-14", "innen 1. oktober", date(2024, 10, 1))
    assert found.newest == "2024-03-14"
    assert [(one.case.iri, one.predicate, one.date) for one in found.later] == [
        (f"{BASE}other", "vg:refersTo", "2024-06-01"),
        (f"{BASE}later", "vg:followsUp", "2024-09-19"),
    ]
    assert [quote.quote for quote in found.later[1].evidence] == ["oppfølging av sak 1"]


def test_what_follows_up_and_refers_too_follows_up() -> None:
    found = of_point(ASKED + FOLLOWS + ":later vg:refersTo :case . ")
    assert [one.predicate for one in found.later] == ["vg:followsUp"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("innen 1. juni", "2024-06-01"),
        ("innen 1. februar", "2025-02-01"),
        ("innen 01.02.2025", "2025-02-01"),
        ("mellom 1. mars 2025 og 1. mai 2025", "2025-05-01"),
        ("innen utgangen av mars", "2024-03-31"),
        ("innen januar", "2025-01-31"),
        ("i løpet av 2. halvår 2025", "2025-12-31"),
        ("i første halvår", "2024-06-30"),
        ("andre tertial i 2024", "2024-08-31"),
        ("fjerde kvartal av 2024", "2024-12-31"),
        ("våren 2025", "2025-06-30"),
        ("hausten", "2024-12-31"),
        ("innen årsskiftet", "2024-12-31"),
        ("innen februar 2028", "2028-02-29"),
        ("fortløpende", None),
        ("fjerde halvår 2025", "2025-12-31"),
        ("på neste møte", None),
    ],
)
def test_the_last_day_of_a_deadline(words: str, day: str | None) -> None:
    assert last_day(words, date(2024, 3, 14)) == (day and date.fromisoformat(day))


def test_without_a_day_of_decision_only_what_names_a_year_is_read() -> None:
    assert last_day("innen 1. juni") is None
    assert last_day("innen juni") is None
    assert last_day("innen juni 2025") == date(2025, 6, 30)
