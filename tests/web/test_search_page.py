"""Searching: hits with their places, facets that narrow, and what happens when nothing fits."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.web.pages import CASE, get, heading, link, page, words


def test_hits_show_where_they_stand_and_which_words_fit(client: FlaskClient) -> None:
    soup = page(client, "/search?q=journal legevakta")
    hits = soup.select(".hit")
    assert hits
    assert {words(mark).lower() for mark in hits[0].select("mark")} == {"journal", "legevakta"}
    assert link(hits[0], "Ny journal ved legevakta") == f"/page/{CASE}"
    place = str(hits[0].select(".hit-place a")[0]["href"])
    marked = page(client, place.partition("#")[0])
    assert "journal" in "".join(mark.get_text() for mark in marked.select("mark"))


@pytest.mark.parametrize("number", ["7-2024", "7/2024", "007-24", "sak 7/24"])
def test_any_notation_of_a_case_number_finds_the_case(client: FlaskClient, number: str) -> None:
    soup = page(client, f"/search?q={number}")
    assert f"/page/{CASE}" in {str(a["href"]) for a in soup.select(".hit h2 a")}


def test_a_facet_narrows_and_can_be_taken_away(sample_client: FlaskClient) -> None:
    soup = page(sample_client, "/search?q=hjemmeoppfølging")
    total = int(heading(soup).split()[0])
    facet = soup.select(".facets .facet")[0]
    count = int(words(facet.select_one(".facet-count")))
    assert 0 < count < total
    narrowed = page(sample_client, str(facet["href"]))
    assert int(heading(narrowed).split()[0]) == count
    chosen = narrowed.select(".chosen a")[0]
    assert int(heading(page(sample_client, str(chosen["href"]))).split()[0]) == total
    assert narrowed.select_one(".facet.is-on")


def test_pages_of_hits_follow_each_other(sample_client: FlaskClient) -> None:
    first = page(sample_client, "/search?q=helse")
    places = [str(a["href"]) for a in first.select(".hit-place a")]
    assert len(first.select(".hit")) == 10
    second = page(sample_client, str(first.select("a[rel=next]")[0]["href"]))
    assert not set(places) & {str(a["href"]) for a in second.select(".hit-place a")}
    back = page(sample_client, str(second.select("a[rel=prev]")[0]["href"]))
    assert places == [str(a["href"]) for a in back.select(".hit-place a")]


def test_a_case_is_one_hit_with_its_best_passages_or_a_hit_for_each(sample_client: FlaskClient) -> None:
    soup = page(sample_client, "/search?q=hjemmeoppfølging")
    titles = [words(title) for title in soup.select(".hit h2")]
    assert len(titles) == len(set(titles))
    assert {len(hit.select(".snippet")) for hit in soup.select(".hit")} == {1, 2, 3}
    each = page(sample_client, link(soup, "tekststykke"))
    assert int(heading(each).split()[0]) > int(heading(soup).split()[0])
    assert {len(hit.select(".snippet")) for hit in each.select(".hit")} == {1}
    assert heading(page(sample_client, link(each, "sak eller dokument"))) == heading(soup)


def test_there_is_no_next_page_beyond_the_farthest(sample_client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.asking.FARTHEST", 10)
    first = page(sample_client, "/search?q=helse&each=passage")
    last = page(sample_client, str(first.select("a[rel=next]")[0]["href"]))
    assert not last.select("a[rel=next]")


def test_newest_first_is_a_link(sample_client: FlaskClient) -> None:
    first = page(sample_client, "/search?q=helse")
    newest = page(sample_client, link(first, "nyeste først"))
    dates = [str(one["datetime"]) for one in newest.select(".hit .eyebrow time")]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) > 5


def test_a_misspelt_word_gets_a_suggestion_that_finds(sample_client: FlaskClient) -> None:
    soup = page(sample_client, "/search?q=legemiddelliiste")
    suggestion = next(a for a in soup.select(".note a"))
    assert page(sample_client, str(suggestion["href"])).select(".hit")


def test_nothing_found_says_what_to_do(client: FlaskClient) -> None:
    soup = page(client, "/search?q=xyzzyplugh&year=1999")
    assert not soup.select(".hit")
    assert "Ingen tekststykker passer" in words(soup.main)
    assert link(soup, "uten avgrensning") == "/search?q=xyzzyplugh"


def test_an_empty_search_is_the_front_page(client: FlaskClient) -> None:
    assert heading(page(client, "/search?q=+")) == heading(page(client, "/"))


def test_the_query_stays_in_the_box(client: FlaskClient) -> None:
    box = page(client, '/search?q="ny journal"').select_one("input[name=q]")
    assert box is not None
    assert box["value"] == '"ny journal"'


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "((",
        "a AND",
        "*",
        "-",
        "\\",
        "æøå*",
        "NOT",
        "field:x",
        "~",
        "[1 TO",
        "\x00",
        "%",
        "journal" * 400,
        "a " * 500,
    ],
)
@pytest.mark.parametrize("door", ["/search", "/api/search"])
def test_odd_queries_are_answered_or_refused_but_never_fail(client: FlaskClient, door: str, query: str) -> None:
    response = client.get(door, query_string={"q": query})
    assert response.status_code in (200, 400)


@pytest.mark.parametrize(
    "asked", [{"offset": "99999999999999999999"}, {"limit": "99999999999999999999"}, {"limit": "0"}, {"sort": "z"}]
)
def test_odd_numbers_are_read_as_the_nearest_that_makes_sense(client: FlaskClient, asked: dict[str, str]) -> None:
    assert client.get("/api/search", query_string={"q": "journal", **asked}).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        {"q": ""},
        {"q": '"((('},
        {"q": "\x01"},
        {"q": "journal", "limit": "abc"},
        {"q": "journal", "offset": "-1"},
        {"q": "journal", "goal": "Mål 77"},
        {"q": "journal", "body": "Nowhere"},
    ],
)
def test_what_the_api_cannot_answer_is_refused_in_one_line(client: FlaskClient, asked: dict[str, str]) -> None:
    response = client.get("/api/search", query_string=asked)
    assert response.status_code == 400
    assert response.get_json()["error"]


def test_the_page_stays_friendly_where_the_api_refuses(client: FlaskClient) -> None:
    assert client.get("/search", query_string={"q": '"((('}).status_code == 200
    response = client.get("/search", query_string={"q": "journal", "goal": "Mål 77"}, headers={"Accept": "text/html"})
    assert response.status_code == 400
    assert "names no goal" in response.text


def test_api_answers_as_the_command_line_does(client: FlaskClient) -> None:
    found = client.get("/api/search", query_string={"q": "journal", "limit": "1"}).get_json()
    assert found["total"] >= 1
    hit = found["hits"][0]
    assert len(found["hits"]) == 1
    assert {"document", "start", "end", "page", "title", "snippet", "score", "case", "date"} <= set(hit)
    assert hit["document"] == "board.txt"
    assert hit["case"]["number"] == "7-2024"


def test_api_narrows(client: FlaskClient) -> None:
    found = client.get("/api/search", query_string={"q": "journal", "type": "strategy"}).get_json()
    assert {hit["document"] for hit in found["hits"]} <= {"plan.txt"}


def test_trace_api(client: FlaskClient) -> None:
    found = client.get("/api/trace", query_string={"entity": "7-2024"}).get_json()
    assert found["entity"]["label"] == "Ny journal ved legevakta"
    assert any(path["target"]["label"] == "Journalen følger pasienten" for path in found["paths"])


@pytest.mark.parametrize(("entity", "status"), [("", 400), ("   ", 400), ("qwertyuiop", 404), ("<urn:x>\n", 404)])
def test_trace_api_says_what_is_wrong(client: FlaskClient, entity: str, status: int) -> None:
    response = client.get("/api/trace", query_string={"entity": entity})
    assert response.status_code == status
    assert set(response.get_json()) == {"error"}


def test_health(client: FlaskClient) -> None:
    found = client.get("/healthz").get_json()
    assert found["status"] == "ok"
    assert found["documents"] == 2


def test_status_of_api_errors_is_json_even_for_a_browser(client: FlaskClient) -> None:
    assert get(client, "/api/nothing").get_json()["error"]


@pytest.mark.parametrize(("ending", "kind"), [("csv", "text/csv"), ("json", "application/json")])
def test_all_hits_can_be_had(sample_client: FlaskClient, ending: str, kind: str) -> None:
    shown = sample_client.get("/search?q=styret&year=2024").text
    address = re.search(rf'href="(/search\.{ending}\?[^"]+)"', shown)
    assert address
    answer = sample_client.get(address[1].replace("&amp;", "&"))
    total = sample_client.get("/api/search?q=styret&year=2024").get_json()["total"]
    assert answer.status_code == 200
    assert answer.content_type == f"{kind}; charset=utf-8"
    count = len(answer.get_json()) if ending == "json" else len(answer.text.splitlines()) - 1
    assert count == total > 10


def test_a_download_of_nonsense_is_no_error(client: FlaskClient) -> None:
    assert client.get("/search.csv?q=%3F%3F").status_code == 200
    assert client.get("/search.json?q=&body=finnes-ikke").status_code == 400
