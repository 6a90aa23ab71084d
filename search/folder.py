"""An index's folder: which engine lies in it and where, what the passages brought, and what the words taught.

    index.json        format, engine, generation, facets, languages; replaced last of all
    compounds.json    words and the compounds that only this index explains
    generation-N/     the engine's own files; the next generation is written beside it
    columns-N.npz     what that generation's passages are counted by; it may know rows that the engine has not

Files are replaced, never changed, so that a copy by hard links stays as it was.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from search.columns import Columns
from search.engines import ENGINES, Engine, engine_named
from search.errors import IndexOpenError, SearchError
from search.model import Passage

FORMAT = 2
_STATE = "index.json"
_COMPOUNDS = "compounds.json"


@dataclass(slots=True)
class Folder:
    """What stands in the folder besides the engine's files."""

    path: Path
    engine: str
    generation: int = 1
    facets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    compounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def engine_path(self) -> Path:
        """Where the engine's files lie."""
        return self.path / f"generation-{self.generation}"

    @property
    def columns_path(self) -> Path:
        """Where the engine's passages are told by row."""
        return self.path / f"columns-{self.generation}.npz"

    def learn(self, passages: Iterable[Passage]) -> None:
        """Remember which facets and languages the passages have."""
        facets, languages = set(self.facets), set(self.languages)
        for passage in passages:
            facets.update(name for name, values in passage.facets.items() if values)
            languages.add(passage.language)
        self.facets, self.languages = tuple(sorted(facets)), tuple(sorted(languages))

    def forget(self) -> None:
        """Forget facets and languages, before all passages are learnt anew."""
        self.facets = self.languages = ()

    @contextmanager
    def next_generation(self) -> Iterator[Engine]:
        """An empty engine in the next generation, which counts from the next `save` on; an error leaves this one."""
        self.generation += 1
        try:
            shutil.rmtree(self.engine_path, ignore_errors=True)
            self.engine_path.mkdir(parents=True)
            yield engine_named(self.engine).create(self.engine_path)
        except BaseException:
            self.generation -= 1
            raise

    def save(self, compounds: Mapping[str, tuple[str, ...]]) -> None:
        """Write what was learnt, then drop the generations that are no longer used."""
        self.compounds = compounds
        _write(self.path / _COMPOUNDS, {part: list(words) for part, words in compounds.items()})
        state = {
            "format": FORMAT,
            "engine": self.engine,
            "generation": self.generation,
            "facets": list(self.facets),
            "languages": list(self.languages),
        }
        _write(self.path / _STATE, state)
        for old in self.path.glob("generation-*"):
            if old != self.engine_path:
                shutil.rmtree(old, ignore_errors=True)
        for old in self.path.glob("columns-*"):
            if old != self.columns_path:
                old.unlink(missing_ok=True)


def create(path: Path, engine: str) -> tuple[Folder, Engine]:
    """A new folder with an empty engine."""
    engine_named(engine)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise IndexOpenError(f"no index can be made in {path}: it is not an empty folder")
    try:
        folder = Folder(path, engine, generation=0)
        with folder.next_generation() as opened:
            Columns.empty().save(folder.columns_path)
            folder.save({})
    except OSError as error:
        raise IndexOpenError(f"no index can be made in {path}: {error.strerror}") from error
    return folder, opened


def open_existing(path: Path) -> tuple[Folder, Engine]:
    """The folder of an index, with its engine."""
    state = _read(path / _STATE)
    if state.get("format") != FORMAT or state.get("engine") not in ENGINES:
        raise IndexOpenError(f"the index in {path} was made by another version: build it again")
    compounds = {part: tuple(words) for part, words in _read(path / _COMPOUNDS).items()}
    folder = Folder(
        path=path,
        engine=state["engine"],
        generation=state["generation"],
        facets=tuple(state["facets"]),
        languages=tuple(state["languages"]),
        compounds=compounds,
    )
    return folder, engine_named(folder.engine).open(folder.engine_path)


def _read(file: Path) -> dict[str, Any]:
    try:
        values = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise IndexOpenError(f"{file.parent} holds no index that can be read: {error.strerror}") from error
    except ValueError as error:
        raise IndexOpenError(f"the index in {file.parent} is damaged: {file.name} is not JSON") from error
    if not isinstance(values, dict):
        raise IndexOpenError(f"the index in {file.parent} is damaged: {file.name} is not a table")
    return values


def _write(file: Path, values: Mapping[str, object]) -> None:
    """Replace a file whole."""
    text = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True)
    beside = file.with_suffix(".new")
    try:
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(file)
    except OSError as error:
        raise SearchError(f"{file} cannot be written: {error.strerror}") from error
