"""Ready-made queries: each is told in every language, runs on the samples, and takes what is typed as values only."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

import kg.queries.canned
from kg.errors import QueryError
from kg.queries import Audience, BadFieldsError, CannedQuery, FieldKind, canned_queries, column_names
from kg.queries.binding import parameters_of
from kg.queries.canned import LANGUAGES
from kg.queries.filling import LANGUAGE, LONGEST
from kg.sparql import Wanted
from kg.workspace import Workspace

QUERIES = list(canned_queries().values())
FOLDER = Path(kg.queries.canned.__file__).parent
HOSTILE = [
    '"',
    "'",
    "\\",
    '"; DROP',
    '" } SELECT * { ?s ?p ?o } #',
    "}\n}\r{",
    "$body",
    "?x",
    "\\u0022 }",
    "<a>",
    "\x00\t",
]
every_query = pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)


def examples(query: CannedQuery) -> dict[str, str]:
    return {field.name: field.example for field in query.fields}


def needed(query: CannedQuery) -> dict[str, str]:
    return {field.name: field.example for field in query.fields if field.required}


def rows(workspace: Workspace, query: CannedQuery, typed: dict[str, str], language: str = "nb") -> list[dict[str, str]]:
    body = workspace.query(workspace.fill(query, typed, language), format="csv").body
    return list(csv.DictReader(io.StringIO(body.decode("utf-8"), newline="")))


def by_name(name: str) -> CannedQuery:
    return canned_queries()[name]


def test_every_file_is_a_query_of_its_own() -> None:
    assert len(QUERIES) == len(list(FOLDER.glob("*.rq"))) >= 17
    assert {query.audience for query in QUERIES} == set(Audience)


@every_query
def test_a_query_is_told_in_every_language(query: CannedQuery) -> None:
    assert re.fullmatch(r"[a-z][a-z-]+", query.name)
    told = [query.titles, query.descriptions, *(field.labels for field in query.fields)]
    for words in told:
        assert list(words) == list(LANGUAGES)
        assert all(words.values())
    assert query.titles["en"] not in (query.titles["nb"], query.titles["nn"])


@every_query
def test_fields_are_the_parameters(query: CannedQuery) -> None:
    names = [field.name for field in query.fields]
    assert set(names) == parameters_of(query.template) - {LANGUAGE}
    assert len(set(names)) == len(names)
    assert all(field.required for field in query.fields if field.kind is FieldKind.WORDS)
    assert all(field.example for field in query.fields)
    assert not {"lang", LANGUAGE} & set(names)


@every_query
def test_it_runs_on_the_samples_with_its_examples(query: CannedQuery, sample_workspace: Workspace) -> None:
    found = rows(sample_workspace, query, examples(query))
    assert found
    assert set(found[0]) <= {f"{name}{end}" for name in column_names() for end in ("", "Name", "Text")}
    assert any(value.startswith("http") for row in found for value in row.values()) or len(found[0]) == 2


@every_query
def test_empty_fields_take_nothing_away(query: CannedQuery, sample_workspace: Workspace) -> None:
    narrow = rows(sample_workspace, query, examples(query))
    wide = rows(sample_workspace, query, needed(query))
    assert len(wide) >= len(narrow)


@every_query
def test_the_order_is_whole(query: CannedQuery, sample_workspace: Workspace) -> None:
    """The last key of the order is that of a row: no two rows are alike in all keys."""
    order = re.search(r"^ORDER BY (.+)\nLIMIT (\d+)$", query.template, re.MULTILINE)
    assert order is not None
    assert query.limit == int(order[2])
    keys = re.findall(r"\?(\w+)", order[1])
    sparql = sample_workspace.fill(query, needed(query), "nb")
    counted = re.sub(r"^SELECT (DISTINCT )?", "SELECT DISTINCT ", sparql, count=1, flags=re.MULTILINE)
    found = list(csv.DictReader(io.StringIO(sample_workspace.query(counted, format="csv").body.decode(), newline="")))
    places = [tuple(row.get(key) for key in keys if key in row) for row in found]
    assert len(set(places)) == len(places)


def test_a_column_is_named_in_every_language_and_every_name_is_used() -> None:
    used = {name for query in QUERIES for name in re.findall(r"\?([A-Za-z]+)", query.template)}
    assert set(column_names()) <= used
    assert all(list(names) == list(LANGUAGES) and all(names.values()) for names in column_names().values())


@pytest.mark.parametrize(
    "name", ["adopted-decisions", "words-in-passages", "asked-to-act", "comments", "participation"]
)
@pytest.mark.parametrize("typed", HOSTILE)
def test_what_is_typed_is_a_value_and_never_sparql(name: str, typed: str, sample_workspace: Workspace) -> None:
    query = by_name(name)
    written = [field.name for field in query.fields if field.kind in (FieldKind.TEXT, FieldKind.WORDS)]
    assert written
    if name == "words-in-passages" and not any(map(str.isalnum, typed)):
        with pytest.raises(BadFieldsError, match=r"form|missing"):
            rows(sample_workspace, query, dict.fromkeys(written, typed))
        return
    found = rows(sample_workspace, query, dict.fromkeys(written, typed))
    everything = rows(sample_workspace, query, needed(query))
    assert not found or set(found[0]) == set(everything[0])
    texts = [value for row in found for value in row.values()]
    assert name == "words-in-passages" or not found or any(typed.strip().lower() in text.lower() for text in texts)


@pytest.mark.parametrize("typed", HOSTILE)
def test_no_name_is_taken_for_an_iri(typed: str, sample_workspace: Workspace) -> None:
    with pytest.raises(BadFieldsError) as raised:
        sample_workspace.fill(by_name("evidence"), {"case": typed}, "nb")
    assert raised.value.problems == {"case": "unknown" if typed.strip() else "missing"}


def test_a_name_a_number_and_an_iri_mean_the_same(sample_workspace: Workspace) -> None:
    query = by_name("evidence")
    iri = f"{sample_workspace.config.base}case/helse-kystvidda-rhf/12-2024"
    written = (iri, " Helse Kystvidda RHF 12/2024 ", "styresak 12–2024 i Helse Kystvidda")
    asked = {sample_workspace.fill(query, {"case": typed}, "nb") for typed in written}
    assert len(asked) == 1
    assert f"<{iri}>" in asked.pop()


@pytest.mark.parametrize(
    ("name", "typed", "problems"),
    [
        ("decisions-of-a-year", {}, {"body": "missing", "year": "missing"}),
        ("decisions-of-a-year", {"body": "Ingen", "year": "24"}, {"body": "unknown", "year": "form"}),
        ("decisions-of-a-year", {"body": "NUP", "year": "٢٠٢٤"}, {"year": "form"}),
        ("deadlines", {"day": "2024-02-30"}, {"day": "form"}),
        ("deadlines", {"day": "20240230"}, {"day": "form"}),
        ("sustainable-development", {"number": "-3"}, {"number": "form"}),
        ("adopted-decisions", {"word": "x" * (LONGEST + 1)}, {"word": "long"}),
        ("goals-and-cases", {"goal": "NUP"}, {"goal": "unknown"}),
    ],
)
def test_what_cannot_be_used_is_told_by_field(
    name: str, typed: dict[str, str], problems: dict[str, str], sample_workspace: Workspace
) -> None:
    with pytest.raises(BadFieldsError, match=name) as raised:
        sample_workspace.fill(by_name(name), typed, "nb")
    assert raised.value.problems == problems
    assert isinstance(raised.value, QueryError)


def test_labels_come_in_the_language_that_is_asked_for(sample_workspace: Workspace) -> None:
    named = {
        language: rows(sample_workspace, by_name("sustainable-development"), {"number": "3"}, language)[0]
        for language in ("nb", "en")
    }
    assert named["nb"]["developmentName"] == "God helse og livskvalitet"
    assert named["en"]["developmentName"] == "Good health and well-being"


def test_only_deadlines_that_had_passed_on_a_day(sample_workspace: Workspace) -> None:
    query = by_name("deadlines")
    everything = {row["due"] for row in rows(sample_workspace, query, {})}
    assert {"", "2024-06-01", "2024-10-01", "2025"} <= everything
    passed = [row["due"] for row in rows(sample_workspace, query, {"day": "2024-10-01"})]
    assert "2024-06-01" in passed
    assert not {"", "2024-10-01", "2025"} & set(passed)
    assert "2025" in [row["due"] for row in rows(sample_workspace, query, {"day": "2026-01-01"})]


def test_a_goal_has_a_decision_where_a_goal_below_it_or_its_indicator_has(sample_workspace: Workspace) -> None:
    without = {row["goal"] for row in rows(sample_workspace, by_name("goals-without-decisions"), {})}
    with_link = rows(sample_workspace, by_name("goals-and-cases"), {"goal": "Mål 4"})
    assert with_link
    assert not any(goal.endswith("/mal-4") for goal in without)


def test_the_endpoint_answers_what_is_filled_in(sample_workspace: Workspace) -> None:
    query = by_name("words-in-passages")
    answer = sample_workspace.endpoint.ask(
        sample_workspace.fill(query, {"words": "vikarer"}, "nb"), Wanted(format="csv"), client="test"
    )
    assert b"vikar" in b"".join(answer.pieces)
