"""Train what the program has learnt from our own papers for tuning; held-out papers are never read.

Writes to kg/data: sentences.crfsuite (what each sentence is), heads.crfsuite (numbers and titles of cases),
bodies.crfsuite (names of bodies) and owner_weights.toml (whose paper it is, fitted on names found by taggers that had
not seen the paper). Takes about 15 minutes.

  python -m scripts.train_taggers                all four, from all papers for tuning
  python -m scripts.train_taggers --without fgh --to DIR --test PAPERS
                                                 without three groups of papers, scored on others
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite
from tqdm import tqdm

from kg.model import Document
from kg.segmentation import body_tagger, head_tagger, owner_clues, read_layout, tagging
from kg.segmentation.body_tagger import word_features, words_of
from kg.segmentation.head_tagger import head_features
from kg.segmentation.tagging import TAGS, features
from kg.segmentation.units import units
from scripts.labelling import Paper, of_bodies, of_heads, of_sentences, papers
from scripts.owner_weights import choices, fitted, report

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "kg" / "data"
FOLDERS = (ROOT / "evaluation" / "papers" / "tuning", ROOT / "evaluation" / "learning")
WEIGHTS = "owner_weights.toml"
PARAMETERS = {"c1": 0.3, "c2": 0.02, "max_iterations": 100, "feature.minfreq": 2, "feature.possible_transitions": True}
FOLDS = 4
PIECE = 500
HEAD = """# What the clues of `owner.toml` weigh when it is told whose a paper is, by `scripts/train_taggers.py`.
[weights]
"""
Example = tuple[list[list[str]], list[str]]
Examples = Callable[[Paper], Example]


def sentences(paper: Paper) -> Example:
    """The sentences of a paper with their labels."""
    gold, text = paper
    told = units(read_layout(Document(gold["doc"], text, "", "text/plain")))
    return (features(told), of_sentences(told, text, gold)) if told else ([], [])


def heads(paper: Paper) -> Example:
    """The words of a paper, with the labels of the heads of cases."""
    words = words_of(paper[1])
    return head_features(paper[1], words), of_heads(paper[1], words, paper[0])


def bodies(paper: Paper) -> Example:
    """The words of a paper, with the labels of the names of bodies."""
    words = words_of(paper[1])
    return word_features(paper[1], words), of_bodies(paper[1], words, paper[0])


TAGGERS: dict[str, Examples] = {
    tagging.MODEL: sentences,
    head_tagger.MODEL: heads,
    body_tagger.MODEL: bodies,
}


def train(told: Sequence[Paper], examples: Examples, to: Path) -> None:
    """Train one tagger; long papers are learnt in pieces."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=PARAMETERS, verbose=False)
    for paper in tqdm(told, desc=to.name, disable=None):
        seen, labels = examples(paper)
        for start in range(0, len(seen), PIECE):
            trainer.append(seen[start : start + PIECE], labels[start : start + PIECE])
    trainer.train(str(to))


def use(name: str, path: Path) -> None:
    """Let the program use the tagger at `path` from now on."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    body_tagger.loaded = lambda asked: tagger if asked == name else None
    body_tagger.names_tagged.cache_clear()
    owner_clues.candidates.cache_clear()


def train_owner(told: Sequence[Paper], folder: Path) -> None:
    """Fit the weights on names that were found by taggers which had not seen the paper."""
    fold = {group: at % FOLDS for at, group in enumerate(sorted({gold["doc"][:2] for gold, _ in told}))}
    seen = []
    with TemporaryDirectory() as scratch:
        for number in range(FOLDS):
            path = Path(scratch) / f"{number}.crfsuite"
            train([one for one in told if fold[one[0]["doc"][:2]] != number], bodies, path)
            use(body_tagger.MODEL, path)
            seen += choices([one for one in told if fold[one[0]["doc"][:2]] == number])
    weights = fitted(seen)
    rows = "".join(f"{name} = {value}\n" for name, value in weights.items())
    (folder / WEIGHTS).write_text(HEAD + rows, encoding="utf-8")


def scores(path: Path, told: Sequence[Paper], examples: Examples) -> Iterator[str]:
    """How well the tags of a tagger agree with gold, tag by tag; beginning and the rest of one count as the same."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    pairs = []
    for paper in told:
        seen, labels = examples(paper)
        pairs += [(a.rstrip("+"), b.rstrip("+")) for a, b in zip(labels, tagger.tag(seen), strict=True)]
    for tag in sorted({right for right, _ in pairs} - {"O"}, key=[*TAGS, "N", "B", "I"].index):
        gold, found = sum(right == tag for right, _ in pairs), sum(guess == tag for _, guess in pairs)
        both = sum(right == guess == tag for right, guess in pairs)
        yield (
            f"{path.stem:10} {tag:9} gold {gold:6}  found {found:6}  "
            f"P {both / max(1, found):.2f}  R {both / max(1, gold):.2f}  F1 {2 * both / max(1, gold + found):.2f}"
        )


def main() -> None:
    """Train, and test where asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--without", default="", help="letters of groups of papers to leave out")
    asked.add_argument("--to", type=Path, default=DATA, help="the folder to write to (default: kg/data)")
    asked.add_argument("--test", type=Path, help="a folder of papers with gold to score what was learnt on")
    asked.add_argument("--only", choices=[*map(_stem, TAGGERS), "owner"], help="train one thing alone")
    told = asked.parse_args()
    told.to.mkdir(parents=True, exist_ok=True)
    learnt = [paper for folder in FOLDERS for paper in papers(folder, told.without)]
    others = papers(told.test) if told.test else []
    print(f"{len(learnt)} papers", file=sys.stderr)
    for name, examples in TAGGERS.items():
        if told.only in (None, _stem(name)):
            train(learnt, examples, told.to / name)
            for row in scores(told.to / name, others, examples) if others else ():
                print(row)
    if told.only in (None, "owner"):
        train_owner(learnt, told.to)
        if others:
            trained = told.to / body_tagger.MODEL
            use(body_tagger.MODEL, trained if trained.is_file() else DATA / body_tagger.MODEL)
            weights = dict(_weights(told.to / WEIGHTS))
            report(list(choices(others)), weights)


def _stem(name: str) -> str:
    return Path(name).stem


def _weights(path: Path) -> Iterator[tuple[str, float]]:
    for row in path.read_text(encoding="utf-8").splitlines():
        name, equals, value = row.partition(" = ")
        if equals:
            yield name, float(value)


if __name__ == "__main__":
    main()
