"""The lines that head a case, with number, title and type: rows of agendas, heads of papers and of minuted cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.actions import decides
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.case_lines import (
    CaseHead,
    head_pattern,
    heads_paper,
    is_archive,
    is_between_heads,
    is_in_bullets,
    is_in_series,
    starts_case,
)
from kg.segmentation.case_titles import with_title, without_tail
from kg.segmentation.case_types import with_types
from kg.segmentation.headings import Heading, case_type, heading_of, told_decision
from kg.segmentation.labelled_titles import TITLE_LINES
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.line_cues import is_fact, known_title, unfinished
from kg.segmentation.numbers_behind import LONGEST_ROW, numbers_behind, numbers_of_papers
from kg.segmentation.stacked_heads import stacked_heads
from kg.segmentation.status_rows import with_status_rows
from kg.segmentation.task_tables import with_task_rows
from kg.segmentation.titles_above import with_title_above

LONGEST_VALUE = 90
LONGEST_NUMBER = 24
COLUMN_LINES = 16
ROWS = 3


def case_heads(lines: Sequence[Line]) -> list[CaseHead]:
    """Every line that looks like the head of a case, with its whole title, in reading order."""
    columns = [*_numbers_above(lines), *stacked_heads(lines)]
    taken = {at for head in columns for at in range(head.at, head.last + 1)}
    read = [*columns, *(head for head in _number_before(lines) if head.at not in taken)]
    read.sort(key=lambda head: head.at)
    read = _without_pages(lines, read)
    before = with_task_rows(lines, with_types(lines, with_status_rows(lines, _with_shared_titles(lines, read))))
    before += _lost_numbers(lines, before)
    before += [head for head in numbers_of_papers(lines) if head.at not in {other.at for other in before}]
    taken = {at for head in before for at in range(head.at, head.last + 1)}
    found = [*before, *with_types(lines, [h for h in numbers_behind(lines) if h.at not in taken])]
    return sorted(found, key=lambda head: head.at)


def _with_shared_titles(lines: Sequence[Line], heads: Sequence[CaseHead]) -> list[CaseHead]:
    """The heads, where a column of numbers was read before the column of its titles: each title by its number.

    The titles are told apart by the capitals that begin them; where these do not fit the numbers, none gets a title.
    """
    shared = list(heads)
    for index, head in enumerate(heads):
        first = index
        while first and not heads[first - 1].title and heads[first - 1].at == heads[first].at - 1:
            first -= 1
        if first == index or len(head.title) != 1 or not lines[head.at].cell:
            continue
        count, titles = index - first + 1, list[Span]()
        if lines[head.at].span.contains(head.title[0]):
            item = _last_item(lines, head.at)
            ways = (_titles_over(head.title[0], lines[head.at], item, behind) for behind in ("word", "place", "any"))
            titles = next((found for found in ways if len(found) == count), [])
        fitting = titles if len(titles) == count else [None] * count
        for at, title in zip(range(first, index + 1), fitting, strict=True):
            shared[at] = replace(heads[at], title=(title,) if title else ())
    return shared


def _titles_over(span: Span, line: Line, item: Line | None, behind: str) -> list[Span]:
    """The titles on a line, and those behind the last of the items listed under one of them."""
    titles = _titles_in(span, line, behind)
    if item is None:
        return titles
    signed = re.search(rf"\s(?:[A-ZÆØÅ][\w.-]+\s){{2,4}}(?i:{'|'.join(lexicon('roles')['titles'])})(?!\w)", item.words)
    end = item.span.start + signed.start() if signed else item.span.end
    return [*titles, *_titles_in(Span(item.span.start + item.body, end), item, behind)[1:]]


def _last_item(lines: Sequence[Line], at: int) -> Line | None:
    """The last of the numbered items right below line `at`; None where there are none."""
    below = lines[at + 1 : at + 1 + COLUMN_LINES]
    count = next((i for i, line in enumerate(below) if line.role is not LineRole.ITEM), len(below))
    return below[count - 1] if count and len(below[count - 1].words) <= LONGEST_ROW else None


def _titles_in(span: Span, line: Line, behind: str) -> list[Span]:
    """The titles that stand behind each other in `span` of a line, up to a numbered list or what are no words."""
    words = line.words[span.start - line.span.start : span.end - line.span.start]
    listed = re.search(r"\s\d{1,2}\.\s|[!\"#$%&'()\s]{4,}$", words)
    words = words[: listed.start()] if listed else words
    starts = [0] + [m.end() for m in _title_end(behind).finditer(words) if not unfinished().search(words[: m.end()])]
    return [
        Span(span.start + start, span.start + start + len(words[start:end].rstrip(" :")))
        for start, end in pairwise([*starts, len(words)])
    ]


def _without_pages(lines: Sequence[Line], heads: Sequence[CaseHead]) -> list[CaseHead]:
    """The heads without the numbers of pages behind the titles: in row after row of an agenda, and ascending."""
    pages = [_page(lines, head) for head in heads]
    found = list(heads)
    first = 0
    while first < len(heads):
        end = first + 1
        while end < len(heads) and _pages_ascend(heads, pages, end):
            end += 1
        if end - first >= ROWS:
            for at in range(first, end):
                title, page = heads[at].title, pages[at]
                if page:
                    found[at] = replace(heads[at], title=(*title[:-1], page[1]), beside=True)
        first = end
    return found


def _page(lines: Sequence[Line], head: CaseHead) -> tuple[int, Span] | None:
    """The number that ends the title, and the words of its last line before it."""
    if not head.title or not lines[head.last].span.contains(head.title[-1]):
        return None
    line, span = lines[head.last], head.title[-1]
    match = re.search(r"(?<=\S)\s+(\d{1,3})$", line.words[: span.end - line.span.start])
    start = line.span.start + match.start() if match else span.start
    return (int(match[1]), Span(span.start, start)) if match and start > span.start else None


def _pages_ascend(heads: Sequence[CaseHead], pages: Sequence[tuple[int, Span] | None], at: int) -> bool:
    one, other = pages[at - 1], pages[at]
    return bool(one and other and one[0] < other[0] and _in_turn(heads[at - 1].number, heads[at].number))


@cache
def _title_end(behind: str) -> re.Pattern[str]:
    """Where a title may end before the capital of the next: behind a common word, a year or the form of a company.

    `behind` is "word", "place" (also behind one name with a preposition before it) or "any".
    """
    if behind == "any":
        return re.compile(r"[a-zæøå)]:?\s+(?=[A-ZÆØÅ])")
    row = lexicon("cases")["row"]
    before = "|".join(rf"(?<=\s{word}\s)" for word in row["before_place"])
    place = rf"|(?:{before})(?!{row['no_place']})[A-ZÆØÅ][a-zæøå]+" if behind == "place" else ""
    word = rf"(?<!\S)(?:\(?[a-zæøå][\wæøå/-]*\)?|(?:19|20)\d\d|R?HF{place})[:.]?"
    return re.compile(rf"(?:{word}\s+|(?<!\S){known_title().pattern})(?=[A-ZÆØÅ])(?!R?HF\b)")


def _numbers_above(lines: Sequence[Line]) -> Iterator[CaseHead]:
    """Heads of a column of numbers, one a line, above the column of as many titles."""
    alone = [_stands_alone(line) for line in lines]
    numbers = [match and CaseNumber.parse(match["number"]) for match in alone]
    index = 0
    while index < len(lines):
        end = index + 1
        while end < len(lines) and _in_turn(numbers[end - 1], numbers[end]):
            end += 1
        if end > index + 1:
            titles = _cells_below(lines, end, end - index)
            for at, (number, title) in enumerate(zip(numbers[index:end], titles, strict=False), index):
                match = alone[at]
                if number and match:
                    last = at if at < end - 1 else end - 1 + sum(map(len, titles))
                    start = lines[at].span.start
                    place = Span(start + match.start("number"), start + match.end("number"))
                    letter = (match["letter"] or "").strip()
                    yield CaseHead(at, number, place, title, last, beside=True, letter=letter)
        index = end


def _stands_alone(line: Line) -> re.Match[str] | None:
    """A number with nothing but its word and its letter on the line."""
    match = head_pattern().match(line.words) if len(line.words) <= LONGEST_NUMBER else None
    return match if match and not (match["title"] or match["archive"] or match["again"]) else None


def _in_turn(one: CaseNumber | None, other: CaseNumber | None) -> bool:
    return bool(one and other and one.year == other.year and other.number == one.number + 1)


def _cells_below(lines: Sequence[Line], start: int, count: int) -> list[tuple[Span, ...]]:
    """The `count` titles of a column that begins at line `start` and ends before a blank line, or none."""
    cells: list[list[Span]] = []
    for index in range(start, min(start + count * TITLE_LINES, len(lines))):
        line = lines[index]
        if index > start and line.gap:
            break
        if line.role is LineRole.ITEM or starts_case(line) or is_fact(line.words):
            return []
        if cells and (line.words[0].islower() or unfinished().search(f"{lines[index - 1].words} ")):
            cells[-1].append(line.span)
        else:
            cells.append([line.span])
    return [tuple(cell) for cell in cells] if len(cells) == count else []


def _lost_numbers(lines: Sequence[Line], heads: Sequence[CaseHead]) -> Iterator[CaseHead]:
    """Heads whose number was lost but for its year, right behind the head with the number before: "/24 Ny plan"."""
    pattern = re.compile(lexicon("cases")["head"]["lost"])
    known = {(head.number.year, head.number.number) for head in heads}
    for index, line in enumerate(lines):
        match = pattern.match(line.words)
        above = next((head for head in reversed(heads) if head.at < index), None) if match else None
        if not match or above is None or above.last < index - 1 or above.keyword:
            continue
        number = replace(above.number, number=above.number.number + 1, part=None)
        if number.year % 100 == int(match["year"]) and (number.year, number.number) not in known:
            start = line.span.start
            title = Span(start + match.start("title"), start + match.end("title"))
            yield CaseHead(index, number, Span(start, start + 3), (title,), index)


def _number_before(lines: Sequence[Line]) -> Iterator[CaseHead]:
    for index, line in enumerate(lines):
        if line.role is LineRole.ITEM and line.marker != "•":
            continue
        match = head_pattern().match(line.words[line.body :])
        if match is None or (line.marker and not match["keyword"] and not is_in_bullets(lines, index)):
            continue
        word = match["keyword"] or ""
        number = CaseNumber.parse(f"{word} {match['number']}")
        if number and _believable(match, lines, index):
            head = with_title_above(lines, _in_columns(lines, _head(lines, index, match, number)))
            if head.title or head.keyword:
                yield head


def _believable(match: re.Match[str], lines: Sequence[Line], index: int) -> bool:
    title = match["title"]
    if _is_no_head(match, lines, index):
        return False
    if match["keyword"] or match["again"]:
        return not title or not title[0].islower()
    following = lines[index + 1] if index + 1 < len(lines) else None
    if not title:
        listed = match["archive"] or _below_label(lines, index) or _in_table(lines, index) or is_in_series(lines, index)
        listed = listed or is_between_heads(lines, index) or heads_paper(lines, index)
        return bool(listed) and following is not None and following.gap <= 1 and following.words[0].isupper()
    return (title[0].isupper() or title[0] in '«“"') and not is_archive(match["number"])


def _below_label(lines: Sequence[Line], index: int) -> bool:
    """Whether a number is the value of a label above: on the next line, or further up in a column of labels."""
    labels = lexicon("headings")["labels"]["numbers"]
    for above in reversed(lines[max(0, index - COLUMN_LINES) : index]):
        if above.words.casefold().rstrip(" :.") in labels:
            return True
        if starts_case(above) or heading_of(above.words) or len(above.words) > LONGEST_VALUE:
            return False
    return False


def _heads_by_label(lines: Sequence[Line], index: int) -> bool:
    """Whether a number below its label is that of a case paper, and no row of a table with a head of labels."""
    labelled = re.compile(lexicon("cases")["head"]["title_labels"])
    near = lines[max(0, index - COLUMN_LINES) : index + COLUMN_LINES // 2]
    direct = _below_label(lines[index - 1 : index + 1], 1) if index else False
    return direct or (_below_label(lines, index) and any(labelled.match(line.words) for line in near))


def _is_no_head(match: re.Match[str], lines: Sequence[Line], index: int) -> bool:
    """Whether a number that begins a line is that of an archive or a meeting, or stands in a sentence."""
    title, above = match["title"], lines[index - 1].words if index else ""
    words = lexicon("cases")["head"]
    if title and (not any(map(str.isalpha, title)) or (title[0].isdigit() and CaseNumber.parse(title))):
        return True
    if is_archive(match["number"]) and re.match(lexicon("cases")["archive"]["labels"], above):
        return True
    if re.match(words["documents_above"], above) and match["keyword"]:
        return True
    if match["keyword"]:
        adopted_there = not title and not lines[index].gap and re.match(words["adopted_above"], above)
        return bool(adopted_there) or (match["keyword"].startswith("sak") and not _small_rows(lines, index))
    near = lines[index].gap == 0 or lines[index].cell
    meets = (near and re.search(words["meeting_before"], above)) or re.match(words["meeting_behind"], title)
    return bool(meets or (title.endswith(".") and (told_decision().match(title) or decides(title))))


def _small_rows(lines: Sequence[Line], index: int) -> bool:
    """Whether a row near by goes on with the numbers of this one, its word in small letters too."""
    near = [head_pattern().match(line.words) for line in lines[max(0, index - 3) : index + 4]]
    numbers = [CaseNumber.parse(m["number"]) for m in near if m and (m["keyword"] or "").startswith("sak")]
    match = head_pattern().match(lines[index].words)
    own = CaseNumber.parse(match["number"]) if match else None
    return any(own and n and n.year == own.year and abs(n.number - own.number) == 1 for n in numbers)


def _in_table(lines: Sequence[Line], index: int) -> bool:
    return any(_is_table_head(line) for line in lines[max(0, index - 40) : index])


def _in_columns(lines: Sequence[Line], head: CaseHead) -> CaseHead:
    """A head whose number stands alone in a column: the type stands above it, or below it and the title above."""
    words = lines[head.at].words
    if head.keyword or not CaseNumber.parse(words) or not head.at:
        return head
    above, below = case_type(lines[head.at - 1].words), _type_below(lines, head.at)
    if above and not below:
        return replace(head, type=above, beside=True)
    title = _title_above(lines, head.at) if below and not above else None
    return replace(head, title=title, type=below, last=head.at + 1, beside=True) if title else head


def _type_below(lines: Sequence[Line], at: int) -> str | None:
    return case_type(lines[at + 1].words) if at + 1 < len(lines) else None


def _title_above(lines: Sequence[Line], at: int) -> tuple[Span, ...]:
    """The lines above the number, down from the cell with the time or the blank line."""
    title: list[Span] = []
    for line in reversed(lines[max(0, at - TITLE_LINES) : at]):
        cut, _ = without_tail(line.words)
        if cut == 0 or re.match(r"(?:kl\.?\s*)?\d{1,2}[.:]\d{2}$", line.words) or case_type(line.words):
            break
        title.insert(0, line.span)
        if line.gap:
            break
    return tuple(title)


def _is_table_head(line: Line) -> bool:
    found = heading_of(line.words)
    return found is not None and found.heading in (Heading.AGENDA_TABLE, Heading.EARLIER_TABLE)


def _is_keyword(word: str | None) -> bool:
    """Whether a word before a number heads a case wherever it stands, as letters of a series do not."""
    return bool(word) and not re.fullmatch(r"(?!SAK)[A-Z]{2,3}", word or "")


def _head(lines: Sequence[Line], index: int, match: re.Match[str], number: CaseNumber) -> CaseHead:
    line = lines[index]
    start = line.span.start + line.body
    head = CaseHead(
        index,
        number,
        Span(start + match.start("number"), start + match.end("number")),
        (),
        index,
        keyword=(not match["title"] and _heads_by_label(lines, index)) or _is_keyword(match["keyword"]),
        continued=bool(match["again"]),
        letter=(match["letter"] or "").strip(" ()"),
    )
    return with_title(lines, head, Span(start + match.start("title"), line.span.end))
