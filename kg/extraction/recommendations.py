"""Recommendations outside decisions: somebody recommends, or says what ought to be done.

The speaker is the subject of the verb, else the one whose words the paper says that the stretch is. A case paper
that leaves the speaker out has a recommendation by nobody; elsewhere such a sentence is not believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extraction.notebook import Notebook, Reading
from kg.extraction.organisations import organisation_of
from kg.extraction.people import person_of
from kg.extraction.recommendation_cues import (
    advice,
    again,
    first_person,
    further,
    headed,
    impersonal,
    inverted,
    labelled,
    leads_in,
    leads_in_list,
    minuted,
    modal,
    nobody,
    of_the_plan,
    ought,
    owned,
    reported,
    someone,
    thinker,
    told_of,
    treated,
    urges,
    verbs,
    viewed,
)
from kg.extraction.remarks import said_by, who_spoke
from kg.extraction.rooms import Room, Voice
from kg.extraction.speakers import Party, Speakers
from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Literal, Mention, Ref, Segment, SegmentKind, Span
from kg.recognition import is_role
from kg.segmentation.flow import read_flow
from kg.text import alike

EXTRACTOR = "recommendations/2"
LABEL_LENGTH = 70
BY_AUTHOR = 0.8
FEWEST_WORDS = 3
REPORT_REACH = 1500
_ELSEWHERE = frozenset(
    {
        SegmentKind.DECISION,
        SegmentKind.STRATEGY,
        SegmentKind.GOAL,
        SegmentKind.INDICATOR,
        SegmentKind.AGENDA,
        SegmentKind.TABLE,
    }
)
_COMMENTED = frozenset({SegmentKind.STRATEGY, SegmentKind.GOAL, SegmentKind.INDICATOR})
"""What an answer to a consultation comments on."""
_MINUTED = ("minutes", "agenda", "table")
_PAPERS = ("paper", "note")


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence that recommends: its words, where it stands, and who speaks where the paper tells."""

    words: str
    span: Span
    by: Party | None


def extract_recommendations(reading: Reading, notebook: Notebook) -> None:
    """Every recommendation; what the same speaker says twice is one."""
    said: list[_Found] = []
    people = {e.label: e.span for e in notebook.entities.values() if e.ref.kind == "person" and e.span}
    for found in _Reader(reading, Room(reading, people)).read():
        number = next((n for n, other in enumerate(said) if _same(found, other)), len(said))
        if number == len(said):
            said.append(found)
        _say(notebook, found, number + 1, said[number].words)


def _same(one: _Found, other: _Found) -> bool:
    return _name(one.by) == _name(other.by) and alike(one.words, other.words)


def _name(party: Party | None) -> str:
    if party is None:
        return ""
    return party.office or (party.mention.norm or party.mention.form if party.mention else "")


class _Reader:
    """Reads a document's sentences one by one."""

    def __init__(self, reading: Reading, room: Room) -> None:
        self.reading = reading
        self.room = room
        self.spoke: Voice | None = None
        self.flow = read_flow(reading.layout)
        self.speakers = Speakers(reading)
        self.leader: Party | None = None
        self.before: _Found | None = None
        self.listing = False
        answers = any(s.kind is SegmentKind.CONSULTATION_RESPONSE and s.parent == 0 for s in reading.segments)
        self.elsewhere = _ELSEWHERE - _COMMENTED if answers else _ELSEWHERE

    def read(self) -> Iterator[_Found]:
        """The sentences that recommend, in reading order."""
        items = {block.body.start for block in self.reading.layout.blocks if block.marker is not None}
        for whole in self.flow.sentences():
            item = self.flow.span(whole.start, whole.end).start in items
            sentence = Span(whole.start + headed(whole.of(self.flow.text)), whole.end)
            span, words = self.flow.span(sentence.start, sentence.end), sentence.of(self.flow.text)
            if not item and self._opens_block(whole):
                self.leader, self.listing = None, False
            found = self._advised(words, sentence) or self._judge(words, sentence, span)
            if found is None or found.by is None:
                found = self._goes_on(words, span, opens=self._opens_block(whole)) or found
            self.before = found
            self.spoke = who_spoke(self.flow, sentence, self.room, self.spoke)
            if found and leads_in_list(words):
                self.leader, self.listing = found.by, found.by is not None
            elif found or (item and self.listing and self._place(span.start) is not None):
                yield found or _Found(words, span, self.leader)
            elif leads_in(words):
                self.leader = self._leading(span)

    def _advised(self, words: str, sentence: Span) -> _Found | None:
        """What stands behind "X har gitt følgende råd:"."""
        match = advice().match(words)
        if match is None or not modal().search(words, match.end()) or not words.endswith("."):
            return None
        party = self._called(sentence, match, "who")
        span = self.flow.span(sentence.start + match.end(), sentence.end)
        return _Found(words[match.end() :], span, party) if self._place(span.start) is not None else None

    def _called(self, sentence: Span, match: re.Match[str], group: str) -> Party:
        start, end = sentence.start + match.start(group), sentence.start + match.end(group)
        return self.speakers.called(match[group], self.flow.span(start, end))

    def _goes_on(self, words: str, span: Span, *, opens: bool) -> _Found | None:
        """What one who recommended in the sentence before wants besides: "Videre bør …"."""
        by = self.before.by if self.before and not opens else None
        goes_on = (
            by is not None
            and not nobody().match(words)
            and further().search(words)
            and modal().search(words)
            and words.endswith(".")
        )
        return _Found(words, span, by) if goes_on else None

    def _opens_block(self, sentence: Span) -> bool:
        return sentence.start == 0 or self.flow.text[sentence.start - 1] == "\n"

    def _leading(self, span: Span) -> Party | None:
        named = [m for m in self.speakers.organisations if span.contains(m.span)]
        return Party(named[0].span, named[0]) if named else self.speakers.at(span.start)

    def _judge(self, words: str, sentence: Span, span: Span) -> _Found | None:
        if not words.endswith((".", ":", ".»", ".”", "».")) or len(words.split()) < FEWEST_WORDS:
            return None
        place = self._place(span.start)
        if place is None:
            return self._aside(words, sentence, span)
        if (party := self._explicit(words, sentence, span)) is not None:
            return _Found(words, span, party) if slug(_name(party)) != place else None
        return self._unnamed(words, span)

    def _unnamed(self, words: str, span: Span) -> _Found | None:
        """A sentence that leaves the speaker out: the author's, else nobody's."""
        author = self.leader or self.speakers.at(span.start)
        sender = author or self.speakers.sender(span.start)
        if sender and first_person().search(words):
            return _Found(words, span, sender)
        if words.endswith(":") or minuted().match(words) or labelled().match(words):
            return None
        if ought(words, author is not None) and (author or self._own_paper(span.start)):
            return _Found(words, span, sender if impersonal().search(words) else author)
        return None

    def _aside(self, words: str, sentence: Span, span: Span) -> _Found | None:
        """What is recommended where that is rare: of a plan itself, or in minutes by one who is no party to them."""
        index = self.reading.innermost(span.start)
        if (plan := self.reading.enclosing(index, SegmentKind.STRATEGY)) is not None:
            return self._said_in_plan(words, sentence, span, plan[1]) or self._said_of_plan(words, sentence)
        if self.reading.enclosing(index, SegmentKind.DECISION, SegmentKind.AGENDA, SegmentKind.TABLE) is not None:
            return None
        party = self._person(sentence) or self._other(words, sentence, span, index) or self._some(words, sentence)
        return _Found(words, span, party) if party else None

    def _other(self, words: str, sentence: Span, span: Span, index: int | None) -> Party | None:
        """The organisation that recommends in minutes that are not its own."""
        subject = self.speakers.named(span.start, span.end)
        case = self.reading.enclosing(index, SegmentKind.CASE, SegmentKind.MEETING)
        own = slug((case[1].get("body") if case else None) or "")
        if subject is None or subject.mention is None or slug(_name(subject)) in own:
            return self._told_of(words, sentence)
        rest = self.flow.text[self.flow.index(subject.span.end) : sentence.end]
        said = any(pattern.match(rest) for pattern in (verbs("recommends"), urges(), treated()))
        return subject if said and words.endswith(".") else None

    def _person(self, sentence: Span) -> Party | None:
        """The person who recommends, named in full, by the family name or as "han"."""
        voice = said_by(self.flow, sentence, self.room, self.spoke)
        named = (
            voice is not None and voice.person and verbs("recommends").match(self.flow.text, voice.end, sentence.end)
        )
        return Party(voice.place, voice.mention) if voice and named else None

    def _said_in_plan(self, words: str, sentence: Span, span: Span, plan: Segment) -> _Found | None:
        """What an organisation recommends of whose plan it is not, as the plan tells."""
        subject = self.speakers.named(span.start, span.end)
        if not words.endswith("."):
            return None
        if subject is None or subject.mention is None:
            party = self._some(words, sentence)
            return _Found(words, span, party) if party else None
        rest = self.flow.text[self.flow.index(subject.span.end) : sentence.end]
        own = slug(_name(subject)) == slug(plan.get("owner") or "")
        said = verbs("recommends").match(rest) or urges().match(rest) or treated().match(rest)
        said = said or (verbs("thinks").match(rest) if modal().search(words) else None)
        return _Found(words, span, subject) if said and not own else None

    def _said_of_plan(self, words: str, sentence: Span) -> _Found | None:
        """What a printed plan says ought to be done with it, or by its owner; headings may run into the sentence."""
        match = of_the_plan().search(words)
        if match is None:
            return None
        start = sentence.start + match.start()
        return _Found(words[match.start() :], self.flow.span(start, sentence.end), None)

    def _place(self, position: int) -> str | None:
        """The slug of the body whose case stands here, perhaps ""; None where no recommendation can stand."""
        index, body = self.reading.innermost(position), ""
        while index is not None:
            segment = self.reading.segments[index]
            if segment.kind in self.elsewhere or segment.get("style") in _MINUTED:
                return None
            body = body or slug(segment.get("body") or "")
            index = segment.parent
        return body

    def _own_paper(self, position: int) -> bool:
        """Whether the text is a case paper's own, or no segment's."""
        index = self.reading.innermost(position)
        segment = self.reading.segments[index] if index is not None else None
        return segment is None or segment.kind is SegmentKind.DOCUMENT or segment.get("style") in _PAPERS

    def _explicit(self, words: str, sentence: Span, span: Span) -> Party | None:
        """The subject of a verb of recommending, or of thinking where the sentence also has a modal."""
        if (subject := self.speakers.named(span.start, span.end)) is not None:
            rest = self.flow.text[self.flow.index(subject.span.end) : sentence.end]
            ought = bool(modal().search(words))
            patterns = (verbs("recommends"), urges(), treated(), *([verbs("thinks")] if ought else []))
            if any(pattern.match(rest) for pattern in patterns):
                return subject
        for match in inverted().finditer(words):
            at = self.flow.span(sentence.start + match.end(), sentence.end).start
            if (subject := self.speakers.named(at, span.end)) is not None:
                return subject
        return (
            self._told_of(words, sentence)
            or self._again(words)
            or self._source(words, sentence)
            or self._some(words, sentence)
            or self._viewing(words, sentence)
        )

    def _told_of(self, words: str, sentence: Span) -> Party | None:
        """The organisation right before a clause in which it recommends: "… Nes Analyse AS, som anbefaler at …"."""
        match = told_of().search(words)
        end = self.flow.span(sentence.start, sentence.start + match.start()).end if match else None
        named = next((m for m in self.speakers.organisations if end is not None and m.span.end == end), None)
        return Party(named.span, named) if named else None

    def _again(self, words: str) -> Party | None:
        """The one that the sentence before is about: "Den anbefaler at …"."""
        if self.spoke is None or self.spoke.person or not again().match(words):
            return None
        return Party(self.spoke.place, self.spoke.mention) if self.spoke.mention else None

    def _viewing(self, words: str, sentence: Span) -> Party | None:
        """Whose view a sentence gives that says what ought to be done: "… bør etter departementets syn …"."""
        match = viewed().search(words) if modal().search(words) else None
        if match is None:
            return None
        group = "who" if match["who"] else "from"
        start = self.flow.span(sentence.start + match.start(group), sentence.start + match.end(group))
        named = self.speakers.named(start.start, start.end) or self.speakers.itself(match[group], start)
        return named or (self._called(sentence, match, group) if match[group][0].isupper() else None)

    def _some(self, words: str, sentence: Span) -> Party | None:
        """One who recommends and is known by what it is called here alone: "Arbeidsgruppa tilrår …"."""
        match = someone().match(words) or (thinker().match(words) if modal().search(words) else None)
        if match is None:
            return None
        data, who = lexicon("recommendations"), match["who"]
        first = who.split()[0].casefold()
        span = self.flow.span(sentence.start, sentence.start + len(who))
        if first in data["papers"]:
            return self.speakers.at(span.start) or self._author_of(span.start)
        if re.search(rf"(?:{'|'.join(data['written'])})(?:en|a|et)?\b", who, re.I):
            return None
        if first in data["nobody"] or who.casefold() in data["bodies"]:
            return None
        return self._titled(span) or self.speakers.called(who, span)

    def _titled(self, who: Span) -> Party | None:
        """The person at the end of `who`, where what stands before the name is what this one is."""
        text = self.reading.document.text
        for mention in self.reading.mentions:
            inside = who.start < mention.span.start and mention.span.end == who.end
            if inside and mention.label == "PER" and is_role(text[who.start : mention.span.start]):
                return Party(mention.span, mention)
        return None

    def _author_of(self, position: int) -> Party | None:
        """Whose report is spoken of before `position`: "NAVs rapport … Rapporten anbefaler"."""
        end = self.flow.index(position)
        start = max(0, end - REPORT_REACH)
        owners = list(owned().finditer(self.flow.text, start, end))
        if not owners:
            return None
        span = self.flow.span(owners[-1].start("who"), owners[-1].end("who"))
        return self.speakers.called(owners[-1]["who"], span)

    def _source(self, words: str, sentence: Span) -> Party | None:
        """Whose report it is in which something is recommended: "I Helsetilsynets rapport … anbefales det"."""
        match = reported().match(words)
        if match is None or not impersonal().search(words, match.end()):
            return None
        if author := self.speakers.at(self.flow.span(sentence.start, sentence.end).start):
            return author
        start = sentence.start + match.start("who")
        span = self.flow.span(start, start + len(match["who"]))
        return self.speakers.called(match["who"], span)


def _say(notebook: Notebook, found: _Found, number: int, words: str) -> None:
    reading, sentence = notebook.reading, found.span
    ref = Ref("recommendation", (slug(reading.document.source), str(number)))
    notebook.name(ref, ("vg:Recommendation",), words[:LABEL_LENGTH], sentence)
    notebook.say(ref, "vg:text", notebook.words(words), sentence, extractor=EXTRACTOR)
    if by := found.by:
        who = _who(notebook, by)
        sure = 1.0 if sentence.contains(by.span) else BY_AUTHOR
        notebook.say(ref, "vg:by", who, by.span, extractor=EXTRACTOR, confidence=sure)
    inside = [m for m in reading.mentions if m.label == "ORG" and sentence.contains(m.span)]
    to = _addressee(reading.document.text, sentence, [m for m in inside if not by or m.span != by.span])
    if to:
        notebook.say(ref, "vg:to", organisation_of(notebook, to), to.span, extractor=EXTRACTOR)


def _who(notebook: Notebook, by: Party) -> Ref | Literal:
    if by.mention is None:
        return Literal(by.office or "", language="nb")
    if by.mention.label == "PER":
        return person_of(notebook, by.mention.norm or by.mention.form, by.mention.span)
    return organisation_of(notebook, by.mention)


def _addressee(text: str, sentence: Span, organisations: Sequence[Mention]) -> Mention | None:
    """The subject of "bør", or of the clause behind "anbefaler at"."""
    for mention in organisations:
        before = text[sentence.start : mention.span.start].rstrip()
        behind = text[mention.span.end : sentence.end].lstrip()
        if re.search(r"\bat$", before) or (not before and modal().match(behind)):
            return mention
    return None
