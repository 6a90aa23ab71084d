"""What a line that heads a case looks like: its number, with or without a word before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Layout, Line, LineRole
from kg.segmentation.line_cues import is_fact

NUMBER_WORDS = 3
HEADS_NEAR = 40
BULLETS_NEAR = 3
PAPER_HEAD = 4


@dataclass(frozen=True, slots=True)
class CaseHead:
    """A line that heads a case; `at` is its index among the lines that are read, `last` that of the head's last line.

    `title` holds the spans of the title's lines, `type` the written case type; `beside` tells that a time, page or type
    stands beside the title, as in the rows of an agenda; `letter` is what stands behind the number, `listed` that
    the row is of a table of earlier cases and holds nothing else; `officers` are the cells of those who prepare it;
    `apart` that the number is told elsewhere.
    """

    at: int
    number: CaseNumber
    number_span: Span
    title: tuple[Span, ...]
    last: int
    type: str | None = None
    keyword: bool = False
    continued: bool = False
    beside: bool = False
    letter: str = ""
    listed: bool = False
    officers: tuple[Span, ...] = ()
    apart: bool = False

    @property
    def heading(self) -> Span:
        """Number and title; in a column the title may stand above."""
        parts = self.title if self.apart else (self.number_span, *self.title)
        return Span(min(part.start for part in parts), max(part.end for part in parts))


def title_part(lines: Sequence[Line], head: CaseHead, span: Span, *, below: int = 0) -> str:
    """The words of a piece of a title, which stands on one of the lines of its head or, at most, `below` that."""
    line = next((line for line in lines[head.at : head.last + 1 + below] if line.span.contains(span)), None)
    return line.words[span.start - line.span.start : span.end - line.span.start] if line else ""


@cache
def head_pattern() -> re.Pattern[str]:
    """The head of a case: a word, the number and its letter, an archive number, and the title."""
    head = lexicon("cases")["head"]
    words = "|".join(head["keywords"])
    again = "|".join(map(re.escape, head["continued"]))
    worded = rf"(?=(?:{words})\s*:?\s*\d)"
    before = rf"{head['time_before']}(?:{worded}|{head['timed']})|\d{{1,3}}\s+{worded}"
    return re.compile(
        rf"^(?:{before})?(?:(?P<keyword>{words}|{head['small']})\s*:?\s*)?(?P<number>{head['number']})(?P<letter>\s?(?:\([A-ZÆØÅ]\)|[A-Z]))?(?![\w/])"
        rf"(?:[.:]|\s:)?(?:\s+\({head['archive_label']}[\d/-]{{4,14}}\)(?=\s|$)|\s+(?:[-–]\s+(?=\S+\s+[-–]\s))?(?:{head['archive_label']})?(?P<archive>\d{{2,4}}/(?:\d{{1,6}}(?:-\d{{1,3}})?)?|{head['archive_run']})(?=\s|$))?"
        rf"(?:\s+(?P<again>{again})(?!\w))?(?:\s*[-–:]\s+|\s+|$)(?P<title>.*)$"
    )


def read_lines(layout: Layout) -> list[Line]:
    """The lines that carry text: furniture and footnotes left out."""
    return [line for line in layout.lines if line.role not in (LineRole.FURNITURE, LineRole.FOOTNOTE)]


def starts_case(line: Line) -> bool:
    """Whether the line begins with a case's number as the head of a case does."""
    match = head_pattern().match(line.words)
    if not match or (not match["keyword"] and is_archive(match["number"])):
        return False
    alone = match["letter"] and not match["title"]
    return bool(match["keyword"] or alone or re.match(r"[A-ZÆØÅ«]", match["title"] or ""))


def is_archive(number: str) -> bool:
    """Whether a number is written as archives number: "2014/611"."""
    return bool(re.fullmatch(r"(?:19|20)\d{2}/\d{1,4}", number))


def is_in_series(lines: Sequence[Line], index: int) -> bool:
    """Whether the number alone on the line is one of a column: the one before or behind it stands alone nearby too."""
    own = _number_alone(lines[index].words)
    near = (_number_alone(line.words) for line in lines[max(0, index - 30) : index + 30])
    following = {(n.year, n.number) for n in near if n}
    return own is not None and bool({(own.year, own.number - 1), (own.year, own.number + 1)} & following)


def _number_alone(words: str) -> CaseNumber | None:
    bare = re.sub(r"\s[A-ZÆØÅ]$", "", words.rstrip(".:"))
    return CaseNumber.parse(bare) if len(bare.split()) <= NUMBER_WORDS else None


def is_in_bullets(lines: Sequence[Line], index: int) -> bool:
    """Whether the number behind a bullet goes on with, or before, that behind the bullet of a line nearby."""
    near = [line for line in lines[max(0, index - BULLETS_NEAR) : index + BULLETS_NEAR + 1] if line.marker == "•"]
    matches = (head_pattern().match(line.words[line.body :]) for line in near)
    numbers = {(n.year, n.number) for m in matches if m and m["title"] and (n := CaseNumber.parse(m["number"]))}
    own = CaseNumber.parse(lines[index].words[lines[index].body :].split()[0].rstrip(".:"))
    return own is not None and bool({(own.year, own.number - 1), (own.year, own.number + 1)} & numbers)


def heads_paper(lines: Sequence[Line], index: int) -> bool:
    """Whether the number alone on the line heads a case paper: its title follows, and right below that a label."""
    below = lines[index + 1 : index + 1 + PAPER_HEAD]
    at = next((i for i, line in enumerate(below) if is_fact(line.words) and ":" in line.words), 0)
    return lines[index].gap > 0 and at > 0 and all(line.gap == 0 for line in below[: at + 1])


def is_between_heads(lines: Sequence[Line], index: int) -> bool:
    """Whether the number alone on the line is next to that of a line nearby which has a title in capitals, as below."""
    own = CaseNumber.parse(lines[index].words.rstrip(".:"))
    following = lines[index + 1].words if index + 1 < len(lines) else ""
    if own is None or not following.isupper():
        return False
    for line in (*lines[max(0, index - HEADS_NEAR) : index], *lines[index + 1 : index + HEADS_NEAR]):
        match = head_pattern().match(line.words) if line.words[0].isdigit() else None
        other = CaseNumber.parse(match["number"]) if match and match["title"].isupper() else None
        if other and other.year == own.year and abs(other.number - own.number) == 1:
            return other.slashed == own.slashed
    return False
