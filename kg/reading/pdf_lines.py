"""The printed lines of a page: rows put together again, cells of a row kept apart.

Lengths are in points along and across the direction of reading, with the baseline growing upwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_MARK = re.compile(r"[•▪◦●∙‣·*o–—\-\uf0a7\uf0b7\uf0d8]|\(?(?:\d{1,3}|[a-zæøå]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d)*\.?")
_SAME_ROW = 0.5
_GLUED = 0.12
_CLEARLY_MORE, _EVEN = 2.2, 1.3
_NARROWEST_CELL, _WIDEST_BLANK = 0.7, 2.5
_LONGEST_TAB_BEHIND_A_MARK = 4.0
_CELL = "\t"


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a blank, and where they begin and end on their line."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline; `placed` says that they run in the page's direction, else the places mean nothing."""

    words: tuple[Word, ...]
    baseline: float
    size: float
    placed: bool = True

    @property
    def left(self) -> float:
        """Where the first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.words[-1].right

    def overlaps(self, other: Line) -> bool:
        """Whether one stands above the other, at least in part."""
        return self.left < other.right and other.left < self.right


def rows(lines: Iterable[Line]) -> list[Line]:
    """`lines` with those joined that go on where the one before ends, on the same baseline.

    A raised digit, a hyphen inside a line and a cell drawn by itself may each make PDFium begin a new line. Nothing
    is moved.
    """
    joined: list[Line] = []
    for line in lines:
        if joined and _goes_on(joined[-1], line):
            joined[-1] = _join(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _goes_on(before: Line, line: Line) -> bool:
    size = max(before.size, line.size)
    level = abs(before.baseline - line.baseline) < _SAME_ROW * size
    return before.placed and line.placed and level and line.left > before.right - _GLUED * size


def _join(before: Line, line: Line) -> Line:
    """One line, with the baseline and size of what is longer: the other may be a raised digit."""
    main = max(before, line, key=lambda each: sum(len(word.text) for word in each.words))
    last, first = before.words[-1], line.words[0]
    if first.left - last.right < _GLUED * main.size:
        glued = Word(last.text + first.text, last.left, first.right)
        return replace(main, words=(*before.words[:-1], glued, *line.words[1:]))
    return replace(main, words=before.words + line.words)


def written(line: Line) -> str:
    """The words with a blank between two, or a tab where the distance is clearly more than that of two words."""
    parts = [line.words[0].text]
    for word, is_wide in zip(line.words[1:], wide_gaps(line), strict=True):
        parts += [_CELL if is_wide else " ", word.text]
    return "".join(parts)


def wide_gaps(line: Line) -> list[bool]:
    """For each two neighbouring words whether they stand in different cells."""
    gaps = [word.left - before.right for before, word in pairwise(line.words)]
    bound = _bound(gaps, line.size)
    wide = [line.placed and gap > bound for gap in gaps]
    if wide and wide[0] and _is_mark(line, gaps[0], alone=not any(wide[1:])):
        wide[0] = False
    return wide


def _bound(gaps: Sequence[float], size: float) -> float:
    """What a gap between cells exceeds: a justified line has wide blanks everywhere, and they do not count."""
    ordered = sorted(gaps)
    usual = ordered[len(gaps) // 4] if len(gaps) > 1 else 0.0
    even = bool(ordered) and ordered[-1] < _EVEN * usual
    return size * _WIDEST_BLANK if even else max(size * _NARROWEST_CELL, _CLEARLY_MORE * min(usual, size / 2))


def _is_mark(line: Line, gap: float, *, alone: bool) -> bool:
    """Whether the line opens with the mark of a list or the number of a heading, and not with a cell."""
    return alone and gap < _LONGEST_TAB_BEHIND_A_MARK * line.size and bool(_MARK.fullmatch(line.words[0].text))
