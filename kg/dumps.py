"""Publications as files to fetch: N-Quads and TriG, packed, with what proves that they came whole.

A dump is made by `vedtaksgraf dump`, or when somebody first asks the site for it, in a folder that gets its name when
all is in it, so that no half of a file is ever seen. The same graph gives the same files, byte for byte.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from kg import files, locking
from kg.errors import StoreError, UnknownEntityError
from kg.progress import Progress, Silence
from kg.publication import Publication
from kg.queries import Census, census
from kg.store import Store
from ontology import PREFIXES

NQUADS, TRIG, SUMS = "vedtaksgraf.nq.gz", "vedtaksgraf.trig.gz", "vedtaksgraf.sha256"
DUMP_FILES = (NQUADS, TRIG, SUMS)
_MEDIA_TYPES = {NQUADS: "application/n-quads", TRIG: "application/trig"}
_RECORD = "dump.json"
_DRAFT = ".draft"
_GZIP_LEVEL = 6


@dataclass(frozen=True, slots=True)
class DumpFile:
    """A packed file: what it holds once unpacked, its size in bytes and its SHA-256."""

    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Dump:
    """A publication as files.

    `digest` is the publication's; `canonical` the SHA-256 of its `quads` as canonical N-Quads (RDFC-1.0), which is what
    the file of N-Quads holds; `census` says what of.
    """

    number: int
    published: datetime
    digest: str
    folder: Path
    files: tuple[DumpFile, ...]
    canonical: str
    quads: int
    census: Census

    def file(self, name: str) -> Path:
        """Where the file called `name` lies."""
        if name not in DUMP_FILES:
            raise UnknownEntityError(f"{name!r} is no file of a dump: ask for {NQUADS}, {TRIG} or {SUMS}")
        return self.folder / name

    def to_json(self) -> dict[str, object]:
        """What the command line and the site tell of it."""
        return {
            "publication": self.number,
            "published": self.published.isoformat(),
            "quads": self.quads,
            "canonical": self.canonical,
            "files": [asdict(file) for file in self.files],
        }


class Dumps:
    """The dumps of one data folder, of which the newest `keep` stay."""

    def __init__(self, data: Path, *, keep: int) -> None:
        self._folder = data / "dumps"
        self._keep = keep

    def all(self) -> list[Dump]:
        """What has been dumped, the newest first."""
        found = (self._read(number) for number in reversed(self._numbers()))
        return [dump for dump in found if dump is not None]

    def of(self, publication: Publication) -> Dump | None:
        """The dump of `publication`, if it has been made."""
        dump = self._read(publication.number)
        return dump if dump is not None and dump.digest == publication.digest else None

    def numbered(self, number: int) -> Dump:
        """The dump of the publication with this number."""
        dump = self._read(number)
        if dump is None:
            raise UnknownEntityError(f"there is no dump of publication {number} here: look at the list of dumps")
        return dump

    def make(self, publication: Publication, progress: Progress | None = None) -> Dump:
        """The dump of `publication`, made if it is not there; a `StoreError` says that another process makes it."""
        try:
            with locking.held(self._folder / "lock"):
                made = self.of(publication)
                if made is None:
                    try:
                        self._write(publication, progress or Silence())
                    finally:
                        shutil.rmtree(self._folder / _DRAFT, ignore_errors=True)
                    self._sweep()
        except OSError as error:
            raise StoreError(f"publication {publication.number} cannot be dumped: {error}") from error
        return made or self.numbered(publication.number)

    def busy(self) -> bool:
        """Whether some process makes a dump."""
        try:
            with locking.held(self._folder / "lock"):
                return False
        except StoreError:
            return True
        except OSError:
            return False

    def _numbers(self) -> list[int]:
        names = self._folder.iterdir() if self._folder.is_dir() else ()
        return sorted(int(folder.name) for folder in names if folder.name.isdecimal())

    def _sweep(self) -> None:
        for number in self._numbers()[: -self._keep]:
            shutil.rmtree(self._folder / str(number), ignore_errors=True)

    def _read(self, number: int) -> Dump | None:
        """What is there; what is not whole is not there."""
        folder = self._folder / str(number)
        try:
            record = json.loads((folder / _RECORD).read_bytes())
            dump = Dump(
                number=number,
                published=datetime.fromisoformat(record["published"]),
                digest=record["digest"],
                folder=folder,
                files=tuple(DumpFile(**row) for row in record["files"]),
                canonical=record["canonical"],
                quads=record["quads"],
                census=Census(**record["census"]),
            )
            whole = all((folder / file.name).stat().st_size == file.size for file in dump.files)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return dump if whole else None

    def _write(self, publication: Publication, progress: Progress) -> None:
        draft, folder = self._folder / _DRAFT, self._folder / str(publication.number)
        for old in (draft, folder):
            if old.exists():
                shutil.rmtree(old)
        draft.mkdir()
        store = Store.reading(publication.store)
        counted = _Counted()
        content: dict[str, Callable[[BinaryIO], None]] = {
            NQUADS: lambda out: counted.write(store.canonical(), out),
            TRIG: lambda out: store.dump(out, PREFIXES),
        }
        progress.start(len(content))
        packed = []
        for name, write in content.items():
            packed.append(_packed(draft / name, write))
            progress.step(name)
        files.write(draft / SUMS, "".join(f"{file.sha256}  {file.name}\n" for file in packed).encode("ascii"))
        dump = Dump(
            number=publication.number,
            published=publication.published,
            digest=publication.digest,
            folder=draft,
            files=tuple(packed),
            canonical=counted.digest.hexdigest(),
            quads=counted.lines,
            census=census(store.select, publication.manifest.base),
        )
        record = {**dump.to_json(), "digest": dump.digest, "census": asdict(dump.census)}
        files.write(draft / _RECORD, json.dumps(record, indent=1).encode())
        draft.rename(folder)
        files.sync_folder(self._folder)


class _Counted:
    """Lines on their way into a file, counted and hashed."""

    def __init__(self) -> None:
        self.lines = 0
        self.digest = hashlib.sha256()

    def write(self, lines: Iterator[str], out: BinaryIO) -> None:
        """Write `lines` to `out`."""
        for line in lines:
            encoded = line.encode()
            self.lines += 1
            self.digest.update(encoded)
            out.write(encoded)


def _packed(path: Path, write: Callable[[BinaryIO], None]) -> DumpFile:
    with _gzip(path) as out:
        write(out)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return DumpFile(path.name, _MEDIA_TYPES[path.name], path.stat().st_size, digest)


@contextmanager
def _gzip(path: Path) -> Iterator[BinaryIO]:
    """A packed file at `path` that tells neither when it was packed nor what it was called; on disk when this ends."""
    with path.open("wb") as file:
        with gzip.GzipFile(filename="", mode="wb", compresslevel=_GZIP_LEVEL, fileobj=file, mtime=0) as out:
            yield cast(BinaryIO, out)
        file.flush()
        os.fsync(file.fileno())
