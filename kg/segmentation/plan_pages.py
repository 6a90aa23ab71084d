"""What a plan's pages have beside its text: lists of contents, and heads and numbers of pages that ran into it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.lexicon import lexicon
from kg.segmentation.layout import Line

_LEADERS = re.compile(r"(?:\.\s?){3,}\s*\d{1,3}\s*$|…+\s*\d{1,3}\s*$")
_PAGED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?[^.]{3,80}\s\d{1,3}$")
_NUMBERED = re.compile(r"(\d{1,3})\s+(?=\S)")
_CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+\S")
WIDE_PAGE = 150
"""The characters of a line on which a whole page may stand."""
FEWEST_PAGES = 2
LONGEST_HEAD = 12
HEAD_REACH, FEWEST_SENTENCES = 120, 2
"""The characters in which a page tells what it is, and the sentences that no list of contents has."""


def without_contents(lines: Sequence[Line]) -> list[Line]:
    """`lines` without the rows of a list of contents, those that wrap before their dots too."""
    led = [bool(_LEADERS.search(line.words)) and len(line.words) <= WIDE_PAGE for line in lines]
    wraps = [
        after and not _CHAPTER.match(below.words) and bool(_CHAPTER.match(line.words)) and len(line.words) <= WIDE_PAGE
        for (line, below), after in zip(pairwise(lines), led[1:], strict=False)
    ]
    between = [before and after for before, after in zip([False, *led], [*led[1:], False], strict=False)]
    plain = _plain_contents(lines)
    return [
        line
        for place, (line, row, begins) in enumerate(zip(lines, led, [*wraps, False], strict=False))
        if not (row or begins or between[place] or place in plain)
    ]


def _plain_contents(lines: Sequence[Line]) -> range:
    """The places of the rows below the heading of a list of contents without dots: titles with their pages."""
    heads = frozenset(lexicon("strategies")["document"]["contents"])
    for start, line in enumerate(lines, start=1):
        if line.words.casefold().strip(" :") in heads:
            stop = start
            while stop < len(lines) and any(_PAGED.search(row.words) for row in lines[stop : stop + 2]):
                stop += 1
            return range(start - 1, stop)
    return range(0)


def lists_contents(page: str) -> bool:
    """Whether a page that stands on one line is a list of contents: headed so, and without sentences."""
    heads = "|".join(lexicon("strategies")["document"]["contents"])
    headed = re.search(rf"(?<!\w)(?:{heads})(?!\w)", page[:HEAD_REACH], re.I)
    return bool(headed) and len(re.findall(r"[a-zæøå][.!?]\s+[A-ZÆØÅ]", page)) < FEWEST_SENTENCES


def page_margins(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """For each line that is a page: where its text begins behind the page's head, and where it ends.

    A page without line breaks begins with its number and the head that all pages have, and may end with its number.
    """
    pages = [line for line in lines if len(line.words) > WIDE_PAGE and _NUMBERED.match(line.words)]
    if len(pages) < FEWEST_PAGES:
        return {}
    head = _common_head([_NUMBERED.sub("", page.words, count=1) for page in pages])
    return {page.span.start: _margins(page.words, head) for page in pages}


def _common_head(texts: Sequence[str]) -> str:
    """The words with which most pages begin."""
    best = ""
    for count in range(2, LONGEST_HEAD + 1):
        starts = Counter(" ".join(text.split()[:count]) for text in texts)
        words, often = starts.most_common(1)[0]
        if often < max(FEWEST_PAGES, (len(texts) + 1) // 2):
            break
        best = words
    return best


def _margins(words: str, head: str) -> tuple[int, int]:
    number = _NUMBERED.match(words)
    start = number.end() if number else 0
    if head and words.startswith(head, start):
        start += len(head)
    end = len(words)
    if number and (foot := re.search(rf"\s{number[1]}$", words)):
        end = foot.start()
    return start, end
