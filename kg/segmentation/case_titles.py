"""The title of a case over its lines: where it begins, where it ends, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.bodies import body_on_line
from kg.segmentation.case_lines import CaseHead, head_pattern, is_archive, is_in_series, starts_case
from kg.segmentation.headings import Heading, case_type, heading_of, type_words
from kg.segmentation.labelled_titles import (
    FACT_LINES,
    TITLE_LINES,
    is_decisive,
    is_open,
    labelled_title,
    tells_a_fact,
)
from kg.segmentation.labels import has_label
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.line_cues import heads_a_table, is_fact, is_whole, names_paper, tells
from kg.segmentation.whose import names_someone

PROSE = 50
LONGEST_TITLE = 260
RAGGED = 6


def with_title(lines: Sequence[Line], head: CaseHead, first: Span) -> CaseHead:
    """Collect the title over its lines; times, page numbers and the case type beside it are left out."""
    words = lines[head.at].words[first.start - lines[head.at].span.start :]
    if is_decisive(words) or _is_no_title(words) or re.fullmatch(lexicon("cases")["head"]["archive_codes"], words):
        return head
    if not head.keyword and (row := _of_label_row(lines, head, words)):
        return row
    alone = not words or _is_a_label(words)
    if alone and head.keyword and (labelled := labelled_title(lines, head.at)):
        return replace(head, title=labelled)
    begin = _begin(lines, head) if alone else head.at
    if begin == head.at and words and alone:
        return head
    if begin is None or _is_no_title(lines[begin].words):
        return head
    return _collected(lines, head, begin, first if begin == head.at else lines[begin].span)


def _of_label_row(lines: Sequence[Line], head: CaseHead, words: str) -> CaseHead | None:
    """The head whose number begins the row of values under a row of labels: "Sak nr. Saksbehandler Sakstype Møtedato".

    The title is what the line above the labels says behind whose paper it is.
    """
    labels = lines[head.at - 1].words if head.at > 1 else ""
    row = _values_of_row().fullmatch(words)
    if row is None or not is_fact(labels) or ":" in labels or "dato" not in labels:
        return None
    above = lines[head.at - 2]
    lead = re.match(lexicon("cases")["head"]["paper_to"], above.words)
    title = Span(above.span.start + (lead.end() if lead else 0), above.span.end)
    kind = case_type(row["type"]) if row["type"] else None
    whole = title.start < title.end and not tells_a_fact(above.words) and not names_paper(above.words)
    return replace(head, title=(title,) if whole else (), type=kind, keyword=True)


@cache
def _values_of_row() -> re.Pattern[str]:
    date = r"(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\.\s?[a-zæøå]+\s\d{4})"
    return re.compile(rf"(?:\S+\s+){{0,8}}?(?:(?P<type>{type_words()})(?:ssak)?\s+)?{date}")


def _is_no_title(words: str) -> bool:
    return bool(re.match(lexicon("cases")["head"]["no_title"], words))


def _begin(lines: Sequence[Line], head: CaseHead) -> int | None:
    """The line at which the title begins of a head that has none beside its number, or a label there."""
    at = head.at + 1
    if head.keyword and (below := _below_facts(lines, head.at)) is not None:
        return below
    if not head.keyword and at < len(lines) and (names_paper(lines[at].words) or is_archive(lines[at].words)):
        at += 1
    stops = at >= len(lines) or lines[at].words.endswith(":") or _above_a_title(lines[at].words)
    stops = stops or (at > head.at + 1 and starts_case(lines[at]))
    return None if stops else head.at if at == head.at + 1 else at


def _collected(lines: Sequence[Line], head: CaseHead, begin: int, part: Span) -> CaseHead:
    """The head with the title whose first line is `begin`, from the beginning of `part` on."""
    title: list[Span] = []
    kind: str | None = None
    last, beside = head.at, False
    if typed := _typed().match(lines[begin].words, part.start - lines[begin].span.start):
        kind, part = case_type(typed["type"]), Span(lines[begin].span.start + typed.end(), part.end)
    for index in range(begin, min(begin + TITLE_LINES, len(lines))):
        line = lines[index]
        if index > begin:
            part = line.span
            if not _goes_on(lines, index, bool(title), kind):
                break
        cut, found = without_tail(line.words[part.start - line.span.start :])
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
    return re.compile(rf"(?:\([^()]{{2,14}}\)\s+)?(?P<type>{type_words()})\s*[:–-]\s+(?=[A-ZÆØÅ])")


def _wraps(lines: Sequence[Line], index: int) -> bool:
    """Whether a title goes on below although a time or a page stands beside its first line."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is not None and below.gap == 0 and not below.cell and below.words[0].islower()


def _is_a_label(words: str) -> bool:
    """Whether what stands behind a case's number is a label and no title: "Styresak 26/15 Arkivsak 49/13"."""
    return (
        bool(re.match(lexicon("cases")["head"]["labels_behind"], words))
        or is_fact(words)
        or _names_place_and_paper(words)
        or bool(re.fullmatch(lexicon("cases")["turns"]["council"], words))
    )


def _names_place_and_paper(words: str) -> bool:
    """Whether words only say whose paper it is and what: "EIKANES KOMMUNE MØTEBOK"."""
    place = re.match(lexicon("cases")["head"]["place_and_paper"], words)
    return place is not None and (not place["paper"] or names_paper(place["paper"]))


def _below_facts(lines: Sequence[Line], at: int) -> int | None:
    """The line with the title of a case whose number stands alone: below labels, names of bodies and tables."""
    for index in range(at + 1, min(at + FACT_LINES, len(lines))):
        words = lines[index].words
        if _above_a_title(words) or _answers_a_label(lines, index):
            continue
        told = lines[index].role is LineRole.ITEM or heading_of(words) or starts_case(lines[index])
        titled = words[0].isupper() and len(words) < LONGEST_TITLE and not words.endswith((".", ":"))
        return index if titled and not told else None
    return None


def _answers_a_label(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the value of the label that stands alone with its colon right above."""
    label = lines[index - 1].words if index else ""
    return label.endswith(":") and has_label(label) and not re.match(lexicon("cases")["head"]["title_labels"], label)


def _above_a_title(words: str) -> bool:
    turns = lexicon("cases")["turns"]
    turn = any(re.match(row, words) for row in (*turns["rows"], turns["lost"]))
    capitals = re.I if words.isupper() else 0
    place = re.match(lexicon("meetings")["body"]["place"], words, capitals)
    known = tells_a_fact(words) or _is_a_label(words) or is_fact(words) or names_paper(words) or heads_a_table(words)
    body = body_on_line(words) and not re.match(lexicon("cases")["head"]["about_body"], words, capitals)
    return bool(known or turn or place or body or re.match(r"\W*\d", words))


@cache
def _tail_pattern() -> re.Pattern[str]:
    row = lexicon("cases")["row"]
    return re.compile(
        rf"(?:^|\s+)(?:{row['time']}|{row['page']}|{row['archive']}|(?<=\s)(?:[Xx]|Åpent|Ope)(?=\s*$)|(?<![-–:]\s){row['remark']}|(?P<type>{type_words()})(?:ssak)?|forts\.)\s*$"
    )


def without_tail(words: str) -> tuple[int, str | None]:
    """The length of `words` without times, page numbers and a case type at the end, and that type."""
    kind: str | None = None
    end = len(words.rstrip())
    named = _named_pattern().search(words)
    if named and named.start() and names_someone(named["names"].strip()):
        return len(words[: named.start()].rstrip(" ,")), case_type(named["type"])
    if beside := _beside_pattern().search(words):
        kind = case_type(beside["type"]) if beside["type"] else None
        end = beside.start()
    while match := _tail_pattern().search(words[:end]):
        if match["type"] and kind is None:
            kind = case_type(match["type"])
        elif match["type"]:
            break
        end = len(words[: match.start()].rstrip(" ,"))
    return end, kind


@cache
def _named_pattern() -> re.Pattern[str]:
    """The case type behind a title with who brings the case behind it: "Ny vaktordning Drøfting Kari Nes"."""
    return re.compile(rf"\s+(?P<type>{type_words()})\s+(?P<names>[A-ZÆØÅ][^.:;]{{2,80}})$")


@cache
def _beside_pattern() -> re.Pattern[str]:
    """A label behind a title, or a cell with the case type before other cells: what follows belongs to neither."""
    row = lexicon("cases")["row"]
    return re.compile(rf"(?<=\S)(?:\s+{row['label']}|{row['cells']}|\s{{2,}}(?P<type>{type_words()})(?=\s).*)$")


def _goes_on(lines: Sequence[Line], index: int, started: bool, kind: str | None) -> bool:
    """Whether line `index` belongs to the head: the rest of the title, or a type or time that stands alone."""
    line = lines[index]
    if _is_second_half(lines, index, started):
        return True
    row = head_pattern().match(line.words)
    if line.role is LineRole.ITEM or (row and (not line.words[0].isdigit() or (row["archive"] and not row["title"]))):
        return False
    cut, found = without_tail(line.words)
    if cut == 0 and (found or kind is None):
        return line.gap <= 2 and not heads_a_decision(lines, index)
    told = heading_of(line.words) or is_rest(line) or starts_case(line) or tells_a_fact(line.words)
    told = told or (started and (is_whole(line.words) or _signs(lines, index)))
    if kind is not None or told or is_in_series(lines, index):
        return False
    return _title_continues(lines, index, started)


def _is_second_half(lines: Sequence[Line], index: int, started: bool) -> bool:
    """Whether a line that begins with a dash goes on with the title right above, and no list begins with it."""
    line, above = lines[index], lines[index - 1]
    below = lines[index + 1] if index + 1 < len(lines) else None
    listed = above.role is LineRole.ITEM or (below is not None and below.gap == 0)
    dash = line.words[0] in "-–" and line.role is LineRole.ITEM
    return started and dash and line.gap == 0 and not listed and not above.words.endswith((":", "."))


def _signs(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a name with its title on the line below: who has signed the paper."""
    below = lines[index + 1].words if index + 1 < len(lines) else ""
    title = re.sub(r"\W*\(?s(?:ign)?\.?\)?$", "", below).casefold()
    name = re.fullmatch(r"(?:[A-ZÆØÅ][\w.-]+\s){1,3}[A-ZÆØÅ][\w-]+(?:\s\(?s(?:ign)?\.?\)?)?", lines[index].words)
    return bool(name) and title in {word.casefold() for word in lexicon("roles")["titles"]}


def heads_a_decision(lines: Sequence[Line], index: int) -> bool:
    """ "Vedtak" is a case type in an agenda and a heading in minutes: there text follows."""
    found = heading_of(lines[index].words)
    following = lines[index + 1] if index + 1 < len(lines) else None
    decides = found is not None and found.heading in (Heading.ADOPTED, Heading.PROPOSED)
    if not decides or following is None or starts_case(following):
        return False
    told = following.role is LineRole.ITEM or following.words.endswith((".", ":")) or len(following.words) > PROSE
    return told or not case_type(lines[index].words)


def is_rest(line: Line) -> bool:
    """Whether a line of an agenda is no part of a title: a pause, or what is said of papers and speakers."""
    rest = lexicon("headings")["table"]["rest"]
    beside = lexicon("cases")["row"]["beside"]
    return line.words.split(maxsplit=1)[0] in rest or bool(re.match(beside, line.words))


def _title_continues(lines: Sequence[Line], index: int, started: bool) -> bool:
    before, line = lines[index - 1], lines[index]
    first = line.words[0]
    if not started:
        return line.gap <= 1 and not first.islower()
    if before.words.endswith((".", "?")) and not before.words.endswith(("nr.", "ad.", "v.")):
        return False
    if first.islower() or (first == "(" and line.gap == 0 and not line.words.endswith(".)")):
        return line.gap <= 2
    if first.isdigit() or is_open(before.words):
        return (line.gap <= 1 and not line.cell) or _is_number_asked_for(before.words, line)
    if line.gap or names_someone(line.words):
        return False
    in_name = line.words.split(maxsplit=1)[0].strip(" ,.") in lexicon("meetings")["name"]["last"]
    return in_name or (not line.cell and not tells(line.words) and _is_heading_group(lines, index))


def _is_number_asked_for(above: str, line: Line) -> bool:
    """Whether a line is the date or the numbers that the words above it ask for, however it is set in."""
    head = lexicon("cases")["head"]
    asked = line.gap == 0 and re.match(head["numbers_alone"], line.words)
    return bool(asked and re.search(head["asks_for_number"], above))


def _is_heading_group(lines: Sequence[Line], index: int) -> bool:
    """A title that wraps before a capital: the line before is full, or a blank line ends the group shortly after."""
    before, word = lines[index - 1].words, lines[index].words.split(maxsplit=1)[0]
    margin = max(len(line.words) for line in lines[max(0, index - 8) : index + 8])
    if len(before) + 1 + len(word) > margin - RAGGED:
        return True
    after = next((at for at in range(index + 1, min(index + 3, len(lines))) if lines[at].gap > 0), None)
    return after is not None and not lines[after - 1].words.endswith(".")
