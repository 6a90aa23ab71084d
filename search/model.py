"""What goes into the index and what comes out of it. Standard library only; nothing here knows what a
meeting is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class TokenKind(StrEnum):
    """What a token is to the word it stands for: the word, a word within it, or a word too common to
    count."""

    WORD = "word"
    PART = "part"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Token:
    """A term of the analyser and the characters `start` to `end` (exclusive) of the text that it was read
    from.

    Tokens of one `position` are readings of the same word: its term, other normal forms of it, the words it
    is made of.
    """

    term: str
    start: int
    end: int
    position: int
    kind: TokenKind = TokenKind.WORD


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text to be found.

    `id` is unique; `document` tells what is replaced as a whole; passages of one `group` are one hit, where it is empty
    the passage stands for itself; `title` and `heading` weigh more
    than `text`; `keywords` are whole tokens (identifiers in any notation); `language` ("nb", "nn", "en")
    picks the stemmer; `context` are names and words that tell where the passage stands without standing in it, and
    weigh little; `date` is ISO; `facets` can be counted and filtered; `stored` comes back with a hit
    as it was given (JSON values).
    """

    id: str
    document: str
    text: str
    group: str = ""
    title: str = ""
    heading: str = ""
    language: str = "nb"
    date: str | None = None
    keywords: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    stored: Mapping[str, object] = field(default_factory=dict)


class Highlight(NamedTuple):
    """Characters `start` to `end` (exclusive) of a snippet that a query's word matched."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """The best passage of a group that was found: `snippet` is a stretch of its text beginning at `snippet_start`.

    `further` are the next best passages of the group, at most two; `found` counts all of it that were found.
    """

    id: str
    document: str
    score: float
    title: str
    heading: str
    date: str | None
    snippet: str
    snippet_start: int
    highlights: tuple[Highlight, ...]
    facets: Mapping[str, Sequence[str]]
    stored: Mapping[str, object]
    further: tuple[Hit, ...] = ()
    found: int = 1


@dataclass(frozen=True, slots=True)
class Listing:
    """How hits are listed: by "relevance" or "date"; `grouped`, with one hit for the passages of a group."""

    sort: str = "relevance"
    grouped: bool = True


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of all hits have `value`."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found: `total` counts all hits; `note` is a key that says how the query was widened
    or read."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]
    did_you_mean: str | None = None
    note: str | None = None
