"""The footnotes of a document: each is a text of its own, which no sentence of the page runs into."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.segmentation.flow import Flow
from kg.segmentation.layout import Layout, Line, LineRole

_NUMBERED = re.compile(r"\d{1,2}\s+\S")


def read_footnotes(layout: Layout) -> Iterator[Flow]:
    """Each footnote with the lines that it runs over."""
    notes: list[list[Line]] = []
    before: Line | None = None
    for line in layout.lines:
        if line.role is LineRole.FOOTNOTE:
            goes_on = before is not None and before.role is LineRole.FOOTNOTE and not _NUMBERED.match(line.words)
            if goes_on and notes:
                notes[-1].append(line)
            else:
                notes.append([line])
        before = line
    for lines in notes:
        places = [place for line in lines for place in (*range(line.span.start, line.span.end), line.span.end)]
        yield Flow(" ".join(line.words for line in lines), tuple(places[:-1]))
