"""Tables of indicators on a page whose line breaks are lost: heads and rows stand one behind the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.extraction.indicator_columns import Row
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.indicator_heads import columns, follows
from kg.segmentation.layout import Line

FEWEST_KNOWN = 3
HEADS_REACH = 160
LONGEST_ROW = 400
_FIRST = re.compile(r"(?<!\S)(?:(?:Mål)?[Ii]ndikator\s+)?(1(?:\.1)?)\.?\s+(?=[A-ZÆØÅ])")
_ROW = re.compile(r"(?<!\S)(?:(?:Mål)?[Ii]ndikator\s+)?(\d{1,2}(?:\.\d{1,2})?)\.?\s+(?=[A-ZÆØÅ])")
_GOAL = re.compile(r"\s(?P<goal>[A-H]|\d{1,2})\s+(?=[A-ZÆØÅ])")
_CAPITAL = re.compile(r"[A-ZÆØÅ][a-zæøå]")
_OR_ACRONYM = re.compile(r"[A-ZÆØÅ][a-zæøå]|[A-ZÆØÅ]{3}")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Table:
    """The line that a table stands on, its columns, and where its first row begins."""

    line: Line
    keys: Sequence[str]
    start: int


def running_rows(line: Line) -> Iterator[Row]:
    """The indicators of the tables on a long line."""
    for head in _indicator_word().finditer(line.words):
        if table := _table(line, head.start()):
            yield from _rows(table)
            return


def heads_running(words: str) -> bool:
    """Whether a line is the head of such a table, one space between its columns: "Nr Indikator Datakilde 2017".

    >>> heads_running("Nr Indikator Datakilde 2017 2025"), heads_running("Indikator 2.1 måles årlig")
    (True, False)
    """
    keys: list[str] = []
    at = 0
    while at < len(words) and (head := _heads().match(words, at)):
        keys.append(head.lastgroup or "other")
        at = head.end() + 1
    return at >= len(words) and len(set(keys)) >= FEWEST_KNOWN and {"number", "title"} <= set(keys)


@cache
def _indicator_word() -> re.Pattern[str]:
    """The first column of a table, or the one behind the numbers."""
    heads = {key: pattern.pattern.strip("^$") for key, pattern in columns()}
    first = "|".join(heads[key] for key in ("number", "goal"))
    return re.compile(rf"(?<!\S)(?:(?:{first})\s+){{0,2}}{heads['title']}(?!\w)")


@cache
def _heads() -> re.Pattern[str]:
    named = "|".join(rf"(?P<{key}>{pattern.pattern.strip('^$')})" for key, pattern in columns())
    return re.compile(rf"(?:{named})(?!\S)")


def _table(line: Line, start: int) -> _Table | None:
    first = _FIRST.search(line.words, start, start + HEADS_REACH)
    if first is None:
        return None
    keys: list[str] = []
    at = start
    while at < first.start():
        head = _heads().match(line.words, at, first.start())
        word = head or _WORD.match(line.words, at)
        key = (head and head.lastgroup) or "other"
        if word is None:
            break
        keys.extend([key] if not keys or key != keys[-1] else [])
        at = word.end() + len(line.words[word.end() :][:3]) - len(line.words[word.end() :][:3].lstrip())
    known = {key for key in keys if key != "other"}
    heads = len(known) >= FEWEST_KNOWN and keys.count("title") == 1
    return _Table(line, keys, first.start()) if heads else None


def _rows(table: _Table) -> Iterator[Row]:
    words = table.line.words
    mark = _ROW.match(words, table.start)
    while mark:
        goal = _GOAL.search(words, mark.end(), mark.end() + LONGEST_ROW) if "goal" in table.keys else None
        following = _ROW.search(words, goal.end() if goal else mark.end(), mark.end() + LONGEST_ROW)
        end = following.start() if following else len(words)
        yield _row(table, mark[1], mark.end(), end)
        mark = following if following and follows(following[1], mark[1]) else None


def _row(table: _Table, number: str, start: int, end: int) -> Row:
    """One row: its goal parts title and measurement where the table has it between, else capitals part the cells."""
    words = table.line.words
    row = Row(number)
    asked = [key for key in table.keys if key in ("title", "measurement", "source", "purpose")]
    goal = _GOAL.search(words, start, end) if "goal" in table.keys else None
    if goal:
        row.cells["title"] = [_span(table, start, goal.start())]
        row.cells["goal"] = [_span(table, *goal.span("goal"))]
        asked, start = asked[1:], goal.end()
    if "other" in table.keys and (values := _values().search(words, start, end)):
        end = values.start()
    cuts = [start, *_cuts(words, start, end)]
    if len(cuts) != len(asked):
        cuts = [start, *_cuts(words, start, end, _OR_ACRONYM)]
    if len(cuts) == len(asked):
        for key, begin, stop in zip(asked, cuts, [*cuts[1:], end], strict=True):
            row.cells[key] = [_span(table, begin, stop)]
    return row


@cache
def _values() -> re.Pattern[str]:
    """Figures at the end of a row: what is now, and what is aimed at."""
    units = "|".join(lexicon("strategies")["document"]["units"])
    return re.compile(rf"(?:\s+(?:[–-]|[<>]?\d[\d.,]*(?:\s*(?:{units}))?))+\s*$")


def _cuts(words: str, start: int, end: int, begins: re.Pattern[str] = _CAPITAL) -> Iterator[int]:
    """Where a cell begins: at a capital behind a word that leads in no name."""
    tokens = list(_WORD.finditer(words, start, end))
    joined = lexicon("strategies")["sentence"]["open"]
    for before, token in pairwise(tokens):
        name = before[0][0].isupper() and not before[0].isupper()
        opens = begins.match(token[0]) and not before[0].endswith((",", "-"))
        if opens and (not name or before is tokens[0]) and before[0] not in joined:
            yield token.start()


def _span(table: _Table, start: int, end: int) -> Span:
    words = table.line.words[start:end]
    at = table.line.span.start + start + len(words) - len(words.lstrip())
    return Span(at, at + len(words.strip()))
