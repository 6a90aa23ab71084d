"""The linguistic knowledge that lies as data in `kg/data`: what a domain expert reads and extends."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The tables of `kg/data/{name}.toml`."""
    return tomllib.loads((files("kg") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
