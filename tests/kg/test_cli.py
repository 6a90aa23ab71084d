"""Commands print answers, and what the user can put right is one line and exit status 1."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import cli
from kg.workspace import Workspace
from tests.kg import papers

COMMANDS = (
    "ingest",
    "remove",
    "search",
    "query",
    "trace",
    "precedents",
    "resolve",
    "export",
    "dump",
    "load",
    "check",
    "serve",
)


@pytest.fixture
def data(workspace: Workspace) -> Path:
    """A data folder with the two papers in it."""
    return workspace.config.data


def run(data: Path, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, ["--data", str(data), *arguments], input=stdin, prog_name="vedtaksgraf")


def refused(result: Result, *words: str) -> None:
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("vedtaksgraf: ")
    assert all(word in line for word in words)


def test_every_command_of_the_contract_is_there_with_help_and_examples() -> None:
    assert set(cli.main.commands) == set(COMMANDS)
    for name in COMMANDS:
        text = CliRunner().invoke(cli.main, [name, "--help"]).output
        assert f"vedtaksgraf {name}" in text
        assert "Examples:" in text
        assert "--data DIR" in text


def test_the_data_folder_may_be_named_behind_the_command_or_in_the_environment(data: Path) -> None:
    behind = CliRunner().invoke(cli.main, ["search", "journal", "--data", str(data)])
    around = CliRunner(env={"VEDTAKSGRAF_DATA": str(data)}).invoke(cli.main, ["search", "journal"])
    assert behind.output == around.output
    assert behind.output.startswith("2 hits")


def test_search_shows_what_it_found(data: Path) -> None:
    text = run(data, "search", "legevakta").stdout
    assert "Ny journal ved legevakta" in text
    assert "Fjordvik helseråd, 7-2024 · 2024-03-04\n    board.txt · characters from " in text
    hits = json.loads(run(data, "search", "sak 7/24", "--json", "--limit", "1").stdout)["hits"]
    assert [hit["case"]["number"] for hit in hits] == ["7-2024"]


@pytest.mark.parametrize(
    ("options", "total"),
    [
        (["--body", "fjordvik-helserad", "--year", "2024"], 1),
        (["--type", "strategy"], 1),
        (["--type", "strategy", "--type", "board-papers"], 2),
        (["--status", "proposed", "--goal", "Mål 2"], 0),
        (["--organisation", "Fjordvik helseråd"], 1),
    ],
)
def test_search_is_narrowed_by_facets(data: Path, options: list[str], total: int) -> None:
    assert json.loads(run(data, "search", "journal", *options, "--json").stdout)["total"] == total


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("journal sykkelvei", "No passage has all the words"),
        ("jornal", "these are the hits for the spelling below.\nDid you mean: journal"),
        ('"ny journal', "A quotation mark is missing"),
        ("(journal", "A bracket has no partner"),
        ("journal " * 200, "Only the beginning"),
    ],
)
def test_search_says_how_a_query_was_read(data: Path, typed: str, said: str) -> None:
    assert said in run(data, "search", typed).stdout


def test_each_passage_may_be_a_hit(data: Path) -> None:
    cases, passages = (
        json.loads(run(data, "search", "journal", "--each", each, "--json").stdout) for each in ("case", "passage")
    )
    (case,) = (hit for hit in cases["hits"] if hit["case"])
    assert (cases["total"], passages["total"]) == (2, 3)
    assert case["found"] == 2
    shown = [case["passage"], *(one["passage"] for one in case["further"])]
    assert set(shown) == {hit["passage"] for hit in passages["hits"] if hit["case"]}


@pytest.mark.parametrize("typed", ["*", "a AND (", "æøå\x00", "journal)(", "***"])
def test_search_takes_whatever_is_typed(data: Path, typed: str) -> None:
    assert run(data, "search", typed).exit_code == 0


@pytest.mark.parametrize("typed", ["", " ", '"', '"(((', "\x00\x1f", "-", "😀"])
def test_search_without_a_word_says_what_to_type(data: Path, typed: str) -> None:
    refused(run(data, "search", typed), "type what to search for")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--organisation", "http://localhost:8000/id/organisation/fjordvik-helserad"),
        ("--organisation", "organisation/fjordvik-helserad"),
        ("--body", "FJORDVIK helseråd"),
        ("--goal", "goal 2"),
        ("--goal", "mål 2"),
    ],
)
def test_a_filter_is_anything_that_names_the_thing(data: Path, option: str, value: str) -> None:
    found = json.loads(run(data, "search", "*", option, value, "--json").stdout)
    assert 0 < found["total"] < json.loads(run(data, "search", "*", "--json").stdout)["total"]


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--body", "Fjordvik", "did you mean Fjordvik helseråd?"),
        ("--goal", "Mål 77", "names no goal"),
        ("--goal", "Fjordvik helseråd", "names no goal"),
        ("--organisation", "qqqq", "give its name"),
    ],
)
def test_a_filter_that_names_nothing_says_so(data: Path, option: str, value: str, told: str) -> None:
    refused(run(data, "search", "journal", option, value), told)


def test_query_reads_its_argument_or_standard_input(data: Path) -> None:
    asked = "SELECT ?t WHERE { ?c a vg:Case ; dcterms:title ?t }"
    assert "Ny journal ved legevakta" in run(data, "query", asked).stdout
    assert run(data, "query", "-", "--format", "csv", stdin=asked).stdout.splitlines() == [
        "t",
        "Ny journal ved legevakta",
    ]
    assert "@prefix vg:" in run(data, "query", "CONSTRUCT WHERE { ?c a vg:Case }").stdout


def test_what_is_wrong_with_a_query_is_one_line(data: Path) -> None:
    refused(run(data, "query", "SELECT ?s WHERE {"), "line 1, column")
    refused(run(data, "query", "CLEAR ALL"), "would change the graph")
    refused(run(data, "query", "ASK {}", "--format", "turtle"), "choose one of")


def test_trace_shows_the_way_and_the_words(data: Path) -> None:
    text = run(data, "trace", "sak 7/24").stdout
    assert "—vg:addresses→" in text
    assert "«Innføringen bygger opp under mål 2 i Digitalplanen.» board.txt" in text
    trace = json.loads(run(data, "trace", "mål 2", "--json").stdout)
    assert trace["entity"]["type"] == "vg:StrategicGoal"
    assert trace["paths"][0]["hops"][0]["evidence"][0]["document"] == "board.txt"
    assert "No path" in run(data, "trace", "sak 3-2024").stdout
    refused(run(data, "trace", "sak 99-2024"), "names nothing")


def test_ingest_tells_what_became_of_each_file(tmp_path: Path) -> None:
    inbox, data = tmp_path / "inn", tmp_path / "data"
    inbox.mkdir()
    (inbox / "notat.txt").write_text(
        "Styresak 12-2024 Ny ambulansebåt\n\nStyret tar saken til orientering.\n", encoding="utf-8"
    )
    (inbox / "tom.txt").write_text("", encoding="utf-8")
    first = run(data, "ingest", str(inbox))
    assert first.exit_code == 1
    assert first.stdout.splitlines()[-1] == "1 added, 1 rejected"
    (line,) = first.stderr.splitlines()
    assert line.startswith("vedtaksgraf: tom.txt rejected: ")
    (inbox / "tom.txt").unlink()
    report = json.loads(run(data, "ingest", str(inbox), "--json").stdout)
    assert report["totals"]["unchanged"] == 1
    assert [(file["source"], file["status"]) for file in report["documents"]] == [("notat.txt", "unchanged")]
    assert run(data, "search", "ambulansebåt").stdout.startswith("1 hit")


def test_remove_takes_a_document_out(data: Path) -> None:
    assert run(data, "remove", papers.BOARD).stdout == f"removed {papers.BOARD}\n"
    assert run(data, "search", "legevakta").stdout.startswith("0 hits")
    refused(run(data, "remove", papers.BOARD), "was not ingested")


def test_resolve_asks_takes_a_verdict_and_takes_it_back(data: Path) -> None:
    assert run(data, "resolve").stdout.startswith("Nothing to ask")
    assert json.loads(run(data, "resolve", "--json").stdout) == {"total": 0, "candidates": []}
    (data / "judgements.tsv").write_text("same\torganisation/a\torganisation/b\tseen\n", encoding="utf-8")
    assert run(data, "resolve", "--judged").stdout.split() == ["same", "organisation/a", "organisation/b", "#", "seen"]
    assert json.loads(run(data, "resolve", "--judged", "--json").stdout)[0]["verdict"] == "same"
    assert run(data, "resolve", "organisation/a", "organisation/b", "--undo").stdout.startswith("taken back")
    assert run(data, "resolve", "--judged").stdout == "Nothing has been judged.\n"


def test_what_is_wrong_with_a_verdict_is_one_line(data: Path) -> None:
    refused(run(data, "resolve", "Nobody", "Fjordvik helseråd", "--same"), "names no organisation or person")
    (data / "judgements.tsv").write_text("perhaps\n", encoding="utf-8")
    refused(run(data, "resolve", "--judged"), "judgements.tsv", "line 1")


def test_export_writes_to_standard_output_or_a_file(data: Path, tmp_path: Path) -> None:
    lines = run(data, "export").stdout_bytes.splitlines()
    assert all(line.endswith(b" .") for line in lines)
    file = tmp_path / "ut.nq"
    assert run(data, "export", "--format", "nquads", "--output", str(file)).stdout == ""
    assert file.read_bytes().splitlines() == lines
    refused(run(data, "export", "--output", str(tmp_path / "ingen" / "ut.nq")), "cannot be written")


def test_dump_makes_the_files_once_and_prints_what_proves_them(data: Path) -> None:
    told = json.loads(run(data, "dump", "--json").stdout)
    nquads, trig = (data / "dumps" / str(told["publication"]) / file["name"] for file in told["files"])
    assert hashlib.sha256(gzip.decompress(nquads.read_bytes())).hexdigest() == told["canonical"]
    assert told["canonical"] in run(data, "check").stdout
    made = trig.stat().st_mtime_ns
    assert told["canonical"] in run(data, "dump").stdout
    assert trig.stat().st_mtime_ns == made


def test_load_adds_a_graph(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "register.ttl"
    file.write_text('<http://e.example/a> <http://e.example/b> "c" .', encoding="utf-8")
    result = run(data, "load", str(file), "--graph", "http://e.example/register")
    assert result.stdout == "1 triples in http://e.example/register\n"
    refused(run(data, "load", str(file), "--graph", "register"), "absolute IRI")


def test_check_prints_counts_and_lists_faults(data: Path) -> None:
    sound = run(data, "check")
    assert sound.exit_code == 0
    assert "no faults" in sound.stdout
    (data / "sources.json").write_text('{"documents": []}', encoding="utf-8")
    faulty = run(data, "check")
    assert faulty.exit_code == 1
    assert len(faulty.stderr.splitlines()) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["ukjent"],
        ["search"],
        ["ingest"],
        ["query", "ASK {}", "--format", "pdf"],
        ["load", "x.ttl"],
        ["search", "a", "--limit", "-1"],
    ],
)
def test_wrong_usage_has_status_two(data: Path, arguments: list[str]) -> None:
    assert run(data, *arguments).exit_code == 2


def test_a_folder_that_holds_nothing_says_what_to_do(tmp_path: Path) -> None:
    for arguments in (["search", "x"], ["query", "ASK {}"], ["trace", "1-2024"], ["export"], ["check"]):
        refused(run(tmp_path / "ingen", *arguments), "vedtaksgraf ingest")
    refused(run(tmp_path / "ingen", "ingest", str(tmp_path / "borte")), "does not exist")


def test_a_setting_that_cannot_be_used_is_one_line(tmp_path: Path) -> None:
    refused(run(tmp_path, "serve", "--port", "99999"), "port is 99999")


def test_help_answers_at_once_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv=['vedtaksgraf','--help']; from kg.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    )
    heavy = (
        "print([m for m in ('spacy','rdflib','pyoxigraph','tantivy','networkx','flask','pyshacl') if m in sys.modules])"
    )
    start = time.perf_counter()
    found = subprocess.run([sys.executable, "-c", code + heavy], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1] == "[]"
    assert time.perf_counter() - start < 5


def test_the_program_runs_as_a_module_of_its_own(data: Path) -> None:
    command = [sys.executable, "-m", "kg", "--data", str(data), "query", "ASK { ?c a vg:Case }", "--format", "json"]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(found.stdout)["boolean"] is True
    assert found.stderr == ""
    wrong = subprocess.run([*command[:-3], "ASK {"], capture_output=True, text=True, check=False)
    assert (wrong.returncode, wrong.stdout, len(wrong.stderr.splitlines())) == (1, "", 1)
