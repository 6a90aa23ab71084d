"""A document's text cut into what the page shows: parts of a readable length, blocks, and marked pieces.

Readings overlap freely in a text; HTML elements must not. So a block is cut wherever a reading or the
selected span begins or ends, and every piece knows the shortest reading that covers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg import Passage, Reading

PART_SIZE = 12_000
"""Characters that one part of a document has at least, if there are that many left."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document that is shown on one page of the site."""

    number: int
    start: int
    end: int
    first_page: int | None
    last_page: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that the same readings cover; `reading` is the shortest of them, where there is a word to link."""

    text: str
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring pieces that are all inside the selected span, or all outside."""

    selected: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A passage, or what stands between two (`furniture`), with what was read from words that begin in it.

    What was read from the very span that is selected comes first.
    """

    start: int
    page: int | None
    furniture: bool
    runs: tuple[Run, ...]
    readings: tuple[Reading, ...]

    @property
    def selected(self) -> bool:
        """Whether some of the selected span lies here."""
        return any(run.selected for run in self.runs)


def parts(passages: Sequence[Passage], length: int) -> tuple[Part, ...]:
    """Parts that cover all `length` characters, cut between passages."""
    cuts = [0]
    for passage in passages:
        if passage.start - cuts[-1] >= PART_SIZE and length - passage.start >= PART_SIZE // 4:
            cuts.append(passage.start)
    bounds = zip(cuts, [*cuts[1:], length], strict=True)
    return tuple(_part(number, start, end, passages) for number, (start, end) in enumerate(bounds, 1))


def part_at(found: Sequence[Part], position: int) -> Part:
    """The part that holds the character at `position`."""
    return next((part for part in found if position < part.end), found[-1])


def blocks(
    text: str,
    part: Part,
    passages: Sequence[Passage],
    readings: Sequence[Reading],
    selected: tuple[int, int] | None,
) -> tuple[Block, ...]:
    """The blocks of `part`; `selected` is the span that a link came for."""
    return tuple(
        _block(text, passage, furniture, readings, selected)
        for passage, furniture in _stretches(part, passages)
        if not furniture or text[passage.start : passage.end].strip()
    )


def _part(number: int, start: int, end: int, passages: Sequence[Passage]) -> Part:
    pages = [one.page for one in passages if start <= one.start < end and one.page is not None]
    return Part(number, start, end, min(pages, default=None), max(pages, default=None))


def _stretches(part: Part, passages: Iterable[Passage]) -> Iterable[tuple[Passage, bool]]:
    """The passages of the part and the gaps between them, in order and without overlap."""
    position = part.start
    for passage in passages:
        start, end = max(passage.start, position), min(passage.end, part.end)
        if start >= end:
            continue
        if position < start:
            yield Passage(position, start, passage.page), True
        yield Passage(start, end, passage.page), False
        position = end
    if position < part.end:
        yield Passage(position, part.end, None), True


def _block(
    text: str,
    passage: Passage,
    furniture: bool,
    readings: Sequence[Reading],
    selected: tuple[int, int] | None,
) -> Block:
    start, end = passage.start, passage.end
    here = [one for one in readings if one.quote.start < end and one.quote.end > start]
    spans = [(one.quote.start, one.quote.end) for one in here] + ([selected] if selected else [])
    cuts = sorted({start, end} | {at for span in spans for at in span if start < at < end})
    runs: list[Run] = []
    for first, past in pairwise(cuts):
        inside = selected is not None and selected[0] <= first and past <= selected[1]
        words = text[first:past]
        piece = Piece(words, _shortest(here, first, past) if _has_word(words) else None)
        same = bool(runs) and runs[-1].selected == inside
        before = runs.pop().pieces if same else ()
        runs.append(Run(inside, (*before, piece)))
    begun = (one for one in here if start <= one.quote.start)
    own = tuple(sorted(begun, key=lambda one: (one.quote.start, one.quote.end) != selected))
    return Block(start, passage.page, furniture, tuple(runs), own)


def _has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _shortest(readings: Iterable[Reading], start: int, end: int) -> Reading | None:
    covering = [one for one in readings if one.quote.start <= start and end <= one.quote.end]
    return min(covering, key=lambda one: one.quote.end - one.quote.start, default=None)
