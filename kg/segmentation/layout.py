"""Lines -> blocks: paragraphs, list items and lone lines, with page furniture and footnotes set aside.

A block knows its span; its `words` are what a reader reads: wrapped lines joined, no furniture or footnote digits.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg.dates import month_names, numbered_names
from kg.lexicon import lexicon
from kg.model import Document, Span
from kg.segmentation.headings import dangles
from kg.segmentation.lines import Line, LineRole, is_row, read_raw, stands_alone
from kg.segmentation.page_breaks import joined_over
from kg.segmentation.unrolling import is_rolled
from kg.text import unwrap

__all__ = ["Block", "Layout", "Line", "LineRole", "is_row", "read_layout", "stands_alone"]


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

    `rolled` tells that the text's line breaks were lost, and found again by `unrolling`.

    Footnote digits that stand glued to words, and page numbers that a tool left in the middle of a sentence.
    """

    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    glued: tuple[Span, ...] = ()
    rolled: bool = False

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

    def blanked(self, span: Span, text: str) -> str:
        """The characters of `span` in `text`, with blanks for each of the furniture and the footnotes inside it."""
        words = span.of(text)
        first = bisect_left(self.lines, span.start, key=lambda line: line.span.end)
        for line in self.lines[max(0, first) :]:
            if line.span.start >= span.end:
                break
            if line.role in (LineRole.FURNITURE, LineRole.FOOTNOTE):
                start, end = max(line.span.start, span.start) - span.start, min(line.span.end, span.end) - span.start
                words = f"{words[:start]}{' ' * (end - start)}{words[end:]}"
        return words

    def _part(self, line: Line, span: Span) -> str:
        start = max(line.span.start, span.start)
        words = line.words[start - line.span.start : max(0, span.end - line.span.start)]
        first = bisect_left(self.glued, Span(start, start))
        last = bisect_left(self.glued, Span(min(line.span.end, span.end), 0))
        for digits in reversed(self.glued[first:last]):
            words = words[: digits.start - start] + words[digits.end - start :]
        return words


_MARKER = re.compile(
    r"(?:(?P<bullet>[•▪◦●∙‣\uf0b7\uf0a7·*]|[-–](?=\s))"
    rf"|(?P<num>\d{{1,2}}|l(?=\.\s+[A-ZÆØÅ]))[.)](?!\d)(?!\s*(?i:{numbered_names()})\b)|(?P<letter>[a-zæøå])[.)]|{lexicon('headings')['decision']['point']}\s(?P<point>\d{{1,2}})\s?[.:)])(?:\s+(?=\S)|(?<=\d\.)(?=[A-ZÆØÅ][a-zæøå]))"
)
_FOOTNOTE = re.compile(r"^(\d{1,2})\s+(?=[^\W\d_]|http)")
_GLUED = re.compile(
    r"(?<=[^\W\d_]{2})(\d{1,2})(?=[\s.,;:)»”]|$)|(?<=\d{4})(\d{1,2})(?=[\s.,;:)]|$)|(?<=\))(\d{1,2})(?=[\s.,;:]|$)"
)
_PAGE_INSIDE = re.compile(
    r"(?<=[a-zæøå,-] )[Ss]ide \d{1,3} av \d{1,3} (?=[a-zæøå])|(?<=- og )[Ss]ide \d{1,3} (?=[a-zæøå])"
)
FOOTNOTE_REACH = 6000
LONGEST_WRAPPED = 160
LONGEST_LEAD = 50
NEAR_MARGIN = 3
MARGIN_SHARE = 0.85


def read_layout(document: Document) -> Layout:
    """Take the text of `document` apart."""
    lines, rolled = read_raw(document), is_rolled(document.text)
    lines, glued = _mark_footnotes(lines, document.text)
    lines = tuple(_mark_item(line, lines[index - 1] if index else None) for index, line in enumerate(lines))
    pages = (Span(match.start(), match.end()) for match in _PAGE_INSIDE.finditer(document.text))
    return Layout(lines, tuple(_blocks(lines, rolled=rolled)), tuple(sorted((*glued, *pages))), rolled)


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


def _mark_item(line: Line, before: Line | None) -> Line:
    if line.role is not LineRole.TEXT or (before and not line.gap and _COUNTS.search(before.words)):
        return line
    match = _MARKER.match(line.words)
    if not match or (match["num"] and before and _goes_on(before, line, line.words[match.end() :])):
        return line
    marker = (match["num"] or match["point"] or match["letter"] or "•").replace("l", "1" if match["num"] else "l")
    return replace(line, role=LineRole.ITEM, marker=marker, body=match.end())


def _goes_on(before: Line, line: Line, behind: str) -> bool:
    """Whether a number that begins a line is an ordinal of the sentence above: "… første gang i / 2. tertial"."""
    return not line.gap and behind[:1].islower() and dangles(before.words)


def _blocks(lines: Sequence[Line], *, rolled: bool) -> Iterator[Block]:
    """Lines put together; a sentence that a page breaks off goes on with a capital too."""
    read = [line for line in lines if line.role not in (LineRole.FURNITURE, LineRole.FOOTNOTE)]
    turned = {after.span for line, after in pairwise(lines) if line.role is LineRole.FURNITURE}
    spacing, margins = _spacing(read), _margins(read)
    current: list[Line] = []
    for index, line in enumerate(read):
        if current:
            join = _Join(current[-1], line, line.gap - spacing[index], margins[index])
            over = line.span in turned and line.role is LineRole.TEXT and not is_row(line.words)
            over = over and joined_over([one.words for one in current], line.words, rolled=rolled)
            if not (over or join.continues(opened=_opens_bracket(current))):
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


_OPEN_DATE = re.compile(rf"\b\d{{1,2}}\.\s(?:{month_names()})$", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_DATE = re.compile(rf"\d{{1,2}}\.\s(?:{month_names()})\b.*[.,;:]$", re.I)
_SHORTEST_BROKEN = 40
_COUNTS = re.compile(r"\s\d{1,2}\s+(?:og|eller|til)$")
"""A line that breaks off between two numbers: "… i kapittel 2 og"."""


@cache
def _announces() -> re.Pattern[str]:
    """The end of a line behind which a decision begins."""
    return re.compile(lexicon("headings")["lead"]["announces"])


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
        year = _OPEN_DATE.search(self.before.words) and _YEAR.match(self.line.words)
        if year or (open_end and self._dated()):
            return True
        if first.islower() and (open_end or opened):
            return self.gap <= 4
        if self.line.cell or self.gap > 1:
            return False
        if self.gap <= 0 and dangles(self.before.words):
            return True
        return (opened and self.gap <= 0) or (self._wrapped() and (open_end or (self.gap <= 0 and self.margin[1])))

    def _dated(self) -> bool:
        """Whether a sentence goes on with a date: "… seinast i møtet / 24. september 2015."."""
        close = self.gap <= 0 and not self.line.cell and len(self.before.words) >= _SHORTEST_BROKEN
        return close and bool(_DATE.match(self.line.words))

    def _parted(self) -> bool:
        item = self.line.role is LineRole.ITEM or self._leads_on()
        announced = _announces().search(self.before.words) and self.line.words[0].isupper()
        quoted = self.before.words.endswith(":") and re.match(r"[«\"“]\s?1[.)]\s", self.line.words)
        return item or bool(announced or quoted) or self._alone()

    def _alone(self) -> bool:
        """Whether one of the lines is a heading or a row; "sak 7/24 Plan" in the middle of a sentence is none."""
        goes_on = self.gap <= 0 and self.line.words[0].islower()
        inside = goes_on and self.before.words.endswith(",")
        behind = goes_on and self.before.words[0].islower() and not self.before.words.endswith(_SENTENCE_END)
        return (stands_alone(self.line.words) and not inside) or (stands_alone(self.before.words) and not behind)

    def _leads_on(self) -> bool:
        """Whether a short line below a list item leads in what follows: "Innspill fra rådet:"."""
        words = self.line.words
        short = words.endswith(":") and words[0].isupper() and len(words) < LONGEST_LEAD
        return short and self.before.role is LineRole.ITEM and not dangles(self.before.words)

    def _wrapped(self) -> bool:
        """Whether the next line's first word would not have fitted on the first line."""
        if len(self.before.words) > LONGEST_WRAPPED:
            return False
        word = self.line.words.split(maxsplit=1)[0]
        return len(self.before.words) + 1 + len(word) > self.margin[0] - _RAGGED
