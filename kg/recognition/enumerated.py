"""Municipalities by their places alone: "kommunene Lyngøy, Nes og Sandfjord", "ordføreren i Nes", "Nes rådhus"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.lexicon import lexicon, ordinary
from kg.recognition.people import given_name, is_role
from kg.recognition.register import known, party, type_of

Named = tuple[int, int, str]
"""Start and end in clean text, and the name."""
_WORD = r"[A-ZÆØÅ][\w’'-]*[a-zæøåáč]"
_PART = re.compile(r"(?:,\s|\sog\s)")


def enumerated(text: str) -> Iterator[Named]:
    """Each municipality or county that is named so, where its place stands, by its full name."""
    for match in _house().finditer(text):
        if _is_place(match["place"]):
            yield match.start("place"), match.end("place"), f"{match['place']} {_rules()['houses'][match['house']]}"
    for match in _officer().finditer(text):
        if _is_place(match["place"]):
            yield match.start("place"), match.end("place"), f"{match['place']} kommune"
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


def _is_place(words: str) -> bool:
    """Whether capitalised words can be a place, and are no name of another kind and no ordinary word."""
    first = words.split(maxsplit=1)[0]
    other = known(words) or party(words) or given_name(first) or is_role(words) or type_of(words)
    return (
        not other and words not in lexicon("organisations")["rules"]["districts"] and words.casefold() not in ordinary()
    )


@cache
def _officer() -> re.Pattern[str]:
    """A place behind an office that somebody has there; names of people and bodies go on behind their first word."""
    offices = "|".join(_rules()["officers"])
    return re.compile(
        rf"(?<![\w-])(?i:{offices})(?:\s(?:i|fra|frå)\s|,\s)(?P<place>{_place()})(?![\w-]|\s[A-ZÆØÅ]|\s(?:{'|'.join(_kinds())})\b|,\s[A-ZÆØÅ]\w+\s[A-ZÆØÅ])"
    )


def _kinds() -> tuple[str, ...]:
    return tuple(lexicon("organisations")["rules"]["behind"])


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
