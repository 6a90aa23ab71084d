"""Files -> records and analyses; a file that cannot be used is reported, and the others go on."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from kg import reading
from kg.errors import KgError
from kg.fingerprint import of_pipeline
from kg.identifiers import slug
from kg.model import Analysis, Document
from kg.naming import names
from kg.placing import View
from kg.rdf import graph_of, triples
from kg.reports import FileReport, FileStatus, counts_of
from kg.sources import Record, Sources
from kg.store import Store

logger = logging.getLogger(__name__)


class Analyser(Protocol):
    """What reads statements out of a document: `kg.pipeline.Pipeline`."""

    def analyse(self, document: Document) -> Analysis:
        """All that `document` says."""


class Ingestion:
    """One run over files: `records` grows as they are taken."""

    def __init__(self, sources: Sources, analyser: Analyser) -> None:
        self._sources = sources
        self._analyser = analyser
        self.records = sources.records()
        self._taken = {slug(source): source for source in self.records}

    def take(self, path: Path, source: str) -> FileReport:
        """Analyse the file at `path`, unless it is the one that was ingested as `source` before."""
        try:
            return self._take(path, source)
        except KgError as error:
            return FileReport(source, FileStatus.REJECTED, _one_line(error))
        except Exception as error:  # a rule that stumbles over one file must not stop the others
            logger.exception("%s cannot be analysed", source)
            reason = f"an error in the program, {type(error).__name__}: {_one_line(error)}; please report it"
            return FileReport(source, FileStatus.REJECTED, reason)

    def _take(self, path: Path, source: str) -> FileReport:
        content = _content(path)
        sha256 = hashlib.sha256(content).hexdigest()
        known = self.records.get(source)
        if known and known.sha256 == sha256 and self._up_to_date(known):
            return FileReport(source, FileStatus.UNCHANGED)
        self._claim(source)
        document = reading.read(path, source=source)
        analysis = self._analyser.analyse(document)
        _prove(analysis)
        self._sources.keep_original(content, sha256)
        name = self._sources.keep_analysis(analysis)
        record = Record(source, sha256, document.media_type, _now(), name, of_pipeline())
        status = _status(known, record)
        if status is FileStatus.UNCHANGED and known:
            record = replace(record, ingested=known.ingested)
        self.records[source] = record
        return FileReport(source, status, counts=counts_of(analysis))

    def _up_to_date(self, record: Record) -> bool:
        return record.pipeline == of_pipeline() and self._sources.has_analysis(record.analysis)

    def _claim(self, source: str) -> None:
        """Two sources whose names make one slug would share an IRI."""
        holder = self._taken.setdefault(slug(source), source)
        if holder != source:
            raise KgError(f"its name makes the same IRI as that of {holder}: rename the file")


def _prove(analysis: Analysis) -> None:
    """Make the quads once for nothing, so that what cannot be made is this file's failure, not the run's."""
    alone = names([analysis], lambda _, ref: ref)
    view = View(analysis, "urn:trial:", lambda ref: ref, alone)
    Store.scratch().replace(str(graph_of(view)), triples(view))
    if not analysis.passages:
        raise KgError("no passage to index was found in it: see whether it holds any text")
    for before, after in pairwise(analysis.passages):
        if after.start < before.end:
            raise KgError(f"its passages overlap at character {after.start}: please report it")


def _status(known: Record | None, record: Record) -> FileStatus:
    if known is None:
        return FileStatus.ADDED
    same = (known.sha256, known.analysis) == (record.sha256, record.analysis)
    return FileStatus.UNCHANGED if same else FileStatus.UPDATED


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KgError(f"cannot be opened: {error.strerror or error}") from error


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
