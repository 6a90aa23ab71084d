"""Papers inside a paper: attachments, letters, consultation responses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import lexicon
from kg.model import SegmentKind
from kg.segmentation.anchors import Anchor
from kg.segmentation.headings import Heading, heading_of, lists_attachments
from kg.segmentation.layout import Line, LineRole

NEARBY = 5
REFERENCE_REACH = 14


@cache
def _kinds() -> tuple[tuple[SegmentKind, re.Pattern[str]], ...]:
    paper = lexicon("headings")["paper"]
    rows = (
        (SegmentKind.CONSULTATION_RESPONSE, "consultation_response"),
        (SegmentKind.LETTER, "consultation_letter"),
    )
    return tuple((kind, re.compile(rf"^(?:{'|'.join(map(re.escape, paper[name]))})(?!\w)")) for kind, name in rows)


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(
        r"^(?:Deres|Vår|Dykkar|Din|Vårt|Deira)\s+ref|^Saksbehandl|^Sakshandsam|^Høringsfrist|^Høyringsfrist"
        r"|^Svartype|^Til\s+(?:høringen|høyringa)\s*:"
    )


def find_papers(lines: Sequence[Line]) -> Iterator[Anchor]:
    """Anchors of kinds ATTACHMENT, LETTER and CONSULTATION_RESPONSE."""
    for index, line in enumerate(lines):
        if line.role is LineRole.ITEM:
            continue
        found = heading_of(line.words)
        if found and found.heading is Heading.ATTACHMENT and _opens_attachment(lines, index):
            pairs = (("number", found.number or ""),)
            yield Anchor(SegmentKind.ATTACHMENT, line.span.start, line.span, pairs)
        else:
            yield from _letter(lines, index)


def _opens_attachment(lines: Sequence[Line], index: int) -> bool:
    """An attachment's own first line, not an entry of a list of attachments."""
    line = lines[index]
    near = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    if not line.cell:
        near += [*lines[max(0, index - 2) : index], *lines[index + 1 : index + 1 + NEARBY]]
    listed = any(_is_attachment(other) or lists_attachments(other.words) for other in near)
    return not listed and (line.cell or (line.gap > 0 and not line.words.endswith(":")))


def _is_attachment(line: Line) -> bool:
    found = heading_of(line.words)
    return found is not None and found.heading is Heading.ATTACHMENT


def _letter(lines: Sequence[Line], index: int) -> Iterator[Anchor]:
    line = lines[index]
    words = line.words.capitalize() if line.words.isupper() else line.words
    kind = next((kind for kind, pattern in _kinds() if pattern.match(words)), None)
    if (
        kind is None
        or line.words.endswith(".")
        or any(lists_attachments(other.words) for other in lines[max(0, index - 4) : index])
    ):
        return
    around = [*lines[max(0, index - REFERENCE_REACH) : index], *lines[index + 1 : index + 3]]
    referenced = [other for other in around if _reference().match(other.words)]
    if referenced or line.cell or index < 3:
        start = min(
            [other.span.start for other in referenced if other.span.start < line.span.start],
            default=line.span.start,
        )
        yield Anchor(kind, start, line.span, (("title", line.words),))
