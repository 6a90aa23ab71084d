"""Comments made in no case: an answer to a consultation goal by goal, and parties that a letter cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.extraction.notebook import Reading
from kg.extraction.recommendation_cues import first_person, modal, verbs
from kg.extraction.remarks import AUTHORITIES, Remark, remarks
from kg.extraction.rooms import Room, Voice, says
from kg.extraction.speakers import Party, Speakers
from kg.lexicon import lexicon
from kg.model import Segment, SegmentKind, Span
from kg.recognition import type_of
from kg.segmentation.flow import Flow, read_flow
from kg.segmentation.headings import Heading, heading_of
from kg.segmentation.layout import Block

LONGEST_HEADING = 110
FEWEST_WORDS = 3
_OVER = frozenset({Heading.SIGNATURE, Heading.ATTACHMENT, Heading.ATTACHMENTS, Heading.ADOPTED, Heading.PROPOSED})
_TREATED = frozenset({SegmentKind.CASE, SegmentKind.AGENDA, SegmentKind.TABLE})


def unminuted(reading: Reading, room: Room) -> list[Remark]:
    """The comments of a paper that treats no case of its own, in reading order."""
    if any(segment.kind in _TREATED for segment in reading.segments):
        return []
    speakers = Speakers(reading)
    answered = list(_Answer(reading, room, speakers).read())
    free = (one for one in _cited(reading, room, speakers) if not any(one.span.overlaps(a.span) for a in answered))
    return sorted([*answered, *free], key=lambda one: one.span)


def _cited(reading: Reading, room: Room, speakers: Speakers) -> Iterator[Remark]:
    """What others than the writer say in running text; what they say ought to be done is a recommendation."""
    writer = speakers.at(0) or speakers.at(len(reading.document.text) // 2)
    named = (writer.mention.norm or writer.mention.form) if writer and writer.mention else ""
    answers = any(segment.kind is SegmentKind.CONSULTATION_RESPONSE for segment in reading.segments)
    body = "" if answers else named
    whole = Segment(
        SegmentKind.CASE, Span(0, len(reading.document.text)), None, None, (("body", body), ("style", "paper"))
    )
    yield from (one for one in remarks(reading, whole, room) if not modal().search(one.words))


@dataclass(slots=True)
class _Open:
    """The comment that is being read: where it begins and ends in the flow, and who speaks."""

    start: int
    end: int
    by: Voice | Party


@dataclass(frozen=True, slots=True)
class _Answer:
    """Reads an answer to a consultation block by block; below the heading of a goal every sentence is a comment."""

    reading: Reading
    room: Room
    speakers: Speakers

    def read(self) -> Iterator[Remark]:
        """The comments on goals, sub-goals and indicators."""
        starts = [segment.span.start for _, segment in self.reading.of_kind(SegmentKind.CONSULTATION_RESPONSE)]
        for start, end in pairwise([*starts, len(self.reading.document.text)]):
            sender = self.speakers.at(start)
            if sender is not None:
                yield from self._answered(sender, Span(start, end))

    def _answered(self, sender: Party, span: Span) -> Iterator[Remark]:
        inside, named, told, begin = False, False, None, 0
        for block in self.reading.layout.within(span):
            found = heading_of(block.lines[0].words)
            over = found is not None and found.heading in _OVER
            mark = _subject().match(block.words)
            if told and not over and block.words[0].islower():
                told = Span(told.start, block.span.end)
                continue
            if told:
                yield from self._paragraph(sender, told, begin)
            told = None
            if over or _is_title(block):
                labelled = re.fullmatch(lexicon("comments")["label_of_answer"], block.words)
                goes_on = inside and (named or block.words[0].islower() or labelled is not None)
                inside = not over and (mark is not None or goes_on)
                named = mark is not None
                continue
            named = False
            if inside or (mark and mark["part"] and block.marker is None):
                told, begin = block.span, _below_title(block) if mark else block.span.start
        if told:
            yield from self._paragraph(sender, told, begin)

    def _paragraph(self, sender: Party, told: Span, begin: int) -> Iterator[Remark]:
        """What the sender says from `begin` on, up to a sentence of another party or one that recommends."""
        flow = read_flow(self.reading.layout, told)
        open_one: _Open | None = None
        fresh = True
        for whole in flow.sentences():
            title = max(whole.start + _behind_title(whole.of(flow.text)), flow.index(begin))
            blanks = len(flow.text[title : whole.end]) - len(flow.text[title : whole.end].lstrip())
            sentence = Span(min(title + blanks, whole.end), whole.end)
            words = sentence.of(flow.text)
            if not words.endswith((".", ".»", "!", "?")) or re.match(lexicon("comments")["no_answer"], words):
                continue
            other = self._other(flow, sentence, sender)
            parted = other or _subject().match(words) or modal().search(words) or self._recommends(flow, sentence)
            if len(words.split()) < FEWEST_WORDS:
                continue
            named = self.speakers.named(flow.offsets[sentence.start], flow.span(sentence.start, sentence.end).end)
            back = open_one is not None and isinstance(open_one.by, Voice) and _same(named, sender)
            if open_one and not (parted or back) and not re.match(lexicon("comments")["shows"], words):
                open_one.end = sentence.end
                continue
            if open_one:
                yield _remark(flow, open_one)
            starts = other or _subject().match(words) or (fresh and not self._recommends(flow, sentence))
            fresh = False
            open_one = _Open(sentence.start, sentence.end, other or sender) if starts else None
        if open_one:
            yield _remark(flow, open_one)

    def _other(self, flow: Flow, sentence: Span, sender: Party) -> Voice | None:
        """Who else speaks in a sentence of the answer."""
        voice = self.room.beginning(flow, sentence.start)
        if voice is None or not says(flow.text[voice.end : sentence.end]):
            return None
        own = self.speakers.named(voice.place.start, voice.place.end)
        same = own is not None and own.mention is not None and _name(own) == _name(sender)
        return None if same or type_of(voice.name) in AUTHORITIES else voice

    def _recommends(self, flow: Flow, sentence: Span) -> bool:
        """Whether the sender recommends: that is no comment."""
        who = self.speakers.named(flow.offsets[sentence.start], flow.span(sentence.start, sentence.end).end)
        named = who and verbs("recommends").match(flow.text, flow.index(who.span.end), sentence.end)
        return bool(named or first_person().match(sentence.of(flow.text)))


def _same(party: Party | None, sender: Party) -> bool:
    """Whether a sentence begins with the sender's name."""
    return party is not None and _name(party) == _name(sender)


def _name(party: Party) -> str:
    return (party.mention.norm or party.mention.form) if party.mention else party.office or ""


def _below_title(block: Block) -> int:
    """Where a block begins below its first line, if that is a title without an end and a sentence begins below it."""
    first, *below = block.lines
    titled = below and first.words[-1].isalnum() and below[0].words[0].isupper()
    return below[0].span.start if titled else block.span.start


def _is_title(block: Block) -> bool:
    words = block.words
    return len(words) <= LONGEST_HEADING and not words.endswith((".", ":", ";", "!", "?", "»"))


def _behind_title(words: str) -> int:
    """The characters of a sub-goal and its title before the comment: "Delmål 1.1 Trygg heim: Vi støttar …"."""
    match = _titled().match(words)
    return match.end() if match else 0


@cache
def _subject() -> re.Pattern[str]:
    """What a paragraph is about: "Til mål 1: …", "Delmål 1.2 …", "Målindikator 2.1 …"."""
    data = lexicon("strategies")["document"]
    goals, parts = "|".join(data["goals"]), "|".join(data["parts"])
    about = "|".join(lexicon("comments")["about"])
    return re.compile(
        rf"(?:{about})\s+(?i:{lexicon('comments')['overall']})(?!\w)|"
        rf"(?:(?:{about})\s+)?(?i:(?P<goal>{goals})|(?P<part>{parts}|(?:mål)?indikator))\s+(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}|[A-H]\d?)(?!\w)"
    )


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"{_subject().pattern}[^.:]{{3,{LONGEST_HEADING}}}:\s+(?=[A-ZÆØÅ])")


def _remark(flow: Flow, said: _Open) -> Remark:
    span, words = flow.span(said.start, said.end), flow.text[said.start : said.end]
    if isinstance(said.by, Voice):
        return Remark(span, words, said.by.place, said.by.mention, said.by.name)
    return Remark(span, words, said.by.span, said.by.mention, _name(said.by))
