"""Fit what the clues weigh that tell whose paper it is: a choice among the candidates of each paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from evaluation.goldfiles import names_of
from kg.segmentation.owner_clues import candidates, clues
from scripts.labelling import Gold, Paper

PENALTY = 3.0
STEPS = 3000
RATE = 0.05
FEWEST = 4
"""A clue that speaks of fewer candidates than this is left out."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A paper's name, its body by gold, the candidates, their clues, and which are right."""

    paper: str
    body: str
    names: list[str]
    clues: list[dict[str, float]]
    right: list[bool]


def choices(told: Sequence[Paper]) -> Iterator[Choice]:
    """The choice in each paper whose gold tells whose it is."""
    for gold, text in told:
        if body := _owner(gold):
            known, found = names_of([gold]), candidates(text)
            right = [known.of(one.name) == known.of(body) for one in found]
            yield Choice(gold["doc"], body, [one.name for one in found], clues(text, found), right)


def _owner(gold: Gold) -> str | None:
    """The body of most cases that gold says are treated, else of the meeting."""
    bodies = Counter(case["body"] for case in gold.get("cases", ()) if case.get("role") == "considered")
    met = (meeting["body"] for meeting in gold.get("meetings", ()) if meeting.get("role") == "main")
    return bodies.most_common(1)[0][0] if bodies else next(met, None)


def fitted(told: Sequence[Choice]) -> dict[str, float]:
    """The weights under which the right candidates are likeliest, with a penalty on large ones."""
    usable = [choice for choice in told if any(choice.right)]
    counts = Counter(name for choice in usable for one in choice.clues for name, value in one.items() if value)
    columns = {name: at for at, name in enumerate(sorted(name for name, times in counts.items() if times >= FEWEST))}
    rows = [one for choice in usable for one in choice.clues]
    values = np.zeros((len(rows), len(columns)))
    for at, one in enumerate(rows):
        for name, value in one.items():
            if name in columns:
                values[at, columns[name]] = value
    wanted = np.array([float(is_right) for choice in usable for is_right in choice.right])
    starts = np.cumsum([0, *(len(choice.right) for choice in usable)])
    weights = _descended(values, wanted, starts)
    return {name: round(float(weights[at]), 4) for name, at in columns.items()}


def _descended(values: np.ndarray, wanted: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Adam (Kingma and Ba 2015), with a step that shrinks to nothing."""
    weights, mean, spread = (np.zeros(values.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = _gradient(weights, values, wanted, starts)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        move = (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-9)
        weights -= RATE * (1 - step / STEPS) * move
    return weights


def _gradient(weights: np.ndarray, values: np.ndarray, wanted: np.ndarray, starts: np.ndarray) -> np.ndarray:
    sums = values @ weights
    pull = np.zeros_like(sums)
    for start, end in pairwise(starts):
        share = np.exp(sums[start:end] - sums[start:end].max())
        share /= share.sum()
        right = share * wanted[start:end]
        pull[start:end] = share - right / right.sum()
    return values.T @ pull + PENALTY * weights


def report(told: Sequence[Choice], weights: dict[str, float]) -> None:
    """Print where the choice is wrong, and how often it is right."""
    good = there = 0
    for choice in told:
        sums = [sum(weights.get(name, 0.0) * value for name, value in one.items()) for one in choice.clues]
        best = int(np.argmax(sums)) if sums else None
        good += best is not None and choice.right[best]
        there += any(choice.right)
        if best is None or not choice.right[best]:
            print(f"{choice.paper[:30]:30} {choice.body} – chosen: {choice.names[best] if best is not None else None}")
    print(f"whose paper: right {good} of {len(told)}; the right name was among the candidates of {there}")
