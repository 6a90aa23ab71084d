"""Gold files as they are read: the format is described in docs/evaluation.md.

Gold for papers that may not be copied points into them; its spans are replaced by the words that stand there,
so that everything behind this module knows one kind of gold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from evaluation.finding import is_document
from evaluation.normal import SPELLINGS, Names
from evaluation.records import Fact, Key

Gold = dict[str, Any]


class GoldError(Exception):
    """A gold file cannot be used: it speaks of another text, of a text that is not there, or points outside it."""


def load(folder: Path, pattern: str = "*.json") -> list[Gold]:
    """The gold files of a folder, in the order of their names."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob(pattern))]


def load_spans(folder: Path, corpus: Path) -> list[Gold]:
    """The gold files of a folder, with the words of the papers in `corpus` in place of their spans."""
    return [resolved(gold, _text(gold["doc"], corpus)) for gold in load(folder)]


def _text(document: str, corpus: Path) -> str:
    for path in sorted(corpus.iterdir()):
        if is_document(path.name, document):
            return path.read_text(encoding="utf-8")
    raise GoldError(f"gold for {document}: no such paper in {corpus}")


def resolved(gold: Gold, text: str) -> Gold:
    """`gold` with words in place of spans; gold made from another text than this one is refused."""
    if sha256(text.encode()).hexdigest() != gold["sha256"]:
        raise GoldError(f"gold for {gold['doc']} was made from another text; compare its spans with the paper")
    return {key: _words(value, text, gold["doc"]) for key, value in gold.items()}


def _words(value: Any, text: str, document: str) -> Any:
    if isinstance(value, list):
        return [_words(one, text, document) for one in value]
    if isinstance(value, dict):
        if value.keys() == {"span"}:
            return _at(value["span"], text, document)
        return {key: _words(one, text, document) for key, one in value.items()}
    return value


def _at(span: list[Any], text: str, document: str) -> str:
    """The words of one span, or of several that furniture keeps apart, on one line."""
    pieces = [span] if isinstance(span[0], int) else span
    for start, end in pieces:
        if not 0 <= start < end <= len(text):
            raise GoldError(f"gold for {document}: no span {start}-{end} in its {len(text)} characters")
    return " ".join(" ".join(text[start:end] for start, end in pieces).split())


def names_of(golds: Sequence[Gold], others: Names | None = None) -> Names:
    """The names of organisations, persons and bodies in the gold files, and the spellings of roles; then `others`."""
    groups = [
        [item["name"], *item.get("aliases", ())]
        for gold in golds
        for key in ("organisations", "persons")
        for item in gold.get(key, ())
    ]
    bodies = [
        [item["body"]]
        for gold in golds
        for key in ("meetings", "cases")
        for item in gold.get(key, ())
        if item.get("body")
    ]
    return Names([*SPELLINGS["same"], *groups, *bodies], others)


def optional(item: Gold) -> bool:
    """Whether a careful reader may leave `item` out."""
    return bool(item.get("optional"))


def several(value: object) -> list[str]:
    """What may be given as one name or as a list of them."""
    if not value:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def worded(kind: str, key: Key, texts: Sequence[str], *, either: bool) -> Iterator[Fact]:
    """What may be put in several ways: any will do, and the others are no error beside it."""
    yield Fact(kind, key, texts[0], tuple(texts[1:]), optional=either)
    if len(texts) > 1:
        yield from (Fact(kind, key, text, optional=True) for text in texts)
