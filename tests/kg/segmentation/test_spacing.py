"""Papers in which a blank line stands behind every line, as some tools print them."""

from __future__ import annotations

from kg.model import Document
from kg.segmentation.lines import read_raw

SENTENCES = [
    "Styret er ikke tilfreds med utviklingen og ber administrerende",
    "direktør komme tilbake med en plan for hvordan ventetiden kan gå",
    "ned i alle klinikker før sommeren og hva det vil koste å få det",
    "til uten at det går ut over de andre pasientene som venter på en",
    "operasjon ved sykehuset.",
]


def _gaps(text: str) -> list[int]:
    return [line.gap for line in read_raw(Document("p.txt", text, "0", "text/plain"))]


def test_blank_lines_between_the_lines_of_a_sentence_are_no_gaps() -> None:
    assert _gaps("\n \n".join(SENTENCES))[1:] == [0, 0, 0, 0]


def test_blank_lines_between_paragraphs_stay() -> None:
    assert _gaps("\n\n".join(f"{sentence[:1].upper()}{sentence[1:]}." for sentence in SENTENCES))[1:] == [1, 1, 1, 1]
