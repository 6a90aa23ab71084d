"""One council's papers laid out in the ways that councils lay them out: types, inputs, and tasks that cases left."""

from __future__ import annotations

import pytest

from kg.extraction.cases import extract_cases
from kg.extraction.references import extract_references
from kg.model import Ref
from tests.kg.extraction.people_texts import facts
from tests.kg.extraction.reading_texts import notes, reading_of, values

COUNCIL = "nasjonalt-rad-for-havmiljo"
HEAD = """Nasjonalt råd for havmiljø (NRH)

{}

Dato: 14. mars 2024 kl. 10:00
Sted: Teams

"""
PRESENT = """Til stede:
Kari Solvang, Nes kommune
Per Myrvold, Kystlaget
Forfall: Liv Aasen, Fiskerlaget

"""
MINUTES = HEAD.format("Referat fra møte") + PRESENT


def _said(text: str, number: str) -> tuple[set[str], ...]:
    """Title, type and cited cases of a case of the council."""
    notebook = notes(reading_of(text), extract_cases, extract_references)
    case = Ref("case", (COUNCIL, number))
    return tuple(values(notebook, case, said) for said in ("dcterms:title", "vg:caseType", "vg:refersTo"))


@pytest.mark.parametrize(
    "agenda",
    [
        "Sak 8/24 Ren strand (orientering)\nSak 9/24 Ny båt til oppsynet (drøfting)",
        "8/24: Ren strand – orienteringssak\n9/24: Ny båt til oppsynet – drøftingssak",
        "Sak 8/24 Ren strand (til orientering)\nSak 9/24 Ny båt til oppsynet (til drøfting)",
        "O: orientering, D: drøfting\n\nSak 8/24 Ren strand (O)\nSak 9/24 Ny båt til oppsynet (D)",
        "(O) orientering, (D) drøfting\n\nSak  Tema  Type\n8/24\nRen strand\nO\n9/24\nNy båt til oppsynet\nD",
        "O = orientering, D = drøfting\n\nSak  Type  Tema\n8/24  O  Ren strand\n9/24  D  Ny båt til oppsynet",
        "Tid  Sak  Tema  Type\n10:00  8/24  Ren strand  Orientering\n10:20  9/24  Ny båt til oppsynet  Drøfting",
        "Sak\nTema\nType\n8/24\nRen strand\nOrientering\n9/24\nNy båt til oppsynet\nDrøfting",
        "Orienteringssaker\nSak 8/24 Ren strand\n\nDrøftingssaker\nSak 9/24 Ny båt til oppsynet",
        "8/24 Ren strand\nFormål: Orientering\n\n9/24 Ny båt til oppsynet\nFormål: Drøfting",
    ],
)
def test_types_of_cases(agenda: str) -> None:
    text = HEAD.format("Innkalling til møte") + f"Saksliste\n\n{agenda}\n"
    assert _said(text, "8-24") == ({"Ren strand"}, {"Orientering"}, set())
    assert _said(text, "9-24") == ({"Ny båt til oppsynet"}, {"Drøfting"}, set())


@pytest.mark.parametrize(
    "inputs",
    [
        "Innspill i møtet:\n- Kari Solvang: Båten er for liten.\n- Per Myrvold: Oppsynet mangler folk i helgene.",
        "Innspill i møtet:\nKari Solvang (Nes kommune): Båten er for liten.\nPer Myrvold: Oppsynet mangler folk nå.",
        "Innspill i møtet:\nKari Solvang, Nes kommune: Båten er for liten.\nPer Myrvold, Kystlaget: Folk mangler i år.",
        "Kommentarer:\nKari Solvang\nBåten er for liten.\nPer Myrvold\nOppsynet mangler folk i helgene.",
        "Diskusjon\nKari Solvang        Båten er for liten.\nPer Myrvold         Oppsynet mangler folk i\n"
        "                    helgene.",
        "Drøfting:\nKari Solvang fra Nes kommune mente at båten er for liten.\nPer Myrvold savnet folk i helgene.",
        "Følgende innspill kom fram:\n- Kari Solvang, Nes kommune, mente at det haster.\n- Per Myrvold var enig i det.",
    ],
)
def test_who_says_what(inputs: str) -> None:
    decided = "Vedtak:\nRådet tar saken til orientering.\n"
    text = f"{MINUTES}Sak 9/24 Ny båt til oppsynet\nOppsynet har én båt.\n\n{inputs}\n\n{decided}"
    assert [by for _, by in facts(text, "vg:by")] == ["kari-solvang", "per-myrvold"]


@pytest.mark.parametrize(
    "table",
    [
        "Sak     Tiltak        Ansvarlig     Frist\n2/24    Lage liste    Nes kommune   1.5.2024",
        "Nr.\nSak\nTiltak\nAnsvarlig\nFrist\n1\n2/24\nLage liste\nNes kommune\n1.5.2024",
        "Sak\tOppgave\tHvem\tNår\n2/24\tLage liste\tNes kommune\t1.5.2024",
    ],
)
def test_tasks_that_earlier_cases_left(table: str) -> None:
    after = "Vedtak:\nRådet tar listen til orientering.\n\nSak 10/24 Eventuelt\nIngen saker.\n"
    text = f"{MINUTES}Sak 9/24 Status for oppfølging\n\n{table}\n\n{after}"
    assert _said(text, "2-24") == (set(), set(), set())
    assert _said(text, "9-24") == ({"Status for oppfølging"}, set(), {f"{COUNCIL}/2-24"})
    assert _said(text, "10-24") == ({"Eventuelt"}, set(), set())
