"""Example queries for people who write SPARQL: files with a title and a description in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Example:
    """A query with its title and description by language."""

    name: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    sparql: str


@cache
def examples() -> tuple[Example, ...]:
    """All examples, in the order of their file names."""
    folder = resources.files(__package__).joinpath("example_queries")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".rq")), key=lambda file: file.name)
    return tuple(_example(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")) for file in files)


def _example(name: str, text: str) -> Example:
    lines = text.splitlines()
    heads = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    query = "\n".join(line for line in lines if not line.startswith("# "))
    return Example(name.partition("-")[2], _by_language(heads, "title"), _by_language(heads, "description"), query)


def _by_language(heads: Mapping[str, str], field: str) -> dict[str, str]:
    return {key.rpartition("-")[2]: value for key, value in heads.items() if key.startswith(f"{field}-")}
