"""All hits of a search as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json

from kg.hit_export import COLUMNS, as_csv, as_json
from search import Highlight, Hit

CASE = {"body": "Nes utvalg", "number": "4/24", "title": "Båter", "iri": "http://e.example/id/case/nes/4-24"}


def hit(snippet: str, case: dict[str, str] | None = None) -> Hit:
    stored = {
        "document": "a.txt",
        "page": None,
        "start": 3,
        "end": 9,
        "title": "Møte",
        "date": "2024-03-01",
        "case": case,
    }
    marks = (Highlight(0, 2),)
    return Hit("http://e.example/p", "a.txt", 1.5, "Møte", "Sak; «ny»", "2024-03-01", snippet, 3, marks, {}, stored)


def test_a_spreadsheet_reads_every_cell_as_it_is() -> None:
    written = "".join(as_csv([hit('to linjer\nmed "sitat", og komma', CASE), hit("=1+1"), hit("@x")]))
    head, *rows = csv.reader(io.StringIO(written.removeprefix("\ufeff")))
    assert head == list(COLUMNS)
    first = dict(zip(head, rows[0], strict=True))
    assert first["snippet"] == 'to linjer med "sitat", og komma'
    assert (first["rank"], first["body"], first["case"], first["page"]) == ("1", "Nes utvalg", "4/24", "")
    assert [row[head.index("snippet")] for row in rows[1:]] == ["'=1+1", "'@x"]
    assert rows[1][head.index("case_iri")] == ""


def test_json_is_one_array_of_the_hits() -> None:
    assert json.loads("".join(as_json([]))) == []
    found = json.loads("".join(as_json([hit("a"), hit("b", CASE)])))
    assert [one["snippet"] for one in found] == ["a", "b"]
    assert found[1]["case"] == CASE
    assert found[0]["highlights"] == [[0, 2]]
