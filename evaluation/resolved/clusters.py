"""Two groupings of the same things compared: pairwise, and B-cubed (Bagga & Baldwin 1998)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import comb
from typing import Any


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall from 0 to 1; 1 where there was nothing to get wrong."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Grouping = Mapping[Any, Hashable]
"""The group that each thing (hashable) is in."""


def pairwise(gold: Grouping, found: Grouping) -> Agreement:
    """Of the pairs that one grouping puts together, how many the other does too.

    >>> pairwise({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1})
    Agreement(precision=0.3333333333333333, recall=1.0)
    """
    both = _pairs(Counter((gold[thing], found[thing]) for thing in gold).values())
    told, said = _pairs(Counter(gold.values()).values()), _pairs(Counter(found[thing] for thing in gold).values())
    return Agreement(_share(both, said), _share(both, told))


def b_cubed(gold: Grouping, found: Grouping) -> Agreement:
    """For each thing, how much of its group is right, and how much of its right group is there; the means.

    >>> b_cubed({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1})
    Agreement(precision=0.5555555555555555, recall=1.0)
    """
    right, told = _members(gold), _members({thing: found[thing] for thing in gold})
    shared = {thing: len(right[gold[thing]] & told[found[thing]]) for thing in gold}
    precision = sum(count / len(told[found[thing]]) for thing, count in shared.items())
    recall = sum(count / len(right[gold[thing]]) for thing, count in shared.items())
    return Agreement(_share(precision, len(gold)), _share(recall, len(gold)))


def _members(grouping: Grouping) -> dict[Hashable, set[Hashable]]:
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for thing, group in grouping.items():
        found[group].add(thing)
    return found


def _pairs(sizes: Iterable[int]) -> int:
    return sum(comb(size, 2) for size in sizes)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0
