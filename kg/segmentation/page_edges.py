"""What stands at the head and the foot of each page again, in text whose line breaks were lost: a page is a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kg.lexicon import lexicon

MOST_WORDS = 16
LONGEST_FOOT = 12
LONG_EDGE = 4
LEAST_WORDS = 2
OFTEN = 3


@dataclass(frozen=True, slots=True)
class _Page:
    """The words of a page without its number before them and behind them; `start` and `end` are places in the text."""

    words: tuple[re.Match[str], ...]

    def edge(self, count: int, *, foot: bool) -> tuple[str, ...]:
        found = self.words[-count:] if foot else self.words[:count]
        return tuple(match[0] for match in found)


def page_edges(text: str, pages: Mapping[int, int]) -> frozenset[int]:
    """Where the head of a page ends and where its foot begins.

    `pages` tells, by the offset of its line, how long the number is that a page begins with.

    >>> text = "1 Nes kommune Sak 1 utsettes. 1\\n2 Nes kommune Det er sagt. 2\\n3 Nes kommune Og mer. 3"
    >>> sorted(page_edges(text, {0: 2, 32: 2, 61: 2}))
    [14, 46, 75]
    """
    read = [_page(text, start + length) for start, length in sorted(pages.items())]
    ends = {page.words[count].start() for page, count in _shared(read, foot=False) if count < len(page.words)}
    return frozenset(ends | {page.words[-count].start() for page, count in _shared(read, foot=True)})


def _page(text: str, start: int) -> _Page:
    end = text.find("\n", start)
    words = list(re.compile(r"\S+").finditer(text, start, end if end >= 0 else len(text)))
    if words and re.fullmatch(r"\d{1,3}", words[-1][0]):
        words.pop()
    return _Page(tuple(words))


def _shared(pages: Sequence[_Page], *, foot: bool) -> list[tuple[_Page, int]]:
    """Each page with how many words at its edge stand at the edge of a page beside it too, where that is no chance."""
    counts = [_beside(pages, index, foot=foot) for index in range(len(pages))]
    often = {count: Counter(page.edge(count, foot=foot) for page in pages) for count in range(LEAST_WORDS, LONG_EDGE)}
    found = []
    for page, count in zip(pages, counts, strict=True):
        edge = page.edge(count, foot=foot) if count >= LEAST_WORDS else ()
        known = count >= LONG_EDGE or (count >= LEAST_WORDS and often[count][edge] >= OFTEN)
        if known and edge[0][0].isupper():
            found.append((page, count))
    return found


def _beside(pages: Sequence[_Page], index: int, *, foot: bool) -> int:
    """How many words a page shares at its edge with the page before it or behind it."""
    beside = [pages[at] for at in (index - 1, index + 1) if 0 <= at < len(pages)]
    count = max((_alike(pages[index], other, foot=foot) for other in beside), default=0)
    return count if foot else _before_a_number(pages[index], count)


def _before_a_number(page: _Page, count: int) -> int:
    """The count without a last word that belongs to the number behind it: "Sak" before "3/19"."""
    while count and count < len(page.words) and page.words[count][0][0].isdigit():
        count -= 1
    return count


def _alike(one: _Page, other: _Page, *, foot: bool) -> int:
    a, b = one.edge(MOST_WORDS, foot=foot), other.edge(MOST_WORDS, foot=foot)
    pairs = zip(reversed(a), reversed(b), strict=False) if foot else zip(a, b, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def page_feet(text: str) -> tuple[str, ...]:
    """The longest runs of words that stand right before "Side 2" more than once."""
    counts: Counter[str] = Counter()
    for match in re.finditer(rf"(?<=\s){lexicon('unrolling')['page']}", text):
        sentence = re.split(r"(?<!\d)[.:;?!]\s", text[max(0, match.start() - 120) : match.start()])[-1]
        words = sentence.split()[-LONGEST_FOOT:]
        counts.update(" ".join(words[at:]) for at in range(len(words)) if words[at][0].isupper())
    often = [foot for foot, number in counts.items() if number > 1 and len(foot) > 8]
    return tuple(foot for foot in often if not any(other != foot and other.endswith(foot) for other in often))
