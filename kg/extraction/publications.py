"""Publications that a text refers to: laws, white papers, letters, reports; what each looks like is data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.dates import month_names
from kg.extraction.names import segment_case
from kg.extraction.notebook import Notebook, Reading
from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Literal, Ref, SegmentKind, Span
from kg.segmentation.flow import Flow, read_flow
from kg.segmentation.layout import LineRole
from kg.text import squeeze

EXTRACTOR = "publications/1"

_OTHERS = (SegmentKind.STRATEGY, SegmentKind.LETTER, SegmentKind.ATTACHMENT, SegmentKind.CONSULTATION_RESPONSE)


@dataclass(frozen=True, slots=True)
class Citation:
    """A publication named at `span`; `key` is what every way of writing it has in common."""

    title: str
    key: str
    type: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Rule:
    type: str
    pattern: re.Pattern[str]
    title: str
    key: str


def extract_publications(reading: Reading, notebook: Notebook) -> None:
    """What the document's cases cite, or the document itself where no case's own text stands."""
    titles: dict[str, str] = {}
    titled: set[str] = set()
    for citation in _citations(reading):
        titles[citation.key] = max(titles.get(citation.key, ""), citation.title, key=len)
    for citation in _citations(reading):
        ref = Ref("publication", (citation.key,))
        title, span = titles[citation.key], citation.span
        notebook.name(ref, ("vg:Publication",), title, span)
        if citation.title == title and citation.key not in titled:
            titled.add(citation.key)
            notebook.say(ref, "dcterms:title", notebook.words(title), span, extractor=EXTRACTOR)
            notebook.say(ref, "dcterms:type", Literal(citation.type), span, extractor=EXTRACTOR)
        notebook.say(_citing(reading, span.start), "vg:cites", ref, span, extractor=EXTRACTOR)


def find_citations(flow: Flow) -> Iterator[Citation]:
    """Every publication that the text of `flow` names."""
    for rule in _rules():
        for match in rule.pattern.finditer(flow.text):
            parts = {name: squeeze(value or "") for name, value in match.groupdict().items()}
            parts = {name: value[:1].lower() + value[1:] if _is_law(rule) else value for name, value in parts.items()}
            title = _filled(rule.title, parts)
            if title.casefold() not in lexicon("publications")["not_laws"]:
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                yield Citation(title, slug(_filled(rule.key, parts)), rule.type, flow.span(start, match.end()))


def _is_law(rule: _Rule) -> bool:
    return rule.title.startswith("{name}") and rule.type in ("law", "regulation")


def _filled(template: str, parts: dict[str, str]) -> str:
    """The template with its parts; what is left of a part that is not there goes."""
    words = re.sub(r"\s+(?:om\s+)?$", "", template.format(**parts))
    words = re.sub(r"\s+om$", "", words).strip(" ,:")
    return words[:1].upper() + words[1:] if not template.startswith("{name}") else words


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            rule["type"],
            re.compile(rule["pattern"].replace("MONTH", month_names())),
            rule["title"],
            rule.get("key", rule["title"]),
        )
        for rule in lexicon("publications")["rule"]
    )


def _citations(reading: Reading) -> Iterator[Citation]:
    """The citations of the running text, then those of the footnotes."""
    yield from find_citations(read_flow(reading.layout))
    for line in reading.layout.lines:
        if line.role is LineRole.FOOTNOTE:
            yield from find_citations(Flow(line.words, tuple(range(line.span.start, line.span.end))))


def _citing(reading: Reading, position: int) -> Ref:
    """The case whose own text stands at `position`, else the document."""
    index = reading.innermost(position)
    while index is not None:
        segment = reading.segments[index]
        if segment.kind in _OTHERS:
            break
        if segment.kind is SegmentKind.CASE and (case := segment_case(segment)):
            return case
        index = segment.parent
    return Ref("document", (slug(reading.document.source),))
