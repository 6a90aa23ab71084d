"""Headings of one body's treatment of a case outside a table of bodies: the case is minuted there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.dates import first_date
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.body_names import full_name
from kg.segmentation.case_lines import CaseHead
from kg.segmentation.headings import Heading, heading_of
from kg.segmentation.layout import Line
from kg.segmentation.line_cues import names_paper
from kg.segmentation.treatments import find_treatments
from kg.segmentation.turns import HEAD_LINES, could_be_a_title

HEADINGS_WITHIN = 4
_TREATING = (Heading.ADOPTED, Heading.PROPOSED)


def lone_anchors(lines: Sequence[Line], text: str, heads: Sequence[CaseHead] = ()) -> Iterator[tuple[int, Anchor]]:
    """Headings of one body's treatment, each with the index of its line: the case is minuted there.

    Without a date they head one where nothing else heads cases: `heads` are those of cases with their titles.
    """
    known = {head.number for head in heads if head.title}
    for treated in find_treatments(lines):
        below = (heading_of(line.words) for line in lines[treated.at + 1 : treated.at + HEADINGS_WITHIN])
        if not known and any(found and found.heading in _TREATING for found in below):
            span = lines[treated.at].span
            place = treated.number_span
            pairs = (
                ("number", str(treated.number)),
                ("style", "minutes"),
                ("treated", "yes"),
                ("body", full_name(treated.written, text)),
                ("number-span", f"{place.start}-{place.end}"),
                ("date-span", f"{span.start}-{span.end}"),
            )
            yield treated.at, Anchor(SegmentKind.CASE, span.start, span, pairs)
    patterns = [re.compile(pattern) for pattern in lexicon("cases")["lone"]["heads"]]
    titled = " ".join(f"{span.start}-{span.end}" for span in _below_name(lines))
    for index, line in enumerate(lines):
        words = _with_rest(lines, index)
        match = next((found for pattern in patterns if (found := pattern.match(words))), None)
        date = first_date(match["date"]) if match else None
        number = CaseNumber.parse(match["number"]) if match else None
        if match and date and number and not heading_of(line.words):
            start = line.span.start
            told = (
                ("number", str(number)),
                ("style", "minutes"),
                ("treated", "yes"),
                ("body", full_name(match["body"].strip(), text)),
                ("meeting-date", date),
                ("number-span", f"{start + match.start('number')}-{start + match.end('number')}"),
                ("date-span", f"{line.span.start}-{line.span.start + len(words)}"),
                *([("title-spans", titled)] if titled else []),
            )
            yield index, Anchor(SegmentKind.CASE, start, line.span, told)


def _with_rest(lines: Sequence[Line], index: int) -> str:
    """The words of a line, and of the next where the heading goes on there: "… har behandlet saken i / møte …"."""
    line, rest = lines[index], lines[index + 1 : index + 2]
    goes_on = rest and line.words.endswith((" i", " møte")) and rest[0].span.start == line.span.end + 1
    return f"{line.words} {rest[0].words}" if goes_on else line.words


def _below_name(lines: Sequence[Line]) -> tuple[Span, ...]:
    """The title right below what the paper calls itself, where that stands near its top."""
    at = next((at for at, line in enumerate(lines[:HEAD_LINES]) if names_paper(line.words)), None)
    first = lines[at + 1] if at is not None and at + 1 < len(lines) else None
    return (first.span,) if first and could_be_a_title(first) else ()
