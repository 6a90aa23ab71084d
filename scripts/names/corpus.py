"""NorNE, as `../shared/norne` has it -> spaCy documents with PER, ORG and LOC.

`train.conll` is in the NDT scheme: a final "|" marks a heading and is left out, and words are joined with blanks. Names
of places that act (GPE_ORG) are organisations, those that lie somewhere (GPE_LOC) places; other kinds are left out.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

FORMS = ("nob", "nno")
LABELS = {"PER": "PER", "ORG": "ORG", "GPE_ORG": "ORG", "LOC": "LOC", "GPE_LOC": "LOC"}
FILES = {"train": "train.conll", "dev": "dev.conllu", "test": "test.conllu"}
LONGEST_RUN = 4
"""Up to so many sentences make a document, so that a name is met in the midst of others too."""
SEED = 1
TOKEN, MISC = 1, -1


class Word(NamedTuple):
    """A token, its tag (B-PER, I-PER, O, …) and whether a blank follows it."""

    text: str
    tag: str
    blank: bool


def convert(norne: Path, to: Path) -> dict[str, int]:
    """Write `train.spacy`, `dev.spacy` and, for each written form, `dev-nob.spacy` and so on; counts of documents."""
    nlp = spacy.blank("nb")
    to.mkdir(parents=True, exist_ok=True)
    counts = {}
    for part in ("train", "dev"):
        docs = [doc for form in FORMS for doc in documents(nlp, norne / form / FILES[part])]
        counts[part] = _write(docs, to / f"{part}.spacy")
    for part in ("dev", "test"):
        for form in FORMS:
            counts[f"{part}-{form}"] = _write(documents(nlp, norne / form / FILES[part]), to / f"{part}-{form}.spacy")
    return counts


def documents(nlp: Language, file: Path) -> Iterator[Doc]:
    """The sentences of a file, one to four a document, with their names."""
    runs, chosen = list(sentences(file)), random.Random(SEED)
    at = 0
    while at < len(runs):
        count = chosen.randint(1, LONGEST_RUN)
        yield _document(nlp, [word for run in runs[at : at + count] for word in run])
        at += count


def sentences(file: Path) -> Iterator[list[Word]]:
    """The sentences of a CoNLL file."""
    found: list[Word] = []
    for row in [*file.read_text(encoding="utf-8").splitlines(), ""]:
        cells = row.split("\t")
        if not row.strip():
            if found:
                yield found
            found = []
        elif row[0] != "#" and cells[0].isdigit() and cells[TOKEN] != "|":
            told = dict(one.split("=", 1) for one in cells[MISC].split("|") if "=" in one)
            found.append(Word(cells[TOKEN], told.get("name", "O"), told.get("SpaceAfter") != "No"))


def _document(nlp: Language, words: Sequence[Word]) -> Doc:
    doc = Doc(nlp.vocab, words=[word.text for word in words], spaces=[word.blank for word in words])
    spans, start = [], 0
    for at, word in enumerate(words):
        kind = word.tag.partition("-")[2]
        if word.tag.startswith("B-") or (kind and kind != words[at - 1].tag.partition("-")[2]):
            start = at
        ends = at + 1 == len(words) or words[at + 1].tag != f"I-{kind}"
        if kind in LABELS and ends:
            spans.append(Span(doc, start, at + 1, label=LABELS[kind]))
    doc.ents = tuple(spans)
    return doc


def _write(docs: Sequence[Doc] | Iterator[Doc], to: Path) -> int:
    held = DocBin(docs=list(docs))
    held.to_disk(to)
    return len(held)
