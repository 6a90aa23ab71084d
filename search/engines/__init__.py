"""Engines that an index can lie in, each loaded when an index in it is made or opened.

A further one is a module with a class that fills `Engine`, and a line in `ENGINES`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata

from search.engines.base import Engine
from search.errors import IndexOpenError

__all__ = ["DEFAULT_ENGINE", "ENGINES", "Engine", "Source", "engine_named", "library_of"]

DEFAULT_ENGINE = "tantivy"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an engine comes from: the distribution that it needs, and what loads it."""

    distribution: str
    load: Callable[[], type[Engine]]


def _tantivy() -> type[Engine]:
    from search.engines.tantivy import TantivyEngine

    return TantivyEngine


def _whoosh() -> type[Engine]:
    from search.engines.whoosh import WhooshEngine

    return WhooshEngine


ENGINES: dict[str, Source] = {"tantivy": Source("tantivy", _tantivy), "whoosh": Source("whoosh3", _whoosh)}


def engine_named(name: str) -> type[Engine]:
    """The engine of a name; raises `IndexOpenError` if there is none or its library is not installed."""
    library_of(name)
    return ENGINES[name].load()


def library_of(name: str) -> str:
    """The library under the engine of a name, with its version: another one may write other files."""
    if name not in ENGINES:
        raise IndexOpenError(f"engine is {name!r}: choose {' or '.join(sorted(ENGINES))}")
    distribution = ENGINES[name].distribution
    try:
        return f"{distribution} {metadata.version(distribution)}"
    except metadata.PackageNotFoundError as error:
        message = f"engine is {name!r}, which is not installed: run pip install 'vedtaksgraf[{name}]'"
        raise IndexOpenError(message) from error
