"""What stands for the labels at the head of a meeting's papers, beside them or below: dates, numbers, places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.dates import find_dates
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Line
from kg.segmentation.meeting_parts import Read


@cache
def label(name: str) -> re.Pattern[str]:
    """The pattern of one of the labels beside which the facts of a meeting stand."""
    return re.compile(lexicon("meetings")["labels"][name], re.I if name == "meets" else 0)


def year_of(number: str) -> int:
    """The year of a meeting's number: "3/2019"."""
    year = int(re.split(r"\D+", number.strip())[-1])
    return year if year > 100 else 2000 + year


def values(lines: Sequence[Line], called: str) -> Iterator[Read]:
    """What stands beside a label, or on the line below a label that stands alone.

    Where labels stand alone one below another, as in a table read by columns, their values follow in that order.
    """
    for index, line in enumerate(lines):
        if stands_alone(line.words):
            told = label(called).match(f"{line.words} x") or label(called).match(f"{line.words} 1/2000")
            if told and (value := value_below(lines, index)):
                yield value
        elif match := label(called).match(line.words):
            start = line.span.start
            yield Read(match["value"], Span(start + match.start("value"), line.span.end))


def value_below(lines: Sequence[Line], index: int) -> Read | None:
    """What stands for a label that stands alone among others."""
    first, end = run_of_labels(lines, index)
    at = end + index - first
    if at >= len(lines):
        return None
    return Read(lines[at].words, lines[at].span)


def run_of_labels(lines: Sequence[Line], index: int) -> tuple[int, int]:
    """The first and the last (exclusive) of the labels that stand alone around line `index`."""
    alone = [stands_alone(line.words) for line in lines]
    first = next((at for at in range(index, -1, -1) if not alone[at]), -1) + 1
    return first, next((at for at in range(index, len(lines)) if not alone[at]), len(lines))


def date_among_values(lines: Sequence[Line], year: int | None, called: str) -> Read | None:
    """The first date among the values below a run of labels, one of which is `label`, where they are not told apart."""
    for index, line in enumerate(lines):
        if stands_alone(line.words) and label(called).match(f"{line.words} x"):
            first, end = run_of_labels(lines, index)
            values = lines[end : end + end - first]
            return next((found for value in values if (found := date_at(value, [], year))), None)
    return None


def stands_alone(words: str) -> bool:
    """Whether a line is a label without a value."""
    known = {label.casefold() for label in lexicon("headings")["labels"]["words"]}
    return words.endswith(":") or words.casefold() in known or bool(label("alone").match(words))


def labelled_value(lines: Sequence[Line], called: str) -> Read | None:
    """What stands for a label; of a number only the number."""
    found = next(values(lines, called), None)
    if found and called == "number":
        number = re.match(r"\d{1,3}\s?/\s?(?:\d{4}|\d{2})(?![\d.])", found.value)
        found = Read(number[0], Span(found.span.start, found.span.start + number.end())) if number else None
    if found is None:
        return None
    return Read(re.sub(r"\s*/\s*", "/", found.value.strip()), found.span)


def labelled_date(lines: Sequence[Line], year: int | None, called: str = "date") -> Read | None:
    """The date that stands for a label; `year` completes it."""
    for read in values(lines, called):
        if found := next(find_dates(read.value, year=year), None):
            start = read.span.start
            return Read(found.iso, Span(start + found.span.start, start + found.span.end))
    return date_among_values(lines, year, called)


def date_at(line: Line, below: Sequence[Line], year: int | None) -> Read | None:
    """The first date on a line or on those below it; `year` completes it."""
    for other in (line, *below):
        if found := next(find_dates(other.words, year=year), None):
            start = other.span.start
            return Read(found.iso, Span(start + found.span.start, start + found.span.end))
    return None
