"""Worlds: folders of papers with `entities.json`, which says what every name in them means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.goldfiles import GoldError

HERE = Path(__file__).resolve().parent
WORLDS = HERE / "worlds"
_DIVIDED = re.compile(r"-\s*\n\s*")
KINDS = ("organisations", "persons")


@dataclass(frozen=True, slots=True)
class Form:
    """A name as one paper (its file name) writes it, without a genitive -s; `kind` is one of `KINDS`."""

    world: str
    kind: str
    paper: str
    words: str


@dataclass(frozen=True, slots=True)
class World:
    """Papers that speak of the same bodies and people, and the number of the entity that each form means."""

    name: str
    folder: Path
    meant: dict[Form, int]

    @property
    def papers(self) -> list[Path]:
        """The papers, in the order of their names."""
        return sorted(self.folder.glob("*.txt"))


def worlds(part: str) -> Iterator[World]:
    """The worlds for "tuning", or those that are "held-out"."""
    for folder in sorted(path for path in (WORLDS / part).iterdir() if path.is_dir()):
        yield World(folder.name, folder, dict(_meant(folder)))


def _meant(folder: Path) -> Iterator[tuple[Form, int]]:
    try:
        told = json.loads((folder / "entities.json").read_text(encoding="utf-8"))
        rows = [(kind, entity["forms"]) for kind in KINDS for entity in told[kind]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{folder}/entities.json cannot be read: {error}") from error
    seen: dict[Form, int] = {}
    for number, (kind, papers) in enumerate(rows):
        for paper, forms in papers.items():
            for words in forms:
                form = Form(folder.name, kind, paper, fold(words))
                if seen.setdefault(form, number) != number:
                    raise GoldError(f"{folder}/entities.json: {words!r} means two in {paper}")
    yield from seen.items()


def fold(words: str) -> str:
    """What spellings of one form have in common: letter case and white space aside.

    >>> fold("Helse  NORD")
    'helse nord'
    """
    return " ".join(words.casefold().split())


def readings(text: str) -> tuple[str, str, str]:
    """A text on one line: as it is, with words joined that a line end divides, and with their hyphens kept."""
    return fold(text), fold(_DIVIDED.sub("", text)), fold(_DIVIDED.sub("-", text))


def table(name: str) -> list[list[str]]:
    """The rows of `names.tsv`, `names-held-out.tsv` or `different.tsv`, without their head."""
    rows = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows[1:] if row]
