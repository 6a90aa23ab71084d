"""The heads of flattened tables: which columns a table has, told by lines that say nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon import lexicon
from kg.segmentation.layout import Line

MOST_LINES = 10
LONGEST_LINE = 120
LONGEST_OTHER = 24
FEWEST_COLUMNS = 3
MOST_OTHERS = 2
_CELL = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class TableHead:
    """The kinds of the columns in order, and the line index behind the head."""

    kinds: tuple[str, ...]
    end: int


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = lexicon("tables")["heads"]
    return tuple((kind, re.compile(rf"(?:{'|'.join(words)})[.:]?", re.I)) for kind, words in kinds.items())


@cache
def _any() -> re.Pattern[str]:
    words = [word for words in lexicon("tables")["heads"].values() for word in words]
    return re.compile(rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})[.:]?(?=\s|$)", re.I)


def _told(words: str) -> list[str] | None:
    """The heads on a line that has nothing else: cells that blanks or tabs keep apart, or words one behind another."""
    if len(words) > LONGEST_LINE:
        return None
    found: list[str] = []
    for cell in _CELL.findall(words):
        if _any().fullmatch(cell):
            found.append(cell)
            continue
        end = 0
        while match := _any().match(cell, end):
            found.append(match[0])
            end = match.end() + len(cell[match.end() :]) - len(cell[match.end() :].lstrip())
        if end < len(cell):
            return None
    return found


def _kinds(heads: Sequence[str]) -> list[str] | None:
    """The kind of each column; None where two heads can only be of one kind."""
    kinds: list[str] = []
    for head in heads:
        free = (kind for kind, pattern in _patterns() if pattern.fullmatch(head) and kind not in kinds)
        kind = next(free, "other" if not _any().fullmatch(head) else None)
        if kind is None:
            return None
        kinds.append(kind)
    return kinds


def table_head(lines: Sequence[Line], index: int) -> TableHead | None:
    """The head that begins at line `index`: its columns beside each other, or one a line, one of them of numbers."""
    if lines[index].words[0].islower() or not _told(lines[index].words):
        return None
    heads: list[str] = []
    at, others = index, 0
    while at < min(index + MOST_LINES, len(lines)):
        told = _told(lines[at].words)
        if told is None and _is_other(lines, at, heads, others):
            told, others = [lines[at].words], others + 1
        if told is None or (at > index and lines[at].gap > 1):
            break
        heads += told
        at += 1
        if len(told) >= FEWEST_COLUMNS:
            break
    kinds = _kinds(heads)
    if not kinds or len(kinds) < FEWEST_COLUMNS or "number" not in kinds:
        return None
    return TableHead(tuple(kinds), at)


def _is_other(lines: Sequence[Line], at: int, heads: Sequence[str], others: int) -> bool:
    """Whether a short line between two heads is a head that no list knows."""
    words = lines[at].words
    below = lines[at + 1].words if at + 1 < len(lines) else ""
    short = len(words) <= LONGEST_OTHER and words[0].isupper() and not re.search(r"[\d.:,]", words)
    return bool(heads) and others < MOST_OTHERS and short and bool(_told(below)) and not lines[at].gap
