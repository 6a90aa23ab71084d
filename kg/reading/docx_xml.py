"""Small steps through the XML of a Word document, as the library's own classes leave too much text out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SEEN_THROUGH = frozenset(
    {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo"}
    | {"AlternateContent", "Choice"}
)
"""Elements that stand around text without being any; deletions are not among them."""
_OFF = frozenset({"0", "false", "off"})


def local(element: Element) -> str:
    """The element's name without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """The attribute `name` of Word's own namespace."""
    from docx.oxml.ns import qn

    value = element.get(qn("w:" + name))
    return str(value) if value is not None else None


def named(element: Element | None, name: str) -> Iterator[Element]:
    """The children called `name`; none of None."""
    children = () if element is None else element.iterchildren()
    return (child for child in children if local(child) == name)


def child_value(element: Element | None, name: str) -> str | None:
    """What the first child called `name` has for its value."""
    child = next(named(element, name), None)
    return attribute(child, "val") if child is not None else None


def content_of(element: Element) -> Iterator[Element]:
    """The children, with those of wrappers in their place."""
    for child in element.iterchildren():
        if local(child) in _SEEN_THROUGH:
            yield from content_of(child)
        else:
            yield child


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """Boxes that float beside the paragraph, those of the fallback for old programs left out."""
    for run in content_of(paragraph):
        for child in content_of(run):
            if local(child) in {"drawing", "pict", "object"}:
                yield from (box for box in child.iter() if local(box) == "txbxContent")


def is_hidden(run: Element) -> bool:
    """Whether the run's characters are there but not shown."""
    marks = named(next(named(run, "rPr"), None), "vanish")
    return any(attribute(mark, "val") not in _OFF for mark in marks)
