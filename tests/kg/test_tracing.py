"""Paths between decisions and goals, each hop with its evidence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.errors import UnknownEntityError
from kg.rdf import Triple
from kg.store import Store
from kg.tracing import Tracer
from kg.workspace import Workspace
from ontology import VG

BASE = "http://localhost:8000/id/"
CASE, EARLIER = "case/fjordvik-helserad/7-2024", "case/fjordvik-helserad/3-2024"
DECISION = "decision/fjordvik-helserad/7-2024/proposed"
GOAL, STRATEGY = "goal/digitalplanen/2024/mal-2", "strategy/digitalplanen/2024"
INDICATOR = "indicator/digitalplanen/2024/2.1"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (BASE + CASE, CASE),
        (CASE, CASE),
        ("7-2024", CASE),
        ("sak 007/24", CASE),
        ("Styresak 7–2024", CASE),
        ("Fjordvik helseråd 7/24", CASE),
        ("7/24 i Fjordvik helseråd", CASE),
        ("ny journal ved legevakta", CASE),
        ("Mål 2", GOAL),
        ("goal 2", GOAL),
        ("indikator 2.1", INDICATOR),
        ("målindikator 2.1", INDICATOR),
        ("2.1", INDICATOR),
        ("Digitalplanen", STRATEGY),
        ("fjordvik helseråd", "organisation/fjordvik-helserad"),
        ("board.txt", "document/board-txt"),
    ],
)
def test_anything_that_names_an_entity_finds_it(workspace: Workspace, words: str, meant: str) -> None:
    assert [thing.iri for thing in workspace.trace(words).entities] == [BASE + meant]


@pytest.mark.parametrize(
    "words", ["", "9-2024", "Mål 9", "indikator 2", "case/ingen/1-2024", "http://e.example/x", "<>"]
)
def test_what_names_nothing_is_an_error(workspace: Workspace, words: str) -> None:
    with pytest.raises(UnknownEntityError, match="names nothing"):
        workspace.trace(words)


def test_an_error_names_near_ones(workspace: Workspace) -> None:
    with pytest.raises(UnknownEntityError, match=CASE):
        workspace.trace("Ny jurnal ved legevakten")


def test_a_case_leads_to_its_goal_with_the_words_it_rests_on(workspace: Workspace) -> None:
    goal, strategy = workspace.trace("7-2024").paths
    assert (goal.target.iri, strategy.target.iri) == (BASE + GOAL, BASE + STRATEGY)
    (hop,) = goal.hops
    assert (hop.predicate, hop.basis, hop.confidence) == ("vg:addresses", "stated", 0.9)
    (quoted,) = hop.evidence
    assert quoted.quote == "Innføringen bygger opp under mål 2 i Digitalplanen."
    assert workspace.text_of(f"{BASE}document/board-txt")[quoted.start : quoted.end] == quoted.quote
    assert [step.basis for step in strategy.hops] == ["stated", "structural"]
    assert {quoted.document for quoted in strategy.hops[1].evidence} == {"board.txt", "plan.txt"}


def test_a_decision_serves_what_its_case_serves(workspace: Workspace) -> None:
    first, *_ = workspace.trace(DECISION).paths
    assert [hop.predicate for hop in first.hops] == ["vg:inCase", "vg:addresses"]


def test_a_goal_leads_back_to_cases_and_decisions(workspace: Workspace) -> None:
    trace = workspace.trace("Mål 2")
    assert [path.target.iri for path in trace.paths] == [BASE + CASE, BASE + DECISION]
    assert [hop.predicate for hop in trace.paths[1].hops] == ["^vg:addresses", "^vg:inCase"]


def test_the_json_is_a_chain_from_the_entity_to_the_target(workspace: Workspace) -> None:
    trace = workspace.trace("Digitalplanen").to_json()
    assert isinstance(trace["paths"], list)
    assert trace["paths"]
    for path in trace["paths"]:
        hops = path["hops"]
        assert hops[0]["from"]["iri"] == trace["entity"]["iri"]  # type: ignore[index]
        assert hops[-1]["to"]["iri"] == path["target"]["iri"]
        assert all(one["to"] == other["from"] for one, other in pairwise(hops))


def graph(*links: tuple[str, str, str], sure: dict[tuple[str, str, str], str] | None = None) -> Tracer:
    """A tracer over links between things that are called by the last step of their IRI."""
    store = Store.scratch()
    triples: list[Triple] = []
    for number, link in enumerate(links):
        subject, name, value = URIRef(BASE + link[0]), VG[link[1]], URIRef(BASE + link[2])
        triples.append((subject, name, value))
        triples += [(thing, RDFS.label, Literal(str(thing), lang="nb")) for thing in (subject, value)]
        if link in (sure or {}):
            node = URIRef(f"{BASE}statement/{number}")
            triples += [(node, RDF.subject, subject), (node, RDF.predicate, name), (node, RDF.object, value)]
            triples.append(
                (node, VG.confidence, Literal(sure[link], datatype=URIRef("http://www.w3.org/2001/XMLSchema#decimal")))
            )  # type: ignore[index]
    for case in {link[0] for link in links if link[0].startswith("case/")}:
        triples += [(URIRef(BASE + case), RDF.type, VG.Case)]
        triples += [(URIRef(BASE + case), DCTERMS.identifier, Literal(case.split("/")[-1]))]
    store.replace("http://e.example/g", triples)
    return Tracer(store, BASE)


def found(tracer: Tracer, words: str) -> list[tuple[str, float]]:
    return [(path.target.iri.removeprefix(BASE), path.confidence) for path in tracer.trace(words).paths]


def test_one_decision_does_not_serve_what_another_of_its_case_serves() -> None:
    tracer = graph(
        ("decision/a/1/proposed", "inCase", "case/a/1-2024"),
        ("decision/a/1/adopted", "inCase", "case/a/1-2024"),
        ("decision/a/1/adopted", "hasPoint", "point/a/1/adopted/1"),
        ("point/a/1/adopted/1", "addresses", "goal/s/mal-1"),
    )
    assert found(tracer, "case/a/1-2024") == [("goal/s/mal-1", 1.0)]
    assert found(tracer, "decision/a/1/adopted") == [("goal/s/mal-1", 1.0)]
    assert found(tracer, "decision/a/1/proposed") == []
    assert [iri for iri, _ in found(tracer, "goal/s/mal-1")] == ["decision/a/1/adopted", "case/a/1-2024"]


def test_stated_paths_come_before_surer_inferred_ones_and_doubt_multiplies() -> None:
    stated, inferred = ("case/a/1-2024", "addresses", "goal/s/mal-1"), ("case/a/1-2024", "mayAddress", "goal/s/mal-2")
    part = ("goal/s/mal-1", "inStrategy", "strategy/s")
    tracer = graph(stated, inferred, part, sure={stated: "0.8", inferred: "0.95", part: "0.5"})
    assert found(tracer, "1-2024") == [("goal/s/mal-1", 0.8), ("strategy/s", 0.4), ("goal/s/mal-2", 0.95)]


def test_the_surest_of_two_ways_is_taken() -> None:
    weak = ("case/a/1-2024", "addresses", "strategy/s")
    tracer = graph(
        weak,
        ("case/a/1-2024", "addresses", "goal/s/mal-1"),
        ("goal/s/mal-1", "inStrategy", "strategy/s"),
        sure={weak: "0.3"},
    )
    assert ("strategy/s", 1.0) in found(tracer, "1-2024")


def test_a_later_case_serves_what_it_follows_up() -> None:
    tracer = graph(("case/a/2-2024", "followsUp", "case/a/1-2024"), ("case/a/1-2024", "addresses", "indicator/s/1.1"))
    assert found(tracer, "2-2024") == [("indicator/s/1.1", 1.0)]


def test_of_several_that_are_meant_all_are_traced_the_tied_one_first() -> None:
    tracer = graph(("case/a/1-2024", "followsUp", "case/a/9-2024"), ("case/b/1-2024", "addresses", "goal/s/mal-1"))
    trace = tracer.trace("1/24")
    assert [thing.iri.removeprefix(BASE) for thing in trace.entities] == ["case/b/1-2024", "case/a/1-2024"]
    assert trace.to_json()["also"] == [trace.entities[1].to_json()]


def test_goals_that_depend_on_each_other_end_the_walk() -> None:
    tracer = graph(
        ("case/a/1-2024", "addresses", "goal/s/mal-1"),
        ("goal/s/mal-1", "dependsOn", "goal/s/mal-2"),
        ("goal/s/mal-2", "dependsOn", "goal/s/mal-1"),
    )
    assert found(tracer, "1-2024") == [("goal/s/mal-1", 1.0), ("goal/s/mal-2", 1.0)]


def test_a_un_goal_is_shown_in_bokmal() -> None:
    un = "http://metadata.un.org/sdg/3"
    store = Store.scratch()
    case = URIRef(f"{BASE}case/a/1-2024")
    labels = [(URIRef(un), RDFS.label, Literal(*pair)) for pair in (("A goal", "en"), ("Mål", "nb"), ("Mål nn", "nn"))]
    store.replace(
        "http://e.example/g", [(case, RDFS.label, Literal("Sak", "nb")), (case, VG.addresses, URIRef(un)), *labels]
    )
    (path,) = Tracer(store, BASE).trace("case/a/1-2024").paths
    assert path.target.label == "Mål"
