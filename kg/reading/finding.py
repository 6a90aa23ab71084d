"""Which files a person's paths mean, and what each is called."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from kg.errors import NothingToIngestError, ReadingError
from kg.reading.reader import SUPPORTED, shown, source_name

_HIDDEN = (".", "~$")
"""How the names of hidden files begin; the second is what Word leaves beside a file that is open."""


def find(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """The files to read with their source names; folders are searched in sorted order, a file is taken as is.

    A file that is named twice counts once; two files that would get one name are an error, because the second
    would replace what the first stated.
    """
    found = _once([pair for path in paths for pair in _expanded(path)])
    if not found:
        named = ", ".join(shown(path) for path in paths) or "no path"
        kinds = " ".join(SUPPORTED)
        raise NothingToIngestError(f"{named}: no document to read; give files or folders with {kinds}")
    return found


def _once(pairs: list[tuple[Path, str]]) -> list[tuple[Path, str]]:
    by_name: dict[str, Path] = {}
    seen: set[Path] = set()
    for path, name in pairs:
        if path.resolve() in seen:
            continue
        if name in by_name:
            clash = f"{shown(by_name[name])} and {shown(path)}: both would be called {name}"
            raise ReadingError(f"{clash}; rename one, or give the folder above them")
        seen.add(path.resolve())
        by_name[name] = path
    return [(path, name) for name, path in by_name.items()]


def _expanded(path: Path) -> list[tuple[Path, str]]:
    try:
        if path.is_dir():
            return sorted(_within(path), key=lambda pair: pair[1])
        if path.exists():
            return [(path, source_name(path.name))]
    except (OSError, ValueError, RuntimeError) as cause:
        message = f"{shown(path)}: cannot be opened; check the path and its permissions"
        raise ReadingError(message) from cause
    raise ReadingError(f"{shown(path)}: does not exist; check the path")


def _within(folder: Path) -> Iterator[tuple[Path, str]]:
    """The readable files below `folder`; links to folders are not followed, nor links that lead out."""
    top = folder.resolve()
    for place, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(_HIDDEN)]
        for name in files:
            path = Path(place, name)
            if _is_document(path) and path.resolve().is_relative_to(top):
                yield path, source_name(path.relative_to(folder).as_posix())


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in SUPPORTED and not path.name.startswith(_HIDDEN) and path.is_file()


def _refuse(error: OSError) -> NoReturn:
    raise error
