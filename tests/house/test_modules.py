"""What every module has, and what the packages may be built from."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.house.tree import ROOT, modules, product

OWN = {"benchmarks", "evaluation", "kg", "ontology", "scripts", "search", "tests", "web"}
BY_NAME = {
    "lxml": "the parser that Beautiful Soup is told to use, and types of python-docx",
}
"""Runtime dependencies that no statement imports when the program runs, with what needs them."""
INSTALLED_PACKAGES = {"kg", "ontology", "search", "web"}
_WHOLE = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT, PACKAGED = _WHOLE["project"], _WHOLE["tool"]["setuptools"]["package-data"]


def imported(tree: ast.Module) -> Iterator[str]:
    """The top-level names of all that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def foreign(trees: dict[Path, ast.Module]) -> dict[str, str]:
    """Distributions that modules import, each with one module that does."""
    homes = packages_distributions()
    found = {}
    for path, tree in trees.items():
        for name in set(imported(tree)) - OWN - sys.stdlib_module_names:
            found[normal(homes.get(name, [name])[0])] = str(path)
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!\[; ]", name)[0]).lower()


def declared(*extras: str) -> set[str]:
    rows = [*PROJECT["dependencies"], *(row for extra in extras for row in PROJECT["optional-dependencies"][extra])]
    return {normal(row) for row in rows}


def test_every_module_says_what_it_is() -> None:
    """An empty `__init__.py` says nothing because it is nothing."""
    assert [str(path) for path, tree in modules().items() if tree.body and not ast.get_docstring(tree)] == []


@pytest.mark.parametrize("module", ["kg/model.py", "search/model.py", "evaluation/records.py"])
def test_types_are_standard_library_only(module: str) -> None:
    assert set(imported(modules()[Path(module)])) <= sys.stdlib_module_names


def test_what_is_imported_is_declared() -> None:
    shipped = {path: tree for path, tree in product().items() if path.parts[0] in INSTALLED_PACKAGES}
    missing = {name: path for name, path in foreign(shipped).items() if name not in declared("whoosh")}
    missing |= {name: path for name, path in foreign(modules()).items() if name not in declared("dev", "whoosh")}
    assert missing == {}


def test_what_is_declared_is_imported() -> None:
    assert declared() - set(foreign(product())) - set(BY_NAME) == set()


@pytest.mark.parametrize(("lock", "extras"), [("requirements.txt", ()), ("requirements-dev.txt", ("dev", "whoosh"))])
def test_what_is_declared_is_pinned_with_hashes(lock: str, extras: tuple[str, ...]) -> None:
    entries = re.split(r"\n(?=[\w])", (ROOT / lock).read_text(encoding="utf-8"))[1:]
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert declared(*extras) <= {normal(entry) for entry in entries}


def test_all_that_the_program_reads_beside_its_code_is_packaged() -> None:
    """Words and what is learnt: a wheel without them would start and read nothing."""
    patterns = [row for rows in PACKAGED.values() for row in rows]
    data = [path for path in (ROOT / "kg" / "data").iterdir() if path.is_file()]
    assert {".toml", ".crfsuite"} <= {path.suffix for path in data}
    assert [path.name for path in data if not any(path.match(pattern) for pattern in patterns)] == []
