"""Strategies whose goals are called something else, numbered without a colon, and measured in a table."""

from __future__ import annotations

import pytest

from kg.extraction.strategies import extract_strategies
from kg.model import Ref, SegmentKind
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


MUNICIPAL = """Temaplan for fiskevelferd 2023–2030
Nordvåg kommune

Vedtatt av kommunestyret 14. juni 2023

Innledning
Planen avløser Temaplan for sjømenn 2015–2022.

Hovedmål: Fiskerne i Nordvåg mestrer egen hverdag lengst mulig.

2.1 Satsingsområde 1: Tidlig hjelp

Delmål:
- Helsestasjonen har åpent hver dag

Satsingsområde 2 – Trygg båt

Delmål:
- Alle båter er kontrollert

Planen støtter bærekraftsmål 3, og satsingsområde 2 støtter bærekraftsmål 14.
"""

RUN_IN = """Velferdsplan for kysten 2024–2036

Om planen Visjonen vår er Alltid fisk. Det overordnede målet er at alle skal ha det godt på øya.
Satsingsområde 1: Førebygging til sjøs Vi vil bruke meir på det som hindrar ulykker. Satsingsområde 1
støttar satsingsområde 2. Delmål 1.1 Alle over 75 år får tilbod om redningsvest Delmål 1.2 Færre
fall om bord Kommunen bør vurdere fleire båtar.

Satsingsområde 2: Folk nok på kvart skift Området støttar opp under FNs berekraftsmål 4 og 8.
Delmål 2.1 Fleire arbeider heile skif-
tet Delmål 2.2 Lærlingar på alle båtar

Nr.
Indikator
Måling
Område
1.1
Vestar om bord
Talet på vestar
i kvar båt
1
2.1
Heiltid
Gjennomsnitt
2
"""

COLUMNS = """HANDLINGSPLAN MOT FROSTSKADER 2019-2022
Nordvåg kommune

OVERORDNET MÅL: Ingen skal fryse på kaia

SATSINGSOMRÅDE 1: VARME TIL DEM SOM TRENGER DET

Delmål 1.1: Votter deles ut ved alle naust

SATSINGSOMRÅDE 2: RASK TINING

Delmål 2.1: Alle får te innen 48
minutter

Satsings-   Indikator                Måleverdi                 Formål
område
1           1.1 Utdelte votter       Antall per år             Vise om tilbudet når ut
2           2.1 Te innen 48          Andel av registrerte      Følge om hjelpen kommer
            minutter                 frosne                    raskt nok
"""


def titles(text: str, kind: str, step: str = "goal") -> set[str]:
    notebook = notes(reading_of(text), extract_strategies)
    goals = [Ref(step, path) for path in refs(notebook, kind)]
    return {str(title) for goal in goals for title in values(notebook, goal, "dcterms:title")}


def test_a_municipal_plan_is_known_by_its_title_page_and_not_by_what_it_replaces() -> None:
    notebook = notes(reading_of(MUNICIPAL), extract_strategies)
    assert ("temaplan-for-fiskevelferd", "2023", "mal-2") in refs(notebook, "vg:StrategicGoal")
    assert titles(MUNICIPAL, "vg:StrategicGoal") == {"Tidlig hjelp", "Trygg båt"}
    assert titles(MUNICIPAL, "vg:OverallGoal") == {"Fiskerne i Nordvåg mestrer egen hverdag lengst mulig"}
    assert titles(MUNICIPAL, "vg:Subgoal") == {"Helsestasjonen har åpent hver dag", "Alle båter er kontrollert"}


def test_what_the_plan_itself_supports_is_no_goals() -> None:
    notebook = notes(reading_of(MUNICIPAL), extract_strategies)
    plan = ("temaplan-for-fiskevelferd", "2023")
    goal = Ref("goal", (*plan, "mal-2"))
    assert values(notebook, goal, "vg:supports") == {"http://metadata.un.org/sdg/14"}
    assert values(notebook, Ref("strategy", plan), "vg:supports") == {"http://metadata.un.org/sdg/3"}


def test_titles_into_which_sentences_run() -> None:
    assert titles(RUN_IN, "vg:StrategicGoal") == {"Førebygging til sjøs", "Folk nok på kvart skift"}
    assert titles(RUN_IN, "vg:OverallGoal") == {"alle skal ha det godt på øya"}
    assert titles(RUN_IN, "vg:Subgoal") == {
        "Alle over 75 år får tilbod om redningsvest",
        "Færre fall om bord",
        "Fleire arbeider heile skiftet",
        "Lærlingar på alle båtar",
    }


def test_a_table_of_indicators_with_each_cell_on_a_line_of_its_own() -> None:
    notebook = notes(reading_of(RUN_IN), extract_strategies)
    plan = ("velferdsplan-for-kysten", "2024")
    first = Ref("indicator", (*plan, "1.1"))
    assert values(notebook, first, "dcterms:title") == {"Vestar om bord"}
    assert values(notebook, first, "vg:measurement") == {"Talet på vestar i kvar båt"}
    assert values(notebook, first, "vg:measures") == {"/".join((*plan, "mal-1"))}


def test_a_table_of_indicators_whose_cells_wrap_side_by_side() -> None:
    notebook = notes(reading_of(COLUMNS), extract_strategies)
    second = Ref("indicator", ("handlingsplan-mot-frostskader", "2019", "2.1"))
    assert values(notebook, second, "dcterms:title") == {"Te innen 48 minutter"}
    assert values(notebook, second, "vg:measurement") == {"Andel av registrerte frosne"}
    assert values(notebook, second, "vg:purpose") == {"Følge om hjelpen kommer raskt nok"}
    assert titles(COLUMNS, "vg:Subgoal") == {"Votter deles ut ved alle naust", "Alle får te innen 48 minutter"}


def test_the_goals_that_a_letter_lists_and_how_they_are_measured() -> None:
    text = (
        "Høring - utkast til Nasjonal strategi for kaihelse 2022-2027 Vi sender utkastet. Mål 1: Likt tilbud langs "
        "kysten Mål 2: Kart som deles Mål 1 er avhengig av at mål 2 nås. Målindikator 1.1 Andel kaier med tilbud. "
        "Måles ved årlig telling. Målindikator 2.1 Delte kart. Måles ved antall oppslag. Vi ber om svar.\n"
    )
    notebook = notes(reading_of(text), extract_strategies)
    plan = ("nasjonal-strategi-for-kaihelse", "2022")
    assert titles(text, "vg:StrategicGoal") == {"Likt tilbud langs kysten", "Kart som deles"}
    assert values(notebook, Ref("goal", (*plan, "mal-1")), "vg:dependsOn") == {"/".join((*plan, "mal-2"))}
    assert values(notebook, Ref("indicator", (*plan, "1.1")), "vg:measurement") == {"årlig telling"}


def test_a_goal_whose_title_stands_on_the_next_line() -> None:
    text = (
        "Kvalitetsstrategi for Vikane sjukehus 2022–2026\n\nMål 1\nTrygge fiskarar\n\nDelmål\n• Ingen fall\n\n"
        "Mål 2\nStolte skipperar\n\nDelmål\n• Lågt fråvær\n"
    )
    assert titles(text, "vg:StrategicGoal") == {"Trygge fiskarar", "Stolte skipperar"}


def test_a_response_that_comments_sub_goals_is_no_strategy() -> None:
    text = (
        "Høyringssvar - Utviklingsplan for båthelse 2026-2032\n\nMål 1 Barn fyrst\nVi er samde.\n\n"
        "Mål 2 Båt der folk bur\nAd delmål 2.1: Delmål 2.1 føreset båt. Ad delmål 2.2: Bør strykast.\n"
    )
    assert titles(text, "vg:StrategicGoal") == set()


LETTERED = """Båtplan for Havvik
2023-2031

Innhold
Mål A - Trygt mannskap .............................. 2
Mål B - Trygg båt ................................... 3

Hovedmål
Alle skal komme trygt i land.

Mål A - Trygt mannskap
A1  Alle øver hvert
    år
A2  Ingen seiler alene

Mål B - Trygg båt
B1  Motoren er ny

Mål A er avhengig av mål B, for gamle båter tar tid. Mål A bidrar til FNs bærekraftsmål 3, mål B til bærekraftsmål 14.

Mål     Nr.    Indikator             Måleverdi
A
1
Øvelser
Antall øvelser
i året
B
2
Nye motorer
Andel nye motorer
"""

FLAT = (
    "1 Havvik kommune BÅTPLAN 2023-2031\n\n"
    "2 Båtplan 2023-2031 Havvik kommune Innhold 1 Innledning... 3 2 Mål... 3 2.1 Hovedmål A: Trygt mannskap... 3 "
    "2.2 Hovedmål B: Trygg båt... 4 3 Indikatorer... 5 Vedlegg: Kart over havna, med dybder og merker for alle som "
    "seiler inn etter at det er mørkt, og for dem som legger til ved den gamle kaia i vest\n\n"
    "3 Båtplan 2023-2031 Havvik kommune 2 Mål Visjon: Alle i land 2.1 Hovedmål A: Trygt mannskap Folk er viktigst. "
    "Delmål: • Alle øver hvert år • Ingen seiler uten vest og kom- 3\n\n"
    "4 Båtplan 2023-2031 Havvik kommune pass Tiltak Ansvar Når Kjøpe vester Havnesjefen 2024 Hovedmål A forutsetter "
    "hovedmål B. 2.2 Hovedmål B: Trygg båt Båtene er gamle og skal byttes ut når det er råd til det, slik "
    "kommunestyret har sagt. Delmål: • Motoren er ny FN-mål: 14 og 9\n\n"
    "5 Båtplan 2023-2031 Havvik kommune 3 Indikatorer Nr Indikator Hovedmål Hvordan det måles I dag 2031 "
    "1 Øvelser i året A Telling hver høst 2 dager 5 dager 2 Nye motorer B Registeret til Havvik havn 10 % 90 % "
    "4 Økonomi Planen koster lite, men den krever at noen rydder i naustene og skriver opp hva som er der fra før."
)


def test_goals_with_letters_and_sub_goals_with_their_codes() -> None:
    assert titles(LETTERED, "vg:Subgoal") == {"Alle øver hvert år", "Ingen seiler alene", "Motoren er ny"}
    assert titles(LETTERED, "vg:StrategicGoal") == {"Trygt mannskap", "Trygg båt"}
    assert titles(LETTERED, "vg:Indicator", "indicator") == {"Øvelser", "Nye motorer"}


def test_goals_with_letters_hang_together() -> None:
    notebook = notes(reading_of(LETTERED), extract_strategies)
    first, second = (Ref("goal", ("batplan-for-havvik", "2023", f"mal-{letter}")) for letter in "ab")
    assert len(values(notebook, first, "vg:dependsOn")) == 1
    assert not values(notebook, second, "vg:dependsOn")


def test_a_plan_whose_pages_have_no_line_breaks() -> None:
    assert titles(FLAT, "vg:StrategicGoal") == {"Trygt mannskap", "Trygg båt"}
    assert titles(FLAT, "vg:Subgoal") == {"Alle øver hvert år", "Ingen seiler uten vest og kompass", "Motoren er ny"}
    assert titles(FLAT, "vg:Indicator", "indicator") == {"Øvelser i året", "Nye motorer"}


def test_bullets_right_under_goals_are_sub_goals() -> None:
    text = (
        "Høyring av Båtplan 2023–2031\n\nInnsatsområde 1 Trygt mannskap\n  - Alle øver kvart år\n"
        "Innsatsområde 2 Trygg båt\n  - Motoren er ny\n\nInnsatsområde 1 er avhengig av innsatsområde 2.\n"
    )
    assert titles(text, "vg:Subgoal") == {"Alle øver kvart år", "Motoren er ny"}


def test_a_list_of_goals_amid_a_letter_ends_behind_what_is_told_of_goals() -> None:
    text = (
        "Til kommunane\n\nHøyring av Båtplan 2023–2031\n\nUtkastet har to område:\n\n"
        "Innsatsområde 1 Trygt mannskap\n  - Alle øver kvart år\nInnsatsområde 2 Trygg båt\n  - Motoren er ny\n\n"
        "Innsatsområde 1 er avhengig av innsatsområde 2.\n\nVi tilrår at små hamner svarar saman.\n"
    )
    reading = reading_of(text)
    strategy = next(s for s in reading.segments if s.kind is SegmentKind.STRATEGY)
    assert reading.read(strategy.span).endswith("Innsatsområde 1 er avhengig av innsatsområde 2.")


def test_goals_hang_together_by_their_chapters_and_serve_un_goals_in_a_list() -> None:
    notebook = notes(
        reading_of(
            "Fjordplan for Lia 2022–2030\n\n1 Båtar på fjorden\nHovudmål: Alle båtar flyt\nFNs berekraftsmål\n"
            "14 Livet i havet\nDelmål:\n• Ingen søkk\n\n2 Folk på land\n"
            "Dette målet er avhengig av målet for båtar på fjorden.\n"
            "Hovudmål: Alle kan symje\nDelmål:\n• Alle har eit badekar\n"
        ),
        extract_strategies,
    )
    boats, folk = (Ref("goal", ("fjordplan-for-lia", "2022", f"mal-{number}")) for number in (1, 2))
    assert values(notebook, folk, "vg:dependsOn") == {"fjordplan-for-lia/2022/mal-1"}
    assert values(notebook, boats, "vg:supports") == {"http://metadata.un.org/sdg/14"}
