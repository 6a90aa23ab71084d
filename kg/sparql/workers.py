"""Queries in processes of their own, which are killed where a query goes past a limit or nobody waits for it."""

from __future__ import annotations

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from kg.errors import QueryError, QueryLimitError, StoreError
from kg.sparql.forms import Wanted
from kg.sparql.jobs import Done, Job, Refused, Unopened
from kg.sparql.limits import Limits

PATIENCE = 5.0
"""Seconds that a query waits for a free worker."""
_STARTING = 60.0
_DYING = 5.0
_LOOK = 0.1
"""Seconds between two looks at whether anybody still waits for an answer."""
_PIECE = 1 << 16


class ClientGoneError(Exception):
    """Nobody waits for the answer any more."""


@dataclass(frozen=True, slots=True)
class Streamed:
    """An answer whose bytes come in pieces; `cut` tells after how many rows or triples it was cut, where it was."""

    media_type: str
    pieces: Iterator[bytes]
    length: int
    cut: int | None


class Workers:
    """A number of workers, started when they are first needed and again when they were killed."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._places = threading.BoundedSemaphore(limits.workers + limits.waiting)
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(limits.workers):
            self._idle.put(None)
        self._running: set[_Worker] = set()
        self._finalizer = weakref.finalize(self, _end, self._running)

    def close(self) -> None:
        """End all workers."""
        self._finalizer()

    def answer(
        self,
        store: Path,
        sparql: str,
        typed: str,
        wanted: Wanted,
        *,
        gone: Callable[[], bool] = lambda: False,
        begun: Callable[[], None] = lambda: None,
    ) -> Streamed:
        """The answer of a worker to a query that is ready for the store; what is wrong is told of it as it was `typed`.

        A `QueryError` says what is wrong with the query, a `QueryLimitError` which limit it went past, a `StoreError`
        that there is no such store; where the client is `gone`, its query is stopped and `ClientGoneError` raised.
        A worker that is free has `begun`.
        """
        if not self._places.acquire(blocking=False):
            raise self._busy()
        try:
            worker = self._free()
            begun()
            try:
                return self._streamed(worker, Job(store, sparql, typed, wanted, *self._costs()), gone)
            finally:
                self._idle.put(worker if worker.alive else None)
        finally:
            self._places.release()

    def _costs(self) -> tuple[int, tuple[str, ...], float]:
        return self.limits.rows, self.limits.services, float(self.limits.seconds)

    def _free(self) -> _Worker:
        """A worker that does nothing; a new one where the last was killed."""
        try:
            worker = self._idle.get(timeout=PATIENCE)
        except queue.Empty:
            raise self._busy() from None
        if worker is not None and worker.alive:
            return worker
        try:
            if worker is not None:
                self._drop(worker)
            worker = _Worker(self.limits.memory * 1_000_000)
            self._running.add(worker)
        except BaseException:
            self._idle.put(None)
            raise
        return worker

    def _busy(self) -> QueryLimitError:
        return QueryLimitError(
            f"all {self.limits.workers} workers are busy with other queries: ask again in a few seconds",
            "busy",
            retry_after=int(PATIENCE),
        )

    def _streamed(self, worker: _Worker, job: Job, gone: Callable[[], bool]) -> Streamed:
        with ExitStack() as held:
            file = held.enter_context(TemporaryFile())
            done = self._done(worker, job, file, gone)
            held.pop_all()
        return _streamed(done, file)

    def _done(self, worker: _Worker, job: Job, file: BinaryIO, gone: Callable[[], bool]) -> Done:
        limits = self.limits
        ends = time.monotonic() + limits.seconds
        try:
            worker.give(job, file)
            while not worker.pipe.poll(_LOOK):
                if time.monotonic() > ends:
                    raise QueryLimitError(
                        f"the query was stopped after {limits.seconds} s: narrow it, or ask for less with LIMIT", "time"
                    )
                if gone():
                    raise ClientGoneError
            done: Done | Refused | Unopened = worker.pipe.recv()
        except (EOFError, OSError) as error:
            raise self._died(worker) from error
        except BaseException:
            self._drop(worker)
            raise
        if isinstance(done, Refused):
            raise QueryError(done.message)
        if isinstance(done, Unopened):
            raise StoreError(done.message)
        return done

    def _died(self, worker: _Worker) -> QueryLimitError:
        """What ended a worker: past its memory it aborts."""
        status = self._drop(worker, patience=_DYING)
        if status == -signal.SIGABRT:
            return QueryLimitError(
                f"the query needs more than {self.limits.memory} MB of memory: narrow it, or leave sorting"
                " and grouping to a smaller part",
                "memory",
            )
        if status == -signal.SIGSEGV:
            return QueryLimitError(
                "the query is nested too deeply, or chained too long: write it in smaller parts", "crash"
            )
        return QueryLimitError(f"the query ended its worker ({status}): narrow it", "crash")

    def _drop(self, worker: _Worker, *, patience: float = 0.0) -> int:
        self._running.discard(worker)
        return worker.end(patience)


class _Worker:
    """A process and our end of its pipe."""

    def __init__(self, memory: int) -> None:
        ours, theirs = socket.socketpair()
        with ours, theirs:
            command = (sys.executable, "-m", "kg.sparql.worker", str(theirs.fileno()), str(memory))
            self._process = subprocess.Popen(  # noqa: S603  (our own module)
                command,
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )
            self.pipe = Connection(ours.detach())
        try:
            if not self.pipe.poll(_STARTING):
                raise EOFError
            self.pipe.recv()
        except (EOFError, OSError) as error:
            status = self.end(_DYING)
            raise QueryLimitError(f"no worker could be started ({status}): tell who runs this", "start") from error

    def give(self, job: Job, file: BinaryIO) -> None:
        """Send a job, and a file for its answer."""
        self.pipe.send(job)
        send_handle(self.pipe, file.fileno(), self._process.pid)

    @property
    def alive(self) -> bool:
        return not self.pipe.closed and self._process.poll() is None

    def end(self, patience: float = 0.0) -> int:
        """Kill the process unless it ends by itself within so many seconds; how it ended."""
        self.pipe.close()
        try:
            return self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()


def _end(running: set[_Worker]) -> None:
    for worker in list(running):
        worker.end()


def _streamed(done: Done, file: BinaryIO) -> Streamed:
    """The bytes, piece by piece where they are in the file, which nobody but us sees."""
    if done.body is not None:
        file.close()
        return Streamed(done.media_type, iter((done.body,)), len(done.body), done.cut)
    length = file.seek(0, os.SEEK_END)
    file.seek(0)

    def pieces() -> Iterator[bytes]:
        with file:
            while piece := file.read(_PIECE):
                yield piece

    return Streamed(done.media_type, pieces(), length, done.cut)
