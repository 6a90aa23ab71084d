"""The figures that may not be fallen below, and which of them were."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from evaluation.records import Quality

FLOORS = Path(__file__).with_name("floors.toml")
_ROUNDING = 1e-6
"""Figures that differ by less are equal."""


class FloorError(Exception):
    """The floors file cannot be read, or names a figure that the evaluation does not have."""


def figures(quality: Quality) -> dict[str, float]:
    """Every figure that can have a floor: F1 of each class, or recall where gold knows no more, and those of search."""
    search = quality.search
    return {
        **{name: score.f1 if score.complete else score.recall for name, score in quality.classes.items()},
        "success@1": search.success(1),
        "success@5": search.success(5),
        "mrr": search.mrr,
    }


def read_floors(path: Path = FLOORS) -> dict[str, dict[str, float]]:
    """The floors of each set, by the names of `figures`."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise FloorError(f"{path}: {error}") from error


def drops(
    qualities: Sequence[Quality],
    floors: dict[str, dict[str, float]],
    others: Mapping[str, Mapping[str, float]] | None = None,
) -> list[str]:
    """One line for each figure below its floor. Floors of a set that was not evaluated are left alone.

    `others` are figures that no set of documents has, by the name of their floors.
    """
    return below({**{quality.name: figures(quality) for quality in qualities}, **(others or {})}, floors)


def below(measured: Mapping[str, Mapping[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """One line for each measured figure below its floor; `FloorError` where a floor is of no such figure."""
    return [line for name, reached in measured.items() for line in _drops(name, reached, floors.get(name, {}))]


def _drops(of: str, reached: Mapping[str, float], floors: dict[str, float]) -> Iterator[str]:
    for name, floor in floors.items():
        if name not in reached:
            raise FloorError(f"{of}: no figure is called {name}; there are {', '.join(reached)}")
        if reached[name] < floor - _ROUNDING:
            yield f"{of} {name}: {reached[name]:.3f} is below the floor {floor:.3f}"
