"""What a decision point does, whom it asks, by when and for how much: the words lie in `kg/data/actions.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.dates import month_names
from kg.lexicon import lexicon
from kg.model import Span
from kg.text import squeeze

SUBJECT_REACH = 110


@dataclass(frozen=True, slots=True)
class Action:
    """A verb of deciding: lemma, place, and whom it asks: its object, its subject, or who gets what is sent."""

    lemma: str
    span: Span
    asks: bool
    asks_subject: bool = False
    sends: bool = False


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
def asking_actions() -> frozenset[str]:
    """The lemmas of the verbs by which a point asks somebody for something."""
    return frozenset(row["lemma"] for row in lexicon("actions")["action"] if row.get("asks") or row.get("asks_subject"))


@cache
def subject_verb() -> re.Pattern[str]:
    """A sentence that decides: a capitalised subject of at most eight words and then a verb of deciding."""
    rows = lexicon("actions")["action"]
    verbs = "|".join(f"(?:{row['forms']})" for row in rows if row.get("leads", True))
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


@cache
def _asked() -> re.Pattern[str]:
    data = lexicon("actions")["addressee"]
    offices = "|".join(data["offices"].values())
    groups = data["groups"]
    ends = "|".join(groups["ends"])
    return re.compile(rf"\b(?:(?:{offices})|{groups['before']}{groups['compound']}(?:{ends}))(?![\w-])", re.I)


def find_asked(text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """The offices, bodies and groups that `text` names between `start` and `end`: what they are called, and where.

    >>> text = "ber adm. dir. og dei regionale helseføretaka svare"
    >>> [name for name, _ in find_asked(text, 0, len(text))]
    ['administrerende direktør', 'dei regionale helseføretaka']
    """
    for match in _asked().finditer(text, start, end):
        office = find_office(text, match.start(), match.end())
        whole = office and office[1] == Span(match.start(), match.end())
        yield (office[0] if office and whole else squeeze(match[0]).lower()), Span(match.start(), match.end())


def find_amounts(text: str) -> list[Span]:
    """Where amounts of money stand, as written."""
    pattern = re.compile(lexicon("actions")["amount"]["pattern"], re.I)
    return [Span(m.start(), m.start() + len(m[0].rstrip(" ."))) for m in pattern.finditer(text)]


@cache
def _times() -> dict[str, str]:
    """The ways to write a time, as regular expressions; those that stand in others are put in."""
    data = lexicon("actions")["deadline"]
    known = {"MONTHS": month_names()}
    for name in ("date", "month", "season", "part", "turn", "end", "meeting", "next", "length"):
        written = data[name]
        for placed, pattern in known.items():
            written = written.replace(placed, pattern)
        known[name.upper()] = f"(?:{written})"
    return known


@cache
def _deadlines() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells a deadline by its own words, and what does so only behind words that ask for something."""
    data, time = lexicon("actions")["deadline"], _times()
    point = "|".join(time[name] for name in ("DATE", "NEXT", "MEETING", "END", "PART", "SEASON", "MONTH", "TURN"))
    unless = "".join(rf"(?<!{word}\s)" for word in data["summons"])
    ranges = "|".join(time[name] for name in ("SEASON", "PART", "MONTH"))
    told = (
        rf"{data['announced']}(?P<announced>{point})",
        rf"{data['postponed']}(?P<postponed>{point})",
        rf"{data['begun']}(?P<begun>{point})",
        rf"{data['first']}(?:{'|'.join(time[name] for name in ('DATE', 'END', 'PART', 'SEASON', 'MONTH'))})",
        rf"{data['before']}(?:{point}|{time['LENGTH']}|\d{{4}}\b|{data['told']})",
        rf"{data['within']}(?:{ranges}|\d{{4}}\b)",
        rf"(?:til|i|på)\s+{time['NEXT']}",
        rf"{data['before']}{data['event'].replace('SEASON', time['SEASON'])}",
        rf"{unless}til\s+{time['MEETING']}",
        rf"{data['towards']}{time['END']}",
        data["closing"],
        data["decided"].replace("DATE", time["DATE"]),
        rf"til\s+\w+s\s+(?P<to>{time['MEETING']})",
        data["treated"].replace("DATE", time["DATE"]),
    )
    asked = (
        rf"i\s+{time['MEETING']}",
        rf"i\s+\w+s\s+(?P<at>{time['MEETING']})",
        rf"i\s+{time['MONTH']}",
        data["same"],
        data["monthly"].replace("MONTHS", month_names()),
        rf"{data['sits']}(?P<sits>{time['DATE']})",
        rf"i\s+{time['PART']}(?<=\d)",
        rf"ved\s+{time['END']}",
        rf"{time['SEASON']}(?<=\d)",
        rf"{data['towards']}{time['SEASON']}",
    )
    return _any(told), _any(asked)


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{pattern}" for pattern in patterns), re.I)


def find_deadline(text: str) -> Span | None:
    """Where a deadline stands, with the words that lead it in.

    >>> text = "legge frem status innen 1. oktober 2024."
    >>> find_deadline(text).of(text)
    'innen 1. oktober 2024'
    """
    told, asked = _deadlines()
    asking = re.search(lexicon("actions")["deadline"]["asking"], text, re.I)
    match = told.search(text) or (asked.search(text, asking.end()) if asking else None)
    match = match or re.search(lexicon("actions")["deadline"]["often"], text, re.I)
    if not match:
        return None
    named = match.lastgroup
    return Span(match.start(named) if named else match.start(), match.end())
