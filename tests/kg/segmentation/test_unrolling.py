"""Text whose line breaks were lost: where its lines began."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import SegmentKind
from kg.segmentation import read_layout
from kg.segmentation.case_numbers import years_behind
from kg.segmentation.decisions import find_decisions
from kg.segmentation.unrolling import Unroller, is_rolled, unrolled
from tests.kg.segmentation.generated import LINES
from tests.kg.segmentation.making import cases_of, layout_of, paper, segments_of

MINUTES = """MØTEBOK Nes hamneråd
Møtedato: 12.03.2019 Stad: Kaihuset Desse møtte: Eva Lie, Jon Vik Forfall: Per Moe
Sak 3/19 Ny kai for båtane
Hamnesjefen gjekk gjennom saka, og rådet drøfta kor kaia skal liggje, kva ho kostar og kven som skal byggje henne.
Vedtak:
1. Rådet godkjenner kaia.
2. Rådet ber hamnesjefen om ein plan innan 1. juni 2019.
Sak 4/19 Val av leiar
Rådet drøfta saka. Ingen andre enn Eva Lie var føreslegne, og ho hadde sagt ja til å halde fram i to år til.
Vedtak: Rådet oppnemner Eva Lie til leiar.
"""
ROLLED = " ".join(MINUTES.split())


def lines(line: str, **told: object) -> list[str]:
    cuts = unrolled(line, **told)  # type: ignore[arg-type]
    return [line[start:end].strip() for start, end in pairwise([*cuts, len(line)])]


def read(text: str) -> list[str]:
    return [line.words for line in layout_of(text).lines]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "Tid: Kl. 10.00 Sted: Kaihuset Møteleder: Eva Lie Referent: Jon Vik Forfall: Per Moe",
            ["Tid: Kl. 10.00", "Sted: Kaihuset", "Møteleder: Eva Lie", "Referent: Jon Vik", "Forfall: Per Moe"],
        ),
        (
            "Kaia var open. Stad: Kaihuset Møteleiar: Eva Lie Desse møtte: Eva Lie, Jon Vik",
            ["Kaia var open.", "Stad: Kaihuset", "Møteleiar: Eva Lie", "Desse møtte: Eva Lie, Jon Vik"],
        ),
        ("Kaia er gammal. Saksbehandler: Eva Lie", ["Kaia er gammal.", "Saksbehandler: Eva Lie"]),
        ("Kaia er gammal. Sakshandsamar: Eva Lie", ["Kaia er gammal.", "Sakshandsamar: Eva Lie"]),
    ],
)
def test_labels_with_their_colon_begin_lines(line: str, found: list[str]) -> None:
    assert lines(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "Forslag til vedtak Styret godkjenner kaia. Bakgrunn Kaia er gammel.",
            ["Forslag til vedtak", "Styret godkjenner kaia.", "Bakgrunn", "Kaia er gammel."],
        ),
        (
            "Framlegg til vedtak: Styret godkjenner kaia. Vurdering: Kaia er gammal.",
            ["Framlegg til vedtak:", "Styret godkjenner kaia.", "Vurdering:", "Kaia er gammal."],
        ),
        (
            "Kaia er gammel. Rådmannens innstilling: Kaia selges.",
            ["Kaia er gammel.", "Rådmannens innstilling:", "Kaia selges."],
        ),
        (
            "Kaia er gammal. Rådmannen si tilråding: Kaia vert seld.",
            ["Kaia er gammal.", "Rådmannen si tilråding:", "Kaia vert seld."],
        ),
        (
            "Kaia er gammel. 2. Bakgrunn Kaia ble bygd i 1962.",
            ["Kaia er gammel.", "2. Bakgrunn", "Kaia ble bygd i 1962."],
        ),
        ("Kaia er gammal. HAM - Vedtak: Kaia vert seld.", ["Kaia er gammal.", "HAM - Vedtak:", "Kaia vert seld."]),
        (
            "Kaia er dyr. Forslag fra Jon Vik (V): Kaia selges. Votering: Forslaget falt.",
            ["Kaia er dyr.", "Forslag fra Jon Vik (V):", "Kaia selges.", "Votering:", "Forslaget falt."],
        ),
    ],
)
def test_headings_stand_on_lines_of_their_own_with_and_without_colon(line: str, found: list[str]) -> None:
    assert lines(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "MØTEBOK ETTERSYN AV KAIAR OG BÅTAR Hamnesjefen gjekk gjennom planen. BRANNVERN PÅ KAIANE Ingen sa noko.",
            [
                "MØTEBOK",
                "ETTERSYN AV KAIAR OG BÅTAR",
                "Hamnesjefen gjekk gjennom planen.",
                "BRANNVERN PÅ KAIANE",
                "Ingen sa noko.",
            ],
        ),
        (
            "Sak 3/19 ETTERSYN AV KAIER OG BÅTER Havnesjefen gikk gjennom planen.",
            ["Sak 3/19 ETTERSYN AV KAIER OG BÅTER", "Havnesjefen gikk gjennom planen."],
        ),
    ],
)
def test_runs_of_capitals_are_headings_and_the_number_before_belongs_to_them(line: str, found: list[str]) -> None:
    assert lines(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "Styret er samd. Sak 4/19 Val av leiar Styret valde Eva Lie. Sak 5/19 Ymse Ingen saker.",
            ["Styret er samd.", "Sak 4/19 Val av leiar", "Styret valde Eva Lie.", "Sak 5/19 Ymse", "Ingen saker."],
        ),
        (
            "Sak 4/19 Valg av leder Ved Eva Lie. PS 5/19 Leie av Nes HF sine båter Saken ble utsatt.",
            ["Sak 4/19 Valg av leder", "Ved Eva Lie.", "PS 5/19 Leie av Nes HF sine båter", "Saken ble utsatt."],
        ),
        (
            "Sak 4/19 Brev fra Eva Lie Styret drøftet brevet.",
            ["Sak 4/19 Brev fra Eva Lie", "Styret drøftet brevet."],
        ),
    ],
)
def test_heads_of_cases_begin_lines_and_their_titles_end_where_a_sentence_begins(line: str, found: list[str]) -> None:
    assert lines(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "Styret viste til sak 4/19 Val av leiar og til styresak 5/19 om kaia.",
        "Nytt bygg koster 14.5 mill. kroner, og 12. mai var det befaring på kaia i 2019.",
        "Bakgrunnen for dette er at vedtak i saken ble gjort før jul, og at forslag til vedtak var kjent.",
        "Kaia vart bygd i 1962 og er lengre enn båtane; ho toler ikkje meir enn 2) tonn eller a) bil.",
        "De som møtte, mente at innstillingen fra rådmannen burde vært kortere.",
    ],
)
def test_an_ordinary_paragraph_is_not_cut(line: str) -> None:
    assert lines(line) == [line]


AGENDA = "Saksnr Innhald 12/19 Ny kai 13/19 Val av leiar 14/19 Ymse"


def test_rows_of_an_agenda_begin_lines_where_their_numbers_follow_each_other() -> None:
    rows = Unroller.of(AGENDA).rows
    assert {str(row) for row in rows} == {"12/19", "13/19", "14/19"}
    assert lines(AGENDA, rows=rows) == ["Saksnr Innhald", "12/19 Ny kai", "13/19 Val av leiar", "14/19 Ymse"]
    assert not Unroller.of("Arkivnummer 12/19 Kaia og 44/19 Båten.").rows


@pytest.mark.parametrize(
    ("line", "last", "found"),
    [
        (
            "Vedtak: 1. Styret godkjenner kaia. 2. Styret ber om en plan.",
            0,
            ["Vedtak:", "1. Styret godkjenner kaia.", "2. Styret ber om en plan."],
        ),
        ("3. Kaia får namn. 4. Båten vert seld.", 2, ["3. Kaia får namn.", "4. Båten vert seld."]),
        ("7. Kaia får namn. 8. Båten vert seld.", 2, ["7. Kaia får namn. 8. Båten vert seld."]),
        (
            "Vedtak: 1. Styret set i verk: a) Ny kai. b) Ny båt. 2. Styret vil ha rapport.",
            0,
            ["Vedtak:", "1. Styret set i verk:", "a) Ny kai.", "b) Ny båt.", "2. Styret vil ha rapport."],
        ),
    ],
)
def test_numbered_points_follow_each_other_and_letters_stand_under_them(line: str, last: int, found: list[str]) -> None:
    assert lines(line, last=last) == found


def test_numbered_points_go_on_over_the_break_of_a_page() -> None:
    unroller = Unroller.of("")
    unroller.cuts("Vedtak: 1. Styret godkjenner kaia. 2. Styret ber om en plan.", 0)
    page = "3. Kaia får navn. Bakgrunn: Kaia er gammel."
    cuts = unroller.cuts(page, 100)
    assert [page[a:b].strip() for a, b in pairwise([*cuts, len(page)])] == [
        "3. Kaia får navn.",
        "Bakgrunn:",
        "Kaia er gammel.",
    ]
    assert unroller.point == 3


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "Saken er kjent. Nye lokaler for havna Saken behandles i Møtedato Saksnr Havnestyret 12.03.2019 14/19 "
            "Bystyret 28.03.2019 22/19 Forslag til vedtak: Kaia bygges.",
            [
                "Saken er kjent.",
                "Nye lokaler for havna",
                "Saken behandles i Møtedato Saksnr",
                "Havnestyret 12.03.2019 14/19",
                "Bystyret 28.03.2019 22/19",
                "Forslag til vedtak:",
                "Kaia bygges.",
            ],
        ),
        (
            "Saksnr Utval Møtedato 14/19 Hamneutvalet 12.03.2019 22/19 Kommunestyret 28.03.2019 Kaia vert bygd.",
            [
                "Saksnr Utval Møtedato",
                "14/19 Hamneutvalet 12.03.2019",
                "22/19 Kommunestyret 28.03.2019",
                "Kaia vert bygd.",
            ],
        ),
    ],
)
def test_a_table_of_the_bodies_that_treat_a_case_is_read_row_by_row(line: str, found: list[str]) -> None:
    assert lines(line) == found


FEET = " ".join(f"Kaia er {word}. Nes hamneråd - møtebok Side {n} av 5" for n, word in enumerate(("ny", "lang"), 1))


def test_the_feet_of_pages_begin_lines_where_they_come_again() -> None:
    feet = Unroller.of(FEET).feet
    assert feet == ("Nes hamneråd - møtebok",)
    assert lines(FEET, feet=feet) == [
        "Kaia er ny.",
        "Nes hamneråd - møtebok",
        "Side 1 av 5",
        "Kaia er lang.",
        "Nes hamneråd - møtebok",
        "Side 2 av 5",
    ]


LONG = "Kaia vart bygd i 1962 og er lengre enn alle båtane som nokon gong har vore i Nes."


def test_a_page_that_begins_with_its_number_has_it_on_a_line_of_its_own() -> None:
    second = "2 No er ho 40 meter lang og har plass til ferja, men berre når det er flo og vinden er sør. 2"
    text = f"1 {LONG}\n{second}\n"
    unroller = Unroller.of(text)
    assert sorted(unroller.pages) == [0, text.index("2 No")]
    assert unroller.cuts(second, text.index("2 No")) == [0, 2, len(second) - 1]
    assert unroller.is_page(0)


def test_a_number_that_begins_one_line_alone_is_no_page() -> None:
    assert not Unroller.of(f"Innleiing\n1 {LONG}\n").pages


@pytest.mark.parametrize(
    ("text", "rolled"),
    [(ROLLED, True), (MINUTES, False), (LONG * 6, False), ("", False), (f"{LONG}\n{LONG}\n", False)],
)
def test_only_long_lines_with_headings_and_labels_in_them_lost_their_breaks(text: str, rolled: bool) -> None:
    assert is_rolled(text) is rolled
    assert layout_of(text).rolled is rolled


def test_the_lines_of_minutes_are_found_again() -> None:
    printed = [line for line in MINUTES.splitlines() if line.startswith(("Sak", "1.", "2."))]
    assert [line for line in read(ROLLED) if line in printed] == printed


def test_minutes_on_one_line_have_the_cases_and_decisions_of_those_on_many() -> None:
    for text in (MINUTES, ROLLED):
        assert cases_of(text, "number", "title") == [("3/19", "Ny kai for båtane"), ("4/19", "Val av leiar")]
        points = [(d.status, [p.number for p in d.points]) for d in find_decisions(layout_of(text))]
        assert points == [("adopted", ["1", "2"]), ("adopted", [None])]
        assert [s.get("case") for s in segments_of(text, SegmentKind.DECISION)] == ["3/19", "4/19"]


PARTS = st.lists(
    st.sampled_from([*(line.strip() for line in LINES if line.strip()), *MINUTES.splitlines(), FEET, AGENDA, LONG]),
    min_size=1,
    max_size=30,
)
any_text = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@any_text
@given(PARTS, st.sampled_from([" ", "  ", "\n", " \n "]))
def test_every_line_is_a_stretch_of_the_text_and_nothing_is_lost(parts: list[str], join: str) -> None:
    text = f"{ROLLED}{join}{' '.join(parts)}{join}{ROLLED}"
    layout = read_layout(paper(text))
    assert layout.rolled
    position = 0
    for line in layout.lines:
        assert position <= line.span.start < line.span.end
        assert not text[position : line.span.start].strip()
        assert line.span.of(text) == line.words
        position = line.span.end
    assert not text[position:].strip()


@any_text
@given(PARTS, st.integers(0, 9))
def test_cuts_stand_in_order_inside_the_line_and_at_the_beginning_of_words(parts: list[str], last: int) -> None:
    line = " ".join(parts)
    cuts = unrolled(line, last=last)
    assert cuts[0] == 0
    assert cuts == sorted(set(cuts))
    assert all(line[cut].strip() and (cut == 0 or not line[cut - 1].strip()) for cut in cuts)


def test_an_agenda_with_the_year_first_has_a_line_a_case_though_its_titles_are_in_capitals() -> None:
    line = (
        "Saksnr. Arkivsaksnr. Tittel 16/21 16/1711 GODKJENNING AV PROTOKOLL 16/22 16/1398 OMBYGGING AV KAIA "
        "16/23 16/1420 REGULERING AV BUDSJETT, 1. TERTIAL 2016 16/24 16/1702 STATUS I ARBEIDET Sakene er utlagt. 2. Du"
    )
    assert cases_of(f"HAMNA KOMMUNE Formannskapet Møtedato: 19.04.2016 Tid: 09:00 {line}" + 300 * " ord", "number")
    line = years_behind(line)
    rows = Unroller.of(line).rows
    assert [words for words in lines(line, rows=rows) if words[2:5] == "/16" and len(words) > 20] == [
        "22/16 16/1398 OMBYGGING AV KAIA",
        "23/16 16/1420 REGULERING AV BUDSJETT, 1. TERTIAL 2016",
        "24/16 16/1702 STATUS I ARBEIDET",
    ]


def test_a_row_begins_behind_a_title_that_ends_in_a_meeting_where_its_number_is_the_next() -> None:
    line = "Saksliste 47/24 Godkjenning av protokoll fra forrige møte 48/24 Ny kai 49/24 Ymse"
    assert "48/24 Ny kai" in lines(line, rows=Unroller.of(line).rows)


def test_pages_of_a_letter_are_read_as_lines() -> None:
    pages = "1 Hamna kommune Vår ref Dykkar ref Dato 03.03.2021 Svar på brev {}\n\n2 Kaia skal byggjast {}"
    assert is_rolled(pages.format(80 * "om kaia ", 80 * "om kaia "))
    assert not is_rolled(pages.replace("Vår ref Dykkar ref ", "").format(80 * "om kaia ", 80 * "om kaia "))
