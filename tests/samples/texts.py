"""The words of a sample paper, read with the bare libraries: samples are checked without our own readers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import docx
import pypdfium2
from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
CORPUS = SAMPLES / "corpus"
GOLD = SAMPLES / "gold"
SHARED = ROOT.parent / "shared"
PAPERS = sorted(CORPUS.iterdir())
FURNITURE = re.compile(
    r"^(side \d+|\d+|Sak Tema Vedtaksformulering|Styremøte i Helse Kystvidda RHF"
    r"|.* innkalling og saksdokumenter|Oppdik.*|Side \d+ av \d+|Referat fra NUP.*)$"
)


def raw_text(path: Path) -> str:
    """All text of the paper, as its format's library gives it."""
    if path.suffix == ".pdf":
        pdf = pypdfium2.PdfDocument(path)
        return "\n".join(page.get_textpage().get_text_range() for page in pdf).replace("\r\n", "\n")
    if path.suffix == ".docx":
        return "\n".join(_docx_lines(path))
    text = path.read_text(encoding="utf-8")
    return BeautifulSoup(text, "lxml").find("body").get_text("\n") if path.suffix == ".html" else text


def _docx_lines(path: Path) -> list[str]:
    document = docx.Document(str(path))
    lines = [document.sections[0].footer.paragraphs[0].text]
    for part in document.iter_inner_content():
        if isinstance(part, docx.table.Table):
            lines += [cell.text for row in part.rows for cell in row.cells]
        else:
            lines.append(part.text)
    return lines


def words(text: str, *, keep_furniture: bool = False) -> str:
    """`text` on one line: without furniture, with divided words joined."""
    lines = [line.strip() for line in text.replace("\ufffe", "-\n").split("\n")]
    kept = [line for line in lines if line and (keep_furniture or not FURNITURE.match(line))]
    joined = re.sub(r"(?<=[a-zæøå])-\n(?=[a-zæøå])", "", "\n".join(kept))
    return re.sub(r"\s+", " ", joined.replace("\xa0", " ").replace("• ", "")).strip()


def gold_of(path: Path) -> dict[str, Any]:
    """The gold that lies beside the paper."""
    loaded: dict[str, Any] = json.loads((GOLD / f"{path.stem}.json").read_text(encoding="utf-8"))
    return loaded
