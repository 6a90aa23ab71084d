"""Municipalities that a list names by their places: "kommunene Lyngøy, Nes og Sandfjord", "Nes og Lunde kommuner"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.lexicon import lexicon

Named = tuple[int, int, str]
"""Start and end in clean text, and the name."""
_WORD = r"[A-ZÆØÅ][\w’'-]*[a-zæøåáč]"
_PART = re.compile(r"(?:,\s|\sog\s)")


def enumerated(text: str) -> Iterator[Named]:
    """Each municipality or county of such a list, where its place stands, by its full name."""
    for pattern, kinds in ((_before(), _rules()["before"]), (_behind(), _rules()["behind"])):
        for match in pattern.finditer(text):
            start = match.start("places")
            for place in _PART.split(match["places"]):
                yield start, start + len(place), f"{place} {kinds[match['kind'].casefold()]}"
                following = _PART.match(text, start + len(place))
                start = following.end() if following else start


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?i:(?P<kind>{'|'.join(_rules()['before'])}))\s(?P<places>{_places()})")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<places>{_places()})\s(?P<kind>{'|'.join(_rules()['behind'])})(?![\w-])")


def _places() -> str:
    districts = "|".join(lexicon("organisations")["rules"]["districts"])
    place = rf"(?:(?:{districts})\s)?{_WORD}"
    return rf"{place}(?:,\s{place})*\sog\s{place}(?!\s[A-ZÆØÅ])"


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = lexicon("organisations")["enumerated"]
    return rules
