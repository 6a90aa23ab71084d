"""The one analyser: text to tokens, for the index, the query, the highlights, the suggestions and the
graph's text search.

What it knows of Norwegian stands in `search/data`; `docs/search.md` tells how to extend it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from search.analysis import data, numbers
from search.analysis.numbers import Position
from search.analysis.wordforms import DIVISION, forms
from search.model import Token, TokenKind

__all__ = ["Token", "TokenKind", "analyse"]

_MARKS = r"(?:[\u0300-\u036f\u200b-\u200d\u2060\ufeff]|\u00ad(?![ \t]*\r?\n))*+"
_LETTERS = rf"(?:[^\W\d_]++{_MARKS})++"
_RUN = rf"{_LETTERS}(?:\d++(?:{_LETTERS})?)*+"
_HANGING = "|".join(sorted(data.words("division_stops.tsv")))
_WORD = rf"{_RUN}(?:[-‐‑](?:{_RUN}|\d++(?![-–/]\d)(?:{_RUN})?)|{DIVISION}(?!(?:{_HANGING})\b){_RUN})*"
_TOKEN = re.compile(
    rf"(?P<paragraph>{numbers.PARAGRAPH})|(?P<case>{numbers.SPACED_CASE})|(?P<chain>{numbers.CHAIN})"
    rf"|(?P<plain>{numbers.PLAIN})|(?P<word>{_WORD})"
)
_READERS: Mapping[str, Callable[[str], tuple[Position, ...]]] = {
    "paragraph": numbers.paragraph,
    "case": numbers.chain,
    "chain": numbers.chain,
    "plain": numbers.plain,
}


def analyse(text: str, language: str = "nb") -> list[Token]:
    """The tokens of `text` in order; readings of one word share its position, the word's own term first."""
    tokens: list[Token] = []
    position = 0
    for match in _TOKEN.finditer(text):
        for word in _read(match, language):
            for form in word:
                start, end = match.start() + form.start, match.start() + form.end
                tokens.append(Token(form.term, start, end, position, form.kind))
            position += 1
    return tokens


def _read(match: re.Match[str], language: str) -> tuple[Position, ...]:
    reader = _READERS.get(match.lastgroup or "word")
    return reader(match.group()) if reader else (forms(match.group(), language),)
