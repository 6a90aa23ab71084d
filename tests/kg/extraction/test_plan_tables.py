"""Plans whose sub-goals and indicators stand in tables and lists a cell a line."""

from __future__ import annotations

from kg.extraction.strategies import extract_strategies
from kg.model import Ref
from tests.kg.extraction.reading_texts import notes, reading_of, refs, values

PLAN = ("strategi-for-baathelse", "2022")
STRATEGY = """Strategi for baathelse 2022–2026

Havvik sykehus HF

2 Overordnet mål
Alle skal komme trygt i land.

3 Mål og tiltak
Mål 1: Mannskapet er trygt
Delmål
Tiltak
Ansvar
1.1 Alle øver hvert
år
Kjøpe tid i bassenget
HF
1.2 Alle har vest
Kjøpe vester
HF
Indikatorer:
• Andel som har øvd (måling: egen telling)

Mål 2: Båten er trygg
Delmål
Tiltak
Ansvar
2.1 Motoren er ny
Kjøpe motor
RHF

4 Indikatorer
Nr.
Indikator
Måles ved
Status 2022
Mål 2026
1a
Øvelser
Antall øvelser
41
95
1b
Vester
Antall vester
12
30
"""
LETTER = """Høring av Strategi for baathelse 2022–2026

Strategien har to mål:

Mål 1: Mannskapet er trygt
     1.1  Alle øver hvert år
     1.2  Alle har vest

Mål 2: Båten er trygg
     2.1  Motoren er ny

Forslag til indikatorer
Nr.    Indikator            Måles ved
1.1    Øvelser              Antall øvelser
2.1    Nye motorer          Antall nye motorer

Vi ber om svar på dette.
Kari Nes
"""


def titles(text: str, kind: str, step: str = "goal") -> set[str]:
    notebook = notes(reading_of(text), extract_strategies)
    found = [Ref(step, path) for path in refs(notebook, kind)]
    return {title for ref in found for title in values(notebook, ref, "dcterms:title")}


def test_sub_goals_whose_rows_have_other_cells_between_them() -> None:
    assert titles(STRATEGY, "vg:Subgoal") == {"Alle øver hvert år", "Alle har vest", "Motoren er ny"}


def test_the_overall_goal_stands_under_a_heading_with_its_number() -> None:
    assert titles(STRATEGY, "vg:OverallGoal") == {"Alle skal komme trygt i land"}


def test_rows_numbered_with_letters_and_bullets_under_a_goal_are_indicators() -> None:
    notebook = notes(reading_of(STRATEGY), extract_strategies)
    assert titles(STRATEGY, "vg:Indicator", "indicator") == {"Andel som har øvd", "Øvelser", "Vester"}
    assert values(notebook, Ref("indicator", (*PLAN, "1b")), "vg:measurement") == {"Antall vester"}
    bullet = Ref("indicator", (*PLAN, "andel-som-har-ovd"))
    assert values(notebook, bullet, "vg:measurement") == {"egen telling"}
    assert values(notebook, bullet, "vg:measures") == {"/".join((*PLAN, "mal-1"))}


def test_a_table_of_indicators_behind_the_goals_that_a_letter_lists() -> None:
    assert titles(LETTER, "vg:Indicator", "indicator") == {"Øvelser", "Nye motorer"}


AREAS = """Havvik kommune
Plan for baathelse 2022–2026

3 Hovudmål
Hovudmål for planperioden:
Folk kjem trygt i land.

Satsingsområde 1
Trygt mannskap

Mål
1.1\tAlle øver kvart år
1.2\tAlle har vest

Indikatorar
Indikator\tKjelde\t2020\t2026
Del som har øvd\tFagsystem\t14 %\t75 %
Vestar per båt\tTelling\t2\t9

Satsingsområde 2
Trygg båt

Mål
2.1\tMotoren er ny

Måla under satsingsområde 1 kan berre nåast dersom vi lukkast med satsingsområde 2.
"""


def test_titles_below_the_numbers_of_areas_and_rows_without_numbers() -> None:
    assert titles(AREAS, "vg:StrategicGoal") == {"Trygt mannskap", "Trygg båt"}
    assert titles(AREAS, "vg:OverallGoal") == {"Folk kjem trygt i land"}
    assert titles(AREAS, "vg:Subgoal") == {"Alle øver kvart år", "Alle har vest", "Motoren er ny"}
    assert titles(AREAS, "vg:Indicator", "indicator") == {"Del som har øvd", "Vestar per båt"}
    notebook = notes(reading_of(AREAS), extract_strategies)
    first = Ref("goal", ("plan-for-baathelse", "2022", "mal-1"))
    assert values(notebook, first, "vg:dependsOn") == {"plan-for-baathelse/2022/mal-2"}


def test_a_title_in_a_table_may_have_its_number_before_it() -> None:
    head = "Indikator\nMåles ved\n2022\nMål 2026\n"
    rows = f"{head}1.1 Øvelser på\nsjøen\nTelling\n4 %\n9 %\n1.2 Vester\nTelling\n1 %\n9 %\n"
    text = STRATEGY[: STRATEGY.index("4 Indikatorer")] + rows + "\nMål 3: Havna er trygg\nDelmål\n3.1 Kaia er ny\n"
    notebook = notes(reading_of(text), extract_strategies)
    assert values(notebook, Ref("indicator", (*PLAN, "1.1")), "dcterms:title") == {"Øvelser på sjøen"}
    assert values(notebook, Ref("indicator", (*PLAN, "1.2")), "vg:measurement") == {"Telling"}
