"""The same words come out of every format, and every kind of bad file is refused by name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import ReadingError
from kg.reading import find, read
from tests.kg.reading.makers import make_docx, make_pdf

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared" / "corpus"
SAMPLES = ROOT / "samples" / "corpus"
FORMATS = ROOT / "samples" / "formats"

Block = tuple[str, str]
PAPER: tuple[Block, ...] = (
    ("heading", "Sak 4/23 Valg av møteplan"),
    ("paragraph", "Utvalget på Ærfjord drøftet – «uten hast» – planen for 2024."),
    ("bullet", "færre møter"),
    ("bullet", "kortere papirer"),
    ("row", "Måned|Sted"),
    ("row", "mai|Ærfjord"),
    ("heading", "Vedtak"),
    ("number", "Planen godkjennes."),
    ("number", "Leder følger opp innen 1. mai."),
)


def printed() -> list[str]:
    """The paper as lines of print."""
    numbers = iter(range(1, 10))
    marks = {"bullet": lambda: "• ", "number": lambda: f"{next(numbers)}. "}
    return [marks.get(kind, str)() + words.replace("|", "   ") for kind, words in PAPER]


def content(kind: str, words: str) -> str:
    cells = words.split("|")
    return "".join(f"<td>{escape(cell)}</td>" for cell in cells) if kind == "row" else escape(words)


def markup() -> Iterator[str]:
    tags = {
        "heading": ("", "h2"),
        "paragraph": ("", "p"),
        "bullet": ("ul", "li"),
        "number": ("ol", "li"),
        "row": ("table", "tr"),
    }
    for kind, blocks in groupby(PAPER, key=lambda block: block[0]):
        outer, inner = tags[kind]
        written = "".join(f"<{inner}>{content(kind, words)}</{inner}>" for _, words in blocks)
        yield f"<{outer}>{written}</{outer}>" if outer else written


def fill(document: Any) -> None:
    styles = {"heading": "Heading 1", "paragraph": "Normal", "bullet": "List Bullet", "number": "List Number"}
    for kind, words in PAPER:
        if kind == "row":
            row = document.add_table(rows=1, cols=2).rows[0]
            row.cells[0].text, row.cells[1].text = words.split("|")
        else:
            document.add_paragraph(words, style=styles[kind])


def make(folder: Path, suffix: str) -> Path:
    path = folder / f"sak{suffix}"
    if suffix == ".pdf":
        return make_pdf(path, [printed()[:4], printed()[4:]])
    if suffix == ".docx":
        return make_docx(path, fill)
    text = "<!doctype html><body>" + "".join(markup()) if suffix == ".html" else "\n".join(printed())
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx", ".html"])
def test_the_same_paper_gives_the_same_words_in_the_same_order(tmp_path: Path, suffix: str) -> None:
    assert read(make(tmp_path, suffix)).text.split() == "\n".join(printed()).split()


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx", ".html"])
def test_what_every_document_carries(tmp_path: Path, suffix: str) -> None:
    path = make(tmp_path, suffix)
    document = read(path)
    assert document.source == path.name
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read(path, source="mappe/navn").source == "mappe/navn"
    assert document == read(path)


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx", ".html"])
def test_the_format_is_told_by_content_not_by_name(tmp_path: Path, suffix: str) -> None:
    path = make(tmp_path, suffix)
    for other in (".txt", ".pdf", ".docx", ".html", ".dat", ""):
        renamed = path.rename(tmp_path / f"annet{other}")
        assert read(renamed).media_type == read(renamed.rename(path)).media_type


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx", ".html"])
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n \x0c", "has no text in it"),
        (b"\xef\xbb\xbf", "has no text in it"),
        (b"{\\rtf1\\ansi Sak}", "is in Rich Text Format; save it as"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600,
            "is an old Office file or has a password; save it as",
        ),
        (b"PK\x05\x06" + b"\x00" * 18, "is an empty zip archive"),
    ],
)
def test_files_that_hold_no_document(tmp_path: Path, suffix: str, data: bytes, message: str) -> None:
    path = tmp_path / f"sak{suffix}"
    path.write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: {message}")
    assert "\n" not in str(caught.value)


def test_another_zip_archive_is_no_word_document(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "ark.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(ReadingError, match=r"ark\.xlsx: is a zip archive but no Word document"):
        read(path)


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    path.write_text("x" * 1001, encoding="utf-8")
    with pytest.raises(ReadingError, match=r"stor\.txt: is larger than 1,000 bytes; divide it or raise the limit"):
        read(path, limit_bytes=1000)
    assert len(read(path, limit_bytes=1001).text) == 1001


def test_a_path_that_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør.txt")
    for name, message in (
        ("rør.txt", "is a pipe"),
        ("", "is a folder"),
        ("borte.txt", "cannot be opened"),
        ("a\x00", "cannot"),
    ):
        with pytest.raises(ReadingError, match=message):
            read(tmp_path / name)


def text_or_message(path: Path) -> str:
    """What was read, else why not, in one line; any other error fails the test."""
    try:
        return read(path).text
    except ReadingError as error:
        message = str(error)
        return message if message.startswith(str(path)) and "\n" not in message else ""


def some_bytes() -> st.SearchStrategy[bytes]:
    """Bytes that look like each format for a while, and bytes that look like nothing."""
    heads = [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"<html>",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xff\xfe\x00\x00",
        b"\xef\xbb\xbf",
        b"<?xml ",
    ]
    return st.tuples(st.sampled_from(heads), st.binary(max_size=300)).map(b"".join)


@given(data=some_bytes(), suffix=st.sampled_from([".txt", ".pdf", ".docx", ".html"]))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_random_bytes_raise_nothing_but_reading_errors(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"tilfeldig{suffix}"
    path.write_bytes(data)
    text = text_or_message(path)
    assert text.strip()
    assert not set(text) & {"\x00", "\x0b", "\ufffe", "\uffff"}


@given(data=st.data(), suffix=st.sampled_from([".pdf", ".docx", ".html"]))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_damaged_files_raise_nothing_but_reading_errors(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, suffix: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = folder / f"hel{suffix}"
    whole = (path if path.exists() else make(folder, suffix).rename(path)).read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=40))
    damaged = folder / f"skadet{suffix}"
    damaged.write_bytes(whole[:place] + junk + whole[place + len(junk) :])
    assert text_or_message(damaged).strip()


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/corpus, which is not here")
def test_the_real_papers_are_read_as_they_are() -> None:
    found = find([SHARED])
    assert len(found) == 5
    for path, name in found:
        with path.open(encoding="utf-8-sig") as file:
            assert read(path, source=name).text == file.read()


def test_the_sample_papers_are_read() -> None:
    found = find([SAMPLES])
    assert {path.suffix for path, _ in found} == {".txt", ".html", ".docx", ".pdf"}
    for path, name in found:
        document = read(path, source=name)
        assert len(document.text) > 500
        assert "\ufffd" not in document.text
        assert bool(document.pages) == (path.suffix == ".pdf")


def test_the_sample_paper_in_four_formats_differs_by_its_furniture_only() -> None:
    """Word's footer is left out, the printed page adds its number; the other two have the footer."""
    text, page, word, pdf = (read(FORMATS / f"same{s}").text.split() for s in (".txt", ".html", ".docx", ".pdf"))
    assert page == text == pdf[: len(text)]
    assert word == text[: len(word)]
    assert len(word) > 150
    assert len(pdf) < len(text) + 10
