"""The lines that head a case, with number, title and type: rows of agendas, heads of papers and of minuted cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg.actions import decides
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.bodies import body_on_line
from kg.segmentation.headings import Heading, case_type, heading_of, told_decision, type_words
from kg.segmentation.labels import has_label
from kg.segmentation.layout import Layout, Line, LineRole
from kg.segmentation.line_cues import heads_a_table, is_fact, names_paper

LONGEST_ROW = 300
TITLE_LINES = 9
FACT_LINES = 16
GROUP_LINES = 40
PROSE = 50
LONGEST_TITLE = 260
RAGGED = 6


@dataclass(frozen=True, slots=True)
class CaseHead:
    """A line that heads a case; `at` is its index among the lines that are read, `last` that of the head's last line.

    `title` holds the spans of the title's lines, `type` the written case type; `beside` tells that a time, page or type
    stands beside the title, as in the rows of an agenda; `letter` is what stands behind the number.
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
    letter: str = ""

    @property
    def heading(self) -> Span:
        """Number and title; in a column the title may stand above."""
        parts = (self.number_span, *self.title)
        return Span(min(part.start for part in parts), max(part.end for part in parts))


@cache
def _head_pattern() -> re.Pattern[str]:
    head = lexicon("cases")["head"]
    words = "|".join(head["keywords"])
    again = "|".join(map(re.escape, head["continued"]))
    return re.compile(
        rf"^(?:(?P<keyword>{words})\s*:?\s*)?(?P<number>{head['number']})(?P<letter>\s?[A-Z])?(?![\w/])"
        rf"[.:]?(?:\s+(?:{head['archive_label']})?(?P<archive>\d{{2,4}}/\d{{1,6}}(?:-\d{{1,3}})?)(?=\s|$))?"
        rf"(?:\s+(?P<again>{again})(?!\w))?(?:\s*[-–:]\s+|\s+|$)(?P<title>.*)$"
    )


@cache
def _tail_pattern() -> re.Pattern[str]:
    row = lexicon("cases")["row"]
    return re.compile(
        rf"(?:^|\s+)(?:{row['time']}|{row['page']}|{row['archive']}|(?<=\s)[Xx](?=\s*$)|(?P<type>{type_words()})(?:ssak)?|forts\.)\s*$"
    )


def read_lines(layout: Layout) -> list[Line]:
    """The lines that carry text: furniture and footnotes left out."""
    return [line for line in layout.lines if line.role not in (LineRole.FURNITURE, LineRole.FOOTNOTE)]


@cache
def _behind_pattern() -> re.Pattern[str]:
    head = lexicon("cases")["head"]
    words = "|".join(head["keywords"])
    word = rf"(?:\((?:styre)?sak\s+|\(?(?:(?:{words})\s*)?)"
    return re.compile(rf"^(?P<title>[A-ZÆØÅ«].{{3,110}}?)\s*[-–,(]?\s+{word}(?P<number>{head['number']})\)?$")


def case_heads(lines: Sequence[Line]) -> list[CaseHead]:
    """Every line that looks like the head of a case, with its whole title, in reading order."""
    legend, groups = _legend(lines), _groups(lines)
    before = [
        head if head.type else replace(head, type=legend.get(head.letter) or groups.get(head.at))
        for head in _number_before(lines)
    ]
    taken = {at for head in before for at in range(head.at, head.last + 1)}
    return sorted([*before, *(h for h in _number_behind(lines) if h.at not in taken)], key=lambda head: head.at)


def _legend(lines: Sequence[Line]) -> dict[str, str]:
    """What the letters behind numbers stand for, where the paper says it: "B = beslutningssak, O = orienteringssak"."""
    pattern = re.compile(lexicon("cases")["head"]["legend"])
    pairs = (match.groups() for line in lines for match in pattern.finditer(line.words))
    return {letter: kind for letter, word in pairs if (kind := case_type(word))}


def _groups(lines: Sequence[Line]) -> dict[int, str]:
    """The case type of each line that stands below a heading such as "BESLUTNINGSSAKER", up to the next of them."""
    pattern = re.compile(lexicon("headings")["groups"]["head"])
    found = [(index, match) for index, line in enumerate(lines) if (match := pattern.match(line.words))]
    bounds = pairwise([*(index for index, _ in found), len(lines)])
    return {
        at: kind
        for (index, end), (_, match) in zip(bounds, found, strict=True)
        if (kind := case_type(match["one"] or match["other"]))
        for at in range(index + 1, min(end, index + GROUP_LINES))
    }


def _number_behind(lines: Sequence[Line]) -> Iterator[CaseHead]:
    """Lines with the number behind the title; such a list has numbers in order, which no running text has."""
    found = [head for index, line in enumerate(lines) if (head := _read_behind(index, line))]
    rows = {head.number for pair in pairwise(found) if _next_in_order(*pair) for head in pair}
    yield from (head for head in found if head.number in rows)


def _next_in_order(one: CaseHead, other: CaseHead) -> bool:
    same = one.number.year == other.number.year
    return same and other.number.number == one.number.number + 1 and other.at - one.at <= 2


def _read_behind(index: int, line: Line) -> CaseHead | None:
    match = _behind_pattern().match(line.words) if len(line.words) < LONGEST_ROW else None
    number = CaseNumber.parse(match["number"]) if match else None
    if not match or not number or line.role is LineRole.ITEM or _is_archive(match["number"]):
        return None
    start = line.span.start
    title = Span(start + match.start("title"), start + match.end("title"))
    place = Span(start + match.start("number"), start + match.end("number"))
    return CaseHead(index, number, place, (title,), index, beside=True)


def _number_before(lines: Sequence[Line]) -> Iterator[CaseHead]:
    for index, line in enumerate(lines):
        if line.role is LineRole.ITEM:
            continue
        match = _head_pattern().match(line.words)
        number = CaseNumber.parse(f"{match['keyword'] or ''} {match['number']}") if match else None
        if match and number and _believable(match, lines, index):
            head = _in_columns(lines, _head(lines, index, match, number))
            if head.title or head.keyword:
                yield head


def _believable(match: re.Match[str], lines: Sequence[Line], index: int) -> bool:
    title = match["title"]
    if not match["keyword"] and title.endswith(".") and (told_decision().match(title) or decides(title)):
        return False
    if title[:1].isdigit() and CaseNumber.parse(title):
        return False
    if match["keyword"] or match["again"]:
        return not title or not title[0].islower()
    following = lines[index + 1] if index + 1 < len(lines) else None
    if not title:
        listed = _in_table(lines, index) or _is_in_series(lines, index)
        return following is not None and following.gap <= 1 and following.words[0].isupper() and listed
    return (title[0].isupper() or title[0] in '«“"') and not _is_archive(match["number"])


def _is_archive(number: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d{2}/\d{1,4}", number))


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
        cut, _ = _without_tail(line.words)
        if cut == 0 or re.match(r"(?:kl\.?\s*)?\d{1,2}[.:]\d{2}$", line.words) or case_type(line.words):
            break
        title.insert(0, line.span)
        if line.gap:
            break
    return tuple(title)


def _is_in_series(lines: Sequence[Line], index: int) -> bool:
    """Whether the number alone on the line is one of a column: the one before or behind it stands alone nearby too."""
    own = CaseNumber.parse(lines[index].words.rstrip(".:"))
    near = (CaseNumber.parse(line.words.rstrip(".:")) for line in lines[max(0, index - 30) : index + 30])
    following = {(n.year, n.number) for n in near if n}
    return own is not None and bool({(own.year, own.number - 1), (own.year, own.number + 1)} & following)


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
        keyword=bool(match["keyword"]) and not re.fullmatch(r"(?!SAK)[A-Z]{2,3}", match["keyword"]),
        continued=bool(match["again"]),
        letter=(match["letter"] or "").strip(),
    )
    return _with_title(lines, head, Span(start + match.start("title"), line.span.end))


def _with_title(lines: Sequence[Line], head: CaseHead, first: Span) -> CaseHead:
    """Collect the title over its lines; times, page numbers and the case type beside it are left out."""
    title: list[Span] = []
    kind: str | None = None
    last, beside = head.at, False
    line, part = lines[head.at], first
    begin = head.at
    if typed := _typed().match(line.words, first.start - line.span.start):
        kind, part = case_type(typed["type"]), Span(line.span.start + typed.end(), first.end)
    alone = first.start >= first.end or _is_a_label(line.words[first.start - line.span.start :])
    if alone and head.keyword and (labelled := _labelled_title(lines, head.at)):
        return replace(head, title=(labelled,))
    below = _below_facts(lines, head.at) if alone and head.keyword else None
    if below is not None:
        begin, line, part = below, lines[below], lines[below].span
    elif alone and (head.at + 1 >= len(lines) or _above_a_title(lines[head.at + 1].words)):
        return head
    for index in range(begin, min(begin + TITLE_LINES, len(lines))):
        if index > begin:
            line, part = lines[index], lines[index].span
            if not _goes_on(lines, index, bool(title), kind):
                break
        cut, found = _without_tail(line.words[part.start - line.span.start :])
        if index == begin and cut == 0 and found:
            cut, found = part.end - part.start, None
        kind = found or kind
        beside = beside or cut < len(line.words) - (part.start - line.span.start)
        last = index
        if cut:
            title.append(Span(part.start, part.start + cut))
        if cut < part.end - part.start and not _wraps(lines, index):
            break
    return replace(head, title=tuple(title), type=kind, last=last, beside=beside)


@cache
def _typed() -> re.Pattern[str]:
    """A case type before the title: "Orienteringssak: Tolketjenester"."""
    return re.compile(rf"(?P<type>{type_words()})\s*[:–-]\s+(?=[A-ZÆØÅ])")


def _wraps(lines: Sequence[Line], index: int) -> bool:
    """Whether a title goes on below although a time or a page stands beside its first line."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is not None and below.gap == 0 and not below.cell and below.words[0].islower()


def _is_a_label(words: str) -> bool:
    """Whether what stands behind a case's number is a label and no title: "Styresak 26/15 Arkivsak 49/13"."""
    return bool(
        re.match(
            r"(?:Arkivsak|Møtedato|Saksbehandl|Sakshandsam|Styremøte\b|Dato\b|Saksnummer\b|Kontaktperson|Sakstittel\b|Tittel\b)",
            words,
        )
    ) or is_fact(words)


def _labelled_title(lines: Sequence[Line], at: int) -> Span | None:
    """The title beside its label, above or below the number: "Saka gjeld: Ny vaktordning"."""
    pattern = re.compile(lexicon("cases")["head"]["title_labels"])
    for index in sorted(range(max(0, at - FACT_LINES), min(at + FACT_LINES, len(lines))), key=lambda i: abs(i - at)):
        match = pattern.match(lines[index].words)
        if match and (match["title"] or match["plain"]):
            name = "title" if match["title"] else "plain"
            return Span(lines[index].span.start + match.start(name), lines[index].span.end)
        if match and index + 1 < len(lines) and not is_fact(lines[index + 1].words):
            return _behind_a_name(lines[index + 1], lines[max(0, index - 1)])
    return None


def _behind_a_name(line: Line, above: Line) -> Span | None:
    """The words of a line; without the name before them where the label above is that of a person."""
    if values := re.match(lexicon("cases")["head"]["values_before"], line.words):
        return Span(line.span.start + values.end(), line.span.end)
    name = re.match(r"(?:[A-ZÆØÅ][\w.-]+\s){2,3}(?=[A-ZÆØÅ])", line.words)
    person = re.match(r"(?i)saks(?:handsam|behandl)\w*\.?\s*:$", above.words)
    start = line.span.start + (name.end() if name and person else 0)
    return Span(start, line.span.end)


def _below_facts(lines: Sequence[Line], at: int) -> int | None:
    """The line with the title of a case whose number stands alone: below labels, names of bodies and tables."""
    for index in range(at + 1, min(at + FACT_LINES, len(lines))):
        words = lines[index].words
        if _above_a_title(words):
            continue
        told = lines[index].role is LineRole.ITEM or heading_of(words) or starts_case(lines[index])
        titled = words[0].isupper() and len(words) < LONGEST_TITLE and not words.endswith(".")
        return index if titled and not told else None
    return None


def _above_a_title(words: str) -> bool:
    turn = any(re.match(row, words) for row in lexicon("cases")["turns"]["rows"])
    place = re.match(lexicon("meetings")["body"]["place"], words, re.I if words.isupper() else 0)
    known = _is_fact(words) or _is_a_label(words) or is_fact(words) or names_paper(words) or heads_a_table(words)
    return bool(known or turn or place or body_on_line(words) or re.match(r"\W*\d", words))


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
    told = heading_of(line.words) or _is_rest(line) or starts_case(line) or _is_fact(line.words)
    if kind is not None or told or _is_in_series(lines, index):
        return False
    return _title_continues(lines, index, started)


def _is_fact(words: str) -> bool:
    return has_label(words) or is_fact(words) or bool(re.match(lexicon("cases")["head"]["facts"], words))


def _heads_a_decision(lines: Sequence[Line], index: int) -> bool:
    """ "Vedtak" is a case type in an agenda and a heading in minutes: there text follows."""
    found = heading_of(lines[index].words)
    following = lines[index + 1] if index + 1 < len(lines) else None
    decides = found is not None and found.heading in (Heading.ADOPTED, Heading.PROPOSED)
    if not decides or following is None or starts_case(following):
        return False
    told = following.role is LineRole.ITEM or following.words.endswith((".", ":")) or len(following.words) > PROSE
    return told or not case_type(lines[index].words)


def starts_case(line: Line) -> bool:
    """Whether the line begins with a case's number as the head of a case does."""
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
        return line.gap <= 1 and not first.islower()
    if before.words.endswith((".", "?")) and not before.words.endswith(("nr.", "ad.", "v.")):
        return False
    if first.islower() or (first == "(" and line.gap == 0 and not line.words.endswith(".)")):
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
