"""What a decision point tells besides its words: actions, whom they ask, by when and for how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.actions import Action, find_amounts, find_asked, find_deadline
from kg.clauses import find_deeds
from kg.extraction.names import body_ref
from kg.extraction.notebook import Notebook, Reading
from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Literal, Object, Ref, Span
from kg.text import squeeze

EXTRACTOR = "decisions/1"
ADDRESSEE_REACH = 90
LEADING_WORDS = 6
OWNERS_MEETING = "foretaksmotet-i-"
"""How the IRI of the meeting of a trust's owner begins, which asks the trust it is called after."""
_OFFICE_NAMES = "nb"


@dataclass(frozen=True, slots=True)
class _Asked:
    """One who may be asked: an organisation by its name, or an office or group by the words of the text."""

    name: str
    span: Span
    organisation: bool


def say_tasks(notebook: Notebook, point: Ref, parts: Sequence[Span]) -> None:
    """All that the stretches of a point tell."""
    for number, part in enumerate(parts):
        _say_part(notebook, point, part, following=number > 0)
    _say_deadline(notebook, point, parts)


def say_cells(notebook: Notebook, point: Ref, who: Sequence[Span], deadline: Sequence[Span]) -> None:
    """What stands beside a decision in cells of its row: who is to do it, and by when."""
    reading = notebook.reading
    if who:
        place = Span(who[0].start, who[-1].end)
        for asked in _candidates(reading, place) or [_Asked(reading.read(place), place, False)]:
            if re.search(r"\w", asked.name):
                _say_addressee(notebook, point, asked)
    if deadline:
        place = Span(deadline[0].start, deadline[-1].end)
        words = reading.read(place)
        if re.search(r"\w", words):
            notebook.say(point, "vg:deadline", notebook.words(words), place, extractor=EXTRACTOR)


def _say_part(notebook: Notebook, point: Ref, part: Span, *, following: bool) -> None:
    reading = notebook.reading
    text = _words(reading, part)
    for deed in find_deeds(text, following=following):
        place = _moved(deed.span, part)
        notebook.say(point, "vg:action", Literal(deed.lemma, language="nb"), place, extractor=EXTRACTOR)
        for asked in _addressees(reading, point, part, deed):
            _say_addressee(notebook, point, asked)
    for amount in find_amounts(text):
        place = _moved(amount, part)
        notebook.say(point, "vg:amount", notebook.words(reading.read(place)), place, extractor=EXTRACTOR)


def _say_deadline(notebook: Notebook, point: Ref, parts: Sequence[Span]) -> None:
    """When the point is to be done; the words may go on in the next stretch, on the other side of a page's edge."""
    reading = notebook.reading
    places = [_moved(found, part) for part in parts if (found := find_deadline(_words(reading, part)))]
    whole = Span(parts[0].start, parts[-1].end)
    if not places and len(parts) > 1:
        words = " " * (whole.end - whole.start)
        for part in parts:
            start, end = part.start - whole.start, part.end - whole.start
            words = words[:start] + _words(reading, part) + words[end:]
        found = find_deadline(words)
        places = [_moved(found, whole)] if found else []
    for place in (_whole_date(reading, place) for place in places):
        notebook.say(point, "vg:deadline", notebook.words(reading.read(place)), place, extractor=EXTRACTOR)


def _words(reading: Reading, part: Span) -> str:
    return reading.layout.blanked(part, reading.document.text)


def _moved(span: Span, part: Span) -> Span:
    return Span(span.start + part.start, span.end + part.start)


def _whole_date(reading: Reading, place: Span) -> Span:
    """`place` up to the end of the date that it breaks off in, where page furniture stands inside the date."""
    ends = [m.span.end for m in reading.mentions if m.label == "DATE" and m.span.overlaps(place)]
    return Span(place.start, max([place.end, *ends]))


def _say_addressee(notebook: Notebook, point: Ref, asked: _Asked) -> None:
    value: Object
    if asked.organisation:
        value = notebook.name(body_ref(asked.name), ("vg:Organisation",), asked.name, asked.span)
    elif asked.name in lexicon("actions")["addressee"]["offices"]:
        value = Literal(asked.name, language=_OFFICE_NAMES)
    else:
        value = notebook.words(asked.name)
    notebook.say(point, "vg:addressee", value, asked.span, extractor=EXTRACTOR)


def _addressees(reading: Reading, point: Ref, part: Span, deed: Action) -> list[_Asked]:
    """Whom the verb asks: those before it, right behind it, or to whom something is sent."""
    verb = _moved(deed.span, part)
    text = reading.document.text
    helped = _is_helped(verb.of(text))
    subjects = list(_subject(reading, part, verb)) if deed.asks_subject else []
    asked = [one for one in subjects if not _is_body(one, point) and (helped or not _decides_itself(one))]
    start = verb.start + len(re.split(r"\W", verb.of(text))[0])
    if asked or not (deed.asks or deed.sends or (helped and deed.asks_subject and not subjects)):
        return asked
    behind = _recipients(reading, part, start) if deed.sends else _right_behind(reading, part, start)
    return [one for one in behind if slug(one.name) != point.path[0]]


def _is_helped(verb: str) -> bool:
    """Whether a verb has a helping verb before it, or is in the passive: then its subject does not decide."""
    words = lexicon("verbs")["words"]
    first = re.split(r"\W", verb.lower())[0]
    return first in f"{words['modals']} {words['passives']} får".split() or first.endswith("s")


def _is_body(asked: _Asked, point: Ref) -> bool:
    """Whether it is the deciding body itself that is named, or what it is the body of; an owner asks its trust."""
    name, body = slug(asked.name), point.path[0]
    if body.startswith(OWNERS_MEETING):
        return name == body
    return name in body or body in name or name in lexicon("actions")["addressee"]["groups"]["board"]


def _decides_itself(asked: _Asked) -> bool:
    """Whether a council or board is named, which decides by itself: "Kommunestyret viderefører tilbudet"."""
    return bool(re.match(lexicon("actions")["addressee"]["groups"]["own"], asked.name, re.I))


def _subject(reading: Reading, part: Span, verb: Span) -> Iterator[_Asked]:
    """Those right before the verb, joined by "og" or commas, where little else stands before them in the sentence."""
    text = reading.document.text
    chain: list[_Asked] = []
    following = verb.start
    for one in reversed(_candidates(reading, Span(part.start, verb.start))):
        gap = text[one.span.end : following]
        if not re.fullmatch(_JOINED if chain else _UNDISTURBED, gap):
            break
        chain.insert(0, one)
        following = one.span.start
    before = re.split(r"[.!?:;]\s+", text[part.start : following])[-1]
    if re.search(lexicon("actions")["addressee"]["groups"]["not_subject"], before, re.I):
        return
    if len(before.split()) <= LEADING_WORDS or re.search(r"\bog\s+$", before):
        yield from chain


_JOINED = r"\s*(?:\([^)]*\)\s*)?(?:,|og|samt|,\s*og)\s+"
_UNDISTURBED = r"\)?\s*(?:\([^)]*\)\s*)?(?:(?:også|òg|derfor|difor|samtidig)\s+)?"
_SMALL = (
    r"\s*(?:(?:om|at|om\s+at|i\s+tillegg|også|òg|videre|vidare|dessuten|dessutan|deretter|samtidig|derfor|difor|ovenfor|overfor|alle|til|"
    r"begge|enstemmig|samrøystes)\s+)*"
)


def _right_behind(reading: Reading, part: Span, start: int) -> list[_Asked]:
    """Those right behind the verb: only small words may stand between; or the one from whom something is asked."""
    text = reading.document.text
    reach = Span(start, min(part.end, start + ADDRESSEE_REACH))
    named = _candidates(reading, reach)
    if not named:
        return []
    between = text[start : named[0].span.start]
    if not re.fullmatch(_SMALL, between, re.I):
        return [named[0]] if re.fullmatch(r"\s+om\s+(?:\S+\s+){1,5}?(?:fra|frå)\s+", between) else []
    chosen = list(_coordinated(text, named))
    unasked = lexicon("actions")["addressee"]["groups"]["unasked"]
    told = re.search(r"\bat\s+(?:alle\s+)?$", between) and re.match(rf"\s+{unasked}\b", text[chosen[-1].span.end :])
    return [] if told else chosen


def _recipients(reading: Reading, part: Span, start: int) -> list[_Asked]:
    """Those to whom something is sent: right behind the verb, or behind "til" in the same sentence."""
    text = reading.document.text
    sentence = re.split(r"[.;:]\s", text[start : part.end])[0]
    named = _candidates(reading, Span(start, start + len(sentence)))
    for index, one in enumerate(named):
        between = text[start : one.span.start]
        if not between.strip() or re.search(r"\btil\s+$", between):
            return list(_coordinated(text, named[index:]))
    return []


def _candidates(reading: Reading, stretch: Span) -> list[_Asked]:
    """All in a stretch who may be asked, in order; of two at one place the longer."""
    text = reading.document.text
    named = [
        _Asked(mention.norm or mention.form, mention.span, True)
        for mention in reading.mentions
        if mention.label == "ORG" and stretch.start <= mention.span.start and mention.span.end <= stretch.end
    ]
    offices = [_Asked(name, span, False) for name, span in find_asked(text, stretch.start, stretch.end)]
    chosen: list[_Asked] = []
    for one in [*named, *offices]:
        if not any(one.span.overlaps(other.span) for other in chosen):
            chosen.append(one)
    return list(_put_together(text, sorted(chosen, key=lambda a: a.span)))


def _put_together(text: str, named: Sequence[_Asked]) -> Iterator[_Asked]:
    """An office and what it is of are one: "direktøren i Nes sjukehus HF", "brukarutvalet i Nes sjukehus HF"."""
    of = lexicon("actions")["addressee"]["groups"]["of"]
    left = list(named)
    while left:
        one = left.pop(0)
        if not one.organisation and left and re.fullmatch(of, text[one.span.end : left[0].span.start]):
            one = _of(text, one, left.pop(0))
        yield one


def _of(text: str, office: _Asked, whole: _Asked) -> _Asked:
    """A board is asked as the organisation that it leads, a committee by its whole name, an officer as the office."""
    groups = lexicon("actions")["addressee"]["groups"]
    span = Span(office.span.start, whole.span.end)
    if whole.organisation and re.fullmatch(groups["boards"], office.name):
        return _Asked(whole.name, span, True)
    committee = re.fullmatch(groups["own"], office.name)
    return _Asked(squeeze(span.of(text)) if committee else office.name, span, False)


def _coordinated(text: str, named: Sequence[_Asked]) -> Iterator[_Asked]:
    """The one named first and those joined to it by "og" or a comma."""
    last: _Asked | None = None
    for one in named:
        if last is not None and not re.fullmatch(_JOINED, text[last.span.end : one.span.start]):
            return
        last = one
        yield one
