"""Lines of a strategy cut where a goal, a sub-goal or an indicator begins amid them, and where its title ends.

A plan whose line breaks are lost or that wraps all its text has "… sjukdom. Delmål 1.1 Trygg heim Delmål 1.2 …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Line, LineRole

WIDE = 70
"""The characters of a line in which a title and a sentence may both stand."""
FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class NumberedGoal:
    """A sub-goal that is printed with its number: "Delmål 2.1 Trygg heim"; `called` is what it is called."""

    called: str
    number: str
    span: Span


@cache
def _kinds(key: str) -> str:
    return "|".join(sorted(lexicon("strategies")["document"][key], key=len, reverse=True))


@cache
def _part() -> re.Pattern[str]:
    """A numbered sub-goal; its title begins behind it."""
    kinds = f"{_kinds('parts').title()}|{_kinds('parts').upper()}"
    return re.compile(rf"(?<!\w)(?P<called>{kinds})\s+(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?)\s*[:.–-]?\s+(?=[A-ZÆØÅ«])")


@cache
def _marker() -> re.Pattern[str]:
    """What begins amid a line: a goal with a colon, a numbered sub-goal, an indicator behind a sentence."""
    goal = rf"(?:[Ss]trategisk\s+)?(?i:{_kinds('goals')})\s+\d{{1,2}}\s*:\s+(?=[A-ZÆØÅ])"
    indicator = r"(?<=[.:]\s)(?:Mål)?[Ii]ndikator\s+\d{1,2}\.\d{1,2}\s*:?\s+(?=[A-ZÆØÅ])"
    return re.compile(rf"(?<!\w)(?:{goal})|{indicator}|{_part().pattern}")


@cache
def _told_again() -> re.Pattern[str]:
    """A goal that a sentence behind a title begins with: "… heim Mål 1 er avhengig av"."""
    return re.compile(rf"\s(?=(?:{_kinds('goals').title()}|{_kinds('parts').title()})\s+\d)")


@cache
def _openers() -> frozenset[str]:
    return frozenset(lexicon("strategies")["document"]["openers"])


def goal_lines(lines: Sequence[Line]) -> list[Line]:
    """`lines` with those of running text cut at what begins amid them."""
    return [piece for line in lines for piece in (_cut(line) if line.role is LineRole.TEXT else [line])]


def _cut(line: Line) -> list[Line]:
    words = line.words
    marks = list(_marker().finditer(words))
    wide = len(words) > WIDE
    cuts = {0, *(m.start() for m in marks)}
    for mark, end in zip(marks, [*(m.start() for m in marks[1:]), len(words)], strict=False):
        title = title_end(words, mark.end(), end) if wide else end
        cuts.add(title + len(words[title:end]) - len(words[title:end].lstrip()) if title < end else 0)
    starts = sorted(cut for cut in cuts if cut < len(words))
    return [_piece(line, start, end) for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]


def _piece(line: Line, start: int, end: int) -> Line:
    if start == 0 and end == len(line.words):
        return line
    words = line.words[start:end].rstrip()
    at = line.span.start + start
    whole = replace(line, span=Span(at, at + len(words)), words=words)
    return whole if start == 0 else replace(whole, gap=0, cell=False, marker=None, body=0)


def title_end(words: str, start: int, end: int) -> int:
    """Where the title that begins at `start` ends, before a sentence that runs into it.

    >>> words = "Mål 1: Trygg heim Vi vil lykkast."
    >>> words[7 : title_end(words, 7, len(words))]
    'Trygg heim'
    """
    stops = [m.start() + 1 for m in re.compile(r"[.;!?](?=\s+[A-ZÆØÅ])").finditer(words, start, end)]
    stops += [m.start() for m in _told_again().finditer(words, start, end)]
    tokens = list(re.compile(r"\S+").finditer(words, start, end))
    for place, (token, after) in enumerate(pairwise(tokens)):
        if place >= FEWEST_WORDS and _opens(words[token.start() - 2 : token.start()], token[0], after[0]):
            stops.append(token.start())
            break
    stop = min(stops, default=end)
    return stop - (len(words[:stop]) - len(words[:stop].rstrip()))


def _opens(before: str, word: str, after: str) -> bool:
    """Whether a word with a capital opens a sentence: a function word, or a definite noun before a verb."""
    if not (before[:1].islower() and word[:1].isupper() and after[:1].islower()):
        return False
    return word.casefold() in _openers() or bool(re.fullmatch(r"[A-ZÆØÅ][a-zæøå-]{3,}(?:en|et|a|ene|ane)", word))


def is_numbered_subgoal(words: str) -> bool:
    """Whether a line begins with a numbered sub-goal.

    >>> is_numbered_subgoal("Delmål 2.1: Trygg heim"), is_numbered_subgoal("Delmål 2.1")
    (True, False)
    """
    return bool(_part().match(words))


def numbered_subgoals(lines: Sequence[Line]) -> Iterator[NumberedGoal]:
    """The sub-goals with numbers in `lines`; a title goes on in a line that begins with a small letter."""
    told = [line for line in lines if line.role in (LineRole.TEXT, LineRole.ITEM)]
    pieces = goal_lines(told)
    for index, piece in enumerate(pieces):
        if match := _part().match(piece.words):
            start = piece.span.start + match.end()
            end = _title_over(pieces[index:])
            yield NumberedGoal(match["called"].capitalize(), match["number"], Span(start, end))


def _title_over(pieces: Sequence[Line]) -> int:
    """The end of a title that opens the first of `pieces` and may wrap."""
    end = pieces[0].span.end
    for before, piece in pairwise(pieces):
        wraps = piece.words[0].islower() and not before.words.endswith((".", ":", ";"))
        if not wraps or _part().match(piece.words):
            break
        end = piece.span.start + title_end(piece.words, 0, len(piece.words))
        if end < piece.span.end:
            break
    return end
