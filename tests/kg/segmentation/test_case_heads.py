"""Lines that head a case, in the layouts of many bodies."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from kg.segmentation.case_heads import case_heads
from kg.segmentation.case_lines import CaseHead, read_lines
from tests.kg.segmentation.making import cases_of, layout_of, segments_of

BOTH = ["Ny kai for båtar", "Status for fergar"]


def heads(text: str) -> list[CaseHead]:
    return case_heads(read_lines(layout_of(text)))


def titles(text: str) -> list[tuple[str, str]]:
    return [(str(head.number), " ".join(span.of(text) for span in head.title)) for head in heads(text)]


def listed(*numbers: str) -> list[tuple[str, str]]:
    return list(zip(numbers, BOTH, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Saksliste\n\nDrøfting\n12/24\nNy kai for båtar\n\nOrientering\n13/24\nStatus for fergar\n",
        "Saksliste\n\nNy kai for båtar\n12/24\nDrøfting\n\nStatus for fergar\n13/24\nOrientering\n",
    ],
)
def test_an_agenda_in_columns_has_type_first_or_title_first(text: str) -> None:
    assert titles(text) == listed("12/24", "13/24")
    assert [head.type for head in heads(text)] == ["Drøfting", "Orientering"]
    assert all(head.beside for head in heads(text))


@pytest.mark.parametrize("between", ["", "\n"])
def test_numbers_alone_in_a_column_have_their_titles_below(between: str) -> None:
    text = f"Saksliste\n\n12/24\nNy kai for båtar\n{between}13/24\nStatus for fergar\n"
    assert titles(text) == listed("12/24", "13/24")


@pytest.mark.parametrize(
    "legend",
    [
        "B = beslutningssak, O = orienteringssak",
        "O: Orienteringssak, B: Beslutningssak",
        "B – vedtakssaker, O – orienteringssaker",
        "B = avgjerdssakar, O = orienteringssakar",
    ],
)
def test_letters_behind_numbers_stand_for_types_where_the_paper_says_which(legend: str) -> None:
    text = f"Saksliste\n{legend}\nSak 12/24 B Ny kai for båtar\nSak 13/24 O Status for fergar\n"
    assert titles(text) == listed("12/24", "13/24")
    assert [(head.letter, head.type) for head in heads(text)] == [("B", "Beslutning"), ("O", "Orientering")]


def test_without_a_legend_letters_tell_no_type() -> None:
    text = "Sak 12/24 B Ny kai for båtar\nSak 13/24 O Status for fergar\n"
    assert titles(text) == listed("12/24", "13/24")
    assert [head.type for head in heads(text)] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "12/24 2022/796-26 Ny kai for båtar\n13/24 22/414-1 Status for fergar\n",
        "Sak 12/24 2022/796 Ny kai for båtar\nSak 13/24 2022/4141 Status for fergar\n",
        "Sak 12/24 Ny kai for båtar ........ 4\nSak 13/24 Status for fergar .... 12\n",
        "Sak 12/24 Ny kai for båtar . . . . . 4\nSak 13/24 Status for fergar . . . .\n",
        "Sak 12/24 Ny kai for båtar side 4\nSak 13/24 Status for fergar Side 12\n",
        "Sak 12/24 Ny kai for båtar 10:00\nSak 13/24 Status for fergar kl. 11.30\n",
        "Ny kai for båtar 12/24\nStatus for fergar 13/24\n",
        "Ny kai for båtar (sak 12/24)\nStatus for fergar (sak 13/24)\n",
    ],
)
def test_archive_numbers_leaders_pages_and_times_belong_to_no_title(text: str) -> None:
    assert titles(text) == listed("12/24", "13/24")


@pytest.mark.parametrize("text", ["Ny kai 12/24\nStatus for båtar 17/24\n", "2011/38 Brev om kaia\n", "12/24\n"])
def test_what_heads_no_case(text: str) -> None:
    assert titles(text) == []


@pytest.mark.parametrize("word", ["Sak", "SAK"])
def test_the_year_may_stand_first_behind_the_word(word: str) -> None:
    assert titles(f"{word} 2011/38 Ny kai for båtar\n") == [("38-2011", "Ny kai for båtar")]


@pytest.mark.parametrize(
    "text",
    [
        "Sak 12/24\nSaka gjeld: Ny vaktordning\n\nVedtak:\nStyret er samd.\n",
        "Sak 12/24\nSaksbehandler: Kari Lund\nSaken gjelder: Ny vaktordning\n",
        "Sakstittel: Ny vaktordning\nStyresak nr.: 12/24\nStyret drøftet saken.\n",
        "Styresak 12/24\nVedrørende:\nNy vaktordning\n",
        "Styresak 12/24 Arkivsak: 24/311\nNamn på sak: Ny vaktordning\n",
    ],
)
def test_the_title_may_stand_beside_a_label(text: str) -> None:
    assert titles(text) == [("12/24", "Ny vaktordning")]


@pytest.mark.parametrize(
    "text",
    [
        "Sak 12/24 Ny kai for båtar\nIda Mo orienterte om saka.\n\nSak 13/24 Status for fergar\nPer By innleidde\n",
        "Sak 12/24 Ny kai for båtar (ettersendt) Sakshandsamar: Ida Mo\nSak 13/24 Status for fergar Vedlegg: Kart\n",
        "Sak 12/24 Ny kai for båtar, unntatt offentlighet offl. § 23\nSak 13/24 Status for fergar Unnt.off. § 6-1\n",
        "Sak 12/24 Ny kai for båtar\nEventuelt\nSak 13/24 Status for fergar\n",
        "sak 12/24 Ny kai for båtar\nsak 13/24 Status for fergar\n",
        "09.00  12/24  Ny kai for båtar  Beslutningssak  Leiar\n09.30  13/24  Status for fergar  Referatsak  Leiar\n",
        "12/24\n13/24\n\nNy kai for båtar\nStatus for fergar\n\nVel møtt.\n",
    ],
)
def test_what_stands_beside_and_below_a_title_is_no_part_of_it(text: str) -> None:
    assert titles(text) == listed("12/24", "13/24")


def test_one_number_with_a_small_word_is_no_head() -> None:
    assert titles("Dette følger opp\nsak 12/24 Ny kai for båtar\nsom ble utsatt.\n") == []


def test_empty_numbers_do_not_take_the_labelled_title_of_another_case() -> None:
    text = "Sak 12/24\nSak 13/24\nVedrørende: Status for fergar\n"
    assert titles(text)[0] == ("12/24", "")


def test_a_title_may_be_about_a_body() -> None:
    text = "Saksliste\n\n12/24\nÅrsmelding 2023 for kontrollutvalget\n13/24\nRevisor for Helse Vågen HF\n"
    assert [title for _, title in titles(text)] == [
        "Årsmelding 2023 for kontrollutvalget",
        "Revisor for Helse Vågen HF",
    ]


def test_the_title_of_a_case_is_no_heading_of_a_group() -> None:
    text = "Saksliste\n\n12/24\nOrienteringssaker\n13/24\nStatus for fergar\n"
    assert [head.type for head in heads(text)] == [None, None]


def test_titles_behind_each_other_end_behind_years_and_names_of_trusts() -> None:
    titled = "Rekneskap 2023 Bemanning i Helse Vågen HF Orienteringssaker"
    text = (
        f"{'Det vert kalla inn til møte. ' * 9}Saksliste: Sak 11/24 Protokoll Sak 12/24 Sak 13/24 Sak 14/24 {titled}\n"
    )
    found = [title for _, title in titles(text)]
    assert found == ["Protokoll", "Rekneskap 2023", "Bemanning i Helse Vågen HF", "Orienteringssaker"]


def test_numbers_that_ascend_behind_all_titles_are_pages() -> None:
    text = "1/24 21/34-1 Ny kai for båtar 3\n2/24 20/55-8 Plan 2021-2025 4\n3/24 21/21-2 Status for fergar 9\n"
    assert [title for _, title in titles(text)] == ["Ny kai for båtar", "Plan 2021-2025", "Status for fergar"]


def test_numbers_behind_some_titles_belong_to_them() -> None:
    text = "Sak 12/24 Rapport tertial 2\nSak 13/24 Rapport tertial 1\nSak 14/24 Status for fergar\n"
    assert [title for _, title in titles(text)] == ["Rapport tertial 2", "Rapport tertial 1", "Status for fergar"]


def test_a_range_of_numbers_heads_no_case() -> None:
    assert titles("Saksnr: 012/24 - 013/24\n\nSak 12/24 Ny kai for båtar\n") == [("12/24", BOTH[0])]


def test_papers_that_come_later_stand_between_title_and_type() -> None:
    text = "Sak 12/24 Ny kai for båtar\nSaksframlegg ettersendes  Vedtak\nSak 13/24 Status for fergar  Orientering\n"
    assert titles(text) == listed("12/24", "13/24")
    assert [head.type for head in heads(text)] == ["Beslutning", "Orientering"]


def test_cases_to_be_treated_end_the_group_before() -> None:
    text = "Orienteringssaker\nSak 12/24 Ny kai for båtar\nSaker til behandling\nSak 13/24 Status for fergar\n"
    assert [head.type for head in heads(text)] == ["Orientering", None]


@pytest.mark.parametrize(
    "text",
    [
        "Sak 12/24 Ny kai for båtar\nSak 13/24 Status for fergar\nKari Vik\nleder\n",
        "12/24   Ny kai for båtar    Ola Nes   19/12\n13/24   Status for fergar   Kari Vik  18/1204\n",
        "Utvalgssak: 12/24\nNy kai for båtar\n\nUtvalssak 13/24\nStatus for fergar\n",
    ],
)
def test_signatures_and_cells_behind_belong_to_no_title(text: str) -> None:
    assert titles(text) == listed("12/24", "13/24")


def test_a_title_beside_its_label_goes_on_below() -> None:
    text = "Saka gjeld: Rapport for båtar per april\n2016\nStyresak 35/16\nStyremøte 20.05.2016\n"
    assert titles(text) == [("35/16", "Rapport for båtar per april 2016")]


@pytest.mark.parametrize(
    ("date", "numbers"), [("14.03.2017", ["21/17", "22/17", "23/17"]), ("14.03.2022", ["17/21", "17/22", "17/23"])]
)
def test_a_year_stands_first_only_in_a_paper_of_that_year(date: str, numbers: list[str]) -> None:
    rows = "17/21 Nytt dagtilbud\n17/22 Felles legevakt\n17/23 Ny sykehjemsplan\n"
    text = f"NES KOMMUNE\nMøteinnkalling\nUtvalg: Eldrerådet\nMøtedato: {date}\n\nSaksliste\n{rows}"
    assert [number for (number,) in cases_of(text, "number")] == numbers


def test_labels_above_all_their_values_tell_number_and_title() -> None:
    text = (
        "Styresak\n\nGÅR TIL:\nFØRETAK:\nDATO:\nSAKA GJELD:\n\nStyremedlemer\nHelse Ytterøy HF\n14.09.2022\n"
        "Ny kai for båtar –\nplan for åra\n2023–2025\n\n"
        "ARKIVSAK:\nSTYRESAK:\n\n2022/1184\n087/22\n\nSTYREMØTE:\n\n28.09.2022\n\n"
        "FORSLAG TIL VEDTAK\n1. Styret vedtek planen.\n"
    )
    assert titles(text) == [("87/22", "Ny kai for båtar – plan for åra 2023–2025")]


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("Sak 46/14 Godkjenning av protokoll frå styremøtet", " 06.03.2014"),
        ("SAK 46/14 GODKJENNING AV PROTOKOLL FRA STYREMØTE", "20. SEPTEMBER 2018"),
        ("Sak 46/14 Ny kai, oppfølging av styresak", " 44-2012 og 71-2012"),
    ],
)
def test_a_title_goes_on_with_the_date_or_the_numbers_it_asks_for(first: str, rest: str) -> None:
    (title,) = titles(f"{first}\n{rest}\n\nVedtak:\nProtokollen vart godkjend.\n")
    assert title == ("46/14", f"{first[10:]} {rest.strip()}")


def test_attachments_behind_a_number_are_no_title() -> None:
    assert titles("Sak 61/03\nVEDLEGG OG ANDRE SAKSDOKUMENTER:\nRapport om kaien, mai 2003\n") == [("61/03", "")]


def test_a_number_alone_above_capitals_is_a_head_between_others() -> None:
    text = (
        "052-2019 NY KAI FOR BÅTER\n\nStyrets vedtak:\nKaien bygges.\n\n053-2019\n\nNES HF - SALG AV ET NAUST\n\n"
        "Styrets vedtak:\nNaustet selges.\n\n054-2019 STATUS FOR FERGER\n"
    )
    assert ("53-2019", "NES HF - SALG AV ET NAUST") in titles(text)


@pytest.mark.parametrize(
    ("told", "types"),
    [
        ("Saker merkte B er til vedtak, saker merkte O er til orientering.", ["Beslutning", "Orientering"]),
        ("Saker merket med O er til orientering, og saker\nmerket B skal besluttes.", ["Beslutning", "Orientering"]),
        ("Sak nr. Sak Type", [None, None]),
    ],
)
def test_letters_behind_titles_stand_for_types_only_as_a_sentence_says(told: str, types: list[str | None]) -> None:
    text = f"Saksliste\n{told}\n12/24 Ny kai for båtar B\n13/24 Status for fergar O\n"
    assert titles(text) == listed("12/24", "13/24")
    assert [head.type for head in heads(text)] == types


@pytest.mark.parametrize(
    "title", ["VALG AV REPRESENTANT TIL BRUKERUTVALGET VED NES SYKEHUS HF", "NYE REGLER FOR ELDRERÅDET"]
)
def test_a_title_in_capitals_below_its_number_may_end_with_the_name_of_a_body(title: str) -> None:
    assert titles(f"SAK 20/14\n{title}\n\nVEDTAK\nRådet foreslår Kari Nes.\n") == [("20/14", title)]


def test_a_case_paper_begins_at_its_block_of_labels() -> None:
    block = "STYRESAK\n\nGÅR TIL: Styremedlemer\nFØRETAK: Nes HF\nSAKSHANDSAMAR: {}\nSAKA GJELD: {}\n\nSTYRESAK: {}\n"
    text = "Innkalling til styremøte i Nes HF 19. mai 2024\n\n" + "".join(
        f"{block.format(who, title, number)}\nFORSLAG TIL VEDTAK\n\nStyret vedtek planen.\n\n"
        for who, title, number in (("Kari Nes", "Ny kai", "12/2024"), ("Ola Vik", "Ny ferge", "13/2024"))
    )
    starts = [text.find("STYRESAK\n"), text.rfind("STYRESAK\n")]
    assert [case.span.start for case in segments_of(text, SegmentKind.CASE)] == starts
