"""The lines by which the parts of a strategy are known: its goals, its indicators, what leads in its sub-goals."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.lexicon import lexicon
from kg.segmentation.headings import Heading, HeadingMatch, heading_of
from kg.segmentation.layout import Line

HEADING_LENGTH = 110
SENTENCE_END = (".", ";", "!", "?", ",")


@cache
def heading_words(key: str) -> frozenset[str]:
    """The words of one list of headings, in small letters."""
    return frozenset(word.casefold() for word in lexicon("strategies")["document"][key])


@cache
def opening_of(key: str) -> re.Pattern[str]:
    """A line that begins as one list says."""
    return re.compile(rf"^(?:{'|'.join(lexicon('strategies')['document'][key])})", re.I)


@cache
def label_pattern(key: str) -> re.Pattern[str]:
    """A line that begins with one of the labels of an indicator's description ("Måleverdi: …")."""
    return re.compile(rf"^(?:{'|'.join(lexicon('strategies')['document'][key])})\s*:\s*")


def label_measured(words: str) -> int | None:
    """Where in "Måles ved årlege tal" begins what is measured; None for another line."""
    match = re.match(lexicon("strategies")["document"]["measured"], words)
    return match.end() if match else None


def leads_in_subgoals(words: str) -> bool:
    """Whether the sub-goals of a goal follow upon the line `words`."""
    if words.casefold().strip() in heading_words("sublabels"):
        return True
    return len(words) < HEADING_LENGTH and bool(opening_of("subgoals").match(words)) and words.rstrip().endswith(":")


@cache
def _bare() -> re.Pattern[str]:
    """ "Mål 2" alone on a line: the title stands on the next."""
    kinds = "|".join(lexicon("strategies")["document"]["goals"])
    return re.compile(rf"(?i:(?:Strategisk\s+)?(?:{kinds}))\s+(\d{{1,2}}|[A-H])\s*[:.]?")


def goal_heading(line: Line) -> HeadingMatch | None:
    """The goal whose heading a line is, also behind the number of a chapter ("3.1 Satsingsområde 1: …")."""
    chapter = re.match(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-ZÆØÅ])", line.words)
    start = chapter.end() if chapter else 0
    match = heading_of(line.words[start:])
    if match and match.heading is Heading.GOAL:
        return replace(match, tail=(match.tail or 0) + start)
    bare = _bare().fullmatch(line.words) if line.words[0].isupper() else None
    return HeadingMatch(Heading.GOAL, number=bare[1]) if bare else None


def indicator_heading(line: Line) -> HeadingMatch | None:
    """The indicator whose heading a line is."""
    match = heading_of(line.words)
    return match if match and match.heading is Heading.INDICATOR else None


def looks_like_heading(line: Line) -> bool:
    """Whether a line is short and begins with a capital, and ends as no sentence does."""
    words = line.words
    short = len(words) <= HEADING_LENGTH and words[0].isupper()
    return short and not words.endswith((*SENTENCE_END, ":")) and not line.marker
