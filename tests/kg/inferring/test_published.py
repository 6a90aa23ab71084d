"""Inferred links as they lie in the graph, are proved by `check`, and are traced and printed apart from stated ones."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import RDF, Literal, URIRef
from rdflib.namespace import PROV

from kg import cli, derived
from kg.config import Config
from kg.model import Analysis, Document
from kg.rdf import triples
from kg.store import Store
from kg.workspace import Workspace
from ontology import VG
from tests.kg import papers
from tests.kg.inferring.makers import Case, Plan, board_paper, goal, plan_paper, point, seen
from tests.kg.test_check import publication_of, rewritten

BASE = "http://localhost:8000/id/"
GOALS = {
    "mal-1": "Psykisk førstehjelp i alle skoler",
    "mal-1/kurs": "Kurs i psykisk førstehjelp for lærere",
    "mal-2": "Tannlege i hver bydel",
}
CASE = Case("Psykisk førstehjelp", ["Rådet vedtar kurs i psykisk førstehjelp for lærere."], addresses=[goal("mal-2")])
SILENT = Case("Psykisk førstehjelp, del to", ["Rådet vedtar flere kurs i psykisk førstehjelp."], "8-2024")
PAPERS = [board_paper(CASE), board_paper(SILENT, "to.txt"), plan_paper(Plan(GOALS))]
POINT, GOAL = (URIRef(BASE + "/".join((ref.kind, *ref.path))) for ref in (point(1), goal("mal-1/kurs")))
LINK = URIRef(f"{BASE}trace/{'/'.join((*point(1).path, *goal('mal-1/kurs').path))}")


class Reader:
    """Knows the papers by their names."""

    def analyse(self, paper: Document) -> Analysis:
        return next(one for one in PAPERS if one.document.source == paper.source)


def opened(data: Path, order: Sequence[Analysis] = PAPERS, *, at_once: bool = True) -> Workspace:
    workspace = Workspace(Config(data=data / "data"), analyser=Reader(), resolve=papers.resolve)
    inbox = data / "inbox"
    inbox.mkdir(parents=True)
    for paper in order:
        (inbox / paper.document.source).write_text(paper.document.text, encoding="utf-8")
        if not at_once:
            workspace.ingest([inbox / paper.document.source])
    workspace.ingest([inbox])
    return workspace


@pytest.fixture
def linked(tmp_path: Path) -> Workspace:
    """A workspace with a stated link and inferred ones."""
    return opened(tmp_path)


def test_a_link_says_what_it_ties_how_surely_and_why() -> None:
    found = derived.triples(seen(*PAPERS), BASE)
    said = {(name, value) for subject, name, value in found if subject == LINK}
    assert (POINT, VG.mayAddress, GOAL) in found
    assert {(RDF.type, VG.TraceLink), (VG["from"], POINT), (VG.to, GOAL), (VG.basis, VG.Inferred)} <= said
    assert {str(value) for name, value in said if name == VG.sharedTerm} == {"kurs", "psykisk førstehjelp", "lærere"}
    assert (VG.quote, Literal(CASE.points[0])) in said
    (sure,) = (float(value) for name, value in said if name == VG.confidence)
    assert 0.5 <= sure <= 1
    evidence = {str(value) for name, value in said if name == VG.evidence}
    assert any("/sak-txt/" in iri for iri in evidence)
    assert any("/plan-txt/" in iri for iri in evidence)


def test_link_and_triple_name_the_statements_that_they_rest_on() -> None:
    views = seen(*PAPERS)
    found = derived.triples(views, BASE)
    stated = {s for view in views for s, p, o in triples(view) if (p, o) == (RDF.type, VG.Statement)}
    (node,) = {s for s, p, o in found if (p, o) == (RDF.object, GOAL)} & {
        s for s, p, o in found if (p, o) == (RDF.subject, POINT)
    }
    for subject in (LINK, node):
        sources = {value for thing, name, value in found if (thing, name) == (subject, PROV.wasDerivedFrom)}
        assert len(sources) == 3
        assert sources <= stated


def test_what_is_stated_stays_as_it_was() -> None:
    board = PAPERS[0]
    (alone,) = seen(board)
    beside = seen(*PAPERS)[0]
    assert triples(alone) == triples(beside)
    direct = {(s, p) for s, p, _ in derived.triples(seen(*PAPERS), BASE)}
    assert not {p for _, p in direct} & {VG.addresses}
    assert not {o for _, p, o in derived.triples(seen(*PAPERS), BASE) if p == VG.basis} & {VG.Stated}


def test_all_holds_and_any_order_gives_the_same_graph(tmp_path: Path, linked: Workspace) -> None:
    report = linked.check()
    assert report.faults == ()
    assert report.counts["inferred"] == 2
    for seed in range(2):
        order = random.Random(seed).sample(PAPERS, len(PAPERS))
        assert opened(tmp_path / str(seed), order, at_once=False).check() == report


def test_links_go_when_what_they_rest_on_goes(linked: Workspace) -> None:
    linked.remove(["to.txt"])
    assert (linked.check().faults, linked.check().counts["inferred"]) == ((), 1)
    linked.remove(["plan.txt"])
    assert linked.check().counts["inferred"] == 0


def joint(store: Store) -> str:
    return str(derived.graph_of(BASE))


@pytest.mark.parametrize(
    ("unwanted", "told"),
    [
        ((POINT, VG.mayAddress, GOAL), "its ends are not tied"),
        ((LINK, RDF.type, VG.TraceLink), "no link explains"),
        ((LINK, PROV.wasDerivedFrom, None), "worked out from"),
    ],
)
def test_a_link_that_is_not_whole_is_a_fault(
    linked: Workspace, unwanted: tuple[URIRef, URIRef, URIRef | None], told: str
) -> None:
    def damage(store: Store) -> None:
        kept = [
            triple
            for triple in store.triples(graph=joint(store))
            if triple[:2] != unwanted[:2] or unwanted[2] not in (None, triple[2])
        ]
        store.replace(joint(store), kept)  # type: ignore[arg-type]

    assert publication_of(linked).is_dir()
    assert any(told in fault for fault in rewritten(linked, damage))


def test_an_inferred_hop_is_explained_and_stands_below_the_stated_ones(linked: Workspace) -> None:
    paths = linked.trace("7-2024").paths
    bases = [path.basis for path in paths]
    assert bases == sorted(bases, reverse=True)
    assert set(bases) == {"stated", "inferred"}
    assert paths[0].target.iri == f"{BASE}goal/digitalplanen/2024/mal-2"
    path = next(path for path in paths if path.target.iri == str(GOAL))
    *_, hop = path.hops
    assert (hop.predicate, hop.basis) == ("vg:mayAddress", "inferred")
    assert hop.shared == ("kurs", "lærere", "psykisk førstehjelp")
    assert hop.confidence < 1
    quoted = [one.quote for one in hop.evidence]
    assert {CASE.points[0], GOALS["mal-1/kurs"]} <= set(quoted)
    assert len(quoted) == len(set(quoted))


def test_json_tells_the_basis_and_the_shared_words_of_inferred_hops_only(linked: Workspace) -> None:
    trace = linked.trace("Kurs i psykisk førstehjelp for lærere").to_json()
    hops = [hop for path in trace["paths"] for hop in path["hops"]]  # type: ignore[attr-defined]
    assert {hop["predicate"] for hop in hops if "shared" in hop} == {"^vg:mayAddress"}
    assert all((hop["basis"] == "inferred") is ("shared" in hop) for hop in hops)


def test_the_command_says_so_in_words(linked: Workspace) -> None:
    arguments = ["--data", str(linked.config.data), "trace", "7-2024"]
    text = CliRunner().invoke(cli.main, arguments, prog_name="vedtaksgraf").stdout
    assert "vg:Subgoal, inferred, 0." in text
    words = " ".join(text.split())
    assert "no text says so; shared words: kurs, lærere, psykisk førstehjelp" in words
    assert text.index("stated, 0.60") < text.index("inferred, 0.")
    printed = json.loads(CliRunner().invoke(cli.main, [*arguments, "--json"], prog_name="vedtaksgraf").stdout)
    assert {path["basis"] for path in printed["paths"]} == {"stated", "inferred"}


def test_likenesses_are_told_whatever_is_stated(linked: Workspace) -> None:
    found = {(one.act.ref, one.aim.ref) for one in linked.likenesses()}
    assert (point(1), goal("mal-1/kurs")) in found
    assert len(found) > 2
