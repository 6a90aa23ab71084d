"""Case numbers in running text: "styresak 80-2022 og 97-2022 …", with title and meeting where the text gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.dates import find_dates
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span


@dataclass(frozen=True, slots=True)
class CaseMention:
    """A case that running text names; spans are in the text that was searched.

    `follows` tells that the text says to follow the case up; `meeting_date` is the ISO date of the meeting it names;
    `within` is the number of the case in whose title this one is named; numbers joined by "og" share a `group`.
    """

    number: CaseNumber
    span: Span
    title: Span | None = None
    meeting_date: str | None = None
    meeting_span: Span | None = None
    follows: bool = False
    within: CaseNumber | None = None
    group: int = 0


@cache
def _mention() -> re.Pattern[str]:
    text = lexicon("cases")["text"]
    number = r"\d{1,4}\s?[-–/]\s{0,4}(?:(?:19|20)\d{2}|\d{2})(?!\d)(?:/\d{1,2})?(?![\d/]|-\d)"
    return re.compile(
        rf"(?<![\w-]){text['foreign']}{text['keywords']}\s+(?P<first>{number})(?P<rest>(?:{text['join']}(?:{text['keywords']}\s+)?{number})*)"
    )


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d{1,4}\s?[-–/]\s{0,4}(?:(?:19|20)\d{2}|\d{2})(?!\d)(?:/\d{1,2}(?!\d))?")


@cache
def _title() -> re.Pattern[str]:
    end = lexicon("cases")["text"]["title_end"]
    inside = r"(?:(?:nr|v|mill|adm|kl)\.|\d\.(?=\s+[a-zæøå])|[^.;:()\n]|\n(?!\s*\n(?!\s*(?:og|samt)\b)))"
    stop = rf"\s*\(|{end}|\s*[.;:](?:\s|$)|\s*\n\s*\n(?!\s*(?:og|samt)\b)|,\s(?:som|ble|der|jf)|$"
    return re.compile(rf"\s*[-–,]?\s+(?P<title>[A-ZÆØÅ«“]{inside}{{2,200}}?)(?={stop})")


@cache
def _meeting() -> re.Pattern[str]:
    return re.compile(lexicon("cases")["text"]["meeting"])


@cache
def _follows() -> re.Pattern[str]:
    text = lexicon("cases")["text"]
    return re.compile(rf"{text['follows']}$", re.I)


def case_mentions(text: str) -> Iterator[CaseMention]:
    """Every case that `text` names by number, in order.

    >>> text = "styresak 99-2022 Plan, oppfølging av styresak 80-2022 og 97-2022 (styremøte 24. august 2022)"
    >>> [(str(m.number), m.follows, m.meeting_date, str(m.within)) for m in case_mentions(text)]
    [('99-2022', False, '2022-08-24', 'None'), ('80-2022', True, None, '99-2022'), ('97-2022', True, None, '99-2022')]
    """
    outer: CaseMention | None = None
    for mention in _mentions(text):
        if outer and outer.title and outer.title.start <= mention.group < outer.title.end:
            yield replace(mention, meeting_date=None, meeting_span=None, within=outer.number)
        else:
            outer = mention
            yield mention


def _mentions(text: str) -> Iterator[CaseMention]:
    for match in _mention().finditer(text):
        follows = bool(_follows().search(text[max(0, match.start() - 60) : match.start()]))
        numbers = list(_number().finditer(text, match.start("first"), match.end()))
        for position, found in enumerate(numbers):
            mark = re.search(r"\b[A-Z]{2}\s+$", text[match.start() : found.start()])
            number = CaseNumber.parse((mark[0] if mark else "") + "".join(found[0].split()))
            if number is None:
                continue
            mention = CaseMention(number, Span(found.start(), found.end()), follows=follows, group=match.start())
            yield _with_context(text, mention) if position == len(numbers) - 1 else mention


def _with_context(text: str, mention: CaseMention) -> CaseMention:
    """Add the title and the meeting that stand behind the number."""
    end = mention.span.end
    title = _title().match(text, end)
    if title:
        mention = replace(mention, title=Span(title.start("title"), title.end("title")))
        end = title.end("title")
    behind = text[end : end + 90]
    if lead := _meeting().match(behind):
        date = next(find_dates(behind[lead.end() :]), None)
        if date and date.span.start <= 2:
            start = end + lead.end() + date.span.start
            return replace(
                mention,
                meeting_date=date.iso,
                meeting_span=Span(start, start + date.span.end - date.span.start),
            )
    return mention
