"""One written word to its terms: the word's own first, then other forms that shall find it, then the words
within it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from search.analysis import data
from search.analysis.characters import Folded, fold
from search.analysis.compounds import bokmaal_compound, shipped
from search.analysis.numbers import Form, Position
from search.analysis.stems import bokmaal, stem
from search.model import TokenKind

DIVISION = r"(?:[-‐‑]|\u00ad)[ \t]*\r?\n[ \t]*(?:\r?\n[ \t]*)?"
_DIVISION = re.compile(DIVISION)
_GENITIVE = re.compile(r"[A-ZÆØÅ]{2,}s")
_NOTE_MARK = re.compile(r"([a-zæøå-]*[a-zæøå]{3,})\d{1,2}")
LONGEST_WORD = 200


@lru_cache(maxsize=400_000)
def forms(raw: str, language: str) -> Position:
    """The terms of a word as it is written, hyphens and line ends in it included."""
    raw = raw[:LONGEST_WORD]
    word = fold_word(raw)
    seen: dict[tuple[str, TokenKind], Form] = {}
    for form in _all_forms(raw, word.text, language):
        start, end = word.span(form.start, form.end)
        seen.setdefault((form.term, form.kind), Form(form.term, start, end, form.kind))
    return tuple(seen.values())


def fold_word(raw: str) -> Folded:
    """A word folded, with the two halves of a word divided at a line's end put together."""
    text, starts, ends, at = "", [], [], 0
    for division in _DIVISION.finditer(raw):
        hyphen = "-" if _keeps_hyphen(raw[at : division.start()], raw[division.end() :]) else ""
        half = fold(raw[at : division.start()] + hyphen)
        text += half.text
        starts += [at + place for place in half.starts]
        ends += [at + place for place in half.ends]
        at = division.end()
    rest = fold(raw[at:])
    starts += [at + place for place in rest.starts]
    ends += [at + place for place in rest.ends]
    return Folded(text + rest.text, tuple(starts), tuple(ends))


def _keeps_hyphen(before: str, after: str) -> bool:
    """Whether the hyphen at a line's end belongs to the word: "e-helse", "IKT-området", "Midt-Norge"."""
    before = re.split(r"[-‐‑]", before)[-1]
    after = re.split(r"[-‐‑\s]", after)[0]
    if before.isupper() and after.isupper() and len(before) > 1:
        return False
    return len(before) == 1 or before.isupper() or before[-1:].isdigit() or after[:1].isupper()


def _all_forms(raw: str, text: str, language: str) -> Iterator[Form]:
    if text in data.stop_words(language):
        yield Form(stem(text, language), 0, len(text), TokenKind.STOP)
        return
    base = _without_ending(raw, text)
    note = _NOTE_MARK.fullmatch(text)
    if note:
        yield Form(text, 0, len(text))
        base = note[1]
    yield from _hyphenated(base, language) if "-" in base else _simple(base, 0, language)


def _without_ending(raw: str, text: str) -> str:
    """An abbreviation without its inflection: "RHF-et", "NHNs"."""
    if _GENITIVE.fullmatch(raw):
        return text[:-1]
    head, hyphen, ending = text.rpartition("-")
    if hyphen and ending in data.words("hyphen_endings.tsv") and raw[: len(head)].isupper():
        return head
    return text


def _hyphenated(text: str, language: str) -> Iterator[Form]:
    """The word with its hyphens, written as one, and its pieces: "e-helse", "ehelse", helse."""
    first, _, last = text.rpartition("-")
    spelling = "-".join(bokmaal(piece) for piece in first.split("-"))
    own = next(_simple(last, 0, language), None)
    yield Form(f"{spelling}-{own.term if own else last}", 0, len(text))
    yield Form(next(_simple(text.replace("-", ""), 0, language)).term, 0, len(text))
    for piece in re.finditer(r"[^-]{2,}", text):
        for form in _simple(piece.group(), piece.start(), language):
            yield Form(form.term, form.start, form.end, TokenKind.PART)


def _simple(text: str, at: int, language: str) -> Iterator[Form]:
    """A word without hyphens: its term, and the words it is made of."""
    pieces = shipped().divide(text) if language != "en" else ()
    term = bokmaal_compound(text, pieces) if pieces else stem(text, language)
    yield Form(term, at, at + len(text))
    for piece in pieces:
        yield Form(piece.term, at + piece.start, at + piece.end, TokenKind.PART)
