"""Compounds divided into the words they are made of: "omstillingstiltak" is omstilling + s + tiltak.

The words come from `search/data/compound_words.tsv` when a text is indexed, so that a passage gets the same
tokens whatever was indexed before it; words that only the index knows are used when it is searched
(`search.vocabulary`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from search.analysis import data
from search.analysis.stems import bokmaal, norwegian_stem, regular, spelling_pairs, stem

LINKS = ("", "s", "e")
SHORTEST_COMPOUND = 6
SHORTEST_HEAD = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of a compound: the `term` of the word they are, and how bokmål spells
    them."""

    start: int
    end: int
    term: str
    spelling: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that compounds are made of: by spelling where they stand first (to their terms), by stem where
    they stand last."""

    modifiers: Mapping[str, str]
    heads: Mapping[str, str]
    undivided: frozenset[str]

    def divide(self, word: str) -> tuple[Piece, ...]:
        """The pieces of `word`, as few as can be and with the longest last word, or nothing."""
        if len(word) < SHORTEST_COMPOUND or norwegian_stem(regular(word)) in self.undivided:
            return ()
        ways: dict[int, tuple[Piece, ...]] = {0: ()}
        best: tuple[Piece, ...] = ()
        for at in range(len(word) - SHORTEST_HEAD + 1):
            if at not in ways:
                continue
            head = self._head(word, at) if at else None
            if head and (not best or len(ways[at]) + 1 < len(best)):
                best = (*ways[at], head)
            for piece, after in self._modifiers(word, at):
                if after not in ways or len(ways[after]) > len(ways[at]) + 1:
                    ways[after] = (*ways[at], piece)
        return best

    def _head(self, word: str, at: int) -> Piece | None:
        tail = word[at:]
        term = self.heads.get(norwegian_stem(regular(tail)))
        return Piece(at, len(word), term, term) if term else None

    def _modifiers(self, word: str, at: int) -> Iterator[tuple[Piece, int]]:
        for end in range(len(word) - SHORTEST_HEAD, at + 1, -1):
            term = self.modifiers.get(word[at:end])
            if term is None:
                continue
            piece = Piece(at, end, term, bokmaal(word[at:end]))
            for link in LINKS:
                if word.startswith(link, end):
                    yield piece, end + len(link)


@cache
def shipped() -> Lexicon:
    """The lexicon of the data files, with the nynorsk spellings of its words."""
    table = data.pairs("compound_words.tsv")
    parts = {word for word, role in table.items() if role == "part"}
    parts |= {nynorsk for nynorsk, nb in spelling_pairs().items() if nb in parts}
    return Lexicon(
        modifiers={word: stem(word, "nb") for word in parts},
        heads={norwegian_stem(word): stem(word, "nb") for word in parts if len(word) >= SHORTEST_HEAD},
        undivided=frozenset(norwegian_stem(word) for word in parts | set(table)),
    )


def bokmaal_compound(word: str, pieces: tuple[Piece, ...]) -> str:
    """The term of a whole compound, every piece spelt as in bokmål: "helsetenestene" as "helsetjenest"."""
    starts = [piece.start for piece in pieces]
    links = [word[piece.end : after] for piece, after in zip(pieces, [*starts[1:], len(word)], strict=True)]
    return "".join(piece.spelling + link for piece, link in zip(pieces, links, strict=True))
