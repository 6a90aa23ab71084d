"""By what the lines of a plan are known: goals with numbers, labels, rows of lists, the heads of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Line
from kg.segmentation.outline_kinds import LABELS, Kind, Row
from kg.segmentation.plan_rows import tells_field

_CODE = r"\d{1,2}\.\d{1,2}|\d{1,2}[a-h]|[A-ZÆØÅ]\.?\d{1,2}(?:\.\d{1,2})?"
_CHAPTER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?P<dot>[.)]?)\s+(?=[A-ZÆØÅ«])")
_CODED = re.compile(rf"(?P<number>{_CODE})\s*[.:)]?(?:\s+|$)(?=[A-ZÆØÅ«\d]|$)")
_LETTERED = re.compile(r"(?P<number>[a-h])[.)]\s+(?=\S)")
_BULLET = re.compile(r"(?:[•▪●◦·*‣▸►➢→■□✓✔\ue000-\uf8ff]|[–o-](?=\s))\s*(?=\S)")
_COLUMNS = re.compile(r"\s{3,}|\t")


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(sorted((word.replace(" ", r"\s+") for word in words), key=len, reverse=True))


@cache
def _goal() -> re.Pattern[str]:
    kinds = _alternatives([*lexicon("strategies")["document"]["goals"], *lexicon("strategies")["outline"]["goals"]])
    return re.compile(
        rf"(?P<chapter>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}\.?\s+)?(?=[A-ZÆØÅ])(?P<called>(?i:(?:strategisk\s+)?(?:{kinds})))"
        r"\s+(?:nr\.?\s+)?(?P<number>\d{1,2}|[A-H]|[IVX]{1,4})(?![\w.]*\d)(?:\s+\([^()]{1,30}\)(?=\s*:))?"
        r"(?:(?P<mark>\s*[:.–-])?\s+(?P<title>[A-ZÆØÅ«\d].*)|\s*[:.]?$)"
    )


@cache
def _named() -> re.Pattern[str]:
    """A goal without number behind what it is called: "Satsingsområde: Trygg heim"."""
    kinds = _alternatives([*lexicon("strategies")["document"]["goals"], *lexicon("strategies")["outline"]["goals"]])
    return re.compile(
        rf"(?P<chapter>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}\.?\s+)?(?=[A-ZÆØÅ])(?P<called>(?i:(?:strategisk\s+(?:{kinds}))|"
        rf"(?!mål\b)(?:{kinds})))\s*:\s+(?P<title>[A-ZÆØÅ«\d].*)"
    )


@cache
def _part() -> re.Pattern[str]:
    kinds = _alternatives(lexicon("strategies")["outline"]["parts"])
    return re.compile(
        rf"(?P<called>(?i:{kinds}))\s+(?P<number>{_CODE}|\d{{1,2}})(?:\s*[:.–-]?\s+(?=[A-ZÆØÅ«\d])|\s*[:.]?$)"
    )


@cache
def _label() -> re.Pattern[str]:
    words = lexicon("strategies")["outline"]
    kinds = "|".join(rf"(?P<{kind}>{'|'.join(words[kind])})" for kind in LABELS)
    return re.compile(
        rf"(?P<chapter>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}\.?\s+)?(?:{kinds})(?:{words['when']})?(?P<end>\s*[:.?]?$|\s*:\s+(?=\S))",
        re.I,
    )


@cache
def _measure() -> re.Pattern[str]:
    """A label of what an indicator is measured by, that has its line for itself."""
    words, alone = lexicon("strategies")["document"], lexicon("strategies")["outline"]["measured"]
    return re.compile(rf"(?:{'|'.join((*words['measurement'], *words['measured_by'], alone))})\s*:")


@cache
def _aim() -> re.Pattern[str]:
    """A label of goals as such, that may be sub-goals of an area or goals themselves."""
    return re.compile(lexicon("strategies")["outline"]["aim"], re.I)


@cache
def _one_indicator() -> re.Pattern[str]:
    """ "Indikator 1.1: Ventetid", "Styringsindikator: Ventetid", "Indikator 1a" with its title below."""
    return re.compile(
        lexicon("strategies")["outline"]["indicator"]
        + rf"(?:\s+(?:nr\.?\s+)?(?P<number>{_CODE}|\d{{1,2}}))?"
        + r"(?:\s*:\s+(?=\S)|(?<=[\da-h])\.?\s+(?=[A-ZÆØÅ])|(?<=[\da-h])\s*:?$)"
    )


@cache
def _column() -> re.Pattern[str]:
    columns = "|".join(p.strip("^$") for p in lexicon("strategies")["document"]["columns"].values())
    return re.compile(rf"(?:{columns})\s*:?")


def heads_columns(words: str) -> bool:
    """Whether a line is the head of a column of a table of indicators."""
    return bool(_column().fullmatch(words))


def opens_part(words: str) -> bool:
    """Whether a line is a label, or the head of a goal or a sub-goal.

    >>> opens_part("Tiltak:"), opens_part("Mål 2: Trygg heim"), opens_part("Ventetid")
    (True, True, False)
    """
    return bool(_label().fullmatch(words) or _goal().fullmatch(words) or _part().match(words))


def row_of(line: Line, after: str) -> Row:
    """What a line is, `after` being the words of the next."""
    return next(row for read in _READERS if (row := read(line, after)))


def _cut(line: Line, kind: Kind, at: int, number: str = "", called: str = "", *, mark: str = "") -> Row:
    own = line.words[at:].strip()
    begin = line.span.end - len(line.words[at:].lstrip()) if own else line.span.end
    return Row(kind, own, Span(begin, line.span.end), line.span.start, line.gap, number, called, mark)


def _read_table(line: Line, after: str) -> Row | None:
    """The head of a table of indicators or measures, or a row of one that names a goal in a cell."""
    cells = _COLUMNS.split(line.words)
    beside = len(cells) > 1 and any(heads_columns(cell) for cell in cells)
    goal = _goal().fullmatch(line.words)
    named = goal is not None and bool(_COLUMNS.search(line.words[goal.end("number") :].lstrip()))
    stacked = heads_columns(line.words) and heads_columns(after) and not _one_indicator().match(line.words)
    return _cut(line, Kind.TABLE, 0) if beside or named or stacked else None


def _read_goal(line: Line, _after: str) -> Row | None:
    """A goal with its number, or behind what goals are called; a sentence that begins so is none."""
    goal = _goal().fullmatch(line.words)
    if goal and not (goal["mark"] is None and (goal["title"] or "").endswith((".", ","))):
        title = goal.start("title") if goal["title"] else len(line.words)
        return _cut(line, Kind.GOAL, title, goal["number"], _kind(goal["called"]), mark=goal["chapter"] or "")
    named = _named().fullmatch(line.words)
    return (
        _cut(line, Kind.GOAL, named.start("title"), "", _kind(named["called"]), mark=named["chapter"] or "")
        if named
        else None
    )


def _kind(called: str) -> str:
    return " ".join(called.casefold().split())


def _read_part(line: Line, _after: str) -> Row | None:
    """A sub-goal or an indicator with its number: "Delmål 1.1: …", "Indikator 2: …"."""
    if part := _part().match(line.words):
        return _cut(line, Kind.PART, part.end(), part["number"], part["called"].capitalize())
    one = _one_indicator().match(line.words)
    return _cut(line, Kind.INDICATORS, one.end(), one["number"] or "", "one") if one else None


def _read_label(line: Line, after: str) -> Row | None:
    """A label, alone or with words; a field of an indicator."""
    words = line.words
    if _measure().fullmatch(words) and _BULLET.match(after):
        return _cut(line, Kind.INDICATORS, len(words))
    label = _label().match(words)
    if label and not (label["chapter"] and label["end"].strip() == ":"):
        kind = next(kind for kind in LABELS if label[kind] is not None)
        called = "aim" if kind is Kind.SUBS and _aim().match(label[kind]) else ""
        if kind is not Kind.OTHER or label.end() == len(words):
            return _cut(line, kind, label.end(), "", called, mark=label["chapter"] or "")
    field = tells_field(words) and (not words.endswith(":") or _measure().fullmatch(words))
    return _cut(line, Kind.FIELD, 0) if field else None


def _read_item(line: Line, _after: str) -> Row | None:
    """A row of a list: with a bullet, a code or a letter."""
    if bullet := _BULLET.match(line.words):
        inner = _CODED.match(line.words, bullet.end())
        return _cut(line, Kind.ITEM, (inner or bullet).end(), inner["number"] if inner else "", mark="•")
    code = _CODED.match(line.words)
    if code and not _CHAPTER.fullmatch(code[0]):
        return _cut(line, Kind.ITEM, code.end(), code["number"], mark="code")
    letter = _LETTERED.match(line.words)
    return _cut(line, Kind.ITEM, letter.end(), letter["number"], mark="a)") if letter else None


def _read_chapter(line: Line, _after: str) -> Row | None:
    """The heading of a chapter with its number, or what is none of all these."""
    number = _CHAPTER.match(line.words)
    if number is None:
        return _cut(line, Kind.TEXT, 0)
    kind = Kind.ITEM if number["dot"] == ")" else Kind.CHAPTER
    return _cut(line, kind, number.end(), number["number"], mark=number["dot"])


_READERS = (_read_table, _read_goal, _read_part, _read_label, _read_item, _read_chapter)
