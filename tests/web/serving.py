"""`vedtaksgraf serve` in a process of its own, over real HTTP."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

START = 60.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    port: int
    process: int

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def ask(
        self, path: str, *, method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        connection = self.connect()
        try:
            connection.request(method, path, body=body, headers=dict(headers or {}))
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def query(self, sparql: str, **parameters: str) -> Answer:
        return self.ask(f"/sparql?{urlencode({'query': sparql, **parameters})}")

    def seconds_of_workers(self) -> float:
        """The processor's seconds that the server's child processes have used, those that ended included."""
        spent = _times(self.process)[2:]
        return sum(spent) + sum(sum(_times(child)[:2]) for child in children(self.process))


@contextmanager
def serving(data: Path, **settings: str) -> Iterator[Server]:
    """The site over a data folder; `settings` by the names that `Config` has."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {f"VEDTAKSGRAF_{name.upper()}": value for name, value in settings.items()}
    command = (sys.executable, "-m", "kg", "serve", "--port", str(port))
    given = {**os.environ, **environment, "VEDTAKSGRAF_DATA": str(data), "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, env=given, stdout=subprocess.DEVNULL) as process:
        try:
            server = Server(port, process.pid)
            _wait(server, process)
            yield server
        finally:
            process.terminate()


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + START
    while time.monotonic() < ends and process.poll() is None:
        try:
            if server.ask("/healthz").status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server does not answer")


def _times(process: int) -> tuple[float, float, float, float]:
    """Seconds in user and system mode, and those of children that ended."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0, 0.0, 0.0, 0.0
    user, system, children, of_children = (int(ticks) / TICKS for ticks in told[11:15])
    return user, system, children, of_children


def children(process: int) -> list[int]:
    """The processes that a process has started."""
    folder = Path(f"/proc/{process}/task")
    return [int(one) for task in folder.iterdir() for one in (task / "children").read_text(encoding="ascii").split()]
