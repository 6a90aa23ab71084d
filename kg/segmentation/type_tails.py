"""The types of cases that stand behind their titles: "Ny vaktordning (drøfting)", "Ny vaktordning – drøftingssak"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.case_lines import CaseHead, title_part
from kg.segmentation.headings import case_type, type_words
from kg.segmentation.layout import Line

LEAST_DASHED = 2
"""One title alone may end so; where several do, they tell what the cases are."""


def with_types_behind(lines: Sequence[Line], heads: Sequence[CaseHead]) -> list[CaseHead]:
    """The heads, those whose title ends with a type in brackets or behind a dash with that type and without it."""
    tails = [_tail(lines, head) for head in heads]
    dashed = {tail[1].group("dashed").casefold() for tail in tails if tail and tail[1]["dashed"]}
    several = len({head.number for head, tail in zip(heads, tails, strict=True) if tail and tail[1]["dashed"]})
    found = list(heads)
    for at, tail in enumerate(tails):
        if tail and (tail[1]["bracketed"] or (dashed and several >= LEAST_DASHED)):
            found[at] = _without(heads[at], *tail)
    return found


def _tail(lines: Sequence[Line], head: CaseHead) -> tuple[int, re.Match[str]] | None:
    """The line of the title, from its last on, at which its type begins, and the type."""
    words = [title_part(lines, head, span) for span in head.title]
    for count in (1, 2):
        text = " ".join(words[-count:])
        match = _pattern().search(text) if len(words) >= count else None
        if match and match.start() < (len(words[-count]) if count > 1 else len(text)):
            return len(words) - count, match
    return None


def _without(head: CaseHead, at: int, match: re.Match[str]) -> CaseHead:
    span = head.title[at]
    title = head.title[:at]
    if match.start():
        title = (*title, Span(span.start, span.start + match.start()))
    kind = case_type(match["bracketed"] or match["dashed"])
    return replace(head, title=title, type=head.type or kind) if title else head


@cache
def _pattern() -> re.Pattern[str]:
    lead = lexicon("cases")["head"]["type_leads"]
    types = rf"(?:{type_words()})"
    return re.compile(
        rf"\s*(?:\((?:{lead})?(?P<bracketed>{types})\)|(?:\s[-–]|[:,])\s(?:{lead})?(?P<dashed>{types}))\.?$", re.I
    )
