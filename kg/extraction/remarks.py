"""Sentences of running text in which a party speaks: "Kari Nes (SP) mente at …", "Nes kommune saknar …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.extraction.notebook import Reading
from kg.lexicon import lexicon
from kg.model import Mention, Segment, SegmentKind, Span
from kg.recognition import is_role, title_pattern, type_of
from kg.segmentation.flow import Flow, read_flow

AUTHORITIES = frozenset({"ministry", "directorate", "supervisory-authority"})
"""What these say in a case paper is background, not a comment on the case."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What `by` says: a person, an organisation or the bare words for one; `words` as a reader reads them."""

    span: Span
    words: str
    place: Span
    mention: Mention | None
    name: str


class Room:
    """The parties that a document knows, to find who begins a sentence."""

    def __init__(self, reading: Reading, people: Mapping[str, Span]) -> None:
        self.reading = reading
        self.named = {m.span.start: m for m in reading.mentions if m.label in ("PER", "ORG")}
        self.people = sorted(people, key=len, reverse=True)

    def at(self, flow: Flow, start: int) -> tuple[int, Mention] | None:
        """The party whose name stands at `start` of the flow, and where the name ends there."""
        place = flow.offsets[start]
        for name in self.people:
            if flow.text.startswith(name, start):
                end = start + len(name)
                return end, Mention(flow.span(start, end), "PER", name, name)
        mention = self.named.get(place)
        return (flow.index(mention.span.end), mention) if mention else None


def remarks(reading: Reading, segment: Segment, room: Room) -> Iterator[Remark]:
    """The remarks in a case, in reading order; what is proposed or decided is none."""
    flow = read_flow(reading.layout, segment.span)
    closed = [
        s.span
        for s in reading.segments
        if s.kind is SegmentKind.DECISION
        or (s.kind is SegmentKind.CASE and s is not segment and segment.span.contains(s.span))
    ]
    for sentence in flow.sentences():
        place = flow.offsets[sentence.start]
        quoted = flow.text.count("«", 0, sentence.start) > flow.text.count("»", 0, sentence.start)
        minuted = segment.get("style") == "minutes"
        statement = minuted and _dissent().match(flow.text, sentence.start, sentence.end)
        if statement or not (quoted or any(span.start <= place < span.end for span in closed)):
            yield from _in_sentence(segment, flow, sentence, room)


def _in_sentence(segment: Segment, flow: Flow, sentence: Span, room: Room) -> Iterator[Remark]:
    words = flow.text[sentence.start : sentence.end]
    match = _dissent().match(words)
    if match and segment.get("style") == "minutes":
        found = _named_in(flow, Span(sentence.start, sentence.start + match.end()), room)
        if found:
            yield _remark(flow, Span(sentence.start + match.end(), sentence.end), found)
        return
    for start in _openings(words):
        if found := _speaker(segment, flow, Span(sentence.start + start, sentence.end), room):
            yield _remark(flow, Span(sentence.start + start, sentence.end), found)
            return


def _named_in(flow: Flow, span: Span, room: Room) -> Mention | None:
    found = (room.at(flow, index) for index in range(span.start, span.end) if flow.text[index - 1 : index] in ("", " "))
    return next((one[1] for one in found if one), None)


def _openings(words: str) -> Iterator[int]:
    """Where a party can begin: at the first word, behind a heading that runs into the sentence, behind a colon."""
    yield 0
    if match := _headed().match(words):
        yield match.end()
    yield from (match.end() for match in re.finditer(r":\s+(?=[A-ZÆØÅ])", words))


@cache
def _headed() -> re.Pattern[str]:
    return re.compile(rf"(?:\d+\.?\s+)?(?:{'|'.join(lexicon('comments')['headings'])})\s*:?\s+(?=[A-ZÆØÅ])")


@cache
def _dissent() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(lexicon('comments')['dissents'])})\s+(?:fra|frå|ved|v/)\s+[^:]{{4,120}}:\s+")


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"(?i:{title_pattern()}|repr\.|representant(?:en)?)\s+(?=[A-ZÆØÅ])")


def _speaker(segment: Segment, flow: Flow, span: Span, room: Room) -> Mention | None:
    """The party that begins the words of `span` and has a verb of saying behind it."""
    titled = _titled().match(flow.text, span.start, span.end)
    start = titled.end() if titled else span.start
    found = room.at(flow, start) or _behind_role(flow, start, room)
    if found is None:
        return None
    end, mention = found
    if mention.label == "ORG" and not _may_speak(segment, mention):
        return None
    return mention if says(flow.text[end : span.end]) else None


def _behind_role(flow: Flow, start: int, room: Room) -> tuple[int, Mention] | None:
    """A name behind a role that is no known title: "Utvalsmedlem Kari Nes"."""
    word = re.compile(r"[A-ZÆØÅ][\w-]+\s+").match(flow.text, start)
    return room.at(flow, word.end()) if word and is_role(word[0]) and word.end() < len(flow.offsets) else None


def _may_speak(segment: Segment, mention: Mention) -> bool:
    """The body itself does not comment on its own case."""
    name, body = _plain(mention.norm or mention.form), _plain(segment.get("body") or "")
    if name == body or body.endswith(f" i {name}") or body.startswith(f"{name} i "):
        return False
    return segment.get("style") == "minutes" or type_of(name) not in AUTHORITIES


def _plain(name: str) -> str:
    """ "… ved X" and "… for X" as "… i X"."""
    return re.sub(r"\s(?:ved|for)\s(?=[A-ZÆØÅ])", " i ", name)


def says(rest: str) -> bool:
    """Whether a verb of saying follows a name, perhaps behind brackets, an apposition or the names of representatives.

    >>> says(" (SP) mente at det haster."), says(" orienterte."), says("s representanter Kari Nes og Per Moe sa at")
    (True, False, True)
    """
    words = re.sub(r"^(?:\s*\([^)]*\)|-[A-ZÆØÅ][A-ZÆØÅa-zæøå]{0,3}(?=\s))", "", rest)
    words = re.sub(r"^s?\s+(?:sine?\s+)?representant\w*(?:\s+[A-ZÆØÅ][\w-]*|\s+og)*", "", words)
    words = re.sub(r"^\s*,[^,.:]{1,60},(?=\s)", "", words)
    return bool(_said().match(words))


@cache
def _said() -> re.Pattern[str]:
    verbs = "|".join(verb.replace(" ", r"\s+") for verb in sorted(lexicon("comments")["said"], key=len, reverse=True))
    return re.compile(rf"\s+(?:(?:også|òg|derimot|vil|ville)\s+)?(?:{verbs})(?!\w)")


def _remark(flow: Flow, span: Span, mention: Mention) -> Remark:
    return Remark(
        flow.span(span.start, span.end), flow.text[span.start : span.end], mention.span, mention, mention.form
    )
