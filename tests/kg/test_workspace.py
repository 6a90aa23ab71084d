"""From files to answers and back: ingest, change, remove, search, query, check."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg import locking
from kg.config import Config
from kg.errors import (
    KgError,
    LoadError,
    NothingToIngestError,
    QueryError,
    StoreError,
    UnknownEntityError,
)
from kg.model import Analysis, Document
from kg.workspace import Workspace
from tests.conftest import MakeWorkspace
from tests.kg import papers

BASE = "http://localhost:8000/id/"
CASE = f"{BASE}case/fjordvik-helserad/7-2024"
GOAL = f"{BASE}goal/digitalplanen/2024/mal-2"


def statuses(workspace: Workspace, *paths: Path) -> dict[str, str]:
    return {file.source: file.status.value for file in workspace.ingest(paths).documents}


def values(workspace: Workspace, sparql: str) -> set[str]:
    rows = json.loads(workspace.query(sparql, format="json").body)["results"]["bindings"]
    return {cell["value"] for row in rows for cell in row.values()}


def export(workspace: Workspace) -> list[bytes]:
    out = io.BytesIO()
    workspace.export("nquads", out)
    return sorted(out.getvalue().splitlines())


def test_papers_become_a_graph_and_an_index_that_agree(workspace: Workspace) -> None:
    assert values(workspace, "SELECT ?c WHERE { ?c a vg:Case ; vg:addresses ?goal }") == {CASE}
    hits = workspace.search("journal legevakta").to_json()["hits"]
    assert isinstance(hits, list)
    assert hits[0]["case"]["iri"] == CASE
    assert workspace.check().faults == ()


def test_the_answer_of_a_search_is_that_of_the_contract(workspace: Workspace) -> None:
    answer = workspace.search("sak 007/24", limit=1).to_json()
    assert {"total", "hits", "facets", "did_you_mean"} <= answer.keys()
    (hit,) = answer["hits"]  # type: ignore[misc]
    text = workspace.text_of(f"{BASE}document/board-txt")
    assert hit["snippet"] in text[hit["start"] : hit["end"]]
    assert hit["document"] == "board.txt"
    assert json.dumps(answer)


def test_filters_take_the_label_or_its_slug(workspace: Workspace) -> None:
    for body in ("Fjordvik helseråd", "fjordvik-helserad"):
        found = workspace.search("journal", filters={"body": [body]})
        assert found.results.total == 1
        assert found.filters == {"body": ["Fjordvik helseråd"]}
    with pytest.raises(QueryError, match="names no body"):
        workspace.search("journal", filters={"body": ["Annet råd"]})
    assert workspace.search("journal", filters={"status": ["adopted"]}).results.total == 0


def test_a_page_that_cannot_be_is_an_error_of_ours(workspace: Workspace) -> None:
    with pytest.raises(QueryError, match="limit"):
        workspace.search("journal", limit=-1)


def test_the_same_files_again_publish_nothing(workspace: Workspace, folder: Path) -> None:
    before = workspace.status()
    report = workspace.ingest([folder])
    assert report.totals["unchanged"] == 2
    assert report.published is None
    assert workspace.status() == before


def test_the_order_of_files_makes_no_difference(make_workspace: MakeWorkspace, folder: Path, tmp_path: Path) -> None:
    first = make_workspace()
    first.ingest([folder / papers.BOARD])
    first.ingest([folder / papers.PLAN])
    other = Workspace(Config(data=tmp_path / "other"), analyser=papers.Reader(), resolve=papers.resolve)
    other.ingest([folder / papers.PLAN])
    other.ingest([folder / papers.BOARD])
    assert export(first) == export(other)
    assert first.check().hash == other.check().hash
    assert first.search("journal").to_json() == other.search("journal").to_json()


def test_what_was_deleted_is_built_again_the_same(workspace: Workspace, folder: Path) -> None:
    before, data = export(workspace), workspace.config.data
    shutil.rmtree(data / "publications")
    (data / "CURRENT").unlink()
    assert workspace.ingest([folder]).published == 1
    assert export(workspace) == before


def test_a_changed_file_replaces_all_that_it_stated(workspace: Workspace, folder: Path) -> None:
    changed = papers.BOARD_TEXT.replace("Ny journal ved legevakta", "Nytt arkiv ved legevakta")
    text = changed.replace("planen for ny journal", "planen for nytt arkiv")
    (folder / papers.BOARD).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="substring"):
        papers.board_notes(text)
    assert statuses(workspace, folder) == {"board.txt": "rejected", "plan.txt": "unchanged"}
    (folder / papers.BOARD).write_text(f"{papers.BOARD_TEXT}\nEtterskrift om brannvern.\n", encoding="utf-8")
    assert statuses(workspace, folder) == {"board.txt": "updated", "plan.txt": "unchanged"}
    assert workspace.search("brannvern").results.total == 1
    assert len(values(workspace, f"SELECT ?p WHERE {{ ?p vg:inDocument <{BASE}document/board-txt> }}")) == 4
    (folder / papers.BOARD).write_text("Bare en linje om svømmehall.\n", encoding="utf-8")
    assert statuses(workspace, folder)["board.txt"] == "updated"
    assert values(workspace, "SELECT ?c WHERE { ?c a vg:Case }") == set()
    assert workspace.search("brannvern").results.total == 0
    assert workspace.check().faults == ()


def test_a_removed_document_leaves_nothing_that_only_it_stated(workspace: Workspace, folder: Path) -> None:
    alone = Workspace(Config(data=folder.parent / "alone"), analyser=papers.Reader(), resolve=papers.resolve)
    alone.ingest([folder / papers.PLAN])
    assert workspace.remove([papers.BOARD]).removed == (papers.BOARD,)
    assert export(workspace) == export(alone)
    assert workspace.search("legevakta").results.total == 0
    assert len(list((workspace.config.data / "originals").iterdir())) == 1
    assert workspace.check().faults == ()


def test_everything_may_be_removed(workspace: Workspace) -> None:
    workspace.remove([papers.BOARD, papers.PLAN])
    assert workspace.search("journal").results.total == 0
    assert workspace.status().documents == 0
    assert workspace.check().faults == ()


def test_removing_what_is_not_there_names_near_ones_and_removes_nothing(workspace: Workspace) -> None:
    with pytest.raises(UnknownEntityError, match=r"bord\.txt was not ingested: did you mean board\.txt"):
        workspace.remove([papers.PLAN, "bord.txt"])
    assert workspace.status().documents == 2


def test_files_that_cannot_be_read_are_rejected_and_the_others_taken(
    make_workspace: MakeWorkspace, folder: Path
) -> None:
    (folder / "tom.txt").write_bytes(b"")
    (folder / "binaer.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "knust.pdf").write_bytes(b"%PDF-1.7\nikke noe mer")
    (folder / "latin.txt").write_bytes("Møte om båtskyss på øya.\n".encode("latin-1"))
    report = make_workspace().ingest([folder])
    fates = {file.source: file.status.value for file in report.documents}
    assert {source for source, fate in fates.items() if fate == "rejected"} == {
        "tom.txt",
        "binaer.txt",
        "knust.pdf",
    }
    assert fates["latin.txt"] == fates["board.txt"] == "added"
    assert all(file.reason and "\n" not in file.reason for file in report.rejected)
    assert make_workspace().search("båtskyss").results.total == 1


def test_a_stumbling_rule_rejects_its_file_only(make_workspace: MakeWorkspace, folder: Path) -> None:
    class Stumbling(papers.Reader):
        def analyse(self, paper: Document) -> Analysis:
            if paper.source == papers.PLAN:
                raise ZeroDivisionError("ingen sider")
            return super().analyse(paper)

    report = make_workspace(analyser=Stumbling()).ingest([folder])
    (rejected,) = report.rejected
    assert rejected.source == papers.PLAN
    assert "ZeroDivisionError: ingen sider" in (rejected.reason or "")
    assert report.totals["added"] == 1


def test_an_analysis_that_makes_no_graph_rejects_its_file_only(make_workspace: MakeWorkspace, folder: Path) -> None:
    class Misspelling(papers.Reader):
        def analyse(self, paper: Document) -> Analysis:
            found = super().analyse(paper)
            return papers.misspelt(found) if paper.source == papers.PLAN else found

    report = make_workspace(analyser=Misspelling()).ingest([folder])
    assert [file.source for file in report.rejected] == [papers.PLAN]
    assert report.published == 1


def test_two_names_that_make_one_iri_are_not_both_taken(make_workspace: MakeWorkspace, folder: Path) -> None:
    (folder / "Plan!.txt").write_text("Noe annet.\n", encoding="utf-8")
    (folder / "plan .txt").write_text("Noe tredje.\n", encoding="utf-8")
    report = make_workspace().ingest([folder])
    assert len(report.rejected) == 2
    assert all("rename" in (file.reason or "") for file in report.rejected)


def test_a_folder_without_documents_is_an_error(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToIngestError):
        make_workspace().ingest([tmp_path / "empty"])


def test_a_run_that_fails_midway_leaves_what_readers_see(
    workspace: Workspace, make_workspace: MakeWorkspace, folder: Path
) -> None:
    def break_down(_: Sequence[Analysis]) -> papers.Resolution:
        raise RuntimeError("strømmen gikk")

    before = export(workspace)
    (folder / "ny.txt").write_text("Notat om snøbrøyting.\n", encoding="utf-8")
    with pytest.raises(RuntimeError):
        make_workspace(resolve=break_down).ingest([folder])
    assert export(workspace) == before
    assert workspace.search("snøbrøyting").results.total == 0
    assert [fault for fault in workspace.check().faults if fault.startswith("ny.txt")]
    assert workspace.ingest([folder]).totals["unchanged"] == 3
    assert workspace.search("snøbrøyting").results.total == 1
    assert workspace.check().faults == ()


KILLED = """
import os, sys
from pathlib import Path
from kg.config import Config
from kg.workspace import Workspace
from tests.kg import papers

class Dying(papers.Reader):
    def analyse(self, paper):
        if paper.source == "ny.txt":
            os._exit(9)
        return super().analyse(paper)

Workspace(Config(data=Path(sys.argv[1])), analyser=Dying(), resolve=papers.resolve).ingest([Path(sys.argv[2])])
"""


def test_a_killed_run_leaves_no_lock_and_no_half_publication(workspace: Workspace, folder: Path) -> None:
    (folder / "ny.txt").write_text("Notat om snøbrøyting.\n", encoding="utf-8")
    command = [sys.executable, "-c", KILLED, str(workspace.config.data), str(folder)]
    assert subprocess.run(command, check=False).returncode == 9
    assert workspace.check().faults == ()
    assert statuses(workspace, folder)["ny.txt"] == "added"


def test_a_second_writer_is_refused_by_name(workspace: Workspace, folder: Path) -> None:
    with locking.held(workspace.config.data / "lock"), pytest.raises(StoreError, match="process"):
        workspace.ingest([folder])


def test_readers_see_a_new_publication_without_being_opened_again(
    workspace: Workspace, make_workspace: MakeWorkspace, folder: Path
) -> None:
    assert workspace.search("snøbrøyting").results.total == 0
    (folder / "ny.txt").write_text("Notat om snøbrøyting.\n", encoding="utf-8")
    make_workspace().ingest([folder])
    assert workspace.search("snøbrøyting").results.total == 1


def test_many_threads_may_read_while_one_writes(workspace: Workspace, folder: Path) -> None:
    failures: list[Exception] = []

    def read() -> None:
        try:
            for _ in range(20):
                assert workspace.search("journal").results.total == 2
                assert values(workspace, "SELECT ?c WHERE { ?c a vg:Case }")
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(3):
        (folder / f"ny{number}.txt").write_text(f"Notat {number} om snøbrøyting.\n", encoding="utf-8")
        workspace.ingest([folder])
    for thread in threads:
        thread.join()
    assert failures == []


def test_before_the_first_run_a_reader_is_told_what_to_do(make_workspace: MakeWorkspace) -> None:
    workspace = make_workspace()
    assert workspace.status().publication is None
    with pytest.raises(StoreError, match="vedtaksgraf ingest"):
        workspace.search("journal")


def test_another_base_is_told_and_mended_by_the_next_run(workspace: Workspace, folder: Path) -> None:
    config = Config(data=workspace.config.data, base="https://data.example/id/")
    moved = Workspace(config, analyser=papers.Reader(), resolve=papers.resolve)
    with pytest.raises(StoreError, match="base"):
        moved.query("ASK {}")
    moved.ingest([folder])
    assert moved.check().faults == ()
    iris = values(moved, "SELECT DISTINCT ?s WHERE { ?s rdfs:label ?l ; vg:evidence ?e }")
    assert all(iri.startswith("https://data.example/id/") for iri in iris)


def test_a_folder_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "format").write_text("99\n", encoding="ascii")
    with pytest.raises(StoreError, match="format 99"):
        Workspace(Config(data=tmp_path))


def test_a_new_judgement_rewrites_the_papers_it_touches(
    workspace: Workspace, make_workspace: MakeWorkspace, folder: Path
) -> None:
    joining = make_workspace(resolve=papers.joined(("fjordvik helseråd", "fjordvik og omegn helseråd")))
    report = joining.ingest([folder])
    assert report.totals["unchanged"] == 2
    assert report.published == 2
    assert values(workspace, "SELECT ?c WHERE { ?c a vg:Case }") == {
        f"{BASE}case/fjordvik-og-omegn-helserad/7-2024",
        f"{BASE}case/fjordvik-og-omegn-helserad/3-2024",
    }
    assert workspace.check().faults == ()


def test_reference_data_has_a_graph_of_its_own_and_survives_later_runs(
    workspace: Workspace, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "register.ttl"
    file.write_text('<http://e.example/a> <http://e.example/b> "c", "d" .', encoding="utf-8")
    assert workspace.load(file, "http://e.example/register") == 2
    file.write_text('<http://e.example/a> <http://e.example/b> "e" .', encoding="utf-8")
    assert workspace.load(file, "http://e.example/register") == 1
    (folder / "ny.txt").write_text("Notat om snøbrøyting.\n", encoding="utf-8")
    workspace.ingest([folder])
    in_graph = "SELECT ?o WHERE { GRAPH <http://e.example/register> { ?s ?p ?o } }"
    assert values(workspace, in_graph) == values(workspace, "SELECT ?o { ?s <http://e.example/b> ?o }") == {"e"}
    assert workspace.check().faults == ()


@pytest.mark.parametrize(
    "graph", [f"{BASE}document/board-txt", "https://w3id.org/vedtaksgraf/ns", "register", "http://e.example/a b"]
)
def test_reference_data_cannot_take_one_of_our_graphs(workspace: Workspace, tmp_path: Path, graph: str) -> None:
    file = tmp_path / "register.ttl"
    file.write_text('<http://e.example/a> <http://e.example/b> "c" .', encoding="utf-8")
    with pytest.raises(LoadError):
        workspace.load(file, graph)


@pytest.mark.parametrize(("name", "content"), [("a.ttl", "<a> <b>"), ("a.ttl", ""), ("a.csv", "a;b")])
def test_reference_data_that_is_no_rdf_is_named(workspace: Workspace, tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    with pytest.raises(LoadError, match=name):
        workspace.load(file, "http://e.example/register")
    with pytest.raises(LoadError, match="opened"):
        workspace.load(tmp_path / "ingen.ttl", "http://e.example/register")


def test_a_resource_is_described_and_an_unknown_one_refused(workspace: Workspace) -> None:
    assert b"Ny journal ved legevakta" in workspace.describe(CASE, format="turtle").body
    with pytest.raises(UnknownEntityError):
        workspace.describe(f"{BASE}case/ingen/1-2024", format="turtle")
    with pytest.raises(UnknownEntityError):
        workspace.text_of(CASE)


def test_questions_see_the_graph(workspace: Workspace) -> None:
    case = workspace.questions.case(CASE)
    assert case is not None
    assert [decision.resource.name.label for decision in case.decisions] == ["Forslag til vedtak i sak 7-2024"]


def test_an_export_format_that_is_not_there_is_refused(workspace: Workspace) -> None:
    with pytest.raises(KgError, match="nquads"):
        workspace.export("csv", io.BytesIO())
