"""Strategies that a document names: title, years, owner, vision, and goals that it calls by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.notebook import Notebook, Reading
from kg.extraction.strategy_names import StrategyMention, StrategyMentions, find_mentions, goal_ref
from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Literal, Ref, Span
from kg.segmentation.flow import Flow, read_flow

EXTRACTOR = "strategy-mentions/1"
ORGANISATION = r"(?:[A-ZÆØÅ][\wæøå-]*(?:\s+(?:og|[A-ZÆØÅ][\wæøå-]*))*\s+)(?:RHF|HF|SF|kommune|fylkeskommune)"
LONGEST_GOAL = 120


def extract_mentioned(reading: Reading, notebook: Notebook) -> None:
    """Every strategy that is named anywhere in the document."""
    flow = read_flow(reading.layout)
    mentions = find_mentions(reading, flow)
    told: set[tuple[Ref, str | None]] = set()
    for mention in mentions.mentions:
        if mention.named and (mention.ref, mention.period) not in told:
            told |= {(mention.ref, mention.period), (mention.ref, None)}
            _mention(notebook, flow, mention)
    for mention, title, span in named_goals(flow, mentions):
        _named_goal(notebook, mention, title, span)
    _vision(notebook, flow, mentions)


def named_goal_ref(strategy: Ref, title: str) -> Ref:
    """The ref of a goal that has a name and no number."""
    return goal_ref(strategy, slug(title))


def named_goals(flow: Flow, mentions: StrategyMentions) -> Iterator[tuple[StrategyMention, str, Span]]:
    """Goals that a sentence names as one of a strategy's, with the strategy, the goal's title and its place.

    The strategy must be named in the same sentence.
    """
    for match in _named().finditer(flow.text):
        sentence = next((s for s in flow.sentences() if s.start <= match.start() < s.end), None)
        title = match["title"].strip(' «»“”"')
        if sentence is None or len(title.split()) < 2:
            continue
        span = flow.span(match.start("title"), match.end("title"))
        named = [
            m for m in mentions.within(flow.span(sentence.start, sentence.end)) if m.named and m.span.start < span.start
        ]
        if named:
            yield named[-1], title, span


@cache
def _named() -> re.Pattern[str]:
    leads = "|".join(lexicon("strategies")["trace"]["named"])
    return re.compile(rf"(?:{leads})(?P<title>[«“\"]?[A-ZÆØÅ][^.:;»”\"\n]{{6,{LONGEST_GOAL}}})")


@cache
def _owned() -> re.Pattern[str]:
    """ "Strategi for Helse Fjell RHF": whose it is."""
    return re.compile(rf"(?:{lexicon('strategies')['name']['owned']})\s+for\s+({ORGANISATION})(?!\w)")


@cache
def _visions() -> re.Pattern[str]:
    return re.compile(rf"{lexicon('strategies')['document']['told_vision']}[«“\"]([^»”\"\n]{{12,180}})[»”\"]")


def _mention(notebook: Notebook, flow: Flow, mention: StrategyMention) -> None:
    ref = notebook.name(mention.ref, ("vg:Strategy",), mention.title, mention.span)
    notebook.say(ref, "dcterms:title", notebook.words(mention.title), mention.span, extractor=EXTRACTOR)
    if mention.period:
        notebook.say(ref, "vg:period", Literal(mention.period), mention.span, extractor=EXTRACTOR)
    start, end = flow.index(mention.span.start), flow.index(mention.span.end)
    if owned := _owned().match(flow.text, start, end + 1):
        say_owner(notebook, ref, owned[1], flow.span(owned.start(1), owned.end(1)))


def say_owner(notebook: Notebook, strategy: Ref, name: str, span: Span) -> None:
    """Note whose strategy it is."""
    owner = notebook.name(Ref("organisation", (slug(name),)), ("vg:Organisation",), name, span)
    notebook.say(owner, "skos:prefLabel", notebook.words(name), span, extractor=EXTRACTOR)
    notebook.say(strategy, "vg:owner", owner, span, extractor=EXTRACTOR)


def _named_goal(notebook: Notebook, mention: StrategyMention, title: str, span: Span) -> None:
    ref = named_goal_ref(mention.ref, title)
    notebook.name(ref, ("vg:StrategicGoal",), title, span)
    notebook.say(ref, "dcterms:title", notebook.words(title), span, extractor=EXTRACTOR)
    notebook.say(ref, "vg:inStrategy", mention.ref, span, extractor=EXTRACTOR)


def _vision(notebook: Notebook, flow: Flow, mentions: StrategyMentions) -> None:
    """A quoted vision belongs to the strategy that the document is about."""
    chief = mentions.chief()
    for match in _visions().finditer(flow.text):
        if chief:
            span = flow.span(match.start(1), match.end(1))
            notebook.say(chief.ref, "vg:vision", notebook.words(match[1]), span, extractor=EXTRACTOR)
