"""Whether the title in a file's metadata is one that a person gave it."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

from kg.reading.characters import holdable, visible
from kg.text import squeeze

_LONGEST = 300


def sensible_title(written: str | None) -> str | None:
    """`written` in one line, or None where a program put a placeholder or a file's name there."""
    title = squeeze(holdable(visible(written or "")))
    known = _knowledge()
    for prefix in known["prefixes"]:
        title = title.removeprefix(prefix)
    lowered = title.lower()
    is_file = lowered.endswith(tuple(known["file_suffixes"]))
    has_words = sum(character.isalpha() for character in title) >= 3
    if lowered in known["placeholders"] or is_file or not has_words or len(title) > _LONGEST:
        return None
    return title


@functools.cache
def _knowledge() -> dict[str, list[str]]:
    with resources.files(__package__).joinpath("titles.toml").open("rb") as file:
        return tomllib.load(file)
