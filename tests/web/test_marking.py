"""Cutting a text into parts and blocks loses nothing, whatever was read from it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.queries import Name, Passage, Quote, Reading, Value
from web.marking import blocks, part_at, parts

NAME = Name("urn:a", "a", "nb", "Case")


def _reading(start: int, end: int) -> Reading:
    quote = Quote(NAME, "", start, end, None)
    return Reading(NAME, Value("vg:text", "", "", "", None, (quote,)), quote)


spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.text("ab \n", min_size=1, max_size=60), st.lists(spans), st.lists(spans), st.none() | spans)
def test_blocks_keep_the_text_and_mark_the_selection(
    text: str,
    cuts: list[tuple[int, int]],
    read: list[tuple[int, int]],
    selected: tuple[int, int] | None,
) -> None:
    passages = [Passage(start, end, None) for start, end in sorted(cuts)]
    readings = [_reading(start, end) for start, end in read]
    found = parts(passages, len(text))
    shown = [block for part in found for block in blocks(text, part, passages, readings, selected)]
    pieces = [(run.selected, piece) for block in shown for run in block.runs for piece in run.pieces]
    assert "".join(piece.text for _, piece in pieces).split() == text.split()
    if selected:
        marked = "".join(piece.text for inside, piece in pieces if inside)
        assert marked.split() == text[selected[0] : selected[1]].split()


@given(st.text("ab \n", min_size=1, max_size=60), st.lists(spans, min_size=1))
def test_a_piece_points_to_the_shortest_reading_that_covers_it(text: str, read: list[tuple[int, int]]) -> None:
    readings = [_reading(start, end) for start, end in read]
    whole = [Passage(0, len(text), None)]
    position = 0
    for block in blocks(text, parts(whole, len(text))[0], whole, readings, None):
        for piece in (piece for run in block.runs for piece in run.pieces):
            start, end = position, position + len(piece.text)
            covering = [one for one in read if one[0] <= start and end <= one[1]]
            shortest = min((last - first for first, last in covering), default=None)
            held = piece.reading and piece.reading.quote.end - piece.reading.quote.start
            assert held == (shortest if piece.text.strip() else None)
            position = end


def test_every_position_has_its_part() -> None:
    passages = [Passage(start, start + 5_000, None) for start in range(0, 60_000, 5_000)]
    found = parts(passages, 60_000)
    assert len(found) == 4
    assert [part_at(found, position).number for position in (0, 14_999, 15_000, 59_999, 10**9)] == [1, 1, 2, 4, 4]
