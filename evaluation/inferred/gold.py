"""Judged pairs: which decision points are work on which goals, as a reader says.

A goal of our own papers is named by its path, one of the real papers by the span of its title.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
GOALS, SHARED = "goals.json", "shared.json"

GoalKey = str | tuple[str, int, int]
"""The path of a goal, or the document and the span of its title."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A decision point (its path) and a goal; `held_out` tells that nothing is fitted on it."""

    point: str
    goal: GoalKey
    related: bool
    held_out: bool


def pairs(folder: Path = HERE, *, shared: bool) -> list[Pair]:
    """All judged pairs, those of the real papers if `shared`."""
    goals = {name: _key(told) for name, told in _read(folder / GOALS).items()}
    files = (path for path in sorted(folder.glob("*.json")) if path.name != GOALS and (shared or path.name != SHARED))
    found = (pair for path in files for pair in _pairs(path, goals))
    return [pair for pair in found if shared or isinstance(pair.goal, str)]


def _pairs(path: Path, goals: dict[str, GoalKey]) -> Iterator[Pair]:
    for item in _read(path)["points"]:
        for verdict in ("related", "unrelated"):
            for name in item[verdict]:
                yield Pair(item["point"], goals[name], verdict == "related", item["held_out"])


def _key(told: Any) -> GoalKey:
    return told if isinstance(told, str) else (told["doc"], *told["span"])


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
