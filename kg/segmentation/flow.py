"""A stretch of a document as one readable string that knows where each of its characters stands.

Patterns over running text need wrapped lines joined and furniture gone; evidence needs exact spans.
A flow gives both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Block, Layout, Line, stands_alone

_ENDS = (".", ":", ";", "!", "?")
_BOUNDARY = re.compile(r"\n|[.!?][»”\")]?[ ]+(?=[A-ZÆØÅ«“\"(0-9])")
_NUMBERED = re.compile(r"(?:^|[\n.!?:]\s*)(?:Mål\s+\d{1,2}|(?:Målindikator|Indikator)\s+\d{1,2}\.\d{1,2})$")
SHORTEST_OPEN_LINE = 30


@dataclass(frozen=True, slots=True)
class Flow:
    """`text` as a reader reads it, blocks parted by line breaks; `offsets` places each character in it."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the document that `text[start:end]` was read from."""
        return Span(self.offsets[start], self.offsets[max(start, end - 1)] + 1)

    def index(self, position: int) -> int:
        """The first character of the flow that stands at or behind `position` of the document."""
        return bisect_left(self.offsets, position)

    def sentences(self) -> Iterator[Span]:
        """The sentences as stretches of `text`; a heading or a list item is one too."""
        start = 0
        for match in _BOUNDARY.finditer(self.text):
            if match[0] == "\n" or not _abbreviated(self.text, match.start()):
                end = match.start() if match[0] == "\n" else match.start() + len(match[0].rstrip())
                yield from _trimmed(self.text, start, end)
                start = match.end()
        yield from _trimmed(self.text, start, len(self.text))


def read_flow(layout: Layout, span: Span | None = None) -> Flow:
    """The flow of the blocks that begin inside `span`, or of the whole document."""
    blocks = layout.blocks if span is None else layout.within(span)
    writer = _Writer(layout.glued)
    before: Block | None = None
    for block in blocks:
        if before is not None:
            if _runs_on(before, block):
                writer.join(block.lines[0])
            else:
                writer.put("\n", block.span.start)
        for index, line in enumerate(block.lines):
            writer.line(line, skip=line.body if index == 0 else 0, after=block.lines[index - 1] if index else None)
        before = block
    return Flow("".join(writer.characters), tuple(writer.offsets))


class _Writer:
    """Collects characters and where they stand."""

    def __init__(self, glued: tuple[Span, ...]) -> None:
        self.characters: list[str] = []
        self.offsets: list[int] = []
        self._glued = {position for span in glued for position in range(span.start, span.end)}

    def put(self, character: str, offset: int) -> None:
        self.characters.append(character)
        self.offsets.append(offset)

    def line(self, line: Line, *, skip: int, after: Line | None) -> None:
        if after is not None and (_is_heading(line) or _is_heading(after)):
            self.put("\n", line.span.start)
        elif after is not None:
            self.join(line)
        for index in range(skip, len(line.words)):
            if line.span.start + index not in self._glued:
                self.put(line.words[index], line.span.start + index)

    def join(self, line: Line) -> None:
        """Join `line` to what was read: with a blank, or as the second half of a divided word."""
        tail = "".join(self.characters[-12:])
        divided = re.search(r"([^\W\d_]+)[-–]$", tail)
        word = re.match(r"\w*", line.words)
        pair = word is not None and word[0] in ("og", "eller", "samt")
        if divided is None or pair:
            self.put(" ", line.span.start)
        elif line.words[0].islower() and len(divided[1]) > 1:
            self.characters.pop()
            self.offsets.pop()


@cache
def _open_words() -> frozenset[str]:
    return frozenset(lexicon("strategies")["sentence"]["open"])


@cache
def _abbreviations() -> tuple[str, ...]:
    return tuple(lexicon("strategies")["sentence"]["abbreviations"])


@cache
def _headings() -> frozenset[str]:
    document = lexicon("strategies")["document"]
    return frozenset(word.casefold() for word in (*document["inside"], *document["opening"], *document["foreword"]))


def _is_heading(line: Line) -> bool:
    return line.words.casefold().strip(" :") in _headings()


def _runs_on(before: Block, block: Block) -> bool:
    """Whether a sentence that a short line or a page cut off goes on in `block`."""
    last, following = before.lines[-1].words, block.lines[0].words
    if last.endswith(_ENDS) or block.marker is not None or _is_heading(before.lines[-1]):
        return False
    if following[0].islower() and (len(last) >= SHORTEST_OPEN_LINE or last.endswith("-")):
        return True
    if last.endswith("-") and len(last) >= SHORTEST_OPEN_LINE and following[0].isupper():
        return True
    if len(last) < SHORTEST_OPEN_LINE or stands_alone(following):
        return False
    return last.rsplit(maxsplit=1)[-1].casefold() in _open_words()


def _abbreviated(text: str, stop: int) -> bool:
    before = text[max(0, stop - 24) : stop]
    if numbered := _NUMBERED.search(before):
        return not re.search(r"\bjfr?\.?$", before[: numbered.start() + 1])
    word = re.search(r"[\w.]+$", before)
    return bool(word) and word is not None and word[0].casefold() in _abbreviations()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    if begin < end:
        yield Span(begin, start + len(words.rstrip()))
