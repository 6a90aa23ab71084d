"""The register's graph, and names that people load: what is known of organisations without a paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, SDO, SKOS, XSD

from kg import Config, Workspace, registered
from kg.model import Ref
from kg.naming import Name
from kg.recognition import Organisation
from ontology import VG

BASE = "http://localhost:8000/id/"
OLD = Organisation(
    "Direktoratet for gamle ting", "directorate", ("DGT",), (), None, "Tingdirektoratet", date(2024, 1, 1)
)
NEW = Organisation("Tingdirektoratet", "directorate", (), ("Tingdirektoratet på nynorsk",), "Tingdepartementet")
MINISTRY = Organisation("Tingdepartementet", "ministry")
OTHER = Organisation("Vegdirektoratet", "directorate")
REGISTER = (OLD, NEW, MINISTRY, OTHER)


def called(name: str) -> URIRef:
    return URIRef(f"{BASE}organisation/{name}")


def test_what_papers_name_comes_with_what_it_became_and_is_part_of() -> None:
    named = {Ref("organisation", ("direktoratet-for-gamle-ting",)): Name("Direktoratet for gamle ting", "nn")}
    found = registered.triples(REGISTER, named, BASE)
    old, new = called("direktoratet-for-gamle-ting"), called("tingdirektoratet")
    assert (old, DCTERMS.isReplacedBy, new) in found
    assert (old, SDO.dissolutionDate, Literal("2024-01-01", datatype=XSD.date)) in found
    assert (old, SKOS.prefLabel, Literal("Direktoratet for gamle ting", lang="nn")) in found
    assert (old, SKOS.altLabel, Literal("DGT", lang="nb")) in found
    assert (new, VG.partOf, called("tingdepartementet")) in found
    assert not [triple for triple in found if called("vegdirektoratet") in triple]


def test_lines_that_a_verdict_joined_are_one_and_lead_to_what_was_meant() -> None:
    ministry, other = Ref("organisation", ("tingdepartementet",)), Ref("organisation", ("vegdirektoratet",))

    def resolve(ref: Ref) -> Ref:
        return ministry if ref == other else ref

    named = {Ref("organisation", ("tingdirektoratet",)): Name("Tingdirektoratet", "nb")}
    found = registered.triples(REGISTER, named, BASE, resolve)
    assert (called("tingdirektoratet"), VG.partOf, called("tingdepartementet")) in found
    assert (called("tingdepartementet"), SKOS.altLabel, Literal("Vegdirektoratet", lang="nb")) in found
    assert not [triple for triple in found if called("vegdirektoratet") in triple]


def test_a_register_that_knows_no_name_has_no_graph() -> None:
    assert (
        registered.triples(REGISTER, {Ref("organisation", ("fjordvik",)): Name("Fjordvik", "nb")}, BASE) == frozenset()
    )


PAPER = """Fjordvik kommune
Møte i Fjordvik kommunestyre 12. mars 2024

Sak 7/24 Avtale om vakt
Fjordvik Legevakt AS ga uttalelse. Direktoratet for e-helse svarte 3. mars 2023.

Vedtak:
Avtalen godkjennes.
"""
LOADED = f"""@prefix vg: <https://w3id.org/vedtaksgraf/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<{BASE}organisation/fjordvik-legevakt-iks> a vg:Organisation ;
  skos:prefLabel "Fjordvik legevakt IKS"@nb ; skos:altLabel "Fjordvik Legevakt AS"@nb .
"""


def names(workspace: Workspace, iri: URIRef) -> set[str]:
    query = f"SELECT ?name WHERE {{ <{iri}> <{SKOS.prefLabel}> ?name }}"
    rows = workspace.query(query, format="tsv").body.decode().splitlines()[1:]
    return {row.strip().split('"')[1] for row in rows}


def test_loaded_names_join_papers_that_are_there_already(tmp_path: Path) -> None:
    workspace = Workspace(Config(data=tmp_path / "data"))
    paper, table = tmp_path / "paper.txt", tmp_path / "own.ttl"
    paper.write_text(PAPER, encoding="utf-8")
    table.write_text(LOADED, encoding="utf-8")
    workspace.ingest([paper])
    assert names(workspace, called("fjordvik-legevakt-as")) == {"Fjordvik Legevakt AS"}
    workspace.load(table, "http://e.example/own")
    assert names(workspace, called("fjordvik-legevakt-as")) == set()
    assert names(workspace, called("fjordvik-legevakt-iks")) == {"Fjordvik legevakt IKS"}
    assert workspace.check().faults == ()


def test_check_is_green_with_the_register_beside_the_papers(tmp_path: Path) -> None:
    workspace = Workspace(Config(data=tmp_path / "data"))
    paper = tmp_path / "paper.txt"
    paper.write_text(PAPER, encoding="utf-8")
    workspace.ingest([paper])
    assert str(registered.graph_of(BASE)) in workspace.status().graphs
    assert workspace.check().faults == ()
