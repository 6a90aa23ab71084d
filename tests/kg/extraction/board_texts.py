"""Short papers, and what the families of meetings, cases, decisions and references read out of them."""

from __future__ import annotations

from kg.extraction.cases import extract_cases
from kg.extraction.decisions import extract_decisions
from kg.extraction.meetings import extract_meetings
from kg.extraction.notebook import Notebook, Reading
from kg.extraction.references import extract_references
from kg.language import language_of
from kg.model import External, Literal, Object, Ref, Statement
from kg.recognition import recognise
from kg.segmentation import read_layout, segment
from tests.kg.segmentation.making import paper

HEAD = "Protokoll fra styremøte i Nes sjukehus HF 4. mai 2024\nSted: Møterom Fjorden\n\n"
CASE = Ref("case", ("nes-sjukehus-hf", "7-2024"))


def read(text: str) -> Reading:
    document = paper(text)
    layout = read_layout(document)
    return Reading(document, layout, segment(document, layout), recognise(document, layout), language_of(text))


def notebook(text: str) -> Notebook:
    """What the four families note."""
    reading = read(text)
    notes = Notebook(reading)
    for family in (extract_meetings, extract_cases, extract_decisions, extract_references):
        family(reading, notes)
    return notes


def statements(text: str, predicate: str) -> list[Statement]:
    return [s for s in notebook(text).statements.values() if s.predicate == predicate]


def plain(value: Object) -> str:
    """A value as a test writes it: the words, the path of a ref, the last step of an IRI."""
    if isinstance(value, Literal):
        return value.value
    return "/".join(value.path) if isinstance(value, Ref) else value.iri.rsplit("#", 1)[-1]


def said(text: str, predicate: str) -> set[tuple[str, str]]:
    """Subject and object of every statement with that predicate."""
    return {(plain(s.subject), plain(s.object)) for s in statements(text, predicate)}


def objects(text: str, predicate: str) -> list[str]:
    """The objects in the order they were read, without repetition."""
    return list(dict.fromkeys(plain(s.object) for s in statements(text, predicate)))


def quotes(text: str, predicate: str) -> list[str]:
    return [s.evidence.quote for s in statements(text, predicate)]


def external(value: Object) -> str:
    assert isinstance(value, External)
    return value.iri
