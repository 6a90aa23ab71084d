"""Whether of a hundred links with confidence 0.8 eighty are right: bins, Brier score, expected calibration error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evaluation.inferred.measuring import Judged

BINS = 5
PROPOSED = 0.5
"""A link is proposed from this confidence on."""
_BAR = 20
"""Characters of a bar that stands for 1."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The pairs of one range of confidence: how many, what they were said to be on average, how many are related."""

    low: float
    high: float
    count: int
    confidence: float
    precision: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """A comparison of confidence and judgement; `error` is the expected calibration error, the lower the better."""

    name: str
    bins: tuple[Bin, ...]
    pairs: int
    related: int
    proposed: int
    precision: float
    brier: float
    error: float

    def figures(self) -> dict[str, float]:
        """What can have a floor, the higher the better."""
        return {"precision": self.precision, "calibration": 1 - self.error}


def reliability(name: str, judged: Sequence[Judged]) -> Reliability:
    """How confidence and judgement agree over pairs."""
    bins = tuple(_bins(judged))
    proposed = [one for one in judged if one.confidence >= PROPOSED]
    return Reliability(
        name,
        bins,
        len(judged),
        sum(one.related for one in judged),
        len(proposed),
        _mean(one.related for one in proposed),
        _mean((one.confidence - one.related) ** 2 for one in judged),
        _mean(abs(each.confidence - each.precision) for each in bins for _ in range(each.count)),
    )


def _bins(judged: Sequence[Judged]) -> Iterator[Bin]:
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        held = [one for one in judged if number == min(int(one.confidence * BINS), BINS - 1)]
        if held:
            said, right = _mean(one.confidence for one in held), _mean(one.related for one in held)
            yield Bin(low, high, len(held), said, right)


def _mean(values: Iterable[float]) -> float:
    held = list(values)
    return sum(held) / len(held) if held else 0.0


def sides(judged: Sequence[Judged]) -> tuple[Reliability, Reliability]:
    """The pairs that are held out, and those that the coefficients were fitted to."""
    held_out, fitted = ([one for one in judged if one.held_out is side] for side in (True, False))
    return reliability("held out", held_out), reliability("fitted to", fitted)


def diagram(sides: Sequence[Reliability]) -> Iterator[str]:
    """The reliability diagram as lines of Markdown; a bar is how many are related, `│` what was said."""
    for one in sides:
        yield f"| {one.name}: confidence | pairs | said | related | |"
        yield "|---|---:|---:|---:|---|"
        for each in one.bins:
            bar = _bar(each.precision, each.confidence)
            shares = f"{each.confidence:.2f} | {each.precision:.2f} | `{bar}`"
            yield f"| {each.low:.1f}–{each.high:.1f} | {each.count} | {shares} |"
        yield ""
    yield "| | pairs | related | from 0.5 on | of these related | Brier score | expected calibration error |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for one in sides:
        counts = f"{one.pairs} | {one.related} | {one.proposed}"
        yield f"| {one.name} | {counts} | {one.precision:.2f} | {one.brier:.3f} | {one.error:.3f} |"
    yield ""


def _bar(share: float, said: float) -> str:
    marks = ["█"] * round(share * _BAR) + ["·"] * (_BAR - round(share * _BAR))
    marks[min(int(said * _BAR), _BAR - 1)] = "│"
    return "".join(marks)
