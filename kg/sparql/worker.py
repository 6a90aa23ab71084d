"""One worker: a process that answers queries one after the other, over a store that it opens for reading.

It is started by `workers` with one end of a pipe, and may be killed at any time: it holds nothing but its answers.
Past its memory the system refuses more, which ends it (SIGABRT).
"""

from __future__ import annotations

import os
import resource
import sys
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError, StoreError
from kg.sparql.answering import answer
from kg.sparql.jobs import Done, Job, Refused, Unopened
from kg.store import Store

INLINE = 1 << 18
"""Bytes of an answer that go through the pipe; longer ones lie in a file."""
NICENESS = 10
"""Pages go before queries where both want the processor."""
_SPARE_SECONDS = 10


def main() -> None:
    """Answer what comes through the pipe whose number is the first argument, until it closes.

    The second is the bytes of memory that a query may use. With each job comes a file for a long answer.
    """
    number, memory = int(sys.argv[1]), int(sys.argv[2])
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with Connection(number) as pipe:
        pipe.send(None)
        opened: tuple[Path, Store] | None = None
        while received := _next(pipe):
            job, file = received
            _limit_processor(job.seconds)
            try:
                if opened is None or opened[0] != job.store:
                    opened = None
                    opened = _opened(job.store, memory)
                done: Done | Refused | Unopened = _answered(job, opened[1], file)
            except StoreError as error:
                done = Unopened(str(error))
            except KgError as error:
                done = Refused(str(error))
            finally:
                file.close()
            pipe.send(done)


def _next(pipe: Connection) -> tuple[Job, BinaryIO] | None:
    try:
        job: Job = pipe.recv()
        return job, os.fdopen(recv_handle(pipe), "wb")
    except EOFError:
        return None


def _opened(folder: Path, memory: int) -> tuple[Path, Store]:
    """The store; what it holds from the start is no query's."""
    _limit_memory(None)
    store = Store.reading(folder)
    _limit_memory(memory)
    return folder, store


def _answered(job: Job, store: Store, file: BinaryIO) -> Done:
    try:
        found = answer(store, job.sparql, job.wanted, typed=job.typed, rows=job.rows, services=job.services)
    except MemoryError:
        os.abort()
    if len(found.body) <= INLINE:
        return Done(found.media_type, found.cut, found.body)
    try:
        file.write(found.body)
        file.flush()
    except OSError as error:
        raise StoreError(f"the answer cannot be kept: {error}") from error
    return Done(found.media_type, found.cut, None)


def _limit_memory(more: int | None) -> None:
    """Let the system refuse what is asked for beyond what is held now; where that is not told, nothing is limited."""
    limit = resource.RLIM_INFINITY
    if more is not None:
        try:
            told = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        except OSError:
            return
        limit = int(told.partition("VmData:")[2].split()[0]) * 1024 + more
    resource.setrlimit(resource.RLIMIT_DATA, (limit, resource.RLIM_INFINITY))


def _limit_processor(seconds: float) -> None:
    """So that a worker whose parent died in the middle of a query ends too."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + _SPARE_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
