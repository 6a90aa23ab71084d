"""The rows below a label of a plan that has its line for itself: with bullets, numbers, or nothing before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.plan_pieces import CHAPTER, LABELS, SHORT, Part, Piece
from kg.segmentation.strategy_headings import label_measured

LONGEST_ROW = 160
_ROW = re.compile(r"(\d{1,2}\.\d{1,2}|[A-ZÆØÅ]\.?\d{1,2}(?:\.\d{1,2})?)\.?\s+(?=[A-ZÆØÅ«])")
_GRIDDED = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\.?\s+(?=[A-ZÆØÅ«])")
_CODE = re.compile(r"[A-ZÆØÅ]\d{1,2}(?:\.\d{1,2})?")
_LETTERED = re.compile(r"(\d{1,2}[a-h])\.?\s+(?=[A-ZÆØÅ«])")
_UN_GOAL = re.compile(r"(?:1[0-7]|[1-9])\.?\s+\S")
_FIELD = re.compile(r"[A-ZÆØÅ][\w ]{2,30}:(?:\s|$)")
SENTENCES = re.compile(r"[a-zæøå)][.!?]\s+[A-ZÆØÅ]")


def tells_field(words: str) -> bool:
    """Whether a line tells something of the indicator above it: "Måleverdi: …", "Måles ved …"."""
    return bool(_FIELD.match(words)) or label_measured(words) is not None


def names_goal(label: Piece) -> bool:
    """Whether the title of one goal follows upon a label, and no list."""
    numbered = label.part in (Part.AIM, Part.PARTS, Part.INDICATORS) and bool(label.number)
    return label.part in (Part.OVERALL, Part.MAIN, Part.AREA) or numbered


class Rows:
    """Goes along the lines below such a label and keeps how the rows of its list begin."""

    def __init__(self) -> None:
        self.label: Piece | None = None
        self.kind: str | None = None
        self.vowed = False
        self.coded = False

    def follow(self, pieces: Sequence[Piece]) -> None:
        """Keep what the last piece of a line opens."""
        for piece in pieces:
            if piece.part is Part.GRID:
                self.label, self.kind = piece, "grid"
            elif self.kind == "grid" and piece.part is not Part.CHAPTER:
                continue
            elif piece.part in LABELS:
                self.label, self.kind = (None, None) if piece.words else (piece, "open")
                self.vowed = bool(piece.words)
            elif piece.part is Part.CHAPTER:
                self.label, self.kind = None, None
            elif piece.part is Part.ITEM and self.kind == "open":
                self.kind = "numbers" if piece.number else "bullets"

    def tabled(self, line: Line) -> bool:
        """Whether a line is a cell of a table of indicators, which is no list of them."""
        if self.kind == "table" and _stands_out(line):
            self.label, self.kind = None, None
        elif self.kind == "open" and self.label and self.label.part is Part.INDICATORS and _heads_table(line.words):
            self.kind = "table"
        return self.kind == "table"

    def read(self, piece: Piece, line: Line, before: Line | None, *, heads: bool) -> Piece:
        """A line without label or bullet: a row of the open list, a heading (if it `heads` the next), or text."""
        if self._vows(line, before):
            return replace(piece, part=Part.VOWED, words=line.words, span=line.span, start=-1)
        chapter = replace(piece, part=Part.CHAPTER) if heads else piece
        if self.label is None or before is None:
            return chapter
        shouted = names_goal(self.label) and line.words.isupper() and (self.kind == "open" or before.words.isupper())
        if not shouted and (numbered := self._numbered(self.label, piece, line)):
            return numbered
        if self._goes_on(self.label, line) or shouted:
            return replace(piece, part=Part.TEXT, words=line.words, span=line.span, start=line.span.start)
        row = self._row(self.label, line, before, heads=heads)
        if row is None:
            self.label, self.kind = None, None
            return chapter
        return replace(piece, part=row, words=line.words, span=line.span, start=-1)

    def _vows(self, line: Line, before: Line | None) -> bool:
        """Whether a line of its own says what is to be reached: "Vi vil …", "Innen 2026 skal …"."""
        closed = before is None or before.words.endswith(".") or before.role is LineRole.ITEM or self.vowed
        vowed = closed and bool(_vow().match(line.words))
        self.vowed = vowed or (self.vowed and line.words[0].islower())
        return vowed

    def cell(self, line: Line) -> Piece:
        """A cell of a table of goals printed row by row: those with numbers are its goals and their parts."""
        number = _GRIDDED.match(line.words)
        if line.words.isupper():
            self.label, self.kind = None, None
            return Piece(Part.CHAPTER, line.words, line.span, -1)
        if number is None:
            return Piece(Part.TEXT, line.words, line.span, line.span.start)
        part = Part.PARTS if "." in number[1] else Part.MAIN
        span = Span(line.span.start + number.end(), line.span.end)
        return Piece(part, line.words[number.end() :], span, -1, number=number[1])

    def _numbered(self, label: Piece, piece: Piece, line: Line) -> Piece | None:
        """A row with a number, of the list or of a UN goal; a numbered heading ends the list."""
        if _CODE.fullmatch(line.words) and not names_goal(label):
            self.kind, self.coded = "numbers", True
            return replace(piece, part=Part.ITEM, words="", span=line.span, start=-1, number=line.words)
        row = _ROW.match(line.words)
        if row and self.kind in ("open", "numbers") and not names_goal(label):
            span = Span(line.span.start + row.end(), line.span.end)
            return replace(piece, part=Part.ITEM, number=row[1], words=line.words[row.end() :], span=span)
        part = _LETTERED.match(line.words) if label.part is Part.INDICATORS else None
        if part:
            span = Span(line.span.start + part.end(), line.span.end)
            return replace(piece, part=Part.ITEM, number=part[1], words=line.words[part.end() :], span=span)
        if label.part is Part.UN_GOALS and _UN_GOAL.match(line.words):
            return replace(piece, part=Part.ITEM)
        if _stands_out(line):
            return replace(piece, part=Part.CHAPTER, number=piece.number or _chapter_number(line.words))
        return None

    def _goes_on(self, label: Piece, line: Line) -> bool:
        """Whether a line is text of what stands before it: a goal's title below its label, a field, a wrapped row."""
        coded, self.coded = self.coded, False
        wraps = coded or line.words[0].islower() or line.words[0] == "("
        if names_goal(label):
            opens, self.kind = self.kind == "open", "title"
            return opens or wraps or (label.part is Part.INDICATORS and tells_field(line.words))
        return wraps or tells_field(line.words)

    def _row(self, label: Piece, line: Line, before: Line, *, heads: bool) -> Part | None:
        """A row of its own, the rest of one that wraps, or nothing: the list has ended."""
        if names_goal(label) or line.words.endswith("?"):
            return None
        if before.words.rsplit(maxsplit=1)[-1] in lexicon("strategies")["sentence"]["open"]:
            return Part.WRAP
        if self.kind in ("open", "plain") and len(line.words) <= LONGEST_ROW and not SENTENCES.search(line.words):
            self.kind = "plain"
            return Part.ITEM
        whole = (line.words.endswith(".") or bool(SENTENCES.search(line.words))) and not before.words.endswith(
            (",", "-")
        )
        return Part.WRAP if self.kind == "bullets" and not (line.gap or whole or heads) else None


@cache
def _vow() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(lexicon('strategies')['open']['vows'])})\s")


def _stands_out(line: Line) -> bool:
    """Whether a line is a heading by itself: in capitals, or with the number or letter of a chapter."""
    numbered = re.match(rf"(?:{CHAPTER}|[A-H]\.\s+)[A-ZÆØÅ]", line.words) and len(line.words) <= SHORT
    return line.words.isupper() or bool(numbered and not line.words.endswith((".", ",", ";")))


def _chapter_number(words: str) -> str:
    number = re.match(rf"{CHAPTER}|[A-H]\.?\s+(?=[A-ZÆØÅ])", words)
    return number[0].rstrip(" .") if number else ""


def _heads_table(words: str) -> bool:
    """Whether a table begins with a line: the head of a column, or cells side by side."""
    return _is_column(words) or len(re.findall(r"\S\s{3,}(?=\S)|\S\t", words)) > 1


def _is_column(words: str) -> bool:
    """Whether a line is the head of a column of a table of indicators."""
    columns = lexicon("strategies")["document"]["columns"].values()
    return any(re.match(pattern, words.strip(" :")) for pattern in columns)
