"""The parties that a document knows, and who among them begins a stretch of its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from kg.extraction.notebook import Reading
from kg.lexicon import lexicon
from kg.model import Mention, Span
from kg.recognition import is_role, title_pattern
from kg.segmentation.flow import Flow

LONGEST_TAIL = 90
_RUN = re.compile(r"[A-ZÆØÅ][\w-]+(?:\s+(?:[a-zæøå][\w-]*|[A-ZÆØÅ][\w-]*)){0,6}")


@dataclass(frozen=True, slots=True)
class Voice:
    """A party whose name ends at `end` of a flow: a recognised name, or the words for one that has none."""

    end: int
    place: Span
    mention: Mention | None
    name: str

    @property
    def person(self) -> bool:
        """Whether it is one person."""
        return self.mention is not None and self.mention.label == "PER"


class Room:
    """The parties that a document knows, to find who begins a sentence."""

    def __init__(
        self, reading: Reading, people: Mapping[str, Span], roles: Mapping[str, Collection[str]] | None = None
    ) -> None:
        self.reading = reading
        self.roles = roles or {}
        self.named = {m.span.start: m for m in reading.mentions if m.label in ("PER", "ORG")}
        self.people = sorted(people, key=len, reverse=True)
        self.initialed = [m.span for m in self.named.values() if m.label == "PER" and "." in m.form]

    def at(self, flow: Flow, start: int) -> Voice | None:
        """The party whose name stands at `start` of the flow."""
        for name in self.people:
            if flow.text.startswith(name, start):
                span = flow.span(start, start + len(name))
                return Voice(start + len(name), span, Mention(span, "PER", name, name), name)
        mention = self.named.get(flow.offsets[start])
        if mention is None:
            return None
        end = flow.index(mention.span.end)
        if mention.label == "ORG" and (tail := _tail().match(flow.text, end)) and _is_council(mention.form):
            words = flow.text[start : tail.end()]
            return Voice(tail.end(), flow.span(start, tail.end()), None, words)
        return Voice(end, mention.span, mention, mention.form)

    def beginning(self, flow: Flow, start: int) -> Voice | None:
        """The party at `start`, perhaps behind a title, a role, or one of those that have no name of their own."""
        titled = _titled().match(flow.text, start)
        if titled and titled.end() < len(flow.offsets) and (found := self.at(flow, titled.end())):
            return found
        return (
            self.at(flow, start) or self._behind_role(flow, start) or _group(flow, start) or self._family(flow, start)
        )

    def holder(self, voice: Voice) -> Voice:
        """The one person of the document who has the office that speaks: "Fagdirektøren" is "fagdirektør Kari Nes"."""
        if voice.mention is not None:
            return voice
        named = {name for role in _indefinite(voice.name) for name in self.roles.get(role, ())}
        if len(named) != 1:
            return voice
        name = next(iter(named))
        return Voice(voice.end, voice.place, Mention(voice.place, "PER", name, name), name)

    def inside(self, flow: Flow, span: Span) -> Voice | None:
        """The first party that is named in `span`, a person perhaps by the family name alone."""
        for index in range(span.start, span.end):
            if flow.text[index - 1 : index] in ("", " ") and (
                found := self.at(flow, index) or self._family(flow, index)
            ):
                return found
        return None

    def _behind_role(self, flow: Flow, start: int) -> Voice | None:
        """A name behind a role that is no known title: "Utvalsmedlem Kari Nes", "Fagsjef nyremedisin Kari Nes"."""
        run = _RUN.match(flow.text, start)
        if run is None:
            return None
        for gap in re.finditer(r"\s+(?=[A-ZÆØÅ])", run[0]):
            end = start + gap.end()
            voice = self.at(flow, end) if end < len(flow.offsets) else None
            if voice and voice.person:
                role = any(is_role(word) for word in run[0][: gap.start()].split())
                return voice if role else None
        return None

    def _family(self, flow: Flow, start: int) -> Voice | None:
        """One person of the document who has the family name at `start`."""
        word = re.compile(r"[A-ZÆØÅ][\w-]+").match(flow.text, start)
        named = [name for name in self.people if word and name.endswith(f" {word[0]}")]
        if word is None or len(named) != 1:
            return None
        span = flow.span(start, word.end())
        return Voice(word.end(), span, Mention(span, "PER", named[0], named[0]), named[0])


def _indefinite(name: str) -> tuple[str, ...]:
    """A role without its article: "fagdirektør" for "Fagdirektøren", "rådmann" for "Rådmannen"."""
    role = name.casefold()
    return (role, *(role.removesuffix(end) for end in ("en", "n") if role.endswith(end)))


def _is_council(form: str) -> bool:
    return bool(re.match(lexicon("comments")["councils"], form))


@cache
def _tail() -> re.Pattern[str]:
    """What goes on behind the beginning of a council's name, up to a verb of saying."""
    verb, none = verb_of_saying().pattern, "|".join(lexicon("comments")["auxiliaries"])
    return re.compile(
        rf"\s+(?:[a-zæøå]\w+\s+)?(?:med|for|og|i|ved|på)\s[^.,;:()\n]{{2,{LONGEST_TAIL}}}?(?={verb})"
        rf"|\s+(?!(?:{none})\s)\w+(?={verb})"
    )


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"(?i:{title_pattern()}|repr\.|representant(?:en)?)\s+(?=[A-ZÆØÅ])")


@cache
def group_pattern() -> re.Pattern[str]:
    """Those who speak by a description, and what may tell more of them, up to the verb or a sign."""
    return _parties("groups")


@cache
def _parties(*tables: str) -> re.Pattern[str]:
    data = lexicon("comments")
    listed = "|".join(pattern for table in tables for pattern in data[table])
    return re.compile(rf"(?:{listed}){data['group_tail']}(?=[\s(,:])")


def _group(flow: Flow, start: int) -> Voice | None:
    match = _parties("unlisted", "groups").match(flow.text, start)
    if match is None:
        return None
    return Voice(match.end(), flow.span(start, match.end()), None, match[0])


@cache
def verb_of_saying() -> re.Pattern[str]:
    """A verb that makes a sentence a comment, with the blank and the small words before it."""
    verbs = "|".join(verb.replace(" ", r"\s+") for verb in sorted(lexicon("comments")["said"], key=len, reverse=True))
    return re.compile(rf"\s+(?:(?:{'|'.join(lexicon('comments')['before_verb'])})\s+)?(?:{verbs})(?!\w)")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(lexicon("comments")["between"])


def says(rest: str) -> bool:
    """Whether a verb of saying follows a name, perhaps behind brackets, an apposition or the names of representatives.

    >>> says(" (SP) mente at det haster."), says(" orienterte."), says("s representanter Kari Nes og Per Moe sa at")
    (True, False, True)
    >>> says(" ved leiar Kari Nes ber om at"), says("s leder etterlyser mer"), says(" har i brev av 2. mai uttalt at")
    (True, True, True)
    """
    start = 0
    while match := _between().match(rest, start):
        if match.end() == start:
            break
        start = match.end()
    return bool(verb_of_saying().match(rest, start))
