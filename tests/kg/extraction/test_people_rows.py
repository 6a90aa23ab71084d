"""Tables of people whose cells stand one space apart: letters that say who met, and for whom deputies came."""

from __future__ import annotations

from tests.kg.extraction.people_texts import facts

LETTERS = """Nes kommune

Møteprotokoll
Formannskapet

Møtedato: 12.03.2009

MEDLEMMER MØTT VARAMEDLEMMER

Arbeiderpartiet
1. Kari Moe, ordfører M
2. Solveig Aas F Morten Lie Haug

Høyre
1. Berit Sund M Inhabil sak 27/09

Møtende fra administrasjonen:
Rådmann Ola Vik

Sak 26/09 Ny båt
"""

DEPUTIES = """Nes kommune

Møteprotokoll
Utvalg: Formannskapet
Møtedato: 12.03.2009

Faste medlemmer som møtte:
Navn Funksjon Representerer
Kari Moe Ordfører AP
Per Berg (permisjon fra kl. 15) Medlem H

Varamedlemmer som møtte:
Navn Møtte for Representerer
Morten Haug Solveig Aas AP
Berit Sund Per Berg (fra kl. 15) H

Sak 26/09 Ny båt
"""


def capacities(text: str) -> dict[str, str]:
    return {subject.rpartition("/")[2]: value for subject, value in facts(text, "vg:capacity")}


def test_letters_say_who_met_and_the_name_behind_came_instead() -> None:
    assert capacities(LETTERS) == {
        "kari-moe": "member",
        "solveig-aas": "absent",
        "morten-lie-haug": "deputy",
        "berit-sund": "member",
        "ola-vik": "other",
    }


def test_those_for_whom_deputies_came_are_no_deputies() -> None:
    assert capacities(DEPUTIES) == {
        "kari-moe": "member",
        "per-berg": "member",
        "morten-haug": "deputy",
        "berit-sund": "deputy",
    }
