"""The lines that head a case, with number, title and type: rows of agendas, heads of papers and of minuted cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.headings import Heading, case_type, heading_of, type_words
from kg.segmentation.labels import has_label
from kg.segmentation.layout import Layout, Line, LineRole

TITLE_LINES = 9
RAGGED = 6


@dataclass(frozen=True, slots=True)
class CaseHead:
    """A line that heads a case; `at` is its index among the lines that are read, `last` that of the head's last line.

    `title` holds the spans of the title's lines, `type` the written case type; `beside` tells that a time, page or type
    stands beside the title, as in the rows of an agenda.
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

    @property
    def heading(self) -> Span:
        """Number and title."""
        return Span(self.number_span.start, self.title[-1].end if self.title else self.number_span.end)


@cache
def _head_pattern() -> re.Pattern[str]:
    head = lexicon("cases")["head"]
    words = "|".join(head["keywords"])
    again = "|".join(map(re.escape, head["continued"]))
    return re.compile(
        rf"^(?:(?P<keyword>{words})\s*:?\s*)?(?P<number>{head['number']})(?P<letter>\s?[A-Z])?(?![\w/])"
        rf"[.:]?(?:\s+(?P<again>{again})(?!\w))?(?:\s*[-–:]\s+|\s+|$)(?P<title>.*)$"
    )


@cache
def _tail_pattern() -> re.Pattern[str]:
    row = lexicon("cases")["row"]
    return re.compile(rf"(?:^|\s+)(?:{row['time']}|{row['page']}|(?P<type>{type_words()})(?:ssak)?|forts\.)\s*$")


def read_lines(layout: Layout) -> list[Line]:
    """The lines that carry text: furniture and footnotes left out."""
    return [line for line in layout.lines if line.role not in (LineRole.FURNITURE, LineRole.FOOTNOTE)]


@cache
def _behind_pattern() -> re.Pattern[str]:
    head = lexicon("cases")["head"]
    words = "|".join(head["keywords"])
    number = rf"(?:(?:{words})\s*)?(?P<number>{head['number']})"
    return re.compile(rf"^(?P<title>[A-ZÆØÅ«].{{3,110}}?)\s*[-–,(]?\s+\(?{number}\)?$")


def case_heads(lines: Sequence[Line]) -> list[CaseHead]:
    """Every line that looks like the head of a case, with its whole title, in reading order."""
    before = list(_number_before(lines))
    taken = {at for head in before for at in range(head.at, head.last + 1)}
    return sorted([*before, *(h for h in _number_behind(lines) if h.at not in taken)], key=lambda head: head.at)


def _number_behind(lines: Sequence[Line]) -> Iterator[CaseHead]:
    """Lines with the number behind the title; such a list has numbers in order, which no running text has."""
    found = [head for index, line in enumerate(lines) if (head := _read_behind(index, line))]
    rows = {head.number for pair in pairwise(found) if _next_in_order(*pair) for head in pair}
    yield from (head for head in found if head.number in rows)


def _next_in_order(one: CaseHead, other: CaseHead) -> bool:
    same = one.number.year == other.number.year
    return same and other.number.number == one.number.number + 1 and other.at - one.at <= 2


def _read_behind(index: int, line: Line) -> CaseHead | None:
    match = _behind_pattern().match(line.words)
    number = CaseNumber.parse(match["number"]) if match else None
    if not match or not number or line.role is LineRole.ITEM or _is_archive(match["number"]):
        return None
    start = line.span.start
    title = Span(start + match.start("title"), start + match.end("title"))
    place = Span(start + match.start("number"), start + match.end("number"))
    return CaseHead(index, number, place, (title,), index, beside=True)


def _number_before(lines: Sequence[Line]) -> Iterator[CaseHead]:
    for index, line in enumerate(lines):
        if line.role is LineRole.ITEM:
            continue
        match = _head_pattern().match(line.words)
        number = CaseNumber.parse(f"{match['keyword'] or ''} {match['number']}") if match else None
        if match and number and _believable(match, lines, index):
            head = _head(lines, index, match, number)
            if head.title or head.keyword:
                yield head


def _believable(match: re.Match[str], lines: Sequence[Line], index: int) -> bool:
    title = match["title"]
    if title[:1].isdigit() and CaseNumber.parse(title):
        return False
    if match["keyword"] or match["again"]:
        return not title or not title[0].islower()
    following = lines[index + 1] if index + 1 < len(lines) else None
    if not title:
        return following is not None and following.gap <= 1 and following.words[0].isupper() and _in_table(lines, index)
    return (title[0].isupper() or title[0] in '«“"') and not _is_archive(match["number"])


def _is_archive(number: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d{2}/\d{1,4}", number))


def _in_table(lines: Sequence[Line], index: int) -> bool:
    return any(_is_table_head(line) for line in lines[max(0, index - 40) : index])


def _is_table_head(line: Line) -> bool:
    found = heading_of(line.words)
    return found is not None and found.heading in (Heading.AGENDA_TABLE, Heading.EARLIER_TABLE)


def _head(lines: Sequence[Line], index: int, match: re.Match[str], number: CaseNumber) -> CaseHead:
    line = lines[index]
    start = line.span.start
    head = CaseHead(
        index,
        number,
        Span(start + match.start("number"), start + match.end("number")),
        (),
        index,
        keyword=bool(match["keyword"]) and not re.fullmatch(r"(?!SAK)[A-Z]{2,3}", match["keyword"]),
        continued=bool(match["again"]),
    )
    return _with_title(lines, head, Span(start + match.start("title"), line.span.end))


def _with_title(lines: Sequence[Line], head: CaseHead, first: Span) -> CaseHead:
    """Collect the title over its lines; times, page numbers and the case type beside it are left out."""
    title: list[Span] = []
    kind: str | None = None
    last, beside = head.at, False
    line, part = lines[head.at], first
    for index in range(head.at, min(head.at + TITLE_LINES, len(lines))):
        if index > head.at:
            line, part = lines[index], lines[index].span
            if not _goes_on(lines, index, bool(title), kind):
                break
        cut, found = _without_tail(line.words[part.start - line.span.start :])
        if index == head.at and cut == 0 and found:
            cut, found = part.end - part.start, None
        kind = found or kind
        beside = beside or cut < len(line.words) - (part.start - line.span.start)
        last = index
        if cut:
            title.append(Span(part.start, part.start + cut))
        if cut < part.end - part.start:
            break
    return replace(head, title=tuple(title), type=kind, last=last, beside=beside)


def _without_tail(words: str) -> tuple[int, str | None]:
    """The length of `words` without times, page numbers and a case type at the end, and that type."""
    kind: str | None = None
    end = len(words.rstrip())
    while match := _tail_pattern().search(words[:end]):
        if match["type"] and kind is None:
            kind = case_type(match["type"])
        elif match["type"]:
            break
        end = match.start()
    return end, kind


def _goes_on(lines: Sequence[Line], index: int, started: bool, kind: str | None) -> bool:
    """Whether line `index` belongs to the head: the rest of the title, or a type or time that stands alone."""
    line = lines[index]
    if line.role is LineRole.ITEM or (_head_pattern().match(line.words) and not line.words[0].isdigit()):
        return False
    cut, found = _without_tail(line.words)
    if cut == 0 and (found or kind is None):
        return line.gap <= 2 and not _heads_a_decision(lines, index)
    if kind is not None or heading_of(line.words) or _is_rest(line) or starts_case(line) or _is_fact(line.words):
        return False
    return _title_continues(lines, index, started)


def _is_fact(words: str) -> bool:
    return has_label(words) or bool(re.match(lexicon("cases")["head"]["facts"], words))


def _heads_a_decision(lines: Sequence[Line], index: int) -> bool:
    """ "Vedtak" is a case type in an agenda and a heading in minutes: there text follows."""
    found = heading_of(lines[index].words)
    following = lines[index + 1] if index + 1 < len(lines) else None
    decides = found is not None and found.heading in (Heading.ADOPTED, Heading.PROPOSED)
    return decides and following is not None and not starts_case(following)


def starts_case(line: Line) -> bool:
    """Whether the line begins with a case's number as the head of a case does."""
    match = _head_pattern().match(line.words)
    if not match or (not match["keyword"] and _is_archive(match["number"])):
        return False
    return bool(match["keyword"] or re.match(r"[A-ZÆØÅ«]", match["title"] or ""))


def _is_rest(line: Line) -> bool:
    rest = lexicon("headings")["table"]["rest"]
    beside = lexicon("cases")["row"]["beside"]
    return line.words.split(maxsplit=1)[0] in rest or bool(re.match(beside, line.words))


_DANGLING = re.compile(r"(?:[,:&/–-]|\b(?:og|av|for|til|i|på|med|en|et|ein|eit|frå|fra|om|ved))$")


def _title_continues(lines: Sequence[Line], index: int, started: bool) -> bool:
    before, line = lines[index - 1], lines[index]
    first = line.words[0]
    if not started:
        return line.gap <= 1
    if before.words.endswith((".", "?")) and not before.words.endswith(("nr.", "ad.", "v.")):
        return False
    if first.islower() or (first == "(" and line.gap == 0):
        return line.gap <= 2
    if first.isdigit() or _DANGLING.search(before.words):
        return line.gap <= 1 and not line.cell
    return line.gap == 0 and not line.cell and _is_heading_group(lines, index)


def _is_heading_group(lines: Sequence[Line], index: int) -> bool:
    """A title that wraps before a capital: the line before is full, or a blank line ends the group shortly after."""
    before, word = lines[index - 1].words, lines[index].words.split(maxsplit=1)[0]
    margin = max(len(line.words) for line in lines[max(0, index - 8) : index + 8])
    if len(before) + 1 + len(word) > margin - RAGGED:
        return True
    after = next((at for at in range(index + 1, min(index + 3, len(lines))) if lines[at].gap > 0), None)
    return after is not None and not lines[after - 1].words.endswith(".")
