"""Who prepares a case: the names beside "Saksbehandler", however a page's columns were flattened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.recognition import initialed, name_like
from kg.segmentation.layout import Layout, Line, LineRole

_REFERENCE = re.compile(r"^\d{2,4}/?\d*(?:/\d+)*(?:-\d+)*\b\s*")
_DATE = re.compile(
    r"[\s,]*(?:[A-ZÆØÅ][\w-]+,\s*)?(?:den\s+)?\d{1,2}\.\s?(?:\d{1,2}\.\s?\d{2,4}|[a-zæøå]+\.?\s+\d{4})\s*$"
)
_SURNAME = re.compile(r"^[A-ZÆØÅ][a-zæøåéüöä]{2,}(?:-[A-ZÆØÅ][a-zæøåéüöä]+)*$")
_APART = re.compile(r"\s*(?:/|,|;|\bog\b|&)\s*")


@dataclass(frozen=True, slots=True)
class Officer:
    """A name as written and where; `full` tells a full name from a surname or initials."""

    name: str
    span: Span
    full: bool


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('roles')['officer']['labels'])})\b\.?[ \t]*:?")


@cache
def _any_label() -> re.Pattern[str]:
    words = [*lexicon("roles")["officer"]["labels"], *lexicon("roles")["officer"]["others"]]
    return re.compile(rf"^(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b\.?\s*:?")


def officers_within(layout: Layout, span: Span) -> Iterator[Officer]:
    """The officers that the first label in `span` names."""
    lines = [line for line in layout.lines if line.role is not LineRole.FURNITURE and span.contains(line.span)]
    for index, line in enumerate(lines):
        match = _label().search(line.words)
        if match and (match.start() == 0 or _any_label().match(line.words)):
            yield from _beside(line, match.end()) if _has_value(line, match.end()) else _behind(lines, index)
            return


def _has_value(line: Line, at: int) -> bool:
    rest = line.words[at:].strip()
    return bool(rest) and not _any_label().match(rest)


def _beside(line: Line, at: int) -> Iterator[Officer]:
    return _names(line, at, _end_of_value(line.words, at))


def _end_of_value(words: str, at: int) -> int:
    """Where the value of a label that begins at `at` ends: at the next label or a date."""
    for match in re.finditer(r"\S+", words[at:]):
        if (
            match.start()
            and _any_label().match(words[at + match.start() :])
            and words[at + match.start() :].find(":") > 0
        ):
            return at + match.start()
    return len(words)


def _behind(lines: Sequence[Line], index: int) -> Iterator[Officer]:
    """The value of a label that stands in a row of labels, or in a column of them."""
    label = _label().match(lines[index].words)
    alone = label and label.end() == len(lines[index].words.rstrip())
    if alone:
        yield from _in_column(lines, index)
    elif index + 1 < len(lines):
        yield from _in_row(lines[index + 1])


def _in_row(line: Line) -> Iterator[Officer]:
    """ "2023/418-22  Name  6.3.2024": what stands between the archive number and the date."""
    reference = _REFERENCE.match(line.words)
    start = reference.end() if reference else 0
    date = _DATE.search(line.words, start)
    return _names(line, start, date.start() if date else len(line.words))


def _in_column(lines: Sequence[Line], index: int) -> Iterator[Officer]:
    """All labels come before all values: count from the last, since the first may have none."""
    last = index
    while last + 1 < len(lines) and _is_label(lines[last + 1]):
        last += 1
    first = index
    while first > 0 and _is_label(lines[first - 1]):
        first -= 1
    values = lines[last + 1 : last + 2 + (last - first)]
    values = [line for line in values if _is_value(line)]
    place = len(values) - 1 - (last - index)
    if 0 <= place < len(values):
        yield from _names(values[place], 0, len(values[place].words))


def _is_label(line: Line) -> bool:
    match = _any_label().match(line.words)
    return bool(match) and match is not None and match.end() == len(line.words.rstrip())


def _is_value(line: Line) -> bool:
    return bool(
        _REFERENCE.fullmatch(line.words + " ")
        or _DATE.fullmatch(" " + line.words)
        or list(_names(line, 0, len(line.words)))
    )


def _names(line: Line, start: int, end: int) -> Iterator[Officer]:
    """The names in the line from `start` to `end`, joined by slashes, commas or "og"; only if all of them are names."""
    pieces = list(_pieces(line.words, start, end))
    officers = []
    for first, last in pieces:
        name = " ".join(line.words[first:last].split())
        full = name_like(name)
        if not (full or _SURNAME.match(name) or initialed(name)):
            return
        officers.append(Officer(name, Span(line.span.start + first, line.span.start + last), full))
    yield from officers


def _pieces(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for match in [*_APART.finditer(words, start, end), None]:
        stop = match.start() if match else end
        piece = words[position:stop]
        if piece.strip():
            left = position + len(piece) - len(piece.lstrip())
            yield left, left + len(piece.strip())
        position = match.end() if match else end
