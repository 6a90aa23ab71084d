"""One writer at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg import locking
from kg.errors import StoreError

HOLD = "import sys, time\nfrom pathlib import Path\nfrom kg import locking\n" + (
    "with locking.held(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
)


def test_a_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with (
        locking.held(file),
        pytest.raises(StoreError, match=f"written by process {os.getpid()}"),
        locking.held(file),
    ):
        pass


def test_the_lock_is_free_again_after_use_and_after_an_error(tmp_path: Path) -> None:
    file = tmp_path / "ny" / "lock"
    with pytest.raises(RuntimeError), locking.held(file):
        raise RuntimeError
    with locking.held(file):
        assert file.read_text(encoding="ascii").strip() == str(os.getpid())


def test_the_lock_of_a_killed_process_stops_nobody(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(file)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(StoreError, match=f"process {process.pid}"), locking.held(file):
            pass
        process.kill()
    with locking.held(file):
        assert file.read_text(encoding="ascii").strip() == str(os.getpid())
