"""Recommendations outside decisions: an organisation that recommends, or assesses what somebody ought to do.

Believed only where the speaker is sure: the subject of "anbefaler", or the author of an assessment that is headed
with its name, led in by it, or said to be its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.extraction.notebook import Notebook, Reading
from kg.extraction.organisations import organisation_of
from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Mention, Ref, SegmentKind, Span
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import Block

EXTRACTOR = "recommendations/1"
LABEL_LENGTH = 70
BY_AUTHOR = 0.8
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
_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s+[A-ZÆØÅ«]|\s*$)|$)", re.S)
_NUMBERED_HEADING = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\s+[A-ZÆØÅ][^.]*$")


@dataclass(frozen=True, slots=True)
class _Author:
    """Who speaks up to the character `until`; in a list that the author leads in, every item is a recommendation."""

    mention: Mention
    until: int
    lists: bool = False


@dataclass(slots=True)
class _Walk:
    """Goes through a document block by block and remembers who speaks under which heading."""

    reading: Reading
    organisations: list[Mention]
    outside: list[Span]
    author: _Author | None = None
    leader: _Author | None = None
    heading: str = ""
    found: list[tuple[Mention, Span]] = field(default_factory=list)

    def take(self, block: Block) -> None:
        """Read one more block."""
        words = block.words.strip(" :")
        if heading_of(block.words) or words in _headings() or _NUMBERED_HEADING.match(words):
            self.heading = words
        self._turn(block)
        if any(span.start <= block.span.start < span.end for span in self.outside):
            return
        for sentence in _sentences(self.reading, block):
            speaker = self._speaker(block, sentence)
            if speaker:
                self.found.append((speaker, sentence))

    def _turn(self, block: Block) -> None:
        """Note who speaks from here on."""
        if self.author and block.span.start >= self.author.until:
            self.author = None
        self.author = self._headed(block) or self._owned(block) or self.author
        if _leads_in(block):
            self.leader = self._leading(block)
        elif block.marker is None:
            self.leader = None

    def _headed(self, block: Block) -> _Author | None:
        """ "Vedlegg 1 Vurdering fra X"."""
        attachments = (s for s in self.reading.segments if s.kind is SegmentKind.ATTACHMENT)
        segment = next((s for s in attachments if s.span.start == block.span.start), None)
        for mention in self._inside(block.span) if segment else ():
            before = self.reading.document.text[block.span.start : mention.span.start]
            if segment and re.search(r"\b(?:fra|frå|av)\s+$", before):
                return _Author(mention, segment.span.end)
        return None

    def _owned(self, block: Block) -> _Author | None:
        """ "Notatet oppsummerer X sin vurdering …" holds for the attachment, or all of a document that has none."""
        before, behind = lexicon("recommendations")["notes"]
        text = self.reading.document.text
        for mention in self._inside(block.span):
            opening = text[block.body.start : mention.span.start]
            if re.search(before, opening) and re.match(behind, text[mention.span.end : block.span.end]):
                return _Author(mention, self._attachment_end(block.span.start))
        return None

    def _attachment_end(self, position: int) -> int:
        around = (s.span for s in self.reading.segments if s.kind is SegmentKind.ATTACHMENT)
        return min((s.end for s in around if s.start <= position < s.end), default=len(self.reading.document.text))

    def _leading(self, block: Block) -> _Author | None:
        last = list(_sentences(self.reading, block))[-1]
        named = self._inside(last)
        return _Author(named[0], len(self.reading.document.text), lists=True) if named else None

    def _inside(self, span: Span) -> list[Mention]:
        return [m for m in self.organisations if span.contains(m.span)]

    def _speaker(self, block: Block, sentence: Span) -> Mention | None:
        first = next((m for m in self.organisations if m.span.start == sentence.start), None)
        text = self.reading.document.text
        if first and _recommending().match(text[first.span.end : sentence.end].replace("\n", " ")):
            return first
        words = self.reading.read(sentence)
        if not words.endswith(".") or not _modal().search(words):
            return None
        if self.leader and block.marker is not None:
            return self.leader.mention
        addressed = self.author and self.heading in _headings() and _addressed(words, first, self.reading)
        return self.author.mention if self.author and addressed else None


def extract_recommendations(reading: Reading, notebook: Notebook) -> None:
    """Every recommendation whose speaker the paper names; what it says twice is one."""
    walk = _Walk(
        reading,
        [m for m in reading.mentions if m.label == "ORG"],
        [s.span for s in reading.segments if s.kind in _ELSEWHERE],
    )
    for block in reading.layout.blocks:
        walk.take(block)
    said: dict[tuple[str, str], tuple[int, str]] = {}
    for speaker, sentence in walk.found:
        words = reading.read(sentence)
        key = (speaker.norm or speaker.form, slug(words).replace("-", ""))
        number, words = said.setdefault(key, (len(said) + 1, words))
        _say(notebook, speaker, sentence, number, words)


@cache
def _headings() -> frozenset[str]:
    return frozenset(lexicon("recommendations")["headings"])


def _sentences(reading: Reading, block: Block) -> Iterator[Span]:
    start = block.body.start
    for match in _SENTENCE.finditer(block.body.of(reading.document.text)):
        yield Span(start + match.start(), start + match.end())


@cache
def _recommending() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, sorted(lexicon("recommendations")["recommends"], key=len, reverse=True)))
    return re.compile(rf"^\s+(?:{verbs})\s+(?:at|å|[A-ZÆØÅ]\w+)\b")


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('recommendations')['should'])})\b")


def _leads_in(block: Block) -> bool:
    """ "X har i sin vurdering konkludert:" before a list."""
    return bool(re.search(r"\b(?:vurdering\w*|konklu\w+|anbef\w+|tilrå\w+)\b[^.]*:$", block.words))


def _addressed(words: str, first: Mention | None, reading: Reading) -> bool:
    """Whether the sentence says who ought to do something: "X bør", "De regionale helseforetakene bør"."""
    match = _modal().search(words)
    subject = words[: match.start()] if match else ""
    if first and len(subject.rstrip()) <= len(reading.read(first.span)) + 1:
        return True
    return any(re.search(pattern, subject) for pattern in lexicon("recommendations")["subjects"])


def _say(notebook: Notebook, by: Mention, sentence: Span, number: int, words: str) -> None:
    reading = notebook.reading
    ref = Ref("recommendation", (slug(reading.document.source), str(number)))
    notebook.name(ref, ("vg:Recommendation",), words[:LABEL_LENGTH], sentence)
    notebook.say(ref, "vg:text", notebook.words(words), sentence, extractor=EXTRACTOR)
    sure = 1.0 if sentence.contains(by.span) else BY_AUTHOR
    notebook.say(ref, "vg:by", organisation_of(notebook, by), by.span, extractor=EXTRACTOR, confidence=sure)
    organisations = [m for m in reading.mentions if m.label == "ORG" and sentence.contains(m.span)]
    to = _addressee(reading.document.text, sentence, [m for m in organisations if m.span != by.span])
    if to:
        notebook.say(ref, "vg:to", organisation_of(notebook, to), to.span, extractor=EXTRACTOR)


def _addressee(text: str, sentence: Span, organisations: Sequence[Mention]) -> Mention | None:
    """The subject of "bør", or of the clause behind "anbefaler at"."""
    for mention in organisations:
        before = text[sentence.start : mention.span.start].rstrip()
        behind = text[mention.span.end : sentence.end].lstrip()
        if re.search(r"\bat$", before) or (not before and _modal().match(behind)):
            return mention
    return None
