"""Sentences of running text in which a party speaks: "Kari Nes (SP) mente at …", "Nes kommune saknar …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.extraction.inputs import Inputs
from kg.extraction.notebook import Reading
from kg.extraction.rooms import Room, Voice, says
from kg.lexicon import lexicon
from kg.model import Mention, Segment, SegmentKind, Span
from kg.recognition import type_of
from kg.segmentation.flow import Flow, read_flow
from kg.segmentation.headings import heading_of
from kg.segmentation.labels import is_label
from kg.segmentation.tagged_comments import comment_likelihood

AUTHORITIES = frozenset({"ministry", "directorate", "supervisory-authority"})
"""What these say in a case paper is background, not a comment on the case."""
_NUMBERED = re.compile(r"\s\d{1,2}(?:\.\d{1,2})?\.?\s+[A-ZÆØÅ][^\W\d]+(?:\s+[a-zæøå][\w-]*){0,6}\s+(?=[A-ZÆØÅ])")
"""A numbered heading that a paper without line breaks runs into the sentence behind it."""
FEWEST_WORDS = 4
HEARD = 0.8
"""How likely the tagger must hold a sentence for a comment where no verb of saying is known."""
_VERB = re.compile(r"(?:\s*\([^)]{1,60}\))?\s+[a-zæøå]+\s+\S+\s+\S+.*[.!?»]$", re.S)
_QUOTES = '«»"“” '
REACH = 120
_COLON = re.compile(
    r"(?:\s*\([^)]{1,60}\))?(?:,[^,.:]{2,60})?(?:,\s[A-ZÆØÅ][^,.:]{2,60})?(?:\s+(?:v/|ved\s|fra\s|frå\s)\s?[A-ZÆØÅa-zæøå][^,.:()]{2,60})?\s?:\s+(?=[A-ZÆØÅ«])"
)
_NEXT = re.compile(r"(?<=[.!?»])\s+(?=[A-ZÆØÅ])")
_LABEL = re.compile(r"[A-ZÆØÅ]\w+(?:\s[a-zæøå]+){0,3}:")
_ITEM = re.compile(r"(?<=[.!?:])\s+[-–•]\s+(?=[A-ZÆØÅ«])")
_PARTY = re.compile(r"[A-ZÆØÅ][\wæøåÆØÅ-]{2,}(?:\s[\wæøåÆØÅ-]+){0,4}(?=:\s+[A-ZÆØÅ«])")
LONGEST_HEADING = 70


@dataclass(frozen=True, slots=True)
class Remark:
    """What `by` says: a person, an organisation or the bare words for one; `words` as a reader reads them."""

    span: Span
    words: str
    place: Span
    mention: Mention | None
    name: str


def remarks(reading: Reading, segment: Segment, room: Room) -> Iterator[Remark]:
    """The remarks in a case, in reading order; what is proposed or decided is none.

    A cover note has remarks where it lists inputs alone: elsewhere it is the words of whom it comes from.
    """
    flow = read_flow(reading.layout, segment.span)
    closed = [
        s.span
        for s in reading.segments
        if s.kind is SegmentKind.DECISION
        or (s.kind is SegmentKind.CASE and s is not segment and segment.span.contains(s.span))
    ]
    listed = Inputs(flow)
    stated: Voice | None = None
    spoke: Voice | None = None
    done = 0
    for sentence in _sentences(flow, room):
        if sentence.start < done or (segment.get("style") == "note" and not listed.around(sentence.start)):
            continue
        place = flow.offsets[sentence.start]
        if stated:
            yield _remark(flow, _unquoted(flow, sentence), stated)
            stated = None
        elif match := _dissent().match(flow.text, sentence.start, sentence.end) or _wished(flow, sentence, room):
            voice = room.inside(flow, Span(sentence.start, match.end()))
            if voice and match.end() < sentence.end:
                yield _remark(flow, _unquoted(flow, Span(match.end(), sentence.end)), voice)
            stated = voice if match.end() == sentence.end else None
        elif not _quoted(flow, sentence.start) and not any(span.start <= place < span.end for span in closed):
            if found := _labelled(segment, flow, sentence, room, listed):
                yield found
                done = flow.index(found.span.end)
                continue
            yield from _in_sentence(segment, flow, sentence, room, spoke)
        spoke = who_spoke(flow, sentence, room, spoke)


def who_spoke(flow: Flow, sentence: Span, room: Room, before: Voice | None) -> Voice | None:
    """The party that a sentence is about, whom the next may call "han" or "rådet"."""
    if _pronoun().match(flow.text, sentence.start) or _named_again(flow, sentence, before):
        return before
    return room.beginning(flow, sentence.start)


def said_by(flow: Flow, sentence: Span, room: Room, before: Voice | None) -> Voice | None:
    """The party that begins a sentence; of "han" the one who spoke before, with the end of the pronoun."""
    pronoun = _pronoun().match(flow.text, sentence.start) if before and before.person else None
    again = pronoun or _named_again(flow, sentence, before)
    if before and again:
        return replace(before, end=again.end())
    return room.beginning(flow, sentence.start)


def _named_again(flow: Flow, sentence: Span, before: Voice | None) -> re.Match[str] | None:
    """What a sentence calls the council, the party or the like that the one before is about: "Rådet"."""
    if before is None or before.person:
        return None
    for words, name in lexicon("comments")["again"].items():
        match = re.compile(rf"(?:{words})(?=\s)").match(flow.text, sentence.start)
        if match and re.search(name, before.name):
            return match
    return None


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(lexicon('comments')['pronouns'])})(?=\s)")


def _quoted(flow: Flow, start: int) -> bool:
    return flow.text.count("«", 0, start) > flow.text.count("»", 0, start)


def _sentences(flow: Flow, room: Room) -> Iterator[Span]:
    """The sentences of a flow; the full stop of an initial ends none."""
    begun: int | None = None
    for sentence in (item for whole in flow.sentences() for item in _items(flow, whole)):
        start = sentence.start if begun is None else begun
        whole = flow.span(start, sentence.end)
        begun = start if re.search(r"\b[A-ZÆØÅ]\.$", flow.text[start : sentence.end]) else None
        if begun is not None and any(span.start < whole.end < span.end for span in room.initialed):
            continue
        begun = None
        yield Span(start, sentence.end)


def _items(flow: Flow, whole: Span) -> Iterator[Span]:
    """The items of a list that ran together: "… disse innspillene: - Kari Nes ønsket … - Per Moe mente …"."""
    start = whole.start
    for match in _ITEM.finditer(flow.text, whole.start, whole.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, whole.end)


def _in_sentence(segment: Segment, flow: Flow, sentence: Span, room: Room, spoke: Voice | None) -> Iterator[Remark]:
    words = flow.text[sentence.start : sentence.end]
    spoken = _again(flow, sentence, spoke)
    if spoke and spoken and _may_speak(segment, spoke):
        rest = words[spoken - sentence.start :]
        if says(rest) and not _only_tells(spoke, rest):
            yield _remark(flow, _without_proposal(flow, sentence), spoke)
            return
    if words.endswith(":") and not re.search(lexicon("comments")["proposes"], words):
        return
    for start in _openings(words):
        if voice := _speaker(segment, flow, Span(sentence.start + start, sentence.end), room):
            yield _remark(flow, _without_proposal(flow, Span(sentence.start + start, sentence.end)), voice)
            return
    if match := _inverted().match(words):
        voice = room.beginning(flow, sentence.start + match.end())
        if voice and _may_speak(segment, voice) and re.match(r"[\s,:(]", flow.text[voice.end : voice.end + 1] or "."):
            yield _remark(flow, sentence, voice)


def _again(flow: Flow, sentence: Span, spoke: Voice | None) -> int | None:
    """Where the word ends by which a sentence speaks of the one who spoke before."""
    pronoun = _pronoun().match(flow.text, sentence.start) if spoke and spoke.person else None
    again = pronoun or _named_again(flow, sentence, spoke)
    return again.end() if again else None


def _without_proposal(flow: Flow, span: Span) -> Span:
    """What is said before the speaker goes on to a proposal: "… mente at det haster, og fremmet følgende forslag:"."""
    match = re.search(lexicon("comments")["proposes"], span.of(flow.text), re.S)
    return Span(span.start, span.start + match.start()) if match else span


def _labelled(segment: Segment, flow: Flow, sentence: Span, room: Room, listed: Inputs) -> Remark | None:
    """What stands behind a party and a colon: "Kari Nes: Prisen er for høg.", at a line's beginning or in a list."""
    words = sentence.of(flow.text)
    for start in (sentence.start + opening for opening in _openings(words)):
        begins = start == 0 or flow.text[start - 1] == "\n"
        inside = listed.around(start)
        if not inside and not (begins and segment.get("style") == "minutes"):
            continue
        voice = room.beginning(flow, start) or (_unknown(flow, start, room) if inside and begins else None)
        colon = _COLON.match(flow.text, voice.end) if voice else None
        if voice is None or colon is None or not _may_speak(segment, voice):
            continue
        span = _told(flow, Span(colon.end(), sentence.end), room)
        told = len(span.of(flow.text).split()) >= FEWEST_WORDS and span.of(flow.text).endswith((".", "!", "?", "»"))
        if told:
            return _remark(flow, span, room.holder(voice))
    return None


def _unknown(flow: Flow, start: int, room: Room) -> Voice | None:
    """A party that the paper names in a list of inputs alone, below a known one: "Pasientforum: Planen må …"."""
    match = _PARTY.match(flow.text, start)
    above = room.beginning(flow, flow.text.rfind("\n", 0, max(0, start - 1)) + 1) if start else None
    if match is None or above is None or not _COLON.match(flow.text, above.end):
        return None
    if is_label(match[0] + ":") or heading_of(match[0] + ":"):
        return None
    return Voice(match.end(), flow.span(start, match.end()), None, match[0])


def _told(flow: Flow, first: Span, room: Room) -> Span:
    """The sentences behind a party and a colon, up to the line's end or the next party."""
    line = flow.text.find("\n", first.start)
    line = len(flow.text) if line < 0 else line
    end = first.end
    for match in _NEXT.finditer(flow.text, end, line):
        start = match.end()
        voice = room.beginning(flow, start)
        speaks = voice and (_COLON.match(flow.text, voice.end) or says(flow.text[voice.end : voice.end + REACH]))
        if speaks or _LABEL.match(flow.text, start):
            return Span(first.start, match.start())
    return Span(first.start, line - (len(flow.text[end:line]) - len(flow.text[end:line].rstrip())))


def _openings(words: str) -> Iterator[int]:
    """Where a party can begin: at the first word, behind a heading that runs into the sentence, behind a colon."""
    yield 0
    if match := _headed().match(words):
        yield match.end()
    yield from (match.end() for match in re.finditer(r":\s+(?=[A-ZÆØÅ])", words))
    if re.match(r"\d", words):
        yield from _behind_heading(words)
    yield from (match.end() for match in _NUMBERED.finditer(words))


def _behind_heading(words: str) -> Iterator[int]:
    """The words with a capital behind a page's number or the numbered heading of a section."""
    for match in re.finditer(r"\s(?=[A-ZÆØÅ])", words[:LONGEST_HEADING]):
        before = words[: match.start()]
        if re.search(r"[,;:(]|\.\s", before.lstrip("0123456789. ")) or _open().search(before):
            continue
        yield match.end()


@cache
def _open() -> re.Pattern[str]:
    """The end of words that go on in the name behind them."""
    return re.compile(rf"\s(?:{'|'.join(lexicon('comments')['open'])})$")


@cache
def _headed() -> re.Pattern[str]:
    return re.compile(rf"(?:\d+\.?\s+)?(?:{'|'.join(lexicon('comments')['headings'])})\s*:?\s+(?=[A-ZÆØÅ])")


@cache
def _dissent() -> re.Pattern[str]:
    data = lexicon("comments")
    return re.compile(
        rf"(?:{'|'.join(data['dissents'])})\s+(?:fra|frå|ved|v/)\s+[^:]{{4,120}}:(?:\s+|$)|{data['sent']}"
    )


def _unquoted(flow: Flow, span: Span) -> Span:
    """A statement without the quotation marks around it."""
    words = span.of(flow.text)
    start = span.start + len(words) - len(words.lstrip(_QUOTES))
    return Span(start, max(start + 1, span.end - len(words) + len(words.rstrip(_QUOTES))))


def _wished(flow: Flow, sentence: Span, room: Room) -> re.Match[str] | None:
    """The opening of a sentence in which somebody wants words in the minutes: "Kari Nes ønsket protokollført: …"."""
    voice = room.beginning(flow, sentence.start)
    pattern = rf".{{0,80}}?\s{lexicon('comments')['wished']}:\s*[«\"“]?"
    return re.compile(pattern).match(flow.text, sentence.start, sentence.end) if voice and voice.person else None


@cache
def _inverted() -> re.Pattern[str]:
    """A clause before the verb, behind which the one who speaks stands: "I brev av 2. mai skriver X at"."""
    data = lexicon("comments")
    return re.compile(
        rf"(?:{'|'.join(data['leading'])})\s+(?:[^\s.,;:]+\s+|\d+\.\s+){{0,8}}?(?:{'|'.join(data['turned'])})\s+(?:også\s+|òg\s+)?"
    )


def _speaker(segment: Segment, flow: Flow, span: Span, room: Room) -> Voice | None:
    """The party that begins the words of `span` and has a verb of saying behind it."""
    voice = room.beginning(flow, span.start)
    rest = flow.text[voice.end : span.end] if voice else ""
    if voice and re.match(lexicon("comments")["answered"], rest):
        return _by_name(flow, voice, room)
    if voice is None or not _may_speak(segment, voice) or _only_tells(voice, rest):
        return None
    return _by_name(flow, voice, room) if says(rest) or _seems_said(segment, flow, span, room, voice) else None


def _seems_said(segment: Segment, flow: Flow, span: Span, room: Room, voice: Voice) -> bool:
    """Whether the tagger takes what a person at a meeting does in a sentence for saying something."""
    rest = flow.text[voice.end : span.end]
    if not voice.person or segment.get("style") != "minutes" or not _VERB.match(rest) or _proceeds().match(rest):
        return False
    return comment_likelihood(room.reading.layout, flow.offsets[span.start]) >= HEARD


@cache
def _proceeds() -> re.Pattern[str]:
    """What a person does in a meeting that is no opinion: proposing, voting, leaving, presenting a case."""
    return re.compile(lexicon("comments")["proceeds"])


def _by_name(flow: Flow, voice: Voice, room: Room) -> Voice:
    """Who speaks where the name stands behind what somebody is: "Føretakstillitsvald i X, Kari Nes, meinte"."""
    comma = re.compile(r",\s+(?=[A-ZÆØÅ])").match(flow.text, voice.end)
    person = room.at(flow, comma.end()) if comma and voice.mention is None else None
    return person if person and person.person else room.holder(voice)


def _only_tells(voice: Voice, rest: str) -> bool:
    """Whether a person only reports something, or an officer speaks as the one who wrote the paper."""
    data, officer = lexicon("comments"), _is_officer(voice)
    told = (voice.person or officer) and re.match(data["reported"], rest)
    return bool(told or (officer and re.match(data["present"], rest)))


def _is_officer(voice: Voice) -> bool:
    officers = "|".join(lexicon("comments")["officers"])
    return voice.mention is None and bool(re.match(rf"(?:{officers})", voice.name))


def _may_speak(segment: Segment, voice: Voice) -> bool:
    """The body itself does not comment on its own case; in a paper, neither do authorities nor those who wrote it."""
    if voice.person:
        return True
    mention = voice.mention
    minuted = segment.get("style") == "minutes"
    if mention is None:
        return minuted or not _is_officer(voice)
    name, body = _plain(mention.norm or mention.form), _plain(segment.get("body") or "")
    of_users = re.match(lexicon("meetings")["committee"]["users_of"], body) and minuted
    if name == body or (body.endswith(f" i {name}") and not of_users) or body.startswith(f"{name} i "):
        return False
    return minuted or type_of(name) not in AUTHORITIES


def _plain(name: str) -> str:
    """ "… ved X" and "… for X" as "… i X"."""
    return re.sub(r"\s(?:ved|for)\s(?=[A-ZÆØÅ])", " i ", name)


def _remark(flow: Flow, span: Span, voice: Voice) -> Remark:
    return Remark(
        flow.span(span.start, span.end), flow.text[span.start : span.end], voice.place, voice.mention, voice.name
    )
