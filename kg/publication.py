"""Publications: store and index of one run, side by side; `CURRENT` names the one that readers open.

A writer changes a copy and moves `CURRENT` last of all, in one step. A run that dies before that leaves the
current publication as it was, and its draft is swept away by the next.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kg import files
from kg.errors import StoreError
from kg.store import Store

_DRAFT = ".draft"
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Published:
    """A document in a publication: its graph, its analysis file, a hash of all its quads were made from."""

    graph: str
    analysis: str
    signature: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a publication was made from: two with equal manifests hold the same quads and passages.

    `base` begins its IRIs, `build` is the fingerprint of the code that wrote it, `documents` are by source,
    `graphs` are those that no document states (ontology, reference data) with a hash of what each holds.
    """

    base: str
    build: str
    documents: Mapping[str, Published] = field(default_factory=dict)
    graphs: Mapping[str, str] = field(default_factory=dict)

    def dumps(self) -> bytes:
        """The manifest as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()

    @classmethod
    def loads(cls, content: bytes) -> Manifest:
        """The manifest that `dumps` wrote."""
        values = json.loads(content)
        values["documents"] = {source: Published(**row) for source, row in values["documents"].items()}
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication's folder and what is in it."""

    number: int
    folder: Path
    manifest: Manifest

    @property
    def digest(self) -> str:
        """A hash of what it was made from: two with the same hold the same."""
        return hashlib.sha256(self.manifest.dumps()).hexdigest()

    @property
    def published(self) -> datetime:
        """When its run ended, to the second."""
        try:
            return datetime.fromtimestamp(int((self.folder / _MANIFEST).stat().st_mtime), UTC)
        except OSError as error:
            raise StoreError(f"{self.folder} is there no more: ask again") from error

    @property
    def store(self) -> Path:
        """The folder of its quads."""
        return self.folder / "store"

    @property
    def index(self) -> Path:
        """The folder of its passages."""
        return self.folder / "index"


@dataclass(frozen=True, slots=True)
class Draft:
    """A publication that is being written and that no reader sees."""

    number: int
    folder: Path

    @property
    def store(self) -> Path:
        """The folder of its quads."""
        return self.folder / "store"

    @property
    def index(self) -> Path:
        """The folder of its passages."""
        return self.folder / "index"


class Publications:
    """The publications of one data folder; only the holder of its lock may call what writes."""

    def __init__(self, data: Path, *, keep: int) -> None:
        self._folder = data / "publications"
        self._pointer = data / "CURRENT"
        self._keep = keep

    def number(self) -> int | None:
        """The number of the current publication, if there is one."""
        try:
            return int(self._pointer.read_text(encoding="ascii"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise StoreError(f"{self._pointer} is damaged: delete it and ingest again") from error

    def current(self) -> Publication | None:
        """The publication that `CURRENT` names."""
        number = self.number()
        return None if number is None else self._read(number)

    def draft(self, *, of: Publication | None) -> Draft:
        """A copy of the publication `of` to change, or an empty one."""
        self._sweep()
        number = max((*self._numbers(), *self._dumped()), default=0) + 1
        draft = Draft(number, self._folder / f"{number}{_DRAFT}")
        draft.folder.mkdir(parents=True)
        if of is not None:
            Store.reading(of.store).copy_to(draft.store)
            shutil.copytree(of.index, draft.index)
        return draft

    def publish(self, draft: Draft, manifest: Manifest) -> Publication:
        """Make `draft`, which nothing has open any more, the current publication."""
        files.write(draft.folder / _MANIFEST, manifest.dumps())
        folder = self._folder / str(draft.number)
        draft.folder.rename(folder)
        files.sync_folder(self._folder)
        files.write(self._pointer, f"{draft.number}\n".encode("ascii"))
        self._sweep()
        return Publication(draft.number, folder, manifest)

    def analyses(self) -> set[str]:
        """The analysis files that any publication on disk was made from."""
        found = (self._read(number).manifest.documents.values() for number in self._numbers())
        return {document.analysis for documents in found for document in documents}

    def _read(self, number: int) -> Publication:
        folder = self._folder / str(number)
        try:
            manifest = Manifest.loads((folder / _MANIFEST).read_bytes())
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{folder} is damaged: delete it and {self._pointer}, and ingest again") from error
        return Publication(number, folder, manifest)

    def _numbers(self) -> list[int]:
        names = self._folder.iterdir() if self._folder.is_dir() else ()
        return sorted(int(folder.name) for folder in names if folder.name.isdecimal())

    def _dumped(self) -> list[int]:
        """The numbers that dumps have, which are cited and never given to another graph."""
        folder = self._folder.parent / "dumps"
        return [int(one.name) for one in folder.iterdir() if one.name.isdecimal()] if folder.is_dir() else []

    def _sweep(self) -> None:
        """Take away drafts of runs that died, and publications that are not among the last ones."""
        current = self.number()
        older = [number for number in self._numbers() if current is None or number <= current]
        kept = {current, *older[-self._keep :]}
        for folder in self._folder.iterdir() if self._folder.is_dir() else ():
            if folder.name.endswith(_DRAFT) or (folder.name.isdecimal() and int(folder.name) not in kept):
                shutil.rmtree(folder)
