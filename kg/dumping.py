"""The dump of what readers see, made by a process of its own when somebody asks the site for it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress

from kg.config import Config
from kg.dumps import Dump, Dumps
from kg.errors import NotReadyError, StoreError
from kg.publication import Publication

PATIENCE = 15.0
"""Seconds that the first who asks for a dump waits for it."""
RETRY_AFTER = 30
PAUSE = 60.0
"""Seconds for which nothing is tried again that failed."""
_NICE = 10


class Dumping:
    """Has dumps made, one at a time, so that the site goes on meanwhile."""

    def __init__(self, dumps: Dumps, config: Config) -> None:
        self._dumps = dumps
        self._config = config
        self._lock = threading.Lock()
        self._waits = threading.Lock()
        self._failed = -PAUSE
        self._process: subprocess.Popen[bytes] | None = None

    def of(self, publication: Publication) -> Dump:
        """The dump of `publication`; a `NotReadyError` while it is being made, a `StoreError` where that failed."""
        dump = self._dumps.of(publication)
        if dump is not None:
            return dump
        if time.monotonic() - self._failed < PAUSE:
            raise StoreError("the files could not be made a moment ago: the log tells why")
        process = self._running()
        self._wait(process)
        dump = self._dumps.of(publication)
        if dump is not None:
            return dump
        if process.poll() and not self._dumps.busy():
            self._failed = time.monotonic()
            raise StoreError("the files could not be made: the log tells why, and `vedtaksgraf dump` too")
        raise NotReadyError("the files are being made: ask again in half a minute", RETRY_AFTER)

    def _running(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                command = (sys.executable, "-m", "kg", "dump")
                environment = {**os.environ, **self._config.environment()}
                self._process = subprocess.Popen(  # noqa: S603  (our own module)
                    command, env=environment, stdout=subprocess.DEVNULL
                )
                with suppress(OSError):  # who runs at a lower priority already
                    os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICE)
            return self._process

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        """Wait a little, unless somebody does already: those who wait must not take all threads."""
        if self._waits.acquire(blocking=False):
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                pass
            finally:
                self._waits.release()
