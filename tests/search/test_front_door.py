"""The export list of `search` is what it is meant to be."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import search

ROOM = Path(search.__file__).parent


def test_the_front_door_exports_what_it_promises() -> None:
    assert sorted(search.__all__) == [
        "DEFAULT_ENGINE",
        "FacetCount",
        "Fields",
        "Highlight",
        "Hit",
        "Index",
        "Listing",
        "Meant",
        "Passage",
        "Results",
        "SearchError",
        "Similar",
        "Token",
        "analyse",
        "library_of",
    ]
    assert all(hasattr(search, name) for name in search.__all__)


def test_only_the_engines_know_their_libraries_and_nobody_knows_the_floors_above() -> None:
    for file in ROOM.rglob("*.py"):
        for module in _imported(file):
            root = module.split(".")[0]
            assert root not in {"kg", "web", "ontology"}, file
            assert root not in {"tantivy", "whoosh"} or file.parent.name == "engines", file


def test_no_engine_is_loaded_before_an_index_needs_it() -> None:
    loaded = "import search, sys; print(sorted({'tantivy', 'whoosh'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def _imported(file: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found
