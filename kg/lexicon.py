"""The linguistic knowledge that lies as data in `kg/data`: what a domain expert reads and extends.

Words of one's own lie in a folder that `VEDTAKSGRAF_LEXICON` names, in files with the names of those of `kg/data`. They
are read once a process, as all words are, and therefore told by the environment; `docs/extending.md` shows how.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.errors import ConfigError

ENVIRONMENT = "VEDTAKSGRAF_LEXICON"


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The tables of `kg/data/{name}.toml`, with what the user's own file of that name adds."""
    own = next((file for file in own_files() if file.stem == name), None)
    return added(_shipped(name), _own(own), own.name) if own else _shipped(name)


@cache
def ordinary() -> frozenset[str]:
    """Words that papers write in small letters: with a capital they begin a sentence or a title."""
    return frozenset(lexicon("ordinary")["words"].split())


def _shipped(name: str) -> dict[str, Any]:
    return tomllib.loads((files("kg") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def own_files() -> tuple[Path, ...]:
    """The user's own files of words, every one proved to fit before any is used."""
    folder = os.environ.get(ENVIRONMENT)
    if not folder:
        return ()
    if not Path(folder).is_dir():
        raise ConfigError(f"{ENVIRONMENT} is {folder!r}: give a folder with .toml files, see docs/extending.md")
    found = tuple(sorted(Path(folder).glob("*.toml")))
    for file in found:
        if not (files("kg") / "data" / file.name).is_file():
            raise ConfigError(f"{file}: the program has no words of that name: name the file as one of kg/data")
        added(_shipped(file.stem), _own(file), file.name)
    return found


def _own(file: Path) -> dict[str, Any]:
    """What a user's file holds; a mistake in it is told with its place."""
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{file}: {error}") from error
    for words in _strings(tables):
        if "\\" in words or words.startswith("^"):
            _compile(words, file)
    return tables


def _compile(pattern: str, file: Path) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ConfigError(f"{file}: {pattern!r} is no regular expression: {error}") from error


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def added(shipped: Mapping[str, Any], own: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The `shipped` tables with one's own: lists grow at their beginning, a single value is replaced.

    >>> added({"decision": {"adopted": ["Vedtak"]}}, {"decision": {"adopted": ["Semje"]}}, "headings.toml")
    {'decision': {'adopted': ['Semje', 'Vedtak']}}
    """
    result = dict(shipped)
    for key, value in own.items():
        place = f"{where}: {key}"
        if key in shipped:
            result[key] = _joined(shipped[key], value, place)
        elif _takes_new_words(shipped, value):
            result[key] = value
        else:
            raise ConfigError(f"{place} is not known: give one of {', '.join(sorted(shipped))}")
    return result


def _takes_new_words(table: Mapping[str, Any], value: Any) -> bool:
    """Whether a table maps words to single values, as the types of cases do: there a new word may stand."""
    return not isinstance(value, dict | list) and all(type(one) is type(value) for one in table.values())


def _joined(shipped: Any, own: Any, place: str) -> Any:
    if type(shipped) is not type(own):
        raise ConfigError(f"{place} must be a {_KINDS[type(shipped)]}")
    if isinstance(shipped, dict):
        return added(shipped, own, place)
    return [*own, *shipped] if isinstance(shipped, list) else own


_KINDS = {dict: "table", list: "list", str: "text", int: "number", float: "number", bool: "true or false"}
