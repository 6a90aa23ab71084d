"""The words by which somebody recommends, as patterns: who, with which verbs, and what only tells of it."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import lexicon

_RELATIVE = r"(?:,\s+(?:som|leia|leidd|ledet|leda|under|ved|med|nedsatt|nedsett)\s[^,.;:]{3,90},)?"
"""What is told of the subject between commas: ", som ble ledet av Kari Nes,"."""


@cache
def verbs(key: str) -> re.Pattern[str]:
    """The verbs of one list behind their subject, with what may stand between."""
    data = lexicon("recommendations")
    between, verbs = "|".join(data["between"]), "|".join(v.replace(" ", r"\s+(?:\w+\s+){0,3}?") for v in data[key])
    return re.compile(rf"{_RELATIVE}\s+(?:\([^)]*\)\s+)?(?:(?:{between})\s+)?(?:{verbs})\b(?!\s+ikk[je]+)")


@cache
def urges() -> re.Pattern[str]:
    """ "… rår styret til å": whom is spoken to stands between the verb and its end."""
    words = "|".join(lexicon("recommendations")["urges"])
    return re.compile(rf"\s+(?:\([^)]*\)\s+)?(?:{words})\s+(?!at\b|ikk)(?:[\wæøåÆØÅ-]+\s+){{1,7}}?til\s+å\b")


@cache
def treated() -> re.Pattern[str]:
    """ "… behandlet saken 9. april og anbefaler": what the subject did before it recommends."""
    data = lexicon("recommendations")
    did, recommends = "|".join(data["treated"]), "|".join(v.replace(" ", r"\s+") for v in data["recommends"])
    joined = rf"\s+(?:{did})\b[^;:]{{0,90}}?,?\s+og\s+(?:{recommends})\b(?!\s+ikk)"
    other = rf"\s+(?:{'|'.join(data['did'])})\b(?:[^;:]|\d:\d){{0,200}}?,?\s+(?:og|men)\s+(?:{recommends})\b(?!\s+ikk)"
    return re.compile(f"{joined}|{other}")


@cache
def told_of() -> re.Pattern[str]:
    """ "… Nes Analyse AS, som anbefaler at …": the verb behind the one that a clause is about."""
    data = lexicon("recommendations")
    recommends = "|".join(v.replace(" ", r"\s+") for v in data["recommends"] if "\\" not in v)
    return re.compile(rf",\s+som\s+(?:{recommends})\b(?!\s+ikk)")


@cache
def again() -> re.Pattern[str]:
    """The one that the sentence before is about, by a word that stands for it: "Den anbefaler at …"."""
    data = lexicon("recommendations")
    recommends = "|".join(v.replace(" ", r"\s+") for v in data["recommends"] if "\\" not in v)
    return re.compile(rf"(?:{'|'.join(data['again'])})\s+(?:{recommends})\b(?!\s+ikk)")


@cache
def thinker() -> re.Pattern[str]:
    """A group that is known by what it is called here alone, and thinks: "Arbeidsgruppa for helg meiner at"."""
    data = lexicon("recommendations")
    thinks = "|".join(v.replace(" ", r"\s+") for v in data["thinks"])
    return re.compile(rf"(?P<who>{data['thinkers']}){_RELATIVE}\s+(?:{thinks})\s+at\b")


@cache
def further() -> re.Pattern[str]:
    """Words that go on with what the sentence before recommends."""
    return re.compile(lexicon("recommendations")["further"])


@cache
def nobody() -> re.Pattern[str]:
    """A subject that is nobody in particular: "Ein bør òg …"."""
    return re.compile(r"(?:Ein|En|Man|Det)\s")


@cache
def viewed() -> re.Pattern[str]:
    """ "etter departementets syn": whose view a sentence gives."""
    return re.compile(lexicon("recommendations")["viewed"])


@cache
def advice() -> re.Pattern[str]:
    """ "X har gitt følgende råd:" before the advice itself."""
    return re.compile(lexicon("recommendations")["advice"])


@cache
def inverted() -> re.Pattern[str]:
    """ "… anbefaler derfor X": the verb stands before the one who speaks, so something else opens the sentence."""
    data = lexicon("recommendations")
    verbs = "|".join(v for v in data["recommends"] if " " not in v)
    return re.compile(rf"(?<=\s)(?:{verbs})\s+(?:(?:{'|'.join(data['between'])})\s+)?(?=\w)")


@cache
def someone() -> re.Pattern[str]:
    """A subject of up to some words, told by a verb of recommending behind it; `who` is its head."""
    data = lexicon("recommendations")
    verbs, between = (
        "|".join(v.replace(" ", r"\s+(?:\w+\s+){0,3}?") for v in data["advises"]),
        "|".join(data["between"]),
    )
    more = "|".join(data["described"])
    name = r"[A-ZÆØÅ][\wæøå-]*\.?(?:\s+[\wæøåÆØÅ-]+){0,3}?"
    return re.compile(
        rf"(?P<who>{name})(?:\s+\([^)]*\))?{_RELATIVE}(?:\s+(?:{more})\s[^.,:]{{1,60}}?)?\s+(?:{verbs})\b(?!\s+ikk[je]+)(?:\s+(?:{between})\b)?"
    )


@cache
def owned() -> re.Pattern[str]:
    """ "Helsetilsynets rapport": who wrote it."""
    papers = "|".join(lexicon("recommendations")["reports"])
    return re.compile(
        rf"(?<!\w)(?P<who>[A-ZÆØÅ][\wæøåÆØÅ-]*(?:\s+for\s+[\wæøå-]+)?)(?:s|\s+sin|\s+si|\s+sitt)\s+(?:{papers})\b"
    )


@cache
def reported() -> re.Pattern[str]:
    """A sentence that opens with the paper in which `who` wrote something: "I Helsetilsynets rapport …"."""
    return re.compile(rf"[Ii]\s+{owned().pattern}")


@cache
def of_the_plan() -> re.Pattern[str]:
    """What ought to be done with a plan, or by its owner."""
    data = lexicon("recommendations")
    return re.compile(rf"(?:^|(?<=[\wæøå][ ]))(?:{'|'.join(data['plan'])})\s+(?:{'|'.join(data['should'])})\b")


@cache
def minuted() -> re.Pattern[str]:
    """The opening of a vote's explanation."""
    return re.compile(rf"(?:{'|'.join(lexicon('recommendations')['minuted'])})\b")


@cache
def labelled() -> re.Pattern[str]:
    """A party and a colon before what it says: another than the author speaks."""
    return re.compile(r"[A-ZÆØÅ](?:[^\W\d]|-)+(?:\s(?:[^\W\d]|-)+){0,4}:\s+(?=[A-ZÆØÅ«])")


@cache
def _heads() -> re.Pattern[str]:
    """Headings that a paper without line breaks runs into the sentence behind them."""
    words = [*lexicon("headings")["section"]["words"], *lexicon("recommendations")["heads"]]
    exact = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    assessed = rf"[A-ZÆØÅ][\w. ]{{3,40}}?{lexicon('recommendations')['assessed'][0]}"
    return re.compile(
        rf"(?:(?:\d{{1,3}}(?:\.\d{{1,2}})*\.?\s+)?(?:{exact}|{assessed})\s*:?\s+|\d{{1,3}}\s+)(?=[A-ZÆØÅ])"
    )


def headed(words: str) -> int:
    """The characters of a sentence that are a heading run into it.

    >>> headed("Vurdering Tilbudet bør styrkes.")
    10
    """
    start = 0
    while match := _heads().match(words, start):
        start = match.end()
    return start


@cache
def first_person() -> re.Pattern[str]:
    """The author recommends as "vi"."""
    data = lexicon("recommendations")
    verbs, between = "|".join(v.replace(" ", r"\s+") for v in data["recommends"]), "|".join(data["between"])
    modal, thinks = "|".join(data["should"]), "|".join(v.replace(" ", r"\s+") for v in data["thinks"])
    return re.compile(
        rf"\b[Vv]i\s+(?:(?:{between})\s+)?(?:{verbs})\b|\b(?:{verbs})\s+(?:(?:{between})\s+)?vi\b|{'|'.join(data['ours'])}"
        rf"|\b[Vv]i\s+(?:{thinks})\b.*\b(?:{modal})\b|\b[Vv]i\s+(?:{'|'.join(data['persuades'])})\s+[^.;]{{2,80}}?\s+til\s+å\b"
    )


@cache
def modal() -> re.Pattern[str]:
    """The words by which something ought to be."""
    return re.compile(rf"\b(?i:{'|'.join(lexicon('recommendations')['should'])})\b")


@cache
def impersonal() -> re.Pattern[str]:
    """The passives by which nobody, or the author, recommends."""
    passive = "|".join(lexicon("recommendations")["impersonal"])
    return re.compile(rf"\b[Dd]et\s+(?:{passive})\b|\b(?:{passive})\s+(?:det|at)\b")


@cache
def _subordinating(authored: bool) -> re.Pattern[str]:
    data = lexicon("recommendations")
    words = data["subordinating"] if authored else [*data["subordinating"], *data["relative"]]
    return re.compile(rf"(?<!^)\b(?:{'|'.join(words)})\b")


def ought(words: str, authored: bool) -> bool:
    """Whether the sentence itself says that something ought to be done, or is recommended.

    >>> ought("Planen bør omtale kommunene.", False), ought("Utvalget drøftet hvem som bør delta.", False)
    (True, False)
    """
    return any(_spoken(words[: m.start()], authored) for p in (modal(), impersonal()) for m in p.finditer(words))


def _spoken(before: str, authored: bool) -> bool:
    """Whether a clause that begins so is the speaker's own: nothing that subordinates it is still open."""
    if any(re.search(pattern, before) for pattern in lexicon("recommendations")["wraps"]):
        return True
    before = re.sub(r"\([^)]*\)", "", before)
    if re.search(rf"\w\s+(?:{'|'.join(lexicon('recommendations')['thinks'])})\s+$", before):
        return False
    clause = re.split(r",\s+(?:og|men)\s+|;\s+", before)[-1]
    return clause.rstrip().endswith(",") or not _subordinating(authored).search(clause)


def leads_in(words: str) -> bool:
    """ "X har i sin vurdering konkludert:" before a list."""
    return any(re.search(pattern, words) for pattern in lexicon("recommendations")["leads"])


def leads_in_list(words: str) -> bool:
    """ "X anbefaler at:" before a list: each item is a recommendation."""
    return any(re.search(pattern, words) for pattern in lexicon("recommendations")["list"])
