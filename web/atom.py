"""Feeds as Atom 1.0 (RFC 4287)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

MEDIA_TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who stands behind a feed or an entry."""

    name: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """What an entry is: `term` for programs, `label` to read."""

    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a feed: `updated` is an RFC 3339 time, `page` and `place` (what it rests on) are addresses."""

    id: str
    title: str
    updated: str
    page: str
    place: str = ""
    summary: str = ""
    language: str = ""
    author: Author | None = None
    categories: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: it lies at `own` and tells of what stands at `page`."""

    id: str
    title: str
    subtitle: str
    updated: str
    page: str
    own: str
    language: str
    author: Author
    entries: tuple[Entry, ...]


def written(feed: Feed) -> bytes:
    """The feed as a file in UTF-8."""
    root = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", feed.updated)
    _link(root, "self", feed.own, MEDIA_TYPE)
    _link(root, "alternate", feed.page, "text/html")
    _author(root, feed.author)
    _text(root, "generator", "Vedtaksgraf")
    for entry in feed.entries:
        _entry(ElementTree.SubElement(root, "entry"), entry)
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _entry(element: ElementTree.Element, entry: Entry) -> None:
    _text(element, "id", entry.id)
    _text(element, "title", entry.title, entry.language)
    _text(element, "updated", entry.updated)
    _link(element, "alternate", entry.page, "text/html")
    if entry.place:
        _link(element, "via", entry.place, "text/html")
    if entry.author:
        _author(element, entry.author)
    for one in entry.categories:
        ElementTree.SubElement(element, "category", {"term": _kept(one.term), "label": _kept(one.label)})
    if entry.summary:
        _text(element, "summary", entry.summary, entry.language)


def _text(parent: ElementTree.Element, name: str, text: str, language: str = "") -> None:
    ElementTree.SubElement(parent, name, {"xml:lang": language} if language else {}).text = _kept(text)


def _link(parent: ElementTree.Element, relation: str, address: str, media_type: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": relation, "type": media_type, "href": _kept(address)})


def _author(parent: ElementTree.Element, author: Author) -> None:
    element = ElementTree.SubElement(parent, "author")
    _text(element, "name", author.name)
    if author.iri:
        _text(element, "uri", author.iri)


def _kept(text: str) -> str:
    return _NOT_XML.sub("", text)
