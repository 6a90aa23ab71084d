"""Heads of case papers whose labels stand one below another, above their values: "SAKA GJELD:", "STYRESAK:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.case_lines import CaseHead, is_archive
from kg.segmentation.headings import heading_of
from kg.segmentation.labels import is_label
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.line_cues import is_fact

BLOCK_LINES = 30
TITLE_LINES = 6
LEAST_LABELS = 3
_COLON = re.compile(r"[A-ZÆØÅ][\w ./-]{1,28}:")


def stacked_heads(lines: Sequence[Line]) -> Iterator[CaseHead]:
    """A head a run of labels with that of a case's number, where the title is the last value of a run near it."""
    for first, end in _runs(lines):
        at = _number_at(lines, first, end)
        number = _number(lines[at].words) if at is not None else None
        title = (_title_near(lines, first) or _title_behind(lines, first, end)) if number else ()
        if at is not None and number and title:
            yield CaseHead(at, number, lines[at].span, title, at, keyword=True)


def _stands_alone(line: Line) -> bool:
    return bool(_COLON.fullmatch(line.words)) or is_label(line.words)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The first and the last (exclusive) of two labels or more that stand alone, one a line."""
    index = 0
    while index < len(lines):
        end = _end_of_run(lines, index)
        if end > index + 1:
            yield index, end
        index = max(end, index + 1)


def _end_of_run(lines: Sequence[Line], index: int) -> int:
    return next((at for at in range(index, len(lines)) if not _stands_alone(lines[at])), len(lines))


def _number_at(lines: Sequence[Line], first: int, end: int) -> int | None:
    """The value of the label of the case's number: the one in its place, else the only one that is a number."""
    label = re.compile(lexicon("cases")["head"]["number_labels"])
    places = [index - first for index in range(first, end) if label.match(lines[index].words)]
    values = range(end, min(2 * end - first, len(lines)))
    numbered = [index for index in values if _number(lines[index].words)]
    beside = [index for index in numbered if places and index == end + places[0]]
    return next(iter(beside), numbered[0] if places and len(numbered) == 1 else None)


def _number(words: str) -> CaseNumber | None:
    words = re.sub(r"\s[A-ZÆØÅ]$", "", words)
    return CaseNumber.parse(words) if words[0].isdigit() and not is_archive(words) else None


def _title_near(lines: Sequence[Line], at: int) -> tuple[Span, ...]:
    """The lines of the title, where its label is the last of a run of labels near line `at`, the nearest first."""
    label = re.compile(lexicon("cases")["head"]["title_labels"])
    around = range(max(0, at - BLOCK_LINES), min(at + BLOCK_LINES, len(lines)))
    near = sorted(around, key=lambda index: abs(index - at))
    for index in (index for index in near if _stands_alone(lines[index]) and label.match(lines[index].words)):
        first = next((i for i in range(index, -1, -1) if not _is_of_run(lines, i, index)), -1) + 1
        begin = index + 1 + index - first
        if index == first or _end_of_run(lines, index) != index + 1 or begin >= len(lines):
            continue
        end = next((i for i in range(begin, len(lines)) if _ends_title(lines[i])), len(lines))
        return tuple(line.span for line in lines[begin : min(end, begin + TITLE_LINES)])
    return ()


def _title_behind(lines: Sequence[Line], first: int, end: int) -> tuple[Span, ...]:
    """The paragraph right behind the values of a run of labels, none of which is that of the title."""
    label = re.compile(lexicon("cases")["head"]["title_labels"])
    start = 2 * end - first
    if end - first < LEAST_LABELS or any(label.match(line.words) for line in lines[first:end]):
        return ()
    if start >= len(lines) or not lines[start].gap or not lines[start].words[0].isupper() or _ends_title(lines[start]):
        return ()
    stop = next((i for i in range(start + 1, len(lines)) if lines[i].gap or _ends_title(lines[i])), len(lines))
    ends = lines[stop - 1].words.endswith((".", ":", ";"))
    return () if ends or stop - start > TITLE_LINES else tuple(line.span for line in lines[start:stop])


def _is_of_run(lines: Sequence[Line], at: int, last: int) -> bool:
    """Whether a line is a label among those up to `last`: where these have colons, "Styresak" is what the paper is."""
    colon = lines[last].words.endswith(":")
    return bool(_COLON.fullmatch(lines[at].words)) if colon else _stands_alone(lines[at])


def _ends_title(line: Line) -> bool:
    return (
        _stands_alone(line)
        or is_fact(line.words)
        or line.role is not LineRole.TEXT
        or heading_of(line.words) is not None
    )
