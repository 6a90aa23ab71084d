"""Case numbers in running text: "styresak 80-2022 og 97-2022 …", with title and meeting where the text gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.dates import find_dates
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.whose import begins_with_someone

LONGEST_RANGE = 30
OWNER_REACH = 60
BEFORE, BEHIND, BACK = 130, 110, 900


@dataclass(frozen=True, slots=True)
class CaseMention:
    """A case that running text names; spans are in the text that was searched.

    `follows` tells that the text says to follow the case up, `earlier` that it tells of an earlier treatment of the
    matter; `meeting_date` is the ISO date of the meeting it names;
    `within` is the number of the case in whose title this one is named; numbers joined by "og" share a `group`;
    `mark` is what stands before "-sak", `owner` a body in the genitive before it, and `body` the name that stands
    beside a number without "sak".
    """

    number: CaseNumber
    span: Span
    title: Span | None = None
    meeting_date: str | None = None
    meeting_span: Span | None = None
    follows: bool = False
    earlier: bool = False
    within: CaseNumber | None = None
    group: int = 0
    mark: str | None = None
    owner: str | None = None
    body: str | None = None


@cache
def _mention() -> re.Pattern[str]:
    text = lexicon("cases")["text"]
    number = (
        r"(?:\d{1,4}\s?[-–/]\s{0,4}(?:(?:19|20)\d{2}|\d{2})(?!\d)(?:/\d{1,2})?(?![\d/]|-\d)(?:\s[A-Z](?=[\s,.;:)]))?)"
    )
    return re.compile(
        rf"(?<![\w-])(?:{text['keywords']}\s+|{text['prefixed']}|{text['bare']})(?P<first>{number})(?P<rest>(?:{text['join']}(?:{text['keywords']}\s+)?{number})*)"
    )


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d{1,4}\s?[-–/]\s{0,4}(?:(?:19|20)\d{2}|\d{2})(?!\d)(?:/\d{1,2}(?!\d))?")


@cache
def _title() -> re.Pattern[str]:
    end = lexicon("cases")["text"]["title_end"]
    inside = r"(?:(?:nr|v|mill|adm|kl)\.|\d\.(?=\s+[a-zæøå])|[^.;:()\n]|\n(?!\s*\n(?!\s*(?:og|samt)\b)))"
    stop = rf"\s*\(|{end}|\s*[.;:](?:\s|$)|\s*\n\s*\n(?!\s*(?:og|samt)\b)|,\s(?:som|ble|der|jf)|$"
    begins = "|".join(lexicon("cases")["text"]["no_title"])
    return re.compile(rf"\s*[-–,]?\s+(?!(?:{begins})\b)(?P<title>[A-ZÆØÅ«“]{inside}{{2,200}}?)(?={stop})")


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
    for mention in sorted([*_mentions(text), *_ranges(text), *_of_bodies(text)], key=lambda m: m.span):
        if outer and outer.title and outer.title.start <= mention.group < outer.title.end:
            yield replace(mention, meeting_date=None, meeting_span=None, within=outer.number)
        else:
            outer = mention
            yield mention


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("cases")["text"][name])


def _ranges(text: str) -> Iterator[CaseMention]:
    """Each case of a range: "sakene 36-40/15"."""
    for match in _pattern("range").finditer(text):
        first, last = int(match["from"]), int(match["to"])
        if first < last <= first + LONGEST_RANGE:
            span = Span(match.start("from"), match.end("year"))
            written = (CaseNumber.parse(f"{number}/{match['year']}") for number in range(first, last + 1))
            yield from (CaseMention(number, span, group=match.start()) for number in written if number)


def _of_bodies(text: str) -> Iterator[CaseMention]:
    """Numbers beside the name of a body: "NUFA 12/21", "30/22 - NUFA"."""
    for match in _pattern("of_body").finditer(text):
        which = "first" if match["first"] else "second"
        body = match["before"] or match["behind"]
        number = CaseNumber.parse(match[which])
        if number and body not in lexicon("cases")["text"]["no_bodies"]:
            yield CaseMention(number, Span(match.start(which), match.end(which)), group=match.start(), body=body)


def _mentions(text: str) -> Iterator[CaseMention]:
    for match in _mention().finditer(text):
        mark = _mark(match[0])
        owner = _pattern("owner").search(text, max(0, match.start() - OWNER_REACH), match.start())
        follows, earlier = _taken_up(text, match)
        numbers = list(_number().finditer(text, match.start("first"), match.end()))
        for position, found in enumerate(numbers):
            letters = re.search(r"\b[A-Z]{2}\s+$", text[match.start() : found.start()])
            written = "".join(found[0].split())
            number = CaseNumber.parse((letters[0] if letters else "") + written)
            if number is None:
                continue
            mention = CaseMention(
                number,
                Span(found.start(), found.end()),
                follows=follows,
                earlier=earlier,
                group=match.start(),
                mark=mark,
                owner=owner["owner"] if owner and not _of_a_board(text, numbers, position) else None,
            )
            yield _with_context(text, mention) if position == len(numbers) - 1 else mention


def _of_a_board(text: str, numbers: Sequence[re.Match[str]], position: int) -> bool:
    """Whether a number behind others has a word of its own: "rådets sak 5/12 og styresak 7-2012"."""
    between = text[numbers[position - 1].end() : numbers[position].start()] if position else ""
    return re.search(r"(?i)\bstyresak", between) is not None


def _taken_up(text: str, match: re.Match[str]) -> tuple[bool, bool]:
    """Whether the words around a number say that the case is followed up, or that the matter was treated before."""
    words = lexicon("cases")["text"]
    before = text[max(0, match.start() - BEFORE) : match.start()]
    behind = text[match.end() : match.end() + BEHIND]
    follows = bool(_follows().search(before) or re.match(words["followed"], behind, re.I))
    follows = follows or _points_back(text, match.end())
    earlier = any(re.search(rf"(?:{cue})$", before) for cue in words["earlier"])
    return follows, earlier or bool(re.match(words["decided"], behind))


def _points_back(text: str, end: int) -> bool:
    """Whether a sentence below takes up the case whose number ends at `end`: no other number stands between."""
    found = _pattern("points_back").search(text, end, end + BACK)
    return found is not None and _mention().search(text, end, found.start()) is None


def _mark(words: str) -> str | None:
    """What tells the body in the words before a number: "K-sak", "sak K", "Byrådssak"."""
    letters = re.match(r"([A-ZÆØÅ]{1,4}|[kf])-", words) or re.match(r"[Ss]ak\w*\s+(?:nr\.?:?\s+)?([KFB]S?)\s", words)
    compound = re.match(r"([A-ZÆØÅa-zæøå]{4,})[Ss]ak", words)
    found = letters or (compound if compound and compound[1].upper() in lexicon("cases")["text"]["marks"] else None)
    return found[1].upper() if found else None


def _is_a_title(text: str, title: re.Match[str]) -> bool:
    """Whether what stands behind a number is the title of the case: no name, no other case, no new paragraph."""
    parted = re.search(r"\n\s*\n", text[title.start() : title.start("title")])
    return not (parted or begins_with_someone(title["title"]) or _mention().match(title["title"]))


def _with_context(text: str, mention: CaseMention) -> CaseMention:
    """Add the title and the meeting that stand behind the number."""
    letter = re.compile(r"\s[A-Z](?=[\s,.;:)])").match(text, mention.span.end)
    end = letter.end() if letter else mention.span.end
    title = _title().match(text, end)
    if title and _is_a_title(text, title):
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
