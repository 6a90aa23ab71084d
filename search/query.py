"""What a person typed, as a small tree. Whatever is typed gives a tree or a note that explains; nothing is
an error.

    sak budsjett            both words          "felles plan"     the words side by side
    sak OR case             one of the two      -utsatt           not this word
    innsikt*                words that begin so *                 everything

`docs/search.md` tells it to those who search.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

LONGEST = 1000
MOST_ITEMS = 64

Note = Literal["everything", "no-words", "shortened", "unbalanced-quotes", "only-stop-words", "some-words"]


@dataclass(frozen=True, slots=True)
class Words:
    """Something typed without a space in it; the analyser says which words it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that were put in quotes."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word."""

    text: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one."""

    parts: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """None of this."""

    part: Clause


Clause = Words | Phrase | Prefix | AnyOf | Without


@dataclass(frozen=True, slots=True)
class Query:
    """Clauses that shall all hold; without clauses it asks for everything, or for nothing where the note is
    "no-words"."""

    clauses: tuple[Clause, ...]
    note: Note | None = None


_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟″", '"'))
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SPACED_NAME = r'§+\s*\d[^\s"]*|\d{1,4}\s*[-‐‑–—/]\s*(?:19|20)\d\d(?!\d)[^\s"]*'
"""Names with a space in them, which is no reason to take them apart: "§ 20", "134 – 2022"."""

_ITEM = re.compile(
    rf'(?P<minus>(?<!\S)-(?=[^\s-]))?(?:"(?P<phrase>[^"]*)(?P<close>"|$)|(?P<word>{_SPACED_NAME}|[^\s"]+))'
)
_OR = frozenset({"OR", "ELLER", "|", "||"})
_AND = frozenset({"AND", "OG", "&", "&&", "+"})
_NOT = frozenset({"NOT", "IKKE", "IKKJE"})


def parse(typed: str) -> Query:
    """Read what was typed."""
    text = _CONTROL.sub(" ", typed[: LONGEST + 1]).translate(_QUOTES)
    if not text.replace("*", "").strip():
        return Query((), "everything")
    items = list(_ITEM.finditer(text[:LONGEST]))
    clauses = _clauses(items[:MOST_ITEMS])
    if not clauses:
        return Query((), "no-words")
    return Query(clauses, _note(typed, items))


def _note(typed: str, items: list[re.Match[str]]) -> Note | None:
    if len(typed) > LONGEST or len(items) > MOST_ITEMS:
        return "shortened"
    if any(item["phrase"] is not None and not item["close"] for item in items):
        return "unbalanced-quotes"
    return None


def _clauses(items: list[re.Match[str]]) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    either = negated = False
    for item in items:
        if item["word"] in _OR:
            either = bool(clauses)
        elif item["word"] in _NOT:
            negated = True
        elif clause := _clause(item):
            clause = Without(clause) if negated or item["minus"] else clause
            clauses[-1:] = _joined(clauses[-1:], clause, either=either)
            either = negated = False
    return tuple(clauses)


def _joined(last: list[Clause], clause: Clause, *, either: bool) -> list[Clause]:
    """`last` and the next clause; OR binds its two neighbours, but not what is to be left out."""
    if not either or not last or isinstance(clause, Without) or isinstance(last[0], Without):
        return [*last, clause]
    before = last[0].parts if isinstance(last[0], AnyOf) else (last[0],)
    return [AnyOf((*before, clause))]


def _clause(item: re.Match[str]) -> Clause | None:
    text = item["phrase"] if item["phrase"] is not None else item["word"]
    if not any(character.isalnum() for character in text) or text in _AND:
        return None
    if item["phrase"] is not None:
        return Phrase(text)
    if text.endswith("*") and (prefix := re.split(r"[^\w-]+", text.rstrip("*"))[-1].strip("-_")):
        return Prefix(prefix)
    return Words(text)
