"""Which rows of an outline head the goals of a plan: those with numbers, else chapters that tell what to reach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.lexicon import lexicon
from kg.segmentation.outline_kinds import LABELS, LONGEST_HEADING, Kind, Row

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
FEWEST_GOALS = 2
LABEL_REACH = 12
AIM_REACH = 3


@dataclass(frozen=True, slots=True)
class Head:
    """A goal's head: which row it is and which is the first below it, where it starts, its number and its title.

    `place` is its place among the goals as a number, `called` what the plan calls its goals.
    """

    index: int
    below: int
    start: int
    number: str
    place: str
    title: Row
    called: str = ""
    kind: str = ""
    chapter: str = ""
    chapter_number: str = ""


def outline_heads(rows: list[Row]) -> list[Head]:
    """The heads of the goals; `rows` of numbered lists are made items first."""
    _goals_of_grid(rows)
    _number_items(rows)
    if found := _numbered(rows) or _lettered(rows):
        return found
    _tell_aims(rows)
    return _chapters(rows)


def _lettered(rows: Sequence[Row]) -> list[Head]:
    """The goals that have a letter with their number and something below: "M1 Trygg heim"."""
    found = [i for i, row in enumerate(rows) if row.kind is Kind.ITEM and re.fullmatch(r"[A-ZÆØÅ]\d{1,2}", row.number)]
    parted = [i for i in found if i + 1 < len(rows) and i + 1 not in found and _parted(rows, i) and rows[i].words]
    for letter in dict.fromkeys(rows[i].number[0] for i in parted):
        heads: list[int] = []
        for i in parted:
            if rows[i].number == f"{letter}{len(heads) + 1}":
                heads.append(i)
        if len(heads) >= FEWEST_GOALS:
            return [
                Head(
                    i,
                    i + 1,
                    rows[i].line,
                    rows[i].number,
                    str(place),
                    rows[i],
                    lexicon("strategies")["outline"]["bare"],
                )
                for place, i in enumerate(heads, start=1)
            ]
    return []


def _goals_of_grid(rows: list[Row]) -> None:
    """Make goals of what has the numbers 1, 2, 3 below the head of a table of goals and sub-goals."""
    count = -1
    for place, row in enumerate(rows):
        if row.mark == "grid":
            count = 0
        elif row.kind in (Kind.TABLE, Kind.INDICATORS, Kind.OTHER) or (row.kind is Kind.CHAPTER and row.gap and count):
            count = -1
        elif row.kind is Kind.CHAPTER and count >= 0 and row.number == str(count + 1):
            count += 1
            rows[place] = replace(row, kind=Kind.GOAL, called=lexicon("strategies")["outline"]["bare"], mark="")


def _number_items(rows: list[Row]) -> None:
    """Make items of what has the numbers 1, 2, 3 right behind each other: no chapters do."""
    at = 0
    while at < len(rows):
        chain = [at] if rows[at].kind is Kind.CHAPTER and rows[at].number == "1" else []
        while chain and chain[-1] + 1 < len(rows) and _follows(rows, chain):
            chain.append(chain[-1] + 1)
        if len(chain) > 1:
            for place in chain:
                rows[place] = replace(rows[place], kind=Kind.ITEM, mark="1.")
        at += max(1, len(chain))


def _follows(rows: Sequence[Row], chain: Sequence[int]) -> bool:
    row = rows[chain[-1] + 1]
    parted = bool(row.gap) and len(chain) > 1 and not rows[chain[1]].gap
    return row.kind is Kind.CHAPTER and row.number == str(len(chain) + 1) and not parted


def _place(number: str) -> int:
    if number.isdigit():
        return int(number)
    return _ROMAN.index(number) + 1 if number in _ROMAN else ord(number[0]) - ord("A") + 1


def _numbered(rows: Sequence[Row]) -> list[Head]:
    """The goals that have numbers, counted from 1, or one name: of the kind with most, and of two the first."""
    found: list[list[Head]] = []
    for kind in dict.fromkeys(row.called for row in rows if row.kind is Kind.GOAL):
        of_kind = [i for i, row in enumerate(rows) if row.kind is Kind.GOAL and row.called == kind]
        beside = [(one, other) for one, other in pairwise(of_kind) if other == one + 1 and _counts(rows, one, other)]
        listed = {i for pair in beside for i in pair}
        described = [i for i in of_kind if i not in listed]
        heads = _sequence(rows, described)
        titles = {rows[i].number: rows[i] for i in reversed(of_kind) if rows[i].words}
        if len(heads) >= FEWEST_GOALS and len(heads) >= len({rows[i].number for i in listed}):
            found.append([_head(rows, i, place, titles) for place, i in enumerate(heads, start=1)])
    return max(found, key=len, default=[])


def _counts(rows: Sequence[Row], one: int, other: int) -> bool:
    """Whether the second of two goals has the number that follows, or both have none."""
    first, second = rows[one].number, rows[other].number
    return first == second == "" or bool(first and second and _place(second) > _place(first))


def _sequence(rows: Sequence[Row], found: Sequence[int]) -> list[int]:
    """Those of the places `found` that count up from the first number; all of them if none has a number."""
    if not any(rows[i].number for i in found):
        return list(found)
    heads: list[int] = []
    lettered = any(rows[i].number in ("A", "B") for i in found)
    for i in found:
        number = rows[i].number or "0"
        place = ord(number) - ord("A") + 1 if lettered and len(number) == 1 and number.isalpha() else _place(number)
        if place == len(heads) + 1:
            heads.append(i)
    return heads


def _head(rows: Sequence[Row], index: int, place: int, titles: dict[str, Row]) -> Head:
    row = rows[index]
    title = row if row.words else titles.get(row.number, row)
    called = row.called if row.number else ""
    return Head(index, index + 1, row.line, row.number or str(place), str(place), title, called, row.called)


def _tell_aims(rows: list[Row]) -> None:
    """Put a sentence beside the label above it, where sub-goals with a label of their own follow in the chapter."""
    for at in range(len(rows) - 2):
        row, told = rows[at], rows[at + 1]
        alone = row.kind is Kind.SUBS and row.called == "aim" and not row.words and not row.mark
        if (
            alone
            and told.kind is Kind.TEXT
            and any(_labels_parts(other) for other in rows[at + 2 : at + 2 + AIM_REACH])
        ):
            rows[at] = replace(row, words=told.words.rstrip(" ."), span=told.span)
            rows[at + 1] = replace(told, kind=Kind.OTHER, words="")


def _labels_parts(row: Row) -> bool:
    return row.kind is Kind.LEAD or (row.kind is Kind.SUBS and row.called != "aim")


def _chapters(rows: Sequence[Row]) -> list[Head]:
    """The chapters with a label of sub-goals in them, or the one goal that each tells: "Mål: Alle er trygge".

    Where no chapter has such a label, a sentence with a colon will do that names sub-goals or stands in a focus area.
    """
    labels = [at for at, row in enumerate(rows) if row.kind is Kind.SUBS and not _is_chapter(row)]
    return _headed(rows, labels) or _headed(rows, [at for at, row in enumerate(rows) if _leads_in(rows, at, row)])


def _is_chapter(label: Row) -> bool:
    """Whether a chapter is called as a label is: "2 Mål"."""
    return bool(label.mark) and "." not in label.mark.rstrip(" .")


def _leads_in(rows: Sequence[Row], at: int, row: Row) -> bool:
    if row.kind is not Kind.LEAD:
        return False
    parts = "|".join(lexicon("strategies")["document"]["parts"])
    heading = _heading_above(rows, at)
    return bool(re.search(parts, row.words, re.I)) or (heading is not None and _in_area(rows, heading))


def _headed(rows: Sequence[Row], labels: Sequence[int]) -> list[Head]:
    """The heads of the chapters that `labels` stand in, one for each."""
    found: list[tuple[int, int]] = []
    for at in labels:
        heading = _heading_above(rows, at)
        own = at if rows[at].kind is Kind.SUBS and rows[at].words and rows[at].called == "aim" else None
        heading = own if heading is None or heading in [h for h, _ in found] else heading
        if heading is not None:
            found.append((heading, at))
    told = [rows[label].kind is Kind.SUBS and bool(rows[label].words) for _, label in found]
    aims = [not rows[label].words and rows[label].called == "aim" and not _in_area(rows, h) for h, label in found]
    if len(found) < FEWEST_GOALS or any(aims) or (any(told) and not all(told)):
        return []
    return [_of_chapter(rows, heading, label, n) for n, (heading, label) in enumerate(found, start=1)]


def _parted(rows: Sequence[Row], place: int) -> bool:
    """Whether a row stands apart from what is above it: behind a blank line, or right below a chapter's heading."""
    above = rows[place - 1] if place else None
    chapter = above is not None and (above.kind is Kind.CHAPTER or (above.kind in LABELS and bool(above.mark)))
    return bool(rows[place].gap) or chapter


def _in_area(rows: Sequence[Row], heading: int) -> bool:
    """Whether a chapter lies in one that has the plan's focus areas: its sections are areas."""
    areas = re.compile("|".join(lexicon("strategies")["open"]["areas"]))
    number = rows[heading].number.rpartition(".")[0]
    for row in reversed(rows[:heading]):
        if row.kind in (Kind.CHAPTER, Kind.TEXT) and areas.fullmatch(row.words):
            return not number or row.number == number
    return False


def _of_chapter(rows: Sequence[Row], heading: int, label: int, place: int) -> Head:
    row, told = rows[heading], rows[label]
    number = row.number if row.kind is not Kind.TEXT else ""
    if told.kind is Kind.SUBS and told.words:
        return Head(
            heading,
            label + 1,
            row.line,
            str(place),
            number.rpartition(".")[2],
            told,
            chapter=row.words,
            chapter_number=number,
        )
    return Head(heading, heading + 1, row.line, str(place), str(place), row, chapter=row.words, chapter_number=number)


def _heading_above(rows: Sequence[Row], at: int) -> int | None:
    """The heading of the chapter in which a label stands: the nearest title above it."""
    for place in range(at - 1, max(-1, at - LABEL_REACH), -1):
        row = rows[place]
        if row.kind is Kind.CHAPTER or (
            row.kind is Kind.ITEM and row.mark == "code" and "." in row.number and _parted(rows, place)
        ):
            return place if row.words and not row.closed else None
        if row.kind in (Kind.ITEM, Kind.SUBS, Kind.MEASURES, Kind.INDICATORS, Kind.GOAL):
            return None
        title = row.kind is Kind.TEXT and row.gap and not row.closed and len(row.words) <= LONGEST_HEADING
        if title and row.words[0].isupper():
            return place
    return None
