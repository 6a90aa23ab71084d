"""Text -> lines with a role -> blocks: paragraphs, list items and lone lines, with page furniture set aside.

Nothing is cut out of the text. A line or block knows its span; its `words` are what a reader reads: wrapped lines
joined, furniture and footnote digits left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from kg.dates import month_names
from kg.lexicon import lexicon
from kg.model import Document, Span
from kg.segmentation.headings import Heading, heading_of
from kg.text import unwrap


class LineRole(StrEnum):
    """What a line is on its page."""

    TEXT = "text"
    ITEM = "item"
    FURNITURE = "furniture"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `words` without the white space around it, `gap` the blank lines before it.

    `cell` says that the line opens a page or a table cell (form feed, or the single blank that PDF tools leave);
    `marker` is the list mark of an item ("1", "a", "•"), and `body` begins behind it.
    """

    span: Span
    words: str
    gap: int
    cell: bool
    role: LineRole = LineRole.TEXT
    marker: str | None = None
    body: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a paragraph, a list item, a lone heading."""

    lines: tuple[Line, ...]

    @property
    def span(self) -> Span:
        """From the first character of the first line to the last of the last."""
        return Span(self.lines[0].span.start, self.lines[-1].span.end)

    @property
    def body(self) -> Span:
        """The span without the list mark."""
        return Span(self.lines[0].span.start + self.lines[0].body, self.lines[-1].span.end)

    @property
    def marker(self) -> str | None:
        """The list mark, where the block is an item."""
        return self.lines[0].marker

    @property
    def number(self) -> int | None:
        """The number of a numbered item."""
        mark = self.marker
        return int(mark) if mark and mark.isdigit() else None

    @property
    def words(self) -> str:
        """The text as one line, without the list mark."""
        first = self.lines[0]
        raw = "\n".join([first.words[first.body :], *(line.words for line in self.lines[1:])])
        return unwrap(raw)


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's lines and blocks in reading order; `glued` is what stands inside lines and is not read.

    Footnote digits that stand glued to words, and page numbers that a tool left in the middle of a sentence.
    """

    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    glued: tuple[Span, ...] = ()

    def within(self, span: Span) -> tuple[Block, ...]:
        """The blocks that begin inside `span`."""
        first = bisect_left(self.blocks, span.start, key=lambda b: b.span.start)
        last = bisect_left(self.blocks, span.end, key=lambda b: b.span.start)
        return self.blocks[first:last]

    def around(self, position: int) -> Block | None:
        """The block that holds the character at `position`."""
        index = bisect_right(self.blocks, position, key=lambda b: b.span.start) - 1
        found = self.blocks[index] if index >= 0 else None
        return found if found and position < found.span.end else None

    def before(self, block: Block) -> Block | None:
        """The block right above."""
        index = bisect_left(self.blocks, block.span.start, key=lambda b: b.span.start)
        return self.blocks[index - 1] if index else None

    def read(self, span: Span) -> str:
        """The words of `span` as a reader reads them, on one line: no furniture, no footnotes, no glued digits."""
        first = bisect_left(self.lines, span.start, key=lambda line: line.span.end)
        parts = []
        for line in self.lines[max(0, first) :]:
            if line.span.start >= span.end:
                break
            if line.role not in (LineRole.FURNITURE, LineRole.FOOTNOTE):
                parts.append(self._part(line, span))
        return unwrap("\n".join(parts))

    def _part(self, line: Line, span: Span) -> str:
        start = max(line.span.start, span.start)
        words = line.words[start - line.span.start : max(0, span.end - line.span.start)]
        first = bisect_left(self.glued, Span(start, start))
        last = bisect_left(self.glued, Span(min(line.span.end, span.end), 0))
        for digits in reversed(self.glued[first:last]):
            words = words[: digits.start - start] + words[digits.end - start :]
        return words


_LINE = re.compile(r"[^\n\f]*[\n\f]?")
_MARKER = re.compile(
    r"(?:(?P<bullet>[•▪◦●∙‣\uf0b7\uf0a7·*]|[-–](?=\s))"
    rf"|(?P<num>\d{{1,2}})[.)](?!\d)(?!\s+(?:{month_names()})\b)|(?P<letter>[a-zæøå])[.)])\s+(?=\S)"
)
_PAGE_NUMBER = re.compile(r"^(?:side|s\.)\s*\d{1,4}(?:\s*(?:av|/)\s*\d{1,4})?$", re.I)
_BARE_NUMBER = re.compile(r"^[-–]?\s*\d{1,3}\s*[-–]?$")
_LINK = re.compile(r"^(?:https?://|mailto:|www\.)\S+$", re.I)
_FOOTNOTE = re.compile(r"^(\d{1,2})\s+(?=[^\W\d_]|http)")
_GLUED = re.compile(
    r"(?<=[^\W\d_]{2})(\d{1,2})(?=[\s.,;:)»”]|$)|(?<=\d{4})(\d{1,2})(?=[\s.,;:)]|$)|(?<=\))(\d{1,2})(?=[\s.,;:]|$)"
)
_PAGE_INSIDE = re.compile(
    r"(?<=[a-zæøå,-] )[Ss]ide \d{1,3} av \d{1,3} (?=[a-zæøå])|(?<=- og )[Ss]ide \d{1,3} (?=[a-zæøå])"
)
REPEATS_OF_A_RUNNING_HEAD = 2
FOOTNOTE_REACH = 6000
LONGEST_WRAPPED = 160
NEAR_MARGIN = 3
MARGIN_SHARE = 0.85


def read_layout(document: Document) -> Layout:
    """Take the text of `document` apart."""
    lines = tuple(_raw_lines(document.text))
    lines = _mark_furniture(lines, document)
    lines, glued = _mark_footnotes(lines, document.text)
    lines = tuple(_mark_item(line) for line in lines)
    pages = (Span(match.start(), match.end()) for match in _PAGE_INSIDE.finditer(document.text))
    return Layout(lines, tuple(_blocks(lines)), tuple(sorted((*glued, *pages))))


def _raw_lines(text: str) -> Iterator[Line]:
    gap, page_start, position = 1, True, 0
    for match in _LINE.finditer(text):
        raw = match[0]
        words = raw.strip()
        if not words:
            gap += 1
        else:
            start = position + raw.index(words)
            cell = page_start or (raw.startswith((" ", "\t")) and not raw.startswith("  "))
            yield Line(Span(start, start + len(words)), words, gap, cell)
            gap, page_start = 0, False
        page_start = page_start or raw.endswith("\f")
        position = match.end()


def _mark_furniture(lines: Sequence[Line], document: Document) -> tuple[Line, ...]:
    """A running head may repeat the head of a case; where that is printed first, it is the head itself."""
    heads = _running_heads(lines, document)
    seen: set[str] = set()
    marked = []
    for line in lines:
        heading = _heads_a_part(line.words) or (is_row(line.words) and line.words not in seen)
        seen.add(line.words)
        outside = not heading and _is_furniture(line, heads)
        marked.append(replace(line, role=LineRole.FURNITURE) if outside else line)
    return tuple(marked)


def _heads_a_part(words: str) -> bool:
    """Headings such as "Forslag til vedtak" come back on many pages and are no running heads."""
    found = heading_of(words)
    return found is not None and found.heading in (
        Heading.PROPOSED,
        Heading.ADOPTED,
        Heading.SECTION,
        Heading.STRATEGIC,
    )


def _is_furniture(line: Line, heads: frozenset[str]) -> bool:
    words = line.words
    if _PAGE_NUMBER.match(words) or _LINK.match(words) or _shape(words) in heads:
        return True
    return bool(_BARE_NUMBER.match(words)) and line.gap > 0


def _shape(words: str) -> str:
    return re.sub(r"\d+", "#", words.casefold())


def _running_heads(lines: Sequence[Line], document: Document) -> frozenset[str]:
    """The lines that stand beside page numbers (or at the edges of known pages) again and again."""
    edges: Counter[str] = Counter()
    for index in set(_page_edges(lines, document)):
        edges[_shape(lines[index].words)] += 1
    return frozenset(s for s, n in edges.items() if n >= REPEATS_OF_A_RUNNING_HEAD and len(s) > 3)


def _page_edges(lines: Sequence[Line], document: Document) -> Iterator[int]:
    starts = {page.span.start for page in document.pages[1:]}
    if starts:
        yield from _edges_of_pages(lines, sorted(starts))
        return
    for index, line in enumerate(lines):
        if not (_BARE_NUMBER.match(line.words) or _PAGE_NUMBER.match(line.words)):
            continue
        for other in (index - 2, index - 1, index + 1, index + 2):
            if 0 <= other < len(lines) and _could_be_a_head(lines[other].words):
                yield other


def _edges_of_pages(lines: Sequence[Line], starts: Sequence[int]) -> Iterator[int]:
    position = 0
    for index, line in enumerate(lines):
        if position < len(starts) and line.span.start >= starts[position]:
            position += 1
            for other in (index - 2, index - 1, index, index + 1):
                if 0 <= other < len(lines) and 8 < len(lines[other].words) <= 110:
                    yield other


def _could_be_a_head(words: str) -> bool:
    """Where pages are only guessed at, a line that ends as a sentence is none."""
    return 8 < len(words) <= 110 and not words.endswith((":", ".", ";", ","))


def _mark_footnotes(lines: Sequence[Line], text: str) -> tuple[tuple[Line, ...], tuple[Span, ...]]:
    """A line "7 Ministry: Report" is a footnote when a 7 is glued to a word shortly before it."""
    glued: dict[str, list[Span]] = {}
    for match in _GLUED.finditer(text):
        digits = match[1] or match[2] or match[3]
        glued.setdefault(digits, []).append(Span(match.start(), match.end()))
    used: list[Span] = []
    marked: list[Line] = []
    for line in lines:
        note = _FOOTNOTE.match(line.words)
        calls = [s for s in glued.get(note[1], ()) if 0 < line.span.start - s.start < FOOTNOTE_REACH] if note else []
        if note and calls and line.role is LineRole.TEXT:
            used.extend(calls)
            marked.append(replace(line, role=LineRole.FOOTNOTE, marker=note[1], body=note.end()))
        else:
            marked.append(line)
    return tuple(marked), tuple(sorted(set(used)))


def _mark_item(line: Line) -> Line:
    if line.role is not LineRole.TEXT:
        return line
    match = _MARKER.match(line.words)
    if not match:
        return line
    marker = match["num"] or match["letter"] or "•"
    return replace(line, role=LineRole.ITEM, marker=marker, body=match.end())


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    read = [line for line in lines if line.role not in (LineRole.FURNITURE, LineRole.FOOTNOTE)]
    spacing, margins = _spacing(read), _margins(read)
    current: list[Line] = []
    for index, line in enumerate(read):
        if current:
            join = _Join(current[-1], line, line.gap - spacing[index], margins[index])
            if not join.continues(opened=_opens_bracket(current)):
                yield Block(tuple(current))
                current = []
        current.append(line)
    if current:
        yield Block(tuple(current))


def _spacing(lines: Sequence[Line]) -> list[int]:
    """For each line 1 where the lines around it are printed with a blank line between them, else 0."""
    gaps = [min(line.gap, 2) for line in lines]
    return [
        int(sum(1 for g in window if g == 1) >= 0.7 * len(window) and len(window) > 3)
        for window in (gaps[max(0, i - 5) : i + 6] for i in range(len(lines)))
    ]


def _margins(lines: Sequence[Line]) -> list[tuple[int, bool]]:
    """For each line the length of the longest line around it, and whether several reach it: lines are wrapped there."""
    lengths = [len(line.words) for line in lines]
    windows = (sorted(lengths[max(0, i - 8) : i + 8]) for i in range(len(lines)))
    return [(w[-1], len(w) >= NEAR_MARGIN and w[-NEAR_MARGIN] >= MARGIN_SHARE * w[-1]) for w in windows]


def _opens_bracket(block: Sequence[Line]) -> bool:
    words = block[-1].words
    return words.count("(") > words.count(")")


_SENTENCE_END = (".", ":", ";", "!", "?", "”", "»", ")")
_RAGGED = 4
_DANGLING = re.compile(r"\b(?:og|eller|i|på|av|for|til|fra|frå|med|om|ved|som|at|å|en|et|ein|eit|den|det|de|dei)$")


@dataclass(frozen=True, slots=True)
class _Join:
    """Two lines and what lies between them; `gap` counts the blank lines beyond the usual spacing."""

    before: Line
    line: Line
    gap: int
    margin: tuple[int, bool]

    def continues(self, *, opened: bool) -> bool:
        """Whether the second line goes on with the sentence or item of the first."""
        first = self.line.words[0]
        open_end = not self.before.words.endswith(_SENTENCE_END)
        if self._parted():
            return False
        if first.islower() and (open_end or opened):
            return self.gap <= 4
        if self.line.cell or self.gap > 1:
            return False
        if self.gap <= 0 and _DANGLING.search(self.before.words):
            return True
        return (opened and self.gap <= 0) or (self._wrapped() and (open_end or (self.gap <= 0 and self.margin[1])))

    def _parted(self) -> bool:
        item = self.line.role is LineRole.ITEM
        return item or stands_alone(self.line.words) or stands_alone(self.before.words)

    def _wrapped(self) -> bool:
        """Whether the next line's first word would not have fitted on the first line."""
        if len(self.before.words) > LONGEST_WRAPPED:
            return False
        word = self.line.words.split(maxsplit=1)[0]
        return len(self.before.words) + 1 + len(word) > self.margin[0] - _RAGGED


def stands_alone(words: str) -> bool:
    """Whether the line is a heading or a row of its own: no paragraph runs through it."""
    return is_row(words) or heading_of(words) is not None


def is_row(words: str) -> bool:
    """Whether the line begins with a case's number, as the rows of agendas and the heads of cases do."""
    return bool(_row().match(words))


@cache
def _row() -> re.Pattern[str]:
    keywords = "|".join(["sak", *lexicon("cases")["head"]["keywords"]])
    named = rf"(?:{keywords})\s*:?\s*\d{{1,4}}\s?[/–-]\s?(?:19|20)?\d{{2}}"
    behind = r"(?:/\d{1,2})?(?:\s[A-Z](?=\s))?(?=\s+[A-ZÆØÅ«“\"-]|\s+\((?=\d)|\s+forts|\s*$|[.:])"
    return re.compile(rf"^(?:{named}|\d{{1,4}}[/–-](?:19|20)?\d{{2}}){behind}")
