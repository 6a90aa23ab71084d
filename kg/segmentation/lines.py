"""Text -> lines with a role: running heads, page numbers and links are set aside as furniture.

Nothing is cut out of the text: a line knows its span. Text whose line breaks were lost is read as lines again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise

from kg.lexicon import lexicon
from kg.model import Document, Span
from kg.segmentation.headings import Heading, heading_of
from kg.segmentation.line_cues import heads_a_table, heads_treatment, is_fact
from kg.segmentation.page_breaks import between_pages
from kg.segmentation.plan_labels import heads_a_grid, plan_label, plan_name
from kg.segmentation.unrolling import SHORT, Unroller, holds_lines, is_rolled


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


_RULE = re.compile(r"([-–—_=*~])\1{4,}")
"""A line that is drawn across the page."""
_LINE = re.compile(r"[^\n\f]*[\n\f]?")
_PAGE_NUMBER = re.compile(r"^(?:side:?|s\.)\s*\d{1,4}(?:\s*(?:av|/)\s*\d{1,4})?$", re.I)
_PAGE_BEHIND = re.compile(r"\S(?:\s{3,}|\t)(?:[Ss]ide\s*\d{1,3}(?:\s*(?:av|/)\s*\d{1,3})?)$")
_FOOT = re.compile(r"[^\W\d].*\S(?:\s{3,}|\t+\s*)\d{1,3}(?:\s(?:av|/)\s\d{1,3})?$|[^\W\d].*\s\|\s.*\S\s\d{1,3}$")
_BARE_NUMBER = re.compile(r"^[-–]?\s*\d{1,3}\s*[-–]?$")
_LINK = re.compile(r"^(?:https?://|mailto:|www\.)\S+$", re.I)
_PAGE_LAST = re.compile(r"\S\s[Ss]ide \d{1,3} (?:av|/) \d{1,3}$")
_PAGE_AMIDST = re.compile(r"\S\s{2,}[Ss]ide \d{1,3}(?:\s*(?:av|/)\s*\d{1,3})?\s{2,}\S")
REPEATS_OF_A_RUNNING_HEAD = 2
SHARE_AT_EDGES = 0.5
TITLE_PAGE = 8
FAR_RIGHT = 40
NEAR_ROWS = 10
LONGEST_COUNT = 2
LONGEST_HEAD = 110
SENTENCES_OVER_GAPS = 4
SHARE_OVER_GAPS = 0.05
SHORTEST_WRAPPED = 24
SPACED_WITHIN = 8
SPACED_SHARE = 0.8


def read_raw(document: Document) -> tuple[Line, ...]:
    """The lines of `document` that are not blank, with furniture marked."""
    return tuple(
        _with_marks(_mark_furniture(without_spacing(tuple(_raw_lines(document.text))), document), document.text)
    )


_MARK_ALONE = re.compile(r"(?:\d{1,2}[.)]|[a-h]\)|[•▪◦●∙‣\uf0b7\uf0a7])")


def _with_marks(lines: Sequence[Line], text: str) -> Iterator[Line]:
    """The lines, a list mark that stands alone on one together with the line right below."""
    mark: Line | None = None
    for line in lines:
        if mark and line.role is LineRole.TEXT and line.gap == 0 and line.words[0].isalpha():
            span = Span(mark.span.start, line.span.end)
            yield replace(mark, span=span, words=re.sub(r"\s", " ", span.of(text)))
            mark = None
            continue
        if mark:
            yield mark
        mark = line if line.role is LineRole.TEXT and _MARK_ALONE.fullmatch(line.words) else None
        if mark is None:
            yield line
    if mark:
        yield mark


def _raw_lines(text: str) -> Iterator[Line]:
    rolled, unroller = is_rolled(text), Unroller.of(text)
    gap, page_start, position = 1, True, 0
    for match in _LINE.finditer(text):
        raw = match[0]
        words = raw.strip()
        if not words or _RULE.fullmatch(words):
            gap += 1
        else:
            start = position + raw.index(words)
            cell = page_start or (raw.startswith((" ", "\t")) and not raw.startswith("  "))
            line = Line(Span(start, start + len(words)), words, gap, cell)
            yield from _unrolled(line, unroller) if rolled or holds_lines(words) else [line]
            gap, page_start = 0, False
        page_start = page_start or raw.endswith("\f")
        position = match.end()


def without_spacing(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, without the blank line that some tools leave behind every line: sentences run on over it."""
    runs = sum(1 for one, other in pairwise(lines) if other.gap and _runs_on(one.words, other.words))
    if runs < SENTENCES_OVER_GAPS or runs < SHARE_OVER_GAPS * len(lines):
        return tuple(lines)
    spaced = [line.gap > 0 for line in lines]
    return tuple(
        replace(line, gap=line.gap - 1) if line.gap and _all_spaced(spaced, index) else line
        for index, line in enumerate(lines)
    )


def _runs_on(words: str, following: str) -> bool:
    return following[0].islower() and words[-1] not in ".:;!?" and len(words) > SHORTEST_WRAPPED


def _all_spaced(spaced: Sequence[bool], index: int) -> bool:
    near = spaced[max(0, index - SPACED_WITHIN) : index + SPACED_WITHIN + 1]
    return sum(near) >= SPACED_SHARE * len(near)


def _unrolled(line: Line, unroller: Unroller) -> Iterator[Line]:
    """The lines that stand on one line, each parted from the one before as by a blank line."""
    start = line.span.start
    if len(line.words) <= SHORT and not unroller.is_page(start) and not holds_lines(line.words):
        yield line
        return
    for cut, end in pairwise([*unroller.cuts(line.words, start), len(line.words)]):
        words = line.words[cut:end].strip()
        gap = max(1, line.gap) if cut == 0 else 1
        if words:
            yield Line(Span(start + cut, start + cut + len(words)), words, gap, cell=True)


def _mark_furniture(lines: Sequence[Line], document: Document) -> tuple[Line, ...]:
    """A running head may repeat the head of a case; where that is printed first, it is the head itself."""
    heads = _running_heads(lines, document)
    seen: set[str] = set()
    marked: list[Line] = []
    above = ""
    counted = _rows_by_number(lines)
    for index, line in enumerate(lines):
        if line.words in seen and marked[-1].role is LineRole.FURNITURE and _heads_a_list(line.words):
            marked.append(replace(line, role=LineRole.FURNITURE))
            continue
        first = line.words not in seen
        heading = _heads_a_part(line.words) or (is_row(line.words) and first)
        heading = heading or (
            first
            and len(marked) < TITLE_PAGE
            and len(document.pages) < 2
            and len(line.words) <= LONGEST_HEAD
            and plan_name().search(line.words) is not None
        )
        seen.add(line.words)
        heading = heading or bool(_LABEL_ROW.match(line.words) or _LABEL_ROW.match(above))
        heading = heading or plan_label().match(line.words) is not None or index in counted
        outside = not heading and (_is_furniture(line, heads) or _is_moved_in(line, document.text))
        marked.append(replace(line, role=LineRole.FURNITURE) if outside else line)
        above = line.words
    marked = [
        replace(line, role=LineRole.FURNITURE) if _numbers_page(marked, index, heads) else line
        for index, line in enumerate(marked)
    ]
    aside = [index for index, line in enumerate(marked) if line.role is LineRole.FURNITURE]
    broken = between_pages([line.words for line in marked], aside)
    return tuple(replace(line, role=LineRole.FURNITURE) if i in broken else line for i, line in enumerate(marked))


def _rows_by_number(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that are the numbers of the rows of a table: each right above its row, and near by the next number."""
    alone = {
        index: int(line.words)
        for index, line in enumerate(lines[:-1])
        if line.words.isdecimal() and len(line.words) <= LONGEST_COUNT and not lines[index + 1].gap
    }
    runs = {
        index
        for index, number in alone.items()
        if any(
            alone.get(other) in (number - 1, number + 1) for other in range(index - NEAR_ROWS, index + NEAR_ROWS + 1)
        )
    }
    first = min((alone[index] for index in runs), default=0)
    return frozenset(runs) if first == 1 else frozenset()


def _numbers_page(lines: Sequence[Line], index: int, heads: frozenset[str]) -> bool:
    """Whether a number stands alone right beside a running head or foot: that of its page."""
    line = lines[index]
    if not _BARE_NUMBER.match(line.words):
        return False
    above, below = lines[index - 1 : index] if line.gap == 0 else (), lines[index + 1 : index + 2]
    beside = [*above, *(after for after in below if after.gap == 0)]
    return any(other.role is LineRole.FURNITURE and _shape(other.words) in heads for other in beside)


def _heads_a_list(words: str) -> bool:
    """Whether a line is the head of a table of cases: a page repeats it where the table goes on."""
    found = heading_of(words)
    return found is not None and found.heading is Heading.AGENDA_TABLE


def _is_moved_in(line: Line, text: str) -> bool:
    """Whether a number stands far to the right on a line of its own: that of the page."""
    start = line.span.start
    return bool(_BARE_NUMBER.match(line.words)) and start - (text.rfind("\n", 0, start) + 1) >= FAR_RIGHT


def _heads_a_part(words: str) -> bool:
    """Headings such as "Forslag til vedtak" come back on many pages and are no running heads."""
    found = heading_of(words)
    parts = (Heading.PROPOSED, Heading.ADOPTED, Heading.SECTION, Heading.STRATEGIC)
    labels = is_fact(words) and ":" not in words
    tables = heads_a_table(words) or heads_a_grid(words) or heads_treatment(words)
    return (found is not None and found.heading in parts) or labels or tables


def _is_furniture(line: Line, heads: frozenset[str]) -> bool:
    words = line.words
    if re.match(lexicon("unrolling")["signed"], words):
        return True
    if _PAGE_NUMBER.match(words) or _LINK.match(words) or _shape(words) in heads or _PAGE_BEHIND.search(words):
        return True
    return bool(_BARE_NUMBER.match(words)) and line.gap > 0


def _shape(words: str) -> str:
    return re.sub(r"\d+", "#", words.casefold())


def _running_heads(lines: Sequence[Line], document: Document) -> frozenset[str]:
    """The lines that stand beside page numbers (or at the edges of known pages) again and again; seldom elsewhere."""
    edges: Counter[str] = Counter()
    for index in set(_page_edges(lines, document)):
        edges[_shape(lines[index].words)] += 1
    edges.update(_shape(line.words) for line in lines if _is_a_foot(line.words))
    everywhere = Counter(_shape(line.words) for line in lines)
    rolled = is_rolled(document.text)
    rows = set() if rolled else {_shape(line.words) for line in lines if is_row(line.words)}
    return frozenset(
        shape
        for shape, count in edges.items()
        if count >= REPEATS_OF_A_RUNNING_HEAD + (shape in rows)
        and count > SHARE_AT_EDGES * everywhere[shape]
        and len(shape) > 3
    )


def _is_a_foot(words: str) -> bool:
    return bool(_FOOT.match(words) or _PAGE_AMIDST.search(words) or _PAGE_LAST.search(words)) or _names_owner(words)


def _names_owner(words: str) -> bool:
    """Whether a line is the name of a municipality or a company and a number: "Nes kommune 4"."""
    match = re.fullmatch(r"[A-ZÆØÅ][\w -]{2,60}?\s(\w+)\s\d{1,3}", words)
    names = lexicon("meetings")["name"]
    return match is not None and match[1] in (*names["kinds"], *names["last"])


def _page_edges(lines: Sequence[Line], document: Document) -> Iterator[int]:
    starts = {page.span.start for page in document.pages[1:]}
    if starts:
        yield from _edges_of_pages(lines, sorted(starts))
        return
    rolled = is_rolled(document.text)
    for index, line in enumerate(lines):
        numbered = _BARE_NUMBER.match(line.words) or _PAGE_NUMBER.match(line.words)
        if not (numbered or (len(line.words) <= LONGEST_HEAD and _PAGE_LAST.search(line.words))):
            continue
        for other in (index - 2, index - 1, index + 1, index + 2):
            words = lines[other].words if 0 <= other < len(lines) else ""
            if _could_be_a_head(words) and not (rolled and _NO_HEAD.match(words)):
                yield other


def _edges_of_pages(lines: Sequence[Line], starts: Sequence[int]) -> Iterator[int]:
    position = 0
    for index, line in enumerate(lines):
        if position < len(starts) and line.span.start >= starts[position]:
            position += 1
            for other in (index - 2, index - 1, index, index + 1):
                words = lines[other].words if 0 <= other < len(lines) else ""
                if _could_be_a_head(words) and not (words[0].islower() or _LISTED.match(words)):
                    yield other


_LABEL_ROW = re.compile(r"(?:[A-ZÆØÅ][\w./-]{1,24}:\s+)+[A-ZÆØÅ][\w./-]{1,24}:$")
"""Labels beside each other at the head of each case paper: what they are of stands right below."""
_NO_HEAD = re.compile(r"[A-ZÆØÅ][\w .]{1,28}:\s|\d{1,2}[.)]\s")
"""A label and its value, or a numbered point: at the edge of a page that is only guessed at, no running head."""

_LISTED = re.compile(r"(?:[-–•]|\d{1,2}\)|[a-h]\))\s+[A-ZÆØÅ]")
"""An item of a list."""


def _could_be_a_head(words: str) -> bool:
    """Whether a line may be a running head or foot by its length and its end: a sentence is none."""
    whole = words.endswith((":", ".", ";", ","))
    return 8 < len(words) <= LONGEST_HEAD and not whole and not _labels_a_case(words)


def _labels_a_case(words: str) -> bool:
    """Whether a line is a label alone, or that of a case's number or title with its value: each paper has these."""
    labels = lexicon("headings")["labels"]
    label, *value = re.split(r"\s{2,}|\t|:\s", words, maxsplit=1)
    name = label.casefold().rstrip(" .")
    own = (*labels["numbers"], *labels["titles"])
    return name in own if value else name in {word.casefold() for word in labels["words"]}


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
    behind = r"(?:/\d{1,2})?(?:\s[A-Z](?=\s|$))?(?=\s+[A-ZÆØÅ«“\"-]|\s+\((?=\d)|\s+forts|\s*$|[.:](?!\s*[«“\"]))"
    years = r"(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d"
    return re.compile(rf"^(?!{years}[.,;)])(?:{named}|\d{{1,4}}[/–-](?:19|20)?\d{{2}}){behind}")
