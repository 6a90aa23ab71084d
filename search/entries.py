"""Passages as engines take them, and as they are kept beside the index's terms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache

import orjson

from search.analysis import analyse
from search.analysis.wordforms import fold_word
from search.engines.base import Entry, Field, number_of
from search.errors import PassageError
from search.explained import explained, to_word
from search.model import Passage, Token, TokenKind

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:[T ].*)?")
_FACET_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_GAP = 100
"""Positions between keywords, so that no phrase runs over two of them."""


@dataclass(frozen=True)
class Places:
    """Where the terms of a text stand, so that it need not be analysed again when it is found.

    `lines` has a line a term: `=` and the term, a tab, and its start, end and position for each time that it stands
    there; `+` before a term within compounds, with start and end alone. Of hundreds of terms a few are asked for: they
    are looked for as they lie there, which is faster than to take all apart.
    """

    lines: bytes

    @classmethod
    def of(cls, tokens: Iterable[Token]) -> Places:
        """The places of a text's tokens."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for token in tokens:
            if token.kind is TokenKind.PART:
                found[f"+{token.term}"].append(f"{token.start},{token.end}")
            else:
                found[f"={token.term}"].append(f"{token.start},{token.end},{token.position}")
        return cls("".join(f"\n{term}\t{','.join(places)}" for term, places in found.items()).encode() + b"\n")

    def word(self, term: str) -> list[tuple[int, int]]:
        """Start and end for each time that a word stands there."""
        numbers = self._numbers(f"\n={term}\t")
        return list(zip(numbers[::3], numbers[1::3], strict=True))

    def in_order(self, term: str) -> Iterator[tuple[int, int, int]]:
        """Start, end and position for each time that a word stands there."""
        numbers = self._numbers(f"\n={term}\t")
        return zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)

    def part(self, term: str) -> list[tuple[int, int]]:
        """Start and end for each time that a word stands within a compound."""
        numbers = self._numbers(f"\n+{term}\t")
        return list(zip(numbers[::2], numbers[1::2], strict=True))

    @cached_property
    def all_words(self) -> frozenset[str]:
        """All words."""
        return frozenset(self.words())

    def words(self, prefix: str = "") -> list[str]:
        """The words that begin so."""
        return [word.decode() for word in re.findall(rb"\n=(%b[^\t]*)\t" % re.escape(prefix.encode()), self.lines)]

    def _numbers(self, head: str) -> list[int]:
        sought = head.encode()
        at = self.lines.find(sought)
        if at < 0:
            return []
        begin = at + len(sought)
        return list(map(int, self.lines[begin : self.lines.index(b"\n", begin)].split(b",")))


def to_record(passage: Passage, places: Places) -> bytes:
    """The passage as JSON on a line and, behind it, where its terms stand: the same bytes for the same passage."""
    values: dict[str, object] = {field.name: getattr(passage, field.name) for field in fields(passage)}
    values["facets"] = {name: list(found) for name, found in passage.facets.items()}
    values["stored"] = dict(passage.stored)
    try:
        return orjson.dumps(values, option=orjson.OPT_SORT_KEYS) + places.lines
    except (TypeError, ValueError) as error:
        raise PassageError(f"passage {passage.id} cannot be kept as JSON: {error}") from error


def from_record(record: bytes) -> tuple[Passage, Places]:
    """The passage of a record, and where its terms stand."""
    told, mark, lines = record.partition(b"\n")
    values = orjson.loads(told)
    values["keywords"], values["context"] = tuple(values["keywords"]), tuple(values["context"])
    values["facets"] = {name: tuple(found) for name, found in values["facets"].items()}
    return Passage(**values), Places(mark + lines)


def to_entry(passage: Passage, row: int) -> Entry:
    """The passage of a row analysed; raises `PassageError` where something in it cannot be indexed."""
    for name in passage.facets:
        if not _FACET_NAME.fullmatch(name):
            raise PassageError(f"passage {passage.id}: a facet's name is letters, digits and _, not {name!r}")
    analysed = {
        Field.TITLE: analyse(passage.title, passage.language),
        Field.HEADING: analyse(passage.heading, passage.language),
        Field.TEXT: analyse(passage.text, passage.language),
    }
    parts = [token for tokens in analysed.values() for token in tokens if token.kind is TokenKind.PART]
    tokens = {field: _whole_words(found) for field, found in analysed.items()}
    return Entry(
        id=passage.id,
        row=row,
        document=passage.document,
        tokens={
            **tokens,
            Field.KEYWORDS: _apart(passage.keywords, passage.language),
            Field.CONTEXT: _apart(passage.context, passage.language),
            Field.PARTS: parts,
        },
        words=_words(passage, analysed),
        facets=passage.facets,
        day=_day(passage),
        record=to_record(passage, Places.of(analysed[Field.TEXT])),
    )


def group_of(passage: Passage) -> int:
    """The number of what is one hit with the passage: its group, else itself."""
    return number_of(passage.group or passage.id)


def _whole_words(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.kind is not TokenKind.PART]


def _apart(texts: Sequence[str], language: str) -> list[Token]:
    """The tokens of several texts, too far apart for a phrase over two of them."""
    tokens = []
    for number, text in enumerate(texts):
        for token in _whole_words(analyse(text, language)):
            tokens.append(Token(token.term, token.start, token.end, token.position + number * _GAP, token.kind))
    return tokens


def _words(passage: Passage, analysed: Mapping[Field, Sequence[Token]]) -> list[str]:
    """The words as they are spelt, without numbers and stop words: what suggestions are made of; and what the passage
    says that abbreviations stand for."""
    texts = {Field.TITLE: passage.title, Field.HEADING: passage.heading, Field.TEXT: passage.text}
    spelt = {texts[field][t.start : t.end] for field in texts for t in analysed[field] if _is_spelt(t)}
    pairs = (to_word(*pair) for text in texts.values() for pair in explained(text))
    return sorted({*(_folded(word) for word in spelt if not any(map(str.isdecimal, word))), *pairs})


@lru_cache(maxsize=400_000)
def _folded(word: str) -> str:
    return fold_word(word).text


def _is_spelt(token: Token) -> bool:
    return token.kind is TokenKind.WORD and token.term[0].isalpha()


def _day(passage: Passage) -> int:
    """A number that grows with the date; 0 where there is none."""
    if passage.date is None:
        return 0
    match = _DATE.fullmatch(passage.date)
    if not match:
        raise PassageError(f"passage {passage.id}: {passage.date!r} is not an ISO date")
    year, month, day = (int(part or 0) for part in match.groups())
    return (year * 16 + month) * 32 + day
