"""Heads of case papers that are known by the title alone: the agenda has it with the number, which was lost below."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from kg.identifiers import CaseNumber
from kg.model import Span
from kg.segmentation.case_lines import CaseHead, title_part
from kg.segmentation.headings import Heading, heading_of, lists_attachments
from kg.segmentation.labels import has_label
from kg.segmentation.layout import Line
from kg.segmentation.line_cues import is_fact, is_whole, names_paper
from kg.text import letters_alone

FEWEST_LETTERS = 10
TITLE_LINES = 4
MOST = 20
"""What stands more often is a label, or the running head of a page."""
LIST_REACH = 8
LABELS_REACH = 6
TEXT_REACH = 12
NUMBER_REACH = 10
_PARTS = (Heading.PROPOSED, Heading.ADOPTED, Heading.SECTION)


def titled_heads(lines: Sequence[Line], heads: Sequence[CaseHead], stops: Iterable[int]) -> Iterator[CaseHead]:
    """A head for each listed case that no head treats, where its title stands again with a paper around it.

    `stops` are the lines on which a meeting or another paper begins: minutes may be called as the case is.
    """
    taken = {*stops, *(at for head in heads for at in range(head.at, head.last + 1))}
    printed: dict[CaseNumber, list[int]] = defaultdict(list)
    for head in heads:
        printed[head.number].append(head.at)
    letters = [letters_alone(line.words) for line in lines]
    places: dict[str, list[int]] = defaultdict(list)
    for at, read in enumerate(letters):
        if at not in taken:
            places[read].append(at)
    for head in heads:
        if len(printed[head.number]) > 1 or not head.title or not _is_row(head, printed):
            continue
        title = " ".join(title_part(lines, head, span) for span in head.title)
        if len(letters_alone(title)) < FEWEST_LETTERS and not is_whole(title):
            continue
        begun = {read for read in accumulate(map(letters_alone, title.split())) if len(places.get(read, ())) <= MOST}
        for at in sorted(at for read in begun for at in places.get(read, ()) if at > head.last):
            last = _ends_at(letters, at, letters_alone(title), taken)
            if last is not None and _has_paper(lines, at, last, taken):
                yield _headed(lines, head, at, last, taken)
                break


def _is_row(head: CaseHead, printed: Mapping[CaseNumber, Sequence[int]]) -> bool:
    """Whether the case before or the one behind stands right above or below."""
    number = head.number
    around = (replace(number, number=number.number + step) for step in (-1, 1))
    return any(0 < abs(at - head.at) <= LIST_REACH for one in around for at in printed.get(one, ()))


def _ends_at(letters: Sequence[str], at: int, title: str, taken: Collection[int]) -> int | None:
    """The last of the lines from `at` on that hold the title and nothing else."""
    read = ""
    for last in range(at, min(at + TITLE_LINES, len(letters))):
        read += letters[last]
        if last in taken or not letters[last] or not title.startswith(read):
            return None
        if read == title:
            return last
    return None


def _has_paper(lines: Sequence[Line], at: int, last: int, taken: Collection[int]) -> bool:
    """Whether labels stand right above, or what the paper calls itself, or the heading of a part of it below."""
    for index in range(at - 1, max(-1, at - 1 - LABELS_REACH), -1):
        words = lines[index].words
        if lists_attachments(words):
            return False
        if is_fact(words) or has_label(words) or names_paper(words):
            return True
        if index in taken or words.endswith((".", ":")):
            break
    found = (heading_of(line.words) for line in lines[last + 1 : last + 1 + TEXT_REACH])
    return any(one is not None and one.heading in _PARTS for one in found)


def _headed(lines: Sequence[Line], row: CaseHead, at: int, last: int, taken: Collection[int]) -> CaseHead:
    """The head at the title; where its number stands above, glued to what surrounds it, it is read there."""
    title = tuple(line.span for line in lines[at : last + 1])
    number = re.compile(rf"(?<!\d){re.escape(str(row.number))}(?!\d)")
    for index in range(at - 1, max(-1, at - 1 - NUMBER_REACH), -1):
        if index not in taken and (found := number.search(lines[index].words)):
            start = lines[index].span.start
            span = Span(start + found.start(), start + found.end())
            return CaseHead(at, row.number, span, title, last, keyword=True)
    return CaseHead(at, row.number, row.number_span, title, last, keyword=True, apart=True)
