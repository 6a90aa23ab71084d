"""The trained recogniser of names: three networks that vote on people, organisations and places in clean text.

They were trained on NorNE by `make model` (`scripts/names/`), from three seeds; a name is taken where two see it.
Their weights lie in `kg/data/names/`, with half the bits they were trained with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language

FOLDER = "names"
SUFFIX = ".spacy16"
LABELS = frozenset({"PER", "ORG", "LOC"})
BATCH = 64
NEAR = 20
"""So many pieces of a paper on either side are near by."""
_WORD = re.compile(r"[A-ZÆØÅ]\w+(?:-\w+)*")
_LEFT_OUT = ["vocab", "tokenizer"]


class Seen(NamedTuple):
    """A name in a text: where it stands (end exclusive), PER, ORG or LOC, and how many networks see it."""

    start: int
    end: int
    label: str
    votes: int


def seen_names(texts: Sequence[str], networks: Sequence[Language] = ()) -> Iterator[tuple[Seen, ...]]:
    """The names in each text, in reading order; no two overlap.

    `texts` are consecutive pieces of a paper: a name that most networks see near by is taken, as surely, where one sees
    it, and the family name of somebody who is named in full near by where none does.
    """
    told = [network.pipe(texts, batch_size=BATCH) for network in networks or shipped()]
    votes = [
        Counter((e.start_char, e.end_char, e.label_) for doc in readings for e in doc.ents if e.label_ in LABELS)
        for readings in zip(*told, strict=True)
    ]
    seen = [[Seen(*name, count) for name, count in one.items()] for one in votes]
    sure = [[name for name in names if 2 * name.votes > len(told)] for names in seen]
    called = [
        {(text[name.start : name.end], name.label): name.votes for name in one}
        for text, one in zip(texts, sure, strict=True)
    ]
    for at, text in enumerate(texts):
        near: Counter[tuple[str, str]] = Counter()
        for one in called[max(0, at - NEAR) : at + NEAR + 1]:
            near |= Counter(one)
        again = [name._replace(votes=max(name.votes, near[_key(text, name)])) for name in seen[at]]
        yield tuple(_apart([*sure[at], *(name for name in again if _key(text, name) in near), *_families(text, near)]))


def _key(text: str, name: Seen) -> tuple[str, str]:
    return text[name.start : name.end], name.label


def _families(text: str, near: Iterable[tuple[str, str]]) -> Iterator[Seen]:
    """Where family names of people stand alone, perhaps in the genitive."""
    families = {words.split()[-1] for words, label in near if label == "PER" and " " in words}
    for word in _WORD.finditer(text) if families else ():
        for end in (word.end(), word.end() - 1):
            if text[word.start() : end] in families and text[end : word.end()] in ("", "s"):
                yield Seen(word.start(), end, "PER", 0)
                break


def _apart(names: Iterable[Seen]) -> list[Seen]:
    """The surest of names that overlap, of equals the longest."""
    ordered = sorted(set(names), key=lambda one: (-one.votes, one.start - one.end, one))
    taken: list[Seen] = []
    covered = bytearray(max((one.end for one in ordered), default=0))
    for name in ordered:
        if not any(covered[name.start : name.end]):
            covered[name.start : name.end] = b"\x01" * (name.end - name.start)
            taken.append(name)
    return sorted(taken)


@cache
def shipped() -> tuple[Language, ...]:
    """The networks that come with the program; they take half a second to load."""
    folder = files("kg") / "data" / FOLDER
    found = sorted((file for file in folder.iterdir() if file.name.endswith(SUFFIX)), key=lambda file: file.name)
    return tuple(unpacked(file.read_bytes()) for file in found)


def packed(network: Language) -> bytes:
    """A trained network as bytes, its weights as 16-bit numbers; words and their tokens are spaCy's for Norwegian."""
    return _with_numbers(network.to_bytes(exclude=_LEFT_OUT), "float32", "float16")


def unpacked(content: bytes) -> Language:
    """The network that `packed` made bytes of."""
    import spacy
    import srsly

    import kg.recognition.word_features  # noqa: F401 – registers the architecture that the configuration names

    whole = _with_numbers(content, "float16", "float32")
    config = spacy.util.load_config_from_str(srsly.msgpack_loads(whole)["config.cfg"].decode())
    network = spacy.util.load_model_from_config(config)
    network.from_bytes(whole, exclude=_LEFT_OUT)
    return network


def _with_numbers(content: bytes, kind: str, wanted: str) -> bytes:
    """Nested MessagePack, where spaCy writes a model into a component into a pipeline, with other numbers in it."""
    import srsly

    told = srsly.msgpack_loads(content)
    changed: bytes = srsly.msgpack_dumps(_changed(told, kind, wanted))
    return changed


def _changed(value: Any, kind: str, wanted: str) -> Any:
    if isinstance(value, dict):
        nested = {"tok2vec", "ner", "model"}
        return {
            key: _with_numbers(one, kind, wanted)
            if key in nested and isinstance(one, bytes)
            else _changed(one, kind, wanted)
            for key, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [_changed(one, kind, wanted) for one in value]
    return value.astype(wanted) if getattr(value, "dtype", None) == kind else value
