"""Who prepares a case: the names beside "Saksbehandler", however a page's columns were flattened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.recognition import given_name, initialed, is_role, name_like, name_words, title_pattern, type_of
from kg.segmentation.labels import value_in_column
from kg.segmentation.layout import Layout, Line, LineRole

NAME_REACH = 5
"""So many words are looked at as one name."""
WITHIN_WORDS = 8
"""So far behind a run of labels the first name stands."""
_SURNAME = re.compile(r"^[A-ZÆØÅ][a-zæøåéüöä]{2,}(?:-[A-ZÆØÅ][a-zæøåéüöä]+)*$")
INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
_APART = re.compile(r"\s*(?:/|,|;|\bog\b|&)\s*")
_TITLED = re.compile(r",?\s+(?P<title>[a-zæøå][\w.-]*(?:\s[a-zæøå][\w.-]*)?)(?=\s*(?:/|;|&|\bog\b)\s*[A-ZÆØÅ])")
"""What somebody is, between the name and that of the next one."""
_WORD = re.compile(r"[^\s,;/&]+")
_COLON = re.compile(r"^[A-ZÆØÅ][\w./ -]{1,28}:$")


@dataclass(frozen=True, slots=True)
class Officer:
    """A name as written and where; `full` tells a full name from a surname or initials."""

    name: str
    span: Span
    full: bool


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(lexicon("roles")["officer"]["labels"])
    return re.compile(rf"(?<!\w)(?=[A-ZÆØÅ])(?i:{words})(?!\w)\.?(?:/tlf\.?)?[ \t]*:?")


@cache
def _prepares() -> re.Pattern[str]:
    """The label of the one who prepares a case, which tells more than that of the one who answers for it."""
    return re.compile(lexicon("roles")["officer"]["prepares"], re.I)


@cache
def _any_label() -> re.Pattern[str]:
    table = lexicon("roles")["officer"]
    others = sorted(map(re.escape, table["others"]), key=len, reverse=True)
    return re.compile(rf"(?=[A-ZÆØÅ])(?i:{'|'.join([*table['labels'], *others])})(?!\w)\.?(?:/tlf\.?)?\s*:?")


def officers_within(layout: Layout, span: Span) -> Iterator[Officer]:
    """The officers that the first label in `span` names."""
    lines = [line for line in layout.lines if line.role is not LineRole.FURNITURE and span.contains(line.span)]
    labels = [
        (index, match)
        for index, line in enumerate(lines)
        for match in _label().finditer(line.words)
        if _opens(line, match)
    ]
    labels = [one for one in labels if _prepares().match(one[1][0])] or labels
    for index, match in labels:
        found = _at(lines, index, match)
        yield from found
        if found or not _names_company(lines[index].words, match.end()):
            return


def officers_in_cells(layout: Layout, cells: Sequence[Span]) -> list[Officer]:
    """The persons whom the cells of a table name, those who end a line with what they are before the name too."""
    lines = (line for line in layout.lines if any(line.span.overlaps(cell) for cell in cells))
    parts = [_part(line, next(cell for cell in cells if line.span.overlaps(cell))) for line in lines]
    named = (_all_names(part) or _behind_role(part) for part in parts)
    return [officer for names in named for officer in names if officer.full]


def _part(line: Line, cell: Span) -> Line:
    """The part of a line that is the cell's."""
    start, end = max(line.span.start, cell.start), min(line.span.end, cell.end)
    return Line(Span(start, end), line.words[start - line.span.start : end - line.span.start], line.gap, line.cell)


def presented_by(layout: Layout, span: Span) -> list[Officer]:
    """The one whom the first line in `span` says to have brought the case: "Ved Kari Nes."."""
    line = next((line for line in layout.lines if span.contains(line.span)), None)
    match = re.match(rf"{lexicon('roles')['officer']['presented']}\s+", line.words) if line else None
    found = _name_at(line, match.end()) if line and match else None
    whole = found and line and re.match(r"\s*(?:\.|$)", line.words[found.span.end - line.span.start :])
    return [found] if found and found.full and whole else []


def _opens(line: Line, match: re.Match[str]) -> bool:
    """Whether the words are a label: at the beginning, behind another one, or with a colon."""
    before = line.words[: match.start()]
    return not before or bool(_any_label().match(line.words)) or match[0].endswith(":") or before.endswith(("  ", "\t"))


def _at(lines: Sequence[Line], index: int, match: re.Match[str]) -> list[Officer]:
    """What stands beside the label, behind the labels that follow it, or in the lines below."""
    line = lines[index]
    if line.words[match.end() :].strip():
        start, others = _behind_labels(line.words, match.end())
        if start < len(line.words.rstrip()):
            found = _of_groups(line, start, _labels_before(lines, index, match.start()), within=others)
            return _mended(found, line, lines[index + 1 : index + 2])
    alone = match.start() == 0 and match.end() == len(line.words.rstrip())
    before = _before_title(lines[index : index + 3])
    return before or (_in_column(lines, index) if alone else []) or _below(lines, index)


def _mended(found: list[Officer], line: Line, following: Sequence[Line]) -> list[Officer]:
    """A given name that ends its line goes on with the family name that begins the next one."""
    if len(found) != 1 or not given_name(found[0].name) or found[0].span.end != line.span.end or not following:
        return found
    surname = _WORD.match(following[0].words)
    name = f"{found[0].name} {surname[0]}" if surname else ""
    if not surname or not name_like(name):
        return found
    return [Officer(name, Span(found[0].span.start, following[0].span.start + surname.end()), full=True)]


def _behind_labels(words: str, start: int) -> tuple[int, bool]:
    """Where the value of a label begins, and whether other labels stand between."""
    others = False
    while match := _any_label().match(words, start + len(words[start:]) - len(words[start:].lstrip())):
        start, others = match.end(), True
    return start + len(words[start:]) - len(words[start:].lstrip()), others


def _labels_before(lines: Sequence[Line], index: int, start: int) -> int:
    """How many labels right before the one at `start` still wait for their values."""
    count = 0
    words = lines[index].words[:start].rstrip()
    while match := re.search(rf"(?:^|\s)({_any_label().pattern})$", words):
        if not match[0].rstrip().endswith(":"):
            break
        count, words = count + 1, words[: match.start()].rstrip()
    while not words and index > 0 and _is_label(lines[index - 1]) and lines[index - 1].words.endswith(":"):
        count, index = count + 1, index - 1
    return count


def _of_groups(line: Line, start: int, place: int, *, within: bool) -> list[Officer]:
    """The names of the value number `place`; where labels stand between, the first name near."""
    groups = list(_groups(line, start, within=within))
    if not groups:
        return []
    return groups[place] if place < len(groups) else groups[0]


def _groups(line: Line, start: int, *, within: bool) -> Iterator[list[Officer]]:
    """Runs of names from `start` on: names joined by slashes, commas or "og"; the next run follows without a mark."""
    position, skipped = start, 0
    group: list[Officer] = []
    while position < len(line.words):
        found = _name_at(line, position)
        if found is None:
            word = _WORD.match(line.words, position)
            skipped += 1
            if group or not within or word is None or skipped > WITHIN_WORDS:
                break
            position = _next_word(line.words, word.end())
            continue
        group.append(found)
        end = found.span.end - line.span.start
        titled = _TITLED.match(line.words, end)
        end = titled.end() if titled and is_role(titled["title"]) else end
        apart = _APART.match(line.words, end)
        if not (apart and apart[0].strip()):
            yield group
            group = []
        position = apart.end() if apart else end
    if group:
        yield group


def _next_word(words: str, position: int) -> int:
    return position + len(words[position:]) - len(words[position:].lstrip(" \t,;/&"))


def _name_at(line: Line, start: int) -> Officer | None:
    """The name at `start`, perhaps behind what its owner is; a surname only where nothing else follows it."""
    words = line.words
    start = _behind_title(words, start)
    tokens = list(_WORD.finditer(words, start))[:NAME_REACH]
    run = [token for i, token in enumerate(tokens) if i == 0 or not words[tokens[i - 1].end() : token.start()].strip()]
    run = run[: next((i for i in range(1, len(run)) if run[i].start() - run[i - 1].end() > 1), len(run))]
    if count := name_words([token[0] for token in run], whole=len(run) < NAME_REACH):
        end = run[count - 1].end()
        name = " ".join(words[start:end].split()).rstrip(".")
        if (name_like(name) or initialed(name)) and not _goes_on_as_company(words, end):
            return Officer(name, Span(line.span.start + start, line.span.start + end), name_like(name))
    letters = len(run) == 1 and INITIALS.fullmatch(run[0][0]) and run[0].end() == len(words.rstrip())
    if letters or (len(run) == 1 and _is_surname(run[0][0])):
        return Officer(run[0][0], Span(line.span.start + start, line.span.start + run[0].end()), False)
    return None


def _names_company(words: str, start: int) -> bool:
    """Whether the value of a label begins with the name of a company: a letterhead has nobody's name there."""
    names = lexicon("meetings")["name"]
    kinds = "|".join((*names["kinds"], *names["last"]))
    return re.compile(rf"\s*[A-ZÆØÅ][\w-]+(?:\s[\w-]+){{0,4}}?\s(?:{kinds})(?!\w)").match(words, start) is not None


def _goes_on_as_company(words: str, end: int) -> bool:
    """Whether what looks like a name is that of a company: "Sykehusapotek Kyst HF"."""
    names = lexicon("meetings")["name"]
    behind = rf"\s+(?:{'|'.join((*names['kinds'], *names['last']))})(?!\w)"
    return re.compile(behind).match(words, end) is not None or re.search(rf"{behind}$", words[:end]) is not None


def _is_surname(word: str) -> bool:
    return initialed(word) or (bool(_SURNAME.match(word)) and name_like(f"Kari {word}") and type_of(word) is None)


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?i:{title_pattern()})\s+(?=[A-ZÆØÅ])")


def _behind_title(words: str, start: int) -> int:
    if match := _title().match(words, start):
        return match.end()
    match = re.compile(r"(?:[\w-]+\s+){1,2}(?=[A-ZÆØÅ])").match(words, start)
    return match.end() if match and is_role(match[0]) else start


def _below(lines: Sequence[Line], index: int) -> list[Officer]:
    """ "2023/418-22  Name  6.3.2024" under a row of labels, or the first name under a label that stands alone."""
    for line in lines[index + 1 : index + 2]:
        start, _ = _behind_labels(line.words, 0)
        return next(iter(_groups(line, start, within=True)), [])
    return []


def _in_column(lines: Sequence[Line], index: int) -> list[Officer]:
    """All labels come before all values: the value in the label's place, counted from the first or from the last."""
    last, first = index, index
    while last + 1 < len(lines) and _is_label(lines[last + 1]):
        last += 1
    while first > 0 and _is_label(lines[first - 1]):
        first -= 1
    values = lines[last + 1 : last + 2 + (last - first)]
    told = [line for line in values if _is_value(line)]
    places = [(values, index - first), (told, len(told) - 1 - (last - index))]
    for listed, place in places:
        if 0 <= place < len(listed) and (names := _all_names(listed[place])):
            return names
    at = value_in_column(lines, index)
    if at is not None and (names := _all_names(lines[at])) and names[0].full:
        return names
    named = next((names for line in values if (names := _all_names(line)) and names[0].full), [])
    return named or next((names for line in values if (names := _behind_role(line))), [])


def _before_title(lines: Sequence[Line]) -> list[Officer]:
    """The names that stand before the title on one line, below the labels of both."""
    if len(lines) < 3 or not re.match(lexicon("cases")["head"]["title_labels"], lines[1].words):
        return []
    names = re.match(lexicon("cases")["head"]["names_before"], lines[2].words)
    if not names:
        return []
    start = lines[2].span.start
    part = Line(Span(start, start + len(names[0].rstrip())), names[0].rstrip(), lines[2].gap, lines[2].cell)
    return next(_groups(part, 0, within=False), [])


def _behind_role(line: Line) -> list[Officer]:
    """The name that a line ends with that begins with what its owner is: "Direktør samhandling Kari Nes"."""
    first = _WORD.match(line.words)
    if not first or not is_role(first[0]):
        return []
    named = next(_groups(line, first.end() + 1, within=True), [])
    return named if named and named[-1].full and named[-1].span.end == line.span.end else []


def _is_label(line: Line) -> bool:
    match = _any_label().match(line.words)
    return (match is not None and match.end() == len(line.words.rstrip())) or bool(_COLON.match(line.words))


_FIGURES = re.compile(r"^[\d./ -]+$|^\d{1,2}\.\s?[a-zæøå]+\s\d{4}$")


def _is_value(line: Line) -> bool:
    return bool(_FIGURES.match(line.words) or _all_names(line))


def _all_names(line: Line) -> list[Officer]:
    """The names of a line that consists of names."""
    found = next(iter(_groups(line, 0, within=False)), [])
    rest = line.words[found[-1].span.end - line.span.start :] if found else ""
    return found if len(rest) < 2 or _PHONE.fullmatch(rest) else []


_PHONE = re.compile(r"[,\s]*(?:(?:tlf|tel|mob)\w*\.?:?\s*)?\+?[\d ]{8,14}")
