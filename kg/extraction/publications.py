"""Publications that a text refers to: laws, white papers, letters, reports; what each looks like is data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.dates import month_names
from kg.extraction.names import segment_case
from kg.extraction.notebook import Notebook, Reading
from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Literal, Ref, SegmentKind, Span
from kg.segmentation.flow import Flow, read_flow
from kg.segmentation.footnotes import read_footnotes
from kg.segmentation.headings import Heading, heading_of
from kg.segmentation.strategy_titles import Form, StrategyName, find_strategy_names
from kg.text import letters, squeeze

EXTRACTOR = "publications/2"
LONGEST_TITLE = 120
_YEAR = re.compile(r"(?:19|20)\d\d")
_SECTION = re.compile(r"\.?\s*§\s*(?P<number>\d{1,3}(?:-\d{1,3})?(?:\s[a-d](?![\w.]))?)(?![\d-])")
_LETTERS = (SegmentKind.LETTER, SegmentKind.CONSULTATION_RESPONSE)

_OTHERS = (SegmentKind.STRATEGY, SegmentKind.LETTER, SegmentKind.ATTACHMENT, SegmentKind.CONSULTATION_RESPONSE)


@dataclass(frozen=True, slots=True)
class Citation:
    """A publication named at `span`; `key` is what every way of writing it has in common.

    `section` is the paragraph of a law that is cited with it.
    """

    title: str
    key: str
    type: str
    span: Span
    section: str = ""


@dataclass(frozen=True, slots=True)
class _Rule:
    type: str
    pattern: re.Pattern[str]
    title: str
    key: str


def extract_publications(reading: Reading, notebook: Notebook) -> None:
    """What the document's cases cite, or the document itself where no case's own text stands."""
    cited = list(_citations(reading))
    sections: dict[str, set[str]] = {}
    for citation in cited:
        sections.setdefault(citation.key, set()).update([citation.section] if citation.section else [])
    cited = [_with_section(citation, sections[citation.key]) for citation in cited]
    titles: dict[str, str] = {}
    titled: set[str] = set()
    for citation in cited:
        titles[citation.key] = max(titles.get(citation.key, ""), citation.title, key=len)
    for citation in cited:
        ref = Ref("publication", (citation.key,))
        title, span = titles[citation.key], citation.span
        notebook.name(ref, ("vg:Publication",), title, span)
        if citation.title == title and citation.key not in titled:
            titled.add(citation.key)
            notebook.say(ref, "dcterms:title", notebook.words(title), span, extractor=EXTRACTOR)
            notebook.say(ref, "dcterms:type", Literal(citation.type), span, extractor=EXTRACTOR)
        notebook.say(_citing(reading, span.start), "vg:cites", ref, span, extractor=EXTRACTOR)


def _with_section(citation: Citation, sections: set[str]) -> Citation:
    """A law that the paper cites one paragraph of is called with it: "kommuneloven § 23-3"."""
    if not citation.section or len(sections) > 1:
        return citation
    return replace(citation, title=f"{citation.title} § {citation.section}")


def find_citations(flow: Flow) -> Iterator[Citation]:
    """Every publication that the text of `flow` names."""
    for rule in _rules():
        for match in rule.pattern.finditer(flow.text):
            parts = {name: squeeze(value or "") for name, value in match.groupdict().items()}
            parts = {name: _small(value) if _is_law(rule) else value for name, value in parts.items()}
            title = _filled(rule.title, parts)
            if title.casefold() not in lexicon("publications")["not_laws"]:
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                key = slug(_filled(rule.key, _named(rule, parts)))
                section = _SECTION.match(flow.text, match.end()) if rule.type in ("law", "regulation") else None
                end = section.end() if section else match.end()
                yield Citation(title, key, rule.type, flow.span(start, end), section["number"] if section else "")
    for match in _shortened().finditer(flow.text):
        title = lexicon("publications")["short"][match[1].casefold()]
        name = re.sub(r"lov(?:en|a)$", "", title)
        same = lexicon("publications")["same"].get(name, name)
        section = _SECTION.match(flow.text, match.end())
        end = section.end() if section else match.end()
        yield Citation(
            title, slug(f"{same}loven"), "law", flow.span(match.start(), end), section["number"] if section else ""
        )


def _small(name: str) -> str:
    """A law's name without a capital; in small letters where it is printed in capitals."""
    return name.lower() if name.isupper() else name[:1].lower() + name[1:]


def _named(rule: _Rule, parts: dict[str, str]) -> dict[str, str]:
    """The parts of a key, a law's name as bokmål has it."""
    if rule.type not in ("law", "regulation") or "name" not in parts:
        return parts
    return parts | {"name": lexicon("publications")["same"].get(parts["name"], parts["name"])}


@cache
def _shortened() -> re.Pattern[str]:
    """ "offl. § 13": a law that is shortened before its paragraph."""
    return re.compile(rf"(?<![\w.])({'|'.join(lexicon('publications')['short'])})\.?(?=\s*§)", re.I)


def _is_law(rule: _Rule) -> bool:
    return rule.title.startswith("{name}") and rule.type in ("law", "regulation")


def _filled(template: str, parts: dict[str, str]) -> str:
    """The template with its parts; what is left of a part that is not there goes."""
    words = re.sub(r"\s+(?:om\s+)?$", "", template.format(**parts).replace("(–)", ""))
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
    """The citations of the running text, those of the footnotes, the plans with years, and what is attached."""
    flow = read_flow(reading.layout)
    titles = {letters(s.get("title") or "") for _, s in reading.of_kind(SegmentKind.CASE)}
    yield from (c for c in find_citations(flow) if letters(c.title) not in titles)
    yield from _plans(reading, flow)
    for note in read_footnotes(reading.layout):
        yield from find_citations(note)
        yield from _plans(reading, note)
    yield from _attached(reading)
    yield from _listed(flow)


def _plans(reading: Reading, flow: Flow) -> Iterator[Citation]:
    """Strategies and plans that are cited with their years, but those that the document prints or is about."""
    subjects = _subjects(reading)
    names = [name for name in find_strategy_names(flow.text) if name.form is Form.FULL]
    dated = {name.key for name in names if name.period} | {key for key, _ in subjects}
    for name in names:
        title = _full_title(name, flow.text)
        only = name.key not in dated and flow.text[name.start].isupper()
        if _generation(name) not in subjects and (_YEAR.search(title) or only):
            yield Citation(title, _slug(title), "plan", flow.span(name.start, name.end))


def _full_title(name: StrategyName, text: str) -> str:
    """The title of a plan with its years, where the text has them, and with what it is called besides."""
    if name.subtitle:
        return f"{name.title} – {squeeze(name.subtitle)}"
    if name.period is None or not str(name.period):
        return name.title
    years = f"{name.period.start}–{name.period.end}"
    written = squeeze(text[name.start : name.end])
    amid = re.sub(r"\s?[-–—]\s?(?=\d{4})", "–", written)
    return amid if amid[:1].isupper() and years in amid and not amid.endswith((years, ")")) else f"{name.title} {years}"


def _slug(title: str) -> str:
    return slug(re.sub(r"\s?[–—]\s?", "-", title))


def _generation(name: StrategyName) -> tuple[str, str | None]:
    return name.key, str(name.period.start) if name.period and name.period.start else None


def _subjects(reading: Reading) -> frozenset[tuple[str, str | None]]:
    """The plans that the document prints, or that a letter in it names in its heading; each with its first year."""
    printed = [(slug(s.get("title") or ""), s.get("start")) for _, s in reading.of_kind(SegmentKind.STRATEGY)]
    headings = [s.get("title") or "" for _, s in reading.of_kind(*_LETTERS)]
    return frozenset([*printed, *(_generation(name) for title in headings for name in find_strategy_names(title))])


def _attached(reading: Reading) -> Iterator[Citation]:
    """The plans and reports in the lists under "Vedlegg"."""
    listing = False
    for block in reading.layout.blocks:
        heading, span = heading_of(block.lines[0].words), block.body
        if heading is not None:
            listing = heading.heading is Heading.ATTACHMENTS
            if len(block.lines) == 1:
                continue
            span = Span(block.lines[1].span.start, block.span.end)
        if listing and (citation := _item(reading.read(span).rstrip(" .;,"), span)):
            yield citation
        listing = listing and block.marker is not None


def _listed(flow: Flow) -> Iterator[Citation]:
    """The plans, reports and letters of a list of attachments that runs on in one line."""
    data = lexicon("publications")["listed"]
    for head in re.finditer(f"{data['heading']}|{data['shouted']}", flow.text):
        end = flow.text.find("\n", head.end())
        end = len(flow.text) if end < 0 else end
        marks = list(re.finditer(data["item"], flow.text[head.end() : end]))
        cuts = [head.end() + mark.end() for mark in marks] or [head.end()]
        for start, following in zip(cuts, [*(head.end() + m.start() for m in marks[1:]), end], strict=False):
            stop = re.search(data["stop"], flow.text[start:following])
            title = flow.text[start : start + stop.start() if stop else following]
            words = re.split(r"\s+\(|(?<=\w)[.;]\s", title)[0].rstrip(" .;,")
            if words and (citation := _item(squeeze(words), flow.span(start, start + len(words)))):
                yield citation


def _item(title: str, span: Span) -> Citation | None:
    kind = next((k for k, p in lexicon("publications")["attached"].items() if re.match(p, title)), None)
    return Citation(title, _slug(title), kind, span) if kind and len(title) <= LONGEST_TITLE else None


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
