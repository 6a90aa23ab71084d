"""Paths between decisions and goals, each hop with its evidence."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.config import Config
from kg.errors import UnknownEntityError
from kg.model import Analysis, Document, Ref
from kg.rdf import Triple
from kg.store import Store
from kg.tracing import Tracer
from kg.workspace import Workspace
from ontology import VG
from tests.conftest import MakeWorkspace
from tests.kg import papers

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


GOALS = (
    ("case/a/1-2024", "addresses", "goal/s/mal-1"),
    ("goal/s/mal-1", "supports", "goal/s/mal-2"),
    ("goal/s/mal-2", "supports", "goal/s/mal-3"),
    ("goal/s/mal-4", "dependsOn", "goal/s/mal-1"),
    ("goal/s/mal-1", "supports", "strategy/t"),
    ("goal/s/mal-1", "dependsOn", "goal/s/mal-5"),
    ("indicator/s/1.1", "measures", "goal/s/mal-1"),
    ("goal/s/mal-1", "inStrategy", "strategy/s"),
)


@pytest.mark.parametrize("words", ["case/a/1-2024", "decision/a/1/adopted", "point/a/1/adopted/1", "meeting/a/1"])
def test_an_act_does_not_serve_what_its_goals_further(words: str) -> None:
    tracer = graph(
        *GOALS,
        ("decision/a/1/adopted", "inCase", "case/a/1-2024"),
        ("decision/a/1/adopted", "hasPoint", "point/a/1/adopted/1"),
        ("case/a/1-2024", "consideredAt", "meeting/a/1"),
    )
    assert found(tracer, words) == [("goal/s/mal-1", 1.0), ("strategy/s", 1.0)]


@pytest.mark.parametrize(
    ("words", "hops"),
    [
        ("goal/s/mal-2", ["^vg:supports", "^vg:addresses"]),
        ("goal/s/mal-4", ["vg:dependsOn", "^vg:addresses"]),
        ("strategy/t", ["^vg:supports", "^vg:addresses"]),
    ],
)
def test_a_goal_is_served_by_what_addresses_a_goal_that_furthers_it(words: str, hops: list[str]) -> None:
    link = next(link for link in GOALS if words in link and link[1] in ("supports", "dependsOn"))
    (path,) = graph(*GOALS, sure={link: "0.7"}).trace(words).paths
    assert [hop.predicate for hop in path.hops] == hops
    assert [hop.basis for hop in path.hops] == ["stated", "stated"]
    assert (path.basis, path.confidence) == ("stated", 0.7)


@pytest.mark.parametrize("words", ["goal/s/mal-3", "goal/s/mal-5"])
def test_a_chain_of_goals_or_one_walked_the_wrong_way_serves_nothing(words: str) -> None:
    assert found(graph(*GOALS), words) == []


def test_goals_that_support_each_other_end_the_walk() -> None:
    tracer = graph(*GOALS, ("goal/s/mal-2", "supports", "goal/s/mal-1"))
    assert found(tracer, "goal/s/mal-1") == [("case/a/1-2024", 1.0)]


def test_a_link_between_goals_is_shown_with_its_words(make_workspace: MakeWorkspace, folder: Path) -> None:
    other = Ref("goal", ("digitalplanen", "2024", "mal-3"))
    quote = "Mål 2 Journalen følger pasienten"

    class Linking(papers.Reader):
        def analyse(self, paper: Document) -> Analysis:
            if paper.source != papers.PLAN:
                return super().analyse(paper)
            notes = papers.plan_notes()
            notes.name(other, "vg:StrategicGoal", "Alle får hjelp", quote)
            notes.say(other, "vg:inStrategy", papers.STRATEGY, quote)
            notes.say(papers.GOAL, "vg:supports", other, quote, 0.8)
            return papers.analysis(paper, notes, "strategy", "Digitalplanen")

    workspace = make_workspace(analyser=Linking())
    workspace.ingest([folder])
    first, *_ = workspace.trace("Alle får hjelp").paths[0].hops
    assert (first.predicate, first.basis, first.confidence) == ("^vg:supports", "stated", 0.8)
    assert [quoted.quote for quoted in first.evidence] == [quote]


def test_a_stated_way_is_taken_though_an_inferred_one_is_surer_and_shorter() -> None:
    stated, inferred = ("case/a/1-2024", "addresses", "indicator/s/1.1"), ("case/a/1-2024", "mayAddress", "goal/s/m")
    tracer = graph(stated, inferred, ("indicator/s/1.1", "measures", "goal/s/m"), sure={stated: "0.4"})
    bases = {path.target.iri.removeprefix(BASE): path.basis for path in tracer.trace("1-2024").paths}
    assert bases == {"indicator/s/1.1": "stated", "goal/s/m": "stated"}


def test_one_inferred_hop_makes_the_whole_path_inferred() -> None:
    tracer = graph(("case/a/1-2024", "mayAddress", "goal/s/m"), ("goal/s/m", "inStrategy", "strategy/s"))
    assert {path.basis for path in tracer.trace("1-2024").paths} == {"inferred"}
    assert {path.basis for path in tracer.trace("strategy/s").paths} == {"inferred"}


CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


@pytest.mark.shared
def test_a_consultation_response_serves_the_goals_that_it_comments(tmp_path: Path) -> None:
    if not CORPUS.is_dir():
        pytest.skip("../shared/corpus is not there: the trace of case 135-2022 was not tried")
    real = Workspace(Config(data=tmp_path))
    real.ingest(sorted(path for path in CORPUS.iterdir() if path.name.startswith(("000", "001"))))
    paths = real.trace("135-2022").paths
    plan = [path for path in paths if "/nasjonal-e-helsestrategi/2023" in path.target.iri]
    reached = {path.target.iri.partition("/2023")[2].strip("/"): path.basis for path in plan}
    assert {"", "mal-2", "mal-4", "2.1", "4.2"} <= reached.keys()
    assert {reached[name] for name in ("", "mal-2", "mal-4", "2.1", "4.2")} == {"stated"}
    assert not reached.keys() & {"mal-1", "mal-3", "mal-5"}


def test_a_un_goal_is_shown_in_bokmal() -> None:
    un = "http://metadata.un.org/sdg/3"
    store = Store.scratch()
    case = URIRef(f"{BASE}case/a/1-2024")
    labels = [(URIRef(un), RDFS.label, Literal(*pair)) for pair in (("A goal", "en"), ("Mål", "nb"), ("Mål nn", "nn"))]
    store.replace(
        "http://e.example/g", [(case, RDFS.label, Literal("Sak", "nb")), (case, VG.addresses, URIRef(un)), *labels]
    )
    (path,) = Tracer(store, BASE).trace("case/a/1-2024").paths
    assert (path.target.label, path.target.language) == ("Mål", "nb")
