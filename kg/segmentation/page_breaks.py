"""What stands between two pages in the middle of a sentence or a list: feet and heads that stand nowhere else twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.segmentation.headings import Heading, heading_of
from kg.segmentation.line_cues import head, is_fact
from kg.segmentation.plan_labels import plan_label

REACH = 6
LONGEST = 60
FIRST_LINES = 25
SHORTEST_OPEN = 12
LEAST_BROKEN = 40
_ENDS = (".", ":", ";", "!", "?", "»", "”", ")")
_LABELLED = re.compile(r"[A-ZÆØÅ][\w .]{1,28}:\s")
_PAGE = re.compile(r"^[-–]?\s*\d{1,3}\s*[-–]?$|(?i:\bside:?\s*\d)|\s{3,}\d{1,3}$")
_LIST_MARK = re.compile(r"(?:\d{1,2}|[a-h])[.)]\s+\S|o\s+[A-ZÆØÅ]")


def between_pages(lines: Sequence[str], breaks: Sequence[int]) -> set[int]:
    """The lines that belong to no text: they stand around a page number where a sentence, or a list, goes on.

    `breaks` are the lines that are set aside already, those with the number of a page among them.

    >>> page = ["Nes HF", *["Tekst."] * 24, "Styret ber direktøren om å", "Nes HF", "2", "Postboks 7", "svare."]
    >>> sorted(between_pages(page, [27]))
    [26, 28]
    """
    known, aside = _words_of(lines[:FIRST_LINES]), set(breaks)
    found: set[int] = set()
    for at in (index for index in breaks if _PAGE.search(lines[index])):
        before = _back(lines, at, aside, known)
        after = _forward(lines, at)
        if before is None or after is None or _heads_a_case(lines[before + 1 : after], known):
            continue
        between = lines[before + 1 : after]
        listed = _LIST_MARK.match(lines[after])
        if not listed and lines[after][0].islower() and _is_open(lines[before]):
            found |= set(range(before + 1, after)) - aside
        elif listed and not any(_names_case(line) or plan_label().match(line) for line in between):
            named = (index for index in range(at + 1, after) if _is_known(lines[index], known))
            found |= set(named) - aside
    return found


def _words_of(lines: Sequence[str]) -> frozenset[str]:
    return frozenset(word.casefold() for line in lines for word in re.findall(r"[\w/]+", line))


def _is_known(line: str, known: frozenset[str]) -> bool:
    """Whether all words of a line stand at the head of the paper, as those of running heads do."""
    return not heading_of(line) and all(word.casefold() in known for word in re.findall(r"[\w/]+", line))


def _heads_a_case(lines: Sequence[str], known: frozenset[str]) -> bool:
    return any(_names_case(line) and not _is_known(line, known) for line in lines)


def _names_case(line: str) -> bool:
    return bool(re.match(rf"{head()}|\d{{1,4}}[-–/]\d{{2,4}}(?!\d)", line))


def _is_open(line: str) -> bool:
    return len(line) > SHORTEST_OPEN and not line.endswith(_ENDS) and heading_of(line) is None


def _back(lines: Sequence[str], at: int, aside: set[int], known: frozenset[str]) -> int | None:
    """The last line of text above a page number: no label, and nothing that the head of the paper says."""
    for index in range(at - 1, max(-1, at - REACH), -1):
        words = lines[index]
        if index in aside or (not _LIST_MARK.match(words) and (_LABELLED.match(words) or _is_known(words, known))):
            continue
        return index
    return None


def _forward(lines: Sequence[str], at: int) -> int | None:
    """The line below a page number with which a sentence or a list goes on, behind short lines without an end."""
    for index in range(at + 1, min(at + REACH, len(lines))):
        words = lines[index]
        if words[0].islower() or _LIST_MARK.match(words):
            return index
        whole = len(words) > LONGEST or words.endswith((".", "!", "?"))
        below = lines[index + 1] if index + 1 < len(lines) else ""
        if whole or (_heads_a_part(words) and not below[:1].islower()):
            return None
    return None


def _heads_a_part(words: str) -> bool:
    found = heading_of(words)
    return found is not None and found.heading in (Heading.PROPOSED, Heading.ADOPTED, Heading.SECTION)


def joined_over(blocks: Sequence[str], following: str, *, rolled: bool) -> bool:
    """Whether the lines of a paragraph that a page ends in go on with a capital on the next page."""
    words, last = " ".join(blocks), blocks[-1]
    if not _is_open(words) or heading_of(last) or heading_of(following) or is_fact(following):
        return False
    whole = re.search(r"[a-zæøå]\.\s|\w\.$", following)
    return bool(whole) and len(words) > LEAST_BROKEN and (rolled or len(blocks) > 1 or ". " in words)
