"""How far apart the printed lines of a page stand -> the blank lines between them.

Distances are compared as ratios: from baseline to baseline, in units of the size of the type, so that headings and
footnotes are measured by the same rule as the text. What is usual is learnt where a line was wrapped, because
between the lines of one paragraph nobody adds space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from kg.reading.pdf_lines import Line, wide_gaps

_LARGER = 1.2
_LARGER_IN_DISPLAY_TYPE = 1.4
_MUCH_LARGER = 2.75
_PART_ABOVE_BASELINE = 0.75
_CLOSEST, _WIDEST = 0.85, 4.0
_SIMILAR_SIZE = 0.12
_ENOUGH, _NEAREST = 3, 5
_MARGIN_REACH = 8
_TALLEST_CELL = 12.0
_BLANK = 0.25


@dataclass(frozen=True, slots=True)
class _Step:
    """The way from the line before to `line`: `ratio` down, None where it leads up or cannot be measured.

    `wrapped` says that the line before was full; `apart` that a step that was not measured leads somewhere else;
    `display` that both lines are set larger than the text, as the lines of a long title are.
    """

    size: float
    ratio: float | None
    wrapped: bool = False
    apart: bool = False
    display: bool = False


def blank_lines(pages: Sequence[Sequence[Line]]) -> list[list[int]]:
    """For each line of each page how many blank lines belong before it; none before the first of a page."""
    steps = [list(_steps(lines)) for lines in pages]
    known = [ratio for page in steps for _, _, ratio in _evidence(page)]
    usual = median_low(known) if len(known) >= _ENOUGH else None
    return [[0, *_blanks(page, usual)][: len(lines)] for page, lines in zip(steps, pages, strict=True)]


def _steps(lines: Sequence[Line]) -> Iterator[_Step]:
    """The steps down a page; `floor` is how far down the cells beside the current line reach."""
    floor = lines[0].baseline if lines else 0.0
    body = median_low(line.size for line in lines) if lines else 0.0
    wide = [any(wide_gaps(line)) for line in lines]
    for index, (before, line) in enumerate(pairwise(lines), start=1):
        if not (before.placed and line.placed):
            yield _Step(line.size, None, apart=before.placed or line.placed)
            floor = line.baseline
            continue
        above = min(before.baseline, floor) if line.baseline < floor else before.baseline
        drop = above - line.baseline
        if drop < -line.size / 2:
            beside = not before.overlaps(line) and -drop < _TALLEST_CELL * line.size
            floor = min(floor, before.baseline) if beside else line.baseline
            yield _Step(line.size, None, apart=not beside)
            continue
        floor = min(floor, line.baseline)
        wrapped = not (wide[index - 1] or wide[index]) and _is_full(lines, index)
        display = min(before.size, line.size) > body * (1 + _SIMILAR_SIZE)
        yield _Step(line.size, drop / _height(before, line), wrapped, display=display)


def _height(before: Line, line: Line) -> float:
    return (1 - _PART_ABOVE_BASELINE) * before.size + _PART_ABOVE_BASELINE * line.size


def _is_full(lines: Sequence[Line], index: int) -> bool:
    """Whether the first word of the line at `index` would not have fitted on the line before."""
    before, word = lines[index - 1], lines[index].words[0]
    around = lines[max(0, index - _MARGIN_REACH) : index + _MARGIN_REACH]
    margin = max((line.right for line in around if line.placed and line.overlaps(before)), default=before.right)
    return before.right + _BLANK * before.size + (word.right - word.left) > margin


def _evidence(steps: Sequence[_Step]) -> list[tuple[int, float, float]]:
    """Where, at what size and with what ratio lines follow each other inside a paragraph."""
    return [
        (index, step.size, step.ratio)
        for index, step in enumerate(steps)
        if step.wrapped and step.ratio is not None and _CLOSEST <= step.ratio <= _WIDEST
    ]


def _blanks(steps: Sequence[_Step], usual: float | None) -> Iterator[int]:
    evidence = _evidence(steps)
    smallest = min((s.ratio for s in steps if s.ratio is not None and s.ratio >= _CLOSEST), default=1.0)
    default = smallest if usual is None else min(usual, smallest)
    for index, step in enumerate(steps):
        if step.ratio is None:
            yield int(step.apart)
        else:
            share = step.ratio / (_local(evidence, index, step.size) or default)
            larger = _LARGER_IN_DISPLAY_TYPE if step.display else _LARGER
            yield (share > larger) + (share > _MUCH_LARGER)


def _local(evidence: Sequence[tuple[int, float, float]], index: int, size: float) -> float | None:
    """The usual ratio around the step at `index`: of lines of its size, else of any; None where too few are known."""
    alike = [each for each in evidence if abs(each[1] - size) <= _SIMILAR_SIZE * size]
    for known in (alike, evidence):
        if len(known) >= _ENOUGH:
            nearest = sorted(known, key=lambda each: abs(each[0] - index))[:_NEAREST]
            return median_low(ratio for _, _, ratio in nearest)
    return None
