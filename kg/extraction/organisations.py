"""Organisations: names, other forms, types, numbers, and what they belong to where the paper says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.names import body_ref
from kg.extraction.notebook import Notebook, Reading
from kg.model import Literal, Mention, Ref, Span
from kg.recognition import base_form, known, type_of

EXTRACTOR = "organisations/1"
FROM_REGISTER = 0.9
_NUMBER = re.compile(
    r"\b[Oo]rg(?:anisasjons)?\.?\s?-?(?:nr|nummer)\b\.?\s*:?\s*(?:(?:NO|MVA)\s*)?(\d{3}[ .]?\d{3}[ .]?\d{3})(?!\d)"
)
_OWNED = re.compile(r"^(?:\w+\s)?\w+\s(?:i|for|ved)\s(?=[A-ZÆØÅ])")
_BLANK_LINE = re.compile(r"\n\s*\n")
BEFORE = 250
BEHIND = 90


def extract_organisations(reading: Reading, notebook: Notebook) -> None:
    """Every organisation that the document names."""
    by_name: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.label == "ORG":
            by_name.setdefault(mention.norm or mention.form, []).append(mention)
    for name, mentions in by_name.items():
        _describe(notebook, name, mentions)
    _say_numbers(reading, notebook)
    _say_labels(reading, notebook)


def organisation_of(notebook: Notebook, mention: Mention) -> Ref:
    """The organisation that a mention names, noted."""
    name = mention.norm or mention.form
    return notebook.name(body_ref(name), ("vg:Organisation",), name, mention.span)


def owner_of(body: str) -> str | None:
    """The organisation that a body belongs to, where its name tells; an organisation is its own.

    >>> owner_of("Brukerutvalget ved Nes sykehus HF"), owner_of("Nes sykehus HF"), owner_of("Formannskapet")
    ('Nes sykehus HF', 'Nes sykehus HF', None)
    """
    match = _OWNED.match(body)
    name = body[match.end() :] if match else body
    return name if type_of(name) not in (None, "committee") else None


def committee_of(body: str, word: str) -> str | None:
    """The committee of a body that the body's own papers call by its kind alone.

    >>> committee_of("Nes sykehus HF", "brukerutvalget")
    'Brukerutvalget i Nes sykehus HF'
    """
    owner = owner_of(body)
    return f"{word[:1].upper()}{word[1:]} i {owner}" if owner else None


def _describe(notebook: Notebook, name: str, mentions: list[Mention]) -> None:
    written = [m for m in mentions if base_form(m.form) == name]
    first = (written or mentions)[0]
    ref = organisation_of(notebook, first)
    sure = 1.0 if written else FROM_REGISTER
    notebook.say(ref, "skos:prefLabel", notebook.words(name), first.span, extractor=EXTRACTOR, confidence=sure)
    for form, mention in _other_forms(name, mentions):
        notebook.say(ref, "skos:altLabel", notebook.words(form), mention.span, extractor=EXTRACTOR)
    if kind := type_of(name):
        sure = FROM_REGISTER if known(name) else 1.0
        notebook.say(ref, "vg:organisationType", Literal(kind), first.span, extractor=EXTRACTOR, confidence=sure)
    _say_owner(notebook, ref, name, first)


def _other_forms(name: str, mentions: list[Mention]) -> Iterator[tuple[str, Mention]]:
    """Each other form that the paper uses, once, where it stands first."""
    seen = {name}
    for mention in mentions:
        form = base_form(mention.form)
        if form not in seen and form != "Direktoratet":
            seen.add(form)
            yield form, mention


def _say_owner(notebook: Notebook, ref: Ref, name: str, mention: Mention) -> None:
    """A committee that is named together with the body it belongs to: "Regionalt brukerutvalg i X"."""
    match = _OWNED.match(name)
    owner = base_form(name[match.end() :]) if match and not known(name) else None
    if owner and type_of(name) == "committee" and type_of(owner):
        registered = known(owner)
        label = registered.name if registered else owner
        whole = notebook.name(body_ref(label), ("vg:Organisation",), label, mention.span)
        notebook.say(ref, "vg:partOf", whole, mention.span, extractor=EXTRACTOR)


def _say_labels(reading: Reading, notebook: Notebook) -> None:
    """The names of organisations that other families noted, so that none is without one."""
    labelled = {s.subject for s in notebook.statements.values() if s.predicate == "skos:prefLabel"}
    for entity in list(notebook.entities.values()):
        if entity.ref.kind not in ("organisation", "group") or entity.ref in labelled:
            continue
        labelled.add(entity.ref)
        registered = known(entity.label)
        name = registered.name if registered else entity.label
        span = entity.span or _place_of(reading, entity.label)
        notebook.say(entity.ref, "skos:prefLabel", notebook.words(name), span, extractor=EXTRACTOR)


def _place_of(reading: Reading, name: str) -> Span:
    """Where the paper names it first; the whole first line where no such words stand together."""
    match = re.search(r"\s+".join(map(re.escape, name.split())), reading.document.text)
    return Span(match.start(), match.end()) if match else reading.layout.lines[0].span


def _say_numbers(reading: Reading, notebook: Notebook) -> None:
    for match in _NUMBER.finditer(reading.document.text):
        owner = _nearest(reading, Span(match.start(), match.end()))
        if owner:
            digits = re.sub(r"\D", "", match[1])
            span = Span(match.start(), match.end())
            ref = organisation_of(notebook, owner)
            notebook.say(ref, "vg:organisationNumber", Literal(digits), span, extractor=EXTRACTOR)


def _nearest(reading: Reading, span: Span) -> Mention | None:
    """The organisation of the letterhead that the number stands in: nearest, without a blank line between."""
    text = reading.document.text

    def apart(mention: Mention) -> int:
        first, last = sorted((mention.span, span))
        gap = text[first.end : last.start]
        return len(gap) + BEFORE * len(_BLANK_LINE.findall(gap))

    around = [
        m
        for m in reading.mentions
        if m.label == "ORG" and span.start - BEFORE <= m.span.end and m.span.start <= span.end + BEHIND
    ]
    return min(around, key=apart, default=None)
