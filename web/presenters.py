"""From answers to what templates print: addresses, dates and numbers in the page's language, snippets."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol
from urllib.parse import urlencode

from flask import Flask, g, request, url_for
from markupsafe import Markup, escape

from kg import Resource, Value
from ontology import PREFIXES, shrink
from search import Hit
from web import words
from web.languages import language
from web.negotiation import FORMS
from web.site import questions, workspace
from web.translation import format_day, format_number, format_share

MARK = "mark"
"""The id of the first marked words on a document's page."""
_SHORT = 60
_EMPTY_LINES = re.compile(r"(\n[^\S\n]*\n\s*)")


class _HasIri(Protocol):
    @property
    def iri(self) -> str: ...


class _Place(Protocol):
    """A span of a document: a quote or a mention."""

    @property
    def document(self) -> _HasIri: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def install(app: Flask) -> None:
    """Give templates the functions of this module."""
    app.jinja_env.filters.update(
        day=day,
        file_size=file_size,
        number=number,
        share=share,
        compacted=compacted,
        gapped=gapped,
        in_language=in_language,
        short=short,
        written_in=written_in,
    )
    app.jinja_env.globals.update(
        address=address,
        by_relation=by_relation,
        code=words.code,
        data_address=data_address,
        data_forms=FORMS,
        feed_address=feed_address,
        file_type=words.file_type,
        facet_name=words.facet_name,
        facet_value=words.facet_value,
        highlighted=highlighted,
        hit_place=hit_place,
        hop_words=words.hop,
        in_other_language=in_other_language,
        in_text=in_text,
        kind=words.kind,
        local_path=local_path,
        marked=marked,
        other_page=other_page,
        prefixes_json=json.dumps(dict(PREFIXES), sort_keys=True),
        search_note=words.search_note,
        term=words.term,
        text_place=text_place,
        turtle=turtle,
    )


def local_path(iri: str) -> str | None:
    """The steps of an instance IRI behind the base, or None for an IRI that is not ours."""
    base = workspace().config.base
    return iri[len(base) :] if iri.startswith(base) and len(iri) > len(base) else None


def address(iri: str) -> str | None:
    """Where a reader finds the page about `iri`; None where nothing safe can be linked to."""
    path = local_path(iri)
    if path is not None:
        return url_for("pages.page", path=path)
    return iri if iri.startswith(("http://", "https://")) else None


def data_address(iri: str, suffix: str) -> str | None:
    """Where the data about an instance lies in the form that `suffix` names."""
    path = local_path(iri)
    return url_for("linked_data.data", path=f"{path}.{suffix}") if path is not None else None


def feed_address(iri: str) -> str | None:
    """Where what is new about a body or a goal can be followed, in the language of this page."""
    path = local_path(iri) or ""
    if path.partition("/")[0] not in ("organisation", "goal"):
        return None
    return url_for("feeds.of_thing", path=path, lang=language())


def file_size(size: int) -> str:
    """How many bytes a file has, as people say it."""
    if size < 1000:
        return f"{format_number(size)} B"
    unit, shown = ("kB", size / 1000) if size < 999_500 else ("MB", size / 1_000_000)
    return f"{format_number(round(shown, 1 if shown < 10 else None))} {unit}"


def marked(place: _Place) -> str:
    """The page of the place's document, with exactly the place marked."""
    return _in_document(place.document.iri, place.start, place.end)


def text_place(source: str, start: int, end: int) -> str:
    """The page of the document that came from the file `source`, with the characters marked."""
    return _in_document(questions().document(source), start, end)


def hit_place(hit: Hit) -> str:
    """The page of the hit's document, with the snippet marked."""
    start = int(str(hit.stored["start"])) + hit.snippet_start
    return text_place(hit.document, start, start + len(hit.snippet))


def in_text(resource: Resource) -> str | None:
    """The page of the document that a passage or a statement stands in, with it marked."""
    start, end = resource.one("vg:start"), resource.one("vg:end")
    held = resource.one("vg:inDocument") or _document_of(resource)
    if not (start and end and held and held.name):
        return None
    return _in_document(held.name.iri, int(start.text), int(end.text))


def highlighted(hit: Hit) -> Markup:
    """The hit's snippet with the words that were found marked."""
    pieces, position = [], 0
    for mark in hit.highlights:
        pieces.append(escape(hit.snippet[position : mark.start]))
        pieces.append(Markup("<mark>{}</mark>").format(hit.snippet[mark.start : mark.end]))
        position = mark.end
    return Markup("").join([*pieces, escape(hit.snippet[position:])])


def in_other_language(code: str) -> str:
    """This page in another language."""
    return _again(lang=code)


def other_page(number: int) -> str:
    """Another page of this list."""
    return _again(page=str(number))


def in_language(tag: str) -> Markup:
    """The `lang` attribute of words in another language than the page's."""
    return Markup(' lang="{}"').format(tag) if tag and tag != language() else Markup("")


def written_in(source: str) -> str:
    """The language of the document that came from the file `source`, as a tag; empty where nobody knows."""
    known: dict[str, str] = g.setdefault("written_in", {})
    if source not in known:
        iri = questions().document(source)
        known[source] = questions().texts.languages([iri]).get(iri, "")
    return known[source]


def day(written: str | None) -> str:
    """An ISO date as the page's language writes it; what is no date stays as it is."""
    try:
        return format_day(date.fromisoformat(written or ""))
    except ValueError:
        return written or ""


def number(value: int) -> str:
    """A number as the page's language writes it."""
    return format_number(value)


def share(value: float) -> str:
    """A confidence as a percentage."""
    return format_share(value)


def compacted(text: str) -> str:
    """Words with single blanks: a page's line ends are no part of a quote that is shown in running text."""
    return " ".join(text.split())


def gapped(text: str) -> Markup:
    """Text in which empty lines take little room; every character stays."""
    return Markup("").join(
        Markup('<span class="gap">{}</span>').format(piece) if number % 2 else escape(piece)
        for number, piece in enumerate(_EMPTY_LINES.split(text))
    )


def short(iri: str) -> str:
    """An IRI as people read it: a prefixed name, or the steps behind our base."""
    found = local_path(iri) or shrink(iri)
    return found if len(found) <= _SHORT else f"{found[: _SHORT - 1]}…"


def turtle(text: str) -> str:
    """Words as a string of Turtle."""
    return json.dumps(text, ensure_ascii=False)


def by_relation(values: Iterable[Value]) -> list[tuple[str, list[Value]]]:
    """What points at a thing, under headings that say how."""
    found: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        heading = words.relation(value.predicate, value.name.kind if value.name else "")
        found[heading].append(value)
    return sorted(found.items())


def _in_document(iri: str, start: int, end: int) -> str:
    return f"{address(iri)}?start={start}&end={end}#{MARK}"


def _document_of(resource: Resource) -> Value | None:
    for passage in resource.all("vg:evidence"):
        held = questions().resource(passage.name.iri) if passage.name else None
        if held and (found := held.one("vg:inDocument")):
            return found
    return None


def _again(**changed: str) -> str:
    asked: Mapping[str, list[str]] = {
        **request.args.to_dict(flat=False),
        **{k: [v] for k, v in changed.items()},
    }
    return f"{request.path}?{urlencode(asked, doseq=True)}"
