"""Health trusts and companies where papers name them, and the one whose board a paper is of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.bodies import as_written, bodies_on_line

TOP = 1500
HEAD = 300
LETTERHEAD = 100
MOST_LATER = 4
LONGEST_NAME = 7
REACH = 40
Named = tuple[str, Span]


@lru_cache(maxsize=8)
def trust_of(text: str) -> Named | None:
    """The health trust whose paper `text` is, and where it is named first: what stands early weighs most."""
    weights: dict[str, int] = defaultdict(int)
    later: dict[str, int] = defaultdict(int)
    first: dict[str, Span] = {}
    guest = re.compile(lexicon("meetings")["trust"]["guest"])
    full = [*trusts_named(text), *companies_with_a_board(text)]
    for name, span in full:
        first.setdefault(name.casefold(), span)
    for name, span in (*full, *_in_short(text, {name.casefold(): name for name, _ in full})):
        if guest.search(text, max(0, span.start - REACH), span.start):
            continue
        key = name.casefold()
        weight = 12 if span.start < LETTERHEAD else 6 if span.start < HEAD else 2 if span.start < TOP else 1
        later[key] += weight == 1
        if weight > 1 or later[key] <= MOST_LATER:
            weights[key] += weight + 2 * _is_a_board(text, span)
    if not weights:
        return None
    best = max(weights, key=lambda key: (weights[key], -first[key].start))
    return as_written(first[best].of(text), text), first[best]


def _in_short(text: str, names: dict[str, str]) -> Iterator[Named]:
    """Where `text` names the trusts `names` without the company form at their end."""
    full: dict[str, list[str]] = defaultdict(list)
    for name in names.values():
        if " " in (short := name.rsplit(" ", 1)[0]):
            full[short].append(name)
    if not full:
        return
    words = "|".join(map(re.escape, sorted(full, key=len, reverse=True)))
    for match in re.finditer(rf"(?<![\w-])(?:{words})(?![\w-]|[ ]+[A-ZÆØÅ])", text):
        yield from ((name, Span(match.start(), match.end())) for name in full[match[0]])


def _is_a_board(text: str, span: Span) -> bool:
    before, behind = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 10]
    return bool(
        re.search(r"(?i:(?:styre(?:t|ts)|(?:styre)?møte)\s+(?:i|for|ved)|styremøte)\s+$", before)
        or re.match(r"\s+STYRET\b", behind)
    )


@cache
def _last() -> re.Pattern[str]:
    return _form(tuple(lexicon("meetings")["trust"]["last"]))


@cache
def _form(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])")


@cache
def _companies() -> re.Pattern[str]:
    trusts = lexicon("meetings")["trust"]["last"]
    return _form(tuple(form for form in lexicon("meetings")["name"]["last"] if form not in trusts))


@cache
def before_names() -> frozenset[str]:
    """Words that papers print before the name of a body and that are no part of it: kinds of paper, headings."""
    headings = (words.casefold() for words in lexicon("headings")["section"]["words"] if " " not in words)
    return frozenset((*lexicon("meetings")["trust"]["papers"], *headings))


@cache
def no_part_of_names() -> frozenset[str]:
    """Those words, and the others that may stand before the name of a trust."""
    return before_names() | frozenset(lexicon("meetings")["trust"]["before"])


def is_a_trust(name: str) -> bool:
    """Whether a name is that of a trust, and not of a committee of one.

    >>> is_a_trust("Nes sykehus HF"), is_a_trust("Brukerutvalget ved Nes sykehus HF"), is_a_trust("NUIT")
    (True, False, False)
    """
    form = _last().search(name) or _companies().search(name)
    return bool(form) and not re.match(rf"(?:[\w-]+ )?[\w-]*{lexicon('meetings')['committee']['ends']}(?![\w-])", name)


def trusts_named(text: str) -> Iterator[Named]:
    """Every health trust that `text` names, with its place.

    >>> text = "PROTOKOLL FRA STYREMØTE I HELSE FJORD RHF. Styret i Nes sykehus HF og Sykehuset i Vik HF møtte."
    >>> [name for name, _ in trusts_named(text)]
    ['HELSE FJORD RHF', 'Nes sykehus HF', 'Sykehuset i Vik HF']
    """
    return _formed(text, _last())


def _formed(text: str, forms: re.Pattern[str]) -> Iterator[Named]:
    for match in forms.finditer(text):
        start = _name_start(text, match.start())
        if start < match.start():
            yield " ".join(text[start : match.end()].split()), Span(start, match.end())


def companies_with_a_board(text: str) -> Iterator[Named]:
    """Where `text` names the companies whose boards it speaks of: others are suppliers and the like."""
    named = list(_formed(text, _companies()))
    boards = {name.casefold() for name, span in named if _is_a_board(text, span)}
    return (found for found in named if found[0].casefold() in boards)


@lru_cache(maxsize=64)
def with_form(name: str, text: str) -> str:
    """A trust's or company's name with the form that `text` gives it elsewhere.

    >>> with_form("Helse Fjord", "Styret i Helse Fjord. Helse Fjord HF eier."), with_form("NUIT", "NUIT HF")
    ('Helse Fjord HF', 'NUIT')
    """
    if " " not in name or is_a_trust(name):
        return name
    forms = "|".join((*lexicon("meetings")["trust"]["last"], *lexicon("meetings")["name"]["last"]))
    found = re.search(rf"(?<![\w-]){re.escape(name)}\s+({forms})(?![\w-])", text)
    return f"{name} {found[1]}" if found else name


def _name_start(text: str, end: int) -> int:
    """Where the name begins that goes on at `end`: its words backwards, as far as they may belong to it."""
    trust = lexicon("meetings")["trust"]
    words = list(re.finditer(r"\S+", text[max(0, end - 90) : end]))
    offset, start = max(0, end - 90), end
    for index in range(len(words) - 1, max(-1, len(words) - 1 - LONGEST_NAME), -1):
        word = words[index][0]
        placed = word.casefold() == "i" and index and words[index - 1][0] in trust["article"]
        inner = word.casefold() in trust["inner"]
        if start < end and "\n" in text[offset + words[index].end() : start]:
            break
        capital = bool(re.fullmatch(r"[A-ZÆØÅ](?:[^\W\d_]|-)*\.?", word))
        named = capital and word.casefold() not in no_part_of_names() and not word.casefold().startswith("styre")
        if (
            word.rstrip(".") in (*trust["last"], *lexicon("meetings")["name"]["last"])
            or not (named or inner or placed)
            or word in ("I", "FOR")
        ):
            break
        if named:
            start = offset + words[index].start()
            if word in trust["firsts"]:
                break
    return start


def with_trust_beside(name: str, words: str) -> str:
    """A committee with the trust that stands in the other cell of its line, where it is named without one.

    >>> with_trust_beside("Arbeidsmiljøutvalet", "NES SJUKEHUS HF        ARBEIDSMILJØUTVALET")
    'Arbeidsmiljøutvalet i Nes sjukehus HF'
    >>> with_trust_beside("Nes sjukehus HF", "NES SJUKEHUS HF        ARBEIDSMILJØUTVALET")
    'Nes sjukehus HF'
    """
    cells = [as_written(cell, "") for cell, _ in bodies_on_line(words)]
    trust = next((cell for cell in cells if is_a_trust(cell)), None) if len(cells) > 1 else None
    alone = " i " not in name and " ved " not in name and not is_a_trust(name)
    return f"{name} i {trust}" if trust and alone else name
