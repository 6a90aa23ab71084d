"""The linguistic data as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from kg.lexicon import lexicon

NAMES = sorted(
    file.name.removesuffix(".toml") for file in (files("kg") / "data").iterdir() if file.name.endswith(".toml")
)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


@pytest.mark.parametrize("name", NAMES)
def test_every_file_of_the_data_is_read_and_begins_with_what_it_is(name: str) -> None:
    assert lexicon(name)
    assert (files("kg") / "data" / f"{name}.toml").read_text(encoding="utf-8").startswith("# ")


def test_a_file_is_read_once() -> None:
    assert lexicon("dates") is lexicon("dates")


def test_the_months_are_there_in_both_languages_and_short() -> None:
    months = lexicon("dates")["months"]
    assert set(months.values()) == set(range(1, 13))


@pytest.mark.parametrize("name", ["headings", "meetings", "cases"])
def test_patterns_can_be_compiled(name: str) -> None:
    for pattern in strings(lexicon(name)):
        if "\\" in pattern or pattern.startswith("^"):
            assert re.compile(pattern)


def test_headings_stand_in_one_list_only() -> None:
    decision = lexicon("headings")["decision"]
    sections = lexicon("headings")["section"]["words"]
    assert not set(decision["proposed"]) & set(decision["adopted"])
    assert not set(sections) & {*decision["proposed"], *decision["adopted"]}


def test_every_written_case_type_is_one_of_the_contracts() -> None:
    assert set(lexicon("headings")["types"].values()) <= {
        "Godkjenning",
        "Drøfting",
        "Orientering",
        "Anbefaling",
        "Beslutning",
        "Referatsak",
    }
