"""What a decision point does, whom it asks, by when and for how much: the words lie in `kg/data/actions.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.dates import month_names
from kg.lexicon import lexicon
from kg.model import Span

SUBJECT_REACH = 110


@dataclass(frozen=True, slots=True)
class Action:
    """A verb of deciding: its lemma, where it stands, and whether it asks its object or its subject to do something."""

    lemma: str
    span: Span
    asks: bool
    asks_subject: bool = False


@cache
def _actions() -> re.Pattern[str]:
    rows = lexicon("actions")["action"]
    return re.compile("|".join(rf"(?P<a{i}>(?<![\w-])(?:{row['forms']}))" for i, row in enumerate(rows)))


def find_actions(text: str) -> list[Action]:
    """The verbs of deciding in `text`, in order; phrases win over the verbs they begin with.

    >>> [(a.lemma, a.asks) for a in find_actions("Styret tar saken til orientering og ber direktøren svare")]
    [('ta til orientering', False), ('be om', True)]
    """
    rows = lexicon("actions")["action"]
    found = []
    for match in _actions().finditer(text):
        row = rows[int(str(match.lastgroup)[1:])]
        found.append(
            Action(row["lemma"], Span(match.start(), match.end()), bool(row.get("asks")), bool(row.get("asks_subject")))
        )
    return found


@cache
def subject_verb() -> re.Pattern[str]:
    """A sentence that decides: a capitalised subject of at most eight words and then a verb of deciding."""
    verbs = "|".join(f"(?:{row['forms']})" for row in lexicon("actions")["action"])
    return re.compile(rf"^[A-ZÆØÅ][\w.–-]*(?:,?\s+[\w()/.–-]+,?){{0,8}}?\s+(?:{verbs})")


def decides(words: str) -> bool:
    """Whether `words` begin as a decision does.

    >>> decides("Styret i Nes sjukehus HF tek saka til orientering."), decides("Bakgrunnen er kjent.")
    (True, False)
    """
    return bool(subject_verb().match(words[:SUBJECT_REACH]))


@cache
def _offices() -> re.Pattern[str]:
    rows = lexicon("actions")["addressee"]["offices"]
    return re.compile("|".join(rf"(?P<o{i}>\b(?:{form}))(?!\w)" for i, form in enumerate(rows.values())), re.I)


def find_office(text: str, start: int = 0, end: int | None = None) -> tuple[str, Span] | None:
    """The first office that `text` names between `start` and `end`, and where."""
    match = _offices().search(text, start, len(text) if end is None else end)
    if not match:
        return None
    name = list(lexicon("actions")["addressee"]["offices"])[int(str(match.lastgroup)[1:])]
    return name, Span(match.start(), match.end())


def find_amounts(text: str) -> list[Span]:
    """Where amounts of money stand, as written."""
    pattern = re.compile(lexicon("actions")["amount"]["pattern"], re.I)
    return [Span(m.start(), m.start() + len(m[0].rstrip(" ."))) for m in pattern.finditer(text)]


@cache
def _deadline() -> re.Pattern[str]:
    data = lexicon("actions")["deadline"]
    return re.compile(rf"\b{data['before']}(?:{data['when'].replace('MONTHS', month_names())})?", re.I)


def find_deadline(text: str) -> Span | None:
    """Where a deadline stands, with the words that lead it in.

    >>> text = "legge frem status innen 1. oktober 2024."
    >>> find_deadline(text).of(text)
    'innen 1. oktober 2024'
    """
    for match in _deadline().finditer(text):
        if re.search(r"\d|møte", match[0], re.I) or re.search(r"(?:våren|høsten|hausten|utgangen)", match[0], re.I):
            return Span(match.start(), match.end())
    return None
