"""The guide to new words keeps its promises: its own paper, read without and with its own words."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kg.config import Config
from kg.lexicon import ENVIRONMENT
from kg.workspace import Workspace

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
PAPER = re.findall(r"^```text\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)[0]
WORDS = dict(re.findall(r"^```toml\n# words/(\w+\.toml)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))
BODY = "samradingsgruppa-for-fodetilbodet"


def ingest(folder: Path, **environ: str) -> list[tuple[str, str]]:
    """Source and status of each file, as a process of its own reads them: words are read once a process."""
    call = [sys.executable, "-m", "kg", "--data", str(folder / "data"), "ingest", str(folder / "papers"), "--json"]
    kept = {name: value for name, value in os.environ.items() if name != ENVIRONMENT}
    ran = subprocess.run(call, cwd=ROOT, env={**kept, **environ}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return [(Path(file["source"]).name, file["status"]) for file in json.loads(ran.stdout)["documents"]]


def ask(folder: Path, pattern: str, names: str = "?thing") -> set[tuple[str, ...]]:
    """The values of `names` wherever `pattern` holds, each IRI by what is behind the base."""
    workspace = Workspace(Config(data=folder / "data"))
    answer = workspace.query(f"SELECT DISTINCT {names} {{ {pattern} }}", format="json")
    rows: list[dict[str, Any]] = json.loads(answer.body)["results"]["bindings"]
    base = workspace.config.base
    wanted = [name.removeprefix("?") for name in names.split()]
    return {tuple(row[name]["value"].removeprefix(base) if name in row else "" for name in wanted) for row in rows}


@dataclass(frozen=True)
class Runs:
    """What three runs over the guide's papers said, and what the graph held after the first and the last."""

    without: list[tuple[str, str]]
    found_without: set[tuple[str, ...]]
    taught: list[tuple[str, str]]
    again: list[tuple[str, str]]
    folder: Path


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """The guide's paper read without the guide's words; with them, also as a tool that loses line breaks leaves it."""
    folder = tmp_path_factory.mktemp("extending")
    for name, text in {"papers/logg.txt": PAPER, **{f"words/{name}": text for name, text in WORDS.items()}}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    without = ingest(folder)
    found = ask(folder, "?thing a ?class . FILTER(?class IN (vg:Meeting, vg:Case, vg:Decision))")
    (folder / "papers" / "ei-linje.txt").write_text(" ".join(PAPER.split()), encoding="utf-8")
    words = {ENVIRONMENT: str(folder / "words")}
    return Runs(without, found, ingest(folder, **words), ingest(folder, **words), folder)


def test_without_the_words_the_paper_has_no_meeting_case_or_decision(runs: Runs) -> None:
    assert runs.without == [("logg.txt", "added")]
    assert runs.found_without == set()


def test_with_new_words_papers_are_read_again_by_themselves_and_once(runs: Runs) -> None:
    assert runs.taught == [("ei-linje.txt", "added"), ("logg.txt", "updated")]
    assert {status for _, status in runs.again} == {"unchanged"}


def test_with_the_words_the_guide_keeps_its_promises(runs: Runs) -> None:
    case, decision = f"case/{BODY}/3-25", f"decision/{BODY}/3-25/adopted"
    title, meeting = "Ny vaktordning for jordmødrene", f"meeting/{BODY}/2025-03-14"
    assert ask(
        runs.folder,
        """?case dcterms:title ?title ; vg:consideredAt ?meeting . ?decision vg:inCase ?case ; vg:status vg:Adopted .
        ?case dcterms:identifier "3/25" ; vg:cites/dcterms:title ?cited""",
        "?case ?title ?meeting ?decision ?cited",
    ) == {(case, title, meeting, decision, "Fagprosedyre 12")}
    points = f"?decision vg:hasPoint ?point . FILTER(STRENDS(STR(?decision), '{decision}')) ?point vg:number ?number"
    assert ask(runs.folder, f"{points} OPTIONAL {{ ?point vg:action ?said }}", "?number ?said") >= {("1", "samtykke i")}
    assert ask(runs.folder, f"{points} ; vg:deadline ?said", "?number ?said") == {("2", "innan 1. mars 2026")}
    came = ask(runs.folder, "?one a vg:Participation ; vg:capacity ?capacity", "?one ?capacity")
    assert sorted(capacity for _, capacity in came) == ["absent", "member", "member", "member"]


@pytest.mark.parametrize("source", ["logg.txt", "ei-linje.txt"])
def test_each_paper_states_the_cases_their_titles_and_decisions(runs: Runs, source: str) -> None:
    graph = f'?document dcterms:source ?source . FILTER(STRENDS(?source, "{source}")) GRAPH ?document'
    pattern = f"{graph} {{ ?case dcterms:title ?title . ?decision vg:inCase ?case ; vg:status vg:Adopted }}"
    assert ask(runs.folder, pattern, "?title ?decision") == {
        ("Ny vaktordning for jordmødrene", f"decision/{BODY}/3-25/adopted"),
        ("Ambulansebåt i helgane", f"decision/{BODY}/4-25/adopted"),
    }
