"""Engines that an index can lie in. A second one is a module with a class that fills `Engine`, and a line
in `ENGINES`."""

from __future__ import annotations

from search.engines.base import Engine
from search.engines.tantivy import TantivyEngine

__all__ = ["ENGINES", "Engine"]

ENGINES: dict[str, type[Engine]] = {"tantivy": TantivyEngine}
