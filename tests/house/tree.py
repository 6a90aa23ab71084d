"""The files of the repository, as git knows them."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("evaluation", "kg", "ontology", "scripts", "search", "web")


@cache
def tracked() -> tuple[Path, ...]:
    """All tracked files that are there, relative to the root; without git the test is skipped."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"NOT CHECKED, the files of the repository are not known without git: {error}")
    return tuple(Path(name) for name in sorted(listed.split("\0")) if name and (ROOT / name).is_file())


@cache
def texts() -> dict[Path, str]:
    """Every tracked file that is text, with its text."""
    read = {}
    for path in tracked():
        try:
            read[path] = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return read


@cache
def modules() -> dict[Path, ast.Module]:
    """Every tracked Python file, parsed."""
    return {path: ast.parse(text) for path, text in texts().items() if path.suffix == ".py"}


def product() -> dict[Path, ast.Module]:
    """The modules of the product and its tools, without tests."""
    return {path: tree for path, tree in modules().items() if path.parts[0] in PACKAGES}
