"""The title of a case beside or below its label: "Saka gjeld: Ny vaktordning", over the lines on which it goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.case_lines import head_pattern
from kg.segmentation.headings import Heading, case_type, dangles, heading_of
from kg.segmentation.labels import ends_column, has_label, value_in_column
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.line_cues import is_fact
from kg.segmentation.task_tables import heads_tasks

TITLE_LINES = 9
FACT_LINES = 16

_LABELLED = re.compile(r"[A-ZÆØÅ][\w./-]{1,24}(?: [\w./-]{1,14}){0,2}:\s+\S")


def labelled_title(lines: Sequence[Line], at: int) -> tuple[Span, ...]:
    """The title beside its label, above or below the number: "Saka gjeld: Ny vaktordning"."""
    pattern = re.compile(lexicon("cases")["head"]["title_labels"])
    for index in sorted(_near(lines, at), key=lambda i: abs(i - at)):
        match = pattern.match(lines[index].words)
        if match and heads_tasks(lines[index].words):
            continue
        if match and (match["title"] or match["plain"]):
            name = "title" if match["title"] else "plain"
            first = Span(lines[index].span.start + match.start(name), lines[index].span.end)
            return (first, *_rest_of_label(lines, index))
        if match and (behind := _behind_names_in_column(lines, index)):
            return (behind,)
        below = value_in_column(lines, index) if match else None
        if below is not None and not is_fact(lines[below].words):
            first = _behind_a_name(lines[below], lines[max(0, index - 1)])
            rest = _rest_of_column if ends_column(lines, index) else _rest_of_label
            return (first, *rest(lines, below))
    return ()


def _rest_of_label(lines: Sequence[Line], at: int) -> list[Span]:
    """The lines below the title beside a label on which it goes on: in small letters, with a year, behind "og"."""
    rest: list[Span] = []
    for index, (line, above) in enumerate(zip(lines[at + 1 : at + TITLE_LINES], lines[at:], strict=False), at + 1):
        goes_on = (
            line.words[0].islower()
            or _is_between_labels(lines, index)
            or is_open(above.words)
            or re.match(r"(?:19|20)\d\d(?!/)", line.words)
        )
        capitals = line.words.isupper() and above.words.isupper()
        told = line.role is LineRole.ITEM or heading_of(line.words) or tells_a_fact(line.words)
        if line.gap or told or not (goes_on or capitals):
            break
        rest.append(line.span)
    return rest


def _is_between_labels(lines: Sequence[Line], index: int) -> bool:
    """Whether a line without a label stands right above one that has its value beside it."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    return (
        below is not None and not below.gap and bool(_LABELLED.match(below.words)) and not has_label(lines[index].words)
    )


def _rest_of_column(lines: Sequence[Line], at: int) -> list[Span]:
    """The lines below the first of the last value of a column, up to a blank line or what is none of it."""
    rest: list[Span] = []
    for line in lines[at + 1 : at + TITLE_LINES]:
        if line.gap or line.role is LineRole.ITEM or heading_of(line.words) or tells_a_fact(line.words):
            break
        rest.append(line.span)
    return rest


def _near(lines: Sequence[Line], at: int) -> range:
    """The lines near a case's number, up to the numbers of the cases next to it and what the one before proposes."""
    first, last = at, at
    while first > max(0, at - FACT_LINES) and not _next_to(lines[at], lines[first - 1]):
        if is_decisive(lines[first - 1].words):
            break
        first -= 1
    while last + 1 < min(at + FACT_LINES, len(lines)) and not _next_to(lines[at], lines[last + 1]):
        last += 1
    return range(first, last + 1)


def _next_to(line: Line, other: Line) -> bool:
    one, two = (match and CaseNumber.parse(match["number"]) for match in map(_headed, (line, other)))
    return bool(one and two and one.year == two.year and one.number != two.number)


def _headed(line: Line) -> re.Match[str] | None:
    return head_pattern().match(line.words)


def _behind_a_name(line: Line, above: Line) -> Span:
    """The words of a line; without what the paper calls itself, and the name where the label above is a person's."""
    if paper := re.match(lexicon("cases")["head"]["paper_before"], line.words):
        return Span(line.span.start + paper.end(), line.span.end)
    if values := re.match(lexicon("cases")["head"]["values_before"], line.words):
        return Span(line.span.start + values.end(), line.span.end)
    name = re.match(lexicon("cases")["head"]["names_before"], line.words)
    start = line.span.start + (name.end() if name and _labels_a_person(above.words) else 0)
    return Span(start, line.span.end)


def _behind_names_in_column(lines: Sequence[Line], index: int) -> Span | None:
    """The title behind the names on one line, where both labels, that of a person and this one, stand right above."""
    labels = lines[max(0, index - 1) : index + 1]
    value = lines[index + 1] if len(labels) > 1 and index + 1 < len(lines) else None
    above = value is not None and _labels_a_person(labels[0].words) and labels[1].words.endswith(":")
    name = re.match(lexicon("cases")["head"]["names_before"], value.words) if value and above else None
    return Span(value.span.start + name.end(), value.span.end) if value and name else None


def _labels_a_person(words: str) -> bool:
    return bool(re.search(r"(?i)(?:^|:\s)saks?(?:handsam|behandl)\w*\.?\s*:$", words))


def is_decisive(words: str) -> bool:
    """Whether a line is the heading of what is proposed or was decided."""
    found = heading_of(words)
    decides = found is not None and found.heading in (Heading.PROPOSED, Heading.ADOPTED)
    return decides and (words.endswith(":") or not case_type(words))


def tells_a_fact(words: str) -> bool:
    """Whether a line is a label, with its value or without, or the type of a case."""
    head = lexicon("cases")["head"]
    return has_label(words) or is_fact(words) or bool(re.match(rf"(?:{head['facts']})|{head['type_labels']}", words))


def is_open(words: str) -> bool:
    """Whether a line goes on on the next: it ends in a mark or a word that asks for more."""
    return words.endswith((",", ":", "&", "/", "–", "-")) or dangles(words)
