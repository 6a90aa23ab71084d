"""Names that one paper leaves unexplained and another explains."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import Config, Workspace

EXPLAINED = """Protokoll fra styremøte i Helse Polhav RHF

Dato: 3. april 2024
Til stede: Berit Falkeid (Helse Polhav RHF), Rune Vik (Polhav Diabeteslag)

Sak 4/24 Journal
Helse Polhav IKT HF (HPIKT) orienterte. Direktoratet for samhandling i helsetjenesten (DSH) har spurt.

Vedtak:
Styret tar saken til orientering.
"""
UNEXPLAINED = """Protokoll fra styremøte i Tindmark sykehus HF

Dato: 5. mai 2024

Sak 9/24 Journal
Helse Polhav RHF ber om svar. HPIKT har utsatt opplæringen, sa fagdirektør B. Falkeid. Polhav Diabeteslag er enig.
Direktoratet for samhandling i helsetenesta har ikke svart.

Vedtak:
Styret tar saken til orientering.
"""
STRANGER = UNEXPLAINED.replace("Helse Polhav RHF ber", "Styret ber").replace("Polhav Diabeteslag er enig.", "")


def named(workspace: Workspace, source: str) -> dict[str, str]:
    """Each name that a paper's graph gives, with the end of the IRI of what has it."""
    pattern = f'?d dcterms:source "{source}" . ?thing skos:altLabel|skos:prefLabel ?name'
    query = f"SELECT ?thing ?name WHERE {{ GRAPH ?d {{ {pattern} }} }}"
    rows = workspace.query(query, format="csv").body.decode().splitlines()[1:]
    return {name: thing.rpartition("/id/")[2] for thing, _, name in (row.partition(",") for row in rows)}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(Config(data=tmp_path / "data"))
    for source, text in (("b.txt", UNEXPLAINED), ("a.txt", EXPLAINED), ("c.txt", STRANGER)):
        (tmp_path / source).write_text(text, encoding="utf-8")
    made.ingest([tmp_path / "b.txt", tmp_path / "c.txt"])
    return made


def test_what_another_paper_explains_is_found_with_its_evidence(workspace: Workspace, tmp_path: Path) -> None:
    before = named(workspace, "b.txt")
    assert "HPIKT" not in before
    workspace.ingest([tmp_path / "a.txt"])
    found = named(workspace, "b.txt")
    assert found["HPIKT"] == "organisation/helse-polhav-ikt-hf"
    assert found["B. Falkeid"] == "person/berit-falkeid"
    assert found["Polhav Diabeteslag"] == "organisation/polhav-diabeteslag"
    assert workspace.check().faults == ()
    workspace.remove(["a.txt"])
    assert named(workspace, "b.txt") == before


def test_a_paper_that_speaks_of_other_bodies_is_left_alone(workspace: Workspace, tmp_path: Path) -> None:
    workspace.ingest([tmp_path / "a.txt"])
    found = named(workspace, "c.txt")
    assert "HPIKT" not in found
    assert found.get("B. Falkeid") != "person/berit-falkeid"


def test_a_name_that_rules_cut_short_is_the_whole_one_of_another_paper(workspace: Workspace, tmp_path: Path) -> None:
    workspace.ingest([tmp_path / "a.txt"])
    whole = "organisation/direktoratet-for-samhandling-i-helsetjenesten"
    assert whole in named(workspace, "b.txt").values()
    assert "organisation/direktoratet-for-samhandling" not in named(workspace, "b.txt").values()


def test_a_longer_name_is_not_the_shorter_one_it_begins_with(workspace: Workspace, tmp_path: Path) -> None:
    longer = STRANGER.replace("HPIKT har utsatt", "Polhav Diabeteslag Ungdom er enig. HPIKT har utsatt")
    (tmp_path / "d.txt").write_text(longer, encoding="utf-8")
    workspace.ingest([tmp_path / "a.txt", tmp_path / "d.txt"])
    assert "organisation/polhav-diabeteslag" not in named(workspace, "d.txt").values()


def test_letters_that_stand_for_a_thing_and_projects_are_no_organisations_elsewhere(
    workspace: Workspace, tmp_path: Path
) -> None:
    opened = "Regionalt opplæringssenter AS (ROS) og Ny Giv AS orienterte."
    explained = EXPLAINED.replace("Direktoratet for samhandling", f"{opened} Direktoratet for samhandling")
    (tmp_path / "a.txt").write_text(explained, encoding="utf-8")
    (tmp_path / "d.txt").write_text(STRANGER.replace("HPIKT", "Ny Giv"), encoding="utf-8")
    (tmp_path / "e.txt").write_text(UNEXPLAINED.replace("HPIKT har", "En ROS er gjort. HPIKT har"), encoding="utf-8")
    workspace.ingest([tmp_path / source for source in ("a.txt", "d.txt", "e.txt")])
    assert "organisation/ny-giv-as" not in named(workspace, "d.txt").values()
    assert "ROS" not in named(workspace, "e.txt")
    assert "HPIKT" in named(workspace, "e.txt")


def test_loaded_names_are_found_in_papers_where_no_rule_sees_them(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(STRANGER.replace("HPIKT", "Trivselsstova Lunden"), encoding="utf-8")
    workspace.ingest([tmp_path / "c.txt"])
    ours = "http://localhost:8000/id/organisation/trivselsstova-lunden"
    table = f"""@prefix vg: <https://w3id.org/vedtaksgraf/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    <{ours}> a vg:Organisation ; skos:prefLabel "Trivselsstiftinga"@nn ;
      skos:altLabel "Trivselsstova Lunden", "HPIKT" ."""
    (tmp_path / "own.ttl").write_text(table, encoding="utf-8")
    assert "Trivselsstova Lunden" not in named(workspace, "c.txt")
    workspace.load(tmp_path / "own.ttl", "http://e.example/own")
    assert named(workspace, "c.txt")["Trivselsstova Lunden"] == "organisation/trivselsstova-lunden"
    assert named(workspace, "b.txt")["HPIKT"] == "organisation/trivselsstova-lunden"
    assert workspace.check().faults == ()
