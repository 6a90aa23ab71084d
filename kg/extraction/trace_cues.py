"""What in a sentence or on a page says that a case serves a strategy: cues, numbers of indicators, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.headings import Heading, heading_of
from kg.segmentation.layout import Block, Layout

LONGEST_HEADING = 80
SUBJECT_WITHIN = 2
TIED_WITHIN = 6
DIRECT_WITHIN = 1

_QUOTED = r"[«“\"](?P<title>[A-ZÆØÅ][^«»“”\"\n]{6,200})[»”\"]"
_RUNNING = (Heading.GOAL, Heading.INDICATOR)


@cache
def _indicator() -> re.Pattern[str]:
    """ "målindikator 2.2 og 4.2": the first number, and the further ones in one piece."""
    word, number = lexicon("strategies")["trace"]["indicator"], r"\d{1,2}\.\d{1,2}(?!\.?\d)"
    return re.compile(rf"(?<!\w)(?:{word})\s+({number})((?:\s*(?:,|og|samt)\s*(?:(?:{word})\s+)?{number})*)")


def indicator_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Where `text` names indicators by number, and which.

    >>> list(indicator_numbers("følges med målindikator 2.2 og målindikator 4.2"))
    [(11, '2.2'), (11, '4.2')]
    """
    for match in _indicator().finditer(text):
        yield match.start(), match[1]
        for more in re.findall(r"\d{1,2}\.\d{1,2}", match[2]):
            yield match.start(), more


@cache
def _named_indicator() -> re.Pattern[str]:
    word = lexicon("strategies")["trace"]["indicator"]
    return re.compile(rf"(?<!\w)(?:{word})\s+{_QUOTED}")


def named_indicators(text: str) -> Iterator[tuple[int, str]]:
    """Where `text` quotes the names of indicators that have no number, and which.

    >>> list(named_indicators("Målt med indikatoren «Del epikriser sendt i tide»."))
    [(9, 'Del epikriser sendt i tide')]
    """
    for match in _named_indicator().finditer(text):
        yield match.start(), match["title"]


@cache
def quoted_title(called: str) -> re.Pattern[str]:
    """What quotes the title of a goal or indicator behind its number, such as "Mål 2", in its group `title`.

    >>> quoted_title("Mål 2").search("etter mål 2, «Like gode tjenester», i planen")["title"]
    'Like gode tjenester'
    """
    return re.compile(rf"(?<![\w.])(?i:{re.escape(called)})(?![\w.])\s*[,:–-]?\s*{_QUOTED}")


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    trace = lexicon("strategies")["trace"]
    subject = re.compile(rf"(?<!\w)(?:{'|'.join(trace['subject'])})(?!\w)", re.I)
    tie = re.compile("|".join(trace["tie"]), re.I)
    return subject, tie, re.compile("|".join(trace["direct"]), re.I)


def ties_case(before: str) -> bool:
    """Whether a sentence that begins with `before` and then names a strategy says that the case serves it.

    The case must be the subject, and the strategy must stand close behind what ties them; or the words right before
    the strategy tie whatever they stand in.

    >>> ties_case("Saken følger opp "), ties_case("Saken er drøftet. Departementet arbeider med ")
    (True, False)
    """
    subject, tie, direct = _cues()
    if any(len(before[cue.end() :].split()) <= DIRECT_WITHIN for cue in direct.finditer(before)):
        return True
    first = subject.search(before)
    if first is None or len(before[: first.start()].split()) > SUBJECT_WITHIN:
        return False
    if re.compile(lexicon("strategies")["trace"]["another"]).match(before, first.end()):
        return False
    return any(len(before[cue.end() :].split()) <= TIED_WITHIN for cue in tie.finditer(before, first.end()))


def replaces(before: str) -> bool:
    """Whether what is named behind `before` is what another plan replaces.

    >>> replaces("Den nye planen avløser "), replaces("Saken følger opp ")
    (True, False)
    """
    verbs = "|".join(lexicon("strategies")["document"]["replaces"])
    return bool(re.search(rf"\b(?:{verbs})\s[^.]*$", before))


def titles_a_case(before: str) -> bool:
    """Whether what is named behind `before` is the title of a case that is referred to.

    >>> titles_a_case("Saken ble behandlet i styresak 41-2020 "), titles_a_case("Saken følger opp ")
    (True, False)
    """
    return bool(re.search(lexicon("strategies")["trace"]["titled"], before))


def told_aside(text: str) -> bool:
    """Whether a sentence tells of a hearing, so that the goals in it are its subject and not the case's."""
    return bool(re.search(lexicon("strategies")["trace"]["aside"], text))


def strategic_sections(layout: Layout) -> tuple[Span, ...]:
    """The stretches under headings like "Sammenheng med strategi", each up to the next heading."""
    found: list[Span] = []
    start: int | None = None
    for block in layout.blocks:
        match = heading_of(block.lines[0].words)
        if start is not None and ((match is not None and match.heading not in _RUNNING) or _is_heading(block)):
            found.append(Span(start, block.span.start))
            start = None
        strategic = match is not None and match.heading is Heading.STRATEGIC
        if strategic or block.lines[0].words.casefold().strip(" :") in _sections():
            start = block.span.start
    if start is not None:
        found.append(Span(start, layout.blocks[-1].span.end))
    return tuple(found)


@cache
def _sections() -> frozenset[str]:
    return frozenset(words.casefold() for words in lexicon("strategies")["trace"]["sections"])


def _is_heading(block: Block) -> bool:
    words = block.lines[0].words
    alone = len(block.lines) == 1 and block.marker is None and len(words) <= LONGEST_HEADING
    return alone and words[0].isupper() and words[-1].isalpha() and len(words.split()) > 1
