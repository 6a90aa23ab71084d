"""The names of bodies where papers write them: "styret i X", "møte i X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.text import unwrap

SHORTEST_NAME = 5
CELLS = 2


@cache
def _board_of() -> re.Pattern[str]:
    inner = "|".join(map(re.escape, lexicon("meetings")["name"]["inner"]))
    article = "|".join(lexicon("meetings")["trust"]["article"])
    name = rf"(?:(?:{article})\s+i\s+)?[A-ZÆØÅ][\w.-]*(?:\s+(?:[A-ZÆØÅ][\w.-]*|(?:{inner})(?!\w)))*"
    return re.compile(rf"\b[Ss]tyre(?:t|ts)\s+(?:i|for|ved)\s+({name})")


@cache
def _lines(flags: int = 0) -> tuple[re.Pattern[str], ...]:
    body = lexicon("meetings")["body"]
    return tuple(re.compile(pattern, flags) for pattern in (body["label"], *body["lines"]))


def body_on_line(words: str) -> tuple[str, Span] | None:
    """The body that the line, near the head of a meeting, consists of or names beside a label; the span is in `words`.

    >>> body_on_line("Utvalg: Formannskapet"), body_on_line("Nes sjukehus HF")[0], body_on_line("Saken gjelder råd")
    (('Formannskapet', Span(start=8, end=21)), 'Nes sjukehus HF', None)
    >>> body_on_line("Utval for helse, omsorg og velferd")[0], body_on_line("Råd for havn (RH), møte 3/2021")[0]
    ('Utval for helse, omsorg og velferd', 'Råd for havn')
    >>> body_on_line("Formannskapet")[0], body_on_line("Møte i Brukarutvalet")
    ('Formannskapet', ('Brukarutvalet', Span(start=7, end=20)))
    >>> body_on_line("Innkalling til møte i strategisk samarbeidsutvalg")[0]
    'Strategisk samarbeidsutvalg'
    """
    if tail := re.search(lexicon("meetings")["body"]["tail"], words):
        words = words[: tail.start()].rstrip(" ,–-")
    lead = re.match(lexicon("meetings")["committee"]["met"], words)
    start = lead.end() if lead else 0
    named = words[start : start + 1].upper() + words[start + 1 :] if lead else words
    for pattern in _lines(re.I if words.isupper() else 0):
        if match := pattern.match(named):
            name, at = body_name(match["body"]), start + match.start("body")
            return (name, Span(at, at + len(name))) if name else None
    return None


def bodies_on_line(words: str) -> list[tuple[str, Span]]:
    """The body on a line, or in each of the two cells of one.

    >>> [name for name, _ in bodies_on_line("NES SJUKEHUS HF      ARBEIDSMILJØUTVALET (AMU)")]
    ['NES SJUKEHUS HF', 'ARBEIDSMILJØUTVALET']
    """
    cells = list(re.finditer(r"\S+(?:\s{1,3}\S+)*", words))
    parts = [(cell[0], cell.start()) for cell in cells] if len(cells) == CELLS else [(words, 0)]
    read = [(body_on_line(part), at) for part, at in parts]
    return [(body[0], Span(body[1].start + at, body[1].end + at)) for body, at in read if body]


def placed(name: str, near: Sequence[str]) -> str:
    """`name` with the municipality that stands near it, where every municipality has a body of that name.

    >>> placed("Formannskapet", ["Fjellvik kommune", "Møteinnkalling"]), placed("Nes sjukehus HF", ["Nes kommune"])
    ('Formannskapet i Fjellvik kommune', 'Nes sjukehus HF')
    """
    body = lexicon("meetings")["body"]
    if not re.match(body["everywhere"], name):
        return name
    found = (re.match(body["place"], words, re.I if words.isupper() else 0) for words in near)
    place = next((match["place"] for match in found if match), None)
    return f"{name} i {as_written(place, '')}" if place else name


def as_written(name: str, text: str) -> str:
    """A name printed in capitals as `text` writes it elsewhere, else with capitals only where they belong.

    >>> as_written("NES SJUKEHUS HF", ""), as_written("NUFA", ""), as_written("HELSE KYST", "i Helse Kyst")
    ('Nes sjukehus HF', 'NUFA', 'Helse Kyst')
    """
    if not name.isupper() or len(name) <= SHORTEST_NAME:
        return name
    found = re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.I)
    mixed = next((written for written in found if written[0].isupper() and not written.isupper()), None)
    return mixed or _with_few_capitals(name)


def _with_few_capitals(name: str) -> str:
    """A name in capitals as it would be written: a committee has one capital, a trust or a place one a word.

    >>> _with_few_capitals("KOMITE HELSE OG SOSIAL I VIK KOMMUNE"), _with_few_capitals("NES SJUKEHUS HF")
    ('Komite helse og sosial i Vik kommune', 'Nes sjukehus HF')
    """
    if not re.search(rf"(?i){lexicon('meetings')['committee']['ends']}(?!\w)", name):
        return " ".join(_recased(word) for word in name.split())
    committee, *where = re.split(r" (I|VED) ", name, maxsplit=1)
    place = " ".join(_recased(word) for word in where[1].split()) if where else ""
    return f"{committee.capitalize()} {where[0].lower()} {place}" if where else committee.capitalize()


def _recased(word: str) -> str:
    names = lexicon("meetings")["name"]
    if word.lower() in (*names["inner"], *names["small"]):
        return word.lower()
    return word if word in names["last"] else word.capitalize()


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(lexicon("meetings")["body"]["stop"], re.I)


def body_name(words: str) -> str:
    """The name of a body at the beginning of `words`, or behind those that tell of its meeting.

    >>> body_name("Helse Kysten RHF, den 7. oktober 2022"), body_name("Styremøte i Vik regionråd")
    ('Helse Kysten RHF', 'Vik regionråd')
    >>> body_name("Rådet mellom Nes HF og Universitetet i Vik Tid: kl. 10")
    'Rådet mellom Nes HF og Universitetet i Vik'
    """
    words = re.sub(lexicon("meetings")["body"]["meeting_of"], "", words)
    match = _stop().search(words)
    return _without_tail(unwrap(words[: match.start()] if match else words))


def _without_tail(name: str) -> str:
    """`name` up to its company form, and without the small words a greedy match leaves at the end."""
    words = name.split()
    names = lexicon("meetings")["name"]
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        complete = word.lower() in names["kinds"] and following.rstrip(".,") not in names["last"]
        pair = "mellom" in words[:index] and following == "og" and "og" not in words[:index]
        if (word.rstrip(".,") in names["last"] or complete) and not pair:
            return " ".join(words[: index + 1]).rstrip(".,")
    while words and (words[-1] in ("og", "for", "i", "av") or (words[1:] and words[-1].casefold() in names["papers"])):
        words.pop()
    return " ".join(words).strip(" .,-–")


def boards_named(text: str) -> list[tuple[str, Span]]:
    """Every "styret i X" in `text`: the name of X and where it stands.

    >>> [name for name, _ in boards_named("Styret i Nes sjukehus HF ber styret i Helse Kyst RHF om")]
    ['Nes sjukehus HF', 'Helse Kyst RHF']
    """
    found = []
    for match in _board_of().finditer(text):
        name = _without_tail(unwrap(match[1]))
        if name and name not in lexicon("meetings")["name"]["begin"]:
            found.append((name, Span(match.start(1), match.end(1))))
    return found
