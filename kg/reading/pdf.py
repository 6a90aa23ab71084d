"""PDF with a text layer (pypdfium2 only here and in `pdf_page`)."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Sequence
from contextlib import closing
from itertools import accumulate, pairwise
from typing import Any

from kg.errors import ReadingError
from kg.model import Page, Span
from kg.reading.content import Content
from kg.reading.pdf_lines import Line, rows, written
from kg.reading.pdf_page import printed_lines
from kg.reading.pdf_spacing import blank_lines
from kg.reading.titles import sensible_title

MEDIA_TYPE = "application/pdf"
SUFFIXES: tuple[str, ...] = (".pdf",)
_HEADER = re.compile(rb"(?:^|[\r\n])%PDF-\d")
_OBJECT = re.compile(rb"\d\s+obj\b")
_END = b"%%EOF"
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": "-"}
)
_PASSWORD_ERROR = 4
_ONE_AT_A_TIME = threading.Lock()
"""PDFium keeps state of the whole process: two threads in it at once bring the process down."""


def recognises(data: bytes, suffix: str) -> bool:  # noqa: ARG001
    """Whether a PDF header stands where readers look for it."""
    return _HEADER.search(data[:1024]) is not None


def extract(data: bytes, where: str) -> Content:
    """The text of the pages, one after the other: lines as printed, blank lines where there is more space."""
    if _is_cut_off(data):
        raise ReadingError(f"{where}: the end of the PDF is missing; fetch the file again")
    pages, title = _contents(data, where)
    texts = _ended([_text(*page) for page in zip(pages, blank_lines(pages), strict=True)])
    if not any(text.strip() for text in texts):
        raise ReadingError(f"{where}: the PDF has no text layer; run OCR on it and give the result")
    return Content("".join(texts), _pages(texts), sensible_title(title))


def _is_cut_off(data: bytes) -> bool:
    """Whether objects follow the last end mark: such a file opens, but with pages gone in silence."""
    return _OBJECT.search(data, max(data.rfind(_END), 0)) is not None


def _contents(data: bytes, where: str) -> tuple[list[list[Line]], str | None]:
    """The lines of the pages and the title of the metadata."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        with _ONE_AT_A_TIME, closing(pdfium.PdfDocument(data)) as document:
            pages = [_rows(document, index) for index in range(len(document))]
            return pages, document.get_metadata_value("Title")
    except pdfium.PdfiumError as cause:
        if cause.err_code == _PASSWORD_ERROR:
            message = f"{where}: the PDF has a password; save it without one"
        else:
            message = f"{where}: the PDF is broken; fetch it again or print it to a new PDF"
        raise ReadingError(message) from cause


def _rows(document: Any, index: int) -> list[Line]:
    with closing(document[index]) as page, closing(page.get_textpage()) as text:
        return rows(printed_lines(text))


def _text(lines: Sequence[Line], blanks: Sequence[int]) -> str:
    """A page as its lines, with the blank lines that belong before each."""
    text = "".join("\n" * (1 + count) + written(line) for line, count in zip(lines, blanks, strict=True))
    return unicodedata.normalize("NFC", text[1:].translate(_LIGATURES))


def _ended(texts: Sequence[str]) -> list[str]:
    """The pages as they follow each other: a blank line keeps a page's foot and the next one's head apart."""
    return [text + "\n" * (1 + bool(text)) for text in texts[:-1]] + list(texts[-1:])


def _pages(texts: Sequence[str]) -> tuple[Page, ...]:
    """Spans that follow each other without a gap: the line ends between two pages belong to the first."""
    ends = list(accumulate(map(len, texts), initial=0))
    return tuple(Page(number, Span(*span)) for number, span in enumerate(pairwise(ends), start=1))
