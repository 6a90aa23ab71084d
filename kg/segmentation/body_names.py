"""The full names of bodies, and which body words name: with the place, trust or purpose that a paper tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.bodies import as_written, body_name
from kg.segmentation.body_tagger import names_tagged
from kg.segmentation.committees import as_usual, body_words, committee_words, committees_named, trimmed
from kg.segmentation.trusts import (
    HEAD,
    TOP,
    Named,
    before_names,
    is_a_trust,
    trust_of,
    trusts_named,
    with_form,
)
from kg.text import nominative, unwrap

HEADED = 10
"""What a municipality's name counts that heads a paper in capitals."""
_TERM = re.compile(r"\s+\(?(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d\)?$")
"""The years for which a council is elected, behind its name."""
_GLUED = re.compile(r"(?i)\b(helse|sosial|omsorgs|opplærings|oppvekst|kultur)og(?=\s)")
"""Two words that lost the hyphen between them: "helseog omsorg"."""


@lru_cache(maxsize=8)
def place_of(text: str) -> str | None:
    """The municipality or county whose paper `text` is: the one named first among those named most."""
    found: dict[str, int] = defaultdict(int)
    written: dict[str, str] = {}
    for match in re.finditer(
        r"(?<![\w-])([A-ZÆØÅ][\w-]+(?:[ ](?i:og)[ ][A-ZÆØÅ][\w-]+(?=\s+(?i:fylkes))|[ ][A-ZÆØÅ][\w-]+)?)\s{1,2}"
        r"((?i:fylkeskommune|kommune|herad))"
        r"(?:s|et)?(?![\w-])",
        text,
    ):
        if match[1] in lexicon("meetings")["body"]["no_places"]:
            continue
        place = _without_lead(match[1], text)
        name = f"{place} {match[2].lower()}"
        written.setdefault(name.casefold(), as_written(name.upper(), text) if match[1].isupper() else name)
        heads = match[1].isupper() and len(text[: match.start()].split()) <= 1
        beside = re.search(r"(?i)\bmed\s+$", text[: match.end(1) - len(place)][-8:])
        found[name.casefold()] += HEADED if heads else 0 if beside else 4 if match.start() < TOP else 1
    best = max(found, key=lambda key: found[key], default="")
    return written[best] if found[best] > 1 else None


def _without_lead(name: str, text: str) -> str:
    """A place of two words without the first where that is none of its own: "Møtebok Vik", "MED VIK"."""
    first, *rest = name.split()
    lead = first.casefold()
    trust = lexicon("meetings")["trust"]
    if len(rest) != 1 or lead in lexicon("meetings")["body"]["in_places"]:
        return name
    known = lead in trust["before"] or lead in trust["papers"]
    return rest[0] if known or lead in _small_words(text) else name


@lru_cache(maxsize=8)
def _small_words(text: str) -> frozenset[str]:
    """The words that a paper writes in small letters."""
    return frozenset(re.findall(r"(?<![\w-])[a-zæøåéüöä]+(?![\w-])", text))


def full_name(name: str, text: str) -> str:
    """A body's name with what tells it from others of its kind: its place, its trust, what it is a council for.

    >>> full_name("Formannskapet", "VIK KOMMUNE Møteinnkalling"), full_name("Styret", "Styresak i Nes sykehus HF")
    ('Formannskapet i Vik kommune', 'Nes sykehus HF')
    """
    committee = lexicon("meetings")["committee"]
    name = _as_tagged(_GLUED.sub(r"\1- og", _TERM.sub("", name)), text)
    trust = trust_of(text)
    if name.casefold() == "styret":
        return trust[0] if trust else name
    name = with_form(_definite(name), text)
    if owners := re.match(rf"({lexicon('meetings')['body']['owners']})t?\s+i\s+", name):
        name = f"{owners[1].capitalize()}t i {name[owners.end() :]}"
    if users := re.match(committee["users_of"], name):
        return _of_users(users[1], text, (users[2], Span(0, 0)) if users[2] else trust)
    if re.search(committee["partners"], name) and (owner := re.search(committee["partnership"], text)):
        return name if owner[1] in name else f"{name} i {owner[1]}"
    if re.match(committee["alone"], name):
        return next((found for found in _in_full(text) if _is_whole(found, name)), name)
    if re.fullmatch(committee["short"], name):
        name = next((found for found in _in_full(text) if _begins(found, name)), name)
    if re.match(committee["regional"], name):
        return _of_its_region(name, text)
    place = place_of(text)
    if (
        trust
        and place
        and not re.match(committee["local_councils"], name)
        and not _is_the_places(text, place, trust[0])
    ):
        place = None
    county = re.match(r"(?i)fylkes", name) is not None
    if place and county != place.endswith("fylkeskommune") and re.match(committee["local_councils"], name):
        place = None
    local = re.match(lexicon("meetings")["body"]["everywhere"], name) or re.match(committee["local"], name)
    return f"{name} i {place}" if place and local else name


@lru_cache(maxsize=256)
def _as_tagged(name: str, text: str) -> str:
    """A name that says what it is for, as far as the tagger of names sees it to go on: "Råd for digital" "helse"."""
    if not re.search(r"(?i)\s(?:for\s|mellom(?:\s|$))", name):
        return name
    longer = [one for one in _tagged(text) if one.casefold().startswith(f"{name.casefold()} ")]
    longer = [one for one in longer if not body_words().search(one, len(name))]
    whole = max(longer, key=len, default=name)
    whole = whole if all(whole.casefold().startswith(one.casefold()) for one in longer) else name
    words = r"\s+".join(map(re.escape, whole.split()))
    tail = re.search(rf"(?i:{words})({lexicon('meetings')['committee']['purpose_tail']})", text)
    return f"{whole} {unwrap(tail[1]).strip()}" if tail else whole


@lru_cache(maxsize=8)
def _tagged(text: str) -> tuple[str, ...]:
    names = (unwrap(span.of(text)).partition(" (")[0] for span in _of_partners(text))
    return tuple(dict.fromkeys(nominative(name, text) for name in names))


def _of_partners(text: str) -> Iterator[Span]:
    """The names that the tagger sees; one of what is between two bodies goes on with the second."""
    told = names_tagged(text)
    for span, behind in zip_longest(told, told[1:]):
        between = re.search(r"(?i)\smellom\s", span.of(text)) and behind
        joined = between and re.fullmatch(r"(?i)\s+og\s+", text[span.end : behind.start])
        yield Span(span.start, behind.end) if joined else span


def _of_its_region(name: str, text: str) -> str:
    """ "Regionrådet" as `text` calls it elsewhere, with the name of the region before."""
    stem = re.sub(r"et$", "", name)
    found = Counter(re.findall(rf"(?<![\w-])[A-ZÆØÅ][\w-]+[ ](?:{stem}|{stem.lower()})(?![\w-])", text))
    whole, times = found.most_common(1)[0] if found else (name, 0)
    return whole if times > 1 else name


def _is_the_places(text: str, place: str, trust: str) -> bool:
    """Whether a paper is of a municipality rather than of a trust: that stands at its top, or is named as often."""
    folded = text.casefold()
    return place.casefold() in folded[:HEAD] or folded.count(place.casefold()) >= folded.count(trust.casefold())


@lru_cache(maxsize=8)
def _in_full(text: str) -> tuple[str, ...]:
    """The committees that `text` names with what they are for or where they are, as they stand."""
    named = (as_usual(" ".join(match[0].split()), text) for match in body_words().finditer(text[: 3 * TOP]))
    purposed = (_capital(name) for name in named if re.search(r"\s(?:for|i|ved)\s", name))
    return (*(name for name, _ in committees_named(text)), *purposed)


def _of_users(name: str, text: str, trust: Named | None) -> str:
    found = re.search(rf"(?i:{name})\s+((?i:i|ved|for|på))\s+([A-ZÆØÅ])", text)
    if not trust or (not found and re.match(lexicon("meetings")["committee"]["only_one"], name)):
        return name
    usual = "ved" if re.search(r"(?i)sykehus", trust[0]) else "i"
    return f"{name} {found[1].lower() if found else usual} {trust[0]}"


def _is_whole(found: str, name: str) -> bool:
    """Whether "Rådet" may be short for what was found."""
    stem = re.sub(r"(?:et|a|en)$", "", name.casefold())
    return stem in found.casefold() and len(found) > len(name) + 3


def _begins(found: str, name: str) -> bool:
    """Whether "Hovedutvalget" may be short for what was found: "Hovedutvalg for helse og sosial"."""
    stem = re.sub(r"(?:et|a|en)$", "", name)
    return re.match(rf"(?i:{re.escape(stem)})(?:et|a|en)?\s+for\s", found) is not None


def known_body(name: str, text: str) -> str:
    """What a line or label names, as the paper's own body: without "Styret i", with its place."""
    name = behind_its_place(re.sub(r"^(?i:styret?)\s+(?i:i|for|ved)\s+", "", name.strip()))
    words = body_name(re.sub(r"^(?i:styret?)\s+(?=[A-ZÆØÅ])", "", name)).split()
    members = lexicon("meetings")["committee"]["members"]
    before = before_names() | frozenset(lexicon("meetings")["name"]["papers"])
    while len(words) > 1 and (words[0].casefold().rstrip(":") in before or re.match(members, words[0])):
        addressed = re.match(members, words.pop(0))
        if addressed and len(words) > 1 and words[0] in ("i", "for", "ved", "av"):
            words.pop(0)
        if words[0].islower() and not committee_words().match(" ".join(words)):
            return ""
    name = " ".join(words)
    if is_a_trust(name) and words[0].casefold() in lexicon("meetings")["trust"]["before"]:
        name = next((found for found, span in trusts_named(name) if span.end == len(name)), name)
    elif (short := trimmed(name)) != name:
        name = name if text.count(name) > 1 or name.isupper() else short
    return full_name(_capital(as_usual(as_written(name, text), text)), text) if words else ""


def behind_its_place(name: str) -> str:
    """A body's name without the municipality, or the institution, that is printed before it.

    >>> behind_its_place("VIK HERAD VIK HERADSSTYRE"), behind_its_place("Vik kommune Formannskapet")
    ('VIK HERADSSTYRE', 'Formannskapet')
    """
    name = re.sub(lexicon("meetings")["body"]["institution"], "", name)
    two = r"[ ](?i:og)[ ][A-ZÆØÅ][\w-]+(?=[ ](?i:fylkes))|[ ][A-ZÆØÅ][\w-]+"
    behind = re.match(rf"[A-ZÆØÅ][\w-]+(?:{two})? (?i:(?:fylkes)?kommune|herad)[ ,-]+(?=[A-ZÆØÅ])", name)
    rest = name[behind.end() :] if behind else ""
    return rest if re.match(rf"[\w -]*{lexicon('meetings')['committee']['ends']}(?![\w-])", rest, re.I) else name


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _definite(name: str) -> str:
    """ "Vik formannskap" is "formannskapet i Vik"."""
    councils = "|".join(lexicon("meetings")["committee"]["councils_of_places"])
    placed = re.fullmatch(rf"([A-ZÆØÅ][\w-]+) ((?i:{councils}))", name)
    if not placed:
        return name
    council = placed[2].lower()
    owner = "herad" if council == "heradsstyre" else "fylkeskommune" if council == "fylkesting" else "kommune"
    where = f"{placed[1]} {owner}"
    return _capital(f"{council}{'t' if council.endswith('e') else 'et'} i {where}")


def stands_for_any(name: str) -> bool:
    """Whether words name a kind of committee and no one.

    >>> stands_for_any("utvalg"), stands_for_any("rådet"), stands_for_any("Utvalg for havn")
    (True, True, False)
    """
    committee = lexicon("meetings")["committee"]
    return bool(re.fullmatch(committee["loose"], name) or re.match(committee["alone"], _capital(name)))


def body_in(words: str, text: str) -> str | None:
    """The body that `words` of a paper name last: a trust or a committee, with what tells it from others.

    >>> body_in("I fjor gjorde kommunestyret", "VIK KOMMUNE"), body_in("Styret i Nes sykehus HF har", "")
    ('Kommunestyret i Vik kommune', 'Nes sykehus HF')
    >>> body_in("Saken er i tråd med rådets syn", ""), body_in("Kommunestyret i Nes", "VIK KOMMUNE")
    (None, 'Kommunestyret i Nes kommune')
    >>> body_in("Det sa Råd for trygge", "Råd for trygge hus har møte. Råd for trygge hus vil det.")
    'Råd for trygge hus'
    >>> body_in("TILRÅDING FRÅ HELSE- OG SOSIALUTVALET I MØTE", "VIK KOMMUNE")
    'Helse- og sosialutvalet i Vik kommune'
    """
    found = _body_in(words, text)
    return _body_in(words.capitalize(), text) if found is None and words.isupper() else found


def _body_in(words: str, text: str) -> str | None:
    committee = lexicon("meetings")["committee"]
    found = list(body_words().finditer(words))
    whose = [Span(match.start(), match.end()) for match in found if not stands_for_any(match[0])]
    trusts = [(span, name) for name, span in trusts_named(words)]
    named = [(span.start, name) for span, name in trusts if not any(body.contains(span) for body in whose)]
    for match in found:
        whole = nominative(" ".join(match[0].split()), text)
        name = _definite(re.sub(r"(?<=et|en|.a)s(?=\s|$)", "", whole))
        if stands_for_any(name):
            continue
        if re.match(rf"(?i:{'|'.join(committee['councils_of_places'])})e?t\si\s[A-ZÆØÅ][\w-]+$", name):
            name = f"{name} kommune"
        named.append((match.start(), full_name(_capital(as_usual(name, text)), text)))
    if named and (board := _board_alone(words, max(named), text)):
        return board
    return max(named)[1] if named else None


def trust_of_committee(body: str | None, text: str) -> str | None:
    """The trust whose committee `body` is: its board is "styret" there.

    >>> trust_of_committee("Brukerutvalget ved Nes sykehus HF", "Nes sykehus HF")
    'Nes sykehus HF'
    >>> trust_of_committee("Sjukehusa i Nes HF", "Nes HF")
    """
    trust = trust_of(text)
    if not trust or not body or not body.endswith(f" {trust[0]}"):
        return None
    return trust[0] if committee_words().match(body.removesuffix(trust[0])) else None


def _board_alone(words: str, last: tuple[int, str], text: str) -> str | None:
    """The trust whose board `words` speak of as "Styret" behind the name of a committee, which is not what speaks."""
    behind = words[last[0] :]
    trust = trust_of(text) if re.search(r"(?<![\w-])Styret\s+(?!(?:i|for|ved)\s)[a-zæøå]", behind) else None
    return trust[0] if trust and not is_a_trust(last[1]) else None
