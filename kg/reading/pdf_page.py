"""A page of PDFium -> its printed lines: which words stand where (pypdfium2 only here and in `pdf`)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from ctypes import c_double
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from kg.reading.pdf_lines import Line, Word

_HYPHENS = "\x02\ufffe"
"""PDFium joins a word that is divided at a line end and leaves one of these in the place of hyphen and line end."""
_LINE = re.compile(rf"[^\r\n{_HYPHENS}]+[{_HYPHENS}]?|[{_HYPHENS}]")
_WORD = re.compile(r"[^ \t\f\v]*[^\s][^ \t\f\v]*")
_AS_HYPHEN = str.maketrans(dict.fromkeys(_HYPHENS, "-"))

_Direction = tuple[float, float]
_UPRIGHT: _Direction = (1.0, 0.0)
_SMALLEST_TYPE = 0.5


@dataclass(frozen=True, slots=True)
class _Raw:
    """A line before its words are measured: their spans in the page's text, and how the longest of them is set."""

    words: tuple[tuple[int, int], ...]
    direction: _Direction | None
    origin: tuple[float, float]
    size: float


def printed_lines(textpage: Any) -> list[Line]:
    """The lines in PDFium's order; those that do not run as most of the page does are not placed."""
    text = str(textpage.get_text_range())
    ruler = _Ruler.of(textpage, text)
    spans = [tuple(m.span() for m in _WORD.finditer(text, *line.span())) for line in _LINE.finditer(text)]
    raw = [ruler.raw(words) for words in spans if words]
    main = _main_direction(raw)
    return [_placed(ruler, line, main) if main and line.direction == main else _loose(text, line) for line in raw]


def _main_direction(lines: Sequence[_Raw]) -> _Direction | None:
    """The direction of most characters: text on a turned page, or a stamp in its margin, runs upwards."""
    counts: Counter[_Direction] = Counter()
    for line in lines:
        if line.direction:
            counts[line.direction] += line.words[-1][1] - line.words[0][0]
    return counts.most_common(1)[0][0] if counts else None


def _placed(ruler: _Ruler, line: _Raw, direction: _Direction) -> Line:
    along, across = direction
    x, y = line.origin
    words = tuple(ruler.word(start, end, direction) for start, end in line.words)
    return Line(words, y * along - x * across, line.size)


def _loose(text: str, line: _Raw) -> Line:
    words = tuple(Word(_shown(text[start:end]), 0.0, 0.0) for start, end in line.words)
    return Line(words, 0.0, line.size, placed=False)


def _shown(word: str) -> str:
    return word.translate(_AS_HYPHEN)


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Measures characters of one page; `indices` gives PDFium's character for each of `text`.

    `api` is PDFium's own interface, `page` its handle of the page's text; `box` and `matrix` are what it writes into:
    made once, since a long file has half a million words to measure.
    """

    api: Any
    page: Any
    text: str
    indices: Sequence[int]
    box: Any
    matrix: Any

    @classmethod
    def of(cls, textpage: Any, text: str) -> _Ruler:
        from pypdfium2 import raw  # type: ignore[import-untyped]

        indices = _indices(raw, textpage, text)
        return cls(raw, textpage.raw, text, indices, raw.FS_RECTF(), raw.FS_MATRIX())

    def raw(self, words: tuple[tuple[int, int], ...]) -> _Raw:
        """The line of `words`: a raised digit is not the longest of them, so the longest tells baseline and size."""
        start, _ = max(words, key=lambda word: word[1] - word[0])
        index, matrix = self.indices[start], self.matrix
        known = self.api.FPDFText_GetMatrix(self.page, index, matrix)
        width, height = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
        size = self.api.FPDFText_GetFontSize(self.page, index) * height
        if not (known and width > 0 and size > _SMALLEST_TYPE):
            return _Raw(words, None, (0.0, 0.0), 0.0)
        direction = (round(matrix.a / width, 2), round(matrix.b / width, 2))
        return _Raw(words, direction, self._origin(index), size)

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = c_double(), c_double()
        self.api.FPDFText_GetCharOrigin(self.page, index, x, y)
        return x.value, y.value

    def word(self, start: int, end: int, direction: _Direction) -> Word:
        """The word of the span, measured from where its first character begins to where its last one ends."""
        measure, box = self.api.FPDFText_GetLooseCharBox, self.box
        measure(self.page, self.indices[start], box)
        left = box.left if direction == _UPRIGHT else _extent(box, direction)[0]
        measure(self.page, self.indices[end - 1], box)
        right = box.right if direction == _UPRIGHT else _extent(box, direction)[1]
        return Word(_shown(self.text[start:end]), left, right)


def _extent(box: Any, direction: _Direction) -> tuple[float, float]:
    """Where `box` begins and ends along `direction`."""
    along, across = direction
    x, y = (box.left * along, box.right * along), (box.bottom * across, box.top * across)
    return min(x) + min(y), max(x) + max(y)


def _indices(api: Any, textpage: Any, text: str) -> Sequence[int]:
    """PDFium counts control characters that are not in the text, and halves of characters beyond U+FFFF."""
    if textpage.count_chars() == len(text):
        return range(len(text))
    lengths = (2 if character > "\uffff" else 1 for character in text)
    units = accumulate(lengths, initial=0)
    return [api.FPDFText_GetCharIndexFromTextIndex(textpage.raw, unit) for unit, _ in zip(units, text, strict=False)]
