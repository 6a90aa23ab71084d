"""What a case page says of what was asked for, and of the case through time."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.web.pages import page, words

CASE = "case/helse-kystvidda-rhf/12-2024"


def test_a_point_that_was_followed_up_says_by_whom_and_where_that_stands(sample_client: FlaskClient) -> None:
    soup = page(sample_client, f"/page/{CASE}?lang=nb")
    (told,) = [one for one in soup.select(".follow-up") if "Fristen: 1. oktober 2024." in words(one)]
    assert words(told.select_one(".badge")) == "Fulgt opp"
    (later,) = [one for one in told.select("li") if "følger den opp" in words(one)]
    assert later.select_one("a[href='/page/case/helse-kystvidda-rhf/42-2024']")
    quotes = [words(one) for one in later.select("blockquote")]
    assert any("12-2024" in quote or "12/2024" in quote for quote in quotes)
    assert all("start=" in str(link["href"]) for link in later.select("figcaption a"))


def test_a_deadline_past_the_newest_papers_is_not_called_overdue(sample_client: FlaskClient) -> None:
    soup = page(sample_client, "/page/case/helse-kystvidda-rhf/42-2024?lang=nb")
    (told,) = [one for one in soup.select(".follow-up") if "1. februar 2025" in words(one)]
    assert words(told.select_one(".badge")) == "Ikke kjent"
    assert "31. oktober 2024" in words(told)


def test_the_decision_has_it_too_and_a_proposal_has_not(sample_client: FlaskClient) -> None:
    path = "/page/decision/helse-kystvidda-rhf/12-2024"
    assert page(sample_client, f"{path}/adopted").select(".follow-up")
    assert not page(sample_client, f"{path}/proposed").select(".follow-up")


def test_a_case_is_told_through_time(sample_client: FlaskClient) -> None:
    events = page(sample_client, f"/page/{CASE}?lang=nb").select(".timeline .event")
    days = [str(time["datetime"]) for event in events if (time := event.select_one("time"))]
    assert days == sorted(days)
    told = [words(event) for event in events]
    assert told[0].startswith("19. oktober 2023 Før den:")
    assert any(event.startswith("14. mars 2024 Vedtak") or "Les det" in event for event in told)
    assert "Fulgt opp av" in told[-1]


def test_a_goal_tells_its_cases_by_body_and_year_and_what_waits(sample_client: FlaskClient) -> None:
    goal = "/page/goal/regional-strategi-for-sammenhengende-helsetjenester/2024/mal-1?lang=nb"
    soup = page(sample_client, goal)
    rows = {
        words(row.select_one("th")): [words(cell) for cell in row.select("td")] for row in soup.select("main tbody tr")
    }
    assert rows["Helse Kystvidda RHF"] == ["2"]
    waiting = soup.select(".row .follow-up")
    assert waiting
    assert all(words(one.select_one(".badge")) not in ("Fulgt opp", "Omtalt senere") for one in waiting)
    assert all(one.select_one("a[href^='/page/point/']") for one in soup.select(".row-body:has(.follow-up)"))
