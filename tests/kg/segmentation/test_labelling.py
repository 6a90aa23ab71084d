"""Gold of our papers -> labels that the taggers learn from (`scripts/labelling.py`)."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.segmentation.body_tagger import words_of
from kg.segmentation.units import units
from tests.kg.segmentation.making import layout_of

SCRIPTS = Path(__file__).resolve().parents[3] / "scripts"
TEXT = """Havnerådet i Vik kommune
Sak 7/24 Ny kai på Neset
Kari Nes mente at det haster.
Forslag til vedtak: Kaia bygges ferdig i år.
Vedtak:
1. Kaia bygges ferdig i år.
2. Den males gul i
mai.
"""
GOLD: dict[str, Any] = {
    "cases": [{"body": "Havnerådet i Vik kommune", "number": "7/24", "title": "Ny kai på Neset", "role": "considered"}],
    "decisions": [
        {"body": "Havnerådet", "case": "7/24", "status": "proposed", "points": [{"text": "Kaia bygges ferdig i år."}]},
        {
            "body": "Havnerådet",
            "case": "7/24",
            "status": "adopted",
            "points": [{"text": "Kaia bygges ferdig i år."}, {"text": "Den males gul i mai."}],
        },
    ],
    "comments": [{"by": "Kari Nes", "text": "Kari Nes mente at det haster."}],
}


@pytest.fixture(scope="module")
def labelling() -> ModuleType:
    spec = importlib.util.spec_from_file_location("labelling", SCRIPTS / "labelling.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["labelling"] = module
    spec.loader.exec_module(module)
    return module


def test_sentences_are_labelled_by_what_gold_has_in_them(labelling: ModuleType) -> None:
    told = units(layout_of(TEXT))
    labels = dict(zip([unit.words for unit in told], labelling.of_sentences(told, TEXT, GOLD), strict=True))
    assert labels["Kari Nes mente at det haster."] == "comment"
    assert labels["Kaia bygges ferdig i år."] == "adopted"
    assert labels["Den males gul i mai."] == "adopted"
    assert next(tag for words, tag in labels.items() if words.startswith("Forslag")) == "proposed"
    assert labels["Vedtak:"] == "O"


def test_a_title_and_the_number_by_it_are_labelled_word_by_word(labelling: ModuleType) -> None:
    words = words_of(TEXT)
    labels = labelling.of_heads(TEXT, words, GOLD)
    assert [(word, tag) for (_, word), tag in zip(words, labels, strict=True) if tag != "O"] == [
        *(("7", "N"), ("/", "N"), ("24", "N")),
        *(("Ny", "B"), ("kai", "I"), ("på", "I"), ("Neset", "I")),
    ]


def test_names_of_bodies_are_labelled_also_without_their_place(labelling: ModuleType) -> None:
    text = f"{TEXT}Havnerådet takket.\n"
    words = words_of(text)
    labels = labelling.of_bodies(text, words, GOLD)
    assert [(word, tag) for (_, word), tag in zip(words, labels, strict=True) if tag != "O"] == [
        *(("Havnerådet", "B"), ("i", "I"), ("Vik", "I"), ("kommune", "I")),
        ("Havnerådet", "B"),
    ]


def test_groups_of_papers_can_be_left_out_of_learning(labelling: ModuleType, tmp_path: Path) -> None:
    for name in ("a1", "b1"):
        (tmp_path / f"{name}.txt").write_text("Kaia.", encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps({"doc": f"{name}.txt"}), encoding="utf-8")
    assert [gold["doc"] for gold, _ in labelling.papers(tmp_path, "a")] == ["b1.txt"]


def test_nothing_is_learnt_from_held_out_papers() -> None:
    """Gold tells whether it is held out, wherever it lies."""
    source = (SCRIPTS / "train_taggers.py").read_text(encoding="utf-8")
    parts = [re.findall(r'"([^"]+)"', path) for path in re.findall(r"ROOT( / [^,)\n]+)", source)]
    folders = [SCRIPTS.parent.joinpath(*path) for path in parts if path[0] == "evaluation"]
    golds = [json.loads(file.read_text(encoding="utf-8")) for folder in folders for file in folder.glob("*.json")]
    assert len(golds) > 600
    assert not any(gold.get("held_out") for gold in golds)
