"""What a format hands to the reader, and what the reader asks of a format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kg.model import Page


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file and what its format knows of pages, title and encoding."""

    text: str
    pages: tuple[Page, ...] = ()
    title: str | None = None
    encoding: str | None = None


class Format(Protocol):
    """One file format. Its module fills this: no format knows of another."""

    MEDIA_TYPE: str
    SUFFIXES: tuple[str, ...]

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether the bytes are of this format; `suffix` may only settle what they leave open."""
        ...

    def extract(self, data: bytes, where: str) -> Content:
        """The content of the bytes; `where` names the file in a `ReadingError`."""
        ...
