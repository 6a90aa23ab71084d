"""Judged pairs -> the coefficients of confidence: logistic regression with a small ridge, by Newton's method.

The ridge keeps a measure that says the same as another from growing without end. The steps are the same on every run.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from evaluation.inferred.measuring import Judged

MEASURES = ("goal", "shared", "title", "words", "compound", "phrase")
"""The measures of `kg.inferring.likeness`, in the order in which they are written."""
RIDGE = 1.0
_STEPS = 50
_SETTLED = 1e-9

Vector = list[float]


def fit(judged: Iterable[Judged]) -> Vector:
    """The constant and the weight of each measure that make what was judged most likely, less the ridge."""
    pairs = [([1.0, *(one.measures[name] for name in MEASURES)], float(one.related)) for one in judged]
    ridge = [0.0, *(RIDGE for _ in MEASURES)]
    found = [0.0] * len(ridge)
    for _ in range(_STEPS):
        step = solved(*_newton(pairs, found, ridge))
        found = [old - change for old, change in zip(found, step, strict=True)]
        if max(map(abs, step)) < _SETTLED:
            break
    return found


def _newton(pairs: Sequence[tuple[Vector, float]], found: Vector, ridge: Vector) -> tuple[list[Vector], Vector]:
    """The matrix of second derivatives and the gradient where `found` is."""
    size = range(len(found))
    matrix = [[ridge[row] if row == column else 0.0 for column in size] for row in size]
    gradient = [weight * value for weight, value in zip(ridge, found, strict=True)]
    for values, related in pairs:
        said = 1 / (1 + math.exp(-sum(weight * value for weight, value in zip(found, values, strict=True))))
        for row in size:
            gradient[row] += (said - related) * values[row]
            for column in size:
                matrix[row][column] += said * (1 - said) * values[row] * values[column]
    return matrix, gradient


def solved(matrix: Sequence[Vector], right: Vector) -> Vector:
    """The solution of a system of linear equations, by elimination with the largest pivot.

    >>> solved([[2.0, 0.0], [0.0, 4.0]], [2.0, 2.0])
    [1.0, 0.5]
    """
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for row in range(size):
            if row != column:
                factor = rows[row][column]
                rows[row] = [old - factor * new for old, new in zip(rows[row], rows[column], strict=True)]
    return [row[-1] for row in rows]


def written(coefficients: Vector, pairs: int) -> str:
    """The coefficients as the file that `kg.inferring.confidence` reads."""
    constant, *weights = (round(value, 3) for value in coefficients)
    lines = [f"{name} = {weight}" for name, weight in zip(MEASURES, weights, strict=True)]
    return "\n".join([_HEAD.format(pairs=pairs), f"constant = {constant}", "", "[weights]", *lines, ""])


_HEAD = """# What kg.inferring makes confidence of. `make calibrate` (python -m evaluation.inferred --fit) wrote it from
# {pairs} pairs of evaluation/inferred/, those that are not held out; not to be changed by hand."""


def with_coefficients(judged: Iterable[Judged], coefficients: Vector) -> list[Judged]:
    """The same pairs with the confidence that other coefficients give."""
    constant, weights = coefficients[0], dict(zip(MEASURES, coefficients[1:], strict=True))
    return [
        Judged(one.related, one.held_out, one.measures, _confidence(constant, weights, one.measures)) for one in judged
    ]


def _confidence(constant: float, weights: Mapping[str, float], measures: Mapping[str, float]) -> float:
    return 1 / (1 + math.exp(-constant - sum(weight * measures[name] for name, weight in weights.items())))
