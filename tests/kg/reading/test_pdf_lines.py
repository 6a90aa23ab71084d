"""The measuring by itself, on lines that no printer would make."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.reading.pdf_lines import Line, Word, rows, wide_gaps, written
from kg.reading.pdf_spacing import blank_lines

NUMBERS = st.floats(-1e6, 1e6)
WORDS = st.builds(Word, st.text("abc-", min_size=1, max_size=5), NUMBERS, NUMBERS)
LINES = st.builds(Line, st.lists(WORDS, min_size=1, max_size=6).map(tuple), NUMBERS, st.floats(0.5, 1e3), st.booleans())


def line(words: str, left: float, *, baseline: float = 100, size: float = 10) -> Line:
    """`words` of half the size's width a character."""
    placed = []
    for word in words.split():
        placed.append(Word(word, left, left + len(word) * size / 2))
        left = placed[-1].right + size / 4
    return Line(tuple(placed), baseline, size)


@given(st.lists(LINES, max_size=12))
def test_whatever_the_places_no_letter_is_lost_or_moved(lines: list[Line]) -> None:
    joined = rows(lines)
    letters = "".join("".join(written(each).split()) for each in joined)
    assert letters == "".join(word.text for each in lines for word in each.words)


@given(st.lists(st.lists(LINES, max_size=12), max_size=3))
def test_whatever_the_places_every_line_has_its_count(pages: list[list[Line]]) -> None:
    counts = blank_lines(pages)
    assert [len(page) for page in counts] == [len(page) for page in pages]
    assert all(page[:1] in ([], [0]) and set(page) <= {0, 1, 2} for page in counts)


def test_a_row_that_comes_apart_is_joined() -> None:
    parts = [line("Møtested", 70), line("Rådhuset", 150, baseline=103)]
    assert [written(each) for each in rows(parts)] == ["Møtested\tRådhuset"]


def test_a_hyphen_inside_a_line_does_not_end_it() -> None:
    assert [written(each) for each in rows([line("god e-", 70), line("helse her", 97.5)])] == ["god e-helse her"]


def test_lines_below_or_to_the_left_are_not_joined() -> None:
    for other in (line("under", 70, baseline=88), line("før", 40), line("skrått", 150, baseline=94)):
        assert rows([line("Møtested", 70), other]) == [line("Møtested", 70), other]


def test_one_wide_blank_among_narrow_ones_is_a_cell() -> None:
    parted = Line(line("Ane Berg", 70).words + line("leder i utvalget", 135).words, 100, 10)
    assert wide_gaps(parted) == [False, True, False, False]
