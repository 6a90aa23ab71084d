"""Text whose line breaks were lost -> where its lines began: what stands as one line a page is read as lines again.

Nothing is cut out of the text: a line that is found here is a stretch of the long line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, pairwise

from kg.dates import numbered_names
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.segmentation import line_cues as cues
from kg.segmentation.bare_headings import bare_headings
from kg.segmentation.headings import type_words
from kg.segmentation.page_edges import page_edges, page_feet
from kg.segmentation.plain_heads import plain_heads
from kg.segmentation.repeated_titles import repeated_titles

LONG = 300
"""A line of more characters is no line that a paper prints."""
SHORT = 110
"""In a paper whose lines were lost, a shorter line is left as it is."""
LONG_SHARE = 0.5
CUES = 3
LONGEST_LETTERHEAD = 500
NUMBER_REACH = 40
REACH_FOR_NEXT_NUMBER = 4000
REACH_FOR_SECOND = 1200


def is_rolled(text: str) -> bool:
    """Whether most of `text` stands on lines that no paper prints, with headings and labels inside them.

    >>> is_rolled("Sak 1/24 Nytt bygg Vedtak: Saken utsettes.")
    False
    """
    long = [line for line in text.splitlines() if len(line) > LONG]
    if sum(map(len, long)) < LONG_SHARE * len(text):
        return False
    told = (len(cues.cue().findall(line)) + bool(cues.titled().match(line)) for line in long)
    letter = len(dict(_pages(text))) > 1 and cues.letter().search(text, 0, LONGEST_LETTERHEAD)
    return (
        bool(letter)
        or max(len(_rows(text)), len(plain_heads(text))) >= CUES
        or sum(told) >= CUES
        or any(True for line in long for _ in _small_rows(line))
    )


def holds_lines(line: str) -> bool:
    """Whether several labels, rows of a table of bodies, or the head of a case and what was decided stand on one line.

    >>> holds_lines("Utvalg: Formannskapet Møtedato: 16.11.2006 Tid: 12:00"), holds_lines("Saken utsettes. Vedtak: Ja.")
    (True, False)
    >>> holds_lines("Sak 3/24 Budsjett Vedtak (enstemmig) Saken utsettes.")
    True
    """
    labels = list(cues.label().finditer(line))
    beside = any(line[one.end() : other.start()].strip() for one, other in pairwise(labels))
    return beside or len(cues.turn_row().findall(line)) > 1 or bool(cues.decided_case().match(line))


@dataclass(slots=True)
class Unroller:
    """Finds the lines on the long lines of one text, in order.

    `pages` tells, by its offset, of each line that begins with the number of its page, how long the number is with the
    blank behind; `rows` are bare numbers of cases that follow each other; `feet` what stands before page numbers again
    and again; `edges` are the places where the head of a page ends or its foot begins; `point` is the number of the
    last numbered point so far.
    """

    pages: dict[int, int]
    rows: frozenset[CaseNumber]
    feet: tuple[str, ...]
    edges: frozenset[int] = frozenset()
    plain: frozenset[int] = frozenset()
    point: int = field(default=0)

    @classmethod
    def of(cls, text: str) -> Unroller:
        """What all of `text` tells about its lines."""
        pages = dict(_pages(text))
        plain = frozenset(head.start() for head in plain_heads(text))
        heads = [(m.start(), m.end()) for m in (*cues.turn_row().finditer(text), *_heads().finditer(text))]
        edges = (next((s for s, e in heads if s < edge < e), edge) for edge in page_edges(text, pages))
        rows = _rows(text)
        return cls(
            pages, rows, page_feet(text), frozenset((*edges, *repeated_titles(text, rows), *bare_headings(text))), plain
        )

    def is_page(self, offset: int) -> bool:
        """Whether the line at `offset` begins with the number of its page."""
        return offset in self.pages

    def cuts(self, words: str, offset: int) -> list[int]:
        """Where the lines begin in the long line `words`, which stands at `offset` of the text."""
        number = self.pages.get(offset, 0)
        foot = self._foot_number(words, words[:number].strip())
        rest = words[number:foot]
        plain = [head - offset - number for head in self.plain if offset + number <= head < offset + foot]
        inside = unrolled(rest, self.rows, self.feet, self.point, plain)
        self.point = _last_point(rest, inside)
        edges = (edge - offset for edge in self.edges if offset < edge < offset + foot)
        return sorted({0, *(number + cut for cut in inside), *edges, *([foot] if foot < len(words) else [])})

    @staticmethod
    def _foot_number(words: str, number: str) -> int:
        """Where the number of the page stands again at its foot, else the end."""
        found = re.search(rf"(?<=\s)(?:[Ss]ide )?{number}(?:\s(?:av|/)\s\d{{1,3}})?$", words) if number else None
        return found.start() if found else len(words)


def _pages(text: str) -> Iterator[tuple[int, int]]:
    following, found = 1, []
    for match in re.finditer(r"^([ \t]*)((\d{1,3})[ \t]+(?:\3[ \t]+)?)(?=\S)", text, re.M):
        number, end = int(match[3]), text.find("\n", match.end())
        long = (end if end >= 0 else len(text)) - match.end() > SHORT // 2
        if following <= number <= following + 1 and long:
            found.append((match.end(1), len(match[2])))
            following = number + 1
    if len(found) > 1 or (found and found[0][0] == 0):
        yield from found


def _rows(text: str) -> frozenset[CaseNumber]:
    numbers = {n for m in cues.row().finditer(text) if (n := CaseNumber.parse(m["number"]))}
    known = {(number.year, number.number) for number in numbers}
    return frozenset(n for n in numbers if any((n.year, n.number + step) in known for step in (-2, -1, 1, 2)))


def unrolled(
    line: str, rows: Iterable[CaseNumber] = (), feet: Iterable[str] = (), last: int = 0, plain: Iterable[int] = ()
) -> list[int]:
    """The offsets in `line` at which the lines of the paper begin; the first is 0.

    `rows`, `feet`, `last` (the number of the last point of the page before) and `plain` are as in `Unroller`.

    >>> line = "Sak 3/19 Pasientreiser Anita Lie orienterte om bussen. Vedtak: Saken tas til orientering."
    >>> [line[a:b].strip() for a, b in pairwise([*unrolled(line), len(line)])]
    ['Sak 3/19 Pasientreiser', 'Anita Lie orienterte om bussen.', 'Vedtak:', 'Saken tas til orientering.']
    """
    headings, runs, heads = list(_headings(line)), list(_capitals(line)), list(_case_heads(line))
    cuts = {cut for span in (*headings, *runs) for cut in span}
    cuts |= {start for start, _ in heads} | set(_openings(line))
    cuts |= {*_row_starts(line, frozenset(rows)), *_foot_starts(line, feet)}
    below = {match.end() for match in cues.officer_above().finditer(line)} | set(plain)
    cuts |= below | set(_titles_above(line))
    whole = _Spans([*headings, *heads])
    cuts = {0} | {cut for cut in cuts if cut not in whole}
    free = cuts - {start for start, _ in headings}
    cuts |= {_behind(line, match.end()) for cut in free if (match := cues.section().match(line, cut))}
    cuts |= set(_numbered(line, cuts, last))
    ends = set(_titles_end(line, sorted(cuts), below))
    cuts |= ends | {_behind(line, match.end()) for cut in ends if (match := cues.section().match(line, cut))}
    return sorted(cut for cut in cuts if cut < len(line))


def _openings(line: str) -> Iterator[int]:
    """Labels and the like, but for words of a title in capitals."""
    for match in cues.opening().finditer(line):
        first = match[0].split(maxsplit=1)[0]
        if not (first.isupper() and not match[0].isupper() and _in_capitals(line, match.start())):
            yield match.start()


class _Spans:
    """Stretches that may lie in each other; a place is in them if it stands inside one, not at its edge."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def __contains__(self, place: int) -> bool:
        before = bisect_left(self._starts, place)
        return before > 0 and place < self._reach[before - 1]


def _headings(line: str) -> Iterator[tuple[int, int]]:
    for match in cues.heading().finditer(line):
        if not (match[0].isupper() and _in_capitals(line, match.start())) and not _is_titled(line, match):
            yield _behind_count(line, match), _behind(line, match.end())
    for match in cues.name().finditer(line):
        in_title = match[0].isupper() and _in_capitals(line, match.start())
        if in_title and not cues.names_paper(match[0]):
            continue
        yield _behind_count(line, match), _behind(line, match.end())


def _behind_count(line: str, match: re.Match[str]) -> int:
    """Where a heading begins; a bare number before it may belong to the words that stand there: "TRINN 2"."""
    number = re.match(r"\d{1,2}\s+", match[0])
    counts = number and cues.counted().search(line[max(0, match.start() - NUMBER_REACH) : match.start()])
    return match.start() + (number.end() if number and counts else 0)


def _is_titled(line: str, match: re.Match[str]) -> bool:
    """Whether the heading of a part of a list is the title of a case: "Sak 7/14 Orienteringssaker"."""
    number = rf"{lexicon('cases')['head']['number']}[.:]?\s+$"
    group = re.fullmatch(cues.data()["groups"].split("(?=")[0], match[0])
    return bool(group) and re.search(number, line[max(0, match.start() - NUMBER_REACH) : match.start()]) is not None


def _in_capitals(line: str, start: int) -> bool:
    return bool(re.search(r"[A-ZÆØÅ]{2}\s$", line[max(0, start - 3) : start]))


_BLANKS = re.compile(r"\s*")


def _behind(line: str, end: int) -> int:
    """The first character of the words behind `end`."""
    match = _BLANKS.match(line, end)
    return match.end() if match else end


def _capitals(line: str) -> Iterator[tuple[int, int]]:
    """A run of words in capitals with its end; the number of a case before it belongs to it."""
    for match in cues.capitals().finditer(line):
        before = line[max(0, match.start() - NUMBER_REACH) : match.start()]
        number = re.search(rf"{lexicon('cases')['head']['number']}\s?[.:]?\s+$", before)
        end = _behind(line, match.end())
        other = re.search(cues.data()["capital_names"], match[0]) or _named_in_a_sentence(before, number)
        start = end if number and not other else match.start()
        for inside in cues.capital_heading().finditer(line, match.start() + 1, match.end()):
            yield start, inside.start()
            start = inside.start()
        yield start, end


def _named_in_a_sentence(before: str, number: re.Match[str] | None) -> bool:
    """Whether the word for a case before its number stands in a sentence: "Vedlegg til sak 4/12"."""
    word = re.search(r"(?i)\bsak\s+$", before[: number.start()]) if number else None
    return word is not None and cues.inside(named=True).search(before[: word.start()]) is not None


def _titles_above(line: str) -> Iterator[int]:
    """Where the title begins that stands between a sentence, or a label with its value, and a table of bodies."""
    for match in cues.turn_head().finditer(line):
        first = max(0, match.start() - cues.LONGEST_TITLE)
        above = cues.turns_label().sub("", line[first : match.start()])
        stops = [stop.end() for stop in re.finditer(r"(?:[.!?]|\s/\d\d)\s+(?=[A-ZÆØÅ])", above)]
        stops += [value.end() for value in cues.valued_label().finditer(above)]
        if stops:
            yield first + max(stops)


def _case_heads(line: str) -> Iterator[tuple[int, int]]:
    """The numbers of cases with their word, in small letters where row after row is so headed."""
    yield from _small_rows(line)
    for match in _heads().finditer(line):
        if not cues.inside(named=True).search(line[max(0, match.start() - 20) : match.start()]):
            yield match.start(), match.end()


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){cues.head()}")


def _small_rows(line: str) -> Iterator[tuple[int, int]]:
    """Rows headed "sak 3/01" whose numbers follow each other: no sentence names so many."""
    found = [(m, CaseNumber.parse(m[0])) for m in _SMALL.finditer(line)]
    first = 0
    for index in range(1, len(found) + 1):
        before, own = found[index - 1][1], found[index][1] if index < len(found) else None
        if own is None or before is None or (own.year, own.number) != (before.year, before.number + 1):
            if index - first >= CUES:
                yield from ((match.start(), match.end()) for match, _ in found[first:index])
            first = index


_SMALL = re.compile(r"(?<!\S)sak\s+\d{1,4}[/-](?:\d{4}|\d{2})(?=\s+[A-ZÆØÅ])")


def _row_starts(line: str, rows: frozenset[CaseNumber]) -> Iterator[int]:
    above: CaseNumber | None = None
    for match in cues.row().finditer(line):
        number = CaseNumber.parse(match["number"])
        if number not in rows:
            continue
        before = cues.inside().search(line[max(0, match.start() - 20) : match.start()])
        follows = above is not None and (number.year, number.number) == (above.year, above.number + 1)
        if not before or (follows and cues.ends_title().search(before[0])):
            yield match.start()
            above = number
    if rows:
        yield from (match.start() for match in _LOST_NUMBER.finditer(line))


_LOST_NUMBER = re.compile(r"(?<!\S)/\d\d(?=\s+(?:\d{2}/\d{1,5}\s+)?[A-ZÆØÅ][\wæøåÆØÅ-]{3})")


def _foot_starts(line: str, feet: Iterable[str]) -> Iterator[int]:
    for foot in feet:
        words = re.escape(foot).replace(r"\ ", r"\s+")
        yield from (m.start() for m in re.finditer(rf"(?<!\S){words}(?=\s+{cues.data()['page']})", line))


_POINT = re.compile(
    r"(?<!\S)(?:(\d{1,2})(?:[.)]\s|\.(?=[A-ZÆØÅ][a-zæøå]))|([a-h])[.)]\s)\s*"
    rf"(?!(?i:{numbered_names()})\b)(?=[A-ZÆØÅ«\"]|\d{{1,4}}\s+[a-zæøå])"
)
_NEXT_LETTER = re.compile(r"(?<!\S)b[.)]\s+[A-ZÆØÅ«\"]")
_SECOND = re.compile(r"(?<!\S)2[.)]\s*[A-ZÆØÅ«\"]")
_IN_TITLE = re.compile(r"[A-ZÆØÅ]{2},?\s$")
_OPENED = re.compile(r"[.:;!?)»]\s*$")


def _numbered(line: str, cuts: set[int], last: int) -> Iterator[int]:
    """Numbered points: 1 behind a heading or the end of a sentence, and then each number behind the one before.

    Letters are the measures under a point.
    """
    place, letter = 0, "`"
    for match in _POINT.finditer(line):
        at = match.start()
        if match[2]:
            lists = match[0][1] == ")" or _NEXT_LETTER.search(line, at, at + REACH_FOR_SECOND)
            if (match[2] == "a" and lists) or (match[2] != "a" and ord(match[2]) == ord(letter) + 1):
                letter = match[2]
                yield at
            continue
        number, before = int(match[1]), line[max(0, at - NUMBER_REACH) : at]
        if cues.counted().search(before):
            continue
        opened = (
            at in cuts
            or at == 0
            or _OPENED.search(before)
            or (_SECOND.search(line, at, at + REACH_FOR_SECOND) and not cues.unfinished().search(before))
        )
        follows = last < number <= last + 2 and last > 0 and at - place < REACH_FOR_NEXT_NUMBER
        titled = line[match.end() : match.end() + 2].isupper() and _IN_TITLE.search(line[max(0, at - 4) : at])
        if ((number == 1 and opened) or follows) and not titled:
            last, place, letter = number, at, "`"
            yield at


def _last_point(line: str, cuts: Sequence[int]) -> int:
    """The number of the last numbered point among the lines of `line`; 0 where it has none."""
    points = (_POINT.match(line, cut) for cut in reversed(cuts))
    return next((int(point[1]) for point in points if point and point[1]), 0)


def _titles_end(line: str, cuts: Sequence[int], below: Container[int]) -> Iterator[int]:
    """Where a title ends and a sentence begins, in the stretches that begin as the head of a case or meeting.

    `below` are the places at which a title begins below the one who prepared the case.
    """
    for start, end in pairwise([*cuts, len(line)]):
        stretch = line[start:end]
        found = _title_end(stretch) if start in below or cues.titled().match(stretch) else None
        if found is not None:
            yield start + found


def _begins_sentence(stretch: str, at: int) -> bool:
    """Whether a sentence begins at `at`; a word in capitals behind another goes on with a title in capitals."""
    goes_on = re.match(r"[A-ZÆØÅ]{3}", stretch[at:]) and _in_capitals(stretch, at)
    return not goes_on and cues.sentence().match(stretch, at) is not None


def _title_end(stretch: str) -> int | None:
    """Where the first sentence begins of a stretch that opens with a title."""
    number = lexicon("cases")["head"]["number"]
    typed = rf"(?:(?i:{type_words()})\s*[:–-]\s+)?"
    head = re.match(
        rf"(?:{lexicon('cases')['plain']['head']}|{cues.head()}|{number})(?:\s?[A-Z](?=\s))?\s?[.:]?\s+{typed}\S+",
        stretch,
    )
    first = head.end() if head else len(stretch.split(maxsplit=1)[0])
    if known := cues.known_title().match(stretch, stretch.rfind(" ", 0, first) + 1):
        return known.end()
    names = list(re.finditer(r"[A-ZÆØÅ][\w-]*(?:\s(?:og\s)?[\w-]+){0,3}?\s(?:HF|RHF|kommune)(?!\w)", stretch))
    in_name = 0
    for word in re.finditer(r"(?<=\s)\S+", stretch[: cues.LONGEST_TITLE + 1]):
        at = word.start()
        unfinished = cues.unfinished().search(stretch[:at]) or cues.begins_name().search(stretch[:at])
        if not unfinished and at >= first and cues.part().match(stretch, at):
            return at
        if unfinished or (in_name == at and not cues.subject().match(word[0])):
            goes_on = word[0][0].isupper() and word[0][-1].isalnum() and not cues.whole().search(word[0])
            in_name = word.end() + 1 if goes_on else 0
        elif at >= first and not any(n.start() < at < n.end() for n in names) and _begins_sentence(stretch, at):
            return at
        if at > first and not unfinished and cues.speaker().match(stretch, at):
            return at
    stop = re.search(r"[.?!]\s+(?=[A-ZÆØÅ])", stretch[first:])
    if stop and len(stretch) > cues.LONGEST_TITLE:
        return first + stop.end()
    return None
