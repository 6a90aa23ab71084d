"""The numbers that Word prints before paragraphs but does not store with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.reading.counting import BULLET, letters, roman
from kg.reading.docx_xml import attribute, child_value, named

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element as Element

_PLACE = re.compile(r"%([1-9])")
_WRITTEN: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "none": lambda number: "",  # noqa: ARG005
}
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    pattern: str
    style: str | None


@dataclass(frozen=True, slots=True)
class _Use:
    """What a paragraph or a style says: `number` is a key of `nums`, "0" for none."""

    number: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class _Style:
    base: str | None
    use: _Use


@dataclass(frozen=True, slots=True)
class _Num:
    """A list: `scheme` is the numbering that it shares with others, `starts` where it begins anew."""

    scheme: str
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts through a document's numbered paragraphs; asked in document order, each paragraph once."""

    _schemes: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _nums: dict[str, _Num] = field(default_factory=dict)
    _styles: dict[str, _Style] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, document: WordDocument) -> Numbering:
        """The numbering of `document`, which may have none."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        styles = {attribute(each, "styleId") or "": _style(each) for each in named(document.styles.element, "style")}
        for each in document.part.rels.values():
            if each.reltype == RELATIONSHIP_TYPE.NUMBERING:
                root = each.target_part.element
                return cls(_schemes_of(root), _nums_of(root), styles)
        return cls(_styles=styles)

    def mark(self, paragraph: Element) -> str | None:
        """What Word prints before `paragraph`, e.g. "1.", "b)" or a bullet; None where it is in no list."""
        number, depth = self._place(paragraph)
        num = self._nums.get(number or "0")
        level = self._schemes.get(num.scheme, {}).get(depth) if num else None
        if num is None or level is None:
            return None
        if level.form == "bullet":
            return BULLET
        self._count(number or "", num, depth)
        return self._printed(num.scheme, level) or None

    def _place(self, paragraph: Element) -> tuple[str | None, int]:
        """The list and the depth: the paragraph's own word first, then its style's and its bases'."""
        properties = next(named(paragraph, "pPr"), None)
        own = _use(properties)
        key = child_value(properties, "pStyle")
        styled = self._styled(key)
        number = own.number or styled.number
        depth = own.level if own.level is not None else styled.level
        return number, self._depth_of_style(number, key) if depth is None else depth

    def _styled(self, key: str | None) -> _Use:
        for _ in range(_DEEPEST):
            style = self._styles.get(key or "")
            if style is None:
                break
            if style.use.number is not None:
                return style.use
            key = style.base
        return _Use()

    def _depth_of_style(self, number: str | None, key: str | None) -> int:
        """The level that names the style as its own, as the headings' levels do."""
        num = self._nums.get(number or "0")
        levels = self._schemes.get(num.scheme, {}) if num else {}
        return next((depth for depth, level in levels.items() if key and level.style == key), 0)

    def _count(self, number: str, num: _Num, depth: int) -> None:
        counts = self._counts.setdefault(num.scheme, {})
        start = self._schemes[num.scheme][depth].start
        if depth in num.starts and (number, depth) not in self._begun:
            counts[depth] = num.starts[depth]
        else:
            counts[depth] = counts.get(depth, start - 1) + 1
        self._begun.add((number, depth))
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

    def _printed(self, scheme: str, level: _Level) -> str:
        def written(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            there = self._schemes[scheme].get(depth, level)
            number = self._counts[scheme].get(depth, there.start)
            return _WRITTEN.get(there.form, str)(number)

        return _PLACE.sub(written, level.pattern).strip()


def _schemes_of(root: Element) -> dict[str, dict[int, _Level]]:
    return {
        attribute(scheme, "abstractNumId") or "": {
            _integer(attribute(level, "ilvl"), 0): _level(level) for level in named(scheme, "lvl")
        }
        for scheme in named(root, "abstractNum")
    }


def _level(element: Element) -> _Level:
    return _Level(
        start=_integer(child_value(element, "start"), 1),
        form=child_value(element, "numFmt") or "decimal",
        pattern=child_value(element, "lvlText") or "",
        style=child_value(element, "pStyle"),
    )


def _nums_of(root: Element) -> dict[str, _Num]:
    return {
        attribute(num, "numId") or "": _Num(child_value(num, "abstractNumId") or "", _starts(num))
        for num in named(root, "num")
    }


def _starts(num: Element) -> dict[int, int]:
    overrides = (
        (_integer(attribute(each, "ilvl"), 0), child_value(each, "startOverride")) for each in named(num, "lvlOverride")
    )
    return {depth: _integer(start, 1) for depth, start in overrides if start is not None}


def _style(element: Element) -> _Style:
    return _Style(child_value(element, "basedOn"), _use(next(named(element, "pPr"), None)))


def _use(properties: Element | None) -> _Use:
    numbered = next(named(properties, "numPr"), None)
    level = child_value(numbered, "ilvl")
    return _Use(child_value(numbered, "numId"), None if level is None else _integer(level, 0))


def _integer(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch(r"-?\d{1,9}", written, re.ASCII) else default
