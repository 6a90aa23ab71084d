"""Document -> mentions: the pipeline's spans, the document's own short names, overlaps settled."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import lexicon
from kg.model import Document, Mention
from kg.recognition.candidates import Candidate, meant
from kg.recognition.cleaning import CleanText, cleaned
from kg.recognition.committees import committees
from kg.recognition.enumerated import enumerated
from kg.recognition.explained import explained
from kg.recognition.local import local_names
from kg.recognition.organisations import JOINS, KEY
from kg.recognition.people import (
    family_name_first,
    given_name,
    initialed,
    members,
    name_like,
    person_name,
    personal_initials,
    spoken,
)
from kg.recognition.pipeline import pipeline
from kg.recognition.register import base_form, is_description, known, party, type_of
from kg.recognition.short_people import short_names
from kg.recognition.tagged import tagged_organisations
from kg.recognition.trained import trained_names
from kg.recognition.values import find_values
from kg.segmentation.bodies import as_written
from kg.segmentation.layout import Layout
from kg.text import squeeze

if TYPE_CHECKING:
    from spacy.tokens import Doc


LONGEST_SHORTENED = 4
"""A longer word before a full stop is none that is shortened."""
LONGEST_SHORT = 8
"""Names in capitals that are longer are not abbreviations: they are printed so."""


_SMALL_FORM = re.compile(r"(?:Fylkesk|K)ommune$")
_ROYAL = re.compile(r"DET\s+KONGEL[IE]GE\s+(?P<name>(?:[A-ZÆØÅ]+-?\s+){0,4}[A-ZÆØÅ]*DEPARTEMENT)(?!\w)")
_WITH_BRANCHES = frozenset({"patient-organisation", "interest-organisation", "union"})
_PLACE = re.compile(
    r"[ ]((?:i[ ]|avd\.?[ ])?[A-ZÆØÅ][a-zæøå]{2,}(?:[ ]og[ ][A-ZÆØÅ][a-zæøå]{2,})?)(?![\w-])(?![ ][A-ZÆØÅ])(?!:)"
)
SURE_TURNED = 4
"""So many names begin with the family name in a paper that prints them so."""
_RANK = {"PER": 0, "ORG": 1, "PROGRAMME": 2, "SYSTEM": 2, "DATE": 3, "CASE": 3, "MONEY": 4}


def recognise(document: Document, layout: Layout, *, trained: bool = True) -> tuple[Mention, ...]:
    """The names, dates, sums and case numbers of `document` in reading order; no two overlap.

    `trained` says whether the networks and the tagger are asked about names that no rule sees.
    """
    if not document.text.strip():
        return ()
    clean = cleaned(layout)
    doc = pipeline().make_doc(clean.text)
    doc.user_data[JOINS] = frozenset(clean.joins)
    named = meant(clean, _from_pipeline(pipeline()(doc), clean))
    listed = (Candidate(start, end, "ORG", name) for start, end, name in enumerated(clean.text))
    stated = (
        *listed,
        *_letterheads(clean.text),
        *_inside_brackets(clean.text),
        *_by_initials(clean.text),
        *_explained(clean),
    )
    found = _settled([*named, *stated])
    bodies = committees(clean.text, _organisations(found))
    found = _settled([*found, *(_without_stop(Candidate(s, e, "ORG", norm), clean.text) for s, e, norm in bodies)])
    found += _learnt(clean, found) if trained else []
    found = _settled([*found, *_parts(clean.text, found)])
    found = _settled([*found, *_branches(clean, found)])
    local = list(local_names(clean.text, _organisations(found)))
    renamed = {(start, end) for start, end, _ in local}
    found = [c for c in found if (c.start, c.end) not in renamed]
    found = _settled([*found, *(Candidate(s, e, "ORG", norm) for s, e, norm in local)])
    found = _settled([*_renamed(_turned(found), clean.text), *(Candidate(*value) for value in find_values(clean.text))])
    found = _settled([*filter(_is_organisation, found), *_by_short_name(clean.text, found)])
    return tuple(_mention(candidate, clean) for candidate in found)


def _without_stop(candidate: Candidate, text: str) -> Candidate:
    """A name at the end of a sentence without the full stop, which shortens no word that long."""
    norm, end = candidate.norm or "", candidate.end
    if norm.endswith(".") and text[end - 1] == "." and len(norm.split()[-1]) > LONGEST_SHORTENED:
        return candidate._replace(end=end - 1, norm=norm[:-1])
    return candidate


def _learnt(clean: CleanText, found: Sequence[Candidate]) -> list[Candidate]:
    """Names that only what was learnt sees: the tagger of our own papers first, then the networks.

    Where these see the end of a full name, it is that person (`_by_short_name`).
    """
    taken = [(c.start, c.end) for c in found]
    full = [c.norm for c in found if c.label == "PER" and c.norm]
    tagged = [(start, end, "ORG") for start, end in tagged_organisations(clean, taken)]
    seen = trained_names(clean, [*taken, *((start, end) for start, end, _ in tagged)])
    told = [(s, e, kind, clean.text[s:e]) for s, e, kind in (*tagged, *seen)]
    return [
        Candidate(s, e, kind, _norm(words, kind))
        for s, e, kind, words in told
        if kind == "ORG" or not any(name.endswith(f" {words}") for name in full)
    ]


def _norm(words: str, kind: str) -> str:
    return organisation_name(words) if kind == "ORG" else person_name(words)


def _by_short_name(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """People by a part of the name that the document has in full."""
    people = {c.norm for c in found if c.label == "PER" and c.norm}
    others = [text[c.start : c.end] for c in found if c.label not in ("PER", "DATE", "MONEY", "CASE")]
    yield from (Candidate(start, end, "PER", name) for start, end, name in short_names(text, people, others))


def _parts(text: str, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Committees of a part of the district: "Geografisk samarbeidsutvalg Nord"."""
    table = lexicon("organisations")
    part = re.compile(rf"[ ](?:{'|'.join(table['rules']['parts'])})(?![\w-])(?![ ][A-ZÆØÅ])")
    kinds = tuple(end.removesuffix("et") for end in table["bodies"]["ends"])
    for candidate in found:
        words = text[candidate.start : candidate.end]
        match = part.match(text, candidate.end) if candidate.label == "ORG" and words.endswith(kinds) else None
        if match:
            yield Candidate(candidate.start, match.end(), "ORG", f"{candidate.norm or words}{match[0]}")


def _branches(clean: CleanText, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Associations with the place of the branch behind their name: "Mental Helse Nesvåg"."""
    starts = {candidate.start for candidate in found}
    for candidate in found:
        place = _PLACE.match(clean.text, candidate.end)
        if (
            place is None
            or candidate.label != "ORG"
            or candidate.end in clean.joins
            or place.end() - len(place[1].split()[-1]) in starts
        ):
            continue
        organisation = known(clean.text[candidate.start : candidate.end])
        may_be = organisation and organisation.type in _WITH_BRANCHES and not given_name(place[1].split()[-1])
        if (
            organisation
            and may_be
            and not (known(place[1]) or type_of(place[1]))
            and place[1] not in lexicon("organisations")["rules"]["before"]
        ):
            yield Candidate(candidate.start, place.end(), "ORG", f"{organisation.name} {place[1]}")


def _is_organisation(candidate: Candidate) -> bool:
    """Whether the words of a name tell nothing else: "Målgruppen for høringen" is no body."""
    name = candidate.norm or ""
    return candidate.label != "ORG" or not is_description(name)


def _organisations(found: Iterable[Candidate]) -> list[tuple[int, int, str]]:
    return [(c.start, c.end, c.norm or "") for c in found if c.label == "ORG"]


def _from_pipeline(doc: Doc, clean: CleanText) -> Iterator[Candidate]:
    formed = sorted(s.start_char for s in doc.spans.get(KEY, []) if s.label_ == "ORG" and s[-1].text in _forms())
    for span in doc.spans.get(KEY, []):
        start, end = span.start_char, span.end_char
        if span.label_ == "PER":
            start, end = _within_lines(clean, start, end)
            end = _before_organisation(clean.text, start, end, formed)
            words = person_name(clean.text[start:end])
            if name_like(words) or initialed(words):
                yield Candidate(start, end, "PER", words)
        elif span.label_ == "ORG" and _is_name(span.text):
            yield Candidate(start, end, "ORG", organisation_name(span.text))
        elif span.label_ in ("SYSTEM", "PROGRAMME"):
            yield Candidate(start, end, span.label_, squeeze(span.text))


@cache
def _forms() -> frozenset[str]:
    """What stands at the end of the name of an organisation and tells its kind: "kommune", "HF"."""
    return frozenset(lexicon("organisations")["rules"]["behind"])


def _before_organisation(text: str, start: int, end: int, formed: Sequence[int]) -> int:
    """Where a name ends that the name of an organisation runs into: "Ola Berg Nes kommune"."""
    first = bisect_right(formed, start)
    inside = formed[first] if first < len(formed) else end
    words = text[start:inside].rstrip()
    return start + len(words) if inside < end and len(words.split()) > 1 else end


def _is_name(words: str) -> bool:
    """Committees may be written small ("revisjonsutvalget i …"), other names not."""
    return "\n" not in words and (words[0].isupper() or " i " in words)


def organisation_name(words: str) -> str:
    """What an organisation is called: the register's name, else the words without a genitive -s."""
    form = squeeze(words)
    form = form.rstrip(".") if form.endswith(".") and len(form.split()[-1]) > LONGEST_SHORTENED else form
    if form.isupper() and len(form) > LONGEST_SHORT:
        form = as_written(form, "")
    organisation = known(form)
    return organisation.name if organisation else _capitalised(_SMALL_FORM.sub(lambda m: m[0].lower(), base_form(form)))


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _within_lines(clean: CleanText, start: int, end: int) -> tuple[int, int]:
    """Names in a column end with their line: cut where a full name stands before a line end."""
    for join in clean.joins:
        words = clean.text[start:join].split() if start < join < end else []
        if len(words) > 1 and not all(given_name(word) for word in words):
            return start, join
    return start, end


def _inside_brackets(text: str) -> Iterator[Candidate]:
    """The organisations of lists of members: whatever name stands there."""
    for match, inside in members(text):
        start, end = match.span(2)
        raw = text[start:end]
        start += len(raw) - len(raw.lstrip())
        end -= len(raw) - len(raw.rstrip())
        yield Candidate(start, end, "ORG", party(inside) or organisation_name(inside))


def _letterheads(text: str) -> Iterator[Candidate]:
    """The ministry whose head a letter has: "DET KONGELIGE HELSE- OG OMSORGSDEPARTEMENT"."""
    for match in _ROYAL.finditer(text):
        name = f"{squeeze(match['name']).capitalize()}et"
        registered = known(name)
        yield Candidate(match.start(), match.end(), "ORG", registered.name if registered else name)


def _explained(clean: CleanText) -> Iterator[Candidate]:
    """The names whose letters the paper explains, as far as they go."""
    for start, end in explained(clean.text):
        yield Candidate(start, end, "ORG", organisation_name(clean.text[start:end]))


def _by_initials(text: str) -> Iterator[Candidate]:
    """People by the initials that stand in brackets behind their names once."""
    initials = personal_initials(text)
    if initials:
        for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(map(re.escape, initials))})(?![\w-])", text):
            yield Candidate(match.start(), match.end(), "PER", initials[match[0]])


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


def _turned(candidates: Sequence[Candidate]) -> list[Candidate]:
    """People by given name first, where a paper prints many family name first without a comma: "Nes Kari Anne"."""
    people = [c for c in candidates if c.label == "PER" and c.norm]
    if sum(family_name_first(c.norm or "") for c in people) < SURE_TURNED:
        return list(candidates)
    return [_spoken(c) if c.label == "PER" and c.norm else c for c in candidates]


def _spoken(person: Candidate) -> Candidate:
    norm = person.norm or ""
    return person._replace(norm=spoken(norm)) if family_name_first(norm) else person


def _renamed(candidates: Iterable[Candidate], text: str) -> Iterator[Candidate]:
    """Initials and a surname take the full name of the one person in the document that they fit.

    "Kari Moes" is a genitive where the document has a "Kari Moe".
    """
    listed = list(candidates)
    full = Counter(c.norm for c in listed if c.label == "PER" and c.norm and not initialed(c.norm))
    for candidate in listed:
        words = text[candidate.start : candidate.end]
        owner = (candidate.norm or "").removesuffix("s")
        if candidate.label == "PER" and initialed(words):
            fitting = [name for name in full if _fits(words, name)]
            yield candidate._replace(norm=fitting[0] if len(fitting) == 1 else squeeze(words))
        elif candidate.label == "PER" and owner != candidate.norm and owner in full and words.endswith("s"):
            yield candidate._replace(end=candidate.end - 1, norm=owner)
        else:
            yield candidate


def _fits(initials: str, name: str) -> bool:
    parts, full = re.findall(r"[\w’'-]+", initials), name.split()
    return bool(parts) and (parts[-1], parts[0]) == (full[-1], full[0][:1])


def _mention(candidate: Candidate, clean: CleanText) -> Mention:
    words = squeeze(clean.text[candidate.start : candidate.end])
    return Mention(clean.span(candidate.start, candidate.end), candidate.label, words, candidate.norm)
