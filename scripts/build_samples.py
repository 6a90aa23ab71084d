"""Write the .docx and .pdf papers of `samples/` (and the four forms of one paper) from their text sources.

A source is plain text with a few marks, explained in samples/README.md. The files come out byte for byte the
same on every run, so that the built papers can be committed beside their sources and a test can tell when the
two part.
"""

from __future__ import annotations

import argparse
import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FIXED_TIME = datetime(2024, 1, 1, 12, 0, 0)
MARKS = {"#": "heading", "-": "bullet", ">": "line", "|": "row", "^": "footnote", "=": "break"}


@dataclass(frozen=True, slots=True)
class Block:
    """One mark's worth of a source; `lines` stand as the source breaks them."""

    kind: str
    lines: tuple[str, ...]
    level: int = 0

    @property
    def words(self) -> str:
        """The lines as one, without the marks of footnote numbers."""
        return " ".join(self.lines).replace("^", "")

    @property
    def cells(self) -> list[str]:
        """The cells of a table row; `\\\\` parts the lines of a cell."""
        return [cell.strip() for cell in self.lines[0].split("|")]


@dataclass(frozen=True, slots=True)
class Source:
    """A paper before it has a format: settings (`@name: value` lines) and blocks."""

    stem: str
    settings: dict[str, str]
    blocks: tuple[Block, ...]

    @property
    def columns(self) -> list[float]:
        """Where the columns of tables begin, in points from the left edge of the text."""
        return [float(x) for x in self.settings.get("columns", "0 90 380").split()]


# ------------------------------------------------------------------ reading a source
def read_source(path: Path) -> Source:
    """The settings and blocks of the source at `path`."""
    settings: dict[str, str] = {}
    body: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            name, value = line[1:].split(":", 1)
            settings[name.strip()] = value.strip()
        else:
            body.append(line.rstrip())
    return Source(path.stem, settings, tuple(_blocks(body)))


def _blocks(lines: list[str]) -> Iterator[Block]:
    run: list[str] = []
    for line in [*lines, ""]:
        if run and (not line or _kind(line) != "text"):
            yield _block(run)
            run = []
        if line:
            run.append(line)


def _kind(line: str) -> str:
    if re.match(r"(#+|[-|^>]|===)(\s|\d|$)", line):
        return MARKS[line[0]]
    return "number" if re.match(r"(\d+|[a-z])[.)] ", line) else "text"


def _block(run: list[str]) -> Block:
    kind, first = _kind(run[0]), run[0]
    rest = tuple(line.strip() for line in run[1:])
    if kind in {"text", "number"}:
        return Block(kind, (first, *rest))
    if kind == "footnote":
        return Block(kind, (first[1:], *rest))
    mark, _, words = first.partition(" ")
    return Block(kind, (words, *rest), level=len(mark))


# ------------------------------------------------------------------ PDF
LEFT, TOP, BOTTOM, LEADING = 72.0, 770.0, 96.0, 14.0
SIZES = {1: 16.0, 2: 13.0, 3: 11.0}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: words, where they begin, and how they are set."""

    words: str
    x: float = 0.0
    size: float = 11.0
    bold: bool = False
    height: float = LEADING


def write_pdf(source: Source, path: Path) -> None:
    """Set `source` as a PDF: its lines as they stand, a running head, page numbers, footnotes at the foot."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle(source.settings["title"])
    pages = list(_pages(source))
    for number, (rows, notes) in enumerate(pages, start=1):
        if number > 1:
            _draw(canvas, Line(source.settings["head"], size=9), 805)
        _draw_rows(canvas, rows, TOP)
        _draw_rows(canvas, [[note] for note in notes], BOTTOM - 14 + 10 * len(notes))
        _draw_foot(canvas, source, number, len(pages))
        canvas.showPage()
    canvas.save()


def _pages(source: Source) -> Iterator[tuple[list[list[Line]], list[Line]]]:
    rows: list[list[Line]] = []
    notes: list[Line] = []
    left = TOP - BOTTOM
    for block in source.blocks:
        new_rows = _rows(block, source.columns)
        height = sum(row[0].height for row in new_rows)
        if rows and (block.kind == "break" or height > left):
            yield rows, notes
            rows, notes, left = [], [], TOP - BOTTOM
        if block.kind == "footnote":
            notes += [Line(words, size=8.5, height=10) for words in block.lines]
            left -= 10 * len(block.lines)
        else:
            rows += new_rows
            left -= height
    yield rows, notes


def _rows(block: Block, columns: list[float]) -> list[list[Line]]:
    if block.kind == "row":
        return _table_rows(block.cells, columns)
    if block.kind == "break":
        return []
    size = SIZES[block.level] if block.kind == "heading" else 11.0
    indent = 14.0 if block.kind in {"bullet", "number"} else 0.0
    bullet = "• " if block.kind == "bullet" else ""
    rows = [[Line("", height=4.0 if block.kind in {"bullet", "number"} else 8.0)]]
    for i, words in enumerate(block.lines):
        text = bullet + words if i == 0 else words
        x = indent if bullet or i else 0.0
        rows.append([Line(text, x=x, size=size, bold=block.kind == "heading", height=size + 3)])
    return rows[1:] if block.kind in {"line", "row"} else rows


def _table_rows(cells: list[str], columns: list[float]) -> list[list[Line]]:
    """A row of cells side by side; each cell is drawn whole before the next, as word processors do."""
    parts = [cell.split("\\\\") for cell in cells]
    drawn: list[Line] = []
    for column, lines in zip(columns, parts, strict=False):
        drawn += [Line(words.strip(), x=column, height=LEADING * i) for i, words in enumerate(lines)]
    tallest = max(len(lines) for lines in parts)
    return [[Line("", height=LEADING * tallest), *drawn]]


def _draw_foot(canvas: Canvas, source: Source, number: int, total: int) -> None:
    label = source.settings.get("page", "{n}").format(n=number, total=total)
    _draw(canvas, Line(source.settings["foot"], size=8), 44)
    _draw(canvas, Line(label, x=400, size=9), 30)


def _draw_rows(canvas: Canvas, rows: list[list[Line]], top: float) -> None:
    y = top
    for first, *cells in rows:
        if cells:
            for cell in cells:
                _draw(canvas, cell, y - LEADING - cell.height)
        else:
            _draw(canvas, first, y - first.height)
        y -= first.height


def _draw(canvas: Canvas, line: Line, y: float) -> None:
    """One line; `^1` becomes a raised 1 with no space before it."""
    if not line.words:
        return
    text = canvas.beginText(LEFT + line.x, y)
    font = "Times-Bold" if line.bold else "Times-Roman"
    for i, part in enumerate(re.split(r"\^(\d+)", line.words)):
        raised = i % 2 == 1
        text.setFont(font, line.size * (0.65 if raised else 1))
        text.setRise(line.size * 0.2 if raised else 0)
        text.textOut(part)
    canvas.drawText(text)


# ------------------------------------------------------------------ DOCX
def write_docx(source: Source, path: Path) -> None:
    """Set `source` as a Word document with real headings, lists, tables, a header and a footer."""
    document = Document()
    _set_properties(document, source)
    table: list[list[str]] = []
    for block in source.blocks:
        if table and block.kind != "row":
            _add_table(document, table)
            table = []
        if block.kind == "row":
            table.append(block.cells)
        else:
            _add_block(document, block)
    if table:
        _add_table(document, table)
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(_without_clock(buffer.getvalue()))


def _set_properties(document: DocxDocument, source: Source) -> None:
    properties = document.core_properties
    properties.title, properties.author = source.settings["title"], "Vedtaksgraf"
    properties.created = properties.modified = FIXED_TIME
    section = document.sections[0]
    section.header.paragraphs[0].text = source.settings["head"]
    section.footer.paragraphs[0].text = source.settings["foot"]


def _add_block(document: DocxDocument, block: Block) -> None:
    if block.kind == "heading":
        document.add_heading(block.words, level=block.level)
    elif block.kind == "break":
        document.add_page_break()
    elif block.kind == "bullet":
        document.add_paragraph(block.words, style="List Bullet")
    else:
        document.add_paragraph(block.words)


def _add_table(document: DocxDocument, rows: list[list[str]]) -> None:
    width = max(len(row) for row in rows)
    table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=False):
            cell.text = words.replace("\\\\", "\n")


def _without_clock(data: bytes) -> bytes:
    """The same zip with every member dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, date_time=FIXED_TIME.timetuple()[:6])
            new.writestr(member, old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


# ------------------------------------------------------------------ text and HTML
def write_txt(source: Source, path: Path) -> None:
    """The words of `source` as plain text, a blank line between blocks that do not belong together."""
    parts: list[str] = []
    before = ""
    for block in source.blocks:
        together = block.kind == before and block.kind in {"bullet", "line", "row"}
        parts += [] if together or not parts else [""]
        parts.append(_plain(block))
        before = block.kind
    path.write_text("\n".join([*parts, "", source.settings["foot"], ""]), encoding="utf-8")


def _plain(block: Block) -> str:
    if block.kind == "row":
        return "\n".join(cell.replace("\\\\", "\n") for cell in block.cells if cell)
    bullet = "• " if block.kind == "bullet" else ""
    return bullet + "\n".join(block.lines).replace("^", "")


def write_html(source: Source, path: Path) -> None:
    """The words of `source` as a page with headings, lists and tables."""
    body: list[str] = []
    kind = ""
    for block in source.blocks:
        body += _wrapping(kind, block.kind)
        body.append(_element(block))
        kind = block.kind
    body += _wrapping(kind, "")
    title, foot = html.escape(source.settings["title"]), html.escape(source.settings["foot"])
    path.write_text(
        f'<!doctype html>\n<html lang="{source.settings.get("language", "nb")}">\n'
        f'<head><meta charset="utf-8"><title>{title}</title></head>\n<body>\n<main>\n'
        + "\n".join(part for part in body if part)
        + f"\n</main>\n<footer>{foot}</footer>\n</body>\n</html>\n",
        encoding="utf-8",
    )


def _wrapping(before: str, after: str) -> list[str]:
    around = {"bullet": "ul", "row": "table"}
    if before == after:
        return []
    closing = [f"</{around[before]}>"] if before in around else []
    return closing + ([f"<{around[after]}>"] if after in around else [])


def _element(block: Block) -> str:
    words = html.escape(block.words)
    if block.kind == "row":
        cells = (html.escape(cell).replace("\\\\", "<br>") for cell in block.cells)
        return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    if block.kind == "break":
        return ""
    tag = {"heading": f"h{block.level}", "bullet": "li"}.get(block.kind, "p")
    return f"<{tag}>{words}</{tag}>"


WRITERS = {"pdf": write_pdf, "docx": write_docx, "html": write_html, "txt": write_txt}


def build(samples: Path, out: Path) -> list[Path]:
    """Write every built paper of `samples` below `out`; return what was written."""
    written = []
    for path in sorted((samples / "source").rglob("*.txt")):
        source = read_source(path)
        folder = out / ("formats" if path.parent.name == "formats" else "corpus")
        folder.mkdir(parents=True, exist_ok=True)
        for suffix in source.settings["formats"].split():
            target = folder / f"{source.stem}.{suffix}"
            WRITERS[suffix](source, target)
            written.append(target)
    return written


def main() -> None:
    """Build into `samples/`, or into the folder that `--out` names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SAMPLES)
    for path in build(SAMPLES, parser.parse_args().out):
        print(path)


if __name__ == "__main__":
    main()
