"""What a run did, as values that the command line and the pages print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kg.model import Analysis


class FileStatus(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file of a run: `reason` says why it was rejected, `counts` what was found in it."""

    source: str
    status: FileStatus
    reason: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """The report of CONTRACT §4."""
        return {
            "source": self.source,
            "status": self.status.value,
            "reason": self.reason,
            "counts": dict(self.counts),
        }


@dataclass(frozen=True, slots=True)
class IngestReport:
    """All files of a run, in the order of reading; `published` is the new publication's number, if any."""

    documents: tuple[FileReport, ...]
    published: int | None = None

    @property
    def rejected(self) -> tuple[FileReport, ...]:
        """The files that could not be read."""
        return tuple(report for report in self.documents if report.status is FileStatus.REJECTED)

    @property
    def totals(self) -> dict[str, int]:
        """How many files met each fate, and the sums of their counts."""
        fates = Counter(report.status.value for report in self.documents)
        sums: Counter[str] = Counter()
        for report in self.documents:
            sums.update(report.counts)
        return {status.value: fates[status.value] for status in FileStatus} | dict(sums)

    def to_json(self) -> dict[str, object]:
        """The report of CONTRACT §4."""
        return {"documents": [report.to_json() for report in self.documents], "totals": self.totals}


@dataclass(frozen=True, slots=True)
class RemovalReport:
    """The sources whose statements were taken out."""

    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """How much the current publication holds; `last_run` is when its youngest document was ingested (ISO).

    `graphs` are the named graphs that no document states: ontology, reference data, what was worked out.
    """

    documents: int
    triples: int
    passages: int
    publication: int | None
    last_run: str | None
    graphs: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The status as JSON values."""
        return {
            "documents": self.documents,
            "triples": self.triples,
            "passages": self.passages,
            "publication": self.publication,
            "last_run": self.last_run,
        }


@dataclass(frozen=True, slots=True)
class Version:
    """Which publication readers see: `digest` is a hash of what it was made from, `published` when its run ended."""

    number: int
    digest: str
    published: datetime


def counts_of(analysis: Analysis) -> dict[str, int]:
    """How much an analysis holds."""
    return {
        "passages": len(analysis.passages),
        "mentions": len(analysis.mentions),
        "entities": len(analysis.entities),
        "statements": len(analysis.statements),
        "problems": len(analysis.problems),
    }
