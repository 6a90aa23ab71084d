"""Bytes -> characters: which encoding a file is in, and that it is a text (charset-normalizer only here)."""

from __future__ import annotations

import codecs
import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from kg.errors import ReadingError
from kg.reading.characters import looks_binary

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DAMAGED = "utf-8 with replacements"
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_C1_CONTROLS = re.compile(r"[\x80-\x9f]")
_ONE_BYTE = re.compile(r"^(iso8859|latin|cp\d|mac|koi8)")
_LETTER_WEIGHT = 3
_ACCEPTED = 0.5
_FOREIGN = 0.5
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's characters and the name of the encoding that gave them."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class _Knowledge:
    candidates: tuple[str, ...]
    weights: dict[str, int]


def decode(data: bytes, where: str, *, declared: str | None = None) -> Decoded:
    """The characters of `data`: by byte order mark, as UTF-8, as `declared`, or as reads best."""
    decoded = _marked(data, where) or _plain(data, where, declared)
    if looks_binary(decoded.text):
        raise _binary(where)
    return decoded


def _marked(data: bytes, where: str) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, where)
    return None


def _strictly(data: bytes, encoding: str, where: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as cause:
        message = f"{where}: begins as {encoding} but is damaged further on; save it again as UTF-8"
        raise ReadingError(message) from cause


def _plain(data: bytes, where: str, declared: str | None) -> Decoded:
    if b"\x00" in data:
        raise _binary(where)
    found = _tried(data, "utf-8") or _as_declared(data, declared) or _best(data) or _guessed(data)
    if found is None:
        raise _binary(where)
    return found


def _binary(where: str) -> ReadingError:
    return ReadingError(f"{where}: looks like a binary file; give a text, HTML, Word (.docx) or PDF file")


def _tried(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    """What the file itself says, unless that is a codec of another sort or leaves control characters."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    decoded = _tried(data, name) if _ONE_BYTE.match(name) else None
    return decoded if decoded and not _C1_CONTROLS.search(decoded.text) else None


def _best(data: bytes) -> Decoded | None:
    """The candidate that reads best; a UTF-8 text with a few broken bytes competes as what it is."""
    knowledge = _knowledge()
    readings = [_tried(data, name) for name in knowledge.candidates]
    readings.append(Decoded(data.decode("utf-8", "replace"), _DAMAGED))
    scored = [(_score(reading.text, knowledge.weights), reading) for reading in readings if reading]
    score, best = max(scored, key=lambda pair: pair[0])
    return best if score >= _ACCEPTED and not _is_foreign(best.text) else None


def _is_foreign(text: str) -> bool:
    """Whether most of the words' characters are not ASCII, as in another alphabet than the Latin one."""
    return len(_NON_ASCII.findall(text)) > _FOREIGN * len("".join(text.split()))


def _score(text: str, weights: dict[str, int]) -> float:
    """How far a Norwegian paper would hold these non-ASCII characters: 0 not at all, 1 and more well."""
    found = _NON_ASCII.findall(text)
    return sum(weights.get(character, 0) for character in found) / max(len(found), 1)


def _guessed(data: bytes) -> Decoded | None:
    """What charset-normalizer makes of a text that is not Norwegian."""
    from charset_normalizer import from_bytes

    match = from_bytes(data[:_SAMPLE]).best()
    return _tried(data, match.encoding) if match else None


@functools.cache
def _knowledge() -> _Knowledge:
    with resources.files(__package__).joinpath("encodings.toml").open("rb") as file:
        rows: dict[str, str | Sequence[str]] = tomllib.load(file)
    weights = dict.fromkeys(rows["others"], 1) | dict.fromkeys(rows["letters"], _LETTER_WEIGHT)
    return _Knowledge(tuple(rows["candidates"]), weights)
