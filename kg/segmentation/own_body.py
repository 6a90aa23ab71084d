"""Whose paper it is: the board, council or committee that meets, by everything that tells of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.bodies import as_written, body_name, body_on_line

TOP = 1500
HEAD = 300
TOLD_WITHIN = 800
LETTERHEAD = 100
FIRST_LINES = 14
MOST_LATER = 4
LONGEST_NAME = 7
LONGEST_ROW = 300
Named = tuple[str, Span]


@lru_cache(maxsize=8)
def trust_of(text: str) -> Named | None:
    """The health trust whose paper `text` is, and where it is named first: what stands early weighs most."""
    weights: dict[str, int] = defaultdict(int)
    later: dict[str, int] = defaultdict(int)
    first: dict[str, Span] = {}
    full = list(trusts_named(text))
    for name, span in full:
        first.setdefault(name.casefold(), span)
    for name, span in (*full, *_in_short(text, {name.casefold(): name for name, _ in full})):
        key = name.casefold()
        weight = 12 if span.start < LETTERHEAD else 6 if span.start < HEAD else 2 if span.start < TOP else 1
        later[key] += weight == 1
        if weight > 1 or later[key] <= MOST_LATER:
            weights[key] += weight + 2 * _is_a_board(text, span)
    if not weights:
        return None
    best = max(weights, key=lambda key: (weights[key], -first[key].start))
    return as_written(first[best].of(text), text), first[best]


def _in_short(text: str, names: dict[str, str]) -> Iterator[Named]:
    """Where `text` names the trusts `names` without the company form at their end."""
    for name in names.values():
        short = name.rsplit(" ", 1)[0]
        if " " in short:
            pattern = rf"(?<![\w-]){re.escape(short)}(?![\w-]|[ ]+[A-ZÆØÅ])"
            yield from ((name, Span(match.start(), match.end())) for match in re.finditer(pattern, text))


def _is_a_board(text: str, span: Span) -> bool:
    before, behind = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 10]
    return bool(
        re.search(r"(?i:styre(?:t|ts)|(?:styre)?møte)\s+(?i:i|for|ved)\s+$", before) or re.match(r"\s+STYRET\b", behind)
    )


@cache
def _last() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(lexicon('meetings')['trust']['last'])})(?![\w-])")


def is_a_trust(name: str) -> bool:
    """Whether a name is that of a trust, and not of a committee of one.

    >>> is_a_trust("Nes sykehus HF"), is_a_trust("Brukerutvalget ved Nes sykehus HF"), is_a_trust("NUIT")
    (True, False, False)
    """
    return bool(_last().search(name)) and not _committee().match(name)


def trusts_named(text: str) -> Iterator[Named]:
    """Every health trust that `text` names, with its place.

    >>> text = "PROTOKOLL FRA STYREMØTE I HELSE FJORD RHF. Styret i Nes sykehus HF og Sykehuset i Vik HF møtte."
    >>> [name for name, _ in trusts_named(text)]
    ['HELSE FJORD RHF', 'Nes sykehus HF', 'Sykehuset i Vik HF']
    """
    for match in _last().finditer(text):
        start = _name_start(text, match.start())
        if start < match.start():
            yield " ".join(text[start : match.end()].split()), Span(start, match.end())


def _name_start(text: str, end: int) -> int:
    """Where the name begins that goes on at `end`: its words backwards, as far as they may belong to it."""
    trust = lexicon("meetings")["trust"]
    words = list(re.finditer(r"\S+", text[max(0, end - 90) : end]))
    offset, start = max(0, end - 90), end
    for index in range(len(words) - 1, max(-1, len(words) - 1 - LONGEST_NAME), -1):
        word = words[index][0]
        placed = word.casefold() == "i" and index and words[index - 1][0] in trust["article"]
        inner = word.casefold() in trust["inner"]
        if start < end and "\n" in text[offset + words[index].end() : start]:
            break
        capital = bool(re.fullmatch(r"[A-ZÆØÅ](?:[^\W\d_]|-)*\.?", word))
        named = capital and word.casefold() not in trust["before"] and not word.casefold().startswith("styre")
        if word in trust["last"] or not (named or inner or placed) or word in ("I", "FOR"):
            break
        if named:
            start = offset + words[index].start()
    return start


@lru_cache(maxsize=8)
def place_of(text: str) -> str | None:
    """The municipality or county whose paper `text` is: the one named first among those named most."""
    found: dict[str, int] = defaultdict(int)
    written: dict[str, str] = {}
    for match in re.finditer(
        r"(?<![\w-])([A-ZÆØÅ][\w-]+(?:[ ][A-ZÆØÅ][\w-]+)?)\s((?i:fylkes)?(?i:kommune))s?(?![\w-])", text
    ):
        if match[1] in lexicon("meetings")["body"]["no_places"]:
            continue
        name = f"{_without_lead(match[1])} {match[2].lower()}"
        written.setdefault(name.casefold(), as_written(name.upper(), text) if match[1].isupper() else name)
        found[name.casefold()] += 4 if match.start() < TOP else 1
    best = max(found, key=lambda key: found[key], default="")
    return written[best] if found[best] > 1 else None


def _without_lead(name: str) -> str:
    words = name.split()
    return words[-1] if len(words) == 2 and words[0].casefold() in lexicon("meetings")["trust"]["before"] else name


def full_name(name: str, text: str) -> str:
    """A body's name with what tells it from others of its kind: its place, its trust, what it is a council for.

    >>> full_name("Formannskapet", "VIK KOMMUNE Møteinnkalling"), full_name("Styret", "Styresak i Nes sykehus HF")
    ('Formannskapet i Vik kommune', 'Nes sykehus HF')
    """
    committee = lexicon("meetings")["committee"]
    trust = trust_of(text)
    if name.casefold() == "styret":
        return trust[0] if trust else name
    if users := re.match(committee["users_of"], name):
        return _of_users(users[1], text, (users[2], Span(0, 0)) if users[2] else trust)
    if re.search(committee["partners"], name) and (owner := re.search(committee["partnership"], text)):
        return name if owner[1] in name else f"{name} i {owner[1]}"
    if re.match(committee["alone"], name):
        return next((found for found in _in_full(text) if _is_whole(found, name)), name)
    place = place_of(text)
    if (
        trust
        and place
        and not re.match(committee["local_councils"], name)
        and not _is_the_places(text, place, trust[0])
    ):
        place = None
    local = re.match(lexicon("meetings")["body"]["everywhere"], name) or re.match(committee["local"], name)
    return f"{name} i {place}" if place and local else name


def _is_the_places(text: str, place: str, trust: str) -> bool:
    """Whether a paper is of a municipality rather than of a trust: that stands at its top, or is named as often."""
    folded = text.casefold()
    return place.casefold() in folded[:HEAD] or folded.count(place.casefold()) >= folded.count(trust.casefold())


@lru_cache(maxsize=8)
def _in_full(text: str) -> tuple[str, ...]:
    """The committees that `text` names with what they are for or where they are, as they stand."""
    named = (match[0] for match in _body_words().finditer(text[: 3 * TOP]))
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


@cache
def _committee() -> re.Pattern[str]:
    ends = lexicon("meetings")["committee"]["ends"]
    lead = r"(?:[A-ZÆØÅ][\w-]*[ ](?:(?:og[ ])?[\w-]+[ ]){0,2}?|[a-zæøå]+-[ ]og[ ])?"
    word = r"[\wæøåÆØÅ-]+"
    place = rf"(?:[ ](?:i|I)[ ][A-ZÆØÅ]{word}(?:[ ][A-ZÆØÅ]{word}){{0,2}}(?:[ ](?i:kommune|fylkeskommune))?)?"
    purpose = rf"(?:[ ](?i:for)[ ]{word}(?:,[ ]{word})*(?:[ ](?:og|OG)[ ]{word})?)?"
    return re.compile(rf"{lead}(?:{word})?(?i:{ends})(?![\w-]){purpose}{place}")


def committees_named(text: str) -> Iterator[Named]:
    """The committees that `text` says to meet, or that minutes and papers are said to be of."""
    met = lexicon("meetings")["committee"]["met"]
    for match in re.finditer(met, text[: 2 * TOP]):
        found = _committee().match(text, match.end())
        if found and not re.match(r"(?i)styret\b", found[0]):
            name = _trimmed(found[0])
            yield _with_next_word(name, text, found.start()), Span(found.start(), found.start() + len(name))


def _with_next_word(name: str, text: str, start: int) -> str:
    """A name that goes on without "i" or "for", as "Samhandlingsutval Indrefjord": it is so printed again and again."""
    following = re.match(r"\s([A-ZÆØÅ][\wæøå-]+)", text[start + len(name) :])
    longer = f"{name} {following[1]}" if following else name
    return longer if text.count(longer) > 1 else name


def _trimmed(name: str) -> str:
    """A name without what a capital shows to be the next line: "råd for fødsel Dato"."""
    words = name.split()
    for index in range(1, len(words)):
        lower = words[index - 1].islower()
        kept = ("i", "ved", "for", *lexicon("meetings")["trust"]["inner"])
        if words[index][0].isupper() and lower and words[index - 1] not in kept and not name.isupper():
            return " ".join(words[:index]).strip(" ,.")
    return name.strip(" ,.")


def own_body(text: str, lines: Sequence[str]) -> Named | None:
    """The body whose paper it is.

    Named beside a label, said to meet, on a line near the top, or else the trust that is named most.
    """
    top = [words for words in lines[:FIRST_LINES] if not re.match(lexicon("meetings")["committee"]["copied"], words)]
    label = re.compile(lexicon("meetings")["body"]["label"], re.I)
    labelled = (
        (match["body"], text.find(words) + match.start("body")) for words in top if (match := label.match(words))
    )
    told = ((name, span.start) for name, span in committees_named(text) if span.start < TOLD_WITHIN)
    lined = sorted(
        (
            (named[0], text.find(words) + named[1].start)
            for words in top[:FIRST_LINES]
            if (named := body_on_line(words))
        ),
        key=lambda found: is_a_trust(found[0]) or found[1] > HEAD,
    )
    for written, start in (*labelled, *told, *lined):
        if name := known_body(written, text):
            return name, Span(start, start + len(written))
    return _in_turn(text, lines) or _weighed(text)


def _weighed(text: str) -> Named | None:
    """The trust or the committee that more tells of: a board's paper says "styret", a committee's its own name."""
    trust, committee = trust_of(text), _subject(text)
    if trust is None or committee is None:
        return trust or committee
    board = len(re.findall(r"(?<![\w-])[Ss]tyre(?:t|sak\w*|møte\w*)(?![\w-])", text))
    council = len(re.findall(lexicon("meetings")["committee"]["subject"], text))
    return trust if board >= council else committee


def _in_turn(text: str, lines: Sequence[str]) -> Named | None:
    """The first of the bodies that treat the case in turn, as a table of them tells."""
    everywhere = re.compile(lexicon("meetings")["body"]["everywhere"])
    for pattern in lexicon("cases")["turns"]["rows"]:
        for match in filter(None, (re.match(pattern, words) for words in lines if len(words) < LONGEST_ROW)):
            body = match["body"].strip()
            if _committee().fullmatch(body) or everywhere.match(body):
                start = text.find(match[0]) + match.start("body")
                return full_name(body, text), Span(start, start + len(body))
    return None


def known_body(name: str, text: str) -> str:
    """What a line or label names, as the paper's own body: without "Styret i", with its place."""
    words = body_name(re.sub(r"^(?i:styret)\s+(?i:i|for|ved)\s+", "", name.strip())).split()
    members, papers = lexicon("meetings")["committee"]["members"], lexicon("meetings")["trust"]["papers"]
    while len(words) > 1 and (words[0].casefold().rstrip(":") in papers or re.match(members, words[0])):
        words.pop(0)
    name = " ".join(words)
    if not is_a_trust(name) and (short := _trimmed(name)) != name:
        name = name if text.count(name) > 1 or name.isupper() else short
    return full_name(_capital(as_written(name, text)), text) if words else ""


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _subject(text: str) -> Named | None:
    """The council or committee that is the subject of most sentences."""
    counts: dict[str, int] = defaultdict(int)
    first: dict[str, Span] = {}
    for match in re.finditer(rf"(?<![\w-]){lexicon('meetings')['committee']['subject']}(?![\w-])", text):
        counts[match[0]] += 1
        first.setdefault(match[0], Span(match.start(), match.end()))
    if not counts:
        return None
    best = max(counts, key=lambda name: (counts[name], -first[name].start))
    return full_name(best, text), first[best]


@cache
def _body_words() -> re.Pattern[str]:
    """Committees in running text: with an adjective before, and what they are for or where they are behind."""
    known = r"[Kk]ommunestyret|[Bb]ystyret|[Ff]ormannskapet|[Ff]ylkestinget|[Bb]yrådet"
    of_place = r"[A-ZÆØÅ][\w-]+[ ](?:kommunestyre|bystyre|formannskap|fylkesting|byråd)"
    word = r"[\w-]*(?i:utvalg|utval|nemnd)(?:et|a|en)?|[\w-]*(?<!t)(?i:råd)(?:et)?|[\w-]*(?i:fylkesting)(?:et)?"
    purpose = r"\s+for\s+(?:[A-ZÆØÅ][\w-]+(?:[ ][A-ZÆØÅ][\w-]+)*|[\w-]+(?:\s+og\s+[\w-]+)?)"
    company = r"\s+(?:i|ved)\s+[A-ZÆØÅ][\w-]+(?:\s+[\w-]+){0,2}?\s+(?:HF|RHF|kommune|fylkeskommune)"
    place = r"\s+i\s+[A-ZÆØÅ][a-zæøå-]+"
    council = rf"(?:{known})s?(?:{company}|{place})?|{of_place}"
    other = rf"(?:[A-ZÆØÅ][\w-]*(?:t|le|na|sk)[ ])?(?:{word})s?(?:{purpose})?(?:{company})?"
    return re.compile(rf"(?<![\w-])(?:{council}|{other})(?![\w-])")


def _definite(name: str) -> str:
    """ "Vik formannskap" is "formannskapet i Vik"."""
    placed = re.fullmatch(r"([A-ZÆØÅ][\w-]+) (kommunestyre|bystyre|formannskap|fylkesting|byråd)", name)
    return f"{placed[2]}{'t' if placed[2].endswith('e') else 'et'} i {placed[1]}" if placed else name


def body_in(words: str, text: str) -> str | None:
    """The body that `words` of a paper name last: a trust or a committee, with what tells it from others.

    >>> body_in("I fjor gjorde kommunestyret", "VIK KOMMUNE"), body_in("Styret i Nes sykehus HF har", "")
    ('Kommunestyret i Vik kommune', 'Nes sykehus HF')
    >>> body_in("Saken er i tråd med rådets syn", ""), body_in("Kommunestyret i Nes", "VIK KOMMUNE")
    (None, 'Kommunestyret i Nes kommune')
    """
    committee = lexicon("meetings")["committee"]
    named = [(span.start, name) for name, span in trusts_named(words)]
    for match in _body_words().finditer(words):
        name = _definite(re.sub(r"(?<=et|en|.a)s(?=\s|$)", "", " ".join(match[0].split())))
        if re.fullmatch(committee["loose"], name) or re.match(committee["alone"], _capital(name)):
            continue
        if re.search(r"\si\s[A-ZÆØÅ][\w-]+$", name) and re.match(committee["local_councils"], name):
            name = f"{name} kommune"
        named.append((match.start(), full_name(_capital(name), text)))
    return max(named)[1] if named else None
