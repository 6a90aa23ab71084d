"""Tags and text in document order -> lines: the layout that HTML leaves to the browser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.reading.characters import visible
from kg.reading.counting import BULLET, letters, roman

_SPACE = re.compile(r"[ \t\n\f]+")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_BLANKS = re.compile(r"\n{3,}")
_PARAGRAPHS = frozenset(
    {
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "ul",
        "ol",
        "dl",
        "pre",
        "blockquote",
        "hr",
        "figure",
        "section",
        "article",
        "main",
    }
)
_LINES = frozenset(
    {
        "div",
        "li",
        "tr",
        "dt",
        "dd",
        "caption",
        "figcaption",
        "header",
        "footer",
        "aside",
        "address",
        "form",
        "fieldset",
        "legend",
        "details",
        "summary",
        "body",
        "thead",
        "tbody",
        "tfoot",
        "center",
    }
)
_LISTS = frozenset({"ul", "ol", "menu"})
_CELLS = frozenset({"td", "th"})
_TIGHT = frozenset({"li", "td", "th", "dd"})


@dataclass(slots=True)
class _List:
    """A list that is open: `number` is the next item's, None where items have bullets."""

    number: int | None
    style: str = "1"
    step: int = 1

    def mark(self, value: str | None) -> str:
        """What stands before the next item; `value` is the number that the item itself asks for."""
        if self.number is None:
            return BULLET + " "
        number = _integer(value, self.number)
        self.number = number + self.step
        return _counted(number, self.style) + ". "


@dataclass(slots=True)
class Lines:
    """Collects text; a break is asked for by a block and written before the next text, so none is doubled."""

    _parts: list[str] = field(default_factory=list)
    _gap: int = 0
    _space: bool = False
    _mark: str = ""
    _lists: list[_List] = field(default_factory=list)
    _cells: list[int] = field(default_factory=list)
    _tight: int = 0
    _verbatim: int = 0
    _cell_begins: bool = False

    def text(self) -> str:
        """All lines, without blanks at their ends and with one empty line at most between two."""
        joined = _TRAILING.sub("", visible("".join(self._parts)))
        return _BLANKS.sub("\n\n", joined).strip("\n") + "\n"

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        """A tag begins."""
        self._break_for(name)
        if name in _LISTS:
            self._lists.append(_opened_list(name, attributes))
        elif name == "li":
            self._mark = self._lists[-1].mark(attributes.get("value")) if self._lists else BULLET + " "
        elif name == "tr":
            self._cells.append(0)
        elif name in _CELLS:
            self._open_cell()
        self._tight += name in _TIGHT
        self._verbatim += name == "pre"

    def close(self, name: str) -> None:
        """A tag ends."""
        self._tight -= name in _TIGHT
        self._verbatim -= name == "pre"
        if name in _LISTS:
            self._lists.pop()
        elif name == "li":
            self._mark = ""
        elif name == "tr":
            self._cells.pop()
        if name in _CELLS or name == "tr":
            self._cell_begins = False
        if name != "br":
            self._break_for(name)

    def write(self, text: str) -> None:
        """Text, its white space run together as browsers do outside of `pre`."""
        if self._verbatim:
            self._put(text)
            return
        words = _SPACE.sub(" ", text)
        self._space = self._space or words.startswith(" ")
        if words.strip(" "):
            self._put(words.strip(" "))
            self._space = words.endswith(" ")

    def _break_for(self, name: str) -> None:
        if self._cell_begins:
            return
        if name == "br":
            self._gap = min(self._gap + 1, 2)
        elif name in _PARAGRAPHS or name == "menu":
            self._gap = max(self._gap, 1 if self._tight else 2)
        elif name in _LINES:
            self._gap = max(self._gap, 1)

    def _open_cell(self) -> None:
        """A cell after the first follows on a tab, whatever blocks the cell before ended with."""
        if not self._cells:
            self._gap = max(self._gap, 1)
            return
        if self._cells[-1]:
            self._gap = 0
            self._parts.append("\t")
        else:
            self._flush()
        self._cells[-1] += 1
        self._space, self._cell_begins = False, True

    def _put(self, text: str) -> None:
        self._flush()
        if self._mark:
            self._parts.append(self._mark)
        elif self._space and self._parts and not self._parts[-1].endswith(("\n", "\t")):
            self._parts.append(" ")
        self._parts.append(text)
        self._mark, self._space, self._cell_begins = "", False, False

    def _flush(self) -> None:
        """Write the break that was asked for."""
        if self._gap and self._parts:
            self._parts.append("\n" * self._gap)
        self._gap = 0


def _opened_list(name: str, attributes: Mapping[str, str]) -> _List:
    if name != "ol":
        return _List(None)
    step = -1 if "reversed" in attributes else 1
    return _List(_integer(attributes.get("start"), 1), attributes.get("type", "1"), step)


def _counted(number: int, style: str) -> str:
    if style in {"a", "A"}:
        written = letters(number)
    elif style in {"i", "I"}:
        written = roman(number)
    else:
        return str(number)
    return written.upper() if style.isupper() else written


def _integer(written: str | None, default: int) -> int:
    """The number in an attribute; browsers ignore one that is none."""
    match = re.fullmatch(r"\s*(-?\d{1,6})\s*", written or "", re.ASCII)
    return int(match[1]) if match else default
