"""The lists of sub-goals under goals: bullets and codes, on lines of their own or in the midst of a page's line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.strategy_headings import HEADING_LENGTH, heading_words, leads_in_subgoals

_BULLET = re.compile(r"[•▪●◦–*-]\s+(?=\S)")
_CODE = re.compile(r"(?P<goal>[A-H]|\d{1,2}(?=\.))\.?\d{1,2}\s*[.:)]?\s+(?=[A-ZÆØÅ])")


@dataclass(frozen=True, slots=True)
class ListedGoal:
    """A sub-goal in a list: where it stands, its words with divided ones joined, and a number printed before it."""

    span: Span
    title: str
    number: str = ""


def listed_subgoals(pieces: Sequence[Line], number: str, *, bare: bool) -> Iterator[ListedGoal]:
    """The sub-goals of goal `number` in the pieces behind its heading.

    They follow the line that leads them in, or carry the goal's letter ("B1 …"); if `bare`, right under the heading.
    In a table, what else stands in a row comes between one and the next, which then has the number that follows.
    """
    led, item, last = bare, None, ""
    counted = counted_leads(pieces, number)
    for piece in pieces:
        opened = _item_start(piece, number, led=led)
        code = _CODE.match(piece.words)
        if code and opened is None and last and code[0].split()[0] == _next(last):
            opened = code.end()
        if opened is not None:
            last = code[0].split()[0] if code and number.isdigit() else ""
        if leads_in_subgoals(piece.words) or piece.span in counted:
            led = True
        elif opened is not None:
            yield from [item] if item else ()
            item = ListedGoal(Span(piece.span.start + opened, piece.span.end), piece.words[opened:])
        elif item and _goes_on(item, piece):
            item = _joined(item, piece)
        elif last:
            led = False
            yield from [item] if item else ()
            item = None
        elif item or (bare and led):
            break
    yield from [item] if item else ()


def counted_leads(pieces: Sequence[Line], number: str) -> frozenset[Span]:
    """The lines such as "Mål" right before a sub-goal that has the number of goal `number`: "1.1 Alle får hjelp"."""
    return frozenset(
        piece.span
        for piece, after in pairwise(pieces)
        if piece.words.casefold().strip(" :") in heading_words("counted") and is_coded(after.words, number)
    )


def _next(code: str) -> str:
    """The number behind a sub-goal's: "1.3" behind "1.2"."""
    goal, _, place = code.rstrip(".:)").rpartition(".")
    return f"{goal}.{int(place) + 1}"


def lists_bare(pieces: Sequence[Line], number: str) -> bool:
    """Whether titles of sub-goals stand as a list right under a goal's heading, and no sentences."""
    found = list(listed_subgoals(pieces[:1], number, bare=True))
    return bool(found) and not found[0].title.endswith((".", ":", "?")) and len(found[0].title) <= HEADING_LENGTH


def list_end(pieces: Sequence[Line], number: str) -> int | None:
    """Where a list of goals amid a letter ends: behind the last one's sub-goals, and what then is told of goals.

    A table of indicators right behind, with its heading, belongs to them.
    """
    found = list(listed_subgoals(pieces, number, bare=True))
    end, told = (found[-1].span.end, False) if found else (None, False)
    for piece in pieces:
        if end is None or piece.span.end <= end:
            continue
        headed = bool(_indicators_headed().match(piece.words))
        told = headed or bool(_goal_told().match(piece.words)) or (told and not piece.gap)
        if not told:
            break
        end = piece.span.end
    return end


@cache
def _goal_told() -> re.Pattern[str]:
    kinds = "|".join(lexicon("strategies")["document"]["goals"])
    return re.compile(rf"(?i:{kinds})\s+(?:\d|[A-H](?!\w))")


@cache
def _indicators_headed() -> re.Pattern[str]:
    return re.compile(lexicon("strategies")["document"]["indicators_headed"])


def is_coded(words: str, number: str) -> bool:
    """Whether a line has the letter of its goal and a number before it.

    >>> is_coded("B2  Nattilsyn utan uroing", "B"), is_coded("B2  Nattilsyn utan uroing", "A")
    (True, False)
    """
    match = _CODE.match(words)
    return bool(match and match["goal"] == number)


def _item_start(piece: Line, number: str, *, led: bool) -> int | None:
    """Where the title of a sub-goal begins on a line that opens one."""
    code = _CODE.match(piece.words)
    if code and code["goal"] == number and (led or number.isalpha()):
        return code.end()
    if not led:
        return None
    if piece.role is LineRole.ITEM and piece.marker is not None and piece.body:
        return piece.body
    bullet = _BULLET.match(piece.words)
    return bullet.end() if bullet else None


def _goes_on(item: ListedGoal, piece: Line) -> bool:
    return piece.words[0].islower() and not item.title.endswith((".", ";"))


def _joined(item: ListedGoal, piece: Line) -> ListedGoal:
    divided = re.search(r"(?<=[a-zæøå])-$", item.title) and not _suspended(piece.words)
    title = item.title[:-1] + piece.words if divided else f"{item.title} {piece.words}"
    return ListedGoal(Span(item.span.start, piece.span.end), title)


def _suspended(words: str) -> bool:
    """Whether a hyphen before `words` stands for a part of a word: "helse- og omsorg"."""
    return words.split(maxsplit=1)[0] in lexicon("strategies")["sentence"]["joins"]
