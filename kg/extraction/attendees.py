"""Who stands in a list of people, read word by word: names, what is said of each, who came instead of whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from kg.extraction.people_tables import Listing, marked
from kg.lexicon import lexicon
from kg.model import Mention, Span
from kg.recognition import (
    family_first,
    family_name_first,
    given_name,
    initialed,
    is_role,
    name_like,
    name_words,
    party,
    person_name,
    spoken,
    title_pattern,
)
from kg.segmentation.layout import Line
from kg.text import squeeze

LONGEST_NAME = 6
FEWEST_TURNED = 3
MOST_NAMES = 250
"""No list of people at a meeting is longer; the time that a list takes grows faster than it."""
LONGEST_GAP = 14
"""Words without a name behind which a list is over."""
DETAIL_WORDS = 12
_PARTY_BEHIND = r"-(?=(?:[A-ZÆØÅ]{1,4}|[A-ZÆØÅ][a-zæøå][A-ZÆØÅ])(?![\w-]))"
_TOKEN = re.compile(
    rf"\(|\)|[,;•|]|\t|[ ]{{2,}}|/(?=[A-ZÆØÅ])|{_PARTY_BEHIND}"
    rf"|(?:(?!{_PARTY_BEHIND})[^\s(),;•|/])+/?[^\s(),;•|/A-ZÆØÅ-]*"
)
_APART = re.compile(
    r"^\.\s|[,;•|/\t\n)]|[ ]{2,}|(?<=[a-zæøå]{3}\.)(?<!repr\.)\s|(?<=\s)(?:og|samt|&|[–-])(?=\s)"
    r"|(?<!\S)(?:[xX✓✔☒]|Permisjon|Forfall)(?!\S)"
)

_ROW_TITLE = re.compile(r"[A-ZÆØÅ][\wæøå./-]*(?:[ ][\wæøå./-]+){0,3}(?:\t|[ ]{2,})\s*")
"""The cell before a name in a table of people."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a list: where it stands, in which line, and how deep in brackets."""

    words: str
    span: Span
    line: int
    depth: int


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a list, before it is known what it does there."""

    name: str
    span: Span
    line: int
    depth: int


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person in a list: what stands before the name, what is said behind it, in what capacity the list has it."""

    name: str
    span: Span
    title: str
    detail: Span
    capacity: str
    line: Line


def attendees(listing: Listing, text: str, organisations: Sequence[Mention]) -> list[Attendee]:
    """The people of a list in reading order, without those whom others came for."""
    words = _words(listing.lines)
    patience = LONGEST_GAP * (2 if listing.waiting else 1)
    rows = [_Row(line, _printed(line, text)) for line in listing.lines]
    names = _turned(list(islice(_names(rows, words, organisations, patience), MOST_NAMES)))
    if not names:
        return []
    roles = [_role_of(text, name, names) for name in names]
    for at in _beside_deputies(listing, text, names):
        roles[at] = "replaced"
    there = [index for index in range(len(names)) if roles[index] != "replaced"]
    return [_attendee(listing, text, names, index) for index in there]


def _beside_deputies(listing: Listing, text: str, names: Sequence[Found]) -> Iterator[int]:
    """Of two names right behind each other in a row of deputies, the second: the table says for whom the first came."""
    if listing.capacity == "deputy":
        rows = Counter(name.line for name in names)
        for at, (before, name) in enumerate(pairwise(names), 1):
            between = text[before.span.end : name.span.start]
            if before.line == name.line and rows[name.line] == 2 and not between.strip(" \t") and not before.depth:
                yield at


def _turned(names: Sequence[Found]) -> list[Found]:
    """The names given name first, where most in the list are printed family name first without a comma.

    Where hardly any is printed the other way, so are those of whom neither word is known.
    """
    turned = [family_name_first(one.name) for one in names]
    if len(names) < FEWEST_TURNED or 2 * sum(turned) <= len(names):
        return list(names)
    others = [one for one, turn in zip(names, turned, strict=True) if not turn]
    usual = sum(turned) > FEWEST_TURNED * sum(_given_first(one.name) for one in others)
    plain = {one.span for one in others if not usual or " " not in one.name or one.depth}
    return [one if one.span in plain else replace(one, name=spoken(one.name)) for one in names]


def _given_first(name: str) -> bool:
    first, _, rest = name.partition(" ")
    return given_name(first) and not given_name(rest.partition(" ")[0])


def _words(lines: Sequence[Line]) -> list[Word]:
    found: list[Word] = []
    depth = 0
    for number, line in enumerate(lines):
        for match in _TOKEN.finditer(line.words):
            depth += match[0] == "("
            start = line.span.start + match.start()
            found.append(Word(match[0], Span(start, start + len(match[0])), number, depth))
            depth = max(0, depth - (match[0] == ")"))
    return found


class _Row(NamedTuple):
    """A line of a list, or the part of one, and how long the printed line is up to its end."""

    line: Line
    printed: int


def _printed(line: Line, text: str) -> int:
    """How long the printed line is whose end, or part, `line` holds."""
    start = text.rfind("\n", 0, line.span.start) + 1
    return len(text[start : line.span.end].strip())


def _names(
    rows: Sequence[_Row], words: Sequence[Word], organisations: Sequence[Mention], patience: int
) -> Iterator[Found]:
    """The names among the words; running text ends the list, `patience` words of it before the first name."""
    index = gap = 0
    while index < len(words) and gap <= patience:
        word = words[index]
        found = _named(rows, words, index, organisations)
        if found is None:
            gap += word.depth == 0 and word.words[0].isalpha()
            index += 1
            continue
        index = next((i for i in range(index, len(words)) if words[i].span.start >= found.span.end), len(words))
        if not found.depth and _runs_on(words, index):
            return
        gap, patience = 0, LONGEST_GAP
        yield found


def _named(rows: Sequence[_Row], words: Sequence[Word], index: int, organisations: Sequence[Mention]) -> Found | None:
    word = words[index]
    line = rows[word.line].line
    if any(mention.span.start <= word.span.start < mention.span.end for mention in organisations):
        return None
    at = word.span.start - line.span.start
    if not word.depth and (end := family_first(line.words, at)):
        return Found(person_name(line.words[at:end]), Span(word.span.start, line.span.start + end), word.line, 0)
    ends = next((m.span.start for m in organisations if m.span.start > word.span.start), None)
    near = list(
        takewhile(
            lambda one: _joined(rows, word, one) and (ends is None or one.span.start < ends),
            words[index : index + LONGEST_NAME],
        )
    )
    count = name_words([one.words for one in near], whole=len(near) < LONGEST_NAME)
    if not count or _begins_below(near[:count]):
        return None
    last = words[index + count - 1]
    written = " ".join(w.words for w in words[index : index + count]).rstrip(".")
    name = _without_party(written)
    if not (name_like(name) or initialed(name)):
        return None
    end = last.span.end - last.words.endswith(".") - (len(written) - len(name))
    return Found(name, Span(word.span.start, end), word.line, word.depth)


def _without_party(name: str) -> str:
    """A name without the party that a hyphen joins to it: "Jon Fell-Sp"."""
    person, hyphen, behind = name.rpartition("-")
    return person if hyphen and party(behind) else name


def _begins_below(name: Sequence[Word]) -> bool:
    """Whether the name of somebody stands whole in the second of two lines, behind a word that is none of its."""
    below = [word.words for word in name if word.line != name[0].line]
    return len(below) > 1 and given_name(below[0]) and not given_name(name[0].words)


def _joined(rows: Sequence[_Row], first: Word, word: Word) -> bool:
    """Whether `word` can belong to a name that begins with `first`: names go on in the next line of running lists."""
    if first.depth != word.depth:
        return False
    line, printed = rows[first.line]
    return word.line == first.line or (
        word.line == first.line + 1
        and printed > RUNNING_LINE
        and first.span.end >= line.span.start + _last_start(line.words)
    )


RUNNING_LINE = 50


@lru_cache(maxsize=64)
def _last_start(words: str) -> int:
    """Where a name can begin that the end of its running line cuts: it is the line's last or last but one word."""
    if re.search(r"\t|\s{2}", words):
        return len(words) + 1
    tail = re.search(r"\S+(?:\s\S+)?$", words)
    return tail.start() if tail else 0


def _runs_on(words: Sequence[Word], index: int) -> bool:
    """Whether a sentence goes on behind a name: "Kari Nes ønsket velkommen"."""
    if index >= len(words) or not words[index].words[0].islower() or words[index].line != words[index - 1].line:
        return False
    word = words[index].words.rstrip(".")
    allowed = lexicon("roles")["attendance"]["details"]
    phrase = " ".join(w.words for w in words[index : index + 3])
    return not (word in allowed or word in ("og", "samt", "x") or is_role(word) or _title().match(phrase))


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?i:{title_pattern()})(?!\w)")


def _role_of(text: str, name: Found, names: Sequence[Found]) -> str:
    """What a name does in its list: it is there, or another came for it."""
    before = text[
        max((n.span.end for n in names if n.span < name.span), default=name.span.start - 40) : name.span.start
    ]
    if _replaced().search(before) and any(n.span < name.span for n in names):
        return "replaced"
    if name.depth and not _instead().search(before):
        return "replaced"
    return "there"


@cache
def _replaced() -> re.Pattern[str]:
    titled = rf"(?:\s+(?:{title_pattern()}))?"
    return re.compile(rf"(?<![\w])(?i:{lexicon('roles')['attendance']['replaced']}){titled}\s*$")


@cache
def _instead() -> re.Pattern[str]:
    return re.compile(rf"\(\s*(?i:{lexicon('roles')['attendance']['instead']})\s*$")


def _attendee(listing: Listing, text: str, names: Sequence[Found], index: int) -> Attendee:
    name = names[index]
    following = [n for n in names[index + 1 :] if _role_of(text, n, names) == "there"]
    end = following[0].span.start if following else listing.lines[-1].span.end
    if following:
        end -= len(_own_title(text, listing, names, following[0]))
    own = _own_title(text, listing, names, name)
    detail = Span(name.span.end, max(name.span.end, end))
    line = listing.lines[name.line]
    told = marked(listing, line, text) or listing.capacity
    capacity = _capacity(told, own, words_of(detail, text), name)
    cells = detail.of(text).split("|") if listing.columns else detail.of(text).splitlines() if listing.stacked else []
    if capacity == "member" and any(is_staff(cell, "") for cell in cells[listing.stacked == () :]):
        capacity = "other"
    return Attendee(name.name, name.span, squeeze(own), detail, capacity, line)


def away() -> str:
    """The regular expression for words that say that the one named before them was not there."""
    return str(lexicon("roles")["attendance"]["away"])


def words_of(detail: Span, text: str) -> str:
    """The first words of what is said of a person."""
    return " ".join(detail.of(text).split()[:DETAIL_WORDS])


def _own_title(text: str, listing: Listing, names: Sequence[Found], name: Found) -> str:
    """What stands right before a name and says what this one is, not the one before."""
    earlier = [n.span.end for n in names if n.span < name.span]
    start = max(earlier, default=listing.lines[0].span.start)
    between = text[start : name.span.start]
    cuts = list(_APART.finditer(between))
    last = between[cuts[-1].end() :] if cuts else between
    row = text[max(start, listing.lines[name.line].span.start) : name.span.start]
    if not last.strip() and _ROW_TITLE.fullmatch(row) and _title_like(row):
        return row
    if not last.strip() or not _title_like(last):
        return ""
    sure = not earlier or any(cut[0] not in ",)" for cut in cuts)
    return last.lstrip() if sure or _leads(text, listing, names) else ""


def _leads(text: str, listing: Listing, names: Sequence[Found]) -> bool:
    """Whether the titles of a list stand before the names: the first one has one."""
    return _title_like(text[listing.lines[0].span.start : names[0].span.start])


def _title_like(words: str) -> bool:
    """Whether the words say what somebody is: a title, a role, or one or two words in small letters."""
    phrase = squeeze(words).rstrip(":")
    if not phrase:
        return False
    small = phrase.split() if phrase[0].islower() else []
    plain = 0 < len(small) < 3 and not set(small) & set(lexicon("roles")["attendance"]["details"])
    return bool(_title().match(phrase)) or is_role(phrase) or plain


def _capacity(told: str, title: str, detail: str, name: Found) -> str:
    """The capacity that the list tells, unless what is said of the person tells another."""
    if name.depth:
        return "deputy"
    if told == "absent":
        came = capacity_of(title, told) == "deputy" and re.match(
            r"\s*(?:møtte|møter|deltok|deltek)\b(?!\s+ikk)", detail
        )
        return "deputy" if came else told
    if re.search(rf"(?<!\w)(?:{away()})", detail, re.I):
        return "absent"
    return _by_role(told, title, detail)


def _by_role(told: str, title: str, detail: str) -> str:
    words = f"{title} {detail}"
    if told == "other" and re.search(r"(?<!\w)observatør", words, re.I):
        return "observer"
    if told != "member":
        return told
    if re.match(rf"\W*(?:{lexicon('roles')['attendance']['replaced']})", detail, re.I):
        return "deputy"
    return capacity_of(words, "other" if is_staff(title, detail) else told)


def is_staff(title: str, detail: str) -> bool:
    """Whether title or detail is a role of those who attend without being members."""
    staff = "|".join(lexicon("roles")["attendance"]["staff"])
    pattern = rf"(?<!\w)(?:{staff})(?!\w)"
    return bool(re.search(pattern, title, re.I) or re.match(rf"[\s,(–-]*{pattern}", detail, re.I))


def capacity_of(role: str, otherwise: str) -> str:
    """The capacity that a role tells, else that of the list it stands in.

    >>> capacity_of("varamedlem, møtte for", "member"), capacity_of("varaordfører", "other")
    ('deputy', 'other')
    """
    folded = role.casefold()
    for capacity, words in lexicon("roles")["capacity"].items():
        if any(re.search(rf"(?<!\w){word}", folded) for word in words):
            return str(capacity)
    return otherwise
