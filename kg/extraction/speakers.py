"""Whose words a stretch of a paper is: the answer to a consultation, an attached assessment, a section, a note.

A paper says who assesses once, in a heading or a first sentence; what is recommended below leaves the speaker out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.actions import find_office
from kg.extraction.notebook import Reading
from kg.lexicon import lexicon
from kg.model import Mention, Segment, SegmentKind, Span
from kg.recognition import is_role
from kg.segmentation.headings import heading_of
from kg.segmentation.labels import label_values
from kg.segmentation.layout import Block

HEADING_WORDS = 9
ANSWER_REACH = 60
LETTERHEAD = 900
"""The characters in which a letter tells its reference."""
_WHOLE = (SegmentKind.DOCUMENT, SegmentKind.MEETING)
MOSTLY = 0.75
"""The share of an organisation among those of its kind, for a paper to call it by the kind alone."""


@dataclass(frozen=True, slots=True)
class Party:
    """One who speaks: an organisation that a mention names, or an office ("administrerende direktør")."""

    span: Span
    mention: Mention | None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of the document that are `party`'s words."""

    span: Span
    party: Party


class Speakers:
    """Who speaks where in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.organisations = [m for m in reading.mentions if m.label == "ORG"]
        self.stretches = [
            *self._responses(),
            *self._attachments(),
            *self._owned(),
            *self._sections(),
            *self._notes(),
            *self._letter(),
        ]
        self.senders = list(self._senders())

    def at(self, position: int) -> Party | None:
        """Who speaks at `position`: the smallest stretch around it tells."""
        around = [s for s in self.stretches if s.span.start <= position < s.span.end]
        return min(around, key=lambda s: s.span.end - s.span.start).party if around else None

    def sender(self, position: int) -> Party | None:
        """Who sent the cover note that stands at `position`, as its label "Fra" says."""
        around = [s for s in self.senders if s.span.start <= position < s.span.end]
        return around[0].party if around else None

    def named(self, start: int, end: int) -> Party | None:
        """The one whom the words from `start` to before `end` name first, if they begin with it."""
        for mention in self.organisations:
            if mention.span.start == start and mention.span.end <= end:
                return Party(mention.span, mention)
        if (office := find_office(self.text, start, end)) and office[1].start == start:
            return Party(office[1], None, office[0])
        word = re.compile(r"\w+").match(self.text, start, end)
        owner = self._itself(word[0]) if word else None
        return Party(Span(start, word.end()), owner) if owner and word else None

    def called(self, words: str, span: Span) -> Party:
        """The one whom `words` at `span` call by name: an organisation that the paper knows, else what is written."""
        if party := self.named(span.start, span.end):
            return party
        titled = (m for m in self.reading.mentions if m.label == "PER" and span.start < m.span.start < span.end)
        person = next((m for m in titled if m.span.end == span.end), None)
        if person and is_role(self.text[span.start : person.span.start]):
            return Party(person.span, None, person.norm or person.form)
        known = next((m for m in self.organisations if words in (m.norm, m.form)), None)
        return Party(span, known, None if known else words)

    def itself(self, word: str, span: Span) -> Party | None:
        """The organisation that `word` at `span` calls by its kind, perhaps in the genitive: "departementets"."""
        owner = self._itself(word) or self._itself(word.removesuffix("s"))
        return Party(span, owner) if owner else None

    def _itself(self, word: str) -> Mention | None:
        """The organisation that a paper calls "direktoratet": by far the most named of that kind."""
        pattern = lexicon("recommendations")["itself"].get(word.casefold())
        if pattern is None:
            return None
        of_kind = [m for m in self.organisations if _is_kind(pattern, m.norm or m.form)]
        names = Counter(m.norm or m.form for m in of_kind)
        best = max(names, key=lambda name: (names[name], name), default="")
        if names[best] < MOSTLY * names.total():
            return None
        return next((m for m in of_kind if (m.norm or m.form) == best), None)

    def _inside(self, span: Span) -> list[Mention]:
        return [m for m in self.organisations if span.contains(m.span)]

    def _responses(self) -> Iterator[Stretch]:
        for _, segment in self.reading.of_kind(SegmentKind.CONSULTATION_RESPONSE):
            if party := self._headed(segment.heading) or self._answering(segment.span) or self._letterhead(segment):
                yield Stretch(segment.span, party)

    def _headed(self, heading: Span | None) -> Party | None:
        """ "Vedlegg 1 Vurdering fra X", "Høyringssvar frå X"."""
        for mention in self._inside(heading) if heading else ():
            before = self.text[heading.start : mention.span.start] if heading else ""
            if re.search(r"\b(?:fra|frå|av)\s+$", before):
                return Party(mention.span, mention)
        return None

    def _answering(self, span: Span) -> Party | None:
        """The organisation that a sentence of the answer has as its subject."""
        for mention in self._inside(span):
            before = self.text[span.start : mention.span.start].rstrip(" ")
            behind = self.text[mention.span.end : mention.span.end + ANSWER_REACH]
            if before.endswith((".", "\n")) and _answers().match(behind):
                return Party(mention.span, mention)
        return None

    def _letterhead(self, segment: Segment) -> Party | None:
        """The organisation on the first line of a letter that is a document of its own."""
        first = self.reading.layout.lines[0].span
        named = self._inside(first)
        alone = bool(named) and named[0].span == first
        home = self.reading.segments[segment.parent].kind if segment.parent is not None else None
        return Party(named[0].span, named[0]) if alone and home in _WHOLE else None

    def _letter(self) -> Iterator[Stretch]:
        """A paper that opens with an organisation and has a letter's reference is that organisation's words.

        An answer to a consultation may open with the one that it is sent to.
        """
        start = re.match(r"[\s\d]*", self.text)
        first = next((m for m in self.organisations if start and m.span.start == start.end()), None)
        head = self.text[:LETTERHEAD].casefold()
        own = any(s.kind is SegmentKind.CASE and s.get("style") in ("paper", "note") for s in self.reading.segments)
        answer = next(self._responses(), None)
        if first and not own and any(label in head for label in lexicon("recommendations")["letter"]):
            yield Stretch(Span(0, len(self.text)), answer.party if answer else Party(first.span, first))

    def _attachments(self) -> Iterator[Stretch]:
        for _, segment in self.reading.of_kind(SegmentKind.ATTACHMENT):
            block = next(iter(self.reading.layout.within(segment.span)), None)
            if party := self._headed(block.span if block else segment.heading):
                yield Stretch(segment.span, party)

    def _owned(self) -> Iterator[Stretch]:
        """ "Notatet oppsummerer X sin vurdering …" holds for the attachment, or all of a document that has none."""
        before, behind = lexicon("recommendations")["notes"]
        for mention in self.organisations:
            opening = self.text[max(0, mention.span.start - 80) : mention.span.start]
            if re.match(behind, self.text[mention.span.end : mention.span.end + ANSWER_REACH]) and re.search(
                before, "\n".join(opening.split("\n\n")[-1:]).lstrip()
            ):
                yield Stretch(Span(mention.span.start, self._end(mention.span.start)), Party(mention.span, mention))

    def _end(self, position: int) -> int:
        around = (s.span for s in self.reading.segments if s.kind is SegmentKind.ATTACHMENT)
        return min((s.end for s in around if s.start <= position < s.end), default=len(self.text))

    def _sections(self) -> Iterator[Stretch]:
        """What stands under "Administrerende direktørs vurdering", up to the next heading or the segment's end."""
        opened: tuple[int, Party] | None = None
        for block in self.reading.layout.blocks:
            if opened and (heading_of(block.words) or block.span.start >= self._segment_end(opened[0])):
                yield Stretch(Span(opened[0], min(block.span.start, self._segment_end(opened[0]))), opened[1])
                opened = None
            if party := self._assessing(block):
                opened = (block.span.start, party)
        if opened:
            yield Stretch(Span(opened[0], self._segment_end(opened[0])), opened[1])

    def _segment_end(self, position: int) -> int:
        index = self.reading.innermost(position)
        return self.reading.segments[index].span.end if index is not None else len(self.text)

    def _assessing(self, block: Block) -> Party | None:
        """Whose assessment a heading announces: "Direktoratets vurdering"."""
        line = block.lines[0]
        match = _assessed().fullmatch(line.words.strip(" :"))
        if match is None or len(line.words.split()) > HEADING_WORDS:
            return None
        who = match["who"]
        at = line.span.start + line.words.index(who)
        for form in (who, who.removesuffix("s")):
            end = at + len(form)
            if office := find_office(form):
                return Party(Span(at, end), None, office[0])
            if owner := self._itself(form):
                return Party(Span(at, end), owner)
        named = self._inside(line.span)
        return Party(named[0].span, named[0]) if named and named[0].span.start == at else None

    def _notes(self) -> Iterator[Stretch]:
        """A note is written by the organisation that it calls by its kind alone, as "direktoratet"."""
        for _, segment in self.reading.of_kind(SegmentKind.CASE):
            if segment.get("style") == "note" and (party := self._self_named(segment.span)):
                yield Stretch(segment.span, party)

    def _senders(self) -> Iterator[Stretch]:
        for _, segment in self.reading.of_kind(SegmentKind.CASE):
            if segment.get("style") == "note" and (value := self._sent_from(segment.span)):
                named = self._inside(value)
                if named and named[0].span.start == value.start:
                    yield Stretch(segment.span, Party(named[0].span, named[0]))

    def _sent_from(self, within: Span) -> Span | None:
        labels = label_values([line for line in self.reading.layout.lines if within.contains(line.span)])
        found = next((labels[word] for word in lexicon("recommendations")["sender"] if word in labels), None)
        return found.span if found else None

    def _self_named(self, span: Span) -> Party | None:
        for match in _selves().finditer(self.text, span.start, span.end):
            if owner := self._itself(match[1]):
                return Party(Span(match.start(1), match.end(1)), owner)
        return None


def _is_kind(pattern: str, name: str) -> bool:
    """Whether an organisation is of a kind itself: a committee in a municipality is none."""
    return bool(re.search(pattern, name)) and not re.search(r"\w\s(?:i|ved)\s[A-ZÆØÅ]", name)


@cache
def _answers() -> re.Pattern[str]:
    verbs = "|".join(v.replace(" ", r"\s+") for v in lexicon("recommendations")["answers"])
    return re.compile(rf"\s+(?:{verbs})\b")


@cache
def _assessed() -> re.Pattern[str]:
    return re.compile(rf"(?:\d[\d.]*\s+)?(?P<who>[A-ZÆØÅ].*?){lexicon('recommendations')['assessed'][0]}")


@cache
def _selves() -> re.Pattern[str]:
    words = "|".join(lexicon("recommendations")["itself"])
    return re.compile(rf"(?i:\b({words}))(?:s)?\b(?!\s+(?:for|i|og|av)\s+[\wæøå-]*[A-ZÆØÅa-zæøå])")
