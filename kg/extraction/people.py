"""People: their names, what they are, for whom they stand, and who prepares which case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.extraction.names import body_ref, segment_case
from kg.extraction.notebook import Notebook, Reading
from kg.extraction.officers import INITIALS, Officer, officers_in_cells, officers_within, presented_by
from kg.extraction.organisations import organisation_of
from kg.identifiers import slug
from kg.model import Literal, Mention, Object, Ref, Segment, SegmentKind, Span
from kg.recognition import initialed, title_pattern
from kg.segmentation.agreeing import spans_of
from kg.text import squeeze

EXTRACTOR = "people/1"
HEAD_REACH = 700
REACH_ABOVE = 400
LAST_LINES = 700
TITLE_REACH = 70
_LINKS = re.compile(r"^\s*(?:,|og|,\s*og|/)\s*$")
_SPEAKS_FOR = re.compile(r"\s+(?:v/\s?|ved\s+)(?:[a-zæøå][\w.-]*\s+){0,2}")
_AFTER_ORGANISATION = re.compile(r"^\s*(?:[,.;)]|\n|$|[a-zæøå])")


def extract_people(reading: Reading, notebook: Notebook) -> None:
    """Everyone the document names in full, and the officers of its cases."""
    people = [m for m in reading.mentions if m.label == "PER"]
    forms: dict[str, dict[str, Mention]] = {}
    for mention in people:
        forms.setdefault(mention.norm or mention.form, {}).setdefault(mention.form, mention)
    for name, mentions in forms.items():
        if not initialed(name):
            _describe(notebook, name, mentions)
    for mention in people:
        _say_role(reading, notebook, mention)
    _say_affiliations(reading, notebook)
    _say_all_officers(reading, notebook)


def person_of(notebook: Notebook, name: str, span: Span) -> Ref:
    """The person of that full name, noted."""
    ref = Ref("person", (slug(name),))
    if (ref, ("vg:Person",)) not in notebook.entities:
        _name(notebook, ref, name, span)
    return ref


def say_once(notebook: Notebook, subject: Ref, predicate: str, value: Object, span: Span) -> None:
    """Say what another family may have read at the same place already, with a tighter quote."""
    for known in notebook.statements.values():
        same = (known.subject, known.predicate, known.object) == (subject, predicate, value)
        if same and known.evidence.span.overlaps(span):
            return
    notebook.say(subject, predicate, value, span, extractor=EXTRACTOR)


def _name(notebook: Notebook, ref: Ref, name: str, span: Span) -> None:
    notebook.name(ref, ("vg:Person",), name, span)
    notebook.say(ref, "foaf:name", Literal(name), span, extractor=EXTRACTOR)


def _describe(notebook: Notebook, name: str, mentions: Mapping[str, Mention]) -> None:
    """The name, where it stands first, and each other form once."""
    ref = Ref("person", (slug(name),))
    _name(notebook, ref, name, mentions.get(name, next(iter(mentions.values()))).span)
    for form, mention in mentions.items():
        if form != name:
            notebook.say(ref, "skos:altLabel", Literal(form), mention.span, extractor=EXTRACTOR)


@cache
def _behind() -> re.Pattern[str]:
    """A title behind a name on its line, or alone on the next line."""
    return re.compile(
        rf"^(?:[ ]*,[ ]+|\s*\n\s*|\t+|[ ]{{2,}})(?P<title>(?i:{title_pattern()}))(?=[ ]*(?:[,.;(\n\t]|$))"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s,(])(?P<title>(?i:{title_pattern()}))[ \t]\Z")


def _say_role(reading: Reading, notebook: Notebook, mention: Mention) -> None:
    name = mention.norm or mention.form
    found = _title_near(reading.document.text, mention.span)
    if found and not initialed(name):
        span = Span(min(found.start, mention.span.start), max(found.end, mention.span.end))
        role = notebook.words(squeeze(found.of(reading.document.text)).lower())
        say_once(notebook, Ref("person", (slug(name),)), "vg:role", role, span)


def _title_near(text: str, span: Span) -> Span | None:
    match = _behind().match(text[span.end : span.end + TITLE_REACH])
    if match and ("\n" not in match[0] or _begins_line(text, span.start)):
        return Span(span.end + match.start("title"), span.end + match.end("title"))
    start = max(0, span.start - TITLE_REACH)
    if match := _before().search(text[start : span.start]):
        return Span(start + match.start("title"), start + match.end("title"))
    return None


def _begins_line(text: str, position: int) -> bool:
    return not text[text.rfind("\n", 0, position) + 1 : position].strip()


def _say_affiliations(reading: Reading, notebook: Notebook) -> None:
    for people, named in _with_organisation(reading):
        organisation = narrower(reading, named)
        ref = organisation_of(notebook, organisation)
        for person in people:
            name = person.norm or person.form
            if not initialed(name):
                span = Span(person.span.start, organisation.span.end)
                say_once(notebook, Ref("person", (slug(name),)), "vg:affiliation", ref, span)


def narrower(reading: Reading, organisation: Mention) -> Mention:
    """The member that a person of "FFO/Diabetesforbundet" comes from."""
    end = organisation.span.end
    if not reading.document.text.startswith("/", end):
        return organisation
    behind = (m for m in reading.mentions if m.label == "ORG" and m.span.start == end + 1)
    return next(behind, organisation)


def _with_organisation(reading: Reading) -> Iterator[tuple[list[Mention], Mention]]:
    """People and the organisation named beside them: "A (X)", "A, X, …", "A, B og C, X, …", "A frå X", "X v/ A"."""
    text = reading.document.text
    named = [m for m in reading.mentions if m.label in ("PER", "ORG")]
    for index, mention in enumerate(named):
        if index == 0 or named[index - 1].label == mention.label:
            continue
        gap = text[named[index - 1].span.end : mention.span.start]
        if mention.label == "PER":
            if _SPEAKS_FOR.fullmatch(gap):
                yield [mention], named[index - 1]
        elif re.fullmatch(r"\s{0,3}\(\s*", gap) or _comes_from().fullmatch(gap):
            yield [named[index - 1]], mention
        elif re.fullmatch(r",\s+", gap) and _AFTER_ORGANISATION.match(text[mention.span.end : mention.span.end + 3]):
            yield list(_joined(text, named, index - 1)), mention


@cache
def _comes_from() -> re.Pattern[str]:
    """What stands between a person and whom the person comes from: "frå", ", direktør i"."""
    title = rf"(?:[a-zæøå]+\s+)?(?i:{title_pattern()})"
    return re.compile(rf"\s+(?:fra|frå)\s+|,\s+{title}(?:,\s+|\s+(?:i|ved|for|hos|fra|frå)\s+)|\s+\({title},\s+")


def _joined(text: str, named: Sequence[Mention], index: int) -> Iterator[Mention]:
    """The person at `index` and those listed before: they share what stands behind."""
    yield named[index]
    while index > 0 and named[index - 1].label == "PER":
        gap = text[named[index - 1].span.end : named[index].span.start]
        if not _LINKS.match(gap):
            return
        index -= 1
        yield named[index]


def _say_all_officers(reading: Reading, notebook: Notebook) -> None:
    """The officers of each case; one paper that goes to several bodies names them once, in the first one's part."""
    title: str | None = None
    known: list[Officer] = []
    cases = [segment for _, segment in reading.of_kind(SegmentKind.CASE)]
    for segment in cases:
        if segment.get("style") == "turn":
            continue
        named = _officers(reading, segment)
        same = bool(title) and segment.get("title") == title and segment.get("style") in ("paper", "minutes")
        known = named or (known if same else []) or _of_shared_paper(reading, segment, cases)
        known = [whole for officer in known if (whole := _spelt_out(reading, officer, alone=len(known) == 1))]
        title = segment.get("title")
        _say_officers(notebook, segment, known)


def _spelt_out(reading: Reading, officer: Officer, *, alone: bool) -> Officer | None:
    """The officer; of whom only initials are printed, by the one name in the paper that they abbreviate, or nobody.

    Letters beside somebody's name are those of an organisation.
    """
    if officer.full or not INITIALS.fullmatch(officer.name):
        return officer
    people = {m.norm for m in reading.mentions if m.label == "PER" and m.norm and not initialed(m.norm)}
    fitting = [name for name in people if "".join(w[0] for w in re.split(r"[\s-]+", name) if w) == officer.name]
    return Officer(fitting[0], officer.span, full=True) if alone and len(fitting) == 1 else None


def _of_shared_paper(reading: Reading, segment: Segment, cases: Sequence[Segment]) -> list[Officer]:
    """Those named in the head of a paper that several bodies treat, from above their table to below the title."""
    spans = segment.get("title-spans")
    sharing = [case for case in cases if spans and case.get("title-spans") == spans]
    if len({case.get("body") for case in sharing}) < 2:
        return []
    rows = [span.start for case in sharing for span in spans_of(case, "date-span")]
    top = min([_above(reading, sharing[0]).start, *(max(0, row - REACH_ABOVE) for row in rows)])
    head = Span(top, max(_title_ends(segment)))
    return list(officers_within(reading.layout, head)) if head.start < head.end else []


def _say_officers(notebook: Notebook, segment: Segment, named: Sequence[Officer]) -> None:
    case, body = segment_case(segment), segment.get("body")
    if not case or not body:
        return
    for officer in named:
        person = _officer(notebook, officer, body)
        notebook.say(case, "vg:caseOfficer", person, officer.span, extractor=EXTRACTOR)


def _officers(reading: Reading, segment: Segment) -> list[Officer]:
    """Those who prepare a case, where its segment or what stands above it names them."""
    quoted = segment.get("treated") == "no"
    if not segment_case(segment) or not segment.get("body") or (quoted and segment.get("style") != "quoted"):
        return []
    if segment.get("style") == "note":
        reach = segment.span
    elif segment.get("style") in ("paper", "minutes", "quoted") and segment.heading:
        reach = Span(segment.span.start, min(segment.span.end, segment.heading.end + HEAD_REACH))
    else:
        return officers_in_cells(reading.layout, spans_of(segment, "officer-spans"))
    told = list(officers_within(reading.layout, reach))
    return told or ([] if quoted else _officers_apart(reading, segment) or _officers_below(reading, segment))


def _officers_below(reading: Reading, segment: Segment) -> list[Officer]:
    """Those whom the last lines of a case paper name, below what is told and attached."""
    if segment.get("style") != "paper":
        return []
    return list(
        officers_within(reading.layout, Span(max(segment.span.start, segment.span.end - LAST_LINES), segment.span.end))
    )


def _officers_apart(reading: Reading, segment: Segment) -> list[Officer]:
    """Officers named above the number of the case, right behind its title, or beneath a label that stands above."""
    above = _above(reading, segment)
    behind = max([segment.heading.end if segment.heading else segment.span.start, *_title_ends(segment)])
    return (
        list(officers_within(reading.layout, above))
        or presented_by(reading.layout, Span(behind, segment.span.end))
        or list(officers_within(reading.layout, Span(above.start, behind)))
    )


def _title_ends(segment: Segment) -> Iterator[int]:
    """Where the pieces of the title end."""
    for piece in (segment.get("title-spans") or "").split():
        yield int(piece.partition("-")[2])


def _above(reading: Reading, segment: Segment) -> Span:
    """What stands right above a case and belongs to no other: the head of a paper stands above its number."""
    start = segment.span.start
    cases = (s for s in reading.segments if s.kind is SegmentKind.CASE and s.span.end <= start)
    own = segment_case(segment)
    others = [s.span.end for s in cases if s.get("style") != "turn" or segment_case(s) != own]
    return Span(max([start - REACH_ABOVE, 0, *others]), start)


def _officer(notebook: Notebook, officer: Officer, body: str) -> Ref:
    """Named in full, a person of that name; by surname, a person of the body."""
    if officer.full:
        return person_of(notebook, officer.name, officer.span)
    ref = Ref("person", (slug(body), slug(officer.name)))
    notebook.name(body_ref(body), ("vg:Organisation",), body, None)
    _name(notebook, ref, officer.name, officer.span)
    return ref
