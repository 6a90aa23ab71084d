"""PDF files are read page by page, and broken ones are refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from kg.errors import ReadingError
from kg.reading import read
from tests.kg.reading.makers import make_pdf


def test_pages_follow_each_other_without_a_gap(tmp_path: Path) -> None:
    pages = [["Side én på papiret"], [], ["Side tre"]]
    document = read(make_pdf(tmp_path / "sak.pdf", pages))
    assert document.text == "Side én på papiret\n\n\nSide tre"
    assert [page.span.of(document.text) for page in document.pages] == [
        "Side én på papiret\n\n",
        "\n",
        "Side tre",
    ]
    assert document.page_of(document.text.index("tre")) == 3
    assert document.page_of(len(document.text) - 1) == 3
    assert document.media_type == "application/pdf"


def test_lines_stay_lines_and_divided_words_keep_hyphen_and_line_end(tmp_path: Path) -> None:
    lines = [
        "Utvalget ønsker bedre helse-",
        "tjenester og at e-",
        "helse følger planen for 2022-",
        "2024 videre.",
    ]
    document = read(make_pdf(tmp_path / "sak.pdf", [lines]))
    assert document.text == "\n".join(lines)


def test_dashes_quotes_and_bullets_of_windows_fonts(tmp_path: Path) -> None:
    line = "• «Råd» – sak 12–2023 … ÆØÅ"
    assert read(make_pdf(tmp_path / "sak.pdf", [[line]])).text == line


def test_a_rotated_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "liggende.pdf"
    canvas = Canvas(str(path))
    canvas.setPageRotation(90)
    canvas.drawString(100, 400, "Tabell på tvers")
    canvas.save()
    assert read(path).text == "Tabell på tvers"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Møte i utvalget", "Møte i utvalget"),
        ("Microsoft Word - Saksliste for mai", "Saksliste for mai"),
        ("Microsoft Word - sak 12.docx", None),
        ("untitled", None),
        ("12", None),
        ("Årsmelding\n  2023", "Årsmelding 2023"),
    ],
)
def test_only_a_title_that_a_person_gave_is_taken(tmp_path: Path, written: str, title: str | None) -> None:
    assert read(make_pdf(tmp_path / "sak.pdf", [["Tekst"]], title=written)).title == title


def test_a_pdf_with_another_name_is_still_a_pdf(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "sak.txt", [["Innkalling"]])
    document = read(path)
    assert (document.text, document.media_type) == ("Innkalling", "application/pdf")


def test_no_text_layer(tmp_path: Path) -> None:
    path = tmp_path / "skannet.pdf"
    canvas = Canvas(str(path))
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.save()
    with pytest.raises(ReadingError, match=r"skannet\.pdf: the PDF has no text layer; run OCR"):
        read(path)


def test_a_password(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "lukket.pdf", [["Hemmelig"]], password="x")
    with pytest.raises(ReadingError, match=r"lukket\.pdf: the PDF has a password; save it without one"):
        read(path)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.98])
def test_a_pdf_that_was_cut_off_is_never_half_read(tmp_path: Path, share: float) -> None:
    whole = make_pdf(tmp_path / "hel.pdf", [[f"Side {n}"] for n in range(20)]).read_bytes()
    path = tmp_path / "kuttet.pdf"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ReadingError, match=r"kuttet\.pdf: .*; fetch "):
        read(path)


def test_a_broken_pdf_names_its_cause(tmp_path: Path) -> None:
    path = tmp_path / "ødelagt.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"ikke en pdf " * 50 + b"%%EOF")
    with pytest.raises(ReadingError, match=r"ødelagt\.pdf: the PDF is broken") as caught:
        read(path)
    assert type(caught.value.__cause__).__name__ == "PdfiumError"


def test_what_follows_the_end_mark_is_no_reason_to_refuse(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "hale.pdf", [["Innkalling"]])
    path.write_bytes(path.read_bytes() + b"\n<!-- served by an old web server -->\n" * 50)
    assert read(path).text == "Innkalling"
