"""How the goals of a printed strategy hang together, and which UN goals they serve: read from prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.extraction.notebook import Notebook, Reading
from kg.extraction.strategy_names import numbered_goal
from kg.lexicon import lexicon
from kg.model import External, Ref, Segment, SegmentKind, Span
from kg.segmentation.flow import Flow, read_flow

EXTRACTOR = "goal-links/1"
MOST_NUMBER, FEWEST_LETTERS = 3, 8
"""The characters of a chapter's number at most, and of a title that tells one chapter from another at least."""
_CODE = re.compile(r"(?<!\w)[A-ZÆØÅ]\d{1,2}(?!\w)")
SDG = "http://metadata.un.org/sdg/"
MOST_GOALS = 30


@cache
def _sdg_word() -> re.Pattern[str]:
    return re.compile(lexicon("strategies")["links"]["un_goal"])


@cache
def _sdg() -> re.Pattern[str]:
    """A number behind the word for the UN's goals, or further on in their list."""
    word = lexicon("strategies")["links"]["un_goal"]
    after = "|".join(lexicon("strategies")["links"]["after_un_goal"])
    behind = rf"(?=[\s,.]+[A-ZÆØÅ]|\s+(?:{after})\b|[,.]|$)"
    lead = rf"(?:{word}\s*:?|(?<!\w)mål|(?<!\w)og|,|samt)"
    return re.compile(rf"{lead}\s+(?:nr\.?\s+)?(1[0-7]|[1-9])(?!\d|\.\d|\s*[-–]\s*\d){behind}")


@cache
def _goals() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "mål 1, 2 og mål 4": the whole, and each further number in it."""
    kinds = "|".join(lexicon("strategies")["document"]["goals"])
    again, part = rf"(?:(?:{kinds})\s+)?", r"(?![\d.,]*\d|\s*(?:%|prosent))"
    first = rf"(?<!\w)(?:{kinds})\s+(\d{{1,2}})(?!\d|\s*(?:%|prosent))"
    whole = rf"{first}((?:\s*(?:,|og|samt|[-–]|til)\s*{again}\d{{1,2}}{part})*)"
    more = rf"([-–]|til)\s*{again}(\d{{1,2}})|(?:,|og|samt)\s*{again}(\d{{1,2}})"
    return re.compile(whole, re.I), re.compile(more, re.I)


def goal_numbers(text: str) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Where `text` names goals by number, and which ones: "mål 1-3" names three.

    >>> list(goal_numbers("jf. mål 1 og mål 2, samt mål 4–5"))
    [(4, (1, 2)), (25, (4, 5))]
    """
    whole, further = _goals()
    for match in whole.finditer(text):
        numbers = [int(match[1])]
        for more in further.finditer(match[2]):
            numbers.extend(range(numbers[-1] + 1, int(more[2]) + 1) if more[1] else [int(more[3])])
        if all(0 < number <= MOST_GOALS for number in numbers):
            yield match.start(), tuple(numbers)


@cache
def _parts() -> re.Pattern[str]:
    """ "delmål 1.2 og 2.3", "tiltak 5": what is numbered below goals."""
    document = lexicon("strategies")["document"]
    kinds = "|".join(sorted([*document["parts"], *document["measures"]], key=len, reverse=True))
    number = r"\d{1,2}(?:\.\d{1,2})?(?![\d.]*\d|\s*(?:%|prosent|mill|kroner))"
    return re.compile(rf"(?<!\w)({kinds})\s+({number}(?:\s*(?:,|og|samt)\s*(?:(?:{kinds})\s+)?{number})*)", re.I)


def part_numbers(text: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Where `text` names sub-goals or measures by number, what it calls them, and which ones.

    >>> list(part_numbers("svarer på delmål 1.2 og 2.3 i planen"))
    [(10, 'Delmål', ('1.2', '2.3'))]
    """
    for match in _parts().finditer(text):
        called = re.sub(r"et$", "", match[1]).capitalize()
        yield match.start(), called, tuple(re.findall(r"\d{1,2}(?:\.\d{1,2})?", match[2]))


def un_goals(text: str) -> list[int]:
    """The UN goals that a sentence about them names by number.

    >>> un_goals("Mål 2 støtter bærekraftsmål 3 God helse og 10 Mindre ulikhet")
    [3, 10]
    >>> un_goals("Området bidrar til bærekraftsmål 4 og bærekraftsmål 17.")
    [4, 17]
    """
    first = _sdg_word().search(text)
    found = _sdg().finditer(text, first.start()) if first else iter(())
    return list(dict.fromkeys(int(match[1]) for match in found))


def own_goals(text: str) -> list[tuple[int, tuple[int, ...]]]:
    """The strategy's own goals in a sentence: numbers behind "bærekraftsmål" are the UN's."""
    first = _sdg_word().search(text)
    end = first.start() if first else len(text)
    return [(place, numbers) for place, numbers in goal_numbers(text) if place < end]


def _named_goals(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """The strategy's own goals in a sentence by number or letter ("hovedmål A og C"), in the order of the text."""
    found = [(place, tuple(map(str, numbers))) for place, numbers in own_goals(text)]
    un_goal = _sdg_word().search(text)
    lettered = _lettered().finditer(text, 0, un_goal.start() if un_goal else len(text))
    found += [(match.start(), tuple(re.findall(r"\b[A-H]\b", match[0]))) for match in lettered]
    return sorted(found)


@cache
def _here() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("strategies")["links"]["here"]), re.I)


def _chapters(goals: Sequence[Segment]) -> Mapping[str, Sequence[str]]:
    """The numbers of the goals of each chapter, by its number or letter and by its title."""
    found: dict[str, list[str]] = {}
    for goal in goals:
        for key in (goal.get("chapter-number"), goal.get("chapter")):
            if key and (len(key) <= MOST_NUMBER or len(key) >= FEWEST_LETTERS):
                found.setdefault(key, []).append(goal.get("number") or "")
    return found


def _goals_of_chapters(text: str, chapters: Mapping[str, Sequence[str]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where a sentence names goals by their chapter: "målene i kapittel C", "målet for personell og utdanning"."""
    for key, numbers in chapters.items():
        title = len(key) > MOST_NUMBER
        wanted = re.escape(key) if title else rf"kap(?:ittel|\.)\s+{re.escape(key)}"
        for match in re.finditer(rf"(?<!\w){wanted}(?!\w)", text, re.I if title else 0):
            before = text[: match.start()]
            alone = any(re.search(words, before) for words in lexicon("strategies")["links"]["first_of"])
            yield match.start(), tuple(numbers[:1] if alone else numbers)


@cache
def _clauses() -> re.Pattern[str]:
    """Where a clause begins: "… og 10, mål C til bærekraftsmål 8"."""
    kinds = "|".join(lexicon("strategies")["document"]["goals"])
    return re.compile(
        rf"[,;]\s+(?:(?:{'|'.join(lexicon('strategies')['sentence']['clauses'])})\s+(?=\D)|(?=(?i:{kinds})\s+(?:\d{{1,2}}|[A-H])\s+[a-zæøå]))"
    )


@cache
def _coded() -> re.Pattern[str]:
    """A sub-goal that is named by its code: what it supports is no goal's doing. "Mål D2", "delmål 1.2"."""
    kinds = "|".join([*lexicon("strategies")["document"]["goals"], *lexicon("strategies")["document"]["parts"]])
    return re.compile(rf"(?<!\w)(?i:{kinds})\s+(?:[A-H]\d|\d{{1,2}}\.\d)")


@cache
def _lettered() -> re.Pattern[str]:
    kinds = "|".join(lexicon("strategies")["document"]["goals"])
    letter = r"[A-H](?![\w-])"
    return re.compile(rf"(?<!\w)(?i:{kinds})\s+{letter}(?:\s*(?:,|og|samt)\s*(?:(?i:{kinds})\s+)?{letter})*")


def extract_goal_links(reading: Reading, notebook: Notebook, strategy: Ref, within: Span) -> None:
    """vg:dependsOn and vg:supports of the strategy printed in `within`."""
    flow = read_flow(reading.layout)
    goals = [
        s for _, s in reading.of_kind(SegmentKind.GOAL) if within.contains(s.span) and s.get("level") == "strategic"
    ]
    for goal in goals:
        for place in (goal.get("un-goals") or "").split():
            start, end, number = map(int, re.split(r"[-:]", place))
            ref, value = numbered_goal(strategy, goal.get("number") or ""), External(f"{SDG}{number}")
            notebook.say(ref, "vg:supports", value, Span(start, end), extractor=EXTRACTOR, confidence=0.9)
    chapters = _chapters(goals)
    numbers = sorted({goal.get("number") or "" for goal in goals})
    first, last = flow.index(within.start), flow.index(within.end)
    titles = [flow.index(goal.heading.end) for goal in goals if goal.heading]
    for sentence in flow.sentences():
        start = max([sentence.start, first, *(t for t in titles if sentence.start < t < sentence.end)])
        if start < min(sentence.end, last):
            _Sentence(notebook, strategy, flow, Span(start, sentence.end)).extract(goals, numbers, chapters)


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    links = lexicon("strategies")["links"]
    return tuple(
        (kind, re.compile("|".join(links[kind]), re.I)) for kind in ("enables", "needs", "supported", "supports")
    )


@cache
def _whole() -> re.Pattern[str]:
    """A clause whose subject is the plan itself."""
    return re.compile(rf"\s*(?:{'|'.join(lexicon('strategies')['links']['whole'])})\b", re.I)


@cache
def _others() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("strategies")["links"]["others"]), re.I)


class _Sentence:
    def __init__(self, notebook: Notebook, strategy: Ref, flow: Flow, sentence: Span) -> None:
        self.notebook, self.strategy = notebook, strategy
        self.text = sentence.of(flow.text)
        self.span = flow.span(sentence.start, sentence.end)

    def extract(self, goals: Sequence[Segment], numbers: Sequence[str], chapters: Mapping[str, Sequence[str]]) -> None:
        home = next((g.get("number") for g in goals if g.span.contains(self.span)), None)
        self._between_goals(home, numbers, chapters)
        self._un_goals(home, numbers)

    def _say(self, subject: Ref, predicate: str, value: Ref | External) -> None:
        self.notebook.say(subject, predicate, value, self.span, extractor=EXTRACTOR, confidence=0.9)

    def _between_goals(self, home: str | None, numbers: Sequence[str], chapters: Mapping[str, Sequence[str]]) -> None:
        cue = self._first_cue()
        if cue is None:
            return
        kind, start, end = cue
        named = [*_named_goals(self.text), *_goals_of_chapters(self.text, chapters)]
        named += [(m.start(), (m[0],)) for m in _CODE.finditer(self.text) if m[0] in numbers]
        named += [(m.start(), (home,)) for m in _here().finditer(self.text) if home]
        first = [n for place, group in named if place < start for n in group] or ([home] if home else [])
        second = [n for place, group in named if place >= end for n in group]
        if _others().search(self.text, end):
            second.extend(n for n in numbers if n not in first)
        for one in first:
            for other in second:
                if one != other and one in numbers and other in numbers:
                    self._link(kind, one, other)

    def _first_cue(self) -> tuple[str, int, int] | None:
        found = [(m.start(), m.end(), kind) for kind, cue in _cues() if (m := cue.search(self.text))]
        if not found:
            return None
        start, end, kind = min(found)
        return kind, start, end

    def _link(self, kind: str, one: str, other: str) -> None:
        this, that = (numbered_goal(self.strategy, n) for n in (one, other))
        if kind == "enables":
            self._say(that, "vg:dependsOn", this)
        elif kind == "supported":
            self._say(that, "vg:supports", this)
        else:
            self._say(this, "vg:dependsOn" if kind == "needs" else "vg:supports", that)

    def _un_goals(self, home: str | None, numbers: Sequence[str]) -> None:
        """The UN goals of a clause: those of the goal that is its subject, else of the one before, or of the plan."""
        ref: Ref | None = None
        for clause in _clauses().split(self.text):
            cue = next((m.start() for m in (pattern.search(clause) for _, pattern in _cues()) if m), len(clause))
            before = [group for place, group in _named_goals(clause) if place < cue]
            own = [n for group in before[:1] for n in group if n in numbers]
            if _coded().search(clause, 0, cue):
                continue
            if own:
                ref = numbered_goal(self.strategy, own[0])
            elif _whole().match(clause):
                ref = self.strategy
            elif ref is None:
                ref = numbered_goal(self.strategy, home) if home else self.strategy
            for number in un_goals(clause):
                self._say(ref, "vg:supports", External(f"{SDG}{number}"))
