"""What a case's own text says it serves, with the sentence that says so."""

from __future__ import annotations

from kg.extraction.goal_links import part_numbers
from kg.extraction.notebook import Notebook
from kg.extraction.strategy_names import goal_ref, indicator_ref, part_ref, strategy_ref
from kg.extraction.trace_cues import indicator_numbers, ties_case
from kg.model import Ref
from tests.kg.extraction.reading_texts import (
    CASE,
    NYNORSK_CASE,
    RESPONSE,
    STRATEGY,
    reading_of,
    shared_reading,
    trace_notes,
    values,
)

FJELL = strategy_ref("Strategi for Helse Fjell RHF", 2025)
BOATS = Ref("case", ("helse-fjell-rhf", "9-2025"))


def served(notebook: Notebook, act: Ref) -> set[str]:
    return values(notebook, act, "vg:addresses")


def paths(*found: Ref) -> set[str]:
    return {"/".join(ref.path) for ref in found}


def test_a_case_is_tied_to_what_its_paper_names() -> None:
    assert served(trace_notes(reading_of(CASE)), BOATS) == paths(
        FJELL,
        goal_ref(FJELL, "mal-1"),
        goal_ref(FJELL, "mal-2"),
        goal_ref(FJELL, "vi-bruker-tiden-pa-pasienten"),
        indicator_ref(FJELL, "1.1"),
    )


def test_a_strategy_mentioned_in_passing_is_not_served() -> None:
    assert not any("beredskap" in path for path in served(trace_notes(reading_of(CASE)), BOATS))


def test_a_decision_point_serves_what_it_names() -> None:
    notebook = trace_notes(reading_of(CASE))
    point = Ref("point", (*BOATS.path, "proposed", "1"))
    assert served(notebook, point) == paths(FJELL, goal_ref(FJELL, "mal-2"))
    assert served(notebook, Ref("point", (*BOATS.path, "proposed", "2"))) == set()


def test_a_link_says_why_and_how_surely() -> None:
    notebook = trace_notes(reading_of(CASE))
    trace = Ref("trace", (*BOATS.path, *FJELL.path, "1.1"))
    assert values(notebook, trace, "vg:from") == paths(BOATS)
    assert values(notebook, trace, "vg:to") == paths(indicator_ref(FJELL, "1.1"))
    assert values(notebook, trace, "vg:basis") == {"https://w3id.org/vedtaksgraf/ns#Stated"}
    assert values(notebook, trace, "vg:quote") == {"Virkningen følges med målindikator 1.1."}
    (confidence,) = values(notebook, trace, "vg:confidence")
    assert 0 < float(confidence) <= 1


def test_a_response_attached_to_a_case_ties_the_case_by_goal_and_indicator() -> None:
    paper = CASE.split("Sammenheng")[0].replace(", i tråd med Mål 2 i Strategi for Helse Fjell RHF 2025–2029", "")
    reading = reading_of(f"{paper}\n\nVedlegg 1\n\n{RESPONSE}")
    assert served(trace_notes(reading), BOATS) >= paths(
        FJELL, goal_ref(FJELL, "mal-1"), goal_ref(FJELL, "mal-2"), indicator_ref(FJELL, "1.1")
    )


def test_an_attached_strategy_ties_the_case_to_none_of_its_goals() -> None:
    reading = reading_of(f"{CASE}\n\nVedlegg 1\n\n{STRATEGY.replace('Mål 3', 'Mål 4')}")
    assert served(trace_notes(reading), BOATS) == served(trace_notes(reading_of(CASE)), BOATS)


def test_a_nynorsk_paper_is_followed_by_short_name_and_number() -> None:
    strategy = strategy_ref("Regional strategi for gode pasientliv", 2024)
    case = Ref("case", ("vikane-sjukehus-hf", "14-2025"))
    assert served(trace_notes(reading_of(NYNORSK_CASE, "nn")), case) == paths(
        strategy, goal_ref(strategy, "mal-3"), indicator_ref(strategy, "3.1"), indicator_ref(strategy, "3.2")
    )


def test_numbers_that_count_nothing_of_a_strategy_are_left_alone() -> None:
    assert list(indicator_numbers("indikatoren økte med 2.1 prosent")) == []
    text = CASE.replace("Virkningen følges med målindikator 1.1.", "Vi har et mål 30 prosent høyere.")
    assert not any("mal-30" in path for path in served(trace_notes(reading_of(text)), BOATS))


def test_the_case_must_be_the_subject_and_the_strategy_close() -> None:
    assert ties_case("Tiltaket er forankra i ")
    assert not ties_case("Departementet viser til ")
    assert not ties_case("Tiltakene i strategien bidrar til ")
    assert not ties_case("Saken viser til møtet i juni der flere snakket om noe helt annet enn ")


def test_the_real_response_ties_its_case_to_two_goals_and_two_indicators() -> None:
    notebook = trace_notes(shared_reading("000"))
    ehealth = strategy_ref("Nasjonal e-helsestrategi", 2023)
    board = strategy_ref("Strategi for Helse Nord RHF", 2021)
    found = served(notebook, Ref("case", ("helse-nord-rhf", "135-2022")))
    assert {path for path in found if path.startswith("nasjonal-e-helsestrategi")} == paths(
        ehealth,
        goal_ref(ehealth, "mal-2"),
        goal_ref(ehealth, "mal-4"),
        indicator_ref(ehealth, "2.1"),
        indicator_ref(ehealth, "4.2"),
    )
    for number in ("134-2022", "135-2022"):
        tied = served(notebook, Ref("case", ("helse-nord-rhf", number)))
        assert paths(board) <= tied
        assert any(path.startswith("strategi-for-helse-nord-rhf/2021/") for path in tied)


def test_the_real_committee_cases_are_tied_to_the_coming_strategy() -> None:
    notebook = trace_notes(shared_reading("003"))
    for number in ("2-22", "40-21", "27-21", "20-21"):
        tied = served(notebook, Ref("case", ("nasjonalt-e-helsestyre", number)))
        assert tied == {"nasjonal-e-helsestrategi/2023"}, number


def test_other_subjects_and_ties_in_both_languages() -> None:
    assert ties_case("Prosedyren er forankret i ")
    assert ties_case("Prosjektet er eit ledd i ")
    assert ties_case("Kriteriene er et tiltak under innsatsområde 2 i ")
    assert not ties_case("Departementet er forankret i ")


def test_what_stands_under_a_heading_of_plans_is_served() -> None:
    text = CASE.replace("Virkningen følges med målindikator 1.1.", "Virkningen følges.")
    before = served(trace_notes(reading_of(text)), BOATS)
    more = text.rstrip() + "\n\nForankring\n\nDette er omtalt i Omsorgsplan 2024–2027, innsatsområde 3.\n"
    added = served(trace_notes(reading_of(more)), BOATS) - before
    assert added == {"omsorgsplan/2024", "omsorgsplan/2024/mal-3"}


def _paper(sentence: str) -> Notebook:
    text = (
        "Styremøte i Helse Fjell RHF 12. mars 2025\n\nMøtedato: 12. mars 2025\n\nStyresak 9-2025 Nye båter\n\n"
        f"Bakgrunn\n\n{sentence}\n"
    )
    return trace_notes(reading_of(text))


def test_sub_goals_and_measures_by_their_numbers() -> None:
    assert list(part_numbers("svarar på delmål 1.2, 1.3 og delmål 2.1")) == [(10, "Delmål", ("1.2", "1.3", "2.1"))]
    plan = strategy_ref("Båtplan", 2022)
    for sentence, called, number in (
        ("Arbeidet svarer på delmål 2.3 Trygge turer i Båtplan 2022-2038.", "Delmål", "2.3"),
        ("Planen tek vare på tiltak 5 i Båtplan 2022–2038.", "Tiltak", "5"),
    ):
        assert served(_paper(sentence), BOATS) == paths(plan, part_ref(plan, called, number))
    assert served(_paper("Styret drøftet tiltak 5 og Båtplan 2022-2038."), BOATS) == set()


def test_words_right_before_a_strategy_tie_whatever_they_stand_in() -> None:
    sentence = "Direktoratet foreslår et kart som er ett av tiltakene i Båtplan 2022-2038."
    assert served(_paper(sentence), BOATS) == paths(strategy_ref("Båtplan", 2022))


def test_what_a_strategy_replaces_is_not_served() -> None:
    sentence = "Saken gjelder Båtplan 2022-2026, som avløser Båtplan 2015-2021."
    assert served(_paper(sentence), BOATS) == paths(strategy_ref("Båtplan", 2022))


def test_a_title_that_leaves_out_its_preposition_is_the_known_one() -> None:
    text = "Saken følger opp Strategi trygge båter i fjorden. Vi har fått Strategi for trygge båter i fjorden."
    assert served(_paper(text), BOATS) == paths(strategy_ref("Strategi for trygge båter i fjorden"))


def test_a_sub_goal_or_a_measure_that_is_only_named_is_a_goal_below_none() -> None:
    plan = strategy_ref("Båtplan", 2022)
    for sentence, part in (
        ("Arbeidet svarer på delmål 2.3 Trygge turer i Båtplan 2022-2038.", part_ref(plan, "Delmål", "2.3")),
        ("Planen tek vare på tiltak 5 i Båtplan 2022–2038.", part_ref(plan, "Tiltak", "5")),
    ):
        notebook = _paper(sentence)
        kinds = {kind for ref, types in notebook.entities for kind in types if ref == part}
        assert kinds == {"vg:Goal"}
        assert not values(notebook, part, "vg:subgoalOf")


def test_the_quoted_title_behind_a_number_is_that_of_the_goal_or_the_indicator() -> None:
    plan = strategy_ref("Båtplan", 2022)
    notebook = _paper("Saken følger opp mål 2 «Trygge turer for alle» i Båtplan 2022-2038.")
    assert values(notebook, goal_ref(plan, "mal-2"), "dcterms:title") == {"Trygge turer for alle"}
    notebook = _paper("Saken følger opp Båtplan 2022-2038 og målindikator 2.1 «Andel turer uten uhell».")
    assert values(notebook, indicator_ref(plan, "2.1"), "dcterms:title") == {"Andel turer uten uhell"}


def test_an_indicator_without_number_is_known_by_its_quoted_name() -> None:
    notebook = _paper("Saken følger opp Båtplan 2022-2038 og måles med indikatoren «Andel turer uten uhell».")
    ref = indicator_ref(strategy_ref("Båtplan", 2022), "andel-turer-uten-uhell")
    assert values(notebook, ref, "dcterms:title") == {"Andel turer uten uhell"}
    assert not values(notebook, ref, "dcterms:identifier")


def test_the_title_of_a_case_that_is_referred_to_ties_nothing() -> None:
    assert served(_paper("Styret behandlet saken sist i sak 4-2024 Båtplan 2022-2038."), BOATS) == set()
