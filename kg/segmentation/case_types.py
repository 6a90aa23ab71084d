"""The types of cases where they stand apart from number and title: in a column, in a heading above, as letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.case_lines import CaseHead
from kg.segmentation.case_titles import heads_a_decision, is_rest, without_tail
from kg.segmentation.headings import case_type, type_words
from kg.segmentation.labels import value_in_column
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.type_tails import with_types_behind
from kg.segmentation.whose import names_someone

GROUP_LINES = 40
GROUP_FIRST = 3
LABEL_LINES = 8
LABELS_BELOW = 3
"""So far below a title without a word before its number the label of its type stands."""
ROW_LINES = 16
LONGEST_CELL = 100
LEAST_TYPED = 2
LEAST_UNLABELLED = 3
LEAST_SHARE = 0.6


def with_types(lines: Sequence[Line], heads: Sequence[CaseHead]) -> list[CaseHead]:
    """The heads, those without a type with that of their column, of their letter, or of the heading above."""
    legend = legend_of(lines)
    heads = with_types_behind(lines, _without_leading_types(lines, heads, legend))
    typed = _of_letters(lines, _of_columns(lines, heads), legend)
    groups = _groups(lines, typed)
    told = {
        head.at: _labelled(lines, typed, at) or legend.get(head.letter) or groups.get(head.at)
        for at, head in enumerate(typed)
    }
    return [head if head.type else replace(head, type=told[head.at]) for head in typed]


def _labelled(lines: Sequence[Line], heads: Sequence[CaseHead], place: int) -> str | None:
    """The type beside its label, nearest to the number at the head of a case paper and on this side of other heads."""
    head = heads[place]
    first = heads[place - 1].last + 1 if place else 0
    end = heads[place + 1].at if place + 1 < len(heads) else len(lines)
    near = range(max(first, head.at - LABEL_LINES), min(head.at + LABEL_LINES, end))
    below = range(head.last + 1, min(head.last + LABELS_BELOW, end))
    for index in sorted(near, key=lambda at: abs(at - head.at)) if head.keyword else below:
        if kind := _type_beside_label(lines, index):
            return kind
    return None


def _type_beside_label(lines: Sequence[Line], index: int) -> str | None:
    match = re.match(lexicon("cases")["head"]["type_labels"], lines[index].words)
    written = (match["type"] or match["other"] or "") if match else ""
    if match and not written:
        value = value_in_column(lines, index)
        written = lines[value].words if value is not None else ""
    return case_type(written)


def legend_of(lines: Sequence[Line]) -> dict[str, str]:
    """What the letters behind numbers or titles stand for, where the paper says it: "B = beslutningssak, O = …".

    Where it says nothing, those of a column that an agenda calls "Type" stand for "": they end no title.
    """
    head = lexicon("cases")["head"]
    pattern, column = re.compile(head["legend"]), re.compile(head["letter_column"])
    pairs = (match.groups() for line in lines for match in pattern.finditer(line.words))
    told = {letter: kind for letter, word in pairs if (kind := case_type(word))} | dict(_told_letters(lines))
    headed = any(len(line.words) <= LONGEST_CELL and column.match(line.words) for line in lines)
    return told or (dict.fromkeys(head["letters"], "") if headed else {})


def _told_letters(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """The letters of which sentences say what they stand for: "Saker merkte D skal drøftast, saker merkte O …"."""
    head = lexicon("cases")["head"]
    words = " ".join(line.words for line in lines)
    for match in re.finditer(head["legend_told"], words):
        places = (
            (found.start(), kind)
            for kind, word in head["legend_words"].items()
            if (found := re.search(word, match["told"]))
        )
        if first := min(places, default=None):
            yield match["letter"], first[1]


def _of_letters(lines: Sequence[Line], heads: Sequence[CaseHead], legend: Mapping[str, str]) -> list[CaseHead]:
    """The heads whose letter stands behind the title, or alone in the last cell of their row, below what was said."""
    typed = list(heads)
    for at, head in enumerate(heads if legend else ()):
        end = next((other.at for other in heads[at + 1 :] if not other.listed), len(lines))
        alone = (legend[line.words] for line in lines[head.at + 1 : end] if line.words in legend)
        behind = _letter_behind(lines, head, legend)
        if head.type or head.listed:
            continue
        if behind:
            typed[at] = replace(head, title=(*head.title[:-1], behind[1]), type=behind[0] or None, beside=True)
        else:
            typed[at] = replace(head, type=next(alone, None) or None)
    return typed


def _letter_behind(lines: Sequence[Line], head: CaseHead, legend: Mapping[str, str]) -> tuple[str, Span] | None:
    """The type whose letter ends the title, and the words of the title's last line before it."""
    title = head.title[-1] if head.title else Span(0, 0)
    last = next((line for line in lines[head.at : head.last + 1] if title.end and line.span.contains(title)), None)
    words = last.words[title.start - last.span.start : title.end - last.span.start] if last else ""
    match = re.search(r"\s+(?P<bracket>\()?(?P<letter>[A-ZÆØÅ])(?(bracket)\))$", words)
    if match is None or match["letter"] not in legend:
        return None
    return legend[match["letter"]], Span(title.start, title.start + match.start())


def _groups(lines: Sequence[Line], heads: Sequence[CaseHead]) -> dict[int, str]:
    """The types of the cases that stand, in order, right below a heading such as "BESLUTNINGSSAKER".

    A heading holds up to the next of them, up to a part of the list that is called otherwise, and as far as the numbers
    go on.
    """
    table = lexicon("headings")["groups"]
    pattern, end = re.compile(table["head"]), re.compile(table["end"])
    found = [
        (index, match)
        for index, line in enumerate(lines)
        if (match := pattern.match(line.words)) and not (index and CaseNumber.parse(lines[index - 1].words))
    ]
    ends = [index for index, line in enumerate(lines) if end.match(line.words)]
    types: dict[int, str] = {}
    for at, match in found:
        stop = min([i for i in (*(i for i, _ in found), *ends) if i > at], default=len(lines))
        below = [head for head in heads if at < head.at < min(stop, at + GROUP_LINES)]
        kind = case_type(match["one"] or match["other"])
        if kind and below and below[0].at - at <= GROUP_FIRST:
            types |= {head.at: kind for head in _in_order(below)}
    return types


def _in_order(heads: Sequence[CaseHead]) -> Iterator[CaseHead]:
    yield heads[0]
    for before, head in pairwise(heads):
        if head.number.year != before.number.year or not 0 <= head.number.number - before.number.number <= 2:
            return
        yield head


def _without_leading_types(
    lines: Sequence[Line], heads: Sequence[CaseHead], legend: Mapping[str, str]
) -> list[CaseHead]:
    """The heads of an agenda with a column of types before that of the titles: "19/24 Orientering Ny vaktordning".

    The labels of the columns stand right above, or else every row of the agenda begins so.
    """
    found = list(heads)
    for first, end in _runs(heads):
        above = lines[max(0, heads[first].at - 2) : heads[first].at]
        labelled = any(_heads_types().search(line.words) for line in above)
        run = [_without_leading_type(lines, head, legend, letters=labelled) for head in heads[first:end]]
        told = sum(1 for head in run if head)
        if labelled or (told == len(run) and told >= LEAST_UNLABELLED):
            found[first:end] = [new or old for new, old in zip(run, heads[first:end], strict=True)]
    return found


def _without_leading_type(
    lines: Sequence[Line], head: CaseHead, legend: Mapping[str, str], *, letters: bool
) -> CaseHead | None:
    """The head without the type that begins its title, which may be told by `letters`; None where there is none."""
    if not head.title or not lines[head.at].span.contains(head.title[0]):
        return None
    line, first = lines[head.at], head.title[0]
    reach = first.start - line.span.start, first.end - line.span.start
    match = _leading_type().match(line.words, *reach)
    coded = _LETTERS.match(line.words, *reach) if letters and match is None else None
    if coded:
        title = (Span(line.span.start + coded.end(), first.end), *head.title[1:])
        return replace(head, title=title, type=legend.get(coded[0].strip()) or head.type, beside=True)
    if match is None:
        return None
    start = line.span.start + match.end()
    kind = case_type(match["type"]) or match["type"].capitalize()
    return replace(head, title=(Span(start, first.end), *head.title[1:]), type=kind, beside=True)


_LETTERS = re.compile(r"[A-ZÆØÅ]{1,3}\s+(?=[A-ZÆØÅ«])")
"""Letters that stand for a type: "PS", "O"."""


@cache
def _leading_type() -> re.Pattern[str]:
    other = "|".join(lexicon("headings")["table"]["other_types"])
    return re.compile(rf"(?P<type>{type_words()}|{other})(?:ssak|sak)?\s+(?=[A-ZÆØÅ«\d])")


@cache
def _heads_types() -> re.Pattern[str]:
    return re.compile(lexicon("headings")["table"]["types_before_titles"])


def _of_columns(lines: Sequence[Line], heads: Sequence[CaseHead]) -> list[CaseHead]:
    """The heads of an agenda whose types stand alone on lines of their own: behind each title, or above each number."""
    typed = list(heads)
    for first, end in _runs(heads):
        run = heads[first:end]
        below = [_type_below(lines, heads, at) for at in range(first, end)]
        reach = max((at - head.at for at, head in zip(below[:-1], run, strict=False) if at is not None), default=0)
        if below[-1] is not None and below[-1] - run[-1].at > reach + 1:
            below[-1] = None
        told = sum(1 for index in below if index is not None)
        above = case_type(lines[run[0].at - 1].words) if run[0].at else None
        if told < max(LEAST_TYPED, LEAST_SHARE * len(run)) or (above and below[-1] is None):
            continue
        for at, index in zip(range(first, end), below, strict=True):
            kind = case_type(lines[index].words) if index is not None else None
            if index is not None and not heads[at].keyword:
                typed[at] = _up_to(lines, replace(heads[at], type=kind), index)
            elif kind or not heads[at].keyword:
                typed[at] = replace(heads[at], type=kind)
    return typed


def _runs(heads: Sequence[CaseHead]) -> Iterator[tuple[int, int]]:
    """The stretches of `heads` whose numbers follow each other on lines near by."""
    first = 0
    for index in range(1, len(heads) + 1):
        before, head = heads[index - 1], heads[index] if index < len(heads) else None
        near = head is not None and head.at - before.at <= ROW_LINES
        if head is None or not near or len(list(_in_order([before, head]))) < 2:
            if index - first >= LEAST_TYPED:
                yield first, index
            first = index


def _type_below(lines: Sequence[Line], heads: Sequence[CaseHead], at: int) -> int | None:
    """The first line below a head, and above the next, that is a type and nothing else."""
    following = heads[at + 1].at if at + 1 < len(heads) else len(lines)
    for index in range(heads[at].at + 1, min(following, heads[at].at + ROW_LINES, len(lines))):
        words = lines[index].words
        if len(words) > LONGEST_CELL:
            return None
        if case_type(words) and not words.endswith(":") and not heads_a_decision(lines, index):
            return index
    return None


def _up_to(lines: Sequence[Line], head: CaseHead, at: int) -> CaseHead:
    """The head with the rest of its title: the cells up to that of the type on line `at`."""
    title = list(head.title)
    inside = [index for index in range(head.at + 1, at) if title and lines[index].span.start >= title[-1].end]
    for index in inside:
        line = lines[index]
        if line.role is LineRole.ITEM or names_someone(line.words) or without_tail(line.words)[0] < len(line.words):
            break
        if line.words[0] == "(" or is_rest(line):
            break
        title.append(line.span)
    return replace(head, title=tuple(title), last=max(head.last, at), beside=True)
