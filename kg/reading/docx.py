"""Word documents: the body in document order (python-docx only here and in the `docx_` modules beside)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from kg.errors import ReadingError
from kg.reading.characters import visible
from kg.reading.content import Content
from kg.reading.counting import BULLET
from kg.reading.docx_numbering import Numbering
from kg.reading.docx_xml import attribute, content_of, is_hidden, local, text_boxes
from kg.reading.titles import sensible_title

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.parts.document import DocumentPart
    from lxml.etree import _Element as Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES: tuple[str, ...] = (".docx",)
LIMIT_UNPACKED = 200_000_000
_ZIP = b"PK\x03\x04"
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOL_BULLETS = frozenset({"F0B7", "F0A7", "F0D8"})


def recognises(data: bytes, suffix: str) -> bool:
    """Whether this is a zip archive with a Word document in it; a broken one is known by its name."""
    return data.startswith(_ZIP) and (b"word/" in data or suffix in SUFFIXES)


def extract(data: bytes, where: str) -> Content:
    """Headings, paragraphs, lists with their printed numbers, and tables, then the footnotes."""
    _refuse_bomb(data, where)
    document = _opened(data, where)
    try:
        writer = _Writer(Numbering.of(document))
        writer.write(document.element.body)
        writer.write_footnotes(document.part)
        title = sensible_title(document.core_properties.title)
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, RecursionError) as cause:
        raise _broken(where) from cause
    return Content(visible(writer.text()), title=title)


def _broken(where: str) -> ReadingError:
    return ReadingError(f"{where}: the Word document is broken; open it in Word and save it as .docx again")


def _refuse_bomb(data: bytes, where: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as cause:
        raise _broken(where) from cause
    if unpacked > LIMIT_UNPACKED:
        message = f"{where}: unpacks to {unpacked:,} bytes, over {LIMIT_UNPACKED:,}; take pictures out of it"
        raise ReadingError(message)


def _opened(data: bytes, where: str) -> WordDocument:
    """The document; whatever the library stumbles over is damage, as it checks little before it reads."""
    import docx

    try:
        return docx.Document(BytesIO(data))
    except Exception as cause:
        raise _broken(where) from cause


@dataclass(slots=True)
class _Writer:
    """Goes through a document once, in order, because list numbers and footnotes count as they come."""

    numbering: Numbering
    notes: list[str] = field(default_factory=list)
    blocks: list[tuple[str, bool]] = field(default_factory=list)

    def text(self) -> str:
        """The blocks, an empty line between two unless both are items of a list."""
        written: list[str] = []
        follows_item = False
        for block, is_item in self.blocks:
            written.append("\n" if is_item and follows_item else "\n\n")
            written.append(block)
            follows_item = is_item
        return "".join(written[1:]) + "\n"

    def write(self, container: Element) -> None:
        """All paragraphs and tables of `container`."""
        for element in content_of(container):
            if local(element) == "p":
                self._paragraph(element)
            elif local(element) == "tbl":
                self._add("\n".join(row for row in self._rows(element) if row.strip()), is_item=False)

    def write_footnotes(self, part: DocumentPart) -> None:
        """The notes that the text refers to, each on a line behind its number."""
        notes = _footnotes(part) if self.notes else {}
        for number, key in enumerate(tuple(self.notes), start=1):
            if key in notes:
                self._add(f"{number} {' '.join(self._inside(notes[key])).strip()}", is_item=True)

    def _inside(self, container: Element) -> list[str]:
        """The blocks of a cell or a note, counted with the rest of the document."""
        inner = _Writer(self.numbering, self.notes)
        inner.write(container)
        return [block for block, _ in inner.blocks]

    def _rows(self, table: Element) -> Iterator[str]:
        for row in content_of(table):
            if local(row) == "tr":
                cells = (cell for cell in content_of(row) if local(cell) == "tc")
                yield "\t".join("\n".join(self._inside(cell)) for cell in cells)

    def _add(self, block: str, *, is_item: bool) -> None:
        lines = "\n".join(line.rstrip() for line in block.split("\n")).strip("\n")
        if lines.strip():
            self.blocks.append((lines, is_item))

    def _paragraph(self, paragraph: Element) -> None:
        text = "".join(self._inline(paragraph)).strip(" ")
        mark = self.numbering.mark(paragraph) if text.strip() else None
        self._add(f"{mark} {text.lstrip()}" if mark else text, is_item=mark is not None)
        for box in text_boxes(paragraph):
            self.write(box)

    def _inline(self, paragraph: Element) -> Iterator[str]:
        for element in content_of(paragraph):
            if local(element) == "r" and not is_hidden(element):
                yield from (self._piece(child) for child in content_of(element))
            elif local(element) in {"oMath", "oMathPara"}:
                yield from (each.text or "" for each in element.iter() if local(each) == "t")

    def _piece(self, element: Element) -> str:
        name = local(element)
        if name == "t":
            return element.text or ""
        if name == "sym":
            return BULLET if (attribute(element, "char") or "").upper() in _SYMBOL_BULLETS else ""
        if name == "footnoteReference":
            self.notes.append(attribute(element, "id") or "")
            return str(len(self.notes))
        return _SIGNS.get(name, "")


def _footnotes(part: DocumentPart) -> dict[str, Element]:
    """The footnotes by their keys; a document without any has no such part."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.parser import parse_xml

    related = [each for each in part.rels.values() if each.reltype == RELATIONSHIP_TYPE.FOOTNOTES]
    notes = (note for each in related for note in parse_xml(each.target_part.blob).iterchildren())
    return {attribute(note, "id") or "": note for note in notes if local(note) == "footnote"}
