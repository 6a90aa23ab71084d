"""The tables of `search/data`: what the analyser knows about Norwegian, in files that a reader can extend."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from search.analysis.characters import fold


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of a table; lines that begin with `#` are remarks."""
    text = (files("search") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(cell.strip() for cell in line.split("\t"))


@cache
def pairs(name: str) -> dict[str, str]:
    """A table of two columns, by its first, spelt as the analyser compares."""
    return {fold(row[0]).text: fold(row[1]).text for row in rows(name)}


@cache
def words(name: str) -> frozenset[str]:
    """The first column of a table, spelt as the analyser compares."""
    return frozenset(fold(row[0]).text for row in rows(name))


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words too common to search for alone. Bokmål and nynorsk are searched as one, so each has both
    lists."""
    wanted = {"en"} if language == "en" else {"nb", "nn"}
    return frozenset(fold(word).text for row in rows("stop_words.tsv") if row[0] in wanted for word in row[1].split())
