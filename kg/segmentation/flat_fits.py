"""How well a cell fits a column of a flattened table, as its first line or as a further one: the higher, the better."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kg.dates import find_dates, month_names
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.bodies import body_on_line
from kg.segmentation.headings import Heading, case_type, dangles, heading_of
from kg.segmentation.labels import is_label
from kg.segmentation.whose import names_someone

NEVER = -1000.0
LONGEST_TYPE = 40
LONGEST_SHORT = 60
STANDS_OUT = 1.5
_NUMBER = re.compile(
    r"(?:(?:(?i:styresak|sak|saksnr\.?)\s*(?:nr\.?\s*)?)|[A-ZÆØÅ]{1,4}[- ]?)?"
    r"\d{1,4}\s?[/–-]\s?(?:\d{4}|\d{2})(?:\s?[A-ZÆØÅ])?"
)
_MARKED = re.compile(r"(?:\d{1,2}[.)]|[a-h]\)|[-–•])\s")
_NAME = re.compile(
    r"[A-ZÆØÅ][\w.'-]*(?:\s[A-ZÆØÅ][\w.'-]*){1,3}(?:\s*[/,&]\s*[A-ZÆØÅ][\w.'-]*(?:\s[A-ZÆØÅ][\w.'-]*){0,3})*"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a line: its words, their span, the index of the line, the blank lines above."""

    words: str
    span: Span
    line: int
    gap: int = 0


@cache
def _like(kind: str) -> re.Pattern[str]:
    months = month_names()
    return re.compile(lexicon("tables")["cells"][kind].replace("MONTHS", months), re.I)


def case_number(words: str) -> CaseNumber | None:
    """The number of the case that a cell consists of.

    >>> str(case_number("PS 19/24")), str(case_number("RS 7/24")), case_number("19/24 Ny plan")
    ('19/24', 'RS 7/24', None)
    """
    words = words.rstrip(".:")
    bare = re.sub(r"^(?!SAK\b)[A-ZÆØÅ]{2,8}\s+(?=\d)", "", words)
    return CaseNumber.parse(re.sub(r"(?<=\d)\s?[A-ZÆØÅ]$", "", words)) if _NUMBER.fullmatch(bare) else None


def _is_date(words: str) -> bool:
    found = next(find_dates(words), None)
    return found is not None and len(words) - (found.span.end - found.span.start) <= 4


def _is_type(words: str) -> bool:
    other = lexicon("headings")["table"]["other_types"]
    return len(words) <= LONGEST_TYPE and not words.endswith(":") and (bool(case_type(words)) or words in other)


def _is_dash(words: str) -> bool:
    return bool(_like("none").fullmatch(words))


def _distinct(words: str) -> bool:
    """Whether a cell looks like one of a column that can be told by its looks."""
    return bool(case_number(words)) or _is_type(words) or bool(_like("time").fullmatch(words)) or _is_date(words)


def _exact(kind: str, yes: float, no: float) -> Callable[[str], float]:
    return lambda words: yes if _like(kind).fullmatch(words) else no


def _number(words: str) -> float:
    return 4.0 if case_number(words) else NEVER


def _date(words: str) -> float:
    return 3.0 if _is_date(words) else -4.0


def _type(words: str) -> float:
    if _is_type(words):
        return 3.0
    return 2.0 if _like("letter").fullmatch(words) else -5.0


def _officer(words: str) -> float:
    if names_someone(words):
        return 2.5
    if _is_dash(words):
        return 0.5
    named = _NAME.fullmatch(words) and not heading_of(words)
    return 0.8 if named else (-1.2 if len(words) <= LONGEST_SHORT and not words.endswith((".", ":")) else -4.0)


def _body(words: str) -> float:
    named = body_on_line(words) or re.fullmatch(r"[A-ZÆØÅ]{3,8}", words)
    return 2.0 if named else (-1.0 if len(words) <= LONGEST_SHORT else -3.0)


def _deadline(words: str) -> float:
    if _like("time").fullmatch(words):
        return -1.5
    told = len(words) <= LONGEST_SHORT and (next(find_dates(words), None) or _like("deadline").fullmatch(words))
    return 2.0 if told else (0.3 if _is_dash(words) else -1.5)


def _status(words: str) -> float:
    if _like("status").fullmatch(words):
        return 2.0
    return 0.2 if len(words) <= LONGEST_SHORT and not _distinct(words) else -1.0


def _worded(words: str) -> float:
    if _distinct(words):
        return -3.0
    begins = words[0].isupper() or words[0].isdigit() or words[0] in '«“"(•-–'
    someone = 1.0 if names_someone(words) else 0.0
    return (0.5 if begins else -1.0) - someone - (1.0 if heading_of(words) else 0.0)


def _text(words: str) -> float:
    return -0.4 if not _distinct(words) else -3.0


_COUNTED = re.compile(r"\d{1,2}(?:\.\d{1,2}|[a-h])?\.?")
_VALUE = re.compile(r"\W*\d[\d.,\s]*\S{0,12}(?:\s\S{1,9}){0,2}|[-–]|\S{1,12}")


def _counted(words: str) -> float:
    return 4.0 if _COUNTED.fullmatch(words) else NEVER


def _aim(words: str) -> float:
    """How well a cell names a goal: "Mål 1", "Delmål 2.1"."""
    named = re.fullmatch(lexicon("tables")["cells"]["aim"], words, re.I)
    return 2.5 if named else (-0.6 if len(words) <= LONGEST_SHORT else -2.0)


def is_value(words: str) -> bool:
    """Whether a cell may be a figure, or says that there is none: "61 dager", "Ikke målt"."""
    return bool(_VALUE.fullmatch(words) or _like("no_value").fullmatch(words))


def _value(words: str) -> float:
    return 1.0 if is_value(words) else -1.0


def _measure(words: str) -> float:
    return 0.4 if words[0].isupper() or words[0].isdigit() or words[0] in "≥≤<>±«" else -0.6


_FIRST: dict[str, Callable[[str], float]] = {
    "number": _number,
    "date": _date,
    "time": _exact("time", 3.0, -5.0),
    "page": _exact("page", 1.5, -5.0),
    "enclosed": _exact("enclosed", 2.0, -1.0),
    "archive": _exact("archive", 2.0, -4.0),
    "type": _type,
    "officer": _officer,
    "who": _officer,
    "body": _body,
    "deadline": _deadline,
    "status": _status,
    "title": _worded,
    "decision": _worded,
    "task": _worded,
    "text": _text,
    "counted": _counted,
    "aim": _aim,
    "value": _value,
    "measure": _measure,
    "other": lambda _: 0.0,
}
_SKIPPED = {
    "number": NEVER,
    "counted": NEVER,
    "title": -3.0,
    "decision": -2.0,
    "task": -2.0,
    "text": 0.0,
    "time": -0.6,
    "type": -0.8,
}
_PARTS = (Heading.SECTION, Heading.SIGNATURE, Heading.AGENDA_TABLE, Heading.EARLIER_TABLE)
_ONE_LINE = frozenset({"number", "counted", "date", "time", "page", "type", "archive"})


def names_number(before: Cell) -> bool:
    """Whether what stands next is the number of something that the words of a cell name: "Referat fra møte"."""
    return bool(_opening().search(before.words))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(lexicon("tables")["cells"]["opening"], re.I)


def first(kind: str, cell: Cell) -> float:
    """How well a cell begins one of that kind."""
    if kind not in ("number", "title") and is_label(cell.words):
        return -4.0
    apart = -1.2 if kind == "text" and not cell.gap and not _is_apart(cell.words) else 0.0
    return _FIRST[kind](cell.words) + apart


def _is_apart(words: str) -> bool:
    """Whether a line below a title is none: a list's item, a heading, what is said of papers or speakers."""
    beside = lexicon("cases")["row"]["beside"]
    return bool(_MARKED.match(words) or heading_of(words) or re.match(beside, words))


def goes_on(kind: str, before: Cell, cell: Cell) -> float:
    """How well a cell goes on with what the one before it begins."""
    if kind in _ONE_LINE:
        return NEVER
    if names_number(before):
        return 1.0
    found = heading_of(cell.words)
    if found and found.heading in _PARTS:
        return -6.0
    if is_label(cell.words):
        return -2.5
    if kind == "text":
        return -3.0 if _distinct(cell.words) else -0.3
    return -2.5 if _distinct(cell.words) else _wraps(kind, before, cell)


def _wraps(kind: str, before: Cell, cell: Cell) -> float:
    """How well a line of words goes on with the one above."""
    joined = cell.words[0].islower() or before.words.endswith("-") or dangles(before.words)
    ended = 0.7 if before.words.endswith(".") and not _MARKED.match(cell.words) else 0.0
    if kind in ("decision", "task"):
        return (0.0 if joined else -0.3 - ended) - 0.4 * min(cell.gap, 2)
    other = 1.5 if names_someone(cell.words) or _is_apart(cell.words) else 0.0
    return (0.3 if joined else -0.6) - 1.5 * min(cell.gap, 1) - ended - other


def stands_out(kind: str, cell: Cell) -> bool:
    """Whether a cell looks like those of its column, other than numbers, and like no others."""
    return kind not in ("number", "other") and first(kind, cell) >= STANDS_OUT


def is_time(words: str) -> bool:
    """Whether a cell tells a time of the day or how long something takes."""
    return bool(_like("time").fullmatch(words))


def skipped(kind: str) -> float:
    """What it costs that a row has no cell of that kind."""
    return _SKIPPED.get(kind, -0.8)
