"""Every kind of fault is planted in a publication that was sound, and must be found."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, XSD, Literal, URIRef
from rdflib.namespace import PROV, SKOS

from kg.model import Analysis, Document, Evidence, Span
from kg.publication import Publications
from kg.store import Store
from kg.workspace import Workspace
from ontology import VG
from search import Index
from tests.conftest import MakeWorkspace
from tests.kg import papers

BASE = "http://localhost:8000/id/"
GRAPH = f"{BASE}document/board-txt"
CASE = URIRef(f"{BASE}case/fjordvik-helserad/7-2024")


def publication_of(workspace: Workspace) -> Path:
    current = Publications(workspace.config.data, keep=2).current()
    assert current is not None
    return current.folder


def rewritten(workspace: Workspace, change: Callable[[Store], object]) -> tuple[str, ...]:
    """The faults after `change` was made to the store behind the workspace's back."""
    store = Store.writing(publication_of(workspace) / "store")
    change(store)
    store.flush()
    del store
    return Workspace(workspace.config).check().faults


def triples(store: Store) -> list[tuple[object, URIRef, object]]:
    return list(store.triples(graph=GRAPH))


def without(store: Store, unwanted: Callable[[tuple[object, URIRef, object]], bool]) -> bool:
    kept = [triple for triple in triples(store) if not unwanted(triple)]
    return store.replace(GRAPH, kept)  # type: ignore[arg-type]


def test_what_was_just_ingested_has_no_fault(workspace: Workspace) -> None:
    report = workspace.check()
    assert report.faults == ()
    assert report.counts["documents"] == 2
    assert report.counts["statements"] == len(papers.board().statements) + len(papers.plan().statements)
    assert len(report.hash) == 64


def test_a_triple_without_a_statement(workspace: Workspace) -> None:
    faults = rewritten(
        workspace, lambda store: store.replace(GRAPH, [*triples(store), (CASE, VG.caseType, Literal("Drøfting"))])
    )  # type: ignore[list-item]
    assert [fault for fault in faults if fault.startswith(f"<{CASE}>: no statement for its {VG.caseType}")]


def test_a_statement_without_its_triple(workspace: Workspace) -> None:
    faults = rewritten(workspace, lambda store: without(store, lambda t: t[:2] == (CASE, VG.addresses)))
    assert len([fault for fault in faults if "the triple it rests on is not" in fault]) == 1


def test_a_quote_that_does_not_stand_where_it_says(workspace: Workspace) -> None:
    def move(store: Store) -> bool:
        held = triples(store)
        node = next(t[0] for t in held if t[1] == RDF.type and t[2] == VG.Statement)
        moved = [(s, p, Literal(3)) if (s, p) == (node, VG.start) else (s, p, o) for s, p, o in held]
        return store.replace(GRAPH, moved)  # type: ignore[arg-type]

    assert [fault for fault in rewritten(workspace, move) if "its words are not those of board.txt at 3-" in fault]


def test_what_the_shapes_forbid(workspace: Workspace) -> None:
    faults = rewritten(workspace, lambda store: without(store, lambda t: t[:2] == (CASE, RDFS.label)))
    assert [fault for fault in faults if fault.startswith(f"<{CASE}>: a resource has an rdfs:label")]


def test_a_confidence_out_of_bounds(workspace: Workspace) -> None:
    def overdo(store: Store) -> bool:
        much = Literal("1.5", datatype=XSD.decimal)
        changed = [(s, p, much if p == VG.confidence else o) for s, p, o in triples(store)]
        return store.replace(GRAPH, changed)  # type: ignore[arg-type]

    assert [fault for fault in rewritten(workspace, overdo) if "from 0 to 1" in fault]


def test_a_named_graph_too_few_and_one_too_many(workspace: Workspace) -> None:
    assert f"<{GRAPH}>: a named graph that should be there is not" in rewritten(
        workspace, lambda store: store.remove(GRAPH)
    )
    stray = "http://e.example/ukjent"
    faults = rewritten(workspace, lambda store: store.replace(stray, [(CASE, RDF.type, VG.Case)]))
    assert f"<{stray}>: a named graph that no record explains" in faults


def test_a_default_graph_that_is_not_the_union(workspace: Workspace) -> None:
    faults = rewritten(
        workspace, lambda store: store.quads.update("DELETE WHERE { ?s a <https://w3id.org/vedtaksgraf/ns#Case> }")
    )
    assert [fault for fault in faults if fault.startswith("the default graph lacks 2 triples")]


def test_passages_that_the_index_lacks_or_has_alone(workspace: Workspace) -> None:
    with Index.open(publication_of(workspace) / "index", writable=True) as index:
        passages = [index.get(name) for name in sorted(index.passage_ids(papers.BOARD))]
        first, *others = [passage for passage in passages if passage is not None]
        index.replace(papers.BOARD, [replace(first, id=f"{BASE}passage/board-txt/900-901"), *others])
        index.replace("fremmed.txt", [replace(first, document="fremmed.txt")])
        index.commit()
    faults = Workspace(workspace.config).check().faults
    assert f"<{first.id}>: a passage of the graph that the index lacks" in faults
    assert f"<{BASE}passage/board-txt/900-901>: a passage of the index that the graph lacks" in faults
    assert "fremmed.txt: in the index only" in faults


def test_records_that_tell_of_other_documents(workspace: Workspace) -> None:
    file = workspace.config.data / "sources.json"
    rows = json.loads(file.read_bytes())["documents"]
    file.write_text(json.dumps({"documents": rows[1:]}), encoding="utf-8")
    assert workspace.check().faults == ("board.txt: what was ingested is not what is published; ingest again",)


def test_a_quote_that_the_pipeline_made_up(make_workspace: MakeWorkspace, folder: Path) -> None:
    class Inventing(papers.Reader):
        def analyse(self, paper: Document) -> Analysis:
            found = super().analyse(paper)
            lie = replace(found.statements[0], evidence=Evidence(Span(0, 4), "Løgn", 1))
            return replace(found, statements=(lie, *found.statements[1:]))

    workspace = make_workspace(analyser=Inventing())
    workspace.ingest([folder])
    assert len([fault for fault in workspace.check().faults if "its words are not those" in fault]) == 2


JOINT = f"{BASE}graph/resolution"


@pytest.fixture
def joined(make_workspace: MakeWorkspace, folder: Path) -> Workspace:
    """A workspace in which one thing follows from the papers: another name for the council."""
    name = papers.Named(papers.COUNCIL, "Fjordvik og omegn helseråd")
    made = make_workspace(resolve=lambda _: papers.Resolution((), (name,)))
    made.ingest([folder])
    return made


def changed(
    workspace: Workspace, change: Callable[[tuple[object, URIRef, object]], Iterable[tuple[object, URIRef, object]]]
) -> tuple[str, ...]:
    """The faults after every triple of the graph of what was worked out became what `change` makes of it."""

    def rewrite(store: Store) -> bool:
        held = list(store.triples(graph=JOINT))
        return store.replace(JOINT, [new for triple in held for new in change(triple)])  # type: ignore[arg-type]

    return rewritten(workspace, rewrite)


def test_what_was_worked_out_has_no_fault_when_it_was_just_published(joined: Workspace) -> None:
    report = joined.check()
    assert (report.faults, report.counts["derived"]) == ((), 2)


def test_a_triple_that_was_worked_out_without_a_statement(joined: Workspace) -> None:
    extra = (CASE, VG.caseType, Literal("Drøfting"))
    faults = changed(joined, lambda triple: (triple, extra))
    assert f"<{CASE}>: no statement for its {VG.caseType} in <{JOINT}>" in faults


def test_a_statement_of_what_was_worked_out_without_its_triple(joined: Workspace) -> None:
    faults = changed(joined, lambda triple: () if triple[1] == SKOS.altLabel else (triple,))
    assert len([fault for fault in faults if f"the triple it is about is not in <{JOINT}>" in fault]) == 1


def test_what_was_worked_out_from_nothing(joined: Workspace) -> None:
    faults = changed(joined, lambda triple: () if triple[1] == PROV.wasDerivedFrom else (triple,))
    assert len([fault for fault in faults if "it does not say what it was worked out from" in fault]) == 2


def test_what_was_worked_out_from_what_no_document_states(joined: Workspace) -> None:
    ghost = URIRef(f"{BASE}statement/board-txt/000000000000")
    faults = changed(joined, lambda t: (t, (t[0], t[1], ghost)) if t[1] == PROV.wasDerivedFrom else (t,))
    assert len([fault for fault in faults if f"rests on <{ghost}>, which is no statement" in fault]) == 2
    assert [fault for fault in faults if "rests on vg:Statements of documents" in fault]


def test_the_hash_tells_one_graph_from_another(workspace: Workspace) -> None:
    before = workspace.check().hash
    workspace.remove([papers.PLAN])
    assert workspace.check().hash != before


@pytest.mark.parametrize("lines", [0, 1])
def test_records_that_cannot_be_read_are_named(workspace: Workspace, lines: int) -> None:
    (workspace.config.data / "sources.json").write_text("{" * lines, encoding="utf-8")
    with pytest.raises(Exception, match=r"sources\.json is damaged"):
        workspace.check()
