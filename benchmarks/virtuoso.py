"""Virtuoso as a peer: a server of its own in a folder, with the union of all graphs as one."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from pathlib import Path

from benchmarks.peers import MissingPeerError
from kg import Workspace

UNION = "http://union.example/"
_START = 120.0
_SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = {sql}
DirsAllowed = {folder}
NumberOfBuffers = 340000
MaxDirtyBuffers = 250000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 30
MaxQueryCostEstimationTime = 0
DefaultGraph = {union}
"""


class Virtuoso:
    """A server with a workspace's graph; `port` is where it answers SPARQL over HTTP."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        """Load the graph; `MissingPeerError` where Virtuoso is not installed."""
        server, self._client = shutil.which("virtuoso-t"), shutil.which("isql-vt")
        if server is None or self._client is None:
            raise MissingPeerError("virtuoso-opensource")
        folder = folder / "virtuoso"
        folder.mkdir()
        sql, self.port = _free_port(), _free_port()
        self._sql = sql
        settings = _SETTINGS.format(folder=folder, sql=sql, http=self.port, union=UNION)
        (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
        with (folder / "union.ttl").open("wb") as out:
            workspace.export("turtle", out)
        command = (server, "+foreground", "+configfile", str(folder / "virtuoso.ini"))
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._run("select 1;")
        self._run(
            f"ld_dir('{folder}', 'union.ttl', '{UNION}'); rdf_loader_run(); checkpoint;"
            ' grant select on "DB"."DBA"."SPARQL_SINV_2" to "SPARQL";'
        )

    def _run(self, statements: str) -> None:
        ends = time.monotonic() + _START
        command = (str(self._client), str(self._sql), "dba", "dba", f"exec={statements}")
        while True:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode == 0 and "Error" not in done.stdout + done.stderr:
                return
            if time.monotonic() > ends or "connect" not in (done.stdout + done.stderr).lower():
                raise RuntimeError(f"Virtuoso: {(done.stdout + done.stderr)[:300]}")
            time.sleep(0.5)

    def close(self) -> None:
        """End the server."""
        self._process.terminate()
        self._process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
