"""Strategies whose goals are called something else, numbered without a colon, and measured in a table."""

from __future__ import annotations

import pytest

from kg.extraction.strategies import extract_strategies
from kg.model import Ref
from tests.kg.extraction.reading_texts import notes, reading_of, refs, values

STRATEGY = ("strategi-for-baathelse", "2022")

AREAS = """Strategi for baathelse
2022–2026

Havvik sykehus HF

Innleiing
Strategien er kort.

Overordna mål
Alle skal kome trygt i land.

Innsatsområde 1 Trygg mannskap

Innsatsområde 1 støttar innsatsområde 2.

Delmål
• Alle øver kvart år

Strategi for baathelse 2022–2026     3

• Alle har vest

Innsatsområde 2 Trygg båt

Båtane er gamle.

Delmål
• Motoren er ny

Nr.   Indikator          Måles ved                 Innsatsområde
1.1   Øvingar            Talet på øvingar          1
2.1   Nye motorar        Talet på nye motorar      2
"""

NUMBERED = """Strategi for baathelse 2022–2026

Innledning
Strategien er kort.

Mål 1 Trygt mannskap
Mannskapet er viktig.

Delmål 1.1 Alle øver hvert år
Øvelser er nyttige.

Delmål 1.2: Alle har vest

Mål 2 Trygg båt
Båten er viktig.

Delmål 2.1 Motoren er ny
"""


def test_goals_are_called_what_the_strategy_calls_them() -> None:
    notebook = notes(reading_of(AREAS), extract_strategies)
    goals = {Ref("goal", path) for path in refs(notebook, "vg:StrategicGoal")}
    assert {v for goal in goals for v in values(notebook, goal, "dcterms:identifier")} == {
        "Innsatsområde 1",
        "Innsatsområde 2",
    }
    assert values(notebook, Ref("goal", (*STRATEGY, "mal-1")), "dcterms:title") == {"Trygg mannskap"}
    assert values(notebook, Ref("goal", (*STRATEGY, "mal-1")), "vg:supports") == {"/".join((*STRATEGY, "mal-2"))}


def test_one_overall_goal_as_a_sentence() -> None:
    notebook = notes(reading_of(AREAS), extract_strategies)
    assert values(notebook, Ref("goal", (*STRATEGY, "overordnet-1")), "dcterms:title") == {
        "Alle skal kome trygt i land"
    }


def test_a_list_of_sub_goals_goes_on_below_the_head_of_a_page() -> None:
    notebook = notes(reading_of(AREAS), extract_strategies)
    titles = {v for p in refs(notebook, "vg:Subgoal") for v in values(notebook, Ref("goal", p), "dcterms:title")}
    assert titles == {"Alle øver kvart år", "Alle har vest", "Motoren er ny"}


def test_indicators_in_a_table() -> None:
    notebook = notes(reading_of(AREAS), extract_strategies)
    assert refs(notebook, "vg:Indicator") == {(*STRATEGY, "1.1"), (*STRATEGY, "2.1")}
    ref = Ref("indicator", (*STRATEGY, "2.1"))
    assert values(notebook, ref, "dcterms:title") == {"Nye motorar"}
    assert values(notebook, ref, "vg:measurement") == {"Talet på nye motorar"}
    assert values(notebook, ref, "vg:measures") == {"/".join((*STRATEGY, "mal-2"))}


@pytest.mark.parametrize(
    ("goal", "titles"), [("mal-1", {"Alle øver hvert år", "Alle har vest"}), ("mal-2", {"Motoren er ny"})]
)
def test_numbered_sub_goals_without_colon(goal: str, titles: set[str]) -> None:
    notebook = notes(reading_of(NUMBERED), extract_strategies)
    parent = "/".join((*STRATEGY, goal))
    found = [Ref("goal", path) for path in refs(notebook, "vg:Subgoal")]
    under = [ref for ref in found if values(notebook, ref, "vg:subgoalOf") == {parent}]
    assert {v for ref in under for v in values(notebook, ref, "dcterms:title")} == titles


def test_a_table_of_other_things_has_no_indicators() -> None:
    text = AREAS.replace("Nr.   Indikator          Måles ved", "Nr.   Kapittel           Ansvar   ")
    assert refs(notes(reading_of(text), extract_strategies), "vg:Indicator") == set()
