"""One file -> Document: which format it is of, told by its bytes, and what all formats have in common."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

from kg.errors import ReadingError
from kg.model import Document
from kg.reading import docx, html, pdf, text
from kg.reading.characters import holdable
from kg.reading.content import Content, Format

LIMIT_BYTES = 100_000_000
_FORMATS: tuple[Format, ...] = (pdf, docx, html, text)
SUPPORTED: tuple[str, ...] = tuple(sorted(suffix for each in _FORMATS for suffix in each.SUFFIXES))
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "is an old Office file or has a password; save it as .docx without a password"),
    (b"{\\rtf", "is in Rich Text Format; save it as .docx or PDF"),
    (b"PK\x03\x04", "is a zip archive but no Word document; unpack it, or save it as .docx or PDF"),
    (b"PK\x05\x06", "is an empty zip archive; give the documents themselves"),
)


def read(path: Path, *, source: str | None = None, limit_bytes: int = LIMIT_BYTES) -> Document:
    """The text of the file at `path`, called `source` (else the file's name); raises only `ReadingError`."""
    where = shown(path)
    data = _bytes_of(path, where, limit_bytes)
    form = _format_of(data, path.suffix.lower(), where)
    content = form.extract(data, where)
    if not content.text.strip():
        raise ReadingError(f"{where}: has no text in it; leave it out or give the file that has")
    return _document(content, form.MEDIA_TYPE, source or source_name(path.name), data)


def source_name(name: str) -> str:
    """`name` as it is kept: composed letters, and a mark for bytes that are no UTF-8."""
    shown_name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", shown_name)


def shown(path: Path) -> str:
    """`path` for a message of one line."""
    return " ".join(source_name(str(path)).split("\n"))


def _document(content: Content, media_type: str, source: str, data: bytes) -> Document:
    return Document(
        source=source,
        text=holdable(content.text),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        pages=content.pages,
        title=content.title,
        encoding=content.encoding,
    )


def _bytes_of(path: Path, where: str, limit: int) -> bytes:
    try:
        data = _at_most(path, where, limit + 1)
    except (OSError, ValueError) as cause:
        reason = getattr(cause, "strerror", None) or str(cause)
        message = f"{where}: cannot be opened ({reason}); check the path and its permissions"
        raise ReadingError(message) from cause
    if not data:
        raise ReadingError(f"{where}: is empty; leave it out or give the file that has the text")
    if len(data) > limit:
        message = f"{where}: is larger than {limit:,} bytes; divide it or raise the limit"
        raise ReadingError(message)
    return data


def _at_most(path: Path, where: str, limit: int) -> bytes:
    """The first `limit` bytes of a regular file: a pipe or a device would never end."""
    if path.is_dir():
        raise ReadingError(f"{where}: is a folder; name the files in it or let `find` list them")
    if path.exists() and not path.is_file():
        raise ReadingError(f"{where}: is a pipe or a device; copy what it gives into a file")
    with path.open("rb") as file:
        return file.read(limit)


def _format_of(data: bytes, suffix: str, where: str) -> Format:
    known = next(form for form in _FORMATS if form.recognises(data, suffix))
    for magic, advice in _FOREIGN:
        if known is text and data.startswith(magic):
            raise ReadingError(f"{where}: {advice}")
    return known
