"""PDF with a text layer (pypdfium2 only here)."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from kg.errors import ReadingError
from kg.model import Page, Span
from kg.reading.characters import newlines
from kg.reading.content import Content
from kg.reading.titles import sensible_title

MEDIA_TYPE = "application/pdf"
SUFFIXES: tuple[str, ...] = (".pdf",)
_HEADER = re.compile(rb"(?:^|[\r\n])%PDF-\d")
_OBJECT = re.compile(rb"\d\s+obj\b")
_END = b"%%EOF"
_HYPHEN_AT_LINE_END = re.compile("[\x02\ufffe]")
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
    """The text of the pages, one after the other, lines as printed."""
    if _is_cut_off(data):
        raise ReadingError(f"{where}: the end of the PDF is missing; fetch the file again")
    texts, title = _contents(data, where)
    if not any(text.strip() for text in texts):
        raise ReadingError(f"{where}: the PDF has no text layer; run OCR on it and give the result")
    return Content("\n".join(texts), _pages(texts), sensible_title(title))


def _is_cut_off(data: bytes) -> bool:
    """Whether objects follow the last end mark: such a file opens, but with pages gone in silence."""
    return _OBJECT.search(data, max(data.rfind(_END), 0)) is not None


def _contents(data: bytes, where: str) -> tuple[list[str], str | None]:
    """The texts of the pages and the title of the metadata."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        with _ONE_AT_A_TIME, closing(pdfium.PdfDocument(data)) as document:
            texts = [_clean(_raw_text(document, index)) for index in range(len(document))]
            return texts, document.get_metadata_value("Title")
    except pdfium.PdfiumError as cause:
        if cause.err_code == _PASSWORD_ERROR:
            message = f"{where}: the PDF has a password; save it without one"
        else:
            message = f"{where}: the PDF is broken; fetch it again or print it to a new PDF"
        raise ReadingError(message) from cause


def _raw_text(document: Any, index: int) -> str:
    with closing(document[index]) as page, closing(page.get_textpage()) as text:
        return str(text.get_text_range())


def _clean(text: str) -> str:
    r"""A page as its lines: PDFium joins a word divided at a line end, with a mark of its own for "-\n"."""
    lines = _HYPHEN_AT_LINE_END.sub("-\n", newlines(text))
    return unicodedata.normalize("NFC", lines.translate(_LIGATURES))


def _pages(texts: Sequence[str]) -> tuple[Page, ...]:
    """Spans that follow each other without a gap: the newline between two pages belongs to the first."""
    pages, start = [], 0
    for number, text in enumerate(texts, start=1):
        end = start + len(text) + (number < len(texts))
        pages.append(Page(number, Span(start, end)))
        start = end
    return tuple(pages)
