"""What a query that is being typed may become."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient


def completed(client: FlaskClient, typed: str) -> list[dict[str, str]]:
    answer = client.get("/api/complete", query_string={"q": typed})
    assert answer.status_code == 200
    found: list[dict[str, str]] = answer.get_json()
    return found


def test_names_come_with_their_kind_and_words_by_how_often_they_stand(sample_client: FlaskClient) -> None:
    found = completed(sample_client, "plan helse kyst")
    assert {"query": 'plan "Helse Kystvidda RHF"', "label": "Helse Kystvidda RHF", "kind": "organisation"} not in found
    named = completed(sample_client, "helse kyst")
    assert {"query": '"Helse Kystvidda RHF"', "label": "Helse Kystvidda RHF", "kind": "organisation"} in named
    words = [one["query"] for one in completed(sample_client, "styret sykeh") if one["kind"] == "word"]
    assert words
    assert all(query.startswith("styret sykeh") for query in words)


@pytest.mark.parametrize(
    ("typed", "query"),
    [("status:ved", "status:vedtatt"), ("år:202", "år:2024"), ("plan type:refe", "plan type:referat")],
)
def test_a_field_is_completed_to_values_that_are_there(sample_client: FlaskClient, typed: str, query: str) -> None:
    assert query in [one["query"] for one in completed(sample_client, typed)]


@pytest.mark.parametrize("typed", ["", " ", "a", '"', "(", "organ:", "x" * 500, "\x00\ud7ff", "qqqqqq"])
def test_what_nothing_begins_with_is_no_error(sample_client: FlaskClient, typed: str) -> None:
    assert completed(sample_client, typed) == []


def test_entities_are_suggested_by_the_beginning_of_any_word_of_their_names(sample_client: FlaskClient) -> None:
    for typed in ("kystvi", "helse kyst", "Helse Kystvidda RHF"):
        found = sample_client.get("/api/entities", query_string={"q": typed}).get_json()
        assert {
            "iri": "http://localhost:8000/id/organisation/helse-kystvidda-rhf",
            "label": "Helse Kystvidda RHF",
            "kind": "organisation",
        } in found, typed
        assert len({one["iri"] for one in found}) == len(found) <= 20
    for typed in ("", "???", "\ud800".encode("utf-8", "replace").decode(), "x" * 5000):
        assert sample_client.get("/api/entities", query_string={"q": typed}).get_json() == []
