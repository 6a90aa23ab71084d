"""When a hit answers a query."""

from __future__ import annotations

import pytest

from evaluation.finding import is_document, line_span, rank, search_score, words_spans
from evaluation.normal import Names
from evaluation.records import Query, Relevant

TEXT = "Sak 12-2024\nMidlene fordeles til helse-\nforetakene etter\nfolketall.\nSlutt"
NAMES = Names([["Nasjonalt utvalg", "NU"]])


def text(source: str) -> str:
    assert source == "a.txt"
    return TEXT


def hit(start: int, end: int, *, case: dict[str, str] | None = None, document: str = "a.txt") -> dict[str, object]:
    return {"document": document, "start": start, "end": end, "case": case}


def test_words_are_found_over_line_ends_and_hyphens() -> None:
    (span,) = words_spans(TEXT, "til helseforetakene etter folketall")
    assert TEXT[slice(*span)] == "til helse-\nforetakene etter\nfolketall"
    assert words_spans(TEXT, "finnes ikke") == []


def test_words_that_stand_twice_are_found_twice() -> None:
    assert words_spans("mål 4 og mål 4", "Mål 4") == [(0, 5), (9, 14)]


def test_lines_are_counted_from_one() -> None:
    span = line_span(TEXT, 2, 3)
    assert span is not None
    assert TEXT[slice(*span)] == "Midlene fordeles til helse-\nforetakene etter\n"
    assert line_span(TEXT, 5, 9) == (TEXT.index("Slutt"), len(TEXT) + 1)
    assert line_span(TEXT, 6, 7) is None


def test_a_hit_answers_where_it_overlaps_the_words() -> None:
    query = Query("q", (Relevant("a.txt", text="etter folketall"),))
    begin = TEXT.index("etter")
    assert rank([hit(0, begin), hit(begin, begin + 3)], query, text, NAMES) == 2
    assert rank([hit(0, begin)], query, text, NAMES) is None


def test_a_hit_in_another_document_does_not_answer_about_lines() -> None:
    query = Query("q", (Relevant("a.txt", lines=(1, 1)),))
    assert rank([hit(0, 5, document="b.txt")], query, text, NAMES) is None


@pytest.mark.parametrize(
    ("body", "number", "place"), [("NU", "012/24", 1), ("NU", "13/24", None), ("X RHF", "12/24", None)]
)
def test_a_case_answers_in_any_document_under_any_name_of_its_body(body: str, number: str, place: int | None) -> None:
    query = Query("q", (Relevant(body="Nasjonalt utvalg", case="12/24"),))
    found = hit(0, 1, case={"body": body, "number": number}, document="b.html")
    assert rank([found], query, text, NAMES) == place


def test_only_the_first_ten_hits_count() -> None:
    query = Query("q", (Relevant("a.txt", text="Slutt"),))
    wrong, right = hit(0, 3), hit(TEXT.index("Slutt"), len(TEXT))
    assert rank([wrong] * 9 + [right], query, text, NAMES) == 10
    assert rank([wrong] * 10 + [right], query, text, NAMES) is None


def test_every_query_is_typed_as_it_stands() -> None:
    queries = [
        Query("slutt", (Relevant("a.txt", text="Slutt"),)),
        Query("intet", (Relevant("a.txt", text="Slutt"),)),
    ]
    answers = {"slutt": [hit(TEXT.index("Slutt"), len(TEXT))], "intet": []}
    assert search_score(queries, answers.__getitem__, text, NAMES).ranks == (("slutt", 1), ("intet", None))


@pytest.mark.parametrize(
    ("source", "name", "same"),
    [
        ("003_7da6.txt", "003", True),
        ("sub/a.txt", "a.txt", True),
        ("0031.txt", "003", False),
        ("b.txt", "a.txt", False),
    ],
)
def test_documents_are_known_by_name_or_number(source: str, name: str, same: bool) -> None:
    assert is_document(source, name) is same
