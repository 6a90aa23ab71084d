"""Whose series a case number of running text belongs to: a body beside the number, before it, or the paper's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.notebook import Reading
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Mention, Segment, SegmentKind
from kg.segmentation.agreeing import spans_of
from kg.segmentation.bodies import boards_named
from kg.segmentation.body_names import body_in, full_name, place_of
from kg.segmentation.case_mentions import CaseMention
from kg.segmentation.committees import body_words
from kg.segmentation.trusts import is_a_trust, trust_of

SENTENCE_REACH = 260
LOOSE_REACH = 130
NEAR = 110
BEHIND = 120
SHORT_MARK = 2
_SENTENCE = re.compile(r"[.!?:](?<!\b[Jj]f\.)(?<!\b[Jj]fr\.)[»”\")]?\s+(?=[A-ZÆØÅ])|\n\s*\n(?=[A-ZÆØÅ])")
_CLOSES = re.compile(r"\s*(?:[.,;)]|$)")


def body_of(reading: Reading, mention: CaseMention, place: int | None, around: Segment | None) -> str | None:
    """The body in whose series `mention` counts; None where the words before the number name one that is unknown."""
    own = _own(reading, around)
    if mention.body:
        return _of_letters(reading, mention.body, own)
    if mention.owner:
        return _of_owner(reading, mention.owner, own)
    near = _behind(reading, mention) or _right_before(reading, mention, own)
    if near or mention.mark:
        return near or _of_mark(reading, mention, own)
    decision = reading.enclosing(place, SegmentKind.DECISION)
    led = _of_lead(decision[1], mention) if decision else None
    if led and led != own:
        return led
    if own and _takes_up(reading.document.text, mention, own):
        return own
    quoted = decision[1].get("body") if decision and decision[1].get("found") == "orphan" else None
    before = _sentence_before(reading, mention)
    return (
        _that_treated(before, reading.document.text)
        or _in_its(reading, mention, before)
        or _named_before(reading, mention, around)
        or quoted
        or _heading_body(reading, mention)
        or _board_of_committee(reading.document.text, mention, around)
        or _loosely(before[-LOOSE_REACH:], reading.document.text)
        or own
    )


def _of_letters(reading: Reading, letters: str, own: str | None) -> str | None:
    """The body whose numbers letters mark: the paper's own where its heads have them; two letters must be known."""
    if letters in _letters_of_heads(reading):
        return own
    if not letters.isupper():
        return letters
    named = (m.norm or m.form for m in reading.mentions if m.label == "ORG")
    spelt = next((name for name in named if name != letters and letters in _initials(name)), None)
    return spelt or (letters if len(letters) > SHORT_MARK else None)


def _letters_of_heads(reading: Reading) -> frozenset[str]:
    """The letters before the numbers of the cases that the paper treats: "BU 37/09"."""
    treated = (s for _, s in reading.of_kind(SegmentKind.CASE) if s.get("treated") == "yes")
    before = (
        reading.document.text[max(0, span.start - 6) : span.start]
        for s in treated
        for span in spans_of(s, "number-span")
    )
    return frozenset(match[1] for words in before if (match := re.search(r"(?<!\w)([A-ZÆØÅ]{2,5})[\s-]+$", words)))


def _of_lead(decision: Segment, mention: CaseMention) -> str | None:
    """The body whose decision the sentence with the number leads in, where it is made in that case."""
    lead, number = decision.heading, CaseNumber.parse(decision.get("case") or "")
    led = decision.get("found") == "lead" and lead is not None and lead.contains(mention.span)
    return decision.get("body") if led and number == mention.number else None


def _takes_up(text: str, mention: CaseMention, own: str) -> bool:
    """Whether the number stands right behind "oppfølging av sak": a body follows up its own cases first of all."""
    start = mention.span.start
    match = _pattern("takes_up").search(text, max(0, start - NEAR), start)
    return bool(match) and (is_a_trust(own) or "styre" not in (match[0].casefold() if match else ""))


def _that_treated(before: str, text: str) -> str | None:
    """The council that begins the sentence and treats, before the number, what belongs to another council."""
    sentence = re.sub(r"^[^\n]{1,40}\n\s*(?=[A-ZÆØÅ])", "", before.lstrip())
    subject = body_words().match(sentence)
    rest = sentence[subject.end() :] if subject else ""
    return body_in(subject[0], text) if subject and _pattern("treats_of_another").match(rest) else None


def _in_its(reading: Reading, mention: CaseMention, before: str) -> str | None:
    """The council that begins the sentence, where it speaks of "sin sak"."""
    word = re.match(r"\s*([A-ZÆØÅ][\w-]+)", before)
    if word is None or not _pattern("in_its").search(before):
        return None
    start = mention.span.start - len(before) + word.start(1)
    named = next((m for m in reading.mentions if m.label == "ORG" and m.span.start == start), None)
    return _named_in_full(reading, word[1], start) or (named.norm or named.form if named else None)


def _loosely(before: str, text: str) -> str | None:
    """The body that the words name last; "Kontroll- og kvalitetsutvalget" is one."""
    found = body_in(before, text)
    first = found.split()[0] if found else ""
    whole = re.search(rf"([A-ZÆØÅa-zæøå]+-\s+og\s+){re.escape(first.lower())}", before) if first else None
    if found is None or whole is None:
        return found
    name = " ".join(whole[1].split())
    return f"{name[:1].upper()}{name[1:]} {found[:1].lower()}{found[1:]}"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("cases")["text"][name])


def _own(reading: Reading, around: Segment | None) -> str | None:
    if around:
        return around.get("body")
    meeting = next((s for _, s in reading.of_kind(SegmentKind.MEETING)), None)
    return meeting.get("body") if meeting else _sender(reading)


def _of_owner(reading: Reading, owner: str, own: str | None) -> str | None:
    """ "rådets sak 4/10" is the paper's own where it is a council's; "formannskapets sak" is known by its name."""
    if re.fullmatch(_pattern("loose_owner").pattern, owner):
        stem = re.sub(r"(?i)(?:et|a|en)$", "", owner)
        return own if own and (owner.casefold() == "styret" or stem.casefold() in own.casefold()) else None
    local = re.match(lexicon("meetings")["committee"]["local_councils"], owner)
    return body_in(owner, reading.document.text) if not local or place_of(reading.document.text) else None


def _behind(reading: Reading, mention: CaseMention) -> str | None:
    """A body right behind the number: "sak 22/21 i styret for Helse Kyst HF", "sak 4/10 i kommunestyret"."""
    text, end = reading.document.text, mention.span.end
    if council := _pattern("council_behind").match(text, end, end + BEHIND):
        return body_in(council["body"], text)
    lead = _pattern("right_behind").match(text, end, end + BEHIND)
    named = next((m for m in reading.mentions if lead and m.label == "ORG" and m.span.start == lead.end()), None)
    if lead is None or named is None or not is_a_trust(named.norm or named.form):
        return None
    tied = bool(re.search(r"[a-zæøå]", lead[0]))
    return (named.norm or named.form) if tied or _CLOSES.match(text, named.span.end) else None


def _right_before(reading: Reading, mention: CaseMention, own: str | None) -> str | None:
    """A council right before the number: "drøftet i arbeidsmiljøutvalget, sak 4/10"."""
    text, start = reading.document.text, mention.span.start
    match = _pattern("right_before").search(text, max(0, start - NEAR), start)
    if match is None or re.fullmatch(_pattern("loose_owner").pattern, match["body"]):
        return None
    name = " ".join(match["body"].split())
    name = name[:1].upper() + name[1:]
    if whole := _named_in_full(reading, name, start):
        return whole
    if re.search(r"\si\s[A-ZÆØÅ]", name):
        return body_in(name, text)
    full = full_name(name, text)
    if full != name:
        return full
    known = body_in(name, text)
    return known if known and known != name else f"{name} i {own}" if own and is_a_trust(own) else known


def _named_in_full(reading: Reading, name: str, position: int) -> str | None:
    """The council that `name` is short for: "Fagutvalget" where the paper spoke of "Fagutvalg for genetikk"."""
    if not _pattern("short_council").fullmatch(name):
        return None
    stem = re.sub(r"(?:et|a|en)$", "", name)
    purpose = r"for\s+[a-zæøå][\w-]+(?:\s+og\s+[a-zæøå][\w-]+)?"
    whole = re.compile(rf"\b{re.escape(stem)}(?:et|a|en)?\s+{purpose}")
    named = list(whole.finditer(reading.document.text, 0, position))
    return " ".join(named[-1][0].split()) if named else None


def _board_of_committee(text: str, mention: CaseMention, around: Segment | None) -> str | None:
    """The trust of whose board a committee of the trust speaks: "styresak 4/2017" in its minutes."""
    start = mention.span.start
    said = _pattern("board_before").search(text, max(0, start - NEAR), start)
    trust = trust_of(text) if said and around else None
    return trust[0] if trust and around and f" {trust[0]}" in (around.get("body") or "") else None


def _of_mark(reading: Reading, mention: CaseMention, own: str | None) -> str | None:
    """The body that letters before "-sak" tell: a council of the municipality, one with those initials, one's own."""
    mark, text = mention.mark or "", reading.document.text
    if council := lexicon("cases")["text"]["marks"].get(mark):
        said = body_in(_sentence_before(reading, mention), text)
        if said and said.startswith(council):
            return said
        return full_name(council, text) if place_of(text) else None
    named = [m for m in reading.mentions if m.label == "ORG"]
    for name in (*(m.norm for m in named if m.form == mark and m.norm), *(m.norm or m.form for m in named)):
        if name and (mark in _initials(name) or name == mark):
            return name
    start = mention.span.start
    near = [m.norm or m.form for m in named if start - NEAR <= m.span.start < start]
    return next((name for name in (*reversed(near), own) if name and _spells(mark, name)), None)


def _initials(name: str) -> frozenset[str]:
    """The letters that a name may be shortened to, with and without its company form."""
    words = re.findall(r"[A-ZÆØÅ][\w]*", name)
    short = [word for word in words if word not in lexicon("meetings")["name"]["last"]]
    return frozenset("".join(word[0] for word in some) for some in (words, short) if len(some) > 1)


def _spells(mark: str, name: str) -> bool:
    """Whether the letters of `mark` stand in `name` in this order, the first at its beginning."""
    letters: Iterator[str] = iter(name.casefold())
    return name.casefold().startswith(mark[:1].casefold()) and all(letter in letters for letter in mark.casefold())


def _sentence_before(reading: Reading, mention: CaseMention) -> str:
    """The words before the number in its sentence, and in the case whose title it stands in."""
    text = reading.document.text
    start = max(0, mention.span.start - SENTENCE_REACH)
    heads = [s.heading for _, s in reading.of_kind(SegmentKind.CASE) if s.heading]
    place = mention.span.start
    begins = [head.start if place < head.end else head.end for head in heads if head.start <= place]
    start = max(start, *begins) if begins else start
    return _SENTENCE.split(text[start : mention.span.start])[-1]


def _heading_body(reading: Reading, mention: CaseMention) -> str | None:
    """An organisation whose name, with a colon, fills the line above the paragraph: what stands below is its own."""
    paragraph = reading.layout.around(mention.span.start)
    above = reading.layout.before(paragraph) if paragraph else None
    if above is None or not above.words.endswith(":"):
        return None
    named = (m for m in reading.mentions if m.label == "ORG" and m.span.start == above.span.start)
    return next((m.norm or m.form for m in named if m.span.end >= above.span.end - 1), None)


def _sender(reading: Reading) -> str | None:
    """A letter or strategy without a case: the only board it speaks of."""
    boards = {name for name, _ in boards_named(reading.document.text)}
    return next(iter(boards)) if len(boards) == 1 else None


def _named_before(reading: Reading, mention: CaseMention, around: Segment | None) -> str | None:
    """A body that the sentence names before the number: "vedtak i X (styresak …", "styret i X … styresak …"."""
    text = reading.document.text
    before = _sentence_before(reading, mention)
    sentence = mention.span.start - len(before)
    named = [m for m in reading.mentions if m.label == "ORG" and sentence <= m.span.start < mention.span.start]
    if named and (_is_its_series(text, named[-1], mention) or _pattern("own_board").search(before)):
        return named[-1].norm or named[-1].form
    if boards := boards_named(before):
        return boards[-1][0]
    short = _pattern("acronym_before").search(before)
    if short and short["body"] not in lexicon("cases")["text"]["no_bodies"]:
        return short["body"]
    own = CaseNumber.parse(around.get("number") or "") if around else None
    other_series = own is not None and own.slashed != mention.number.slashed
    return (named[-1].norm or named[-1].form) if named and other_series else None


def _is_its_series(text: str, organisation: Mention, mention: CaseMention) -> bool:
    between = text[organisation.span.end : mention.span.start]
    if re.fullmatch(r"\s*\((?:styre)?sak\w*\s*(?:nr\.?\s*)?", between):
        return True
    close = re.fullmatch(r"[\s(,]*(?:styre)?(?:sak\w*)?\s*", between) is not None
    return close and bool(
        _pattern("treated_in").search(text[max(0, organisation.span.start - 30) : organisation.span.start])
    )
