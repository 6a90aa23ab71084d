"""An analysis comes back from JSON as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import codec
from kg.errors import StoreError
from kg.model import Analysis, External, Literal, Span, Statement


def test_an_analysis_comes_back_as_it_was(board: Analysis, plan: Analysis) -> None:
    for analysis in (board, plan):
        assert codec.loads(codec.dumps(analysis)) == analysis


STATEMENTS = st.lists(st.builds(Statement, confidence=st.floats(0, 1))).map(tuple)


@given(st.builds(Analysis, statements=STATEMENTS))
def test_any_analysis_comes_back(analysis: Analysis) -> None:
    assert codec.loads(codec.dumps(analysis)) == analysis


def test_the_three_kinds_of_object_are_told_apart(board: Analysis) -> None:
    kinds = {type(statement.object) for statement in codec.loads(codec.dumps(board)).statements}
    assert {External, Literal} < kinds
    assert len(kinds) == 3


def test_a_span_keeps_its_place(plan: Analysis) -> None:
    assert codec.loads(codec.dumps(plan)).passages[0] == Span(0, 23)


@pytest.mark.parametrize("content", ["", "{", '{"document": 1}', '{"language": "nb"}'])
def test_a_damaged_file_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "analyse.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(StoreError, match=r"analyse\.json cannot be read"):
        codec.read(file)
