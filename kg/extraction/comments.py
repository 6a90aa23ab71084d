"""Comments: what each party said on a case, a bullet or a sentence of running text each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg.extraction.input_rows import input_rows
from kg.extraction.names import body_ref, group_ref, segment_case
from kg.extraction.notebook import Notebook, Reading
from kg.extraction.organisations import organisation_of
from kg.extraction.people import person_of
from kg.extraction.remarks import Remark, remarks
from kg.extraction.rooms import Room, group_pattern
from kg.extraction.unminuted import unminuted
from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Literal, Mention, Ref, Segment, SegmentKind, Span
from kg.recognition import initialed, is_description, type_of
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import Block
from kg.segmentation.lines import Line
from kg.text import squeeze

EXTRACTOR = "comments/2"
GROUP = ("vg:Organisation", "vg:Group")
LABEL_LENGTH = 70
STYLES = ("minutes", "paper", "quoted", "note")
_BULLET = "•"
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")


@dataclass(frozen=True, slots=True)
class _Party:
    """Who speaks: a recognised name, or words such as "Representant fra kommunal sektor"."""

    span: Span
    mention: Mention | None
    words: str


def extract_comments(reading: Reading, notebook: Notebook) -> None:
    """The comments in every case that is minuted, or whose paper tells what others say, and those in no case."""
    numbers: Counter[Ref] = Counter()
    people = {e.label: e.span for e in notebook.entities.values() if e.ref.kind == "person" and e.span}
    room = Room(reading, people, _roles(notebook))
    for _, segment in reading.of_kind(SegmentKind.CASE):
        case = segment_case(segment)
        if case is None or segment.get("style") not in STYLES:
            continue
        for said in _said(reading, segment, room):
            numbers[case] += 1
            _say(notebook, Ref("comment", (*case.path, str(numbers[case]))), case, said)
    for number, said in enumerate(unminuted(reading, room), 1):
        _say(notebook, Ref("comment", (slug(reading.document.source), str(number))), None, said)


def _roles(notebook: Notebook) -> dict[str, set[str]]:
    """Who is said to have each role."""
    names = {entity.ref: entity.label for entity in notebook.entities.values() if entity.ref.kind == "person"}
    found: dict[str, set[str]] = {}
    for said in notebook.statements.values():
        if said.predicate == "vg:role" and isinstance(said.object, Literal) and said.subject in names:
            found.setdefault(said.object.value.casefold(), set()).add(names[said.subject])
    return found


def _said(reading: Reading, segment: Segment, room: Room) -> list[Remark]:
    """The comments in a case: bullets as a whole, sentences elsewhere."""
    bullets = list(_bullets(reading, segment)) if segment.get("style") == "minutes" else []
    listed = [remark for bullet in bullets for remark in _by_speaker(reading, bullet)]
    listed += [row for row in input_rows(reading, segment, room) if not any(row.span.overlaps(r.span) for r in listed)]
    taken = [remark.span for remark in listed]
    free = [r for r in remarks(reading, segment, room) if not any(r.span.overlaps(span) for span in taken)]
    spoken = [_whole(remark, bullets) for remark in free]
    return sorted([*listed, *spoken], key=lambda one: one.span)


def _by_speaker(reading: Reading, bullet: Block) -> Iterator[Remark]:
    """What a bullet's party says, up to a sentence that another one begins."""
    text = reading.document.text
    starts = [bullet.body.start, *(m.end() for m in _SENTENCES.finditer(text, bullet.body.start, bullet.body.end))]
    begun = [(start, party) for start in starts if (party := _party(reading, Span(start, bullet.body.end)))]
    turns = [
        begun[index] for index in range(len(begun)) if not index or begun[index][1].words != begun[index - 1][1].words
    ]
    if not turns or turns[0][0] != bullet.body.start:
        return
    for (start, party), (end, _) in pairwise([*turns, (bullet.body.end, turns[0][1])]):
        span = Span(start, start + len(text[start:end].rstrip()))
        yield Remark(span, reading.read(span), party.span, party.mention, party.words)


def _whole(remark: Remark, bullets: list[Block]) -> Remark:
    """A bullet that a remark begins is all of it the party's words."""
    bullet = next((b for b in bullets if b.body.start == remark.span.start), None)
    return replace(remark, span=bullet.body, words=bullet.words) if bullet else remark


@cache
def _leads() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{lead})" for lead in lexicon("comments")["leads"]), re.I)


def _bullets(reading: Reading, segment: Segment) -> Iterator[Block]:
    """The bullets and paragraphs that follow a line that leads in inputs, up to the decision or the next heading."""
    decided = [s.span for s in reading.segments if s.kind is SegmentKind.DECISION]
    listing = False
    open_item: list[Line] = []
    for block in reading.layout.within(segment.span):
        if open_item and block.marker is None and not block.lines[0].gap and not heading_of(block.words):
            open_item += block.lines
            continue
        if open_item:
            yield Block(tuple(open_item))
            open_item = []
        if any(span.start <= block.span.start < span.end for span in decided) or heading_of(block.words):
            listing = False
        elif _leads().search(_last_sentence(block.words)):
            listing = True
        elif listing and block.marker in (_BULLET, None):
            open_item = list(block.lines)
    if open_item:
        yield Block(tuple(open_item))


def _last_sentence(words: str) -> str:
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])", words)[-1]


def _party(reading: Reading, said: Span) -> _Party | None:
    """Who speaks in the words at `said`, which begin with the party or answer another one."""
    named = [m for m in reading.mentions if m.label in ("ORG", "PER") and said.contains(m.span)]
    if re.match(lexicon("comments")["answers"][0], reading.read(said)):
        return _answering(reading, named)
    first = next((m for m in named if m.span.start == said.start), None)
    if first and _speaks(reading.document.text[first.span.end : said.end]):
        return _Party(first.span, first, first.form)
    return _unnamed(reading, said)


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(lexicon('comments')['verbs'], key=len, reverse=True))})\b")


def _speaks(rest: str) -> bool:
    """Whether a verb of saying follows, perhaps behind "også" or an apposition."""
    words = re.sub(r"^\s*(?:\([^)]*\)|,[^,.]{2,60},)?\s*(?:sin\s+representant\s+)?", "", squeeze(rest))
    return bool(_verb().match(words) or _sent().match(words))


@cache
def _sent() -> re.Pattern[str]:
    """From whom a person comes, before the verb: "frå Nes kommune meinte"."""
    return re.compile(rf"(?:fra|frå)\s+(?=[A-ZÆØÅ])(?:[\w-]+\s+){{1,6}}?{_verb().pattern}")


def _answering(reading: Reading, named: list[Mention]) -> _Party | None:
    """ "Som svar til X kommenterte Y at …": the party right behind the verb."""
    for mention in named:
        before = squeeze(reading.document.text[max(0, mention.span.start - 40) : mention.span.start])
        if before and _verb().fullmatch(before.split()[-1]):
            return _Party(mention.span, mention, mention.form)
    return None


@cache
def _parties() -> re.Pattern[str]:
    parties = "|".join(lexicon("comments")["parties"])
    return re.compile(rf"^(?P<party>{parties})\s+(?:også\s+|òg\s+)?{_verb().pattern}", re.S)


def _unnamed(reading: Reading, said: Span) -> _Party | None:
    match = _parties().match(said.of(reading.document.text))
    if not match:
        return None
    span = Span(said.start, said.start + match.end("party"))
    return _Party(span, None, reading.read(span))


def _say(notebook: Notebook, ref: Ref, case: Ref | None, said: Remark) -> None:
    notebook.name(ref, ("vg:Comment",), _shortened(said.words), said.span)
    if case:
        notebook.say(ref, "vg:inCase", case, said.span, extractor=EXTRACTOR)
    notebook.say(ref, "vg:text", notebook.words(said.words), said.span, extractor=EXTRACTOR)
    notebook.say(ref, "vg:by", _by(notebook, ref.path[0], said), said.place, extractor=EXTRACTOR)


def _by(notebook: Notebook, body: str, said: Remark) -> Ref:
    mention = said.mention
    if mention is None:
        if _is_name(said.name):
            return notebook.name(body_ref(said.name), ("vg:Organisation",), said.name, said.place)
        return notebook.name(group_ref(body, said.name), GROUP, said.name, said.place)
    if mention.label == "PER" and not initialed(mention.norm or mention.form):
        return person_of(notebook, mention.norm or mention.form, mention.span)
    return organisation_of(notebook, mention)


def _is_name(words: str) -> bool:
    """Whether a party that nobody recognised goes by a name, and not by what it is ("De ansattes representanter")."""
    followed = f"{words} er"  # the patterns end where a verb follows
    described = is_description(words) or group_pattern().match(followed)
    return not described and bool(type_of(words) or _unlisted().match(followed))


@cache
def _unlisted() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("comments")["unlisted"]))


def _shortened(words: str) -> str:
    return words if len(words) <= LABEL_LENGTH else words[: LABEL_LENGTH - 1].rstrip() + "…"
