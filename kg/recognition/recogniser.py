"""Document -> mentions: the pipeline's spans, the document's own short names, overlaps settled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Document, Mention
from kg.recognition.cleaning import CleanText, cleaned
from kg.recognition.local import local_names
from kg.recognition.organisations import JOINS, KEY
from kg.recognition.people import initialed, members, name_like, person_name
from kg.recognition.pipeline import pipeline
from kg.recognition.register import base_form, known
from kg.recognition.values import find_values
from kg.segmentation.layout import Layout
from kg.text import squeeze

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Candidate(NamedTuple):
    """A name in clean text that may be a mention."""

    start: int
    end: int
    label: str
    norm: str | None


_SMALL_FORM = re.compile(r"(?:Fylkesk|K)ommune$")
_RANK = {"PER": 0, "ORG": 1, "PROGRAMME": 2, "SYSTEM": 2, "DATE": 3, "CASE": 3, "MONEY": 4}


def recognise(document: Document, layout: Layout) -> tuple[Mention, ...]:
    """The names, dates, sums and case numbers of `document` in reading order; no two overlap."""
    if not document.text.strip():
        return ()
    clean = cleaned(layout)
    doc = pipeline().make_doc(clean.text)
    doc.user_data[JOINS] = frozenset(clean.joins)
    found = _settled([*_from_pipeline(pipeline()(doc), clean), *_inside_brackets(clean.text)])
    local = local_names(clean.text, [(c.start, c.end, c.norm or "") for c in found if c.label == "ORG"])
    found = _settled([*found, *(Candidate(s, e, "ORG", norm) for s, e, norm in local)])
    found = _settled([*_renamed(found, clean.text), *(Candidate(*value) for value in find_values(clean.text))])
    return tuple(_mention(candidate, clean) for candidate in found)


def _from_pipeline(doc: Doc, clean: CleanText) -> Iterator[Candidate]:
    for span in doc.spans.get(KEY, []):
        start, end = span.start_char, span.end_char
        if span.label_ == "PER":
            start, end = _within_lines(clean, start, end)
            words = person_name(clean.text[start:end])
            if name_like(words) or initialed(words):
                yield Candidate(start, end, "PER", words)
        elif span.label_ == "ORG" and _is_name(span.text):
            yield Candidate(start, end, "ORG", organisation_name(span.text))
        elif span.label_ in ("SYSTEM", "PROGRAMME"):
            yield Candidate(start, end, span.label_, squeeze(span.text))


def _is_name(words: str) -> bool:
    """Committees may be written small ("revisjonsutvalget i …"), other names not."""
    return "\n" not in words and (words[0].isupper() or " i " in words)


def organisation_name(words: str) -> str:
    """What an organisation is called: the register's name, else the words without a genitive -s."""
    form = squeeze(words)
    organisation = known(form)
    return organisation.name if organisation else _capitalised(_SMALL_FORM.sub(lambda m: m[0].lower(), base_form(form)))


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _within_lines(clean: CleanText, start: int, end: int) -> tuple[int, int]:
    """Names in a column end with their line: cut where a full name stands before a line end."""
    for join in clean.joins:
        if start < join < end and len(clean.text[start:join].split()) > 1:
            return start, join
    return start, end


def _inside_brackets(text: str) -> Iterator[Candidate]:
    """The organisations of lists of members: whatever name stands there."""
    for match, inside in members(text):
        start, end = match.span(2)
        raw = text[start:end]
        start += len(raw) - len(raw.lstrip())
        end -= len(raw) - len(raw.rstrip())
        yield Candidate(start, end, "ORG", organisation_name(inside))


def _settled(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The longest of overlapping candidates, people before organisations of that length; in reading order."""
    ordered = sorted(set(candidates), key=lambda c: (c.start - c.end, _RANK[c.label], c.start, c.norm or ""))
    taken: list[Candidate] = []
    covered = bytearray(max((c.end for c in ordered), default=0))
    for candidate in ordered:
        if not any(covered[candidate.start : candidate.end]):
            covered[candidate.start : candidate.end] = b"\x01" * (candidate.end - candidate.start)
            taken.append(candidate)
    return sorted(taken)


def _renamed(candidates: Iterable[Candidate], text: str) -> Iterator[Candidate]:
    """Initials and a surname take the full name of the one person in the document that they fit."""
    listed = list(candidates)
    full = Counter(c.norm for c in listed if c.label == "PER" and c.norm and not initialed(c.norm))
    for candidate in listed:
        words = text[candidate.start : candidate.end]
        if candidate.label == "PER" and initialed(words):
            fitting = [name for name in full if _fits(words, name)]
            yield candidate._replace(norm=fitting[0] if len(fitting) == 1 else squeeze(words))
        else:
            yield candidate


def _fits(initials: str, name: str) -> bool:
    parts, full = re.findall(r"[\w’'-]+", initials), name.split()
    return bool(parts) and (parts[-1], parts[0]) == (full[-1], full[0][:1])


def _mention(candidate: Candidate, clean: CleanText) -> Mention:
    words = squeeze(clean.text[candidate.start : candidate.end])
    return Mention(clean.span(candidate.start, candidate.end), candidate.label, words, candidate.norm)
