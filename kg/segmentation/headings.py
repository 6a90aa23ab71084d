"""Which line is a heading, and of what: the words lie in `kg/data/headings.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from kg.lexicon import lexicon


class Heading(StrEnum):
    """What stands under a heading."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    SECTION = "section"
    STRATEGIC = "strategic"
    ATTACHMENT = "attachment"
    ATTACHMENTS = "attachments"
    SIGNATURE = "signature"
    AGENDA_TABLE = "agenda-table"
    EARLIER_TABLE = "earlier-table"
    CONSULTATION_RESPONSE = "consultation-response"
    CONSULTATION_LETTER = "consultation-letter"
    GOAL = "goal"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """A heading; `tail` is where text of the same line begins that stands under it ("Vedtak: Styret …")."""

    heading: Heading
    tail: int | None = None
    number: str | None = None


_NUMBERING = r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?"
_ATTACHMENT = re.compile(
    r"^(?:(?:Utrykt|Trykt|Prenta|Uprenta)\s+[Vv]edlegg|Vedlegg)\s*(?:nr\.?\s*)?(\d{1,2}[A-Z]?)\b\s*(?:$|[:–\-.]|(?=[A-ZÆØÅ]))"
)
_BESIDE = re.compile(
    r"(?P<label>[A-ZÆØÅ]\S+(?: \S+){0,3})\s{4,}"
    r"(?P<text>(?:(?:\d{1,2}[.)]|[a-z]\)) \S|[A-ZÆØÅ]\w*,?[ -]\w)(?:(?!\s{3}).){12,})"
)
_INDICATOR = re.compile(r"^(?:Mål)?[Ii]ndikator\s+(\d{1,2}\.\d{1,2})(?!\s+[a-zæøå]+\s)\.?:?\s*(?=\S)")
PLACE_AND_DATE = re.compile(r"^[A-ZÆØÅ][\w.-]+(?:\s[A-ZÆØÅ]\w+)?,\s+(?:den\s+)?\d{1,2}\.")


_BODY_MARK = re.compile(r"^(?:[A-ZÆØÅ]{1,6}\s?[-–]\s?\d{1,4}/\d{2,4}\s+|[A-ZÆØÅ]{2,6}\s?[-–]\s?)(?=[^\W\d_]{4})")
"""The letters of a body before a heading, with the number of its case: "LEV - Vedtak", "K-41/06 VEDTAK"."""


_SPACED = re.compile(r"^(?:[^\W\d_] ){3,}[^\W\d_]\s*:?$")


_SPACED_END = re.compile(r"(?<=\s)(?:[A-ZÆØÅ] ){3,}[A-ZÆØÅ]\s*:?$")


def closed(words: str) -> str:
    """A word that is printed with blanks between its letters, without them.

    >>> closed("M Ø T E B O K"), closed("v e d t a k :"), closed("Vedtak i møtet")
    ('MØTEBOK', 'vedtak:', 'Vedtak i møtet')
    """
    return words.replace(" ", "") if _SPACED.match(words) else words


def own_mark(words: str) -> bool:
    """Whether a heading begins with the letters of the body that decides.

    >>> own_mark("LEV - Tilråding:"), own_mark("K-41/06 VEDTAK"), own_mark("Tilråding:")
    (True, True, False)
    """
    return bool(_BODY_MARK.match(words))


def without_mark(words: str) -> str:
    """A heading without the letters of the body before it."""
    marked = _BODY_MARK.match(words)
    return words[marked.end() :] if marked else words


def states(words: str) -> bool:
    """Whether a heading, without the letters of a body, is that of an opinion: a decision where it is minuted.

    >>> states("Uttale:"), states("LEV - Uttale:"), states("Vedtak:")
    (True, False, False)
    """
    return bool(re.match(lexicon("headings")["decision"]["stated"], words, re.I))


def _fold(words: str) -> str:
    return re.sub(r" ?\([^()]*\) ?:?$", "", re.sub(r"\s+", " ", words.casefold())).strip(" :.|")


@cache
def _exact() -> dict[str, Heading]:
    data = lexicon("headings")
    table: dict[str, Heading] = {}
    for words, heading in (
        (data["section"]["words"], Heading.SECTION),
        (data["section"]["attachments"], Heading.ATTACHMENTS),
        (data["section"]["attachment"], Heading.ATTACHMENTS),
        (data["decision"]["adopted"], Heading.ADOPTED),
        (data["decision"]["proposed"], Heading.PROPOSED),
    ):
        table.update({_fold(word): heading for word in words})
    return table


@cache
def _goal() -> re.Pattern[str]:
    """ "Mål 2: Trygg heim", "Innsatsområde 2 Trygg heim", "Hovedmål A - Trygg heim"."""
    kinds = "|".join(lexicon("strategies")["document"]["goals"])
    return re.compile(rf"^(?i:(?:Strategisk\s+)?(?:{kinds}))\s+(\d{{1,2}}|[A-H])(?:\s*[:.–-]\s*|\s+)(?=[A-ZÆØÅ])")


def _starting(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"^{_NUMBERING}(?:{'|'.join(re.escape(word) for word in words)})(?!\w)")


@cache
def _starts() -> tuple[tuple[re.Pattern[str], Heading], ...]:
    data = lexicon("headings")
    return (
        (_starting(data["section"]["strategic"]), Heading.STRATEGIC),
        (_starting(data["signature"]["words"]), Heading.SIGNATURE),
        (PLACE_AND_DATE, Heading.SIGNATURE),
        *((re.compile(p, re.I), Heading.ADOPTED) for p in data["decision"]["adopted_patterns"]),
        *((re.compile(p, re.I), Heading.ADOPTED) for p in data["decision"]["decided_patterns"]),
        (re.compile(data["decision"]["stated"], re.I), Heading.ADOPTED),
        *((re.compile(p, re.I), Heading.PROPOSED) for p in data["decision"]["proposed_patterns"]),
        *((re.compile(p), Heading.SECTION) for p in data["section"]["patterns"]),
        *((re.compile(p, re.I), Heading.EARLIER_TABLE) for p in data["table"]["earlier"]),
        *((re.compile(p, re.I), Heading.AGENDA_TABLE) for p in data["table"]["agenda"]),
    )


@cache
def _inline() -> re.Pattern[str]:
    decision = lexicon("headings")["decision"]
    words = sorted([*decision["proposed"], *decision["adopted"]], key=len, reverse=True)
    return re.compile(rf"^({'|'.join(map(re.escape, words))})\s*:\s+(?=\S)", re.I)


@cache
def _named() -> tuple[tuple[re.Pattern[str], Heading], ...]:
    """Headings that say whose they are, with the text on the same line: "Helsesjefens forslag til vedtak: Saken …"."""
    decision = lexicon("headings")["decision"]
    return (
        (re.compile(decision["proposed_named"]), Heading.PROPOSED),
        (re.compile(decision["adopted_named"]), Heading.ADOPTED),
    )


@cache
def _opening() -> re.Pattern[str]:
    words = sorted(lexicon("headings")["decision"]["opening"], key=len, reverse=True)
    return re.compile(rf"^({'|'.join(map(re.escape, words))})\s*[,:]?\s+(?:i\s+)?(?:styre)?sak\s+[\d/–-]+\s*:?$", re.I)


def heading_of(words: str) -> HeadingMatch | None:
    """What `words`, a whole line, is a heading of; None for running text.

    >>> heading_of("Forslag til vedtak:").heading, heading_of("Vedlegg 4A: Notat").number, heading_of("Styret vedtok")
    (<Heading.PROPOSED: 'proposed'>, '4A', None)
    """
    if not words or (words[0].islower() and not _SPACED.match(words)):
        return None
    if _SPACED.match(words):
        return heading_of(closed(words).capitalize())
    if spaced := _SPACED_END.search(words):
        return heading_of(words[: spaced.start()] + closed(spaced[0]))
    if marked := _BODY_MARK.match(words):
        found = heading_of(words[marked.end()].upper() + words[marked.end() + 1 :])
        return replace(found, tail=found.tail + marked.end() if found.tail else None) if found else None
    if exact := _exact().get(_fold(re.sub(rf"^{_NUMBERING}", "", words))):
        return HeadingMatch(exact)
    return _beside(words) or _numbered(words) or _decision_or_start(words)


def _beside(words: str) -> HeadingMatch | None:
    """The heading of a decision in a column of its own at the left, where the decision begins beside it."""
    cells = _BESIDE.fullmatch(words)
    kind = _exact().get(_fold(cells["label"])) if cells else None
    decides = kind is Heading.ADOPTED or (kind is Heading.PROPOSED and cells and "vedtak" in cells["label"].lower())
    return HeadingMatch(kind, tail=cells.start("text")) if cells and kind and decides else None


def _numbered(words: str) -> HeadingMatch | None:
    if match := _ATTACHMENT.match(words):
        return HeadingMatch(Heading.ATTACHMENT, number=match[1])
    for pattern, heading in ((_goal(), Heading.GOAL), (_INDICATOR, Heading.INDICATOR)):
        if match := pattern.match(words):
            return HeadingMatch(heading, tail=match.end(), number=match[1])
    return None


def _decision_or_start(words: str) -> HeadingMatch | None:
    for pattern in (_inline(), _opening()):
        if match := pattern.match(words):
            kind = _exact().get(_fold(match[1]))
            tail = match.end() if pattern is _inline() else None
            return HeadingMatch(kind, tail=tail) if kind else None
    for start, heading in _starts():
        if start.match(words):
            return HeadingMatch(heading)
    for named, heading in _named():
        if match := named.match(words):
            return HeadingMatch(heading, tail=match.end())
    return None


@cache
def _dangling() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('headings')['lines']['dangling'])})$")


def dangles(words: str) -> bool:
    """Whether a line ends in a word with which no sentence or title ends.

    >>> dangles("Avtale med Nes kommune om"), dangles("Avtale med Nes kommune")
    (True, False)
    """
    return bool(_dangling().search(words))


def lists_attachments(words: str) -> bool:
    """Whether a line heads the list of a case's attachments.

    >>> lists_attachments("Vedlegg:"), lists_attachments("Vedtak:")
    (True, False)
    """
    found = heading_of(words)
    return found is not None and found.heading is Heading.ATTACHMENTS


def says_nothing(words: str) -> bool:
    """Whether what stands under "Vedtak" says that nothing was decided, or proposed.

    >>> says_nothing("Ingen vedtakspunkt."), says_nothing("Styret tar saken til orientering.")
    (True, False)
    """
    return any(re.match(pattern, words) for pattern in lexicon("headings")["none"]["patterns"])


@cache
def told_decision() -> re.Pattern[str]:
    """A sentence of minutes in which the body decides, or something is approved, without a heading above."""
    told = lexicon("headings")["told"]
    return re.compile(rf"{told['subjects']}\s+{told['verbs']}|{told['passive']}")


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"{lexicon('headings')['told']['subjects']}(?:\s(?:i|for|ved)\s[A-ZÆØÅ]|\s[a-zæøå])")


def begins_body(words: str) -> bool:
    """Whether a sentence begins with the word for a board, a committee or a council.

    >>> begins_body("Styret i Nes HF vil ikke"), begins_body("Saken er kjent"), begins_body("Eldrerådet er uroa")
    (True, False, True)
    """
    return bool(_body().match(words))


def case_type(word: str) -> str | None:
    """The contract's case type for the written one.

    >>> case_type("Tilråding"), case_type("Lunsj")
    ('Anbefaling', None)
    """
    return _types().get(word.casefold().strip(" :."))


@cache
def _types() -> dict[str, str]:
    return {written.casefold(): value for written, value in lexicon("headings")["types"].items()}


@cache
def type_words() -> str:
    """The alternatives of a regular expression that matches any written case type."""
    return "|".join(sorted(map(re.escape, lexicon("headings")["types"]), key=len, reverse=True))
