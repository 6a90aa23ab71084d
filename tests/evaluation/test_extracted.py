"""A graph in the vocabulary of the contract becomes the facts that gold would hold."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
import pytest

from evaluation import extracted
from evaluation.normal import Names
from evaluation.records import CLASSES, Fact

GRAPH = """
PREFIX vg: <https://w3id.org/vedtaksgraf/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX : <http://test/>

GRAPH :names {
  :rhf a vg:Organisation ; skos:prefLabel "Helse Kystvidda RHF"@nb ; skos:altLabel "Helse Kystvidda"@nb .
  :nup a vg:Organisation ; skos:prefLabel "NUP"@nb .
  :kari a vg:Person ; foaf:name "Kari Fossli" .
}
GRAPH :strategy-paper {
  :strategy-paper a vg:Document ; dcterms:source "strategi.pdf" .
  :s a vg:Strategy ; dcterms:title "Regional strategi 2024–2028"@nb ; vg:period "2024-2028" .
  :o1 a vg:OverallGoal ; dcterms:title "Likeverdige tjenester"@nb .
  :g1 a vg:StrategicGoal ; dcterms:identifier "Mål 1" ; dcterms:title "Mål 1: Pasienten er med"@nb ;
      vg:dependsOn :g4 ; vg:supports <http://metadata.un.org/sdg/3> .
  :g4 a vg:StrategicGoal ; dcterms:identifier "Mål 4" ; dcterms:title "Opplysninger"@nb ; vg:supports :g1 .
  :sub a vg:Subgoal ; dcterms:title "Samvalg er vanlig"@nb ; vg:subgoalOf :g1 .
  :i42 a vg:Indicator ; dcterms:identifier "4.2" ; dcterms:title "Deling"@nb ; vg:measurement "Antall"@nb .
  :part a vg:Indicator ; dcterms:title "Deling i kommunene"@nb ; vg:partOfIndicator :i42 .
}
GRAPH :board-paper {
  :board-paper a vg:Document ; dcterms:source "sub/styremote.txt" .
  :m a vg:Meeting ; vg:body :rhf ; dcterms:date "2024-03-14"^^xsd:date .
  :p a vg:Participation ; vg:meeting :m ; vg:person :kari ; vg:representing :rhf ; vg:capacity "other" .
  :rhf a vg:Organisation . :kari a vg:Person .
  :c12 a vg:Case ; vg:body :rhf ; dcterms:identifier "12-2024" ; dcterms:title "Hjemme"@nb ;
      vg:followsUp :c63 ; vg:addresses :s ; vg:caseOfficer :kari .
  :c63 a vg:Case ; vg:body :rhf ; dcterms:identifier "63-2023" .
  :n12 a vg:Case ; vg:body :nup ; dcterms:identifier "12/24" ; vg:caseType "Drøfting" .
  :d a vg:Decision ; vg:inCase :c12 ; vg:status vg:Proposed ; vg:hasPoint :d1 ; vg:addresses :g1 .
  :d1 a vg:DecisionPoint ; vg:text "Styret ber administrerende direktør svare."@nb ; vg:action "be om" ;
      vg:deadline "innen 1. mai"@nb ; vg:amount "2 mill. kroner"@nb ;
      vg:addressee "administrerende direktør", :nup ; vg:addresses :i42 .
  :k a vg:Comment ; vg:inCase :n12 ; vg:by :rhf ; vg:text "Helse Kystvidda RHF støttet saken."@nb .
  :r1 a vg:Recommendation ; vg:by :nup ; vg:text "NUP anbefaler prøvedrift."@nb .
  :r2 a vg:Recommendation ; vg:text "Prøvedrift bør vurderes."@nb .
  :l a vg:Publication ; dcterms:title "Journalloven"@nb .
}
"""
RHF, C12 = "helse-kystvidda-rhf", ("helse-kystvidda-rhf", "12-2024")
POINT = "Styret ber administrerende direktør svare."


@dataclass(frozen=True, slots=True)
class Answer:
    body: bytes


class Dataset:
    """A store whose default graph is the union of all, as the workspace's is."""

    def __init__(self, trig: str) -> None:
        self._store = ox.Store()
        self._store.load(trig.encode(), ox.RdfFormat.TRIG)

    def query(self, sparql_text: str, *, format: str | None = None) -> Answer:  # noqa: A002
        assert format == "json"
        solutions = self._store.query(sparql_text, use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)
        body = solutions.serialize(format=ox.QueryResultsFormat.JSON)
        assert body is not None
        return Answer(body)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return Dataset(GRAPH)


def facts(dataset: Dataset, source: str) -> set[Fact]:
    names = Names([["Helse Kystvidda RHF"], ["Nasjonalt utvalg", "NUP"]])
    iri = extracted.documents(dataset)[source]
    return set(extracted.paper(dataset, iri, extracted.naming(extracted.everywhere(dataset), names)).facts)


def test_a_board_paper(dataset: Dataset) -> None:
    decision = (*C12, "proposed")
    assert facts(dataset, "sub/styremote.txt") == {
        Fact("meetings", (RHF, "2024-03-14")),
        Fact("cases", C12),
        Fact("cases", (RHF, "63-2023")),
        Fact("cases", ("nasjonalt-utvalg", "12-2024")),
        Fact("case_titles", C12, "Hjemme"),
        Fact("case_types", ("nasjonalt-utvalg", "12-2024", "drøfting")),
        Fact("case_officers", (*C12, "kari-fossli")),
        Fact("deadlines", decision, "1. mai"),
        Fact("amounts", decision, "2 mill. kroner"),
        Fact("recommendations", ("nasjonalt-utvalg",), "NUP anbefaler prøvedrift."),
        Fact("recommendations", ("",), "Prøvedrift bør vurderes."),
        Fact("publications", (), "Journalloven"),
        Fact("case_links", (*C12, RHF, "63-2023")),
        Fact("follow_ups", (*C12, RHF, "63-2023")),
        Fact("decisions", decision),
        Fact("decision_points", decision, POINT),
        Fact("actions", (*decision, "beom"), POINT),
        Fact("addressees", (*decision, "administrerende-direktor"), POINT),
        Fact("addressees", (*decision, "nasjonalt-utvalg"), POINT),
        Fact("participation", ("kari-fossli", "2024-03-14", "other")),
        Fact("affiliations", ("kari-fossli", RHF)),
        Fact("organisations", (RHF,)),
        Fact("persons", ("kari-fossli",)),
        Fact("comments", (RHF, "nasjonalt-utvalg", "12-2024"), "Helse Kystvidda RHF støttet saken."),
        Fact("case_strategy", (*C12, "regional-strategi 2024")),
        Fact("case_goal", (*C12, "1")),
        Fact("case_indicator", (*C12, "4.2")),
    }


def test_a_strategy(dataset: Dataset) -> None:
    assert facts(dataset, "strategi.pdf") == {
        Fact("strategies", ("regional-strategi 2024",)),
        Fact("goals", ("overall",), "Likeverdige tjenester"),
        Fact("goals", ("strategic",), "Pasienten er med"),
        Fact("goals", ("strategic",), "Opplysninger"),
        Fact("sub_goals", ("1",), "Samvalg er vanlig"),
        Fact("indicators", ("4.2",), "Deling"),
        Fact("indicators", ("part of 4.2",), "Deling i kommunene"),
        Fact("measurements", ("4.2", "measurement"), "Antall"),
        Fact("goal_links", ("1", "4")),
        Fact("sdg_links", ("1", "3")),
    }


def test_together_they_show_every_class(dataset: Dataset) -> None:
    both = facts(dataset, "sub/styremote.txt") | facts(dataset, "strategi.pdf")
    assert {fact.kind for fact in both} == set(CLASSES)
