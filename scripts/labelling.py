"""Gold of our own papers -> labels for the taggers: of sentences, of the heads of cases, of the names of bodies."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.model import Span
from kg.segmentation.body_tagger import words_of
from kg.segmentation.case_numbers import years_behind
from kg.segmentation.tagging import TAGS
from kg.segmentation.units import Unit

SHARE = 0.5
"""What part of a unit must lie in a text of gold to be labelled with it."""
NUMBER_WITHIN = 35
LONGEST_NUMBERED = 130
BEFORE, BEHIND = 90, 60
Gold = dict[str, Any]
Paper = tuple[Gold, str]
Words = Sequence[tuple[Span, str]]


def papers(folder: Path, without: str = "") -> list[Paper]:
    """Gold of the papers of a folder, and text as it is read; without groups whose names begin with these letters."""
    files = (file for file in sorted(folder.glob("*.json")) if file.name[0] not in without)
    golds = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    return [(gold, years_behind((folder / gold["doc"]).read_text(encoding="utf-8"))) for gold in golds]


class Letters:
    """A text as its letters and digits alone, so that gold is found in it however it is wrapped."""

    def __init__(self, text: str) -> None:
        self._places = [at for at, character in enumerate(text) if character.isalnum()]
        self._letters = "".join(text[at].casefold()[:1] for at in self._places)

    def find(self, words: str) -> Iterator[Span]:
        """Every place at which `words` stand; where page heads stand in between, by their beginning and end."""
        wanted = "".join(character.casefold()[:1] for character in words if character.isalnum())
        if len(wanted) < 6:
            return
        if wanted in self._letters:
            yield from (self._span(match.start(), match.end()) for match in re.finditer(wanted, self._letters))
            return
        size = min(30, len(wanted) // 2)
        for match in re.finditer(wanted[:size], self._letters):
            end = self._letters.find(wanted[-size:], match.end(), match.start() + int(len(wanted) * 1.6) + 60)
            if end >= 0:
                yield self._span(match.start(), end + size)

    def _span(self, start: int, end: int) -> Span:
        return Span(self._places[start], self._places[end - 1] + 1)


class Labels:
    """The labels of a paper's units by its gold; what is written later wins where it says so."""

    def __init__(self, told: Sequence[Unit], text: str) -> None:
        self.of = ["O"] * len(told)
        self._told, self._letters = told, Letters(text)
        self._starts = [unit.span.start for unit in told]

    def texts(self, words: Sequence[str]) -> Iterator[Span]:
        """Where any of these texts stands."""
        for each in filter(None, words):
            yield from self._letters.find(each)

    def put(self, span: Span, tag: str, *, over: bool, share: float = SHARE) -> None:
        """Label the units that lie in `span`."""
        first = True
        for at in range(max(0, bisect_left(self._starts, span.start) - 1), len(self._told)):
            unit = self._told[at].span
            if unit.start >= span.end:
                break
            common = min(unit.end, span.end) - max(unit.start, span.start)
            if common < max(1, share * (unit.end - unit.start)):
                continue
            if over or self.of[at] == "O":
                self.of[at] = tag if first or f"{tag}+" not in TAGS else f"{tag}+"
            first = False


def of_sentences(told: Sequence[Unit], text: str, gold: Gold) -> list[str]:
    """The tag of every sentence, as gold has it."""
    labels = Labels(told, text)
    for comment in gold.get("comments", ()):
        for span in labels.texts([comment["text"], *comment.get("also_texts", ())]):
            labels.put(span, "comment", over=False)
    for case in gold.get("cases", ()):
        if case.get("role") == "considered":
            _label_case(labels, told, case)
    _label_decisions(labels, text, gold)
    for goal in gold.get("goals", ()):
        for span in labels.texts([goal.get("title") or ""]):
            labels.put(span, "goal", over=False)
    met = [person["name"] for person in gold.get("persons", ()) if person.get("capacity")]
    for at, unit in enumerate(told):
        named = any(name in unit.words for name in met)
        if labels.of[at] == "O" and named and unit.span.start < len(text) / 2:
            labels.of[at] = "present"
    return labels.of


def _label_case(labels: Labels, told: Sequence[Unit], case: Gold) -> None:
    if case.get("title"):
        for span in labels.texts([case["title"], *case.get("also_texts", ())]):
            labels.put(span, "title", over=True, share=0.4)
    number = _number(case)
    for at, unit in enumerate(told):
        found = number.search(unit.words) if len(unit.words) < LONGEST_NUMBERED else None
        if found and found.start() < NUMBER_WITHIN and labels.of[at] == "O":
            labels.of[at] = "number"


def _label_decisions(labels: Labels, text: str, gold: Gold) -> None:
    """A text that is proposed and adopted is the proposal where it stands first."""
    places: dict[str, dict[Span, set[str]]] = {}
    for decision in gold.get("decisions", ()):
        for point in decision["points"]:
            for span in labels.texts([point["text"], *point.get("also_texts", ())]):
                words = "".join(filter(str.isalnum, span.of(text).casefold()))[:60]
                places.setdefault(words, {}).setdefault(span, set()).add(decision["status"])
    for same in places.values():
        for at, span in enumerate(sorted(same)):
            told = same[span]
            proposed = "adopted" not in told if len(told) == 1 else at == 0 and len(same) > 1
            labels.put(span, "proposed" if proposed else "adopted", over=True)


def _number(case: Gold) -> re.Pattern[str]:
    """The number of a case in every notation."""
    parts = re.match(r"\D*(\d+)\s*[/-]\s*(\d+)", case["number"])
    if not parts:
        return re.compile(rf"(?<![\d/.-]){re.escape(case['number'])}(?![\d/-])")
    years = "|".join(sorted({parts[2], parts[2][-2:], f"20{parts[2][-2:]}", f"19{parts[2][-2:]}"}))
    number = rf"0*{int(parts[1])}"
    return re.compile(rf"(?<![\d/-])(?:{number}\s?[/–-]\s?(?:{years})|(?:{years})\s?[/–-]\s?{number})(?!\d)")


def of_heads(text: str, words: Words, gold: Gold) -> list[str]:
    """B and I for the words of a title, N for those of the number by it, O for others."""
    letters, labels = Letters(text), ["O"] * len(words)
    starts = [span.start for span, _ in words]
    for case in gold.get("cases", ()):
        if case.get("role") != "considered" or not case.get("title"):
            continue
        numbers = [Span(match.start(), match.end()) for match in _number(case).finditer(text)]
        for title in (span for told in (case["title"], *case.get("also_texts", ())) for span in letters.find(told)):
            _put(labels, words, bisect_left(starts, title.start), title.end, ("B", "I"), over=True)
            near = [at for at in numbers if -BEFORE < at.start - title.start <= 0 or 0 <= at.start - title.end < BEHIND]
            for at in near[-1:]:
                _put(labels, words, bisect_left(starts, at.start), at.end, ("N", "N"), over=False)
    return labels


def _put(labels: list[str], words: Words, first: int, end: int, tags: tuple[str, str], *, over: bool) -> None:
    for index in range(first, len(words)):
        if words[index][0].start >= end:
            return
        if over or labels[index] == "O":
            labels[index] = tags[index > first]


def _names(gold: Gold) -> set[str]:
    """Every way in which gold writes the names of organisations and bodies, also without "Styret i" and a place."""
    found = {name for one in gold.get("organisations", ()) for name in (one["name"], *one.get("aliases", ()))}
    found |= {one["body"] for key in ("meetings", "cases", "decisions") for one in gold.get(key, ()) if one.get("body")}
    for name in list(found):
        if board := re.match(r"[Ss]tyret (?:i|for|ved) (.*)", name):
            found.add(board[1])
        if placed := re.match(r"(.*?) i ([A-ZÆØÅ][\w-]+) (?:kommune|fylkeskommune)$", name):
            found |= {placed[1], f"{placed[1]} i {placed[2]}"}
    return {name for name in found if len(name) > 2}


def of_bodies(text: str, words: Words, gold: Gold) -> list[str]:
    """B, I or O of every word, by where the longest of these names stand."""
    labels = ["O"] * len(words)
    at_start = {span.start: index for index, (span, _) in enumerate(words)}
    for name in sorted(_names(gold), key=lambda one: (-len(one), one)):
        parts = [part for _, part in words_of(name)]
        whole = r"\s*".join(re.escape(part) for part in parts)
        shout = name.isupper() and len(name) < 7
        for match in re.finditer(rf"(?<![\w-]){whole}(?:s|et|a|en|t)?(?![\w-])", text, 0 if shout else re.I):
            index = at_start.get(match.start())
            small = match[0][0].islower() and name[0].isupper() and len(parts) == 1
            if index is None or labels[index] != "O" or small:
                continue
            for inner in range(index, len(words)):
                if words[inner][0].start >= match.end() or labels[inner] != "O":
                    break
                labels[inner] = "B" if inner == index else "I"
    return labels
