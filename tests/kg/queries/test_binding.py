"""Values go into a question as values, whatever they hold."""

from __future__ import annotations

from importlib import resources

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.queries.binding import Iri, bind, query_text
from kg.store import Store

NAMES = sorted(
    file.name.removesuffix(".rq") for file in resources.files("kg.queries").iterdir() if file.name.endswith(".rq")
)


@pytest.mark.parametrize(
    "written",
    ["", "x", "urn:a b", "urn:a>", "urn:<a", 'urn:"', "urn:{", "urn:\n", "urn:a\\", ":a", "1:a", "http://x\x00"],
)
def test_what_is_no_iri_is_refused(written: str) -> None:
    with pytest.raises(QueryError, match="is not an IRI"):
        Iri(written)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_is_read_as_text_whatever_it_holds(text: str) -> None:
    sparql = bind("near", {"types": [Iri("urn:kind")], "prefix": text, "limit": 1})
    literal = sparql[sparql.index("STR(?found), ") + len("STR(?found), ") : sparql.rindex("))\n}")]
    rows = Store(ox.Store()).select(f"SELECT ({literal} AS ?text) {{}}")
    assert [row["text"] for row in rows] == [text]


@pytest.mark.parametrize("name", NAMES)
def test_every_question_says_what_it_asks(name: str) -> None:
    text = resources.files("kg.queries").joinpath(f"{name}.rq").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.splitlines()[0].endswith(".")
    assert not query_text(name).startswith("#")


def test_a_parameter_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        bind("values", {})
