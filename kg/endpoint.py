"""The SPARQL endpoint behind the site: what anybody may ask, within limits, in processes that can be stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property

from kg.config import Config
from kg.errors import QueryLimitError
from kg.reader import Reader
from kg.sparql import Budget, Limits, Streamed, Wanted, Workers, prepared


class Endpoint:
    """Answers queries over the publication that readers see."""

    def __init__(self, reader: Reader, config: Config) -> None:
        self._reader = reader
        self.limits = Limits(
            seconds=config.query_seconds,
            rows=config.query_rows,
            memory=config.query_memory,
            workers=config.query_workers,
            waiting=_waiting(config),
            budget=config.query_budget,
            services=tuple(config.services.split()),
        )
        self._budget = Budget(config.query_budget)

    @cached_property
    def _workers(self) -> Workers:
        return Workers(self.limits)

    def ask(
        self, sparql: str, wanted: Wanted, *, client: str = "", gone: Callable[[], bool] = lambda: False
    ) -> Streamed:
        """The answer to the query of a `client`, whose time is counted; it stops when the client is `gone`.

        Raises `QueryError` for a query that is wrong and `QueryLimitError` for one that may not be, or goes past a
        limit.
        """
        self._budget.ask(client)
        now = self._reader.current()
        began = time.monotonic()
        try:
            ready = prepared(sparql, now.passages_for)
            return self._workers.answer(now.publication.store, ready, sparql, wanted, gone=gone)
        except QueryLimitError as error:
            if error.reason == "busy":
                began = time.monotonic()
            raise
        finally:
            self._budget.charge(client, time.monotonic() - began)

    def close(self) -> None:
        """End the processes."""
        if "_workers" in self.__dict__:
            self._workers.close()


def _waiting(config: Config) -> int:
    """How many queries may wait for a worker: as many as work, but two requests can always be answered besides."""
    return max(0, min(config.query_workers, config.threads - config.query_workers - 2))
