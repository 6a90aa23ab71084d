"""The linguistic data as a whole."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ConfigError
from kg.fingerprint import of_pipeline
from kg.lexicon import ENVIRONMENT, added, lexicon, own_files

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
        "Tilslutning",
        "Beslutning",
        "Referatsak",
    }


SHIPPED = {"decision": {"adopted": ["Vedtak"], "opened": "^a"}, "types": {"Drøfting": "Drøfting"}}


@pytest.mark.parametrize(
    ("own", "result"),
    [
        ({"decision": {"adopted": ["Semje"]}}, {"adopted": ["Semje", "Vedtak"], "opened": "^a"}),
        ({"decision": {"opened": "^b"}}, {"adopted": ["Vedtak"], "opened": "^b"}),
        ({}, {"adopted": ["Vedtak"], "opened": "^a"}),
    ],
)
def test_own_words_stand_before_the_shipped_ones_and_a_single_value_is_replaced(
    own: dict[str, Any], result: dict[str, Any]
) -> None:
    assert added(SHIPPED, own, "f.toml")["decision"] == result
    assert SHIPPED["decision"] == {"adopted": ["Vedtak"], "opened": "^a"}


def test_a_table_of_words_takes_new_words() -> None:
    told = added(SHIPPED, {"types": {"Rådslag": "Drøfting"}}, "f.toml")["types"]
    assert told == {"Drøfting": "Drøfting", "Rådslag": "Drøfting"}


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ({"decisions": {"adopted": ["Semje"]}}, "f.toml: decisions is not known: give one of decision, types"),
        ({"decision": {"adoptd": ["Semje"]}}, "f.toml: decision: adoptd is not known"),
        ({"decision": {"adopted": "Semje"}}, "f.toml: decision: adopted must be a list"),
        ({"types": {"Rådslag": 1}}, "f.toml: types: Rådslag is not known"),
    ],
)
def test_a_mistake_in_own_words_is_told_with_its_place(own: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=f"^{re.escape(message)}"):
        added(SHIPPED, own, "f.toml")


@pytest.fixture
def own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of words that the environment names; words that were read before are read again, and again behind it."""
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path))
    caches = (own_files, lexicon, of_pipeline)
    for cached in caches:
        cached.cache_clear()
    yield tmp_path
    for cached in caches:
        cached.cache_clear()


def test_a_folder_adds_to_the_words_and_changes_the_fingerprint(own_words: Path) -> None:
    before = of_pipeline()
    (own_words / "headings.toml").write_text('[decision]\nadopted = ["Semje"]\n', encoding="utf-8")
    (own_words / "note.txt").write_text("Not words.", encoding="utf-8")
    own_files.cache_clear()
    of_pipeline.cache_clear()
    assert lexicon("headings")["decision"]["adopted"][:2] == ["Semje", "Vedtak"]
    assert own_files() == (own_words / "headings.toml",)
    assert of_pipeline() != before


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("headlines.toml", "", "no words of that name"),
        ("headings.toml", "[decision\n", "headings.toml: Expected"),
        ("headings.toml", "[decision]\nadopted_patterns = ['^(Semje$']\n", "is no regular expression"),
        ("headings.toml", "[decided]\n", "decided is not known"),
    ],
)
def test_a_file_that_does_not_fit_is_named(own_words: Path, name: str, text: str, message: str) -> None:
    (own_words / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape(message)):
        own_files()


def test_a_folder_that_is_not_there_is_named(own_words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(own_words / "gone"))
    with pytest.raises(ConfigError, match=f"^{ENVIRONMENT} is .*gone"):
        own_files()


def test_the_words_in_small_letters_are_those_of_our_papers() -> None:
    written = runpy.run_path(str(Path(__file__).resolve().parents[2] / "scripts" / "write_ordinary.py"))
    assert written["TABLE"].read_text(encoding="utf-8") == written["table"](), "run scripts/write_ordinary.py"
