"""Decisions that a paragraph quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.decision_blocks import DecisionBlock, Point, characters, cut_block
from kg.segmentation.layout import Block


@cache
def _quote() -> re.Pattern[str]:
    leads = "|".join(lexicon("headings")["lead"]["adopted"])
    verbs = lexicon("headings")["told"]["quoting"]
    return re.compile(
        rf"(?:{leads}|{verbs})[^«\"“”.]{{0,60}}?[:,]?\s*[«\"“](?P<quote>[^«»\"“”]{{12,900}}?)[.]?[»\"”]", re.I
    )


def quoted_in(block: Block) -> Iterator[DecisionBlock]:
    """Decisions that a paragraph quotes: "… gjorde styret slikt vedtak: «Direktøren bes …»"."""
    words, places = characters(block)
    for match in _quote().finditer(words):
        start = max((m.end() for m in re.finditer(r"[.!?]\s+(?=[A-ZÆØÅ])", words[: match.start()])), default=0)
        end = match.end("quote") + (words[match.end("quote")] == ".")
        lead = Span(places[start], places[match.start("quote")])
        points = tuple(
            Point(number, (cut_block(block, Span(places[begin], places[stop - 1] + 1)),))
            for number, begin, stop in _numbers_in(words, match.start("quote"), end)
        )
        yield DecisionBlock("adopted", lead, points, "lead")


def _numbers_in(words: str, start: int, end: int) -> list[tuple[str | None, int, int]]:
    """The numbered points inside a quotation, each from its first word to its last; one without number else."""
    marks = list(re.finditer(r"(?:(?<=\s)|^)(\d{1,2})[.)]\s+(?=[A-ZÆØÅ])", words[start:end]))
    if not marks or marks[0].start() or [int(m[1]) for m in marks] != list(range(1, len(marks) + 1)):
        return [(None, start, end)]
    stops = [*(m.start() for m in marks[1:]), end - start]
    return [
        (mark[1], start + mark.end(), start + len(words[start : start + stop].rstrip()))
        for mark, stop in zip(marks, stops, strict=True)
    ]


def in_quotes(block: Block) -> Block | None:
    """What a paragraph quotes that is nothing but a quotation."""
    words, places = characters(block)
    match = re.fullmatch(r"[«\"“](?P<quote>[^«»\"“”]+)[»\"”]\.?", words)
    return cut_block(block, Span(places[match.start("quote")], places[match.end("quote") - 1] + 1)) if match else None
