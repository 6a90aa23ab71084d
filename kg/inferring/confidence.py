"""Likeness -> confidence: how many of a hundred pairs that are so alike belong together.

A logistic curve over the measures of likeness. Its coefficients lie beside, in `coefficients.toml`, which
`python -m evaluation.inferred --fit` makes from judged pairs; nothing here is set by hand.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

DIGITS = 2


def confidence(measures: Mapping[str, float]) -> float:
    """A number from 0 to 1, of two decimals, so that no platform's arithmetic shows in the graph.

    >>> confidence({}) < 0.5
    True
    """
    constant, weights = _coefficients()
    return round(logistic(constant + sum(weight * measures.get(name, 0.0) for name, weight in weights.items())), DIGITS)


def logistic(value: float) -> float:
    """The logistic curve: 0 at the far left, 0.5 in the middle, 1 at the far right."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


@cache
def _coefficients() -> tuple[float, dict[str, float]]:
    told = tomllib.loads((files(__package__) / "coefficients.toml").read_text(encoding="utf-8"))
    return float(told["constant"]), {name: float(weight) for name, weight in sorted(told["weights"].items())}
