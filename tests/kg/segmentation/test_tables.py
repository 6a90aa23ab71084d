"""Tables that were flattened to lines."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from kg.segmentation.agreeing import spans_of
from tests.kg.segmentation.making import layout_of, segments_of, told

HEAD = """Møte i NUIP
Møte 2/2024
Dato 23. mai 2024

Vedtak fra tidligere behandlinger i rådsmodellen

Sak Tema  Vedtaksformulering

"""
NAMES = ("number", "body", "title", "date")


def rows(table: str) -> list[tuple[str | None, ...]]:
    found = segments_of(HEAD + table, SegmentKind.CASE)
    return [told(case, *NAMES) for case in found if case.get("style") == "table"]


def texts(table: str) -> list[str]:
    text = HEAD + table
    layout = layout_of(text)
    found = [s for s in segments_of(text, SegmentKind.DECISION) if s.get("found") == "table"]
    return [" ".join(layout.read(span) for span in spans_of(s, "text-spans")) for s in found]


DECIDED = "drøftet planen og ba Kysthelse SF\nta med seg innspillene.\n"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (f"12/21 NUFO Plan for\nlegemidler\n\nNUFO {DECIDED}", ("12/21", "NUFO", "Plan for legemidler", None)),
        (f"30/22 - NUFO Plan for\nlegemidler\n\nNUFO {DECIDED}", ("30/22", "NUFO", "Plan for legemidler", None)),
        (f"NUFO  5/23 Plan for\nlegemidler\n\nNUFO {DECIDED}", ("5/23", "NUFO", "Plan for legemidler", None)),
        (f"NUFO\n14/23\n\nPlan for\nlegemidler\n\nNUFO {DECIDED}", ("14/23", "NUFO", "Plan for legemidler", None)),
        (
            f"NUFO 12/21\n(21.4.21)\n\nPlan for\nlegemidler\n\nNUFO {DECIDED}",
            ("12/21", "NUFO", "Plan for legemidler", "2021-04-21"),
        ),
        (
            f"40/21 (09.12.21) Plan for legemidler\n\nNUIP {DECIDED}",
            ("40/21", "NUIP", "Plan for legemidler", "2021-12-09"),
        ),
        (
            f"Nasjonalt e-\nhelseråd 3/23\n\nPlan for\nlegemidler\n\nNasjonalt e-helseråd {DECIDED}",
            ("3/23", "Nasjonalt e-helseråd", "Plan for legemidler", None),
        ),
        (
            f"NUFO\n14/23\n\nPlan for\nlegemidler\n\nDrøfting NUFO {DECIDED}",
            ("14/23", "NUFO", "Plan for legemidler", None),
        ),
    ],
)
def test_rows_are_written_in_many_ways(row: str, found: tuple[str | None, ...]) -> None:
    assert rows(row) == [found]
    assert texts(row)[0].endswith("drøftet planen og ba Kysthelse SF ta med seg innspillene.")
    assert not texts(row)[0].startswith(("Drøfting", "Plan"))


TABLE = f"""NUFO 12/21
(21.4.21)

Plan for
legemidler

NUFO {DECIDED}
NUIP 15/21
(20.5.21)

Plan for legemidler – nytt
utkast

NUIP tar saken til orientering
Side 4 av 9
og ber Kysthelse SF legge frem en ny plan.

Med vennlig hilsen
"""


def test_rows_follow_each_other() -> None:
    assert [number for number, *_ in rows(TABLE)] == ["12/21", "15/21"]
    assert texts(TABLE) == [
        "NUFO drøftet planen og ba Kysthelse SF ta med seg innspillene.",
        "NUIP tar saken til orientering og ber Kysthelse SF legge frem en ny plan.",
    ]


def test_the_decisions_of_a_table_are_adopted_and_belong_to_the_bodies_of_the_rows() -> None:
    found = [s for s in segments_of(HEAD + TABLE, SegmentKind.DECISION) if s.get("found") == "table"]
    assert [told(s, "status", "case", "body") for s in found] == [
        ("adopted", "12/21", "NUFO"),
        ("adopted", "15/21", "NUIP"),
    ]


@pytest.mark.parametrize("none", ["N/A\n", "Ingen i 2023\n", "Saken har ikke vært behandlet tidligere.\n", ""])
def test_a_table_without_rows_holds_nothing(none: str) -> None:
    assert rows(none) == []
    assert texts(none) == []


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Vedtak på anbefalingssaker", "Anbefaling"), ("Vedtak i orienteringssaker:", "Orientering"), ("Vedtak", None)],
)
def test_a_heading_above_the_table_may_tell_the_type_of_its_cases(heading: str, kind: str | None) -> None:
    text = HEAD.replace("Vedtak fra tidligere behandlinger i rådsmodellen", heading)
    found = segments_of(f"{text}4/24 (10.03.24) Båtplan\nNUIP {DECIDED}", SegmentKind.CASE)
    assert [case.get("type") for case in found if case.get("style") == "table"] == [kind]
