"""A case whose title stands in two places, in the agenda and above its text: what one adds to the other is no title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from kg.identifiers import CaseNumber
from kg.model import Span
from kg.segmentation.case_lines import CaseHead, title_part
from kg.segmentation.layout import Line
from kg.segmentation.line_cues import is_whole, unfinished
from kg.text import letters_alone

LEAST_LETTERS = 8
REACH_BELOW = 4


def agreed(lines: Sequence[Line], heads: Sequence[CaseHead]) -> list[CaseHead]:
    """The heads, each with as much of its title as another one of the same number has too.

    Where the longer of two titles goes on with a capital, what follows is the next row, a label or a sentence; but
    where both are followed by the same words, these belong to it.
    """
    found = list(heads)
    for places in _by_number(heads).values():
        for one, other in pairwise(places):
            short, long = sorted((one, other), key=lambda at: len(letters_alone(_words(lines, found[at]))))
            found[short], found[long] = _agreed(lines, found[short], found[long])
    return found


def _by_number(heads: Sequence[CaseHead]) -> dict[CaseNumber, list[int]]:
    places: dict[CaseNumber, list[int]] = defaultdict(list)
    for at, head in enumerate(heads):
        if head.title:
            places[head.number].append(at)
    return places


def _agreed(lines: Sequence[Line], short: CaseHead, long: CaseHead) -> tuple[CaseHead, CaseHead]:
    shared, whole = letters_alone(_words(lines, short)), letters_alone(_words(lines, long))
    words = _words(lines, short).strip()
    too_short = len(shared) < LEAST_LETTERS or (" " not in words and not is_whole(words))
    if too_short or shared == whole or not whole.startswith(shared):
        return short, long
    cut, rest = _split(lines, long, len(shared))
    if not cut or not rest or not (rest[0].isupper() or rest[0] in '«"(') or unfinished().search(f"{_last(cut)} "):
        return short, long
    if longer := _with_more(lines, short, letters_alone(rest)):
        return longer, long
    return short, replace(long, title=tuple(span for span, _ in cut))


def _last(cut: Sequence[tuple[Span, str]]) -> str:
    return cut[-1][1]


def _words(lines: Sequence[Line], head: CaseHead) -> str:
    return " ".join(title_part(lines, head, span, below=REACH_BELOW - 1) for span in head.title)


def _split(lines: Sequence[Line], head: CaseHead, letters: int) -> tuple[list[tuple[Span, str]], str]:
    """The pieces of a title that hold its first `letters` letters, with their words, and the words behind them."""
    kept: list[tuple[Span, str]] = []
    rest: list[str] = []
    for span in head.title:
        words = title_part(lines, head, span, below=REACH_BELOW - 1)
        if letters > 0:
            counts = accumulate(len(letters_alone(letter)) for letter in words)
            end = next((at for at, count in enumerate(counts, start=1) if count >= letters), len(words))
            inside = end < len(words) and words[end].isalnum()
            if inside:
                return [], ""
            kept.append((Span(span.start, span.start + end), words[:end]))
            rest.append(words[end:].lstrip(" .,:;–-"))
        else:
            rest.append(words)
        letters -= len(letters_alone(words))
    return kept, " ".join(part for part in rest if part)


def _with_more(lines: Sequence[Line], head: CaseHead, letters: str) -> CaseHead | None:
    """The head with the lines below it, where these begin with just these letters."""
    more: list[Span] = []
    read = ""
    for at in range(head.last + 1, min(head.last + REACH_BELOW, len(lines))):
        read += letters_alone(lines[at].words)
        more.append(lines[at].span)
        if read == letters:
            return replace(head, title=(*head.title, *more), last=at)
        if not letters.startswith(read):
            return None
    return None
