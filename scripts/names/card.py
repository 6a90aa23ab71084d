"""The model card: what is shipped, scored on NorNE's test sets, each network alone and all of them by vote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from kg.recognition.name_model import seen_names, shipped
from scripts.names.corpus import FORMS

LABELS = ("PER", "ORG", "LOC")
NAMES = {"nob": "bokmål", "nno": "nynorsk"}
TEXT = Path(__file__).with_name("card.txt")
MARK = "<!-- scores -->"
"""Where the tables stand in the text of the card."""


def write_card(page: Path, work: Path, config: Mapping[str, Any]) -> None:
    """Score the shipped networks and write the card."""
    training = config["training"]
    rows = "\n".join(_tables(work))
    recipe = (
        f"Dropout {training['dropout']}, {training['max_steps']} steps of up to 2,000 words, Adam with averages.\n\n"
    )
    page.write_text(TEXT.read_text(encoding="utf-8").replace(MARK, recipe + rows), encoding="utf-8")


def _tables(work: Path) -> Iterator[str]:
    networks = shipped()
    for form in FORMS:
        gold = list(DocBin().from_disk(work / f"test-{form}.spacy").get_docs(spacy.blank("nb").vocab))
        yield f"| NorNE test, {NAMES[form]} | all P / R / F1 | PER F1 | ORG F1 | LOC F1 |"
        yield "|---|---|---:|---:|---:|"
        for name, voters in (*((f"seed {at}", [one]) for at, one in enumerate(networks)), ("all three", networks)):
            yield f"| {name} | {_row(gold, voters)} |"
        yield ""


def _row(gold: Sequence[Any], networks: Sequence[Language]) -> str:
    right, told, found = Counter[str](), Counter[str](), Counter[str]()
    for doc, names in zip(gold, seen_names([doc.text for doc in gold], networks), strict=True):
        wanted = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        seen = {name[:3] for name in names}
        right.update(label for *_, label in wanted & seen)
        told.update(label for *_, label in wanted)
        found.update(label for *_, label in seen)
    precision, recall = right.total() / found.total(), right.total() / told.total()
    f1 = 2 * right.total() / (told.total() + found.total())
    each = " | ".join(f"{2 * right[label] / (told[label] + found[label]):.3f}" for label in LABELS)
    return f"{precision:.3f} / {recall:.3f} / {f1:.3f} | {each}"
