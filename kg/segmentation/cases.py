"""The segments of cases: agendas with their rows, case papers, minuted cases, quoted cases."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import SegmentKind
from kg.segmentation.anchors import Anchor
from kg.segmentation.case_lines import CaseHead, starts_case
from kg.segmentation.headings import Heading, case_type, heading_of, told_decision
from kg.segmentation.labels import has_label
from kg.segmentation.layout import Line
from kg.segmentation.line_cues import is_fact, names_paper

ROW_LINES = 8
NOTE_LINES = 2
NEAR_NUMBERS = 6
HEAD_REACH = 9
BLOCK_REACH = 14
LEAST_LABELS = 3
SENTENCE = 45
SENTENCE_IN_MINUTES = 30


def find_cases(lines: Sequence[Line], heads: Sequence[CaseHead], meetings: Sequence[Anchor]) -> Iterator[Anchor]:
    """Anchors for agendas and their rows, for case papers, minuted cases and quoted ones."""
    heads = _without_open_lists(lines, heads)
    runs = list(_unminuted(lines, agenda_runs(lines, heads, meetings), meetings))
    runs = [run for run in runs if not (_minuted(lines, run, meetings) and _goes_on(run, heads))]
    for run in runs:
        yield from _agenda(lines, run)
    rows = {head.at for run in runs for head in run}
    attached_from = _first_attachment(lines)
    listed = _listed(runs, [head for head in heads if attached_from is None or head.at < attached_from])
    for head in heads:
        if head.at not in rows:
            yield _case_anchor(lines, head, listed, meetings, attached_from)


def _without_open_lists(lines: Sequence[Line], heads: Sequence[CaseHead]) -> list[CaseHead]:
    """The heads without the rows of a case that lists decisions still to be carried out."""
    kept: list[CaseHead] = []
    listing: CaseHead | None = None
    for head in heads:
        between = lines[listing.last + 1 : head.at] if listing else ()
        parted = any((found := heading_of(line.words)) and found.heading in _DECISIVE for line in between)
        if listing and not parted and not _follows(head.number, listing.number):
            continue
        kept.append(head)
        opens = re.search(
            lexicon("cases")["open"]["title"], "".join(line.words for line in lines[head.at : head.last + 1])
        )
        listing = head if opens and head.title else None
    return kept


def _minuted(lines: Sequence[Line], run: Sequence[CaseHead], meetings: Sequence[Anchor]) -> bool:
    return _meeting_kind(meetings, lines[run[0].at].span.start) == "minutes"


def _goes_on(run: Sequence[CaseHead], heads: Sequence[CaseHead]) -> bool:
    """Whether a run is part of a longer series and no case of it stands elsewhere: no list of cases to come."""
    before = [head for head in heads if head.at < run[0].at]
    later = [head for head in heads if head.at > run[-1].last]
    listed = {_top(head.number) for head in run}
    again = any(_top(head.number) in listed for head in later)
    again_before = any(_top(head.number) in listed for head in before)
    goes_on = any(head.title and _follows(head.number, run[-1].number, lost=1) for head in later)
    went_before = any(head.title and _follows(run[0].number, head.number, lost=1) for head in before)
    return not again and (goes_on or (went_before and not again_before))


def _follows(number: CaseNumber, before: CaseNumber, *, lost: int = 0) -> bool:
    """Whether `number` is the next of its series; up to `lost` numbers between may not have been read."""
    same = number.year == before.year and number.series == before.series
    return same and 1 <= number.number - before.number <= 1 + lost


def _listed(runs: Sequence[Sequence[CaseHead]], heads: Sequence[CaseHead]) -> set[CaseNumber]:
    """The cases of the agendas, and those that go on with their series: an agenda may be read only in part."""
    listed = {_top(head.number) for run in runs for head in run}
    for head in heads:
        if head.title and any(_follows(head.number, number) for number in listed):
            listed.add(head.number)
    series: dict[tuple[int, str], list[int]] = defaultdict(list)
    for number in listed:
        series[number.year, number.series].append(number.number)
    spans = {key: (min(own), max(own)) for key, own in series.items() if max(own) - min(own) <= 2 * len(own)}
    return listed | {head.number for head in heads if head.keyword and _is_between(head.number, spans)}


def _is_between(number: CaseNumber, spans: Mapping[tuple[int, str], tuple[int, int]]) -> bool:
    """Whether cases on both sides of a number are listed: the row of its own was lost."""
    first, last = spans.get((number.year, number.series), (0, 0))
    return first < number.number < last


def agenda_runs(lines: Sequence[Line], heads: Sequence[CaseHead], meetings: Sequence[Anchor]) -> list[list[CaseHead]]:
    """Lists of heads that follow each other with nothing treated between: the rows of an agenda.

    A list of earlier cases whose numbers do not go on from row to row is none.
    """
    runs: list[list[CaseHead]] = [[]]
    for head in (head for head in heads if not head.listed):
        minuted = _meeting_kind(meetings, lines[head.at].span.start) == "minutes"
        if runs[-1] and not _next_row(lines, runs[-1], head, sentence=SENTENCE_IN_MINUTES if minuted else SENTENCE):
            runs.append([])
        runs[-1].append(head)
    trimmed = [
        run[:-1] if _is_treated(lines, run[-1], heads) and not _lists_itself(run, heads) else run for run in runs if run
    ]
    return [run for run in trimmed if len(run) > 1 and _of_one_meeting(run)]


def _lists_itself(run: Sequence[CaseHead], heads: Sequence[CaseHead]) -> bool:
    """Whether a run is the list that the case above it approves: that one's own number is in it."""
    above = next((head for head in reversed(heads) if head.at < run[0].at), None)
    return above is not None and any(head.number == above.number for head in run[:-1])


def _of_one_meeting(run: Sequence[CaseHead]) -> bool:
    """Whether the cases are of one year, or two of them stand as near by each other as those of one meeting do."""
    near = (
        a.number.year == b.number.year and abs(b.number.number - a.number.number) <= NEAR_NUMBERS
        for a, b in pairwise(run)
    )
    return len({head.number.year for head in run}) == 1 or any(near)


def _unminuted(
    lines: Sequence[Line], runs: Sequence[list[CaseHead]], meetings: Sequence[Anchor]
) -> Iterator[list[CaseHead]]:
    """The runs without those that minutes list a second time with words between: these are cases treated in brief."""
    listed: set[CaseNumber] = set()
    for run in runs:
        numbers = {head.number for head in run}
        minuted = _minuted(lines, run, meetings)
        spoken = any(behind.at > head.last + 1 for head, behind in pairwise(run))
        again = minuted and numbers <= listed
        rows = run[: -1 if again else None] if not (again and spoken) else []
        if rows:
            yield rows
        listed |= numbers


def _next_row(lines: Sequence[Line], run: Sequence[CaseHead], head: CaseHead, *, sentence: int) -> bool:
    before = run[-1]
    between = lines[before.last + 1 : head.at]
    listed_again = not head.continued and any(row.number == head.number for row in run)
    same_kind = head.keyword == before.keyword and head.number.part is None
    follows = head.number.number == before.number.number + 1 and not head.keyword and len(between) <= NOTE_LINES
    treated = not _nothing_treated(between, sentence=None if follows else sentence)
    return same_kind and not listed_again and len(between) <= ROW_LINES and not treated


_DECISIVE = (Heading.PROPOSED, Heading.ADOPTED, Heading.SECTION, Heading.ATTACHMENT, Heading.SIGNATURE)


def _nothing_treated(between: Sequence[Line], *, sentence: int | None) -> bool:
    for index, line in enumerate(between):
        found = heading_of(line.words)
        if told_decision().match(" ".join(following.words for following in between[index : index + 3])):
            return False
        is_type = case_type(line.words) and not line.words.endswith(":") and index == len(between) - 1
        if found and found.heading in _DECISIVE and not is_type:
            return False
        if sentence and line.words.endswith((".", ":")) and len(line.words) > sentence:
            return False
    return True


def _is_treated(lines: Sequence[Line], head: CaseHead, heads: Sequence[CaseHead]) -> bool:
    """Whether the last row of a run is already a treated case: its decision or text stands right under it."""
    if head.beside or (not head.keyword and any(other.keyword for other in heads)):
        return False
    later = next((h.at for h in heads if h.at > head.at), len(lines))
    below = [line for line in lines[head.last + 1 : min(head.last + 8, later)] if not is_fact(line.words)][:3]
    found = [heading_of(line.words) for line in below]
    return any(f and f.heading in (Heading.PROPOSED, Heading.ADOPTED) for f in found)


def _agenda(lines: Sequence[Line], run: Sequence[CaseHead]) -> Iterator[Anchor]:
    ends = [lines[head.last].span.end for head in run]
    starts = [min(lines[head.at].span.start, head.heading.start) for head in run]
    yield Anchor(SegmentKind.AGENDA, starts[0], rank=3, end=ends[-1])
    for head, start, end in zip(run, starts, ends, strict=True):
        pairs = _pairs(head, "agenda", treated=True)
        yield Anchor(SegmentKind.CASE, start, head.heading, pairs, rank=4, end=end)


def _pairs(head: CaseHead, style: str, *, treated: bool) -> tuple[tuple[str, str], ...]:
    pairs = [
        ("number", str(head.number)),
        ("style", style),
        ("treated", "yes" if treated else "no"),
        ("title-spans", " ".join(f"{s.start}-{s.end}" for s in head.title)),
        ("number-span", f"{head.number_span.start}-{head.number_span.end}"),
    ]
    if head.type:
        pairs.append(("type", head.type))
    if head.officers:
        pairs.append(("officer-spans", " ".join(f"{s.start}-{s.end}" for s in head.officers)))
    return tuple(pairs)


def _top(number: CaseNumber) -> CaseNumber:
    return number.parent() or number


def _case_anchor(
    lines: Sequence[Line],
    head: CaseHead,
    listed: set[CaseNumber],
    meetings: Sequence[Anchor],
    attached_from: int | None,
) -> Anchor:
    known = _top(head.number) in listed
    attached = attached_from is not None and head.at > attached_from
    treated = not head.listed and (known or (not listed and (not attached or _opens_a_paper(lines, head))))
    if not treated:
        pairs = _pairs(head, "quoted", treated=False)
        end = lines[head.last].span.end if head.listed else None
        return Anchor(SegmentKind.CASE, lines[head.at].span.start, head.heading, pairs, rank=5, end=end)
    style = "minutes" if _meeting_kind(meetings, lines[head.at].span.start) == "minutes" else "paper"
    start = min(lines[_paper_start(lines, head.at, block=style == "paper")].span.start, head.heading.start)
    return Anchor(SegmentKind.CASE, start, head.heading, _pairs(head, style, treated=True))


def _first_attachment(lines: Sequence[Line]) -> int | None:
    for index, line in enumerate(lines):
        found = heading_of(line.words)
        if found and found.heading is Heading.ATTACHMENT and line.cell:
            return index
    return None


def _opens_a_paper(lines: Sequence[Line], head: CaseHead) -> bool:
    for line in lines[head.last + 1 : head.last + HEAD_REACH]:
        found = heading_of(line.words)
        if found and found.heading in (Heading.PROPOSED, Heading.ADOPTED, Heading.SECTION):
            return True
    return False


def _meeting_kind(meetings: Sequence[Anchor], position: int) -> str | None:
    index = bisect_right([m.start for m in meetings], position) - 1
    return dict(meetings[index].attributes).get("kind") if index >= 0 else None


def _paper_start(lines: Sequence[Line], at: int, *, block: bool) -> int:
    """A case paper begins with its own head of date, reference and case officer, above the case's title.

    Where that head may be a `block` of labels with their values below what the paper calls itself, it begins there.
    """
    start, labelled = at, 0
    for index in range(at - 1, max(-1, at - BLOCK_REACH), -1):
        words = lines[index].words
        if block and labelled >= LEAST_LABELS and names_paper(words):
            return index
        if heading_of(words) or starts_case(lines[index]):
            break
        labelled += (is_fact(words) and ":" in words) or has_label(words)
        near = index > at - HEAD_REACH
        if near and (re.match(lexicon("cases")["head"]["facts"], words) or (is_fact(words) and ":" not in words)):
            start = index
    return start
