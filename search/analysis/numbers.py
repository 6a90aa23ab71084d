"""Numbers that name something: cases in any notation, sections of law, archive numbers, periods.

A case number has one term however it is written: "018/2023", "18-23" and "18–2023" are all `18-2023`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.model import TokenKind

PARAGRAPH = r"§{1,2}\s{0,2}\d+(?:[-‐‑–]\d+)?"
SPACED_CASE = r"\d{1,4}[ ]?[-‐‑–—]\s{1,2}(?:19|20)\d\d(?!\d)|\d{1,4}[ ](?:[-‐‑–—]\s?|/[ ])(?:19|20)\d\d(?!\d)"
CHAIN = r"\d+(?:[-‐‑–—/]\d+)+"
PLAIN = r"\d+(?:[.,:]\d+)*"

_CASE = re.compile(r"0*(\d{1,4})[-/]((?:19|20)\d\d|\d\d)(?:/0*(\d{1,3}))?")
_CASE_RANGE = re.compile(r"0*(\d{1,3})-0*(\d{1,3})[-/]((?:19|20)\d\d|\d\d)")
_YEARS = re.compile(r"((?:19|20)\d\d)-((?:19|20)\d\d)")
_CASE_TERM = re.compile(r"\d{1,4}-\d{4}(?:/\d+)?")
_LONGEST_RANGE = 40
_CENTURY_TURNS = 50


@dataclass(frozen=True, slots=True)
class Form:
    """A term and the characters of its word, counted from the word's beginning."""

    term: str
    start: int
    end: int
    kind: TokenKind = TokenKind.WORD


Position = tuple[Form, ...]
"""The forms of one word: its term first."""


def paragraph(raw: str) -> tuple[Position, ...]:
    """ "§ 20" and "§ 2-1" as one word; "§§ 3-5" as two sections."""
    numbers = [(match.group(), *match.span()) for match in re.finditer(r"\d+", raw)]
    last = numbers[-1]
    if len(numbers) == 1 or raw.startswith("§§"):
        return tuple((_section(number, 0 if i == 0 else at, end),) for i, (number, at, end) in enumerate(numbers))
    return ((_section("-".join(number for number, _, _ in numbers), 0, last[2]),),)


def _section(number: str, start: int, end: int) -> Form:
    return Form(f"§{number}", start, end)


def chain(raw: str) -> tuple[Position, ...]:
    """Numbers joined by hyphens or slashes: a case, a range of cases, a period, or an identifier of another
    kind."""
    text = re.sub(r"\s", "", re.sub(r"[‐‑–—]", "-", raw))
    whole = len(raw)
    if _YEARS.fullmatch(text):
        return _each(raw)
    if (match := _CASE_RANGE.fullmatch(text)) and (cases := _case_range(match, whole)):
        return (cases,)
    if match := _CASE.fullmatch(text):
        return ((*_case_forms(match, whole), *_number_parts(raw)),)
    if re.fullmatch(r"\d+-\d+", text):
        return _each(raw)
    return (_identifier(text, whole),)


def is_case(term: str) -> bool:
    """Whether a term is that of a case's number."""
    return _CASE_TERM.fullmatch(term) is not None


def plain(raw: str) -> tuple[Position, ...]:
    """A number by itself; leading zeros say nothing."""
    term = raw.lstrip("0") or "0" if raw.isdecimal() else raw
    return ((Form(term, 0, len(raw)),),)


def _case_forms(match: re.Match[str], end: int) -> Position:
    number, year, part = match.groups()
    parent = f"{number}-{_year(year)}"
    if part is None:
        return (Form(parent, 0, end),)
    return Form(f"{parent}/{part}", 0, end), Form(parent, 0, end)


def _year(written: str) -> str:
    if len(written) == 4:
        return written
    return ("20" if int(written) < _CENTURY_TURNS else "19") + written


def _number_parts(raw: str) -> Position:
    parts = re.finditer(r"\d+", raw)
    return tuple(Form(m.group().lstrip("0") or "0", *m.span(), TokenKind.PART) for m in parts)


def _case_range(match: re.Match[str], end: int) -> Position:
    """Every case of a range ("36-40/15"), or nothing where the numbers cannot be one."""
    first, last, year = int(match[1]), int(match[2]), _year(match[3])
    numbers = range(first, last + 1) if last <= first + _LONGEST_RANGE else ()
    return tuple(Form(f"{number}-{year}", 0, end) for number in numbers)


def _each(raw: str) -> tuple[Position, ...]:
    return tuple((Form(m.group().lstrip("0") or "0", *m.span()),) for m in re.finditer(r"\d+", raw))


def _identifier(text: str, end: int) -> Position:
    head = re.sub(r"-\d+$", "", text)
    return (Form(text, 0, end),) if head == text or head.isdecimal() else (Form(text, 0, end), Form(head, 0, end))
