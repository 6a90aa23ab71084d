"""Municipalities by their places alone: "kommunene Lyngøy, Nes og Sandfjord", "ordføreren i Nes", "Nes rådhus"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.lexicon import lexicon
from kg.recognition.places import is_municipality, is_place, nominative

Named = tuple[int, int, str]
"""Start and end in clean text, and the name."""
_WORD = r"[A-ZÆØÅ][\w’'-]*[a-zæøåáč]"
_PART = re.compile(r"(?:,\s|\sog\s)")
REACH = 400
"""Characters before "kommuner" in which its list stands."""


def enumerated(text: str) -> Iterator[Named]:
    """Each municipality or county that is named so, where its place stands, by its full name."""
    for match in (*_house().finditer(text), *_officer().finditer(text)):
        place = nominative(match["place"])
        if is_municipality(place):
            kind = _rules()["houses"].get(match.groupdict().get("house"), "kommune")
            yield match.start("place"), match.start("place") + len(place), f"{place} {kind}"
    for start, places, kind in _lists(text):
        at = start
        for place in _PART.split(places):
            if is_place(place) if kind == "fylkeskommune" else is_municipality(place):
                yield at, at + len(place), f"{place} {kind}"
            following = _PART.match(text, at + len(place))
            at = following.end() if following else at


def _lists(text: str) -> Iterator[tuple[int, str, str]]:
    """Where lists of places stand, the places, and what one of them is."""
    for match in _before().finditer(text):
        yield match.start("places"), match["places"], _rules()["before"][match["kind"].casefold()]
    for match in _behind().finditer(text):
        first = max(0, match.start() - REACH)
        if listed := _list_at_end().search(text, first, match.start()):
            yield listed.start(), listed[0], _rules()["behind"][match["kind"]]


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?i:(?P<kind>{'|'.join(_rules()['before'])}))\s(?P<places>{_places()})")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)\s(?P<kind>{'|'.join(_rules()['behind'])})(?![\w-])")


@cache
def _list_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_places()}\Z")


@cache
def _officer() -> re.Pattern[str]:
    """A place behind an office that somebody has there: "ordføreren i Nes", "Kari Moe, rådmann, Nes".

    Where no "i" stands between, a name stands before the office; a body's name goes on behind its first word.
    """
    offices = "|".join(_rules()["officers"])
    kinds = "|".join(lexicon("organisations")["rules"]["behind"])
    body = rf"(?![\w-]|\s[A-ZÆØÅ]|\s(?:{kinds})\b)"
    return re.compile(
        rf"(?<![\w-])(?:(?i:{offices})\s(?:i|fra|frå)\s|(?<=[a-zæøå],\s)(?:{offices}),\s)(?P<place>{_place()}){body}"
    )


@cache
def _house() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<place>{_place()})\s(?P<house>{'|'.join(_rules()['houses'])})(?![\w-])")


def _places() -> str:
    return rf"{_place()}(?:,\s{_place()})*\sog\s{_place()}(?!\s[A-ZÆØÅ])"


def _place() -> str:
    districts = "|".join(lexicon("organisations")["rules"]["districts"])
    return rf"(?:(?:{districts})\s)?{_WORD}"


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = lexicon("organisations")["enumerated"]
    return rules
