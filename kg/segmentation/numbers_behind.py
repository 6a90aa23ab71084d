"""Heads of cases whose number stands behind the title: rows of an agenda, and headings over the text of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.bodies import as_written
from kg.segmentation.case_lines import CaseHead, is_archive, starts_case
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.line_cues import heads_a_table, heads_treatment, is_fact
from kg.segmentation.trusts import is_a_trust
from kg.segmentation.whose import begins_with_name, lists_someone

LONGEST_ROW = 300
LINES = 3
LEAST_HEADINGS = 2
FACTS_WITHIN = 4


def numbers_behind(lines: Sequence[Line]) -> Iterator[CaseHead]:
    """Lines with the number behind the title; such a list has numbers in order, which no running text has."""
    told = (head for index, line in enumerate(lines) if (head := _read(index, line)))
    found = [head for head in told if not heads_treatment(lines[head.at].words)]
    rows = {head.number for pair in pairwise(found) if _in_order(*pair) and _near(*pair) for head in pair}
    headings = [head for index in range(len(lines)) if (head := _heading(lines, index))]
    apart = [pair for pair in pairwise(headings) if _in_order(*pair)]
    if len(apart) >= LEAST_HEADINGS:
        numbers = {head.number for pair in apart for head in pair}
        headings = [head for head in headings if head.number in numbers]
        yield from headings
        found = [head for head in found if head.at not in {heading.at for heading in headings}]
    yield from (head for head in found if head.number in rows)


def numbers_of_papers(lines: Sequence[Line]) -> Iterator[CaseHead]:
    """Heads of case papers whose first line has the body at the left and the number at the right, facts below."""
    seen: set[CaseNumber] = set()
    number_at_right = rf"(?P<body>\S.+?)\s{{3,}}[Ss]ak\s+(?P<number>{lexicon('cases')['head']['number']})"
    for index, line in enumerate(lines):
        match = re.fullmatch(number_at_right, line.words) if len(line.words) < LONGEST_ROW else None
        number = CaseNumber.parse(f"Sak {match['number']}") if match else None
        if not match or not number or number in seen or not (line.gap and is_a_trust(as_written(match["body"], ""))):
            continue
        below = lines[index + 1 : index + FACTS_WITHIN]
        if any(is_fact(other.words) or heads_a_table(other.words) for other in below):
            seen.add(number)
            place = Span(line.span.start + match.start("number"), line.span.end)
            yield CaseHead(index, number, place, _below_facts(lines, index + 2), index, keyword=True)


def _below_facts(lines: Sequence[Line], first: int) -> tuple[Span, ...]:
    """The group of lines that stands apart right below the facts."""
    apart = (at for at in range(first, min(first + FACTS_WITHIN, len(lines))) if lines[at].gap)
    begin = next((at for at in apart if not is_fact(lines[at].words) and not heads_a_table(lines[at].words)), None)
    if begin is None:
        return ()
    end = next((at for at in range(begin + 1, len(lines)) if lines[at].gap), len(lines))
    return tuple(line.span for line in lines[begin:end]) if end - begin <= LINES else ()


@cache
def _pattern() -> re.Pattern[str]:
    head = lexicon("cases")["head"]
    words = "|".join(head["keywords"])
    word = rf"(?:\(?(?:styre)?sak\s+|\(?(?:(?:{words})\s*)?)"
    return re.compile(
        rf"^(?P<title>\S.{{2,110}}?)\s*[-–,(]?\s+{word}(?P<number>{head['number']})"
        r"(?P<letter>\s?(?:\([A-ZÆØÅ]\)|[A-Z]))?(?:\)(?:\s+\d{1,3})?)?$"
    )


def _in_order(one: CaseHead, other: CaseHead) -> bool:
    return one.number.year == other.number.year and other.number.number == one.number.number + 1


def _near(one: CaseHead, other: CaseHead) -> bool:
    return other.at - one.at <= 2


def _read(index: int, line: Line) -> CaseHead | None:
    match = _pattern().match(line.words) if len(line.words) < LONGEST_ROW else None
    number = CaseNumber.parse(match["number"]) if match else None
    if not match or not number or line.role is LineRole.ITEM or is_archive(match["number"]):
        return None
    if not re.match(r"[A-ZÆØÅ«]", match["title"]) or lists_someone(match["title"]):
        return None
    if "(" in line.words and begins_with_name(match["title"]):
        return None
    return _head(index, line, match, number)


def _head(index: int, line: Line, match: re.Match[str], number: CaseNumber) -> CaseHead:
    start = line.span.start
    title = Span(start + match.start("title"), start + match.end("title"))
    place = Span(start + match.start("number"), start + match.end("number"))
    return CaseHead(index, number, place, (title,), index, beside=True, letter=(match["letter"] or "").strip(" ()"))


def _heading(lines: Sequence[Line], index: int) -> CaseHead | None:
    """The heading that ends with the number on line `index`: a group of few lines behind a blank one."""
    line = lines[index]
    match = _pattern().match(line.words) if len(line.words) < LONGEST_ROW else None
    number = CaseNumber.parse(match["number"]) if match else None
    if not match or not number or line.role is not LineRole.TEXT or is_archive(match["number"]):
        return None
    first = index
    while first and not lines[first].gap and index - first < LINES:
        first -= 1
    group = lines[first:index]
    opens = re.match(r"[A-ZÆØÅ«\d]", lines[first].words)
    if not lines[first].gap or not opens or not all(map(_could_be_title, group)) or starts_case(lines[first]):
        return None
    if not group and (lists_someone(match["title"]) or is_fact(line.words)):
        return None
    head = _head(index, line, match, number)
    return replace(head, title=(*(above.span for above in group), *head.title), keyword=True, beside=False)


def _could_be_title(line: Line) -> bool:
    told = is_fact(line.words) or heading_of(line.words) or starts_case(line)
    ends = line.words.endswith((".", ":", ";")) or _pattern().match(line.words)
    return not (told or ends) and line.role is LineRole.TEXT
