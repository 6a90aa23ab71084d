"""Plain text: exactly the characters of the file, because evidence points into them by offset."""

from __future__ import annotations

import re

from kg.model import Page, Span
from kg.reading.characters import newlines
from kg.reading.content import Content
from kg.reading.encoding import decode

MEDIA_TYPE = "text/plain"
SUFFIXES: tuple[str, ...] = (".txt",)
_PAGE = re.compile(r"[^\f]*\f|[^\f]+")


def recognises(data: bytes, suffix: str) -> bool:  # noqa: ARG001
    """Whatever no other format claims is tried as text."""
    return True


def extract(data: bytes, where: str) -> Content:
    """The decoded file with its line ends as `open` gives them; form feeds stay and end the pages."""
    decoded = decode(data, where)
    text = newlines(decoded.text)
    return Content(text, _pages(text), encoding=decoded.encoding)


def _pages(text: str) -> tuple[Page, ...]:
    """The pages that form feeds divide the text into; none where there is no form feed."""
    if "\f" not in text:
        return ()
    spans = (Span(*match.span()) for match in _PAGE.finditer(text))
    return tuple(Page(number, span) for number, span in enumerate(spans, start=1))
