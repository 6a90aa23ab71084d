"""Where a case lists what others say of it: below "Innspill fra partene", behind "Kommentarer:", item by item."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from kg.lexicon import lexicon
from kg.segmentation.flow import Flow
from kg.segmentation.headings import heading_of

LONGEST_HEADING = 60


class Inputs:
    """The stretches of a flow in which a party and a colon are enough for a comment."""

    def __init__(self, flow: Flow) -> None:
        events = sorted([*_openings(flow.text), *_closings(flow.text)])
        self.places = [place for place, _ in events]
        self.opens = [opens for _, opens in events]

    def around(self, position: int) -> bool:
        """Whether what stands at `position` is listed as an input."""
        index = bisect_right(self.places, position) - 1
        return index >= 0 and self.opens[index]


def _openings(text: str) -> list[tuple[int, bool]]:
    return [(match.end(), True) for match in _opening().finditer(text)]


def _closings(text: str) -> list[tuple[int, bool]]:
    """Labels that end such a list, and lines that are headings of something else."""
    found = [(match.start("label"), False) for match in _closing().finditer(text)]
    start = 0
    for line in text.split("\n"):
        if len(line) <= LONGEST_HEADING and not _opening().fullmatch(f"{line}\n") and heading_of(line):
            found.append((start, False))
        start += len(line) + 1
    return found


@cache
def _opening() -> re.Pattern[str]:
    data = lexicon("comments")
    words, tail = "|".join(data["inputs"]), rf"(?:[ ](?i:{'|'.join(data['inputs_tails'])})[ ][\wæøåÆØÅ ,/-]{{2,50}}?)?"
    words = rf"(?:{words})|(?=[^a-zæøå\n]+\n)(?i:{words})"
    lead = "|".join(data["announces"])
    return re.compile(
        rf"(?m:^)(?:\d{{1,2}}(?:\.\d{{1,2}})*\.?[ ])?(?:{words}){tail}[ ]?:?\n"
        rf"|(?:(?m:^)|(?<=[.!?:][ ]))(?:\d{{1,2}}(?:\.\d{{1,2}})*\.?[ ])?(?:{words}){tail}[ ]?:(?=[ ])"
        rf"|\b(?i:{lead})\b[^.:\n]{{0,40}}:(?=\s)"
    )


@cache
def _closing() -> re.Pattern[str]:
    words = "|".join(lexicon("comments")["closes"])
    return re.compile(rf"(?:(?m:^)|(?<=[.!?»][ ]))(?P<label>(?:{words})\b[^.:\n]{{0,25}})(?::|\n)")
