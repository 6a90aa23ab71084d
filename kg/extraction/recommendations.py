"""Recommendations outside decisions: somebody recommends, or says what ought to be done.

The speaker is the subject of the verb, else the one whose words the paper says that the stretch is. A case paper
that leaves the speaker out has a recommendation by nobody; elsewhere such a sentence is not believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.extraction.notebook import Notebook, Reading
from kg.extraction.organisations import organisation_of
from kg.extraction.speakers import Party, Speakers
from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Literal, Mention, Ref, SegmentKind, Span
from kg.segmentation.flow import read_flow
from kg.text import alike

EXTRACTOR = "recommendations/2"
LABEL_LENGTH = 70
BY_AUTHOR = 0.8
FEWEST_WORDS = 3
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
_MINUTED = ("minutes", "agenda", "table")


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence that recommends: its words, where it stands, and who speaks where the paper tells."""

    words: str
    span: Span
    by: Party | None


def extract_recommendations(reading: Reading, notebook: Notebook) -> None:
    """Every recommendation; what the same speaker says twice is one."""
    said: list[_Found] = []
    for found in _Reader(reading).read():
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

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.flow = read_flow(reading.layout)
        self.speakers = Speakers(reading)
        self.leader: Party | None = None
        self.listing = False

    def read(self) -> Iterator[_Found]:
        """The sentences that recommend, in reading order."""
        items = {block.body.start for block in self.reading.layout.blocks if block.marker is not None}
        for sentence in self.flow.sentences():
            span = self.flow.span(sentence.start, sentence.end)
            words = sentence.of(self.flow.text)
            item = span.start in items
            if not item and self._opens_block(sentence):
                self.leader, self.listing = None, False
            found = self._judge(words, sentence, span)
            if found and _leads_in_list(words):
                self.leader, self.listing = found.by, found.by is not None
            elif found or (item and self.listing and self._place(span.start) is not None):
                yield found or _Found(words, span, self.leader)
            elif _leads_in(words):
                self.leader = self._leading(span)

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
            return None
        if (party := self._explicit(words, sentence, span)) is not None:
            return _Found(words, span, party) if slug(_name(party)) != place else None
        author = self.leader or self.speakers.at(span.start)
        if author and _first_person().search(words):
            return _Found(words, span, author)
        if not words.endswith(":") and _ought(words, author is not None) and (author or self._own_paper(span.start)):
            return _Found(words, span, author)
        return None

    def _place(self, position: int) -> str | None:
        """The slug of the body whose case stands here, perhaps ""; None where no recommendation can stand."""
        index, body = self.reading.innermost(position), ""
        while index is not None:
            segment = self.reading.segments[index]
            if segment.kind in _ELSEWHERE or segment.get("style") in _MINUTED:
                return None
            body = body or slug(segment.get("body") or "")
            index = segment.parent
        return body

    def _own_paper(self, position: int) -> bool:
        """Whether the text is a case paper's own, or no segment's."""
        index = self.reading.innermost(position)
        segment = self.reading.segments[index] if index is not None else None
        return segment is None or segment.kind is SegmentKind.DOCUMENT or segment.get("style") == "paper"

    def _explicit(self, words: str, sentence: Span, span: Span) -> Party | None:
        """The subject of a verb of recommending, or of thinking where the sentence also has a modal."""
        if (subject := self.speakers.named(span.start, span.end)) is not None:
            rest = self.flow.text[self.flow.index(subject.span.end) : sentence.end]
            ought = bool(_modal().search(words))
            if _verbs("recommends").match(rest) or (ought and _verbs("thinks").match(rest)):
                return subject
        for match in _inverted().finditer(words):
            at = self.flow.span(sentence.start + match.end(), sentence.end).start
            if (subject := self.speakers.named(at, span.end)) is not None:
                return subject
        return None


@cache
def _verbs(key: str) -> re.Pattern[str]:
    data = lexicon("recommendations")
    between, verbs = "|".join(data["between"]), "|".join(v.replace(" ", r"\s+(?:\w+\s+)?") for v in data[key])
    return re.compile(rf"\s+(?:\([^)]*\)\s+)?(?:(?:{between})\s+)?(?:{verbs})\b(?!\s+ikk[je]+)")


@cache
def _inverted() -> re.Pattern[str]:
    """ "… anbefaler derfor X": the verb stands before the one who speaks, so something else opens the sentence."""
    data = lexicon("recommendations")
    verbs = "|".join(v for v in data["recommends"] if " " not in v)
    return re.compile(rf"(?<=\s)(?:{verbs})\s+(?:(?:{'|'.join(data['between'])})\s+)?(?=\w)")


@cache
def _first_person() -> re.Pattern[str]:
    data = lexicon("recommendations")
    verbs, between = "|".join(v.replace(" ", r"\s+") for v in data["recommends"]), "|".join(data["between"])
    modal, thinks = "|".join(data["should"]), "|".join(v.replace(" ", r"\s+") for v in data["thinks"])
    return re.compile(
        rf"\b[Vv]i\s+(?:(?:{between})\s+)?(?:{verbs})\b|\b(?:{verbs})\s+(?:(?:{between})\s+)?vi\b|{'|'.join(data['ours'])}"
        rf"|\b[Vv]i\s+(?:{thinks})\b.*\b(?:{modal})\b"
    )


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('recommendations')['should'])})\b")


@cache
def _impersonal() -> re.Pattern[str]:
    passive = "|".join(lexicon("recommendations")["impersonal"])
    return re.compile(rf"\b[Dd]et\s+(?:{passive})\b|\b(?:{passive})\s+(?:det|at)\b")


@cache
def _subordinating(authored: bool) -> re.Pattern[str]:
    data = lexicon("recommendations")
    words = data["subordinating"] if authored else [*data["subordinating"], *data["relative"]]
    return re.compile(rf"(?<!^)\b(?:{'|'.join(words)})\b")


def _ought(words: str, authored: bool) -> bool:
    """Whether the sentence itself says that something ought to be done, or is recommended.

    >>> _ought("Planen bør omtale kommunene.", False), _ought("Utvalget drøftet hvem som bør delta.", False)
    (True, False)
    """
    return any(_spoken(words[: m.start()], authored) for p in (_modal(), _impersonal()) for m in p.finditer(words))


def _spoken(before: str, authored: bool) -> bool:
    """Whether a clause that begins so is the speaker's own: nothing that subordinates it is still open."""
    if any(re.search(pattern, before) for pattern in lexicon("recommendations")["wraps"]):
        return True
    before = re.sub(r"\([^)]*\)", "", before)
    clause = re.split(r",\s+(?:og|men)\s+|;\s+", before)[-1]
    return clause.rstrip().endswith(",") or not _subordinating(authored).search(clause)


def _leads_in(words: str) -> bool:
    """ "X har i sin vurdering konkludert:" before a list."""
    return bool(re.search(r"\b(?:vurdering\w*|konklu\w+|anbef\w+|tilrå\w+)\b[^.]*:$", words))


def _leads_in_list(words: str) -> bool:
    """ "X anbefaler at:" before a list: each item is a recommendation."""
    return any(re.search(pattern, words) for pattern in lexicon("recommendations")["list"])


def _say(notebook: Notebook, found: _Found, number: int, words: str) -> None:
    reading, sentence = notebook.reading, found.span
    ref = Ref("recommendation", (slug(reading.document.source), str(number)))
    notebook.name(ref, ("vg:Recommendation",), words[:LABEL_LENGTH], sentence)
    notebook.say(ref, "vg:text", notebook.words(words), sentence, extractor=EXTRACTOR)
    if by := found.by:
        who = organisation_of(notebook, by.mention) if by.mention else Literal(by.office or "", language="nb")
        sure = 1.0 if sentence.contains(by.span) else BY_AUTHOR
        notebook.say(ref, "vg:by", who, by.span, extractor=EXTRACTOR, confidence=sure)
    inside = [m for m in reading.mentions if m.label == "ORG" and sentence.contains(m.span)]
    to = _addressee(reading.document.text, sentence, [m for m in inside if not by or m.span != by.span])
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
