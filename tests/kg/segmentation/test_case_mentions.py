"""Case numbers in running text, and numbers that are none."""

from __future__ import annotations

import pytest

from kg.segmentation.case_mentions import CaseMention, case_mentions


def numbers(text: str) -> list[str]:
    return [str(mention.number) for mention in case_mentions(text)]


def only(text: str) -> CaseMention:
    (mention,) = case_mentions(text)
    return mention


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Det vises til styresak 134–2022.", ["134-2022"]),
        ("Det vises til styresak 117‑2022".replace("‑", "-"), ["117-2022"]),
        ("jf. sak 34/2022 og sak 36/2022", ["34-2022", "36-2022"]),
        ("i sak 97-22 og 16/23", ["97-2022", "16/23"]),
        ("(styresak 089-2021)", ["89-2021"]),
        ("Styresak 136-2022/1 og 2", ["136-2022/1"]),
        ("Sak 17-23 er ferdig", ["17-2023"]),
        ("sakene 12/23, 13/23 og 14/23", ["12/23", "13/23", "14/23"]),
        ("sakane 12/23 samt 13/23", ["12/23", "13/23"]),
        ("styresak 80-2022 og 97-\n2022 (møte i mai)", ["80-2022", "97-2022"]),
        ("saksnr. 018/2023", ["18-2023"]),
        ("sak nr. 5/24", ["5/24"]),
        ("jf. PS 20/13 og RS 4/15", ["20/13", "RS 4/15"]),
        ("styresakene 12-2024, styresak 13-2024", ["12-2024", "13-2024"]),
    ],
)
def test_cases_are_named_in_many_ways(text: str, found: list[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Vår ref. 2022/796-26",
        "arkivsak 2022/796-26",
        "sak 2022/796-26 i arkivet",
        "ref. 22/414-1",
        "sak 16/2253",
        "Virksomhetsrapport nr. 8-2022",
        "Møte 2/2023",
        "i møtet 4/2-22",
        "oppdrag TB2023-09",
        "mål 1-4 i planen",
        "bærekraftsmål (mål 9)",
        "perioden 2021-2024",
        "side 14-18",
        "pasientsak 12-2022",
    ],
)
def test_numbers_that_are_no_cases_of_the_body(text: str) -> None:
    assert numbers(text) == []


def test_spans_are_exact() -> None:
    text = "Det vises til styresak 80-2022 og 97-2022 i protokollen."
    assert [m.span.of(text) for m in case_mentions(text)] == ["80-2022", "97-2022"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("styresak 12-2024 Plan for helse (styremøte 4. mai 2024)", "Plan for helse"),
        ("styresak 12-2024 Virksomhetsrapport nr. 8-2022 legges frem", "Virksomhetsrapport nr. 8-2022"),
        ("sak 12-2024 Budsjett 2025 skal revideres", "Budsjett 2025"),
        ("sak 5/24 Ventetider. Det ble gjort vedtak.", "Ventetider"),
        ("styresak 12-2024 Plan for\nhelse – fase 2 ble det gjort vedtak", "Plan for\nhelse – fase 2"),
        ("styresak 12-2024 ble utsatt", None),
        ("Styresak 12-2024.", None),
        ("(styresak 12-2024) Styret mente", None),
    ],
)
def test_a_title_may_stand_behind_the_number(text: str, title: str | None) -> None:
    mention = only(text)
    assert (mention.title and mention.title.of(text)) == title


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("styresak 12-2024 Plan (styremøte 4. mai 2024) gjelder", "2024-05-04"),
        ("styresak 12-2024 (ekstraordinært styremøte 4. mai 2024)", "2024-05-04"),
        ("sak 12/24 Plan i møte 4. mai 2024", "2024-05-04"),
        ("styresak 12-2024 Plan i styremøtet 22. juni 2024.", "2024-06-22"),
        ("styresak 12-2024 Plan. Saken ble drøftet. I møtet 4. mai 2024 kom svaret.", None),
        ("styresak 12-2024 som gjaldt til 4. mai 2024", None),
    ],
)
def test_the_meeting_may_stand_behind_the_title(text: str, date: str | None) -> None:
    assert only(text).meeting_date == date


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("oppfølging av styresak 12-2024", True),
        ("Oppfølging av vedtak i sak 12-2024", True),
        ("oppfølging av vedtak 2 i sak 12-2024", True),
        ("følger opp styresak 12-2024", True),
        ("følgjer opp sak 12/24", True),
        ("oppfølgjing av sak 12/24", True),
        ("vidareføring av sak 12/24", True),
        ("viser til sak 12/24", False),
        ("oppfølging av planen. Se sak 12/24", False),
    ],
)
def test_to_follow_up_is_more_than_to_refer(text: str, follows: bool) -> None:
    assert only(text).follows is follows


def test_a_case_named_in_a_title_belongs_to_the_case_with_that_title() -> None:
    text = (
        "I styresak 99-2022 Plan for omstilling, oppfølging av styresak 80-2022 og 97-2022 (styremøte 24. august 2022)"
    )
    outer, *inner = case_mentions(text)
    assert (str(outer.number), outer.follows, outer.meeting_date) == ("99-2022", False, "2022-08-24")
    assert [(str(m.number), m.follows, str(m.within), m.meeting_date) for m in inner] == [
        ("80-2022", True, "99-2022", None),
        ("97-2022", True, "99-2022", None),
    ]


def test_a_title_ends_at_the_paragraphs_end() -> None:
    text = "Det vises til styresak 12-2024 Plan for helse\n\nVurdering av planen"
    mention = only(text)
    assert mention.title is not None
    assert mention.title.of(text) == "Plan for helse"


def test_letters_before_sak_are_a_mark_of_the_body() -> None:
    (mention,) = case_mentions("Saken følger opp K-sak 12/14.")
    assert (str(mention.number), mention.mark) == ("12/14", "K")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("sakene 36-38/15", ["36/15", "37/15", "38/15"]),
        ("NUFA 12/21 og 8/21 - NFPT", ["12/21", "8/21"]),
        ("sak 61/14 O vart lagd fram", ["61/14"]),
    ],
)
def test_ranges_and_letters_beside_the_number(text: str, numbers: list[str]) -> None:
    assert [str(mention.number) for mention in case_mentions(text)] == numbers


@pytest.mark.parametrize(
    ("text", "mark", "owner"),
    [
        ("vedtak i K-sak 5/15", "K", None),
        ("jf. k-sak 5/15", "K", None),
        ("vedtatt i sak K 5/15", "K", None),
        ("Høyring - Byrådssak 5/15", "BYRÅDS", None),
        ("formannskapets sak 5/15", None, "formannskapet"),
        ("drøftet i rådets sak 5/15", None, "rådet"),
    ],
)
def test_what_tells_the_body_stands_before_the_number(text: str, mark: str | None, owner: str | None) -> None:
    assert [(str(m.number), m.mark, m.owner) for m in case_mentions(text)] == [("5/15", mark, owner)]


def test_letters_of_a_series_stand_before_a_year() -> None:
    assert numbers("Saken ble lagt frem som ST 2008/77 og ST 4/09.") == ["77-2008", "4/09"]


def test_a_title_ends_where_the_next_row_of_an_agenda_begins() -> None:
    text = "ST 12/24 Plan for helse ST 13/24 Ymse"
    assert [m.title.of(text) for m in case_mentions(text) if m.title] == ["Plan for helse", "Ymse"]


def test_titles_in_running_text_are_no_names_and_end_before_other_cases() -> None:
    text = "Kari Nes, sak 52-2019 Styresekretær Kari Vik\n\nSe sak 12/10 Ny kai og med sak 31/08."
    assert [m.title.of(text) if m.title else None for m in case_mentions(text)] == [None, "Ny kai", None]


def test_a_boards_case_behind_a_councils_is_not_the_councils() -> None:
    text = "Oppfølging av rådets sak 5/12, og av styresak 24-2013 i Helse Nes HF"
    assert [m.owner for m in case_mentions(text)] == ["rådet", None]
