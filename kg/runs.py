"""What the last run over files did, and which files could not be used: `runs.json`.

A rejected file stays in the list until it can be read or is removed, so that nothing is missing in silence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kg import files
from kg.errors import StoreError
from kg.reports import FileStatus, IngestReport


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file that could not be used, why, and when that was tried last (ISO)."""

    source: str
    reason: str
    tried: str


@dataclass(frozen=True, slots=True)
class Runs:
    """When the last run ended (ISO), how many files met each fate, and the files that could not be used so far."""

    ended: str | None = None
    fates: Mapping[str, int] = field(default_factory=dict)
    rejected: tuple[Rejection, ...] = ()


class RunLog:
    """The record of runs in one data folder; only the holder of its lock may write."""

    def __init__(self, data: Path) -> None:
        self._file = data / "runs.json"

    def read(self) -> Runs:
        """What is recorded."""
        try:
            told = json.loads(self._file.read_bytes())
            return Runs(told["ended"], told["fates"], tuple(Rejection(**row) for row in told["rejected"]))
        except FileNotFoundError:
            return Runs()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self._file} is damaged: delete it and ingest again") from error

    def ended(self, report: IngestReport) -> None:
        """Record a run."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        rejected = {one.source: one for one in self.read().rejected}
        for one in report.documents:
            rejected.pop(one.source, None)
            if one.status is FileStatus.REJECTED:
                rejected[one.source] = Rejection(one.source, one.reason or "", now)
        fates = {status.value: report.totals[status.value] for status in FileStatus}
        self._write(Runs(now, fates, tuple(rejected[source] for source in sorted(rejected))))

    def forget(self, sources: Iterable[str]) -> None:
        """Take files that were removed from the list."""
        runs, gone = self.read(), set(sources)
        kept = tuple(one for one in runs.rejected if one.source not in gone)
        if kept != runs.rejected:
            self._write(Runs(runs.ended, runs.fates, kept))

    def _write(self, runs: Runs) -> None:
        files.write(self._file, json.dumps(asdict(runs), ensure_ascii=False, indent=1).encode())
