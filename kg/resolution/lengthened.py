"""Names that rules cut short and the paper, or another one, has whole.

"Direktoratet for samhandling", where the text goes on "i helsetjenesten"; "Romsdal", which stands inside "Helse Møre
og Romsdal" alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Analysis
from kg.resolution.written_forms import written_key

KIND = "organisation"
FEWEST_WORDS = 2
REACH = 80
Names = Mapping[str, Sequence[tuple[str, str]]]


def whole_names(names: Iterable[str]) -> Names:
    """Key of the beginning of a name (slugs) -> the key of its rest and the name, the longest first."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(names, key=lambda one: (-len(one), one)):
        words = name.split("-")
        for at in range(FEWEST_WORDS, len(words) - 1):
            if words[at] in _joints():
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


def inside_others(analysis: Analysis) -> Iterator[tuple[str, str]]:
    """The organisations of a paper (slugs) whose words stand only inside the name of one other, with that name.

    What stands behind "i" or "ved" in such a name is its owner, an organisation of its own.
    """
    text = analysis.document.text
    mentions = [mention for mention in analysis.mentions if mention.label == "ORG"]
    starts = [mention.span.start for mention in mentions]
    named = {slug(words) for mention in mentions for words in (mention.form, mention.norm or mention.form)}
    for entity in analysis.entities:
        if entity.ref.kind != KIND or entity.ref.path[0] in named:
            continue
        words = r"\s+".join(map(re.escape, entity.label.split()))
        around: set[str | None] = set()
        for match in re.finditer(rf"(?<!\w){words}(?!\w)", text):
            at = bisect_right(starts, match.start()) - 1
            covers = at >= 0 and mentions[at].span.end >= match.end() and len(mentions[at].form) > len(match[0])
            covers = covers and not _owner_follows().search(text, mentions[at].span.start, match.start())
            around.add(slug(mentions[at].norm or mentions[at].form) if covers else None)
        if len(around) == 1 and (whole := around.pop()):
            yield entity.ref.path[0], whole


@cache
def _joints() -> frozenset[str]:
    return frozenset(map(slug, lexicon("written_forms")["joints"]))


@cache
def _owner_follows() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(lexicon('written_forms')['before_owner'])})\s+\Z")


def _begins(words: str, rest: str) -> bool:
    return words == rest or words.startswith(f"{rest}-")
