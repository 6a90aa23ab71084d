"""Errors a caller may want to catch.

KgError                what a person can put right; the message says what, where and what to do
|-- ConfigError        a setting is missing or has a value that cannot be used
|-- ReadingError       a file cannot be turned into text
|-- NothingToIngestError  the paths name no document
|-- UnknownEntityError an IRI or a name that names nothing in the graph
|-- QueryError         a SPARQL query that cannot be answered as written
|-- QueryLimitError    a SPARQL query that went past what a query may cost
|-- NotReadyError      something that takes long is being made
|-- StoreError         the data folder is locked, damaged or of another version
|-- LoadError          reference data that cannot be parsed
`-- JudgementError     a line of judgements that cannot be read
"""

from __future__ import annotations


class KgError(Exception):
    """Anything that goes wrong and that the caller can act on."""


class ConfigError(KgError):
    """A setting is missing or has a value that cannot be used."""


class ReadingError(KgError):
    """A file cannot be turned into text."""


class NothingToIngestError(KgError):
    """The paths that were given name no document."""


class UnknownEntityError(KgError):
    """An IRI or a name that names nothing in the graph."""


class QueryError(KgError):
    """A SPARQL query that cannot be answered as it is written."""


class QueryLimitError(KgError):
    """A SPARQL query that went past a limit.

    `reason` is "time", "memory", "busy" (all workers have work), "budget" (of the one who asks), "crash" (of the
    worker, by the query) or "start" (no worker could be started);
    `retry_after` the seconds after which it may be asked again, where that helps.
    """

    def __init__(self, message: str, reason: str, *, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.retry_after = retry_after


class NotReadyError(KgError):
    """Something that takes long is being made; `retry_after` seconds from now it may be there."""

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class StoreError(KgError):
    """The data folder is locked, damaged or of another version."""


class LoadError(KgError):
    """Reference data that cannot be parsed."""


class JudgementError(KgError):
    """A line of judgements that cannot be read."""
