"""A matter that several bodies treat in turn: each has a number and a date of its own for the same title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.dates import first_date
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.bodies import body_on_line
from kg.segmentation.case_lines import CaseHead
from kg.segmentation.headings import Heading, heading_of
from kg.segmentation.labels import has_label
from kg.segmentation.layout import Line
from kg.segmentation.leads import lead_of
from kg.segmentation.line_cues import is_fact, names_paper, turns_label
from kg.segmentation.treatments import Listed, find_treatments, in_agenda, lost_turns
from kg.segmentation.trusts import is_a_trust
from kg.segmentation.turn_rows import ROWS_WITHIN, Turn, is_turn_row, rows_of_cells, table_head, turn_rows
from kg.segmentation.whose import names_someone
from kg.text import letters

TITLE_LINES = 3
FACT_LINES = 6
HEAD_LINES = 12
LONGEST_FACT = 60
SHORTEST_TITLE = 6
REACH_ABOVE = 12
STACKED_WITHIN = 4
LINES_TO_TEXT = 25


@dataclass(frozen=True, slots=True)
class Turns:
    """A table of turns on lines `start` to `end` (exclusive), and the lines of the title that they share.

    `headed` tells that the case stands above with its number; else the table heads it, from line `top` on.
    """

    start: int
    end: int
    turns: tuple[Turn, ...]
    title: tuple[Span, ...]
    headed: bool
    top: int


@cache
def _pattern(name: str) -> tuple[re.Pattern[str], ...]:
    written = lexicon("cases")["turns"][name]
    return tuple(re.compile(p) for p in ([written] if isinstance(written, str) else written))


def turn_tables(lines: Sequence[Line], heads: Sequence[CaseHead], text: str, own: str | None = None) -> list[Turns]:
    """The tables of turns in reading order; `own` is the paper's body.

    The title is that of the case above, else the line right above the table, else what stands below the table.
    """
    tables: list[Turns] = []
    treated = find_treatments(lines)
    for index in range(len(lines)):
        headed = table_head(lines, index)
        if not headed or index < (tables[-1].end if tables else 0):
            continue
        first = index + headed
        rows = range(first, min(index + ROWS_WITHIN, len(lines)))
        others = {head.at for head in heads if head.keyword and head.title}
        stops = (at for at in rows if table_head(lines, at) or (at in others and not is_turn_row(lines[at].words)))
        cells = headed > 1 and list(rows_of_cells(lines, first, text))
        turns = cells or list(turn_rows(lines, first, next(stops, rows.stop), text))
        limit = next((at for at in range(first + 1, len(lines)) if table_head(lines, at)), len(lines))
        before = [head for head in heads if head.at < index]
        listed = in_agenda(lines, before, _words_over(lines, index), own) or _right_above(lines, heads, index)
        below = [one for one in treated if first < one.at < limit]
        turns = turns or lost_turns(lines, first, below, listed, text)
        if turns:
            tables.append(_table(lines, heads, index, turns))
    return tables


def _words_over(lines: Sequence[Line], index: int) -> str:
    """The title right above the table, in the letters that two printings share."""
    return letters(" ".join(lines[at].words for at in _lines_over(lines, index)))


def _right_above(lines: Sequence[Line], heads: Sequence[CaseHead], index: int) -> Listed | None:
    """The number of the case whose head and facts stand right above the table: that of the body that treats it last."""
    above = [head for head in heads if head.keyword and head.title and 0 < index - head.last <= FACT_LINES]
    facts = above and all(_is_fact(line) or not line.words.endswith(".") for line in lines[above[-1].last + 1 : index])
    return Listed("", above[-1].number, above[-1].number_span) if facts else None


def _table(lines: Sequence[Line], heads: Sequence[CaseHead], index: int, turns: Sequence[Turn]) -> Turns:
    end = turns[-1].last + 1
    numbers = {CaseNumber.parse(f"Sak {turn.number}") for turn in turns}
    above = [head for head in heads if 0 < index - head.at <= REACH_ABOVE][-1:]
    above = [head for head in above if head.number in numbers]
    if above and above[-1].title:
        return Turns(index, end, tuple(turns), above[-1].title, headed=True, top=index)
    if over := _title_over(lines, index):
        return Turns(index, end, tuple(turns), over, headed=bool(above), top=index - len(over))
    near = (head for head in heads if 0 <= head.at - end < FACT_LINES and head.number in numbers)
    below = (head.title for head in near if head.title and not is_turn_row(lines[head.at].words))
    labelled = _title_beside_label(lines, index)
    title = labelled or next(below, ()) or _title(lines, end) or _title_of_paper(lines, index)
    title = title or _title_over_text(lines, end)
    return Turns(index, end, tuple(turns), title, headed=bool(above), top=index)


def _title_over(lines: Sequence[Line], index: int) -> tuple[Span, ...]:
    return tuple(lines[at].span for at in _lines_over(lines, index))


def _lines_over(lines: Sequence[Line], index: int) -> range:
    """The lines of the title right above the table: it goes on in small letters from one to the next."""
    if is_fact(lines[index - 1].words) and index > 1 and turns_label().fullmatch(lines[index - 1].words):
        index -= 1
    first = index - 1
    while first > max(0, index - TITLE_LINES) and lines[first].words[0].islower() and not lines[first].gap:
        first -= 1
    if first < 0 or not could_be_a_title(lines[first]):
        return range(0)
    ended = any(line.words.endswith((".", ":")) for line in lines[first:index])
    return range(0) if ended else range(first, index)


def _title_beside_label(lines: Sequence[Line], top: int) -> tuple[Span, ...]:
    """What stands beside the label of a title near above the table, and goes on on the lines below it."""
    pattern = re.compile(lexicon("cases")["head"]["title_labels"])
    for index in range(top - 1, max(-1, top - HEAD_LINES), -1):
        line = lines[index]
        match = pattern.match(line.words)
        if match and (match["title"] or match["plain"]):
            first = Span(line.span.start + match.start("title" if match["title"] else "plain"), line.span.end)
            rest = next((at for at in range(index + 1, top) if lines[at].gap or _is_fact(lines[at])), top)
            return (first, *(below.span for below in lines[index + 1 : min(rest, index + TITLE_LINES)]))
    return ()


def _title_of_paper(lines: Sequence[Line], top: int) -> tuple[Span, ...]:
    """The group of lines above the facts that stand over the table, below what the paper calls itself or a blank."""
    last = next((at for at in range(top - 1, max(-1, top - HEAD_LINES), -1) if not _is_fact(lines[at])), -1)
    first = last
    while (
        first > 0
        and last - first < TITLE_LINES - 1
        and not lines[first].gap
        and not names_paper(lines[first - 1].words)
    ):
        first -= 1
    group = lines[first : last + 1] if 0 <= first <= last < top - 1 else ()
    headed = group and (group[0].gap or names_paper(lines[first - 1].words))
    return tuple(line.span for line in group) if headed and all(map(could_be_a_title, group)) else ()


def _title_over_text(lines: Sequence[Line], end: int) -> tuple[Span, ...]:
    """The group of lines that stands apart right above the first part of the paper's text, below what is attached."""
    reach = range(end, min(end + LINES_TO_TEXT, len(lines)))
    text = next(
        (at for at in reach if (found := heading_of(lines[at].words)) and found.heading is Heading.SECTION), end
    )
    first = next((at for at in range(text - 1, end, -1) if lines[at].gap), text)
    group = lines[first:text]
    apart = group and lines[min(text, len(lines) - 1)].gap and len(group) < TITLE_LINES
    return tuple(line.span for line in group) if apart and all(map(could_be_a_title, group)) else ()


def could_be_a_title(line: Line) -> bool:
    """Whether a line reads as a title: no heading, label, name of a body or of a person, and no sentence."""
    words = line.words
    if re.search(r"[a-zæøå]\.\s+[A-ZÆØÅ][a-zæøå]", words):
        return False
    told = heading_of(words) or is_fact(words) or has_label(words) or _names_paper(words) or body_on_line(words)
    ends = words.endswith((".", ":")) or len(words) <= SHORTEST_TITLE
    return not told and not ends and words[0].isupper() and not names_someone(words)


def _names_paper(words: str) -> bool:
    """Whether a line says what the paper is, perhaps with whose: "Saksframlegg – Nes kommune"."""
    return any(names_paper(part) for part in re.split(r"\s[-–]\s|:\s", words)) or bool(
        re.match(lexicon("meetings")["body"]["place"], words, re.I)
    )


def _title(lines: Sequence[Line], end: int) -> tuple[Span, ...]:
    """The lines below the table and its facts, up to a blank line: the title where a heading does not stand there."""
    title: list[Span] = []
    below = range(end, min(end + FACT_LINES, len(lines)))
    first = next((at for at in below if not (_is_fact(lines[at]) or names_paper(lines[at].words))), end)
    for index in range(first, min(first + TITLE_LINES, len(lines))):
        line = lines[index]
        told = heading_of(line.words) or _is_fact(line) or _begins(line)
        if told or line.words.endswith((".", ":")) or (title and line.gap > 0):
            break
        values = None if title else re.match(lexicon("cases")["head"]["values_before"], line.words)
        title.append(Span(line.span.start + (values.end() if values else 0), line.span.end))
    return tuple(title)


def _is_fact(line: Line) -> bool:
    lost = re.match(lexicon("cases")["turns"]["lost"], line.words)
    values = re.match(lexicon("cases")["head"]["values_alone"], line.words)
    return is_fact(line.words) or has_label(line.words) or bool(_COLUMNS.search(line.words) or lost or values)


_COLUMNS = re.compile(r"\S\s{3,}\S")


def _begins(line: Line) -> re.Match[str] | None:
    return next((match for pattern in _pattern("begin") if (match := pattern.match(line.words))), None)


def turn_anchors(lines: Sequence[Line], tables: Sequence[Turns], own: str | None) -> Iterator[Anchor]:
    """A case for each turn: where the paper minutes it, from its heading on, else its row in the table.

    Where no number stands above, the turn of the paper's `own` body heads the case paper, or the first where the paper
    goes on to minute what each body did.
    """
    for place, table in enumerate(tables):
        limit = _limit(tables, place)
        begins = {turn: _beginning(lines, table, turn, limit) for turn in table.turns}
        minuted = any(at is not None for at in begins.values())
        proposed = minuted and _proposes(lines[table.end : min(at for at in begins.values() if at is not None)])
        listed = next(
            (turn for turn in table.turns if turn.body == own and turn.number_span.end <= lines[table.top].span.start),
            None,
        )
        first = listed or table.turns[0]
        paper = None if table.headed else first if proposed else None if minuted else _own_turn(table, own)
        for turn in table.turns:
            at = begins[turn]
            if turn is paper:
                start = lines[_paper_start(lines, table.top)].span
                pairs = (*_pairs(turn, table, "paper"), ("treated", "yes"), *_met(turn))
                yield Anchor(SegmentKind.CASE, start.start, _heading(table, start), pairs)
            if at is not None:
                yield _minuted(lines, turn, table, at)
            elif turn is not paper:
                yield _listed(lines, turn, table)
        if minuted and paper:
            yield from _resumed(lines, paper, table, max(at for at in begins.values() if at is not None))


def _resumed(lines: Sequence[Line], paper: Turn, table: Turns, last: int) -> Iterator[Anchor]:
    """The case paper again, where it goes on below what the `last` body decided."""
    resumes = re.compile(lexicon("cases")["turns"]["resumes"])
    for index in range(last + 1, len(lines)):
        if table_head(lines, index):
            return
        if resumes.match(lines[index].words):
            line = lines[index]
            pairs = (*_pairs(paper, table, "paper"), ("treated", "yes"), *_met(paper))
            yield Anchor(SegmentKind.CASE, line.span.start, line.span, pairs)
            return


def heads_a_page(lines: Sequence[Line], head: CaseHead, tables: Sequence[Turns]) -> bool:
    """Whether a number without a title, or with one only guessed to stand below, repeats that of a table above."""
    own = [table for table in tables if head.number in {CaseNumber.parse(turn.number) for turn in table.turns}]
    if not own or not head.title:
        return bool(own)
    beside = lines[head.at].span.contains(head.title[0])
    above = any(table.end <= head.at for table in own)
    below = any(0 < table.start - head.at <= REACH_ABOVE for table in own)
    return above and not below and not beside


def _paper_start(lines: Sequence[Line], top: int) -> int:
    """The line near above the table that says what the paper is, else the first row of labels, else the table's own."""
    first = top
    for index in range(top - 1, max(-1, top - HEAD_LINES), -1):
        if names_paper(lines[index].words):
            return index
        if heading_of(lines[index].words) or len(lines[index].words) > LONGEST_FACT:
            break
        if is_fact(lines[index].words) and ":" not in lines[index].words:
            first = index
    return first


def _proposes(lines: Sequence[Line]) -> bool:
    headed = any((found := heading_of(line.words)) and found.heading is Heading.PROPOSED for line in lines)
    return headed or any(line.words.endswith(":") and lead_of(line.words) == "proposed" for line in lines)


def _own_turn(table: Turns, own: str | None) -> Turn:
    """The turn of the paper's own body, else of the board of a trust, whose paper goes to committees first."""
    boards = [turn for turn in table.turns if is_a_trust(turn.body)]
    return next((turn for turn in table.turns if turn.body == own), [*boards, *table.turns][0])


def _heading(table: Turns, first: Span) -> Span:
    return Span(table.title[0].start, table.title[-1].end) if table.title else first


def begin_lines(lines: Sequence[Line], tables: Sequence[Turns]) -> Iterator[int]:
    """The lines at which the paper begins to minute what a body of a table did."""
    for place, table in enumerate(tables):
        limit = _limit(tables, place)
        yield from (at for turn in table.turns if (at := _beginning(lines, table, turn, limit)) is not None)


def _limit(tables: Sequence[Turns], at: int) -> int | None:
    """Where the next matter begins that the paper has a table of: what is below it is of none of this one's turns."""
    own = {turn.number for turn in tables[at].turns}
    later = (other.top for other in tables[at + 1 :] if not own & {turn.number for turn in other.turns})
    return next(later, None)


def _beginning(lines: Sequence[Line], table: Turns, turn: Turn, limit: int | None) -> int | None:
    """The line at which a turn begins; from line `limit` on, only where its number is said."""
    if turn.begins is not None:
        return turn.begins
    for index in range(table.end, len(lines)):
        match = _begins(lines[index])
        numbered = limit is None or index < limit or bool(match and match.groupdict().get("number"))
        if (match and numbered and _is_of(match, turn)) or _stacked(lines, index, turn):
            return index
    return None


def _stacked(lines: Sequence[Line], index: int, turn: Turn) -> bool:
    """Whether a line names the body alone, and the lines right below give the date and the number of its turn."""
    named = lines[index].words.casefold().rstrip(":") in {turn.body.casefold(), turn.written.casefold()}
    if not named or not lines[index].gap:
        return False
    below = [line.words for line in lines[index + 1 : index + 1 + STACKED_WITHIN]]
    numbers = (match and CaseNumber.parse(match[0]) for match in (re.search(r"\d{1,4}/\d{2,4}$", w) for w in below))
    dated = any(first_date(words) == turn.date for words in below)
    return dated and CaseNumber.parse(f"Sak {turn.number}") in {number for number in numbers if number}


def _is_of(match: re.Match[str], turn: Turn) -> bool:
    """Whether a heading that names a body names the date of its turn too, or the number."""
    told = match.groupdict()
    body = (told.get("body") or "").strip().casefold()
    if body and not any(name.casefold().startswith(body) for name in (turn.body, turn.written)):
        return False
    numbered = CaseNumber.parse(told.get("number") or "")
    own = CaseNumber.parse(f"Sak {turn.number}")
    if numbered and numbered == own:
        return True
    return first_date(told.get("date") or "") == turn.date and not is_turn_row(match[0])


def _pairs(turn: Turn, table: Turns, style: str) -> tuple[tuple[str, str], ...]:
    return (
        ("number", str(CaseNumber.parse(f"Sak {turn.number}") or turn.number)),
        ("style", style),
        ("body", turn.body),
        ("title-spans", " ".join(f"{s.start}-{s.end}" for s in table.title)),
        ("number-span", f"{turn.number_span.start}-{turn.number_span.end}"),
        ("date-span", f"{turn.line_span.start}-{turn.line_span.end}"),
    )


def _met(turn: Turn) -> tuple[tuple[str, str], ...]:
    return (("meeting-date", turn.date),) if turn.date else ()


def _minuted(lines: Sequence[Line], turn: Turn, table: Turns, at: int) -> Anchor:
    pairs = (*_pairs(turn, table, "minutes"), ("treated", "yes"), *_met(turn))
    return Anchor(SegmentKind.CASE, lines[at].span.start, lines[at].span, pairs)


def _listed(lines: Sequence[Line], turn: Turn, table: Turns) -> Anchor:
    line = lines[turn.at]
    pairs = (*_pairs(turn, table, "turn"), ("treated", "no"), *([("date", turn.date)] if turn.date else []))
    return Anchor(SegmentKind.CASE, line.span.start, turn.number_span, pairs, rank=6, end=line.span.end)
