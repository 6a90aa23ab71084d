"""The SPARQL endpoint behind the site: what anybody may ask, within limits, in processes that can be stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property

from kg.config import Config
from kg.errors import StoreError
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
        watch = _Watch()
        try:
            try:
                return self._answer(sparql, wanted, gone, watch)
            except StoreError:  # a run has taken the publication away since it was looked up
                return self._answer(sparql, wanted, gone, watch)
        finally:
            self._budget.charge(client, watch.seconds())

    def _answer(self, sparql: str, wanted: Wanted, gone: Callable[[], bool], watch: _Watch) -> Streamed:
        watch.go()
        now = self._reader.current()
        ready = prepared(sparql, now.passages_for)
        watch.stop()
        return self._workers.answer(now.publication.store, ready, sparql, wanted, gone=gone, begun=watch.go)

    def close(self) -> None:
        """End the processes."""
        if "_workers" in self.__dict__:
            self._workers.close()


class _Watch:
    """Counts the time that is spent on a query, and not that in which it waits for a worker."""

    def __init__(self) -> None:
        self._spent = 0.0
        self._since: float | None = None

    def go(self) -> None:
        """Count from now on."""
        self.stop()
        self._since = time.monotonic()

    def stop(self) -> None:
        """Count no more."""
        if self._since is not None:
            self._spent += time.monotonic() - self._since
            self._since = None

    def seconds(self) -> float:
        """What was counted, the watch being stopped."""
        self.stop()
        return self._spent


def _waiting(config: Config) -> int:
    """How many queries may wait for a worker: as many as work, but two requests can always be answered besides."""
    return min(config.query_workers, config.threads - config.query_workers - 2)
