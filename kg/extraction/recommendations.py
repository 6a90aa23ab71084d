"""Recommendations outside decisions: an organisation that recommends, or assesses what somebody ought to do.

Believed only where the speaker is sure: the subject of "anbefaler", or the author of an assessment that is headed
with its name or led in by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count

from kg.extraction.notebook import Notebook, Reading
from kg.extraction.organisations import organisation_of
from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Mention, Ref, Segment, SegmentKind, Span
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import Block

EXTRACTOR = "recommendations/1"
LABEL_LENGTH = 70
FROM_LIST = 0.8
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


@dataclass(frozen=True, slots=True)
class _Author:
    """Who speaks in a stretch of text, and where that is said."""

    mention: Mention
    until: int


def extract_recommendations(reading: Reading, notebook: Notebook) -> None:
    """Every recommendation whose speaker the paper names."""
    numbers = count(1)
    outside = [s.span for s in reading.segments if s.kind in _ELSEWHERE]
    organisations = [m for m in reading.mentions if m.label == "ORG"]
    author: _Author | None = None
    headed = ""
    for block in reading.layout.blocks:
        if heading_of(block.words) or _is_heading(block):
            headed = block.words.strip(" :")
        author = _author(reading, block, organisations, author)
        if any(span.start <= block.span.start < span.end for span in outside):
            continue
        for sentence in _sentences(reading, block):
            found = _recommends(reading, sentence, organisations)
            if found is None and author and _ought(reading, sentence) and _assessing(block, headed, author):
                found = author.mention
            if found:
                _say(reading, notebook, found, sentence, organisations, next(numbers))


def _is_heading(block: Block) -> bool:
    return block.marker is None and block.words.strip(" :") in lexicon("recommendations")["headings"]


def _sentences(reading: Reading, block: Block) -> Iterator[Span]:
    start = block.body.start
    for match in _SENTENCE.finditer(block.body.of(reading.document.text)):
        yield Span(start + match.start(), start + match.end())


@cache
def _recommending() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, sorted(lexicon("recommendations")["recommends"], key=len, reverse=True)))
    return re.compile(rf"^\s+(?:{verbs})\s+(?:at|å|NAV|[A-ZÆØÅ]\w+)\b")


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('recommendations')['should'])})\b")


def _recommends(reading: Reading, sentence: Span, organisations: Sequence[Mention]) -> Mention | None:
    """The organisation that begins the sentence and recommends in it."""
    first = next((m for m in organisations if m.span.start == sentence.start), None)
    if first and _recommending().match(reading.document.text[first.span.end : sentence.end].replace("\n", " ")):
        return first
    return None


def _ought(reading: Reading, sentence: Span) -> bool:
    words = reading.read(sentence)
    return bool(_modal().search(words)) and words.endswith(".") and not words.endswith("?")


def _author(
    reading: Reading, block: Block, organisations: Sequence[Mention], current: _Author | None
) -> _Author | None:
    """The author of what follows: named in the heading of an attachment, or in a sentence that leads in a list."""
    attachment = _attachment_at(reading, block)
    if attachment:
        named = _named_author(reading, block, organisations)
        return _Author(named, attachment.span.end) if named else None
    if _leads_in(block):
        named = next((m for m in organisations if _last_sentence(reading, block).contains(m.span)), None)
        return _Author(named, -1) if named else None
    if current is None or (current.until == -1 and block.marker is None):
        return None
    return current if current.until == -1 or block.span.start < current.until else None


def _attachment_at(reading: Reading, block: Block) -> Segment | None:
    return next(
        (s for s in reading.segments if s.kind is SegmentKind.ATTACHMENT and s.span.start == block.span.start), None
    )


def _named_author(reading: Reading, block: Block, organisations: Sequence[Mention]) -> Mention | None:
    """ "Vedlegg 1 Vurdering fra X"."""
    text = reading.document.text
    for mention in organisations:
        before = text[block.span.start : mention.span.start]
        if block.span.contains(mention.span) and re.search(r"\b(?:fra|frå|av)\s+$", before):
            return mention
    return None


def _last_sentence(reading: Reading, block: Block) -> Span:
    return list(_sentences(reading, block))[-1]


def _leads_in(block: Block) -> bool:
    """ "X har i sin vurdering bl.a. konkludert:" before a list."""
    return bool(re.search(r"\b(?:vurdering\w*|konklu\w+|anbef\w+|tilrå\w+)\b[^.]*:$", block.words))


def _assessing(block: Block, headed: str, author: _Author) -> bool:
    """Whether the block is part of an assessment or recommendation, not of an account."""
    if author.until == -1:
        return block.marker is not None
    return headed in lexicon("recommendations")["headings"]


def _say(
    reading: Reading,
    notebook: Notebook,
    by: Mention,
    sentence: Span,
    organisations: Sequence[Mention],
    number: int,
) -> None:
    ref = Ref("recommendation", (slug(reading.document.source), str(number)))
    words = reading.read(sentence)
    notebook.name(ref, ("vg:Recommendation",), words[:LABEL_LENGTH], sentence)
    notebook.say(ref, "vg:text", notebook.words(words), sentence, extractor=EXTRACTOR)
    inside = sentence.contains(by.span)
    evidence, sure = (by.span, 1.0) if inside else (by.span, FROM_LIST)
    notebook.say(ref, "vg:by", organisation_of(notebook, by), evidence, extractor=EXTRACTOR, confidence=sure)
    to = _addressee(reading, sentence, organisations, by)
    if to:
        notebook.say(ref, "vg:to", organisation_of(notebook, to), to.span, extractor=EXTRACTOR)


def _addressee(reading: Reading, sentence: Span, organisations: Sequence[Mention], by: Mention) -> Mention | None:
    """The subject of "bør", or of the clause behind "anbefaler at"."""
    text = reading.document.text
    for mention in organisations:
        if not sentence.contains(mention.span) or mention.span == by.span:
            continue
        before = text[sentence.start : mention.span.start].rstrip()
        behind = text[mention.span.end : sentence.end].lstrip()
        if re.search(r"\bat$", before) or (not before and _modal().match(behind)):
            return mention
    return None
