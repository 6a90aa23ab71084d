"""Names that neither rules nor lists know, as the trained recogniser sees them, without what papers show to be none.

It was trained on newspapers: form labels, bullets and headings look like names to it. So it is asked only about lines
that have a capital nobody accounts for, and believed only where the words can be a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.lexicon import ordinary
from kg.recognition.cleaning import CleanText
from kg.recognition.name_model import Seen, seen_names
from kg.recognition.people import name_like
from kg.recognition.tagged import could_name

_CAPITAL = re.compile(r"(?<![\w-])[A-ZÆØÅÁČĐŊŠŽÄÖ][\w-]*[a-zæøåáčđŋšžäö][\w-]*")
_LINE = re.compile(r"[^\n]+")
LONGEST_LINE = 100_000
"""Characters; a longer line is no text that the networks learnt from, and more than spaCy takes."""
UNANIMOUS = 3
"""A name that no list knows is believed where every network sees one."""


def trained_names(clean: CleanText, taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Where names of people (PER) and organisations (ORG) stand in clean text outside what is `taken`."""
    covered = bytearray(len(clean.text))
    for start, end in taken:
        covered[start:end] = b"\x01" * (end - start)
    lines = [line for line in _LINE.finditer(clean.text) if _may_have_names(line, covered)]
    lines = [line for line in lines if len(line[0]) <= LONGEST_LINE]
    for line, names in zip(lines, seen_names([line[0] for line in lines]), strict=True):
        for name in names:
            start, end = line.start() + name.start, line.start() + name.end
            if not any(covered[start:end]) and _believed(name, clean.text[start:end]):
                yield start, end, name.label


def _may_have_names(line: re.Match[str], covered: bytearray) -> bool:
    """Whether a line has a capitalised word that no name covers and that is no ordinary word."""
    return any(
        not covered[line.start() + word.start()] and word[0].casefold() not in ordinary()
        for word in _CAPITAL.finditer(line[0])
    )


def _believed(name: Seen, words: str) -> bool:
    if name.votes < UNANIMOUS:
        return False
    if name.label == "PER":
        return len(words.split(maxsplit=1)[0].rstrip(".")) > 1 and name_like(words)
    return name.label == "ORG" and could_name(words)
