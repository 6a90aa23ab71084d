"""What a printed page shows by distance alone: paragraphs, headings, running heads, cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kg.reading import read
from tests.kg.reading.makers import draw_pdf

ROOT = Path(__file__).parents[3]
PAPERS = sorted((ROOT / "samples").rglob("*.pdf"))

FIRST = (
    "Utvalget har sett på hvordan møteplanen virker, og",
    "mener at færre møter gir bedre tid til sakene. Det bør",
    "derfor holdes fire møter i året.",
)
SECOND = (
    "Lederen legger frem forslag til datoer på det første",
    "møtet etter sommeren, og sekretæren sender dem ut til",
    "alle medlemmer samme uke.",
)
Row = tuple[float, str]


def column(canvas: Canvas, rows: Sequence[Row], *, top: float = 780, x: float = 70, size: float = 10) -> None:
    """Lines below each other, each with its distance from the line before."""
    canvas.setFont("Helvetica", size)
    for y, (_, words) in zip(accumulate(-distance for distance, _ in rows), rows, strict=True):
        canvas.drawString(x, top + y, words)


def paragraph(lines: Sequence[str], leading: float, before: float) -> list[Row]:
    return [(before, lines[0]), *((leading, line) for line in lines[1:])]


def text_of(folder: Path, *pages: Callable[[Canvas], None]) -> str:
    return read(draw_pdf(folder / "sak.pdf", *pages)).text


def printed(*parts: str | Sequence[str]) -> str:
    return "\n\n".join(part if isinstance(part, str) else "\n".join(part) for part in parts)


@pytest.mark.parametrize("leading", [11, 12, 13.8, 15, 20, 24, 30])
@pytest.mark.parametrize("extra", [0.3, 0.5, 1.0])
def test_space_between_paragraphs_is_a_blank_line_whatever_the_leading(
    tmp_path: Path, leading: float, extra: float
) -> None:
    rows = paragraph(FIRST, leading, 0) + paragraph(SECOND, leading, leading * (1 + extra))
    assert text_of(tmp_path, lambda canvas: column(canvas, rows)) == printed(FIRST, SECOND)


@pytest.mark.parametrize("leading", [12, 24])
def test_without_extra_space_no_blank_line_is_made_up(tmp_path: Path, leading: float) -> None:
    rows = paragraph(FIRST, leading, 0) + paragraph(SECOND, leading, leading * 1.1)
    assert text_of(tmp_path, lambda canvas: column(canvas, rows)) == "\n".join(FIRST + SECOND)


def test_each_attachment_is_measured_by_its_own_leading(tmp_path: Path) -> None:
    single = paragraph(FIRST, 12, 0) + paragraph(SECOND, 12, 18)
    double = paragraph(FIRST * 2, 24, 0) + paragraph(SECOND, 24, 36)
    text = text_of(tmp_path, lambda canvas: column(canvas, single), lambda canvas: column(canvas, double))
    assert text == printed(FIRST, SECOND, FIRST * 2, SECOND)


def test_a_single_spaced_quotation_in_double_spaced_text(tmp_path: Path) -> None:
    rows = paragraph(FIRST * 2, 26, 0) + paragraph(SECOND * 2, 12, 40) + paragraph(FIRST * 2, 26, 40)
    text = text_of(tmp_path, lambda canvas: column(canvas, rows))
    assert re.split(r"\n\n+", text) == ["\n".join(lines) for lines in (FIRST * 2, SECOND * 2, FIRST * 2)]


def test_lines_of_an_address_stay_together_and_a_signature_stands_far_off(tmp_path: Path) -> None:
    address = [(0, "Fjordvik utvalg"), (12, "Postboks 3"), (12, "0999 Fjordvik")]
    rows = [*address, *paragraph(FIRST, 12, 24), (48, "Med hilsen"), (48, "Ane Berg"), (12, "leder")]
    text = text_of(tmp_path, lambda canvas: column(canvas, rows))
    assert text == "\n".join(
        [
            "Fjordvik utvalg",
            "Postboks 3",
            "0999 Fjordvik",
            "",
            *FIRST,
            "",
            "",
            "Med hilsen",
            "",
            "",
            "Ane Berg",
            "leder",
        ]
    )


def test_a_long_title_stays_whole_and_apart_from_the_text(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, [(0, "Sak 4/23 Ny møteplan for utvalget"), (26, "og arbeidsformer i 2024")], size=16)
        column(canvas, [*paragraph(FIRST, 13, 0), (26, "Vurdering")], top=728)
        column(canvas, paragraph(SECOND, 13, 0), top=656)

    title = ("Sak 4/23 Ny møteplan for utvalget", "og arbeidsformer i 2024")
    assert text_of(tmp_path, draw) == printed(title, FIRST, "Vurdering", SECOND)


def test_footnotes_are_measured_by_their_own_size(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, paragraph(FIRST * 3, 15, 0))
        notes = [
            (0, "1 Fjordvik utvalg: Møteplaner som virker, og hva vi"),
            (8.4, "kan lære av dem (2021)"),
            (8.4, "2 Se sak 3/22"),
        ]
        column(canvas, notes, top=100, size=7)

    notes = "1 Fjordvik utvalg: Møteplaner som virker, og hva vi\nkan lære av dem (2021)\n2 Se sak 3/22"
    assert text_of(tmp_path, draw) == "\n".join(FIRST * 3) + "\n\n\n" + notes


@pytest.mark.parametrize("rise", [2, 4, 6])
def test_a_raised_digit_stays_glued_and_breaks_no_line(tmp_path: Path, rise: float) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(70, 700)
        text.textLine("Planen bygger på et felles")
        for words, size, height in (("kunnskapsgrunnlag", 10, 0), ("12", 6, rise), (" fra i fjor.", 10, 0)):
            text.setFont("Helvetica", size)
            text.setRise(height)
            text.textOut(words)
        text.textLine()
        text.textLine("Den gjelder i fire år.")
        canvas.drawText(text)

    lines = ("Planen bygger på et felles", "kunnskapsgrunnlag12 fra i fjor.", "Den gjelder i fire år.")
    assert text_of(tmp_path, draw) == "\n".join(lines)


def body(canvas: Canvas) -> None:
    column(canvas, paragraph(FIRST, 12, 0) + paragraph(SECOND, 12, 20), top=720)


def head(canvas: Canvas) -> None:
    column(canvas, [(0, "Fjordvik utvalg 4. mai 2023")], top=800, size=8)


def foot(canvas: Canvas) -> None:
    column(canvas, [(0, "Side 1 av 2")], top=40, x=400, size=8)


@pytest.mark.parametrize("order", [(head, body, foot), (body, foot, head), (head, foot, body), (foot, head, body)])
def test_running_heads_and_page_numbers_stand_apart_in_whatever_order_they_are_drawn(
    tmp_path: Path, order: Sequence[Callable[[Canvas], None]]
) -> None:
    def draw(canvas: Canvas) -> None:
        for part in order:
            part(canvas)

    parts = re.split(r"\n\n+", text_of(tmp_path, draw, draw))
    page = {head: ["Fjordvik utvalg 4. mai 2023"], body: ["\n".join(FIRST), "\n".join(SECOND)], foot: ["Side 1 av 2"]}
    assert parts == [words for part in order for words in page[part]] * 2


def test_much_space_after_a_page_head_is_two_blank_lines(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for part in (head, body, foot):
            part(canvas)

    text = text_of(tmp_path, draw)
    assert text.startswith(f"Fjordvik utvalg 4. mai 2023\n\n\n{FIRST[0]}\n")
    assert text.endswith(f"{SECOND[-1]}\n\n\nSide 1 av 2")


def row(canvas: Canvas, y: float, *cells: tuple[float, str]) -> None:
    for x, words in cells:
        canvas.drawString(x, y, words)


def test_cells_of_a_row_are_parted_by_tabs_and_words_by_blanks(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        row(canvas, 700, (70, "Møtested"), (150, "Rådhuset i Fjordvik"))
        row(canvas, 688, (70, "Ane Berg"), (150, "leder"), (250, "Fjordvik kommune"))
        row(canvas, 676, (70, "4/23"), (105, "Møteplan"), (250, "Drøfting"))
        canvas.drawString(70, 664, "Dato:   4. mai 2023")

    assert text_of(tmp_path, draw).split("\n") == [
        "Møtested\tRådhuset i Fjordvik",
        "Ane Berg\tleder\tFjordvik kommune",
        "4/23\tMøteplan\tDrøfting",
        "Dato:\t4. mai 2023",
    ]


def test_a_cell_of_several_lines_keeps_its_order_and_makes_no_blank_line(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        row(canvas, 700, (70, "4/23"), (120, "Møteplan for utvalget og"))
        row(canvas, 688, (120, "arbeidsformer"))
        row(canvas, 700, (300, "Drøfting"))
        row(canvas, 676, (70, "5/23"), (120, "Eventuelt"), (300, "Orientering"))
        column(canvas, paragraph(FIRST, 12, 0), top=652)

    rows = ("4/23\tMøteplan for utvalget og", "arbeidsformer", "Drøfting", "5/23\tEventuelt\tOrientering")
    assert text_of(tmp_path, draw) == printed(rows, FIRST)


@pytest.mark.parametrize("mark", ["•", "1.", "a)", "2.1", "3"])
def test_a_mark_before_an_item_or_heading_is_no_cell(tmp_path: Path, mark: str) -> None:
    assert text_of(tmp_path, lambda canvas: row(canvas, 700, (70, mark), (95, "Ny møteplan"))) == f"{mark} Ny møteplan"


def test_wide_blanks_of_a_justified_line_are_no_cells(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for y, words, space in ((700, FIRST[0], 1), (688, "Planen for lange ord", 12), (676, SECOND[0], 0.5)):
            canvas.drawString(70, y, words, wordSpace=space)

    assert "\t" not in text_of(tmp_path, draw)


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, paragraph(FIRST * 5, 12, 0), x=50)
        column(canvas, paragraph(SECOND * 5, 12, 0), x=320)

    assert text_of(tmp_path, draw) == printed(FIRST * 5, SECOND * 5)


def test_a_page_turned_on_its_side_has_its_layout_too(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        column(canvas, paragraph(FIRST, 12, 0) + paragraph(SECOND, 12, 20), top=500)
        row(canvas, 400, (70, "Møtested"), (250, "Rådhuset"))

    assert text_of(tmp_path, draw) == printed(FIRST, SECOND) + "\n\nMøtested\tRådhuset"


def test_a_stamp_in_the_margin_stands_apart(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, paragraph(FIRST, 12, 0))
        canvas.rotate(90)
        canvas.drawString(300, -30, "Unntatt offentlighet")

    assert text_of(tmp_path, draw) == printed(FIRST, "Unntatt offentlighet")


def test_type_scaled_by_the_page_is_measured_as_it_is_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.scale(10, 10)
        for y, words in ((70, FIRST[0]), (68.8, FIRST[1]), (67.6, FIRST[2]), (65.2, SECOND[0])):
            canvas.setFont("Helvetica", 1)
            canvas.drawString(7, y, words)
        row(canvas, 64, (7, "Møtested"), (15, "Rådhuset"))

    assert text_of(tmp_path, draw) == printed(FIRST, (SECOND[0], "Møtested\tRådhuset"))


@pytest.mark.parametrize(
    ("code", "shown"), [(b"D835DC65", "\U0001d465"), (b"006600660069", "ffi"), (b"0098", ""), (b"00AD", "-")]
)
def test_characters_that_pdfium_counts_otherwise_move_no_cell(tmp_path: Path, code: bytes, shown: str) -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 10)
        row(canvas, 700, (70, "x i tabellen"), (200, "celle"))

    path = draw_pdf(tmp_path / "sak.pdf", draw)
    path.write_bytes(re.sub(rb"(<\w\w>) <0078>", rb"\1 <" + code + b">", path.read_bytes()))
    assert read(path).text == f"{shown} i tabellen\tcelle".lstrip()


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_words_are_those_of_the_page_in_its_order(path: Path) -> None:
    with pypdfium2.PdfDocument(path) as pdf:
        plain = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    text = read(path).text
    assert text.split() == re.sub("[\x02\ufffe]", "-\n", plain).split()
    assert not re.search("[\x02\ufffe\ufffd\x0c]|\n{4}| \n|\n ", text)


def test_the_sample_papers_part_what_the_page_parts() -> None:
    text = read(ROOT / "samples" / "corpus" / "02-styremote-2024-03-14-saksdokumenter.pdf").text
    for heading in ("Forslag til vedtak", "Bakgrunn", "Sammenheng med strategi"):
        assert f"\n\n{heading}\n\n" in text
