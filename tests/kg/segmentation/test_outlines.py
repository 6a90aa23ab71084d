"""One plan with its goals and sub-goals laid out in every way that plans lay them out."""

from __future__ import annotations

import pytest

from kg.extraction.strategies import extract_strategies
from kg.model import Ref
from tests.kg.extraction.reading_texts import notes, reading_of, refs, values

PLAN = """Helse Nordhav RHF
Regional utviklingsplan 2018–2035

Innhald
1 Innleiing 2
2 Mål 3
3 Oppfølging 4

1 Innleiing
Planen viser korleis vi vil møte dei neste åra.

Overordna mål:
Alle får like god hjelp.

2 Mål
{}

{}

3 Oppfølging
Måla blir følgde opp i årsmeldinga.
"""
TITLES = {"Pasienten får hjelp", "Fagfolk blir verande"}
PARTS = {
    ("Ingen ventar lenge", "Pasienten får hjelp"),
    ("Alle får svar", "Pasienten får hjelp"),
    ("Fleire lærlingar kvart år", "Fagfolk blir verande"),
    ("Heile stillingar er vanlege", "Fagfolk blir verande"),
}


def _read(text: str) -> tuple[set[str], set[tuple[str, str]]]:
    notebook = notes(reading_of(text), extract_strategies)

    def title(ref: Ref) -> str:
        return next(iter(values(notebook, ref, "dcterms:title")))

    goals = {title(Ref("goal", path)) for path in refs(notebook, "vg:StrategicGoal")}
    parents = [s for s in notebook.statements.values() if s.predicate == "vg:subgoalOf"]
    return goals, {(title(s.subject), title(s.object)) for s in parents if isinstance(s.object, Ref)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Mål 1: Pasienten får hjelp\nDelmål\n1.1 Ingen ventar lenge\n1.2 Alle får svar",
            "Mål 2: Fagfolk blir verande\nDelmål\n2.1 Fleire lærlingar kvart år\n2.2 Heile stillingar er vanlege",
        ),
        (
            "2.1 Hovudmål 1: Pasienten får hjelp\nVentetida er for lang.\n• Ingen ventar lenge\n"
            "• Alle får svar\nTiltak\n"
            "• Kjøpe ein buss",
            "2.2 Hovudmål 2: Fagfolk blir verande\nFolk sluttar.\n• Fleire lærlingar kvart år\n"
            "• Heile stillingar er vanlege",
        ),
        (
            "Innsatsområde I\nPasienten får hjelp\nFor å nå målet skal vi syte for at:\n"
            "1. Ingen ventar lenge\n2. Alle får svar",
            "Innsatsområde II\nFagfolk blir verande\nFor å nå målet skal vi syte for at:\n"
            "1. Fleire lærlingar kvart år\n"
            "2. Heile stillingar er vanlege",
        ),
        (
            "Satsingsområde: Pasienten får hjelp\nMål:\nIngen ventar lenge.\nAlle får svar.\nTiltak:\n- Kjøpe ein buss",
            "Satsingsområde: Fagfolk blir verande\nMål:\nFleire lærlingar kvart år.\nHeile stillingar er vanlege.",
        ),
        (
            "M1 Pasienten får hjelp\nFølgjande delmål er sette:\no Ingen ventar lenge\no Alle får svar",
            "M2 Fagfolk blir verande\nFølgjande delmål er sette:\no Fleire lærlingar kvart år\n"
            "o Heile stillingar er vanlege",
        ),
        (
            "2.1 Pasienten\nMål: Pasienten får hjelp\nVentetida er for lang.\nDelmål:\n"
            "a) Ingen ventar lenge\nb) Alle får svar",
            "2.2 Fagfolk\nMål: Fagfolk blir verande\nFolk sluttar.\nDelmål:\na) Fleire lærlingar kvart år\n"
            "b) Heile stillingar er vanlege",
        ),
        (
            "Mål 1\nPasienten får hjelp\nDelmål 1.1\nIngen ventar lenge\nDelmål 1.2\nAlle får svar",
            "Mål 2\nFagfolk blir verande\nDelmål 2.1\nFleire lærlingar kvart år\nDelmål 2.2\n"
            "Heile stillingar er vanlege",
        ),
        (
            "Hovudmål A: Pasienten får hjelp\nDelmål:\n• Ingen ventar lenge\nIndikator: Ventetid (NPR)\n"
            "• Alle får svar",
            "Hovudmål B: Fagfolk blir verande\nDelmål:\n• Fleire lærlingar kvart år\nIndikator: Turnover (NPR)\n"
            "• Heile stillingar er vanlege",
        ),
        (
            "Planen har to mål:\nMål 1: Pasienten får hjelp\nMål 2: Fagfolk blir verande\n\n"
            "Mål 1: Pasienten får hjelp\n"
            "Kva vil vi oppnå?\n1.1 Ingen ventar lenge\nVi skal arbeide saman om dette.\n1.2 Alle får svar",
            "Mål 2: Fagfolk blir verande\nKva vil vi oppnå?\n"
            "2.1 Fleire lærlingar kvart år\n2.2 Heile stillingar er vanlege",
        ),
        (
            "Mål\nDelmål\nTiltak\nAnsvar\nFrist\n1 Pasienten får hjelp\n1.1 Ingen ventar lenge\nKjøpe ein buss\n"
            "Klinikksjefen\n2024\n1.2 Alle får svar\n2 Fagfolk blir verande\n2.1 Fleire lærlingar kvart år",
            "2.2 Heile stillingar er vanlege",
        ),
        (
            "Mål                  Delmål                           Tiltak           Ansvar\n"
            "1 Pasienten          1.1 Ingen ventar lenge           Kjøpe ein buss   Klinikksjefen\n"
            "får hjelp            1.2 Alle får svar\n"
            "2 Fagfolk blir       2.1 Fleire lærlingar             Ta imot fleire   Personalsjefen\n"
            "verande              kvart år\n"
            "                     2.2 Heile stillingar er vanlege",
            "",
        ),
    ],
)
def test_goals_and_their_sub_goals(first: str, second: str) -> None:
    assert _read(PLAN.format(first, second)) == (TITLES, PARTS)


def test_rows_of_measures_and_what_a_plan_needs_are_no_sub_goals() -> None:
    text = PLAN.format(
        "Mål 1: Pasienten får hjelp\nDelmål\n• Ingen ventar lenge\n• Alle får svar\nTiltak\nAnsvar\n"
        "Frist\nKjøpe buss\nSjef\n2024",
        "Mål 2: Fagfolk blir verande\nDelmål\n• Fleire lærlingar kvart år\n• Heile stillingar er vanlege\n\n"
        "Føresetnader\nFor at planen skal bli følgd, trengst:\n• tydeleg leiing",
    )
    assert _read(text) == (TITLES, PARTS)
