"""Settings: one row each, read from arguments first, then from the environment, then the default.

`docs/settings.md` has a line for every row; a test keeps the two in step.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
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
    Setting("dumps", "10", "how many dumps stay on disk", "VEDTAKSGRAF_DUMPS"),
    Setting(
        "engine",
        "tantivy",
        "what the index is made with: `tantivy`, or `whoosh`, which is an extra to install",
        "VEDTAKSGRAF_ENGINE",
    ),
    Setting(
        "publisher", "", "who publishes the data, by name, for the description of the dataset", "VEDTAKSGRAF_PUBLISHER"
    ),
    Setting("publisher_iri", "", "the publisher's IRI", "VEDTAKSGRAF_PUBLISHER_IRI"),
    Setting("contact", "", "where to ask about the data: an e-mail or web address", "VEDTAKSGRAF_CONTACT"),
    Setting("licence", "", "the IRI of the licence of the data", "VEDTAKSGRAF_LICENCE"),
)


_NUMBERS = (
    *("port", "threads", "keep", "dumps"),
    *("query_seconds", "query_rows", "query_memory", "query_workers", "query_budget"),
)
_FOR_PAGES = 2
"""How many of the server's threads SPARQL queries never hold."""
_NO_IRI = frozenset(' <>"{}|\\^`')


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
    dumps: int = 10
    engine: str = DEFAULT_ENGINE
    publisher: str = ""
    publisher_iri: str = ""
    contact: str = ""
    licence: str = ""

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
        _within("dumps", self.dumps, 1, 1000)
        if self.query_workers > self.threads - _FOR_PAGES:
            raise ConfigError(
                f"threads is {self.threads}: give at least {self.query_workers + _FOR_PAGES}, query_workers and"
                f" {_FOR_PAGES} for pages"
            )
        _iri_or_nothing("publisher_iri", self.publisher_iri)
        _iri_or_nothing("licence", self.licence)
        _iri_or_nothing("contact", self.contact_iri)
        if not self.publisher.isprintable():
            raise ConfigError(f"publisher is {self.publisher!r}: give a name without control characters, in UTF-8")
        if self.publisher_iri and not self.publisher:
            raise ConfigError("publisher_iri is set and publisher is not: give the publisher's name too")
        try:
            library_of(self.engine)
        except SearchError as error:
            raise ConfigError(str(error)) from error

    @property
    def contact_iri(self) -> str:
        """Where to ask about the data, as an IRI."""
        return f"mailto:{self.contact}" if _is_mail(self.contact) else self.contact

    @classmethod
    def load(cls, environ: Mapping[str, str], **given: str | Path | int | None) -> Config:
        """What was `given` (None counts as not given), the rest from `environ`, else the defaults."""
        chosen: dict[str, Any] = {row.name: _chosen(row, environ, given.get(row.name)) for row in SETTINGS}
        numbers = {name: _number(name, chosen[name]) for name in _NUMBERS}
        return cls(**{**chosen, **numbers, "data": Path(chosen["data"])})

    def environment(self) -> dict[str, str]:
        """The settings as another process of ours reads them."""
        return {row.environment: str(getattr(self, row.name)) for row in SETTINGS}


def _chosen(row: Setting, environ: Mapping[str, str], given: str | Path | int | None) -> str:
    return str(given) if given is not None else environ.get(row.environment) or row.default


def _number(name: str, written: str) -> int:
    try:
        return int(written)
    except ValueError as error:
        raise ConfigError(f"{name} is {written!r}: give a whole number") from error


def _is_mail(written: str) -> bool:
    return "@" in written and ":" not in written


def _fits(iri: str) -> bool:
    """Whether an IRI can be written as one everywhere."""
    try:
        urlsplit(iri)
        iri.encode()
    except ValueError:
        return False
    return not any(mark in _NO_IRI for mark in iri) and not re.search(r"%(?![0-9A-Fa-f]{2})", iri)


def _iri_or_nothing(name: str, value: str) -> None:
    scheme = value.partition(":")[0]
    if value and (scheme not in {"http", "https", "mailto"} or not value.isprintable() or not _fits(value)):
        raise ConfigError(f"{name} is {value!r}: give an absolute IRI that begins with http:// or https://")


def _within(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise ConfigError(f"{name} is {value}: give a number from {least} to {most}")
