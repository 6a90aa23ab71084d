"""What was ingested: `sources.json`, the original files and the analyses.

Originals and analyses are named by their content and never changed, so that a publication that names an
analysis keeps meaning the same while a later run writes others.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kg import codec, files
from kg.errors import StoreError
from kg.identifiers import slug
from kg.model import Analysis


@dataclass(frozen=True, slots=True)
class Record:
    """One ingested file: `pipeline` is the fingerprint of what analysed it, `analysis` the file it gave."""

    source: str
    sha256: str
    media_type: str
    ingested: str
    analysis: str
    pipeline: str


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it came in: its bytes are at `path`."""

    source: str
    media_type: str
    sha256: str
    path: Path
    size: int


class Sources:
    """The record of what was ingested into one data folder."""

    def __init__(self, data: Path) -> None:
        self._file = data / "sources.json"
        self._originals = data / "originals"
        self._analyses = data / "analyses"

    def records(self) -> dict[str, Record]:
        """The records by source, in the order of their names."""
        try:
            rows = json.loads(self._file.read_bytes())["documents"]
            return {row["source"]: Record(**row) for row in rows}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self._file} is damaged: delete it and ingest again") from error

    def write(self, records: Mapping[str, Record]) -> None:
        """Replace the record."""
        rows = [asdict(records[source]) for source in sorted(records)]
        content = json.dumps({"documents": rows}, ensure_ascii=False, indent=1)
        files.write(self._file, content.encode())

    def keep_original(self, content: bytes, sha256: str) -> None:
        """Keep a file as it came."""
        if not (self._originals / sha256).exists():
            files.write(self._originals / sha256, content)

    def original(self, record: Record) -> Original | None:
        """The file that `record` tells of, if it is kept."""
        path = self._originals / record.sha256
        try:
            size = path.stat().st_size
        except OSError:
            return None
        return Original(record.source, record.media_type, record.sha256, path, size)

    def keep_analysis(self, analysis: Analysis) -> str:
        """Keep `analysis` and return the name of its file."""
        content = codec.dumps(analysis).encode()
        name = f"{slug(analysis.document.source)}-{hashlib.sha256(content).hexdigest()[:16]}.json"
        if not (self._analyses / name).exists():
            files.write(self._analyses / name, content)
        return name

    def analysis(self, name: str) -> Analysis:
        """The analysis in the file called `name`."""
        return codec.read(self._analyses / name)

    def has_analysis(self, name: str) -> bool:
        """Whether the file called `name` is there."""
        return (self._analyses / name).is_file()

    def sweep(self, analyses: Iterable[str]) -> None:
        """Take away originals without a record, and analyses that neither a record nor `analyses` names."""
        records = self.records().values()
        _keep_only(self._originals, {record.sha256 for record in records})
        _keep_only(self._analyses, {*analyses, *(record.analysis for record in records)})


def _keep_only(folder: Path, names: set[str]) -> None:
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.name not in names:
            file.unlink()


def not_a_source(source: str, known: Sequence[str]) -> str:
    """What is said of a source that was not ingested: the names like it."""
    near = difflib.get_close_matches(source, known, n=3, cutoff=0.3)
    hint = f"did you mean {', '.join(near)}?" if near else "nothing has a name like it"
    return f"{source} was not ingested: {hint}"
