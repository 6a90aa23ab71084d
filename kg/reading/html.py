"""HTML: what a browser would show, in reading order (Beautiful Soup and lxml only here)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, Tag, XMLParsedAsHTMLWarning
from bs4.exceptions import ParserRejectedMarkup

from kg.errors import ReadingError
from kg.reading.characters import newlines
from kg.reading.content import Content
from kg.reading.encoding import decode
from kg.reading.html_lines import Lines
from kg.reading.titles import sensible_title

MEDIA_TYPE = "text/html"
SUFFIXES: tuple[str, ...] = (".html", ".htm")
LIMIT_TAGS = 1_000_000
"""A tree of so many takes the better part of a gigabyte (0.7 kB of memory a tag, measured)."""
_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*+"
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|main|article|section|div|h[1-6]|p|table|ul|ol)[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_.:-]+)""", re.IGNORECASE)
_HEAD_BYTES = 4096
_DROPPED = frozenset(
    {
        "head",
        "script",
        "style",
        "nav",
        "template",
        "noscript",
        "svg",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "select",
        "button",
    }
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def recognises(data: bytes, suffix: str) -> bool:
    """Whether the file opens like HTML; a fragment must be named as HTML and have a tag in it."""
    head = _characters(data[:_HEAD_BYTES])
    if _START.match(head):
        return True
    return suffix in SUFFIXES and _ANY_TAG.search(_characters(data)) is not None


def extract(data: bytes, where: str) -> Content:
    """The visible text: blocks on lines of their own, items marked, cells of a row parted by tabs."""
    if data.count(b"<") > LIMIT_TAGS:
        raise ReadingError(f"{where}: has more than {LIMIT_TAGS:,} tags; divide it or save it as text")
    match = _CHARSET.search(data[:_HEAD_BYTES])
    decoded = decode(data, where, declared=match[1].decode() if match else None)
    soup = _parsed(newlines(decoded.text), where)
    lines = Lines()
    for node, opens in _events(soup):
        _write(lines, node, opens=opens)
    return Content(lines.text(), title=_title(soup), encoding=decoded.encoding)


def _characters(data: bytes) -> str:
    """Enough of the characters to see tags by, whatever the encoding."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data.decode("utf-16" if wide else "utf-8-sig", "ignore")


def _parsed(markup: str, where: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        try:
            return BeautifulSoup(markup, "lxml")
        except (ParserRejectedMarkup, RecursionError) as cause:
            message = f"{where}: the HTML cannot be parsed; open it in a browser and save it as PDF"
            raise ReadingError(message) from cause


def _title(soup: BeautifulSoup) -> str | None:
    found = soup.find("title")
    return sensible_title(found.get_text()) if isinstance(found, Tag) else None


def _events(root: Tag) -> Iterator[tuple[Tag | NavigableString, bool]]:
    """The nodes in document order, a tag twice (opens, closes); a loop, as pages may nest without limit."""
    waiting: list[tuple[Tag | NavigableString, bool]] = [(root, True)]
    while waiting:
        node, opens = waiting.pop()
        yield node, opens
        if opens and isinstance(node, Tag):
            waiting.append((node, False))
            waiting.extend((child, True) for child in reversed(_shown_children(node)))


def _shown_children(tag: Tag) -> list[Tag | NavigableString]:
    """Tags that are not dropped or hidden, and text; comments and declarations are other string types."""
    return [
        child
        for child in tag.contents
        if (isinstance(child, Tag) and not _is_dropped(child)) or type(child) is NavigableString
    ]


def _is_dropped(tag: Tag) -> bool:
    return tag.name in _DROPPED or tag.has_attr("hidden") or bool(_HIDING.search(str(tag.get("style", ""))))


def _write(lines: Lines, node: Tag | NavigableString, *, opens: bool) -> None:
    if isinstance(node, NavigableString):
        lines.write(str(node))
    elif opens:
        lines.open(node.name, {name: str(value) for name, value in node.attrs.items()})
    else:
        lines.close(node.name)
