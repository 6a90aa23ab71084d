"""Strategies with goals, sub-goals and indicators, as printed in bokmål and nynorsk."""

from __future__ import annotations

from kg.extraction.goal_links import un_goals
from kg.extraction.strategies import extract_strategies, subgoal_step
from kg.extraction.strategy_names import goal_ref, indicator_ref, strategy_ref
from kg.model import Ref, SegmentKind
from tests.kg.extraction.reading_texts import (
    AGAIN,
    RESPONSE,
    STRATEGY,
    notes,
    reading_of,
    refs,
    shared_reading,
    strategy_notes,
    values,
)

FJELL = strategy_ref("Strategi for Helse Fjell RHF", 2025)
ONE, TWO, THREE = (goal_ref(FJELL, f"mal-{n}") for n in (1, 2, 3))
SDG = "http://metadata.un.org/sdg/"


def test_a_printed_strategy_is_one_segment_with_its_title_and_years() -> None:
    ((_, segment),) = reading_of(STRATEGY).of_kind(SegmentKind.STRATEGY)
    assert segment.get("title") == "Strategi for Helse Fjell RHF"
    assert (segment.get("period"), segment.get("start")) == ("2025-2029", "2025")
    assert segment.span.start == 0


def test_rows_of_a_list_of_goals_are_no_descriptions() -> None:
    goals = [s for _, s in reading_of(STRATEGY).of_kind(SegmentKind.GOAL) if s.get("level") == "strategic"]
    assert [goal.get("number") for goal in goals] == ["1", "2", "1"]


def test_a_response_that_comments_goal_by_goal_is_no_strategy() -> None:
    reading = reading_of(RESPONSE)
    assert not reading.of_kind(SegmentKind.STRATEGY, SegmentKind.GOAL, SegmentKind.INDICATOR)
    notebook = notes(reading, extract_strategies)
    assert refs(notebook, "vg:Subgoal") == refs(notebook, "vg:StrategicGoal") == set()


def test_title_years_owner_and_vision_are_said_of_the_strategy() -> None:
    notebook = strategy_notes(STRATEGY)
    assert values(notebook, FJELL, "dcterms:title") == {"Strategi for Helse Fjell RHF"}
    assert values(notebook, FJELL, "vg:period") == {"2025-2029"}
    assert values(notebook, FJELL, "vg:owner") == {"helse-fjell-rhf"}
    assert values(notebook, FJELL, "vg:vision") == {"Nær når det gjelder"}
    assert values(notebook, FJELL, "vg:supports") == {SDG + "3"}


def test_what_a_strategy_replaces_is_another_generation() -> None:
    former = strategy_ref("Strategi for Helse Fjell RHF", 2020)
    assert values(strategy_notes(STRATEGY), former, "vg:period") == {"2020-2024"}


def test_goals_of_all_levels_are_read() -> None:
    notebook = strategy_notes(STRATEGY)
    assert refs(notebook, "vg:OverallGoal") == {(*FJELL.path, "overordnet-1"), (*FJELL.path, "overordnet-2")}
    assert refs(notebook, "vg:StrategicGoal") == {ONE.path, TWO.path}
    assert values(notebook, ONE, "dcterms:title") == {"Kortere vei til hjelp"}
    assert values(notebook, ONE, "dcterms:identifier") == {"Mål 1"}
    assert {path[2] for path in refs(notebook, "vg:Subgoal")} == {"mal-1", "mal-2"}
    assert len(refs(notebook, "vg:Subgoal")) == 3


def test_a_subgoal_keeps_its_name_where_its_lines_break_elsewhere() -> None:
    assert refs(strategy_notes(STRATEGY), "vg:Subgoal") == refs(strategy_notes(AGAIN), "vg:Subgoal")
    step = "ambulerende-team-nar-hele-fylket-og-har-faste"
    sub = goal_ref(ONE, step)
    assert values(strategy_notes(STRATEGY), Ref("goal", sub.path), "vg:subgoalOf") == {"/".join(ONE.path)}


def test_hyphens_inside_words_do_not_change_a_subgoals_name() -> None:
    assert subgoal_step("God e-helse i helse- og omsorg") == subgoal_step("God ehelse i helse og omsorg")


def test_an_indicator_described_twice_is_one_with_both_places() -> None:
    notebook = strategy_notes(STRATEGY)
    ref = indicator_ref(FJELL, "1.1")
    titles = [s for s in notebook.statements.values() if (s.subject, s.predicate) == (ref, "dcterms:title")]
    assert len(titles) == 2
    assert values(notebook, ref, "vg:measures") == {"/".join(ONE.path)}
    assert values(notebook, ref, "vg:measurement") == {"Antall besøk i året"}
    assert values(notebook, ref, "vg:purpose") == {"Se om teamene når ut."}


def test_a_part_of_an_indicator_has_a_measurement_of_its_own() -> None:
    notebook = strategy_notes(STRATEGY)
    part = Ref("indicator", (*FJELL.path, "1.1", "besok-pa-kveldstid"))
    assert values(notebook, part, "vg:partOfIndicator") == {"/".join((*FJELL.path, "1.1"))}
    assert values(notebook, part, "vg:measurement") == {"Antall besøk etter klokken 16"}


def test_prose_tells_how_goals_hang_together() -> None:
    notebook = strategy_notes(STRATEGY.replace("Mål 3 er en forutsetning", "Mål 2 er en forutsetning"))
    assert values(notebook, ONE, "vg:dependsOn") == {"/".join(TWO.path)}
    assert values(notebook, TWO, "vg:supports") == {"/".join(ONE.path), SDG + "9"}
    assert values(notebook, ONE, "vg:supports") == {SDG + "3", SDG + "10"}
    assert values(notebook, TWO, "vg:dependsOn") == set()


def test_a_goal_that_is_not_described_gets_no_links() -> None:
    assert values(strategy_notes(STRATEGY), ONE, "vg:dependsOn") == {"/".join(TWO.path)}


def test_numbers_of_un_goals_are_only_theirs() -> None:
    assert un_goals("Det legger til rette for mål 1-3 og bærekraftsmål 9 Industri, mål 10 Mindre ulikhet") == [9, 10]
    assert un_goals("Mål 4 er viktig for 12 kommuner") == []


def test_a_strategy_that_is_only_named_has_title_years_and_owner() -> None:
    notebook = strategy_notes("Saken viser til Strategi for Helse Fjell RHF 2025–2029 og er kort.\n")
    assert refs(notebook, "vg:Strategy") == {FJELL.path}
    assert values(notebook, FJELL, "vg:owner") == {"helse-fjell-rhf"}


def test_a_goal_called_by_name_belongs_to_the_strategy_of_its_sentence() -> None:
    text = (
        "I Strategi for Helse Fjell RHF 2025–2029 er det fire strategiske grep, hvor det andre er "
        "Vi bruker tiden på pasienten. Her står mer.\n"
    )
    goal = goal_ref(FJELL, "vi-bruker-tiden-pa-pasienten")
    notebook = strategy_notes(text)
    assert values(notebook, goal, "dcterms:title") == {"Vi bruker tiden på pasienten"}
    assert values(notebook, goal, "vg:inStrategy") == {"/".join(FJELL.path)}


def test_the_real_strategy_is_the_same_in_both_papers_that_print_it() -> None:
    papers = [notes(shared_reading(number), extract_strategies) for number in ("000", "001")]
    ehealth = ("nasjonal-e-helsestrategi", "2023")
    for kind, count in (("vg:OverallGoal", 3), ("vg:StrategicGoal", 5), ("vg:Subgoal", 40), ("vg:Indicator", 16)):
        first, second = ({path for path in refs(p, kind) if path[:2] == ehealth} for p in papers)
        assert first == second
        assert len(first) == count, kind
    indicators = {path for path in refs(papers[0], "vg:Indicator") if len(path) == 3}
    assert len(indicators) == 12
