"""Numbers of cases that are written with their year first, "PS 15/4", turned round before a paper is read.

A turned number is as long as it was, so that spans in the turned text are spans in the printed one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.lexicon import lexicon
from kg.model import Analysis, Document, Literal, Segment, Span, Statement

LEAST_ROWS = 3
OLDEST = 15
"""A paper names no case that is older, in years."""
SHORT = 100
_BEHIND_ROW = re.compile(r"\s+(?:[A-ZÆØÅ«]|(?:\d\d)?\d\d/\d{2,6}(?!\d))")
_ARCHIVED = re.compile(r"(?<![\d/])(?P<year>\d{2,4})/\d{1,4}[ \t]+$")
"""What stands before the archive number of a case, of the same year: its number."""
_PAIR = re.compile(r"(?<!\d)\d{1,4}[/-]\d{1,4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Token:
    """Two numbers with a stroke between, as they are printed.

    `marked` where a word or letters of cases stand before, `lettered` where letters do, `heads` where a title stands
    behind, `begins` where no other number stands before as well.
    """

    span: Span
    first: str
    second: str
    marked: bool
    lettered: bool
    heads: bool
    begins: bool


@lru_cache(maxsize=8)
def years_behind(text: str) -> str:
    """`text` with the year behind the number wherever the paper prints it before.

    >>> years_behind("Møte 3. mai 2015. PS 15/1 Val. PS 15/27 Budsjett, jf. sak 14/58. Arkivsak 15/44")
    'Møte 3. mai 2015. PS 1/15 Val. PS 27/15 Budsjett, jf. sak 58/14. Arkivsak 15/44'
    >>> years_behind("Sak 2015-31 og BU 2015/07, arkiv 2015/174"), years_behind("Sak 15/14 den 2. mai 2014")
    ('Sak 31-2015 og BU 07/2015, arkiv 2015/174', 'Sak 15/14 den 2. mai 2014')
    >>> years_behind("I 2021: 21/034 Hovedutvalget, 21/071 Formannskapet")
    'I 2021: 034/21 Hovedutvalget, 071/21 Formannskapet'
    """
    pieces, at = [], 0
    for token in _turned(text):
        between = text[token.span.start + len(token.first)]
        pieces += [text[at : token.span.start], f"{token.second}{between}{token.first}"]
        at = token.span.end
    return "".join((*pieces, text[at:]))


@lru_cache(maxsize=8)
def _turned(text: str) -> tuple[Token, ...]:
    """The numbers that are turned, in order."""
    tokens = list(_tokens(text))
    found = {token.span: token for token in (*_of_whole_years(tokens), *_of_short_years(tokens, _year(text)))}
    return tuple(found[span] for span in sorted(found))


def as_printed(analysis: Analysis, document: Document) -> Analysis:
    """What was read out of a turned text, with the words as `document` has them.

    Words with a place get back what is printed there; others, such as titles, what is printed for that number alone.
    """
    read, printed = analysis.document.text, document.text
    turned = [token.span for token in _turned(printed)]
    stays = {match[0] for match in _PAIR.finditer(read) if match[0] == printed[match.start() : match.end()]}
    everywhere = {span.of(read): span.of(printed) for span in turned if span.of(read) not in stays}

    def words(value: str, place: Span | None = None) -> str:
        near = {span.of(read): span.of(printed) for span in turned if place and place.contains(span)}
        return _with(value, near or everywhere)

    def said(statement: Statement) -> Statement:
        value, place = statement.object, statement.evidence.span
        if isinstance(value, Literal) and value.language:
            value = replace(value, value=words(value.value, place))
        return replace(statement, object=value, evidence=replace(statement.evidence, quote=place.of(printed)))

    def titled(segment: Segment) -> Segment:
        pairs = ((name, words(value) if name == "title" else value) for name, value in segment.attributes)
        return replace(segment, attributes=tuple(pairs))

    return replace(
        analysis,
        document=document,
        title=words(analysis.title),
        segments=tuple(map(titled, analysis.segments)),
        mentions=tuple(replace(one, form=words(one.form, one.span)) for one in analysis.mentions),
        entities=tuple(replace(one, label=words(one.label, one.span)) for one in analysis.entities),
        statements=tuple(map(said, analysis.statements)),
    )


def _with(value: str, back: Mapping[str, str]) -> str:
    return _PAIR.sub(lambda found: back.get(found[0], found[0]), value) if back else value


def _tokens(text: str) -> Iterator[Token]:
    for match in _token().finditer(text):
        mark = match["mark"] or ""
        if re.match(lexicon("cases")["head"]["behind_archive"], text[match.end() : match.end() + 20]):
            continue
        whole = len(match["first"]) > 2
        before = text[max(0, match.start("first") - 12) : match.start("first")]
        behind = _ARCHIVED.search(before)
        if not mark and behind and behind["year"] == match["first"]:
            continue
        before = before.rstrip()
        if text[match.end("first")] == "-" and (not mark or _is_letters(mark) or _is_a_period(match)):
            continue
        if whole and mark.rstrip().endswith(":"):
            mark = ""
        heads = bool(_BEHIND_ROW.match(text, match.end()))
        yield Token(
            Span(match.start("first"), match.end("second")),
            match["first"],
            match["second"],
            marked=bool(mark),
            lettered=_is_letters(mark),
            heads=heads,
            begins=heads and not before[-1:].isdigit(),
        )


@cache
def _token() -> re.Pattern[str]:
    mark = lexicon("cases")["head"]["marks_of_cases"]
    return re.compile(
        rf"(?:{mark}|(?<![\d/.,-]))(?P<first>(?:19|20)?\d\d)(?:/|(?<=\d{{4}})-)(?P<second>\d{{1,4}})(?![\d/-]|\.\d)"
    )


def _is_a_period(match: re.Match[str]) -> bool:
    """Whether two years follow each other: "saker 2014-15"."""
    return int(match["second"]) == int(match["first"][-2:]) + 1


def _is_letters(mark: str) -> bool:
    return mark.strip(" -:").isupper()


def _of_whole_years(tokens: list[Token]) -> Iterator[Token]:
    """Numbers behind a whole year: those that are marked as a case's, and the rows of a list."""
    whole = [one for one in tokens if len(one.first) > 2 and len(one.second) < 4]
    rows = {(one.first, int(one.second)) for one in whole if one.heads}
    listed = {(year, number) for year, number in rows if {(year, number - 1), (year, number + 1)} & rows}
    enough = len(listed) >= LEAST_ROWS
    for one in whole:
        if one.marked or (enough and one.heads and (one.first, int(one.second)) in listed):
            yield one


def _of_short_years(tokens: list[Token], year: int | None) -> Iterator[Token]:
    """Numbers behind two digits of a year, in a paper that writes its own so."""
    short = [one for one in tokens if len(one.first) == 2 and (len(one.second) < 4 or one.second[0] == "0")]
    whole = _own_year(short, year) if year else None
    lettered = [one for one in short if one.lettered]
    letters = (_own_year(lettered, year) if year else None) or whole
    series = {first: _series(short, first) for first in {int(one.first) for one in short}}
    for one in short:
        own = letters if one.lettered else whole
        length = 4 if one.marked else 3
        padded = one.second[0] == "0" and 2 < len(one.second) <= length and (one.marked or one.begins)
        if padded or (own is not None and year and _is_turned(one, series[int(one.first)], own, year)):
            yield one


def _is_turned(token: Token, series: Collection[int], own: int, year: int) -> bool:
    near = int(token.first) in (own, own - 1)
    if near and int(token.second) in series:
        return True
    if not token.marked or not _could_be(token.first, year):
        return False
    return len(token.second) < 3 and (near or not _could_be(token.second, year))


def _own_year(tokens: list[Token], year: int) -> int | None:
    """The two digits with which the paper's own numbers begin, where they do."""
    near = [one % SHORT for one in (year, year - 1, year + 1)]
    told = [one for one in tokens if one.marked or one.heads]
    before = [one for one in told if one.marked and int(one.first) in near and int(one.second) not in near]
    behind = [one for one in told if int(one.second) in near and int(one.first) not in near]
    firsts = {own: len(_series(tokens, own)) for own in near}
    best = max(near, key=lambda own: firsts[own])
    rows_behind = max(len(_firsts(tokens, second)) for second in near)
    if firsts[best] >= LEAST_ROWS and firsts[best] > rows_behind:
        return best
    return int(before[0].first) if before and not behind else None


def _series(tokens: list[Token], first: int) -> set[int]:
    """The numbers behind a year that have a neighbour."""
    numbers = {int(one.second) for one in tokens if int(one.first) == first and (one.marked or one.heads)}
    return {number for number in numbers if {number - 1, number + 1} & numbers}


def _firsts(tokens: list[Token], second: int) -> set[int]:
    numbers = {int(one.first) for one in tokens if int(one.second) == second and (one.marked or one.heads)}
    return {number for number in numbers if {number - 1, number + 1} & numbers}


def _could_be(digits: str, year: int) -> bool:
    """Whether two digits may be the year of a case that a paper of `year` names."""
    return len(digits) == 2 and (year + 1 - int(digits)) % SHORT <= OLDEST


def _year(text: str) -> int | None:
    """The year that a paper names most."""
    found = Counter(re.findall(r"(?<!\d)(?:19[89]|20[0-4])\d(?!\d)", text))
    return int(found.most_common(1)[0][0]) if found else None
