"""Names that rules cut short in one paper and another has whole.

"Direktoratet for samhandling", where the text goes on "i helsetjenesten".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.identifiers import slug
from kg.model import Analysis
from kg.resolution.written_forms import written_key

FEWEST_WORDS = 2
REACH = 80
_JOINTS = frozenset({"i", "og", "for", "ved", "pa", "av", "til"})
"""Small words before which rules end a name too early."""

Names = Mapping[str, Sequence[tuple[str, str]]]


def whole_names(names: Iterable[str]) -> Names:
    """Key of the beginning of a name (slugs) -> the key of its rest and the name, the longest first."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(names, key=lambda one: (-len(one), one)):
        words = name.split("-")
        for at in range(FEWEST_WORDS, len(words) - 1):
            if words[at] in _JOINTS:
                found[written_key("-".join(words[:at]))].append((written_key("-".join(words[at:])), name))
    return found


def lengthened(analysis: Analysis, whole: Names) -> Iterator[tuple[str, str]]:
    """The names of a paper (slugs) that go on, wherever they stand in it, as a whole name does, with that name."""
    text = analysis.document.text
    going_on: dict[str, set[str | None]] = defaultdict(set)
    for mention in analysis.mentions:
        if mention.label == "ORG":
            name = slug(mention.norm or mention.form)
            behind = slug(" ".join(text[mention.span.end : mention.span.end + REACH].split()))
            rests = whole.get(written_key(name), ())
            going_on[name].add(next((full for rest, full in rests if _begins(written_key(behind), rest)), None))
    for name, found in going_on.items():
        full = found.pop()
        if not found and full and full != name:
            yield name, full


def _begins(words: str, rest: str) -> bool:
    return words == rest or words.startswith(f"{rest}-")
