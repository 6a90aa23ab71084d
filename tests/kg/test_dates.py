"""Dates as papers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import find_dates, first_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("7. oktober 2022", "2022-10-07"),
        ("den 7 oktober 2022", "2022-10-07"),
        ("5. MAI 2024", "2024-05-05"),
        ("3. juni\n2024", "2024-06-03"),
        ("1. okt. 2023", "2023-10-01"),
        ("24.08.2022", "2022-08-24"),
        ("4.2.22", "2022-02-04"),
        ("4/2-22", "2022-02-04"),
        ("4/2-2022", "2022-02-04"),
        ("09.12.21", "2021-12-09"),
        ("1.1.98", "1998-01-01"),
        ("(10.06.21)", "2021-06-10"),
    ],
)
def test_dates_are_written_in_many_ways(text: str, iso: str) -> None:
    (found,) = find_dates(text)
    assert found.iso == iso
    assert found.span.of(text).strip("() den") == text.strip("() den").rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31. februar 2022",
        "32.1.2022",
        "1.13.2022",
        "7. oktober",
        "kl. 10.30",
        "versjon 1.2.3",
        "punkt 3.5.1, 3.5.2",
        "2022",
        "135.10.2022",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert list(find_dates(text)) == []


def test_a_year_that_is_known_completes_a_date() -> None:
    assert first_date("onsdag 7. oktober", year=2021) == "2021-10-07"
    assert first_date("29. februar", year=2023) is None
    assert first_date("29. februar", year=2024) == "2024-02-29"


def test_dates_come_in_the_order_of_the_text() -> None:
    text = "09.12.21, 4. mai 2020 og 1/2-22"
    assert [d.iso for d in find_dates(text)] == ["2021-12-09", "2020-05-04", "2022-02-01"]


@given(st.dates(min_value=__import__("datetime").date(1950, 1, 1), max_value=__import__("datetime").date(2049, 12, 31)))
def test_every_day_can_be_read_back(day: object) -> None:
    written = f"{day.day}.{day.month}.{day.year}"  # type: ignore[attr-defined]
    assert first_date(written) == str(day)


@given(st.text(max_size=100))
def test_no_text_stops_it_and_spans_lie_inside(text: str) -> None:
    assert all(0 <= d.span.start < d.span.end <= len(text) for d in find_dates(text))


def test_a_number_before_a_dash_and_a_weekday_is_no_day() -> None:
    assert [d.iso for d in find_dates("i rom 11 – fredag 12. september 2014")] == ["2014-09-12"]
