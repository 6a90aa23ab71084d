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
from kg.segmentation.plan_pages import WIDE_PAGE, page_margins

CHAPTER = r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?"
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
    return re.compile(
        rf"(?<!\w)(?P<called>{kinds})\s+(?P<number>\d{{1,2}}(?:\.\d{{1,2}}|[a-h])?)\s*[:.–-]?\s+(?=[A-ZÆØÅ«])"
    )


@cache
def _marker() -> re.Pattern[str]:
    """What begins amid a line: a goal with a colon, a numbered sub-goal, an indicator behind a sentence."""
    goal = rf"{CHAPTER}(?:[Ss]trategisk\s+)?(?i:{_kinds('goals')})\s+(?:\d{{1,2}}|[A-H])\s*:\s+(?=[A-ZÆØÅ])"
    indicator = r"(?<=[.:]\s)(?:Mål)?[Ii]ndikator\s+\d{1,2}\.\d{1,2}\s*:?\s+(?=[A-ZÆØÅ])"
    return re.compile(rf"(?<![\w.])(?:{goal})|{indicator}|{_part().pattern}")


@cache
def _page_marker() -> re.Pattern[str]:
    """The same on a page without line breaks, where a goal has no colon and sub-goals are a list."""
    kinds, labels = _kinds("goals"), "|".join(lexicon("strategies")["document"]["sublabels"])
    goal = (
        rf"{CHAPTER}(?:Strategisk\s+)?(?:{kinds.title()}|{kinds.upper()})\s+(?:\d{{1,2}}|[A-H])\s+[–-]?\s*(?=[A-ZÆØÅ])"
    )
    label = rf"(?:{labels})\s*:?\s+(?=[•▪●◦–-]\s|\d{{1,2}}\.\d{{1,2}}\s|[A-H]\d{{1,2}}\s)|(?:{labels}):\s+(?=[A-ZÆØÅ])"
    item = r"[•▪●◦]\s+(?=\S)"
    table = rf"(?:{'|'.join(lexicon('strategies')['document']['measure_table'])})(?!\w)"
    return re.compile(
        rf"(?<![\w.])(?:{_marker().pattern}|(?P<goal>{goal})|(?P<label>{label})|(?P<item>{item})|(?P<table>{table}))"
    )


_CODED = re.compile(r"(?<![\w.])(?:(?P<number>\d{1,2})\.\d{1,2}|(?P<letter>[A-H])\d{1,2})\s+(?=[A-ZÆØÅ])")
_CONTENTS = re.compile(r"[^.…]{2,120}(?:\.\s?){3,}\s*\d|[^.…]{2,120}…+\s*\d")


@cache
def _told_again() -> re.Pattern[str]:
    """A goal that a sentence behind a title begins with: "… heim Mål 1 er avhengig av"."""
    return re.compile(rf"\s(?=(?:{_kinds('goals').title()}|{_kinds('parts').title()})\s+(?:\d|[A-H]\s))")


@cache
def _openers() -> frozenset[str]:
    return frozenset(lexicon("strategies")["document"]["openers"])


def goal_lines(lines: Sequence[Line]) -> list[Line]:
    """`lines` with those of running text cut at what begins amid them."""
    margins = page_margins(lines)
    cut: list[Line] = []
    for line in lines:
        if line.role is LineRole.TEXT or (line.role is LineRole.ITEM and len(line.words) > WIDE_PAGE):
            cut.extend(_cut(line, *margins.get(line.span.start, (0, len(line.words)))))
        else:
            cut.append(line)
    return cut


def _cut(line: Line, begin: int, stop: int) -> list[Line]:
    words = line.words
    wide = len(words) > WIDE
    marks = list(_page_marks(words, begin, stop) if len(words) > WIDE_PAGE else _marker().finditer(words))
    starts = [mark.start() for mark in marks]
    cuts = {begin, *starts}
    for mark, end in zip(marks, [*starts, stop][1:], strict=True):
        title = title_end(words, mark.end(), end) if wide and not _is_label(mark) else end
        cuts.add(title + len(words[title:end]) - len(words[title:end].lstrip()) if title < end else begin)
    places = sorted(cut for cut in cuts if cut < stop)
    pieces = [_piece(line, start, end) for start, end in zip(places, [*places[1:], stop], strict=True)]
    return [piece for piece in pieces if piece.words]


def _is_label(mark: re.Match[str]) -> bool:
    return "label" in mark.re.groupindex and (mark["label"] is not None or mark["table"] is not None)


def _page_marks(words: str, begin: int, stop: int) -> Iterator[re.Match[str]]:
    """The marks on a page without line breaks; the rows of its list of contents are none."""
    led = False
    at = begin
    while mark := _page_marker().search(words, at, stop):
        if led:
            yield from _codes(words, at, mark.start())
        at = mark.end()
        if _CONTENTS.match(words, at) or (mark["goal"] and _leans(words[max(0, mark.start() - WIDE) : mark.start()])):
            continue
        led = mark["label"] is not None
        yield mark
    if led:
        yield from _codes(words, at, stop)


def _codes(words: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The sub-goals behind their label that have a number or letter before them."""
    yield from _CODED.finditer(words, start, end)


def _leans(before: str) -> bool:
    """Whether a goal is named inside a sentence: "… bygger på Mål 2 Trygg heim"."""
    last = before.rsplit(maxsplit=1)[-1:] or [""]
    return last[0] in lexicon("strategies")["sentence"]["open"] or last[0].endswith((",", "(", "«"))


def _piece(line: Line, start: int, end: int) -> Line:
    if start == 0 and end == len(line.words):
        return line
    words = line.words[start:end].strip()
    at = line.span.start + start + len(line.words[start:end]) - len(line.words[start:end].lstrip())
    whole = replace(line, span=Span(at, at + len(words)), words=words)
    return whole if start == 0 else replace(whole, gap=0, cell=False, marker=None, body=0)


def title_end(words: str, start: int, end: int) -> int:
    """Where the title that begins at `start` ends, before a sentence that runs into it.

    >>> words = "Mål 1: Trygg heim Vi vil lykkast."
    >>> words[7 : title_end(words, 7, len(words))]
    'Trygg heim'
    """
    stops = [m.start() + 1 for m in re.compile(r"[.:;!?](?=\s+[A-ZÆØÅ])").finditer(words, start, end)]
    stops += [m.start() for m in _told_again().finditer(words, start, end)]
    tokens = list(re.compile(r"\S+").finditer(words, start, end))
    page = len(words) > WIDE_PAGE
    for place, (token, after) in enumerate(pairwise(tokens)):
        leads = place and tokens[place - 1][0] in lexicon("strategies")["sentence"]["open"]
        opened = not leads and _opens(words[token.start() - 2 : token.start()], token[0], after[0])
        if place >= FEWEST_WORDS and (opened or (page and _parts(tokens[place - 1][0], token[0], after[0]))):
            stops.append(token.start())
            break
    stop = min(stops, default=end)
    return stop - (len(words[:stop]) - len(words[:stop].rstrip()))


def _opens(before: str, word: str, after: str) -> bool:
    """Whether a word with a capital opens a sentence: a function word, or a definite noun before a verb."""
    if not (before[:1].islower() and word[:1].isupper() and after[:1].islower()):
        return False
    return word.casefold() in _openers() or bool(re.fullmatch(r"[A-ZÆØÅ][a-zæøå-]{3,}(?:en|et|a|ene|ane)", word))


def _parts(before: str, word: str, after: str) -> bool:
    """Whether a word with a capital is no name: what stands before it leads in none, and a small word follows."""
    joined = before in lexicon("strategies")["sentence"]["open"] or not before.isalpha()
    return before.islower() and not joined and bool(re.match(r"[A-ZÆØÅ][a-zæøå]*$", word)) and after[:1].islower()


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
