"""Lines, running heads, footnotes and wrapped paragraphs of a page."""

from __future__ import annotations

import pytest

from kg.model import Span
from kg.segmentation import read_layout
from kg.segmentation.layout import LineRole
from tests.kg.segmentation.making import layout_of, paper, read_all, with_role, words_of

PAGED = """Styret i Nes sjukehus HF har ansvar for alle som bor i
Nes sjukehus HF – saksdokumenter
Side 2 av 9
kommunene, uten hensyn til hvor de arbeider i dag.
Ordningen skal være den samme for pasienter fra andre
"""
NEXT_PAGE = """Nes sjukehus HF – saksdokumenter
Side 3 av 9
regioner, dersom de er henvist etter avtalen.
"""


@pytest.mark.parametrize(
    "line",
    ["Side 2 av 5", "side 14", "SIDE 3", "s. 4", "Side 2/5", "https://nes.example/moter#1", "www.nes.example/saker"],
)
def test_page_numbers_and_bare_links_are_furniture(line: str) -> None:
    assert with_role(f"Styret drøftet saken.\n{line}\nDen ble utsatt.\n", LineRole.FURNITURE) == [line]


@pytest.mark.parametrize("line", ["- 12 -", "12", "– 7 –"])
def test_a_bare_number_is_furniture_when_it_stands_apart(line: str) -> None:
    assert with_role(f"Styret drøftet saken.\n\n{line}\n\nDen ble utsatt.\n", LineRole.FURNITURE) == [line]
    assert not with_role(f"Antall plasser:\n{line}\nDen ble utsatt.\n", LineRole.FURNITURE)


def test_a_running_head_beside_page_numbers_falls_out_of_the_sentence() -> None:
    text = PAGED + NEXT_PAGE
    assert with_role(text, LineRole.FURNITURE).count("Nes sjukehus HF – saksdokumenter") == 2
    assert "alle som bor i kommunene, uten hensyn" in read_all(text)
    assert "pasienter fra andre regioner, dersom" in read_all(text)


def test_a_line_beside_one_page_number_only_is_text() -> None:
    assert with_role(PAGED, LineRole.FURNITURE) == ["Side 2 av 9"]


def test_a_running_head_at_the_edges_of_known_pages_is_furniture() -> None:
    page = "Plan for helsetenester 2030\nPlanen gjeld for {0}.\n{0} har vedteke han.\n"
    texts = [page.format(name) for name in ("Fjell", "Nordre Nes", "Vik")]
    starts = [0, len(texts[0]), len(texts[0] + texts[1])]
    lines = read_layout(paper("".join(texts), pages=starts)).lines
    heads = [line for line in lines if line.words.startswith("Plan for")]
    assert [line.role for line in heads] == [LineRole.FURNITURE] * 3
    assert all(line.role is LineRole.TEXT for line in lines if line.words.startswith("Planen"))


@pytest.mark.parametrize("heading", ["Forslag til vedtak", "Bakgrunn for saken", "Enstemmig vedtatt"])
def test_headings_that_come_back_beside_page_numbers_are_no_running_heads(heading: str) -> None:
    text = "".join(f"Side {n}\n{heading}\nDette er tekst nummer {'abc'[n]} i saken.\n" for n in range(3))
    assert heading not in with_role(text, LineRole.FURNITURE)


def test_a_running_head_that_repeats_the_head_of_a_case_is_printed_first_as_the_head() -> None:
    head = "Styresak 12-2024 Budsjett for 2025"
    text = "".join(f"{head}\nSide {n}\nTekst {'abc'[n]} om budsjettet.\n\n" for n in range(3))
    roles = [line.role for line in layout_of(text).lines if line.words == head]
    assert roles == [LineRole.TEXT, LineRole.FURNITURE, LineRole.FURNITURE]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Råd til helse- og side 6 omsorgstjenesten.", "Råd til helse- og omsorgstjenesten."),
        ("Planen gjelder, Side 2 av 5 og skal følges.", "Planen gjelder, og skal følges."),
        ("Tallene er vist på side 6 i planen.", "Tallene er vist på side 6 i planen."),
    ],
)
def test_a_page_number_inside_a_line_is_not_read(text: str, read: str) -> None:
    assert read_all(text) == read


def test_a_footnote_and_its_glued_call_are_not_read() -> None:
    text = "Ny e-helse1 skal gi bedre EMRAM2 nivå.\nSaken går til høring.\n\n1 Departementet: Melding\n2 Se vedlegg 4\n"
    assert with_role(text, LineRole.FOOTNOTE) == ["1 Departementet: Melding", "2 Se vedlegg 4"]
    assert read_all(text) == "Ny e-helse skal gi bedre EMRAM nivå. Saken går til høring."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Perioden er 2019-20254 og fram.\n\n4 Plan for perioden\n", "Perioden er 2019-2025 og fram."),
        ("Målet (se planen)3 er nådd.\n\n3 Planen fra 2020\n", "Målet (se planen) er nådd."),
        ("Modellen COVID19 er kjent.\n", "Modellen COVID19 er kjent."),
        ("Det er 12 senger.\n\n12 Senger er klargjort\n", "Det er 12 senger. 12 Senger er klargjort"),
    ],
)
def test_digits_are_footnote_calls_only_when_the_footnote_stands_below(text: str, read: str) -> None:
    assert read_all(text) == read


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (
            "Planen skal gi pasientene helse-\ntjenester der de bor.",
            "Planen skal gi pasientene helsetjenester der de bor.",
        ),
        ("Dette er ein plan for e-\nhelse i heile regionen.", "Dette er ein plan for e-helse i heile regionen."),
        ("Planen gjelder helse-\nog omsorgstjenesten her.", "Planen gjelder helse- og omsorgstjenesten her."),
        ("Styret viser til styresak 97-\n2022 om ventetider.", "Styret viser til styresak 97-2022 om ventetider."),
        ("Avtalen med Helse Midt-\nNorge gjelder fra i dag.", "Avtalen med Helse Midt-Norge gjelder fra i dag."),
    ],
)
def test_words_divided_at_a_line_end_are_joined(lines: str, read: str) -> None:
    assert read_all(lines) == read


SENTENCE = (
    "Styret i sykehuset ber direktøren om å legge frem en plan for",
    "hvordan ventetidene skal reduseres i løpet av det kommende året,",
    "og for hvordan fagfolkene skal rekrutteres og beholdes fremover.",
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_wrapped_paragraph_is_one_block_in_single_and_double_spacing(gap: str) -> None:
    other = "Saken er drøftet med de tillitsvalgte i møte den siste uken i mai."
    text = gap.join([*SENTENCE, other]) + "\n"
    blocks = words_of(text)
    assert blocks[0].startswith(" ".join(SENTENCE))


def test_paragraphs_of_one_line_each_are_not_joined_for_being_long() -> None:
    lines = ["Kort.", "Styret drøftet planen for de neste årene.", "Direktøren svarte.", "Saken ble utsatt."]
    assert words_of("\n".join(lines)) == lines
    assert words_of("\n\n".join(lines)) == lines
    long = "Styret ber direktøren følge opp planen i alle kommunene i hele regionen. " * 3
    assert len(words_of("\n\n".join([long] * 4))) == 4


def test_blank_lines_part_paragraphs() -> None:
    assert words_of("Første avsnitt slutter her.\n\nAndre avsnitt er nytt.\n") == [
        "Første avsnitt slutter her.",
        "Andre avsnitt er nytt.",
    ]


@pytest.mark.parametrize(
    ("line", "marker", "words"),
    [
        ("1. Styret godkjenner planen.", "1", "Styret godkjenner planen."),
        ("12) Styret godkjenner planen.", "12", "Styret godkjenner planen."),
        ("a) Innleie stoppes.", "a", "Innleie stoppes."),
        ("b. Innkjøp stoppes.", "b", "Innkjøp stoppes."),
        ("• Innkjøp stoppes.", "•", "Innkjøp stoppes."),
        ("- Innkjøp stoppes.", "•", "Innkjøp stoppes."),
        ("\uf0b7 Innkjøp stoppes.", "•", "Innkjøp stoppes."),
        ("4. februar 2022 ble planen vedtatt.", None, "4. februar 2022 ble planen vedtatt."),
        ("2.1. Formål", None, "2.1. Formål"),
        ("-20 grader er kaldt.", None, "-20 grader er kaldt."),
    ],
)
def test_list_marks(line: str, marker: str | None, words: str) -> None:
    block = layout_of(line + "\n").blocks[0]
    assert (block.marker, block.words) == (marker, words)
    assert block.body.of(line) == words


def test_items_begin_blocks_and_their_wrapped_lines_belong_to_them() -> None:
    text = "1. Styret ber direktøren om å\nlegge frem en plan.\n2. Styret tar saken til orientering.\n"
    assert words_of(text) == ["Styret ber direktøren om å legge frem en plan.", "Styret tar saken til orientering."]


@pytest.mark.parametrize(
    "line",
    [
        "Styresak 12-2024 Budsjett",
        "Forslag til vedtak",
        "Vedlegg 3",
        "14/23 Eventuelt",
        "Sak 5/24",
        "Saksnr. 4/21:",
        "PS 37/15 Legevakt",
        "26/15 A Budsjett",
    ],
)
def test_headings_and_rows_stand_alone(line: str) -> None:
    assert line in words_of(f"Teksten foran er en lang setning som går helt ut til margen\n{line}\nTeksten bak.\n")


def test_reading_a_span_cuts_words_at_its_edges_and_leaves_furniture_out() -> None:
    text = "Planen gjelder for hele\nSide 2 av 3\nregionen og vedtas i mai.\n"
    start, end = text.index("gjelder"), text.index(" og vedtas")
    assert read_layout(paper(text)).read(Span(start, end)) == "gjelder for hele regionen"


@pytest.mark.parametrize("text", ["", "\n\n \n", "\f\f", "\u00a0\n"])
def test_nothing_to_read_gives_no_blocks(text: str) -> None:
    assert layout_of(text).blocks == ()


def test_the_values_below_a_row_of_labels_are_no_running_head() -> None:
    labels = "Møtedato:   Arkivnr.:   Saksbeh/tlf:"
    pages = [
        f"{labels}\n{n}. mai 2020   2020/{n}   Hanne Nes, 79 00 11 22\n\nSak {n}\n\nside {n}\n" for n in range(1, 5)
    ]
    starts = [sum(len(page) for page in pages[:n]) for n in range(4)]
    lines = read_layout(paper("".join(pages), pages=starts)).lines
    assert sum(line.role is LineRole.TEXT and "Hanne Nes" in line.words for line in lines) == 4


def test_years_that_end_a_sentence_are_no_row() -> None:
    assert words_of("1. Styret vedtar planen for båtene i fjorden i årene\n   2021-2024.\n2. Saken er slutt.\n") == [
        "Styret vedtar planen for båtene i fjorden i årene 2021-2024.",
        "Saken er slutt.",
    ]
