"""Who was at a meeting, or is a member of the body that meets: the lists at the head of agendas and minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.extraction.attendance import listings, opens_members
from kg.extraction.attendees import Attendee
from kg.extraction.blocks import people_in
from kg.extraction.names import segment_meeting
from kg.extraction.notebook import Notebook, Reading
from kg.extraction.organisations import committee_of, organisation_of, owner_of
from kg.extraction.people import narrower, person_of, say_once
from kg.extraction.people_tables import Listing, is_heading, organisation_cell, stacked_cell
from kg.lexicon import lexicon
from kg.model import Literal, Mention, Ref, Segment, SegmentKind, Span
from kg.recognition import base_form, initialed, is_role, party, title_pattern
from kg.segmentation.layout import Line, LineRole
from kg.text import squeeze

EXTRACTOR = "participants/1"
LONGEST_HEAD = 120
LONGEST_LISTS = 25
DETAIL_REACH = 80
ORGANISATION_REACH = 160
RANK = ("absent", "deputy", "member", "observer", "other")
"""Of two lists that have one person, the one that says more about the person counts."""
_BRACKETS = re.compile(r"^[^()]{0,40}\((?P<inside>[^(),;\d]+)\)")
_PARTY = re.compile(r"^[ \t,(–-]*(?:\n)?(?:(?:[a-zæøå]+)[ \t,(–-]+)?(?P<party>[A-ZÆØÅ][\wæøå]*)(?![\w-])(?!\s*[=:.])")
_BY = re.compile(r"\s*(?:,\s*)?(?:v/|ved)\s*(?:[a-zæøå][\w.-]*\s+){0,3}")
_CELL_END = re.compile(r"(?:\t|\s{2,}|\s+[–-]\s+|,\s+|\s)\s*(?:[A-ZÆØÅa-zæøå][\w.-]*\s+){0,2}")
_SHORT = re.compile(
    r"[ \t]*[,(–-]\s*(?:[a-zæøå-]+,?\s+){0,2}(?P<short>[A-ZÆØÅ][A-ZÆØÅ-]{1,6})(?=[ \t]*(?:[,;()\n]|$))"
    r"|\s+(?:(?P<role>[A-ZÆØÅ]?[a-zæøå]+)\s+(?P<cell>[A-ZÆØÅ]{2,6})(?=\s+[A-ZÆØÅ][a-zæøå]|\s*$)"
    r"|(?P<last>[A-ZÆØÅ]{3,6})(?=[ \t]*(?:\n|$)))"
)
_SENTENCE = re.compile(r"\s+(?:var|er|har|hadde|ble|blei|vart|blir|vert|skal)\s")
_CAME = re.compile(r"^\s+(?:møtte|møter|deltok|deltek)\b(?!\s+for\b)")


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in a list, what the list says of the person, and where."""

    name: str
    span: Span
    capacity: str
    organisation: Mention | None
    role: str | None


def extract_participants(reading: Reading, notebook: Notebook) -> None:
    """One participation a person and meeting."""
    for index, segment in reading.of_kind(SegmentKind.MEETING):
        meeting = segment_meeting(segment)
        if meeting is None:
            continue
        for participant in _participants(reading, index, segment):
            _say(reading, notebook, meeting, participant)


def _participants(reading: Reading, index: int, segment: Segment) -> list[Participant]:
    """The people of the lists above the agenda, else beside its rows, else between it and the first case."""
    best: dict[str, Participant] = {}
    for end in _ends(reading, index, segment):
        best = _listed(reading, segment, _lists(reading, _head_lines(reading, segment, end)))
        if best:
            break
    else:
        best = _listed(reading, segment, _lists_elsewhere(reading, index, segment))
    return sorted(best.values(), key=lambda one: one.span)


def _listed(reading: Reading, segment: Segment, found: Sequence[Listing]) -> dict[str, Participant]:
    best: dict[str, Participant] = {}
    for listing in found:
        for one in _in_listing(reading, segment, listing):
            known = best.setdefault(one.name, one)
            if _weight(one) < _weight(known):
                best[one.name] = one
    return best


def _lists_elsewhere(reading: Reading, index: int, segment: Segment) -> list[Listing]:
    """The lists from the first one of members on, where none stands in the head of a meeting's minutes.

    Papers of other kinds have lists of other meetings there, and of those who are appointed.
    """
    if segment.get("kind") != "minutes":
        return []
    inner = [s for s in reading.segments[index + 1 :] if s.kind is SegmentKind.MEETING]
    end = min([s.span.start for s in inner if segment.span.contains(s.span)], default=segment.span.end)
    lines = _head_lines(reading, segment, end, longest=None)
    first = next((i for i, line in enumerate(lines) if opens_members(line.words)), None)
    if first is None:
        return []
    return _lists(reading, lines[first : first + LONGEST_LISTS])


def _lists(reading: Reading, lines: Sequence[Line]) -> list[Listing]:
    if not lines:
        return []
    around = Span(lines[0].span.start, lines[-1].span.end)
    places = [m.span for m in reading.mentions if m.label == "ORG" and around.contains(m.span)]
    return listings(lines, reading.document.text, places)


def _weight(one: Participant) -> tuple[int, bool]:
    return RANK.index(one.capacity), one.organisation is None


def _ends(reading: Reading, index: int, segment: Segment) -> Iterator[int]:
    """Where the head of a meeting's papers may end, the nearest first."""
    inner = [s for s in reading.segments[index + 1 :] if s.span.start >= segment.span.start]
    agendas = [s for s in inner if s.kind is SegmentKind.AGENDA]
    cases = [(s.heading or s.span).start for s in inner if s.kind is SegmentKind.CASE]
    papers = [(s.heading or s.span).start for s in inner if s.kind is SegmentKind.CASE and s.get("style") != "agenda"]
    last = [segment.span.end]
    yield min([*((s.heading or s.span).start for s in agendas), *cases, *last])
    yield min([*(s.span.end for s in agendas), *papers, *last])
    yield min([*papers, *last])


def _head_lines(reading: Reading, segment: Segment, end: int, *, longest: int | None = LONGEST_HEAD) -> list[Line]:
    head = Span(segment.span.start, min(end, segment.span.end))
    lines = [x for x in reading.layout.lines if head.contains(x.span) and x.role is not LineRole.FURNITURE]
    return lines[:longest]


def _in_listing(reading: Reading, segment: Segment, listing: Listing) -> Iterator[Participant]:
    organisations = [m for m in reading.mentions if m.label == "ORG"]
    text = reading.document.text
    group = _group(reading, segment, listing)
    for one in people_in(listing, text, organisations):
        found = _organisation(reading, segment, listing, one)
        said = _said_until(text, one)
        named = found.span.end + text.startswith(")", found.span.end) if found else 0
        end = max(said, named) if found and one.detail.contains(found.span) else said
        role = _role(one.title) or _role(one.detail.of(text))
        alone = bool(_CAME.match(one.detail.of(text)))
        behind = found or (None if alone else group)
        capacity = _at_table(segment, listing, text) or one.capacity
        yield Participant(_full(reading, one), Span(one.span.start, end), capacity, behind, role)


def _at_table(segment: Segment, listing: Listing, text: str) -> str | None:
    """Those who speak for users are members of councils and joint committees; at a trust's board they observe."""
    spoken_for = re.match(lexicon("roles")["attendance"]["users"], listing.label.of(text))
    return "member" if spoken_for and not re.search(r"\b(?:HF|RHF)$", segment.get("body") or "") else None


def _said_until(text: str, one: Attendee) -> int:
    """Where what the line says of a participant ends."""
    behind = text[one.span.end : min(one.detail.end, one.line.span.end)]
    told = re.sub(r"[\s,;.–-]*(?:\bog|\bsamt)?\s*$", "", behind)
    return one.span.end + (len(told) if len(told) <= DETAIL_REACH else 0)


def _full(reading: Reading, one: Attendee) -> str:
    """The name, in full where only initials and a surname are printed and the paper tells the rest."""
    if not initialed(one.name):
        return one.name
    told = (m.norm for m in reading.mentions if m.label == "PER" and m.span.start == one.span.start and m.norm)
    return next(told, one.name)


def _group(reading: Reading, segment: Segment, listing: Listing) -> Mention | None:
    """The organisation that a label names for all in its list: "Fra Nes kommune møtte", "Frå sjukehuset"."""
    named = next((m for m in reading.mentions if m.label == "ORG" and m.span.overlaps(listing.label)), None)
    words = listing.label.of(reading.document.text)
    group = party(words.strip(" :"))
    headed = Mention(listing.label, "ORG", words, group) if group and not named else named
    return headed or _told_by(segment, listing.label, reading.document.text)


def _told_by(segment: Segment, span: Span, text: str) -> Mention | None:
    """The organisation that a word such as "brukerutvalget" or "sykehuset" means at the body's meeting."""
    body = segment.get("body")
    words = span.of(text)
    for match in _own_words().finditer(words) if body else ():
        place = Span(span.start + match.start(), span.start + match.end())
        name = committee_of(body or "", match[0]) if match["committee"] else owner_of(body or "")
        return Mention(place, "ORG", match[0], name) if name else None
    return None


@cache
def _own_words() -> re.Pattern[str]:
    table = lexicon("organisations")["own"]
    return re.compile(rf"(?<!\w)(?i:(?P<committee>{'|'.join(table['committees'])})|{'|'.join(table['owners'])})(?!\w)")


def _organisation(reading: Reading, segment: Segment, listing: Listing, one: Attendee) -> Mention | None:
    """Whom a participant stands for: an organisation named behind the name, in its column, or a party."""
    text = reading.document.text
    if bracketed := _bracketed(reading, one):
        return bracketed
    if ahead := _ahead(reading, one):
        return ahead
    found = next((m for m in reading.mentions if m.label == "ORG" and one.detail.contains(m.span)), None)
    found = narrower(reading, found) if found else None
    if found and (_SENTENCE.match(text, found.span.end) or found.span.start > one.span.end + ORGANISATION_REACH):
        found = None
    stacked = stacked_cell(listing, one.detail, text)
    whole = found is None or (stacked is not None and found.span.start == stacked.start and found.span != stacked)
    cell = _cell(listing, one, text) if whole else None
    return cell or found or _party(one, text) or _told_by(segment, one.detail, text) or _short_name(one, text)


def _short_name(one: Attendee, text: str) -> Mention | None:
    """An abbreviation right behind a name or its title that no register knows: "Kari Nes, RIO"."""
    match = _SHORT.match(one.detail.of(text))
    if match is None or (match["role"] and not is_role(match["role"])):
        return None
    short = str(match.lastgroup)
    if match[short] in lexicon("roles")["attendance"]["no_organisations"]:
        return None
    initials = iter(word[0] for word in re.split(r"[ -]", one.name.replace("Aa", "Å")) if word)
    if all(letter in initials for letter in match[short]):
        return None
    start = one.detail.start + match.start(short)
    return Mention(Span(start, start + len(match[short])), "ORG", match[short], match[short])


def _cell(listing: Listing, one: Attendee, text: str) -> Mention | None:
    """What the table of the list has as the organisation of a participant."""
    cell = organisation_cell(listing, one.line) or stacked_cell(listing, one.detail, text)
    if cell is None or is_role(cell.of(text)) or is_heading(cell.of(text)):
        return None
    words = base_form(squeeze(cell.of(text)))
    return Mention(cell, "ORG", words, party(words) or words)


def _ahead(reading: Reading, one: Attendee) -> Mention | None:
    """The organisation that a row or "X v/" has right before the name, behind which the row names no other."""
    text, line = reading.document.text, one.line.span
    titled = len(one.title) if one.title else 0
    for mention in reading.mentions:
        if mention.label == "ORG" and line.start <= mention.span.start and mention.span.end <= one.span.start:
            between = text[mention.span.end : one.span.start - titled if titled else one.span.start]
            first = mention.span.start == line.start and _CELL_END.fullmatch(between)
            if _BY.fullmatch(between) or (first and not _named_behind(reading, one)):
                return mention
    return None


def _named_behind(reading: Reading, one: Attendee) -> bool:
    row = Span(one.span.end, max(one.span.end, one.line.span.end))
    return any(m.label == "ORG" and row.contains(m.span) for m in reading.mentions)


def _bracketed(reading: Reading, one: Attendee) -> Mention | None:
    """What stands in brackets behind a name, where an organisation's name begins it: it is all of the name."""
    match = _BRACKETS.match(one.detail.of(reading.document.text))
    if match is None:
        return None
    span = Span(one.detail.start + match.start("inside"), one.detail.start + match.end("inside"))
    begun = any(m.label == "ORG" and m.span.start == span.start and m.span.end < span.end for m in reading.mentions)
    return Mention(span, "ORG", squeeze(match["inside"]), squeeze(match["inside"])) if begun else None


def _party(one: Attendee, text: str) -> Mention | None:
    match = _PARTY.match(one.detail.of(text))
    name = party(match["party"]) if match else None
    if not match or not name:
        return None
    start = one.detail.start + match.start("party")
    return Mention(Span(start, start + len(match["party"])), "ORG", match["party"], name)


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"^[\s,(–-]*(?P<title>(?i:{title_pattern()}))(?!\w)")


def _role(words: str) -> str | None:
    match = _titled().match(words)
    if match:
        return squeeze(match["title"]).lower()
    return words.strip(" .:").lower() if words.strip() and "\n" not in words and is_role(words) else None


def _say(reading: Reading, notebook: Notebook, meeting: Ref, participant: Participant) -> None:
    person = person_of(notebook, participant.name, participant.span)
    ref = Ref("participation", (*meeting.path, person.path[-1]))
    label = f"{participant.name}, {meeting.path[-1]}"
    notebook.name(ref, ("vg:Participation",), label, participant.span)
    notebook.say(ref, "vg:meeting", meeting, participant.span, extractor=EXTRACTOR)
    notebook.say(ref, "vg:person", person, participant.span, extractor=EXTRACTOR)
    notebook.say(ref, "vg:capacity", Literal(participant.capacity), participant.span, extractor=EXTRACTOR)
    if participant.organisation:
        organisation = organisation_of(notebook, participant.organisation)
        _say_form(notebook, organisation, participant.organisation)
        notebook.say(ref, "vg:representing", organisation, participant.span, extractor=EXTRACTOR)
        say_once(notebook, person, "vg:affiliation", organisation, participant.span)
    if participant.role:
        role = Literal(participant.role, language=reading.language)
        say_once(notebook, person, "vg:role", role, participant.span)


def _say_form(notebook: Notebook, organisation: Ref, mention: Mention) -> None:
    """How the list writes an organisation that only the list shows to be one; of others, all forms are noted."""
    if mention not in notebook.reading.mentions and mention.norm not in (None, mention.form):
        form = notebook.words(base_form(mention.form))
        say_once(notebook, organisation, "skos:altLabel", form, mention.span)
