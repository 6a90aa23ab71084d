"""Sentences that cite what was decided before: whose decision, in which case, and behind the colon its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from kg.actions import decides
from kg.dates import month_names
from kg.lexicon import lexicon
from kg.segmentation.headings import begins_body

LONGEST_SENTENCE = 300
BEFORE = 150
_COLON = re.compile(r":(?=\s|$)")
_SHORTENED = r"(?<!\b[Jj]f\.)(?<!\b[Jj]fr\.)(?<!\bnr\.)(?<!\b[Aa]dm\.)"
_BREAK = re.compile(
    rf"(?:[^\d.][.!?]|[.!?:][»”\"]|\d{{2}}\.|[»”]){_SHORTENED}\s+"
    r"(?=[A-ZÆØÅ(]|\d{1,2}\s+[A-ZÆØÅ])|^\s*(?:\d{1,2}[.)]|[•▪●-])\s+"
)
_LISTS = re.compile(r'[«"“”]|1[.)]\s')


@cache
def _verbs() -> tuple[re.Pattern[str], ...]:
    data = lexicon("headings")["cited"]
    return tuple(re.compile(data[name]) for name in ("verbs", "quoted", "alone", "proposes"))


@cache
def _named() -> re.Pattern[str]:
    """What tells which decision is meant: the number of a case, or the date of a meeting."""
    number = r"\d{1,4}\s?[-–/]\s?\d{2,4}(?![\d/])"
    date = rf"\d{{1,2}}\.\s?(?:{month_names()}|\d{{1,2}}\.)\s?\d{{2,4}}"
    marks = "|".join(lexicon("cases")["text"]["series_marks"])
    words = rf"[Ss]ak\w*\s+(?:nr\.?\s+)?(?:[A-Z]{{1,3}}[- ])?|(?<![\w-])(?:{marks})\s+"
    return re.compile(rf"(?:{words})(?:{number})|{date}")


def names_case(words: str) -> bool:
    """Whether words name a case, or the date of a meeting, by which a decision is known."""
    return bool(_named().search(words))


@cache
def _label() -> re.Pattern[str]:
    """A body with the number of its case, and nothing else: "Fagrådet 41-23, 22.08.2023:"."""
    date = rf"\d{{1,2}}\.\s?(?:{month_names()}|\d{{1,2}}\.)\s?\d{{2,4}}"
    return re.compile(
        r"(?P<body>[A-ZÆØÅ][\w./-]*(?:\s[\w/-]+){0,9}?),?\s+\(?(?:[Ss]tyresak|[Ss]ak)?\s*(?:nr\.?\s*)?"
        rf"(?P<number>\d{{1,4}}\s?[-–/]\s?\d{{2,4}})(?:,?\s+\(?(?:den\s+)?{date})?\)?\s*:"
    )


def labelled(words: str) -> re.Match[str] | None:
    """The body and the number of its case, where `words` consist of them and a colon.

    >>> labelled("Fagrådet for drift 41-23, 22.08.2023:")["number"], labelled("Helse Nes HF: Ingen merknader")
    ('41-23', None)
    """
    found = _label().fullmatch(" ".join(words.split()))
    verbs = lexicon("unrolling")["verbs"]
    return found if found and not any(word in verbs for word in found["body"].split()) else None


def cites(sentence: str, behind: str = "", before: str = "") -> bool:
    """Whether `sentence`, up to its colon, cites a decision whose words are what stands `behind`.

    Where that is a quotation, the case may be named in the sentence `before`.

    >>> cites("Kommunestyret i Nes vedtok 11. desember 2018 i sak 87/18:"), cites("Styret drøftet i sak 3/18:")
    (True, False)
    """
    verbs, quoted, alone, proposes = _verbs()
    words = " ".join(sentence.split())
    if not words.endswith(":") or len(words) > LONGEST_SENTENCE or proposes.search(words):
        return False
    if alone.search(words):
        return True
    quotes = bool(_LISTS.match(behind)) or (begins_body(behind) and decides(behind))
    if not _named().search(words) and not (quotes and _named().search(before)):
        return bool(labelled(words))
    return bool(labelled(words) or verbs.search(words) or (quotes and quoted.search(words)))


def citing(words: str, below: str = "") -> Iterator[tuple[int, int]]:
    """The sentences in `words` that cite a decision: where each begins, and where the words behind its colon do.

    `below` is what stands under `words`.
    """
    starts = [0, *(match.end() for match in _BREAK.finditer(words))]
    for colon in _COLON.finditer(words):
        start = starts[bisect_right(starts, colon.start()) - 1]
        if colon.start() - start > LONGEST_SENTENCE:
            continue
        rest = words[colon.end() : colon.end() + 80] or below
        if cites(words[start : colon.end()], rest.lstrip(), words[max(0, start - BEFORE) : start]):
            yield start, min(colon.end() + len(rest) - len(rest.lstrip()), len(words))


def last_sentence(words: str) -> int:
    """Where the last sentence of `words` begins."""
    return max((match.end() for match in _BREAK.finditer(words) if match.end() < len(words)), default=0)
