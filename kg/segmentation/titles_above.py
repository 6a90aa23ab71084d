"""Heads of cases whose number stands alone on the line below the title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Span
from kg.segmentation.case_lines import CaseHead, is_in_series, starts_case
from kg.segmentation.case_titles import LONGEST_TITLE
from kg.segmentation.headings import heading_of
from kg.segmentation.labelled_titles import TITLE_LINES
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.line_cues import is_fact, names_paper


def with_title_above(lines: Sequence[Line], head: CaseHead) -> CaseHead:
    """The head with the group of lines right above its number, where no title stands beside that or right below it.

    Other heads of the paper stand so too, or a label with its value stands right below the number.
    """
    below = lines[head.at + 1] if head.at + 1 < len(lines) else None
    labelled = below is not None and below.gap == 0 and is_fact(below.words) and ":" in below.words
    far = not head.title or (labelled and below is not None and head.title[0].start > below.span.end)
    behind = lines[head.at].words[head.number_span.end - lines[head.at].span.start :].strip()
    stands = far and not lines[head.at].gap and (labelled or bool(behind) or is_in_series(lines, head.at))
    title = _group_above(lines, head.at) if stands and _ends_head(lines, head.at + 1) else ()
    return replace(head, title=title, last=head.at, keyword=True) if title else head


def _ends_head(lines: Sequence[Line], at: int) -> bool:
    """Whether the line below a number begins something else: a label with its value, a heading, a paragraph."""
    below = lines[at] if at < len(lines) else None
    return below is None or below.gap > 0 or is_fact(below.words) or heading_of(below.words) is not None


def _group_above(lines: Sequence[Line], at: int) -> tuple[Span, ...]:
    """The lines between a blank line and line `at`, if they read as a title."""
    first = at - 1
    while first > 0 and lines[first].gap == 0 and at - first < TITLE_LINES:
        first -= 1
    group = lines[first:at] if first >= 0 and lines[first].gap else ()
    titled = group and group[0].words[0].isupper() and not group[-1].words.endswith((".", ":", ";"))
    return tuple(line.span for line in group) if titled and all(map(_could_be_title, group)) else ()


def _could_be_title(line: Line) -> bool:
    told = is_fact(line.words) or heading_of(line.words) or names_paper(line.words) or starts_case(line)
    return not told and line.role is LineRole.TEXT and len(line.words) <= LONGEST_TITLE
