"""The text as it is matched: a block a line, wrapped words joined; each character knows where it stands.

Names run over line ends, page ends and footnote digits. Matching is done on what a reader reads, and the
spans that are found are translated back, so that evidence is never cut from the cleaned text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import Span
from kg.recognition.register import party
from kg.segmentation.layout import Block, Layout, Line

_DIVIDED = re.compile(r"[^\W\d_]{2}-$")
_KEPT = re.compile(r"\w[-–]$")
_E_PREFIX = re.compile(r"\b[eE]-$")
_COORDINATED = re.compile(r"(?:og|eller|samt)\b")


@dataclass(frozen=True, slots=True)
class CleanText:
    """`text` to match in; `at[i]` is where its character i stands in the document.

    `joins` are the places of the line ends within blocks.
    """

    text: str
    at: tuple[int, ...]
    joins: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The document's span of the clean characters `start` to `end` (exclusive)."""
        return Span(self.at[start], self.at[end - 1] + 1)


@dataclass(slots=True)
class _Builder:
    text: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    joins: list[int] = field(default_factory=list)

    def add(self, words: str, start: int) -> None:
        self.text.extend(words)
        self.at.extend(range(start, start + len(words)))

    def put(self, mark: str, position: int) -> None:
        self.text.append(mark)
        self.at.append(position)

    def tail(self) -> str:
        return "".join(self.text[-4:])

    def join(self, line: Line, words: str) -> None:
        """Go on with the next line of a block as `kg.text.unwrap` does."""
        tail = self.tail()
        if _E_PREFIX.search(tail) or (_KEPT.search(tail) and (words[0].isupper() or words[0].isdigit())):
            return
        if _DIVIDED.search(tail) and words[0].islower() and not _COORDINATED.match(words):
            self.text.pop()
            self.at.pop()
            return
        self.joins.append(len(self.text))
        self.put(" ", line.span.start - 1)


def cleaned(layout: Layout) -> CleanText:
    """The words of all blocks of `layout`, without list marks, furniture and footnote digits."""
    builder = _Builder()
    for block in layout.blocks:
        _add_block(builder, block, layout.glued)
    text = _PARTY.sub(_parted, "".join(builder.text))
    return CleanText(text, tuple(builder.at), tuple(builder.joins))


_PARTY = re.compile(r"(?<=[a-zæøå])-(?=([A-ZÆØÅ](?:[a-zæøå]?[A-ZÆØÅ]?[A-ZÆØÅ]?|[a-zæøå]))(?![\w-]))")


def _parted(match: re.Match[str]) -> str:
    """A comma for the hyphen before a party: "Morten Hasle-KrF" is two names."""
    return "," if party(match[1]) else match[0]


def _add_block(builder: _Builder, block: Block, glued: tuple[Span, ...]) -> None:
    for index, line in enumerate(block.lines):
        skip = line.body if index == 0 else 0
        pieces = list(_pieces(line, skip, glued))
        if not pieces:
            continue
        if index:
            builder.join(line, pieces[0][0])
        for words, start in pieces:
            builder.add(words, start)
    builder.put("\n", block.span.end - 1)


def _pieces(line: Line, skip: int, glued: tuple[Span, ...]) -> Iterable[tuple[str, int]]:
    """The line's words between glued digits, each with its place in the document."""
    start = line.span.start + skip
    first = bisect_left(glued, Span(start, start))
    for digits in glued[first:]:
        if digits.start >= line.span.end:
            break
        if start <= digits.start:
            yield line.words[start - line.span.start : digits.start - line.span.start], start
            start = digits.end
    if start < line.span.end:
        yield line.words[start - line.span.start :], start
