"""The application: from papers to a graph and an index that can be asked.

What is named here is the package's front door. It is loaded when it is first used, so that
`vedtaksgraf --help` need not wait for spaCy, rdflib and Oxigraph.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.check import CheckReport
    from kg.compact_json import json_line
    from kg.config import SETTINGS, Config, Setting
    from kg.dumps import DUMP_FILES, Dump, DumpFile
    from kg.errors import (
        ConfigError,
        JudgementError,
        KgError,
        LoadError,
        NothingToIngestError,
        NotReadyError,
        QueryError,
        QueryLimitError,
        ReadingError,
        StoreError,
        UnknownEntityError,
    )
    from kg.hit_export import as_csv, as_json
    from kg.inferring import Likeness
    from kg.model import Analysis, Document, Evidence, Statement
    from kg.network import CitedCase, Community, Network
    from kg.passages import FACETS
    from kg.pipeline import Pipeline
    from kg.queries import (
        Audience,
        BadFieldsError,
        CannedQuery,
        Census,
        Field,
        FieldKind,
        Name,
        News,
        Passage,
        Questions,
        Quote,
        Reading,
        Resource,
        Standing,
        StrategyRow,
        TraceLink,
        Value,
        canned_queries,
        column_names,
    )
    from kg.rendering import in_form, json_ld
    from kg.reports import FileReport, FileStatus, IngestReport, RemovalReport, Status, Version
    from kg.searching import SearchAnswer
    from kg.sources import Original
    from kg.sparql import FORMATS, ClientGoneError, QueryAnswer, Streamed, Wanted
    from kg.spreadsheet import table_as_csv
    from kg.tracing import Hop, Quoted, Thing, Trace, TracePath
    from kg.workspace import Workspace

_HOMES = {
    "kg.check": ("CheckReport",),
    "kg.config": ("SETTINGS", "Config", "Setting"),
    "kg.dumps": ("DUMP_FILES", "Dump", "DumpFile"),
    "kg.errors": (
        "ConfigError",
        "JudgementError",
        "KgError",
        "LoadError",
        "NothingToIngestError",
        "NotReadyError",
        "QueryError",
        "QueryLimitError",
        "ReadingError",
        "StoreError",
        "UnknownEntityError",
    ),
    "kg.hit_export": ("as_csv", "as_json"),
    "kg.inferring": ("Likeness",),
    "kg.compact_json": ("json_line",),
    "kg.network": ("CitedCase", "Community", "Network"),
    "kg.model": ("Analysis", "Document", "Evidence", "Statement"),
    "kg.pipeline": ("Pipeline",),
    "kg.queries": (
        "Audience",
        "BadFieldsError",
        "CannedQuery",
        "Census",
        "Field",
        "FieldKind",
        "Name",
        "News",
        "Passage",
        "Questions",
        "Quote",
        "Reading",
        "Resource",
        "Standing",
        "StrategyRow",
        "TraceLink",
        "Value",
        "canned_queries",
        "column_names",
    ),
    "kg.rendering": ("in_form", "json_ld"),
    "kg.reports": ("FileReport", "FileStatus", "IngestReport", "RemovalReport", "Status", "Version"),
    "kg.passages": ("FACETS",),
    "kg.searching": ("SearchAnswer",),
    "kg.spreadsheet": ("table_as_csv",),
    "kg.sources": ("Original",),
    "kg.sparql": ("FORMATS", "ClientGoneError", "QueryAnswer", "Streamed", "Wanted"),
    "kg.tracing": ("Hop", "Quoted", "Thing", "Trace", "TracePath"),
    "kg.workspace": ("Workspace",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "DUMP_FILES",
    "FACETS",
    "FORMATS",
    "SETTINGS",
    "Analysis",
    "Audience",
    "BadFieldsError",
    "CannedQuery",
    "Census",
    "CheckReport",
    "CitedCase",
    "ClientGoneError",
    "Community",
    "Config",
    "ConfigError",
    "Document",
    "Dump",
    "DumpFile",
    "Evidence",
    "Field",
    "FieldKind",
    "FileReport",
    "FileStatus",
    "Hop",
    "IngestReport",
    "JudgementError",
    "KgError",
    "Likeness",
    "LoadError",
    "Name",
    "Network",
    "News",
    "NotReadyError",
    "NothingToIngestError",
    "Original",
    "Passage",
    "Pipeline",
    "QueryAnswer",
    "QueryError",
    "QueryLimitError",
    "Questions",
    "Quote",
    "Quoted",
    "Reading",
    "ReadingError",
    "RemovalReport",
    "Resource",
    "SearchAnswer",
    "Setting",
    "Standing",
    "Statement",
    "Status",
    "StoreError",
    "StrategyRow",
    "Streamed",
    "Thing",
    "Trace",
    "TraceLink",
    "TracePath",
    "UnknownEntityError",
    "Value",
    "Version",
    "Wanted",
    "Workspace",
    "as_csv",
    "as_json",
    "canned_queries",
    "column_names",
    "in_form",
    "json_ld",
    "json_line",
    "table_as_csv",
]


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module 'kg' has no attribute {name!r}")
        return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
