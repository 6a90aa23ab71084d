"""The lines of a plan whose goals have no numbers, each with what it is: an area, a goal, a label, a bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.goal_lines import WIDE, title_end
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.plan_labels import heads_a_grid
from kg.segmentation.plan_pages import WIDE_PAGE, lists_contents, page_margins
from kg.segmentation.plan_pieces import CHAPTER, LABELS, SHORT, Part, Piece
from kg.segmentation.plan_rows import SENTENCES, Rows, names_goal, tells_field
from kg.segmentation.strategy_headings import HEADING_LENGTH, opening_of

_NUMBER = r"(?:\s+(?:nr\.?\s+)?(?:[IVX]{1,4}|\d{1,2}(?:\.\d{1,2}){0,2}[a-h]?|[A-ZÆØÅ]\d{1,2}|[A-H])(?!\w))?"
_DOTTED = r"|(?<=\d\.\d)\s(?=[A-ZÆØÅ])"
_CODED = re.compile(r"(?<!\S)(?P<code>[A-ZÆØÅ]\d{1,2}(?:\.\d{1,2})?)[.:]?\s+(?=[A-ZÆØÅ«])")
_FIRST = re.compile(r"1[.)]\s+(?=[A-ZÆØÅ«])")
_FOLLOWING = re.compile(r"(?<!\S)(?P<number>\d{1,2})[.)]\s+(?=[A-ZÆØÅ«])")
_BEHIND_YEAR = re.compile(r"(?<=\s20\d\d)\s(?=[A-ZÆØÅ][a-zæøå]+\s[a-zæøå])")
_REST = re.compile(r"\(|\d+\s?%")
_LIST = r"(?=\s+(?:[•▪●◦–-]|a\)|1\.)\s)"
_BULLET = r"[•▪●◦]\s+(?=\S)|(?<!\S)[–*-]\s+(?=[A-ZÆØÅ])|(?<!\S)[a-h]\)\s+(?=\S)"


@cache
def _marker() -> re.Pattern[str]:
    """What begins amid a line: a label with its colon, a goal that a sentence tells, a chapter, a bullet."""
    words = lexicon("strategies")["open"]
    kinds = "|".join(
        rf"(?P<{part}>(?:{CHAPTER})?(?:{'|'.join(sorted(words[part], key=len, reverse=True))}){_NUMBER}"
        rf"\s*(?::|\s[–-]\s(?=[A-ZÆØÅ])|{_LIST}|(?<=\s[IVX\d])\s(?=[A-ZÆØÅ])|(?<=\s[IVX]{{2}})\s(?=[A-ZÆØÅ])"
        rf"{_DOTTED if part in (Part.AIM, Part.PARTS) else ''})\s*)"
        for part in LABELS
    )
    told = rf"(?<![^\s.])(?P<told>{'|'.join(words['told'])})\s+(?!ikk[ej]e?\s)(?=\S)"
    chapter = r"(?P<chapter>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?\s+(?=[A-ZÆØÅ]))"
    areas = rf"(?P<areas>\d{{1,2}}\.?\s+(?:{'|'.join(words['areas'])})(?=\s+\d{{1,2}}\.1\s))"
    return re.compile(rf"(?<![\w.-])(?:{kinds}|{told}|{areas}|{chapter}|(?P<item>{_BULLET}))")


def plan_pieces(lines: Sequence[Line]) -> list[Piece]:
    """`lines` cut into pieces, those that wrap joined to what they go on from."""
    found: list[Piece] = []
    rows = Rows()
    kept = [line for line in _trimmed(lines) if not re.fullmatch(r"\d{1,3}", line.words)]
    for before, line, after in zip([None, *kept], kept, [*kept[1:], None], strict=False):
        if rows.tabled(line):
            found.append(Piece(Part.TEXT, line.words, line.span, -1))
            continue
        pieces = list(_cut(line))
        if rows.kind == "grid" and pieces[0].part is not Part.GRID:
            pieces = [rows.cell(line)]
        elif len(pieces) == 1 and pieces[0].part in (Part.TEXT, Part.CHAPTER):
            pieces = [rows.read(pieces[0], line, before, heads=_heads(before, line, after))]
        elif rows.kind == "bullets" and (line.marker or "").isdigit() and len(line.words) <= SHORT:
            pieces = [_piece(Part.CHAPTER, line.words, 0, len(line.words), line.span.start)]
        rows.follow(pieces[-1:])
        for piece in pieces:
            told = tells_field(piece.words)
            if told and piece.part in (Part.TEXT, Part.CHAPTER):
                part = Part.FIELD if found and _reach(found, piece.span.end) else Part.TEXT
                found.append(replace(piece, part=part))
            elif found and _goes_on(found[-1], piece, line, before):
                last = found[-1]
                if last.part is Part.FIELD:
                    _reach(found, piece.span.end)
                found[-1] = replace(last, words=_joined(last.words, piece.words), span=_both(last, piece))
            else:
                found.append(piece)
    return found


def _trimmed(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines without lists of contents, heads and numbers of pages that stand on one line each."""
    margins = page_margins(lines)
    for line in lines:
        start, end = margins.get(line.span.start, (0, len(line.words)))
        words = line.words[start:end].strip()
        if len(words) > WIDE_PAGE and lists_contents(words):
            continue
        if words == line.words:
            yield line
        elif words:
            at = line.span.start + line.words.index(words, start)
            yield replace(line, words=words, span=Span(at, at + len(words)), body=0, marker=None, role=LineRole.TEXT)


def _reach(found: list[Piece], end: int) -> bool:
    """Let the indicator that was read last reach over what is told of it; whether there is one."""
    place = next((i for i in range(len(found) - 1, -1, -1) if found[i].part not in (Part.TEXT, Part.FIELD)), None)
    if place is None or not (found[place].part in (Part.ITEM, Part.INDICATORS) and found[place].words):
        return False
    found[place] = replace(found[place], reach=end)
    return True


def _heads(before: Line | None, line: Line, after: Line | None) -> bool:
    """Whether a line is a heading for what is printed around it: a label or a sentence below, nothing open above."""
    words = line.words
    title = len(words) <= SHORT and words[:1].isupper() and not words.endswith((".", ",", ":", ";", "!", "?"))
    if not title or after is None or not after.words[:1].isupper() or "  " in words or SENTENCES.search(words):
        return False
    closed = before is None or before.role is LineRole.ITEM or before.words.endswith((".", ":"))
    labelled = bool(_label().fullmatch(after.words) or ((mark := _marker().match(after.words)) and not mark["item"]))
    return labelled or (closed and len(after.words) > len(words) and after.role is LineRole.TEXT)


def _both(last: Piece, piece: Piece) -> Span:
    return Span(last.span.start if last.words else piece.span.start, piece.span.end)


def _joined(words: str, more: str) -> str:
    return f"{words} {more}".strip()


def _goes_on(last: Piece, piece: Piece, line: Line, before: Line | None) -> bool:
    """Whether a text goes on from the piece before: a wrapped line, or the words below a label."""
    if piece.part is Part.WRAP:
        return last.part is Part.ITEM
    if piece.part is not Part.TEXT or before is None or piece.start != line.span.start:
        return False
    if not last.words:
        return names_goal(last) or last.part is Part.ITEM
    shouted = piece.words.isupper() and last.words.isupper() and names_goal(last)
    wraps = (piece.words[:1].islower() or shouted or bool(_REST.match(piece.words))) and not last.words.endswith(
        (".", ":", ";", "!", "?")
    )
    return wraps and last.part is not Part.TEXT


@cache
def _label() -> re.Pattern[str]:
    """A label that has its line for itself."""
    words = lexicon("strategies")["open"]
    kinds = "|".join(rf"(?P<{part}>{'|'.join(words[part])})" for part in LABELS)
    return re.compile(rf"(?:{CHAPTER})?(?:{kinds}){_NUMBER}\s*[:.]?")


@cache
def _labels() -> re.Pattern[str]:
    """A line of nothing but labels: the head of a table, or how a plan is built up."""
    words = "|".join(kind for part in LABELS for kind in lexicon("strategies")["open"][part])
    return re.compile(rf"(?:{words})(?:\s*[–-]\s*(?:{words})|\s+(?:{words}))+")


def _cut(line: Line) -> Iterator[Piece]:
    words, begin = line.words, line.span.start
    if (grid := heads_a_grid(words)) or _labels().fullmatch(words):
        yield Piece(Part.GRID if grid else Part.TEXT, words, line.span, -1 if grid else begin)
        return
    if areas := re.fullmatch(rf"({CHAPTER})?(?:{'|'.join(lexicon('strategies')['open']['areas'])})", words):
        yield Piece(Part.AREAS, "", line.span, -1, number=(areas[1] or "").rstrip(" ."))
        return
    if label := _label().fullmatch(words):
        called, number = _called(words)
        yield Piece(Part(label.lastgroup or "text"), "", line.span, -1, called, number)
        return
    marks = list(_marker().finditer(words))
    if line.role is LineRole.ITEM and line.body and not (marks and marks[0].start() < line.body):
        if _is_chapter(line, marks):
            yield _piece(Part.CHAPTER, words, line.body, len(words), begin)
            return
        stop = marks[0].start() if marks else len(words)
        if words[line.body : stop].strip():
            yield _piece(Part.ITEM, words, line.body, stop, begin)
    elif not marks or words[: marks[0].start()].strip():
        stop = marks[0].start() if marks else len(words)
        part = Part.CHAPTER if not marks and _looks_like_chapter(line) else Part.TEXT
        yield _piece(part, words, 0, stop, begin)
    yield from _marked(words, marks, begin)


def _marked(words: str, marks: Sequence[re.Match[str]], begin: int) -> Iterator[Piece]:
    """What the marks on a line open, each up to the next."""
    for mark, end in zip(marks, [*(m.start() for m in marks[1:]), len(words)], strict=False):
        part = Part(mark.lastgroup or "text")
        if part is Part.TOLD and opening_of("told_overall").match(mark[0]):
            part = Part.OVERALL
        stop = title_end(words, mark.end(), end) if len(words) > WIDE and part in _TITLED else end
        stop = end if part is Part.ITEM and len(words) <= HEADING_LENGTH else stop
        called, number = _called(mark[0])
        if part in (Part.CHAPTER, Part.AREAS):
            number = mark[0].split()[0].rstrip(".")
        if part in LABELS and _CODED.match(words, mark.end()):
            yield Piece(part, "", Span(begin + mark.start(), begin + mark.end()), -1, called, number)
            yield from _coded(words, mark.end(), end, begin)
            continue
        if part in LABELS and _FIRST.match(words, mark.end()) and end > WIDE:
            yield Piece(part, "", Span(begin + mark.start(), begin + mark.end()), -1, called, number)
            yield from _numbered(words, mark.end(), end, begin)
            continue
        if part is Part.AIM and "." in number:
            part = Part.PARTS
        piece = replace(_piece(part, words, mark.end(), stop, begin), called=called, number=number)
        if piece.words or part is not Part.ITEM:
            yield piece
        rest = words[stop:end].strip(" .")
        if rest and part in (Part.AIM, Part.PARTS) and len(words) > WIDE_PAGE and "." not in rest:
            yield from _unmarked(words, stop, end, begin)
        elif rest and part is Part.INDICATORS:
            yield from _measured(words, stop, end, begin)
        elif rest:
            yield _piece(Part.TEXT, words, stop, end, begin)


def _coded(words: str, start: int, end: int, begin: int) -> Iterator[Piece]:
    """The rows of a list that have codes: "M1 Alle er trygge M2 Ingen ventar"."""
    codes = list(_CODED.finditer(words, start, end))
    for code, stop in zip(codes, [*(c.start() for c in codes[1:]), end], strict=True):
        yield replace(_piece(Part.ITEM, words, code.end(), stop, begin), number=code["code"])


def _numbered(words: str, start: int, end: int, begin: int) -> Iterator[Piece]:
    """The rows of a list that has numbers: "1. Alle er trygge 2. Ingen ventar"; the last ends as a title does."""
    rows: list[re.Match[str]] = []
    for row in _FOLLOWING.finditer(words, start, end):
        if int(row["number"]) == len(rows) + 1:
            rows.append(row)
    stops = [*(row.start() for row in rows[1:]), title_end(words, rows[-1].end(), end)]
    for row, stop in zip(rows, stops, strict=True):
        yield replace(_piece(Part.ITEM, words, row.end(), stop, begin), number=row["number"])
    if words[stops[-1] : end].strip(" ."):
        yield _piece(Part.TEXT, words, stops[-1], end, begin)


def _measured(words: str, start: int, end: int, begin: int) -> Iterator[Piece]:
    """Further indicators behind a label, each a sentence with what it is measured by in brackets; else text."""
    for sentence in re.finditer(r"[^\s.](?:[^.]|\.(?!\s+[A-ZÆØÅ]|\s*$))*", words[start:end]):
        told = re.search(lexicon("strategies")["document"]["measured_in_brackets"], sentence[0])
        part = Part.INDICATORS if told else Part.TEXT
        yield _piece(part, words, start + sentence.start(), start + sentence.end(), begin)


def _unmarked(words: str, start: int, end: int, begin: int) -> Iterator[Piece]:
    """The rows of a list whose bullets are lost with its line breaks: each begins with a capital."""
    while start < end:
        stop = title_end(words, start, end)
        year = _BEHIND_YEAR.search(words, start, stop)
        stop = year.start() if year else stop
        if words[start:stop].strip():
            yield _piece(Part.ITEM, words, start, stop, begin)
        start = max(stop, start + 1)


def _called(label: str) -> tuple[str, str]:
    """What a label calls a thing, and the number that it gives it."""
    number = r"[IVX]{1,4}|\d{1,2}(?:\.\d{1,2})?[a-h]?|[A-ZÆØÅ]\d{1,2}|[A-H]"
    match = re.match(
        rf"(?:{CHAPTER})?((?:[Ss]trategisk\s+|STRATEGISK\s+)?[^\W\d]+)\s+(?:nr\.?\s+)?({number})(?!\w|\.\d)", label
    )
    return (match[1].capitalize(), match[2]) if match else ("", "")


_TITLED = frozenset(
    {Part.CHAPTER, Part.AREA, Part.MAIN, Part.OVERALL, Part.AIM, Part.PARTS, Part.ITEM, Part.TOLD, Part.INDICATORS}
)


def _is_chapter(line: Line, marks: Sequence[re.Match[str]]) -> bool:
    return not marks and bool(re.match(CHAPTER, line.words)) and "." in line.words[:4] and bool(line.cell or line.gap)


def _looks_like_chapter(line: Line) -> bool:
    words = re.sub(rf"^{CHAPTER}", "", line.words)
    short = 0 < len(words) <= WIDE and words[:1].isupper() and not words.endswith((".", ",", ";", "!", "?"))
    return short and not SENTENCES.search(words) and (bool(line.gap) or words != line.words)


def _piece(part: Part, words: str, start: int, end: int, offset: int) -> Piece:
    own, called = words[start:end], ""
    if part is Part.CHAPTER and (number := re.match(rf"{CHAPTER}|[A-H]\.?\s+(?=[A-ZÆØÅ])", own)):
        start, own, called = start + number.end(), own[number.end() :], number[0].rstrip(" .")
    left = start + len(own) - len(own.lstrip())
    own = own.strip()
    span = Span(offset + left, offset + left + len(own))
    return Piece(part, own, span, offset + start if part is Part.TEXT else -1, number=called)
