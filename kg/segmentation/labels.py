"""Labels and their values, printed beside each other or all labels before all values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Line
from kg.segmentation.meeting_parts import Read


@cache
def _beside() -> re.Pattern[str]:
    words = sorted(lexicon("headings")["labels"]["words"], key=len, reverse=True)
    return re.compile(rf"^(?P<label>{'|'.join(map(re.escape, words))})\.?\s*(?::|\t|\s{{2,}})\s*(?P<value>\S.*)$")


@cache
def _alone() -> frozenset[str]:
    return frozenset(word.casefold() for word in lexicon("headings")["labels"]["words"])


def is_label(words: str) -> bool:
    """Whether the line consists of one label.

    >>> is_label("Saksnummer"), is_label("Dato:"), is_label("Saken gjelder")
    (True, True, False)
    """
    return words.casefold().rstrip(" :.") in _alone()


def has_label(words: str) -> bool:
    """Whether the line consists of a label or begins with one and its colon.

    >>> has_label("Saksbehandler: Kari Nes"), has_label("Dato"), has_label("Type 2-diabetes")
    (True, True, False)
    """
    return is_label(words) or bool(_beside().match(words))


def label_values(lines: Sequence[Line]) -> dict[str, Read]:
    """What stands beside or behind the labels in `lines`; the first value of a label wins.

    Columns that a PDF tool flattened come as a run of labels and then a run of as many values.
    """
    values: dict[str, Read] = {}
    index = 0
    while index < len(lines):
        run = run_of_labels(lines, index)
        if run:
            for label, line in zip(run, lines[index + len(run) :], strict=False):
                if not is_label(line.words):
                    values.setdefault(label, Read(line.words, line.span))
            index += 2 * len(run)
            continue
        if match := _beside().match(lines[index].words):
            start = lines[index].span.start + match.start("value")
            values.setdefault(
                match["label"].casefold(), Read(match["value"].strip(), Span(start, lines[index].span.end))
            )
        index += 1
    return values


def value_in_column(lines: Sequence[Line], index: int) -> int | None:
    """The line of the value of a label that stands alone on line `index`, perhaps in a column of labels.

    The values follow in the order of the labels; labels that have theirs beside them may stand between.
    """
    first, last = _column(lines, index)
    beside = (at for at in range(last + 1, len(lines)) if not has_label(lines[at].words))
    start = last + 1 if last == first else next(beside, len(lines))
    at = start + index - first
    return at if at < len(lines) else None


def ends_column(lines: Sequence[Line], index: int) -> bool:
    """Whether a label is the last of a column: the lines of its value are not followed by another one's."""
    first, last = _column(lines, index)
    return first < index == last


def _column(lines: Sequence[Line], index: int) -> tuple[int, int]:
    """The first and the last of the labels that stand alone around line `index`, all with a colon or all without."""
    colon = lines[index].words.endswith(":")
    first, last = index, index
    while first and _stands_alone(lines[first - 1].words, colon=colon):
        first -= 1
    while last + 1 < len(lines) and _stands_alone(lines[last + 1].words, colon=colon):
        last += 1
    return first, last


def _stands_alone(words: str, *, colon: bool) -> bool:
    """Whether a line is a label, with its colon where the labels of the column have theirs."""
    return (is_label(words) and words.endswith(":") == colon) or (colon and bool(_LABEL.match(words)))


_LABEL = re.compile(r"[A-ZÆØÅ][\w ./-]{1,28}:$")


def run_of_labels(lines: Sequence[Line], index: int) -> list[str]:
    """The labels, folded, that stand alone on lines from `index` on, one a line."""
    run = []
    for line in lines[index:]:
        if not is_label(line.words):
            break
        run.append(line.words.casefold().rstrip(" :."))
    return run
