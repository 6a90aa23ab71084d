"""Settings: one row each, read from arguments first, then from the environment, then the default.

`docs/settings.md` has a line for every row; a test keeps the two in step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import ConfigError
from search import DEFAULT_ENGINE, SearchError, library_of


@dataclass(frozen=True, slots=True)
class Setting:
    """One row: the name in `Config`, the default as typed, what it does, its environment variable."""

    name: str
    default: str
    help: str
    environment: str


SETTINGS = (
    Setting("data", "data", "the data folder: originals, analyses, graph and index", "VEDTAKSGRAF_DATA"),
    Setting(
        "base",
        "http://localhost:8000/id/",
        "what every instance IRI begins with; ends in a slash",
        "VEDTAKSGRAF_BASE",
    ),
    Setting("host", "127.0.0.1", "the address that `serve` listens on", "VEDTAKSGRAF_HOST"),
    Setting("port", "8000", "the port that `serve` listens on", "VEDTAKSGRAF_PORT"),
    Setting("threads", "8", "how many requests `serve` answers at the same time", "VEDTAKSGRAF_THREADS"),
    Setting("query_seconds", "30", "how long one SPARQL query of the site may take", "VEDTAKSGRAF_QUERY_SECONDS"),
    Setting("query_rows", "100000", "how many rows or triples it may give", "VEDTAKSGRAF_QUERY_ROWS"),
    Setting("query_memory", "1000", "how many MB of memory it may take", "VEDTAKSGRAF_QUERY_MEMORY"),
    Setting("query_workers", "2", "how many are answered at the same time", "VEDTAKSGRAF_QUERY_WORKERS"),
    Setting(
        "query_budget",
        "60",
        "how many seconds of queries one client has in a minute",
        "VEDTAKSGRAF_QUERY_BUDGET",
    ),
    Setting(
        "services",
        "",
        "the endpoints that `SERVICE` may ask, with blanks between; without any, none",
        "VEDTAKSGRAF_SERVICES",
    ),
    Setting(
        "keep",
        "2",
        "how many publications stay on disk, the current one included",
        "VEDTAKSGRAF_KEEP",
    ),
    Setting(
        "engine",
        "tantivy",
        "what the index is made with: `tantivy`, or `whoosh`, which is an extra to install",
        "VEDTAKSGRAF_ENGINE",
    ),
)


_NUMBERS = (
    *("port", "threads", "keep"),
    *("query_seconds", "query_rows", "query_memory", "query_workers", "query_budget"),
)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run, checked."""

    data: Path = Path("data")
    base: str = "http://localhost:8000/id/"
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 8
    query_seconds: int = 30
    query_rows: int = 100_000
    query_memory: int = 1_000
    query_workers: int = 2
    query_budget: int = 60
    services: str = ""
    keep: int = 2
    engine: str = DEFAULT_ENGINE

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        if parts.scheme not in {"http", "https"} or not parts.netloc or not self.base.endswith("/"):
            raise ConfigError(f"base is {self.base!r}: give an http or https address that ends in a slash")
        if any(mark in self.base for mark in ' <>"{}|\\^`#?'):
            raise ConfigError(f"base is {self.base!r}: an IRI's beginning has no blanks, brackets, # or ?")
        _within("port", self.port, 0, 65535)
        _within("threads", self.threads, 1, 256)
        _within("query_seconds", self.query_seconds, 1, 3600)
        _within("query_rows", self.query_rows, 1, 10_000_000)
        _within("query_memory", self.query_memory, 100, 1_000_000)
        _within("query_workers", self.query_workers, 1, 64)
        _within("query_budget", self.query_budget, 1, 3600 * 64)
        _within("keep", self.keep, 1, 100)
        try:
            library_of(self.engine)
        except SearchError as error:
            raise ConfigError(str(error)) from error

    @classmethod
    def load(cls, environ: Mapping[str, str], **given: str | Path | int | None) -> Config:
        """What was `given` (None counts as not given), the rest from `environ`, else the defaults."""
        chosen = {row.name: _chosen(row, environ, given.get(row.name)) for row in SETTINGS}
        return cls(
            data=Path(chosen["data"]),
            base=chosen["base"],
            host=chosen["host"],
            **{name: _number(name, chosen[name]) for name in _NUMBERS},
            services=chosen["services"],
            engine=chosen["engine"],
        )


def _chosen(row: Setting, environ: Mapping[str, str], given: str | Path | int | None) -> str:
    return str(given) if given is not None else environ.get(row.environment) or row.default


def _number(name: str, written: str) -> int:
    try:
        return int(written)
    except ValueError as error:
        raise ConfigError(f"{name} is {written!r}: give a whole number") from error


def _within(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise ConfigError(f"{name} is {value}: give a number from {least} to {most}")
