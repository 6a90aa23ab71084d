"""What shows that a line began here, in text whose line breaks were lost: patterns made of the tables of words.

The words lie in `kg/data/unrolling.toml`, and in the tables of headings, labels, lists of people and cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from kg.dates import month_names
from kg.lexicon import lexicon

SENTENCE_WORDS = 7
MOST_LABELS = 7
LONGEST_SENTENCE = 400
LONGEST_TITLE = 260
CAPITAL = "(?=[A-ZÆØÅ])"
NUMBERED = r"(?!\d{1,2}\.\d{1,2}\.\d{2}(?:\d{2})?\s)\d{1,2}(?:\.\d{1,2})*\.?\s+"
BEFORE_TEXT = r"(?=\s+(?:[A-ZÆØÅ«\"]|\d))"
COMPANY = "(?!(?:HF|RHF|KF|IKS|AS|SF|SA)(?![A-ZÆØÅ]))"


def data() -> dict[str, Any]:
    """The table of this stage."""
    return lexicon("unrolling")


def either(words: Iterable[str]) -> str:
    """The alternatives of a regular expression that matches any of `words`, the longest first."""
    return "|".join(sorted((re.escape(word).replace(r"\ ", r"\s+") for word in words), key=len, reverse=True))


def _any(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


@cache
def labels() -> str:
    """Words that open a line with the colon behind them."""
    table = lexicon("roles")["attendance"]
    people = "|".join("|".join(table[kind]) for kind in ("absent", "deputy", "observer", "other", "member"))
    words = either([*lexicon("headings")["labels"]["words"], *table["headings"]])
    officers = "|".join(lexicon("roles")["officer"]["labels"])
    return "|".join(["|".join(data()["labels"]), words, rf"{CAPITAL}(?i:{people}|{officers})"])


@cache
def decisions() -> str:
    """Headings of decisions before their colon: with or without who proposes, in capitals or with one."""
    return rf"{CAPITAL}(?i:(?:{'|'.join(data()['before_decision'])})?(?:{data()['decision']}))"


@cache
def sections() -> str:
    """Headings of the parts of a case paper."""
    section = lexicon("headings")["section"]
    return rf"(?:{either([*section['words'], *section['strategic'], *section['attachment']])})"


@cache
def head() -> str:
    """The number of a case with its word."""
    words = lexicon("cases")["head"]
    return rf"(?:{'|'.join(words['keywords'])})\s*:?\s*{words['number']}(?![\w/])"


def treatments() -> list[str]:
    """Headings of one body's treatment of a case."""
    return [written.replace("BODY", data()["treating_body"]) for written in data()["treatments"]]


def heads_treatment(words: str) -> bool:
    """Whether a line heads one body's treatment of a case.

    >>> heads_treatment("Saksprotokoll i Eldrerådet - 04/2013"), heads_treatment("Behandling i Eldrerådet")
    (True, False)
    """
    return bool(_treatment().fullmatch(words))


@cache
def _treatment() -> re.Pattern[str]:
    return re.compile(_any(treatments()))


@cache
def cue() -> re.Pattern[str]:
    """What tells that headings and labels stand inside a line."""
    return re.compile(rf"(?<=\s)(?:{CAPITAL}(?i:{labels()})\s*:|(?:{decisions()})\s*:|{data()['page']}|{head()})")


@cache
def label() -> re.Pattern[str]:
    """A label with its colon."""
    return re.compile(rf"(?<!\S){CAPITAL}(?i:{labels()})\s?:")


@cache
def turn_row() -> re.Pattern[str]:
    """A row of a table of the bodies that treat a case."""
    return re.compile(rf"(?<!\S)(?:{_any(_turns())})")


def _turns() -> list[str]:
    return [written.replace("BODY", data()["treating_body"]) for written in data()["turns"]]


@cache
def letter() -> re.Pattern[str]:
    """The references at the head of a letter."""
    return re.compile(rf"(?<!\S)(?:{data()['letter']})(?![\w])")


@cache
def heading() -> re.Pattern[str]:
    """Headings with a colon, numbered ones, tables' heads and rows, or behind the end of a sentence."""
    subjects = "|".join(data()["subjects"])
    told = lexicon("headings")["told"]
    rows = (
        turn_head().pattern,
        data()["agenda_head"],
        data()["groups"],
        rf"{data()['dated']}\s*:?",
        *_turns(),
        *treatments(),
        data()["minutes_of"].replace("BODY", data()["treating_body"]),
        rf"(?:{labels()})(?:\s+(?:{labels()}))+(?=\s)(?!\s+[a-zæøå]+\s?:)",
        rf"(?:{decisions()}){data()['behind_decision']}\s*:",
        rf"(?:[A-ZÆØÅ]{{2,6}}\s?[-–]\s?)?(?:{NUMBERED})?{CAPITAL}(?i:{sections()})\s*:(?=\s)",
        rf"[A-ZÆØÅ][\w-]+s\s+(?i:{sections()})\s*:(?=\s)",
        rf"(?:{decisions()})\s*\([^)]{{1,30}}\)(?=\s+[A-ZÆØÅ\d])",
        rf"{CAPITAL}(?i:{data()['proposals']})\s*:",
        rf"(?<=[.!?»):\d] )(?:{data()['bare_decision']})(?=\s+(?:1[.)]?\s+[A-ZÆØÅ]|(?:{subjects})\s))",
        rf"(?:Vedtak|VEDTAK)(?=\s+{told['subjects']}\s+{told['verbs']})",
        rf"(?:{data()['own_decision']})(?=\s+(?:1[.)]?\s+)?[A-ZÆØÅ«][a-zæøå])",
        rf"(?:(?<=[.!?»):\d] )|(?<=[A-ZÆØÅ]{{2}} ))(?:{data()['named_decision']})"
        r"(?=\s+(?:1[.)]?\s*)?[A-ZÆØÅ«][a-zæøå])",
        r"(?i:(?:møte)?dato)\s*:\s*\d{1,2}\.\d{1,2}\.\d{4}(?=\s+[A-ZÆØÅ][a-zæøå])",
        rf"{NUMBERED}{sections()}{BEFORE_TEXT}",
        rf"(?:^|(?<=[.:!?»)] )){sections()}{BEFORE_TEXT}",
        data()["page"],
    )
    return re.compile(rf"(?<!\S)(?:{_any(rows)})")


@cache
def section() -> re.Pattern[str]:
    """The heading of a part of a case paper where a line is known to begin."""
    return re.compile(rf"(?:{NUMBERED})?{sections()}{BEFORE_TEXT}")


@cache
def name() -> re.Pattern[str]:
    """What a paper calls itself, and headings that need no colon; inside a title in capitals they are none."""
    inside = "".join(rf"(?<!\b{word} )" for word in ("AV", "OG", "PÅ", "FRA", "FRÅ", "TIL", "FOR"))
    behind = r"(?![\w-])(?!\s+(?:FRA|FRÅ|AV|TIL|FOR|I|OG|NR|VED)\b)\s*:?"
    return re.compile(
        rf"(?<!\S){inside}(?:{NUMBERED})?(?:{_any([*data()['plain'], *data()['names']])}){behind}{BEFORE_TEXT}"
    )


@cache
def opening() -> re.Pattern[str]:
    """Labels, greetings, votes, bullets, place and date, and a name with its title behind the end of a sentence."""
    titles = either(lexicon("roles")["titles"])
    greeting = either(word for word in lexicon("headings")["signature"]["words"] if " " in word)
    date = rf"(?:den\s+)?\d{{1,2}}\.\s+(?:{month_names()})\s+\d{{4}}"
    signer = rf"(?:[A-ZÆØÅ][\w.-]+\s+){{2,4}}(?:\(?s(?:ign)?\.?\)?\s+)?[a-zæøå-]*(?:{titles})(?!\w)"
    rows = (
        rf"(?<!\S){CAPITAL}(?i:{labels()})\s*:",
        rf"(?<!\S)(?:{'|'.join(data()['plain_labels'])}){data()['plain_follows']}",
        rf"(?<!\S)(?:{'|'.join(data()['numbered_labels'])})",
        rf"(?<!\S)(?:{greeting})",
        rf"(?<!\S)(?:{data()['votes']})",
        r"(?<!\S)[•▪◦●∙‣\uf0b7\uf0a7]",
        rf"(?<=[.!?»):] )[A-ZÆØÅ][\w.-]+(?:\s[A-ZÆØÅ]\w+)?,\s+{date}",
        rf"(?<=[\wæøå] )[A-ZÆØÅ][\w-]+,\s+(?:{date}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}})(?=\s+{signer})",
        rf"(?<=[.!?»)] )(?:[A-ZÆØÅ][\w.-]+\s+){{2,4}}(?:\(?s(?:ign)?\.?\)?\s+)?(?i:{titles})(?=\s+[A-ZÆØÅ(]|\s*$)",
    )
    return re.compile(_any(rows))


@cache
def row() -> re.Pattern[str]:
    """The number of a case without a word, before a title or before an archive number and a title."""
    number = lexicon("cases")["head"]["number"]
    archive = r"\d{2,4}/(?:\d{1,6}(?:-\d{1,3})?)?(?:\s+[A-ZÆØÅ]|\s*$)"
    return re.compile(rf"(?<!\S)(?P<number>{number})(?:\s?[A-Z])?(?:[.:]|\s:)?(?=\s+(?:[A-ZÆØÅ«\"]|{archive}))", re.M)


@cache
def capitals() -> re.Pattern[str]:
    """A run of words in capitals: a heading or a title."""
    letter = "A-ZÆØÅÉÈÁÄÖÜŠČŽ"
    point = r"(?!\d{1,2}[.)]\s+[A-ZÆØÅ«\"][a-zæøå])"
    word = rf"(?:[{letter}][{letter}.,/:&-]*+|{point}\d[\d.,/-]*+|/\d\d(?=\s)|[-–&/])"
    run = rf"(?<!\S)(?:\d{{1,2}}\.\s+)?{COMPANY}[{letter}]{{2}}[{letter}.,/:-]*+(?:\s+{word}){{2,}}"
    first = rf"^[{letter}]{{2}}[{letter}-]*+(?:\s+[{letter}]{{2}}[{letter}-]*+)+(?=\s+[A-ZÆØÅ][a-zæøå])"
    numbered = rf"(?<!\S)\d{{1,2}}\.\s+[{letter}]{{4,}}+(?:\s+{word})*(?=\s+[A-ZÆØÅ][a-zæøå])"
    return re.compile(rf"{run}(?=\s+[A-ZÆØÅ(«\"\d][a-zæøå.)\d]|\s*$)|{first}|{numbered}")


@cache
def sentence() -> re.Pattern[str]:
    """What ends a title: a capitalised word with a finite verb among the next words, or "Ved X"."""
    word = r"[\wæøåÆØÅ.,()/-]+"
    verbs = either([*data()["verbs"], *lexicon("comments")["verbs"]])
    verbal = rf"(?=[A-ZÆØÅ«])(?:{word}\s+){{1,{SENTENCE_WORDS}}}?(?:{verbs})(?![\w-])"
    return re.compile(rf"(?:{verbal}|{'|'.join(data()['behind_title'])})")


@cache
def speaker() -> re.Pattern[str]:
    """A name, and a finite verb or whom the person is there for."""
    given = lexicon("names")["given"].split()
    verbs = either([*data()["verbs"], *lexicon("comments")["verbs"]])
    name = rf"(?:{either(given)})(?:-[A-ZÆØÅ]\w+)?(?:\s[A-ZÆØÅ](?:\.|[\w-]+)){{1,3}}"
    titles = either(lexicon("roles")["titles"])
    return re.compile(rf"{name}\s(?:{verbs})(?![\w-])|(?:{CAPITAL}(?i:{titles})\s)?{name},\s[A-ZÆØÅ]")


@cache
def officer_above() -> re.Pattern[str]:
    """The label of the one who prepared a case with a name, before what reads as a title: a noun and a preposition."""
    name = rf"(?:{either(lexicon('names')['given'].split())})(?:\s[A-ZÆØÅ](?:\.|[\w-]+)){{1,2}}"
    titled = rf"(?=[A-ZÆØÅ][a-zæøå-]+\s+(?:{'|'.join(data()['behind_noun'])})\s)"
    return re.compile(
        rf"(?<!\S)(?=[A-ZÆØÅ])(?i:{'|'.join(lexicon('roles')['officer']['labels'])})\s*:\s+{name}\s+{titled}"
    )


@cache
def valued_label() -> re.Pattern[str]:
    """A label at the head of a case paper with its value, or without the one that was lost, before a title.

    Where names run into the title, it begins with the last capital: "Saksbehandler: Mette Aspelin Ny legevakt i Vik".
    """
    officers = "|".join(lexicon("roles")["officer"]["labels"])
    word = r"[A-ZÆØÅ][\w.-]+"
    named = rf"(?i:{officers})\s?:?\s+{word}\s+{word}\s+(?:{word}\s+)?"
    return re.compile(rf"(?<!\S)(?=[A-ZÆØÅ])(?:{named}|{data()['lost_labels']}\s?:\s+)(?={word}\s+(?:[a-zæøå–-]))")


@cache
def turns_label() -> re.Pattern[str]:
    """A label alone right above the table of the bodies that treat a case."""
    return re.compile(rf"{data()['turns_label']}\s*:?\s*$")


@cache
def part() -> re.Pattern[str]:
    """The heading of a part of a case paper before a sentence."""
    return re.compile(rf"{CAPITAL}{sections()}(?=\s+[A-ZÆØÅ])")


@cache
def capital_heading() -> re.Pattern[str]:
    """A heading in capitals that stands behind a title in capitals."""
    return re.compile(rf"(?<=\s)(?:{data()['capital_headings']})")


@cache
def unfinished() -> re.Pattern[str]:
    """The end of words behind which a name still belongs to the title."""
    return re.compile(rf"(?:^|\s)(?:{either(data()['unfinished'])})\s+$", re.I)


@cache
def begins_name() -> re.Pattern[str]:
    """The end of words that begin the name of a trust: "Helse"."""
    return re.compile(data()["begins_name"])


@cache
def counted() -> re.Pattern[str]:
    """The end of words behind which a number belongs to what they count: "TRINN 2"."""
    return re.compile(data()["counted"])


@cache
def subject() -> re.Pattern[str]:
    """A word that begins a sentence even behind a name: "Styret"."""
    return re.compile("|".join(data()["subjects"]))


@cache
def titled() -> re.Pattern[str]:
    """The beginning of a line that holds a title: the head of a case, or of a meeting."""
    heads = (pattern for patterns in lexicon("meetings")["head"].values() for pattern in patterns)
    meeting = "|".join(one.removesuffix("$").removeprefix("^").replace("?P<body>", "?:") for one in heads)
    labelled = lexicon("cases")["head"]["title_labels"].split("(?P<title>")[0].removeprefix("^")
    return re.compile(rf"^(?:{head()}|{lexicon('cases')['head']['number']}(?![\w/])|{labelled}(?=\S)|{meeting})")


@cache
def decided_case() -> re.Pattern[str]:
    """The head of a case, and behind its title the heading of a decision with what was decided."""
    title = rf"[^.:\n]{{3,{LONGEST_TITLE}}}?"
    return re.compile(rf"{head()}\s+{title}\s(?:{decisions()})(?:\s*\([^)]{{1,30}}\)\s*:?|\s*:)\s+(?=[A-ZÆØÅ\d])")


@cache
def inside(*, named: bool = False) -> re.Pattern[str]:
    """The end of words before the number of a case that a sentence names; `named` where "Sak" stands before it."""
    return re.compile(data()["inside_named" if named else "inside"], re.I)


@cache
def ends_title() -> re.Pattern[str]:
    """A word before the number of a case with which the title of the row above may end too: "… fra forrige møte"."""
    return re.compile(data()["ends_title"], re.I)


@cache
def known_title() -> re.Pattern[str]:
    """A title of one word that many agendas have, before a sentence: "Eventuelt"."""
    return re.compile(rf"(?:{either(data()['known_titles'])})[.:]?\s+(?=[A-ZÆØÅ]|-[a-zæøå])")


def is_whole(words: str) -> bool:
    """Whether the line is a title that many agendas have and that never is the rest of another: "Eventuelt"."""
    return words.rstrip(" .:") in data()["known_titles"]


def tells(words: str) -> bool:
    """Whether a line is a short sentence: a finite verb stands in it, or ends it.

    >>> tells("Direktør Ola Nes orienterte om saken."), tells("Rådgiver Ida Mo innleidde"), tells("Helse Nes HF")
    (True, True, False)
    """
    verbs = either([*data()["verbs"], *lexicon("comments")["verbs"]])
    ends = r".*[.:]$" if words.endswith((".", ":")) else r"$"
    return bool(re.search(rf"(?<=\s)(?:{verbs})(?![\w-]){ends}", words[:LONGEST_SENTENCE]))


@cache
def whole() -> re.Pattern[str]:
    """The end of a word with which a name is whole: "Brukarutvalet"."""
    return re.compile(data()["whole"])


@cache
def _fact() -> re.Pattern[str]:
    return re.compile(rf"{CAPITAL}(?i:{labels()})\s*:|(?:{labels()})(?:\s+(?:{labels()}))+$")


def is_fact(words: str) -> bool:
    """Whether a line begins with a label and its colon, or consists of labels: it belongs to no title.

    >>> is_fact("ARKIVSAK: 2014/611"), is_fact("Sakshandsamar Arkiv ArkivsakID"), is_fact("Dato for ny prøve")
    (True, True, False)
    """
    return bool(_fact().match(words))


def names_paper(words: str) -> bool:
    """Whether a line only says what kind of paper it is: "SAKSFRAMLEGG"."""
    return bool(_paper().fullmatch(words.strip(" :")))


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(_any(data()["names"]))


@cache
def turn_head() -> re.Pattern[str]:
    """The head of a table of the bodies that treat a case: labels of a body and of a date, in any order."""
    turns = lexicon("cases")["turns"]
    body, date = (f"(?>(?i:{'|'.join(turns[name])}))" for name in ("body", "date"))
    words = "|".join((*turns["body"], *turns["number"], *turns["date"], *turns["other"]))
    label = rf"(?>{CAPITAL}(?i:{words})\s?[.:]*+(?=\s|$))"
    others = rf"(?:{label}\s++){{0,{MOST_LABELS}}}?"
    return re.compile(
        rf"(?<!\S)(?={others}{body}\s?[.:]*+(?:\s|$))(?={others}{date}\s?[.:]*+(?:\s|$))"
        rf"(?>{label}(?:\s++{label}){{1,{MOST_LABELS}}}+)"
    )


def heads_a_table(words: str) -> bool:
    """Whether the line is the head of a table of the bodies that treat a case.

    >>> heads_a_table("Saken behandles i Møtedato Saksnr"), heads_a_table("Saken behandles i styret")
    (True, False)
    """
    return bool(turn_head().fullmatch(words))
