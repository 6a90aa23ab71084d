"""The pages of ready-made queries: forms, permalinks, files, and what is wrong told where it is wrong."""

from __future__ import annotations

import csv
import io
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from kg import CannedQuery, QueryLimitError, canned_queries
from tests.web.pages import get, heading, link, page, words

QUERIES = list(canned_queries().values())
HOSTILE = "\"'><script>alert(1)</script> } ; DROP\n$body"


def address(query: CannedQuery, form: str = "", **typed: str) -> str:
    return f"/queries/{query.name}{form}?{urlencode(typed)}"


def named(name: str) -> CannedQuery:
    return canned_queries()[name]


def examples(query: CannedQuery) -> dict[str, str]:
    return {field.name: field.example for field in query.fields}


def test_the_list_has_every_query_under_those_who_ask_it(sample_client: FlaskClient) -> None:
    for language in ("nb", "nn", "en"):
        soup = page(sample_client, "/queries", language)
        links = {str(a["href"]): words(a) for a in soup.select("main section a")}
        assert links == {f"/queries/{query.name}": query.titles[language] for query in QUERIES}
        assert len(soup.select("main section h2")) == 3
    assert link(page(sample_client, "/"), "Spørsmål") == "/queries"


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_query_answers_with_a_table_that_leads_to_pages(query: CannedQuery, sample_client: FlaskClient) -> None:
    soup = page(sample_client, address(query, **examples(query)))
    assert heading(soup) == query.titles["nb"]
    assert soup.select("#answer tbody tr")
    assert words(soup.select_one("#answer caption")) == query.titles["nb"]
    assert all(th["scope"] == "col" for th in soup.select("#answer thead th"))
    for to in dict.fromkeys(str(a["href"]) for a in soup.select("#answer td a[href^='/']")[:5]):
        assert get(sample_client, to).status_code == 200, to
    for field in query.fields:
        control = soup.select_one(f"form input[name={field.name}]")
        assert control is not None
        assert control["value"] == field.example
        assert words(soup.select_one(f"label[for={control['id']}]")).startswith(field.labels["nb"])
        assert all(soup.find(id=name) for name in str(control["aria-describedby"]).split())


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_without_values_it_answers_or_says_what_it_needs(query: CannedQuery, sample_client: FlaskClient) -> None:
    soup = page(sample_client, f"/queries/{query.name}", "en")
    needed = [field for field in query.fields if field.required]
    assert bool(soup.select("#answer tbody tr")) is not bool(needed)
    assert ("Fill in the form" in words(soup.select_one("#answer"))) is bool(needed)
    for field in needed:
        control = soup.select_one(f"input[name={field.name}]")
        assert control is not None
        assert control.has_attr("required")
        assert control["placeholder"] == field.example


def test_the_address_with_its_values_is_a_permalink(sample_client: FlaskClient) -> None:
    query = named("adopted-decisions")
    soup = page(sample_client, address(query, word="legemiddel", body="", unknown="x"))
    permalink = str(soup.select("section .iri")[0]["href"])
    assert permalink == "http://localhost/queries/adopted-decisions?word=legemiddel"
    again = page(sample_client, permalink)
    assert str(again.select_one("#answer table")) == str(soup.select_one("#answer table"))


def test_csv_and_json_hold_the_rows_of_the_page(sample_client: FlaskClient) -> None:
    query = named("most-cited-cases")
    soup = page(sample_client, address(query, body="Helse Kystvidda RHF"), "en")
    shown = [words(row.select("td")[1]) for row in soup.select("#answer tbody tr")]
    answer = soup.select_one("#answer")
    assert answer is not None
    as_csv = sample_client.get(link(answer, "CSV"))
    assert as_csv.mimetype == "text/csv"
    assert [row["citations"] for row in csv.DictReader(io.StringIO(as_csv.text))] == shown
    as_json = sample_client.get(link(answer, "JSON"))
    assert as_json.mimetype == "application/sparql-results+json"
    found = as_json.get_json(force=True)
    assert found["head"]["vars"] == ["case", "caseName", "citations"]
    assert [row["citations"]["value"] for row in found["results"]["bindings"]] == shown
    assert as_csv.headers["Access-Control-Allow-Origin"] == "*"


def test_a_file_is_in_the_language_of_its_page(sample_client: FlaskClient) -> None:
    query = named("sustainable-development")
    for language, name in (("nb", "God helse og livskvalitet"), ("en", "Good health and well-being")):
        soup = page(sample_client, address(query, number="3"), language)
        answer = sample_client.get(link(soup, "CSV"))
        assert name in answer.text
        assert answer.headers["Content-Language"] == language


def test_the_query_can_be_opened_in_sparql(sample_client: FlaskClient) -> None:
    soup = page(sample_client, address(named("words-in-passages"), words="vikarer"), "en")
    opened = page(sample_client, link(soup, "Open and change it"), "en")
    assert words(opened.select_one("textarea")) == words(soup.select_one("details pre"))
    assert opened.select("#answer tbody tr")


def test_a_count_by_thing_is_drawn_with_names(sample_client: FlaskClient) -> None:
    soup = page(sample_client, "/queries/most-cited-publications")
    first = words(soup.select("#answer tbody td")[0])
    assert words(soup.select(".chart-name")[0]) == first
    assert "/publication/" not in first
    assert not page(sample_client, "/queries/documents").select(".chart")


def test_dates_are_written_out_and_long_texts_are_cut(sample_client: FlaskClient) -> None:
    soup = page(sample_client, address(named("decisions-of-a-year"), body="Helse Kystvidda RHF", year="2024"))
    first = soup.select_one("#answer time")
    assert first is not None
    assert (first["datetime"], words(first)) == ("2024-03-14", "14. mars 2024")
    soup = page(sample_client, address(named("words-in-passages"), words="vikarer"))
    cells = [words(cell) for cell in soup.select("#answer td")]
    assert max(map(len, cells)) == 300
    assert any(cell.endswith("…") for cell in cells)


@pytest.mark.parametrize("form", ["", ".csv", ".json"])
def test_an_unknown_query_is_not_found(sample_client: FlaskClient, form: str) -> None:
    response = get(sample_client, f"/queries/nothing{form}")
    assert response.status_code == 404
    assert "Det er ingenting på denne adressen" in response.text
    assert sample_client.get(f"/queries/documents{form}x").status_code == 404


def test_a_value_that_cannot_be_used_is_told_at_its_field(sample_client: FlaskClient) -> None:
    query = named("decisions-of-a-year")
    response = get(sample_client, address(query, body="Ingen slik", year="24"), "en")
    assert response.status_code == 400
    soup = BeautifulSoup(response.text, "lxml")
    for field, told in (("body", "Nothing here is called that."), ("year", "Write the year with four digits.")):
        control = soup.select_one(f"input[name={field}]")
        assert control is not None
        assert control["aria-invalid"] == "true"
        assert words(soup.find(id=str(control["aria-describedby"]).split()[-1])) == told  # type: ignore[arg-type]
    assert soup.select_one("input[name=body]")["value"] == "Ingen slik"  # type: ignore[index]
    assert not soup.select("#answer table")


@pytest.mark.parametrize("form", [".csv", ".json"])
@pytest.mark.parametrize(
    ("typed", "told"), [({}, "body: Fill this in."), ({"body": "NUP", "year": "x"}, "year: Write")]
)
def test_a_file_that_cannot_be_made_says_why(
    sample_client: FlaskClient, form: str, typed: dict[str, str], told: str
) -> None:
    query = named("decisions-of-a-year")
    response = sample_client.get(address(query, form, **typed), headers={"Accept-Language": "en"})
    assert response.status_code == 400
    assert told in response.text


@pytest.mark.parametrize(
    "name", ["adopted-decisions", "words-in-passages", "evidence", "decisions-of-a-year", "deadlines"]
)
def test_what_is_typed_is_shown_and_never_run(sample_client: FlaskClient, name: str) -> None:
    query = named(name)
    typed = {field.name: HOSTILE for field in query.fields}
    for form in ("", ".csv", ".json"):
        response = get(sample_client, address(query, form, **typed))
        assert response.status_code in (200, 400)
        assert "<script>alert" not in response.text or response.mimetype != "text/html"
    soup = BeautifulSoup(get(sample_client, address(query, **typed)).text, "lxml")
    assert not soup.select("[style], style, script:not([src])")
    control = soup.select_one(f"input[name={query.fields[0].name}]")
    assert control is not None
    assert "<script>alert(1)</script>" in str(control["value"])


def test_words_that_find_nothing_give_an_empty_table(sample_client: FlaskClient) -> None:
    soup = page(sample_client, address(named("words-in-passages"), words="qwertyuiop"))
    assert soup.select("#answer thead th")
    assert not soup.select("#answer tbody tr")


def test_a_query_past_a_limit_keeps_its_form(sample_client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise QueryLimitError("all workers have work", "busy", retry_after=3)

    workspace = sample_client.application.extensions["vedtaksgraf"]
    monkeypatch.setattr(workspace.endpoint, "ask", busy)
    response = get(sample_client, "/queries/documents")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "3")
    assert "all workers have work" in response.text
    assert heading(BeautifulSoup(response.text, "lxml")) == named("documents").titles["nb"]
