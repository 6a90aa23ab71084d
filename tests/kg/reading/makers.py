"""Small files of every format, made on the spot: what is read is what a real program wrote."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

Lines = Sequence[str]


def make_pdf(path: Path, pages: Sequence[Lines], *, title: str | None = None, password: str = "") -> Path:
    """A PDF with one printed line for each string."""
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(str(path), encrypt=encrypt, invariant=1)
    canvas.setTitle(title or "untitled")
    for lines in pages:
        text = canvas.beginText(70, 780)
        text.setFont("Helvetica", 10)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return path


def draw_pdf(path: Path, *pages: Callable[[Canvas], None]) -> Path:
    """A PDF of A4 pages, each drawn by a function; not compressed, so that a test can change its tables."""
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1, pageCompression=0)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def make_docx(path: Path, fill: Callable[[Any], None]) -> Path:
    """A Word document that `fill` writes into."""
    document = docx.Document()
    fill(document)
    document.save(str(path))
    return path


def append_xml(document: Any, xml: str) -> Any:
    """Put an element that python-docx has no method for at the end of the body."""
    element = parse_xml(re.sub(r"(/?>)", rf" {nsdecls('w')}\1", xml, count=1))
    body = document.element.body
    body.insert(len(body) - 1, element)
    return element


def rewrite_zip(path: Path, change: Callable[[str, bytes], bytes | None], extra: dict[str, str]) -> Path:
    """Change, drop (None) or add members of the archive at `path`."""
    with zipfile.ZipFile(path) as archive:
        members = [(name, change(name, archive.read(name))) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            if data is not None:
                archive.writestr(name, data)
        for name, text in extra.items():
            archive.writestr(name, text)
    return path
