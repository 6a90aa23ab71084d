"""Figures of ranked hits with graded judgements.

The discounted cumulated gain is that of Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques",
ACM Transactions on Information Systems 20(4), 2002, with the gain 2^grade - 1 and the discount log2(rank + 1) of Burges
et al., "Learning to rank using gradient descent", ICML 2005.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from evaluation.finding import DEPTH


def dcg(grades: Sequence[int]) -> float:
    """The discounted cumulated gain of grades in the order of their ranks, the first ten of them.

    >>> dcg([2, 0, 1])
    3.5
    """
    return sum((2.0**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades[:DEPTH], start=1))


def ndcg(grades: Sequence[int], judged: Sequence[int]) -> float:
    """`dcg` as a share of the best that could be: all `judged` grades, the highest first. 0 where nothing is judged."""
    best = dcg(sorted(judged, reverse=True))
    return dcg(grades) / best if best else 0.0


def rank_of(grades: Sequence[int], least: int) -> int | None:
    """The rank (from 1) of the first grade that is `least` or more, None where there is none among the first ten."""
    return next((rank for rank, grade in enumerate(grades[:DEPTH], start=1) if grade >= least), None)
