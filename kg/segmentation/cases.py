"""The heads of cases: agenda rows, case papers, minuted cases, rows of earlier decisions, quoted cases."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.headings import Heading, case_type, heading_of, type_words
from kg.segmentation.layout import Layout, Line, LineRole

TITLE_LINES = 9
ROW_LINES = 8
HEAD_REACH = 9
RAGGED = 6


@dataclass(frozen=True, slots=True)
class CaseHead:
    """A line that heads a case; `at` is its index among the lines that are read, `last` that of the head's last line.

    `title` holds the spans of the title's lines, `type` the written case type; `beside` tells that a time, page or type
    stands beside the title, as in the rows of an agenda.
    """

    at: int
    number: CaseNumber
    number_span: Span
    title: tuple[Span, ...]
    last: int
    type: str | None = None
    keyword: bool = False
    continued: bool = False
    beside: bool = False

    @property
    def heading(self) -> Span:
        """Number and title."""
        return Span(self.number_span.start, self.title[-1].end if self.title else self.number_span.end)


@cache
def _head_pattern() -> re.Pattern[str]:
    head = lexicon("cases")["head"]
    words = "|".join(head["keywords"])
    again = "|".join(map(re.escape, head["continued"]))
    return re.compile(
        rf"^(?:(?P<keyword>{words})\s*:?\s*)?(?P<number>{head['number']})(?P<letter>\s?[A-Z])?(?![\w/])"
        rf"[.:]?(?:\s+(?P<again>{again})(?!\w))?(?:\s*[-–:]\s+|\s+|$)(?P<title>.*)$"
    )


@cache
def _tail_pattern() -> re.Pattern[str]:
    row = lexicon("cases")["row"]
    return re.compile(rf"(?:^|\s+)(?:{row['time']}|{row['page']}|(?P<type>{type_words()})(?:ssak)?|forts\.)\s*$")


def read_lines(layout: Layout) -> list[Line]:
    """The lines that carry text: furniture and footnotes left out."""
    return [line for line in layout.lines if line.role not in (LineRole.FURNITURE, LineRole.FOOTNOTE)]


def case_heads(lines: Sequence[Line]) -> list[CaseHead]:
    """Every line that looks like the head of a case, with its whole title."""
    heads: list[CaseHead] = []
    for index, line in enumerate(lines):
        if line.role is LineRole.ITEM:
            continue
        match = _head_pattern().match(line.words)
        number = CaseNumber.parse(match["number"]) if match else None
        if match and number and _believable(match, lines, index):
            head = _head(lines, index, match, number)
            if head.title or head.keyword:
                heads.append(head)
    return heads


def _believable(match: re.Match[str], lines: Sequence[Line], index: int) -> bool:
    title = match["title"]
    if match["keyword"] or match["again"]:
        return not title or not title[0].islower()
    following = lines[index + 1] if index + 1 < len(lines) else None
    if not title:
        return following is not None and following.gap <= 1 and following.words[0].isupper() and _in_table(lines, index)
    return (title[0].isupper() or title[0] in '«“"') and not _is_archive(match["number"])


def _is_archive(number: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d{2}/\d{1,4}", number))


def _in_table(lines: Sequence[Line], index: int) -> bool:
    return any(_is_table_head(line) for line in lines[max(0, index - 40) : index])


def _is_table_head(line: Line) -> bool:
    found = heading_of(line.words)
    return found is not None and found.heading in (Heading.AGENDA_TABLE, Heading.EARLIER_TABLE)


def _head(lines: Sequence[Line], index: int, match: re.Match[str], number: CaseNumber) -> CaseHead:
    line = lines[index]
    start = line.span.start
    head = CaseHead(
        index,
        number,
        Span(start + match.start("number"), start + match.end("number")),
        (),
        index,
        keyword=bool(match["keyword"]),
        continued=bool(match["again"]),
    )
    return _with_title(lines, head, Span(start + match.start("title"), line.span.end))


def _with_title(lines: Sequence[Line], head: CaseHead, first: Span) -> CaseHead:
    """Collect the title over its lines; times, page numbers and the case type beside it are left out."""
    title: list[Span] = []
    kind: str | None = None
    last, beside = head.at, False
    line, part = lines[head.at], first
    for index in range(head.at, min(head.at + TITLE_LINES, len(lines))):
        if index > head.at:
            line, part = lines[index], lines[index].span
            if not _goes_on(lines, index, bool(title), kind):
                break
        cut, found = _without_tail(line.words[part.start - line.span.start :])
        kind = found or kind
        beside = beside or cut < len(line.words) - (part.start - line.span.start)
        last = index
        if cut:
            title.append(Span(part.start, part.start + cut))
        if cut < part.end - part.start:
            break
    return replace(head, title=tuple(title), type=kind, last=last, beside=beside)


def _without_tail(words: str) -> tuple[int, str | None]:
    """The length of `words` without times, page numbers and a case type at the end, and that type."""
    kind: str | None = None
    end = len(words.rstrip())
    while match := _tail_pattern().search(words[:end]):
        if match["type"] and kind is None:
            kind = case_type(match["type"])
        elif match["type"]:
            break
        end = match.start()
    return end, kind


def _goes_on(lines: Sequence[Line], index: int, started: bool, kind: str | None) -> bool:
    """Whether line `index` belongs to the head: the rest of the title, or a type or time that stands alone."""
    line = lines[index]
    if line.role is LineRole.ITEM or (_head_pattern().match(line.words) and not line.words[0].isdigit()):
        return False
    cut, found = _without_tail(line.words)
    if cut == 0 and (found or kind is None):
        return line.gap <= 2 and not _heads_a_decision(lines, index)
    if kind is not None or heading_of(line.words) or _is_rest(line) or _starts_case(line):
        return False
    return _title_continues(lines, index, started)


def _heads_a_decision(lines: Sequence[Line], index: int) -> bool:
    """ "Vedtak" is a case type in an agenda and a heading in minutes: there text follows."""
    found = heading_of(lines[index].words)
    following = lines[index + 1] if index + 1 < len(lines) else None
    decides = found is not None and found.heading in (Heading.ADOPTED, Heading.PROPOSED)
    return decides and following is not None and not _starts_case(following)


def _starts_case(line: Line) -> bool:
    match = _head_pattern().match(line.words)
    if not match or (not match["keyword"] and _is_archive(match["number"])):
        return False
    return bool(match["keyword"] or re.match(r"[A-ZÆØÅ«]", match["title"] or ""))


def _is_rest(line: Line) -> bool:
    rest = lexicon("headings")["table"]["rest"]
    beside = lexicon("cases")["row"]["beside"]
    return line.words.split(maxsplit=1)[0] in rest or bool(re.match(beside, line.words))


_DANGLING = re.compile(r"(?:[,:&/–-]|\b(?:og|av|for|til|i|på|med|en|et|ein|eit|frå|fra|om|ved))$")


def _title_continues(lines: Sequence[Line], index: int, started: bool) -> bool:
    before, line = lines[index - 1], lines[index]
    first = line.words[0]
    if not started:
        return line.gap <= 1
    if before.words.endswith((".", "?")) and not before.words.endswith(("nr.", "ad.", "v.")):
        return False
    if first.islower() or (first == "(" and line.gap == 0):
        return line.gap <= 2
    if first.isdigit() or _DANGLING.search(before.words):
        return line.gap <= 1 and not line.cell
    return line.gap == 0 and not line.cell and _is_heading_group(lines, index)


def _is_heading_group(lines: Sequence[Line], index: int) -> bool:
    """A title that wraps before a capital: the line before is full, or a blank line ends the group shortly after."""
    before, word = lines[index - 1].words, lines[index].words.split(maxsplit=1)[0]
    margin = max(len(line.words) for line in lines[max(0, index - 8) : index + 8])
    if len(before) + 1 + len(word) > margin - RAGGED:
        return True
    after = next((at for at in range(index + 1, min(index + 3, len(lines))) if lines[at].gap > 0), None)
    return after is not None and not lines[after - 1].words.endswith(".")


def find_cases(lines: Sequence[Line], heads: Sequence[CaseHead], meetings: Sequence[Anchor]) -> Iterator[Anchor]:
    """Anchors for agendas and their rows, for case papers, minuted cases and quoted ones."""
    runs = agenda_runs(lines, heads)
    for run in runs:
        yield from _agenda(lines, run)
    rows = {head.at for run in runs for head in run}
    listed = {(h.number.number, h.number.year) for run in runs for h in run}
    attached_from = _first_attachment(lines)
    for head in heads:
        if head.at not in rows:
            yield _case_anchor(lines, head, listed, meetings, attached_from)


def agenda_runs(lines: Sequence[Line], heads: Sequence[CaseHead]) -> list[list[CaseHead]]:
    """Lists of heads that follow each other with nothing treated between: the rows of an agenda."""
    runs: list[list[CaseHead]] = [[]]
    for head in heads:
        if runs[-1] and not _next_row(lines, runs[-1], head):
            runs.append([])
        runs[-1].append(head)
    trimmed = [run[:-1] if _is_treated(lines, run[-1], heads) else run for run in runs if run]
    return [run for run in trimmed if len(run) > 1]


def _next_row(lines: Sequence[Line], run: Sequence[CaseHead], head: CaseHead) -> bool:
    before = run[-1]
    between = lines[before.last + 1 : head.at]
    listed_again = not head.continued and any(row.number == head.number for row in run)
    same_kind = head.keyword == before.keyword and head.number.part is None
    return same_kind and not listed_again and len(between) <= ROW_LINES and _nothing_treated(between)


_DECISIVE = (Heading.PROPOSED, Heading.ADOPTED, Heading.SECTION, Heading.ATTACHMENT, Heading.SIGNATURE)


def _nothing_treated(between: Sequence[Line]) -> bool:
    for index, line in enumerate(between):
        found = heading_of(line.words)
        is_type = case_type(line.words) and not line.words.endswith(":") and index == len(between) - 1
        if found and found.heading in _DECISIVE and not is_type:
            return False
        if line.words.endswith((".", ":")) and len(line.words) > 45:
            return False
    return True


def _is_treated(lines: Sequence[Line], head: CaseHead, heads: Sequence[CaseHead]) -> bool:
    """Whether the last row of a run is already a treated case: its decision or text stands right under it."""
    if head.beside:
        return False
    later = next((h.at for h in heads if h.at > head.at), len(lines))
    below = lines[head.last + 1 : min(head.last + 4, later)]
    found = [heading_of(line.words) for line in below]
    return any(f and f.heading in (Heading.PROPOSED, Heading.ADOPTED) for f in found)


def _agenda(lines: Sequence[Line], run: Sequence[CaseHead]) -> Iterator[Anchor]:
    ends = [lines[head.last].span.end for head in run]
    yield Anchor(SegmentKind.AGENDA, lines[run[0].at].span.start, rank=3, end=ends[-1])
    for head, end in zip(run, ends, strict=True):
        pairs = _pairs(head, "agenda", treated=True)
        yield Anchor(SegmentKind.CASE, lines[head.at].span.start, head.heading, pairs, rank=4, end=end)


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
    return tuple(pairs)


def _case_anchor(
    lines: Sequence[Line],
    head: CaseHead,
    listed: set[tuple[int, int]],
    meetings: Sequence[Anchor],
    attached_from: int | None,
) -> Anchor:
    known = (head.number.number, head.number.year) in listed
    attached = attached_from is not None and head.at > attached_from
    treated = known or (not listed and (not attached or _opens_a_paper(lines, head)))
    if not treated:
        pairs = _pairs(head, "quoted", treated=False)
        return Anchor(SegmentKind.CASE, lines[head.at].span.start, head.heading, pairs, rank=5)
    style = "minutes" if _meeting_kind(meetings, lines[head.at].span.start) == "minutes" else "paper"
    start = lines[_paper_start(lines, head.at)].span.start
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


def _paper_start(lines: Sequence[Line], at: int) -> int:
    """A case paper begins with its own head of date, reference and case officer, above the case's title."""
    start = at
    for index in range(at - 1, max(-1, at - HEAD_REACH), -1):
        words = lines[index].words
        if heading_of(words) or _starts_case(lines[index]):
            break
        if re.match(
            r"(?:Møtedato|Vår\s+ref|Deres\s+ref|Dykkar\s+ref|Arkivnr|Arkivref|Arkivsak|Saksbehandl|Sakshandsam)",
            words,
        ):
            start = index
    return start
