"""Text files are kept to the character, in whatever encoding they came."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadingError
from kg.model import Document, Span
from kg.reading import read

WORDS = "Styret på Ærfjord sykehus drøftet møteplanen – «første utkast» – og ba om råd.\n"


def read_bytes(folder: Path, data: bytes, name: str = "sak.txt") -> Document:
    path = folder / name
    path.write_bytes(data)
    return read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac-roman"])
def test_the_encoding_is_found_and_told(tmp_path: Path, encoding: str) -> None:
    document = read_bytes(tmp_path, WORDS.encode(encoding))
    assert (document.text, document.encoding) == (WORDS, encoding)


@pytest.mark.parametrize("encoding", ["latin-1", "cp850"])
@pytest.mark.parametrize("words", ["Møtet på Ærfjord", "så", "SÆRUTSKRIFT FRÅ FØRDE", "møte", "Ås"])
def test_norwegian_letters_come_right_from_old_files(tmp_path: Path, encoding: str, words: str) -> None:
    document = read_bytes(tmp_path, words.encode(encoding))
    assert (document.text, document.encoding) == (words, encoding)


def test_an_en_dash_alone_tells_windows_from_latin(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "Styresak 12–2023".encode("cp1252"))
    assert (document.text, document.encoding) == ("Styresak 12–2023", "cp1252")


def test_both_byte_orders_of_utf_16(tmp_path: Path) -> None:
    little = read_bytes(tmp_path, b"\xff\xfe" + WORDS.encode("utf-16-le"))
    big = read_bytes(tmp_path, b"\xfe\xff" + WORDS.encode("utf-16-be"))
    assert little.text == big.text == WORDS


def test_another_alphabet_is_left_to_the_guesser(tmp_path: Path) -> None:
    words = "Совет принял решение об утверждении отчета и плана работы на следующий год. " * 4
    assert read_bytes(tmp_path, words.encode("cp1251")).text == words


def test_a_stray_byte_does_not_spoil_a_utf_8_file(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, WORDS.encode() + b"\xe5")
    assert document.text == WORDS + "\ufffd"
    assert document.encoding == "utf-8 with replacements"


def test_line_ends_are_unified_and_nothing_else_is_touched(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "  a \r\nb\rc\n\n\t\u00a0d\u00ad e\u0301  ".encode())
    assert document.text == "  a \nb\nc\n\n\t\u00a0d\u00ad e\u0301  "


def test_form_feeds_divide_pages_and_stay(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, b"en\n\fto\n\f\ftre\n")
    assert document.text == "en\n\fto\n\f\ftre\n"
    assert [page.span.of(document.text) for page in document.pages] == ["en\n\f", "to\n\f", "\f", "tre\n"]
    assert [page.number for page in document.pages] == [1, 2, 3, 4]
    assert document.page_of(document.text.index("tre")) == 4


def test_a_form_feed_at_the_end_begins_no_page(tmp_path: Path) -> None:
    assert [page.span for page in read_bytes(tmp_path, b"en\f").pages] == [Span(0, 3)]
    assert read_bytes(tmp_path, b"en").pages == ()


def test_characters_that_rdf_cannot_hold_are_replaced_one_for_one(tmp_path: Path) -> None:
    text = "a" * 200 + "\x1b\x0b\uffff\ufffe" + "b" * 200 + "\U0001f600"
    document = read_bytes(tmp_path, text.encode())
    assert document.text == "a" * 200 + "\ufffd" * 4 + "b" * 200 + "\U0001f600"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\x7fELF\x02\x01\x01\x00\x00",
        bytes(range(256)) * 8,
        bytes(range(1, 256)) * 8,
        b"tekst\x00tekst",
        b"\x1f\x8b\x08\x08" + bytes(range(14, 32)) * 9,
    ],
)
def test_a_binary_file_is_told_by_its_bytes(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"bilde\.txt: looks like a binary file; give "):
        read_bytes(tmp_path, data, "bilde.txt")


def test_utf_16_cut_in_the_middle_of_a_character(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="begins as utf-16 but is damaged") as caught:
        read_bytes(tmp_path, WORDS.encode("utf-16") + b"x")
    assert isinstance(caught.value.__cause__, UnicodeDecodeError)


def read_if_text(path: Path) -> Document | None:
    try:
        return read(path)
    except ReadingError as error:
        if "looks like a binary file" not in str(error):
            raise
        return None


@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=60), mark=st.booleans())
def test_offsets_are_those_of_the_opened_file(tmp_path_factory: pytest.TempPathFactory, text: str, mark: bool) -> None:
    path = tmp_path_factory.mktemp("offsets") / "sak.txt"
    path.write_bytes(("\ufeff" if mark else "").encode() + b"Sak: " + text.encode())
    document = read_if_text(path)
    if document is None:
        return
    with path.open(encoding="utf-8-sig") as file:
        opened = file.read()
    assert len(document.text) == len(opened)
    assert all(ours in {theirs, "\ufffd"} for ours, theirs in zip(document.text, opened, strict=True))
    assert document.text.replace("\ufffd", "") == "".join(
        theirs for ours, theirs in zip(document.text, opened, strict=True) if ours != "\ufffd"
    )
