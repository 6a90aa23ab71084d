"""The recogniser of names, from NorNE to the weights and the model card; `make model` does all of it (30 minutes).

python -m scripts.names convert               NorNE to spaCy's format, in build/names
python -m scripts.names train --seed 0        one network, some eight minutes on one core
python -m scripts.names pack                  the networks of all seeds to kg/data/names
python -m scripts.names card                  score what is shipped, write docs/names-model.md
"""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from spacy.cli.train import train as spacy_train
from spacy.util import load_config

import kg.recognition.word_features  # noqa: F401 – registers the architecture that config.cfg names
from kg.recognition.name_model import FOLDER, SUFFIX, packed
from scripts.names.card import write_card
from scripts.names.corpus import convert

ROOT = Path(__file__).resolve().parents[2]
NORNE = ROOT.parent / "shared" / "norne"
WORK = ROOT / "build" / "names"
SHIPPED = ROOT / "kg" / "data" / FOLDER
CONFIG = Path(__file__).with_name("config.cfg")
SEEDS = (0, 1, 2)


def main() -> None:
    """Do what is asked for, or all of it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("command", choices=["convert", "train", "pack", "card", "all"])
    asked.add_argument("--norne", type=Path, default=NORNE, help="the folder with nob/ and nno/ (default: %(default)s)")
    asked.add_argument("--seed", type=int, action="append", help=f"train these seeds only (default: {SEEDS})")
    told = asked.parse_args()
    wanted = ["convert", "train", "pack", "card"] if told.command == "all" else [told.command]
    if not told.norne.is_dir() and {"convert", "card"} & set(wanted):
        asked.error(f"{told.norne} is not there: give the folder with NorNE by --norne")
    for command in wanted:
        _do(command, told.norne, told.seed or SEEDS)


def _do(command: str, norne: Path, seeds: tuple[int, ...] | list[int]) -> None:
    if command == "convert":
        print(convert(norne, WORK))
    elif command == "train":
        for seed in seeds:
            paths = {"paths.train": str(WORK / "train.spacy"), "paths.dev": str(WORK / "dev.spacy")}
            spacy_train(CONFIG, WORK / f"seed-{seed}", overrides={**paths, "system.seed": seed})
    elif command == "pack":
        SHIPPED.mkdir(parents=True, exist_ok=True)
        for seed in seeds:
            network = spacy.load(WORK / f"seed-{seed}" / "model-best")
            (SHIPPED / f"{seed}{SUFFIX}").write_bytes(packed(network))
    else:
        write_card(ROOT / "docs" / "names-model.md", WORK, load_config(CONFIG))


if __name__ == "__main__":
    main()
