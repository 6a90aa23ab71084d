"""Lists of people as the heads of agendas and minutes write them: what each list is of, and who stands in it.

A list opens with a label ("Til stede:", "Forfall", "Fra administrasjonen møtte"). Names follow one a line, parted by
commas, in columns, or with nothing between them but what the people are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extraction.people_tables import Column, Listing, attendance_words, cells_of, is_heading, part
from kg.extraction.presence_marks import marked_rows
from kg.lexicon import lexicon
from kg.model import Span
from kg.recognition import FAMILY_FIRST, NAME, name_words, party, title_pattern
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import Line
from kg.text import squeeze

_OTHER_LABEL = re.compile(
    r"(?:^|(?<=[\s.;]))[A-ZÆØÅ][\wæøå/]*(?:[ .-]+[a-zæøå/.-]+){0,4}\s?:(?=\s|$)"
    r"|^(?:Dato|Tid|Tidspunkt|Sted|Stad|Møte\s+\d)\b"
)
_HEAD_WORD = re.compile(r"\S+\s*")
_COLUMN = re.compile(r"\s{3,}$")
LABEL_REACH = 120
ABOVE = 80
"""So many characters before a label tell what it is of."""
ADDRESSED_REACH = 200
_GROUP = re.compile(r"(?<!\S)(?:[Ff]r[aå]\s+)?(?P<name>[A-ZÆØÅ][\wæøåÆØÅ-]*(?:\s[A-ZÆØÅa-zæøå]\w+)?)\s?:(?:\s+|$)")
"""What may be a party and a colon before the names of those who came for it."""
_PARTED = re.compile(r"\s*(?:\([^()]{1,20}\)\s*)?:\s*")


@cache
def _labels() -> re.Pattern[str]:
    """Any label: the group tells the capacity."""
    table = lexicon("roles")["attendance"]
    told = "|".join(f"(?P<{capacity}>{'|'.join(table[capacity])})" for capacity in CAPACITIES)
    tails = "|".join(table["tails"])
    named = rf"\s+(?!for\s)(?:(?:(?i:{title_pattern()})|[a-zæøå.-]+):?\s+)?(?P<named>{FAMILY_FIRST}|{NAME})"
    return re.compile(rf"(?<![\w-])(?i:(?:{told})(?:\s+(?:{tails}))*)(?P<colon>\s*:|\s+[-–](?=\s)|\s*$|(?={named}))")


@cache
def _label_row() -> re.Pattern[str]:
    """A label among others in a row of labels, which has nothing else."""
    table = lexicon("roles")["attendance"]
    told = "|".join(f"(?P<{capacity}>{'|'.join(table[capacity])})" for capacity in CAPACITIES)
    return re.compile(rf"(?i:(?:{told})(?:\s+(?:{'|'.join(table['tails'])}))*)\s*:?\s*(?=$|[A-ZÆØÅ])")


CAPACITIES = ("absent", "deputy", "observer", "other", "member")
"""In the order in which their labels are tried: "Varamedlemmer" before "Medlemmer"."""


def capacity_at(match: re.Match[str]) -> str:
    """The capacity that a label tells."""
    return next(capacity for capacity in CAPACITIES if match[capacity])


def labels_in(words: str) -> Iterator[re.Match[str]]:
    """The labels in a line; one that does not begin the line has a capital, and a colon or a name behind it."""
    for match in _labels().finditer(words):
        capital, bare = match[0][0].isupper(), not match["colon"].strip()
        if match["named"] and "," not in match["named"] and not name_words(match["named"].split()):
            continue
        first = match.start() == 0 and not (bare and not capital)
        inside = capital and not (bare and match.end() == len(words))
        if first or inside:
            yield match


def opens_members(words: str) -> bool:
    """Whether a line begins with the label of a list of members and goes on with a name, or ends."""
    if row := _row_of_labels(words):
        return not row.heads
    match = next(labels_in(words), None)
    if match is None or match.start() or capacity_at(match) != "member":
        return False
    behind = words[match.end() : match.end() + LABEL_REACH]
    return not behind.strip() or bool(re.search(NAME, behind))


def _mended(lines: Sequence[Line], text: str) -> Iterator[Line]:
    """The lines, with a label in one piece that the end of a line divides: "… Rolle Til / stades"."""
    before: Line | None = None
    for line in lines:
        if before and re.search(r"(?:^|\s)[Tt]il$", before.words) and re.match(r"sted(?:e)?\b|stade?s?\b", line.words):
            span = Span(before.span.start, line.span.end)
            before = replace(before, span=span, words=re.sub(r"\s", " ", span.of(text)))
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def listings(lines: Sequence[Line], text: str, organisations: Sequence[Span] = ()) -> list[Listing]:
    """The lists among `lines`, in reading order; a list may be parted by the `organisations` that people come from."""
    marked, others = marked_rows(lines)
    reader = _Reader(text, organisations)
    for line in _mended(others, text):
        reader.take(line)
    reader.close()
    return [*marked, *reader.found]


class _Reader:
    """Reads lines into listings; `open` is the one that lines are added to, None between lists.

    `under` is the capacity of a label that "Fra kommunene", "Fra sykehuset" stand beneath; `stack` the heads of columns
    that stand one a line above names.
    """

    def __init__(self, text: str, organisations: Sequence[Span]) -> None:
        self.text = text
        self.organisations = organisations
        self.found: list[Listing] = []
        self.open: Listing | None = None
        self.column = 0
        self.under: str | None = None
        self.stack: list[Line] = []

    def take(self, line: Line) -> None:
        """Read one more line: what stands before its first label, then each label with what stands behind it."""
        if self.column:
            line = self._right(line)
        line = part(line, 0, _label_before_heads(line.words) or len(line.words))
        self._stack(line)
        if columns := self._columns(line):
            self._open_table(line, columns)
            return
        if row := _row_of_labels(line.words):
            self._open_row(line, row)
            return
        if self.open is None and (behind := _behind_heads(line.words)):
            label = Span(line.span.start, line.span.start + behind)
            self.open = Listing("member", label, ())
            line = part(line, behind, len(line.words))
        position = 0
        for match in labels_in(line.words):
            if match.start() >= position and not self._is_status(line, match):
                self._add(part(line, position, match.start()))
                if self._is_addressed(line, match):
                    self.close()
                    position = match.end()
                    continue
                self._open(line, match)
                position = match.end()
        self._add(part(line, position, len(line.words)))

    def _stack(self, line: Line) -> None:
        """Heads of columns one a line, which names follow, open a list where none is open."""
        if is_heading(line.words):
            self.stack.append(line)
            return
        heads = tuple(squeeze(head.words).rstrip(":") for head in self.stack)
        if len(heads) > 1 and re.match(NAME, line.words) and set(heads) & set(attendance_words()["names"]):
            span = Span(self.stack[0].span.start, self.stack[-1].span.end)
            capacity, label = (self.open.capacity, self.open.label) if self.open else ("member", span)
            self.close()
            self.open = Listing(capacity, label, (), stacked=heads)
        self.stack = []

    def close(self) -> None:
        """End the list that is open."""
        if self.open and self.open.lines:
            self.found.append(self.open)
        self.open = None

    def _open(self, line: Line, match: re.Match[str]) -> None:
        whole = match.start() == 0 and match.end() == len(line.words)
        columns = self.open.columns if self.open and ("\t" in line.words or whole) else ()
        empty = self.open is not None and not self.open.lines
        waiting = (*self.open.waiting, self.open.capacity) if self.open and empty else ()
        capacity = self._beneath(match, self.open.capacity if self.open and empty else None)
        self.close()
        label = Span(line.span.start + match.start(), line.span.start + match.end())
        self.open = Listing(capacity, label, (), columns, waiting)
        beside = _COLUMN.search(line.words[: match.start()])
        if beside and match.end() == len(line.words):
            self.column = label.start - self._line_start(label.start)

    def _beneath(self, match: re.Match[str], above: str | None) -> str:
        """The capacity of a label; of "Fra kommunene" that of the label beneath which it stands."""
        capacity = capacity_at(match)
        if self.open and party(re.sub(r"^(?i:fr[aå])\s+|\s*:?\s*$", "", match[0])):
            return self.open.capacity
        if capacity != "other" or not re.match(attendance_words()["parties"], match[0]):
            self.under = None
            return capacity
        self.under = above if above == "member" else self.under
        return self.under or capacity

    def _is_addressed(self, line: Line, match: re.Match[str]) -> bool:
        """Whether those behind the label are whom the paper is sent to."""
        start = line.span.start + match.start()
        pattern = rf"(?<!\w)(?i:{lexicon('roles')['attendance']['addressed']})\s*$"
        return bool(re.search(pattern, self.text[max(0, start - ADDRESSED_REACH) : start]))

    def _is_status(self, line: Line, match: re.Match[str]) -> bool:
        """Whether "Forfall" says that the one named before it is away, or is one of several heads of columns.

        A paper that puts a colon behind its labels puts one behind each.
        """
        if self.open and set(self.open.stacked) & set(attendance_words()["remarks"]) and match.end() == len(line.words):
            return match.start() == 0 and not match["colon"].strip()
        if match["colon"].strip() or not match["absent"]:
            return False
        if self.open and self.open.capacity == "deputy" and match.start() == 0 and match["named"]:
            return False
        start = line.span.start + match.start()
        above = self.text[max(0, start - ABOVE) : start]
        if is_heading(" ".join(above.rpartition("\n")[2].split()[-1:])):
            return True
        colon = self.open is not None and self.open.label.of(self.text).rstrip().endswith(":")
        return colon and bool(re.search(rf"{NAME}[ ]*$", above))

    def _columns(self, line: Line) -> tuple[Column, ...]:
        """The heads of columns that the line consists of; nothing for another line."""
        left = line.span.start - self._line_start(line.span.start)
        columns = []
        for number, (start, cell) in enumerate(cells_of(line.words)):
            label = _labels().fullmatch(cell)
            if not label and not is_heading(cell):
                return ()
            columns.append(
                Column(left + start, number, squeeze(cell).rstrip(" :"), capacity_at(label) if label else None)
            )
        return tuple(columns) if len(columns) > 1 else ()

    def _open_table(self, line: Line, columns: tuple[Column, ...]) -> None:
        """A row of column heads goes on with the list that is open, or opens one."""
        told = [column.capacity for column in columns if column.capacity]
        heads = {column.head for column in columns}
        told_of = heads & {*attendance_words()["organisations"], *attendance_words()["remarks"]}
        if heads & set(attendance_words()["names"]) and ("|" in line.words or len(told_of) > 1):
            told.append("member")
        if self.open or told:
            capacity, label = (self.open.capacity, self.open.label) if self.open else (told[0], line.span)
            self.close()
            self.open = Listing(capacity, label, (), columns)

    def _open_row(self, line: Line, row: _Row) -> None:
        """All labels of a block before all names, or the heads of a table whose cells have run together."""
        if row.heads:
            capacity, label = (self.open.capacity, self.open.label) if self.open else (row.told[0], line.span)
            self.close()
            self.open = Listing(capacity, label, ())
        else:
            self.close()
            self.open = Listing(row.told[-1], line.span, (), waiting=row.told[:-1])

    def _add(self, line: Line) -> None:
        if not self.open or not line.words.strip():
            return
        if parted := min(self._parted(line), default=None, key=lambda one: one[0].start):
            label, behind = parted
            self._add(part(line, 0, label.start - line.span.start))
            if self.open:
                capacity = self.open.capacity
                self.close()
                self.open = Listing(capacity, label, ())
                self._add(part(line, behind - line.span.start, len(line.words)))
            return
        if is_heading(line.words):
            return
        if heading_of(line.words):
            self.close()
            return
        other = _closing(line.words)
        if other is not None:
            line = part(line, 0, other)
        if line.words:
            self.open = self.open.with_line(line)
        if other is not None:
            self.close()

    def _parted(self, line: Line) -> Iterator[tuple[Span, int]]:
        """An organisation and a colon before names: those behind it are there for it; with where they begin."""
        for organisation in self.organisations:
            if not line.span.contains(organisation):
                continue
            colon = _PARTED.match(self.text, organisation.end, line.span.end)
            if colon and (colon.end() == line.span.end or _person_at().match(self.text, colon.end(), line.span.end)):
                yield organisation, colon.end()
        for match in _GROUP.finditer(self.text, line.span.start, line.span.end):
            ends = match.end() == line.span.end
            if party(match["name"]) and (ends or _person_at().match(self.text, match.end(), line.span.end)):
                yield Span(match.start("name"), match.end("name")), match.end()

        if re.fullmatch(attendance_words()["groups"], line.words):
            yield line.span, line.span.end

    def _right(self, line: Line) -> Line:
        """What stands in the column of a label that has other text beside it; nothing where the column ends."""
        start = self._line_start(line.span.start) + self.column - line.span.start
        if line.gap or start <= 0 or line.words[max(0, start - 2) : start].strip():
            if line.gap:
                self.close()
                self.column = 0
            return line if line.gap else part(line, 0, 0)
        return part(line, start, len(line.words))

    def _line_start(self, position: int) -> int:
        return self.text.rfind("\n", 0, position) + 1


@cache
def _person_at() -> re.Pattern[str]:
    """A name, perhaps behind a title."""
    return re.compile(rf"(?:(?i:{title_pattern()})\s+)?(?:{FAMILY_FIRST}|{NAME})")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of labels and heads of columns: the capacities it tells, and whether heads stand between them."""

    told: tuple[str, ...]
    heads: bool


def _row_of_labels(words: str) -> _Row | None:
    """What a row of labels tells that begins with one for members: "Deltakere Forfall", "Navn Til stede Forfall"."""
    told, heads, position = [], False, 0
    while position < len(words):
        match = _label_row().match(words, position)
        if match:
            told.append(capacity_at(match))
        elif (match := _HEAD_WORD.match(words, position)) and is_heading(match[0]):
            heads = True
        else:
            return None
        position = match.end()
    row = len(told) > 1 or (heads and is_heading(words.split(maxsplit=1)[0]))
    return _Row(tuple(told), heads) if told and row and told[0] == "member" else None


def _label_before_heads(words: str) -> int:
    """Where a label ends that has the heads of the columns below it beside it: "Forfall meldt av Parti Rolle"."""
    end, heads = len(words), 0
    while match := re.search(r"\s+\S+$", words[:end]):
        if not is_heading(match[0]) or not match[0].strip()[0].isupper():
            break
        end, heads = match.start(), heads + 1
    label = _labels().fullmatch(words[:end].rstrip()) if end < len(words) else None
    return end if label and (heads > 1 or " " in words[:end].strip()) else 0


def _behind_heads(words: str) -> int:
    """Where the names begin behind the heads of a table that ran together: "Medlemer Rolle Til stades Kari Nes"."""
    told, heads, position = [], False, 0
    while position < len(words):
        if match := _label_row().match(words, position):
            told.append(capacity_at(match))
        elif (match := _HEAD_WORD.match(words, position)) and is_heading(match[0]):
            heads = True
        else:
            break
        position = match.end()
    named = heads and set(told) == {"member"} and _person_at().match(words, position)
    return position if named else 0


def _closing(words: str) -> int | None:
    """Where another label ends the list: "Merknader:", "Dato: …"; a role with its colon does not."""
    for match in _OTHER_LABEL.finditer(words):
        label = match[0].strip(" :").casefold()
        if not re.search(rf"(?:{'|'.join(lexicon('roles')['attendance']['inside'])})$", label):
            return match.start()
    return None
