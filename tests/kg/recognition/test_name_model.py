"""The trained recogniser of names: its weights keep what they knew, and what it sees is believed with care."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from spacy.training import Example
from spacy.util import load_config, load_model_from_config

from kg.recognition.name_model import FOLDER, SUFFIX, Seen, packed, seen_names, shipped, unpacked
from kg.recognition.word_features import features
from tests.kg.recognition.test_recognise import mentions

ROOT = Path(__file__).resolve().parents[3]
LIMIT = 15_000_000
TEXT = "Statsminister Berit Holmen møtte folk frå Kystbanken i Stavanger."
NAMES = {"entities": [(14, 26, "PER"), (42, 52, "ORG"), (55, 64, "LOC")]}


def network() -> spacy.language.Language:
    """A small one, trained on one sentence for a while."""
    config = load_config(ROOT / "scripts" / "names" / "config.cfg")
    config["components"]["tok2vec"]["model"]["embed"]["rows"] = [50] * 9
    spacy.util.fix_random_seed(0)
    made = load_model_from_config(config, auto_fill=True)
    example = Example.from_dict(made.make_doc(TEXT), NAMES)
    optimizer = made.initialize(lambda: [example])
    for _ in range(60):
        made.update([example], sgd=optimizer)
    return made


def test_packed_weights_see_what_the_network_saw() -> None:
    made = network()
    again = unpacked(packed(made))
    seen = [(e.text, e.label_) for e in again(TEXT).ents]
    assert seen == [(e.text, e.label_) for e in made(TEXT).ents]
    assert seen


def test_the_weights_that_are_shipped_are_three_and_small() -> None:
    found = [file for file in (files("kg") / "data" / FOLDER).iterdir() if file.name.endswith(SUFFIX)]
    assert len(found) == len(shipped()) == 3
    assert sum(len(file.read_bytes()) for file in found) < LIMIT


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kari Nordmann fra Statoil var i Bergen.", {("Kari Nordmann", "PER"), ("Bergen", "LOC")}),
        ("Eg trefte Ola Nordmann i Oslo.", {("Ola Nordmann", "PER"), ("Oslo", "LOC")}),
        ("", set()),
        ("Dette er en setning uten navn.", set()),
    ],
)
def test_most_networks_see_plain_names(text: str, names: set[tuple[str, str]]) -> None:
    (seen,) = seen_names([text])
    assert names <= {(text[one.start : one.end], one.label) for one in seen}
    assert all(one.end <= other.start for one, other in pairwise(seen))
    assert all(isinstance(one, Seen) and one.votes >= 2 for one in seen)


def test_half_characters_and_rare_signs_are_no_trouble() -> None:
    (seen,) = seen_names(["\ufffd\u200f Ǿ \x00 𝔘𝔫𝔦"])
    assert len(seen) < 4


def test_lists_are_among_the_features() -> None:
    assert features("Stavanger")[-1].endswith("M")
    assert features("Danmark")[-1].endswith("T")
    assert features("kommunes")[-1] == "a|"


MINUTES = """Møtereferat fra Samarbeidsforum 3. mai 2024

Til stede: Juhán Ánde Labba, Viggo Rustad

Sak 3/24 Orientering
Vedlegg: Oversikt over tiltak
"""


def test_form_labels_are_no_people() -> None:
    people = {one.form for one in mentions(MINUTES) if one.label == "PER"}
    assert people <= {"Juhán Ánde Labba", "Viggo Rustad"}
