"""What a query may cost, and what is said where it would cost more."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from kg.errors import QueryLimitError

MINUTE = 60.0
_MOST_CLIENTS = 10_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: `seconds`, `rows` (or triples), `memory` in MB; how many `workers` answer queries at the
    same time and how many queries may wait for one; how many seconds of queries one client has in a minute
    (`budget`); which endpoints `SERVICE` may ask."""

    seconds: int = 30
    rows: int = 100_000
    memory: int = 1_000
    workers: int = 2
    waiting: int = 2
    budget: int = 60
    services: tuple[str, ...] = ()


class Budget:
    """How many seconds of queries each client has left: none has more than a minute's, and they come back with time.

    It is kept in memory alone, and forgotten as soon as it is whole again.
    """

    def __init__(self, seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._debts: dict[str, tuple[float, float]] = {}
        """By client: the seconds owed, and when that was so."""

    def ask(self, client: str) -> None:
        """Let a client ask, or raise a `QueryLimitError` that tells when it may again."""
        with self._lock:
            over = self._owed(client) - self._seconds
        if over >= 0:
            wait = int(over * MINUTE / self._seconds) + 1
            raise QueryLimitError(
                f"you have used the {self._seconds:g} seconds of queries that each has in a minute:"
                f" ask again in {wait} s",
                "budget",
                retry_after=wait,
            )

    def charge(self, client: str, seconds: float) -> None:
        """Take what a query took from what its client has."""
        with self._lock:
            self._debts[client] = self._owed(client) + seconds, self._clock()
            if len(self._debts) > _MOST_CLIENTS:
                self._debts = {one: self._debts[one] for one in self._debts if self._owed(one) > 0}

    def _owed(self, client: str) -> float:
        seconds, since = self._debts.get(client, (0.0, 0.0))
        return max(0.0, seconds - (self._clock() - since) * self._seconds / MINUTE)
