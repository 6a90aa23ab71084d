"""What the sentences of a decision point do: phrases of `kg/data/actions.toml`, else the main verb by `verbs.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.actions import Action, find_actions
from kg.lexicon import lexicon
from kg.model import Span

HELPED_REACH = 9
REST_REACH = 70
BARE_LENGTH = 20
LONGEST_SUBJECT = 3
SUBJECT_WORDS = 5
PRESENT, PASSIVE, PARTICIPLE, INFINITIVE = range(4)
_SUBORDINATE = re.compile(
    r"\b(?:som|at|når|dersom|hvis|om\s+at)\s+(?:\S+\s+){0,12}$|(?<=\w\s)før\s+(?!\d)(?:\S+\s+){1,4}$"
)
_JOINED_ON = re.compile(r"\b(?:og|men)\s+(?:\S+\s+)?$")
_HELPED = re.compile(r"\b(?:er|var|ble|blei|blir|vert|vart|har)\s+\S+\s+og\s+$")
_BULLETS = "•▪◦●∙‣\uf0a7\uf0b7\uf0d8"
_ITEM = re.compile(rf"\s*(?:[a-zæøå]\s?[).]|[-–*·{_BULLETS}]|\d{{1,2}}[).])\s")


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a verb; `rest` is what else must stand in the clause."""

    lemma: str
    kind: int
    rest: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a sentence in lower case, and where it stands."""

    text: str
    span: Span


def find_deeds(text: str, *, following: bool = False) -> list[Action]:
    """What the body does in a point, sentence by sentence; what stands in a subordinate clause is none of it.

    `following` is a text that goes on from another: measures listed in it tell how, and not what.

    >>> [deed.lemma for deed in find_deeds("Tilbudet legges ned. Rådmannen bes om å orientere de ansatte.")]
    ['legge ned', 'be om']
    """
    deeds: list[Action] = []
    for sentence in sentences(text):
        words = sentence.of(text)
        listed = _ITEM.match(words) or (following and sentence.start == 0 and words.lstrip()[:1].islower())
        measure = bool(listed) and (following or bool(deeds))
        found = _deeds(words, phrases_only=measure)
        deeds += [_moved(deed, sentence.start) for deed in found]
    return deeds


@cache
def _sentence_end() -> re.Pattern[str]:
    guards = "".join(rf"(?<!\b{word})" for word in lexicon("verbs")["words"]["short"].split())
    return re.compile(
        rf"{guards}(?<!\b[a-h])[.!?]\s+(?=[A-ZÆØÅ])|:\s+|;\s+|\s(?=[a-h]\s?[).]\s)|\s(?=[-–{_BULLETS}]\s+\D)"
    )


def sentences(text: str) -> Iterator[Span]:
    """The sentences of `text`, and the measures listed in it.

    >>> text = "Styret ber adm. direktør a) svare b) melde fra. Saken utsettes."
    >>> [span.of(text).strip() for span in sentences(text)]
    ['Styret ber adm. direktør', 'a) svare', 'b) melde fra.', 'Saken utsettes.']
    """
    ends = [match.end() for match in _sentence_end().finditer(text)]
    yield from (Span(start, end) for start, end in pairwise([0, *ends, len(text)]) if text[start:end].strip())


def _deeds(sentence: str, *, phrases_only: bool) -> list[Action]:
    phrases = [phrase for phrase in find_actions(sentence) if _counts(sentence, phrase)]
    if phrases_only:
        return phrases
    if not phrases:
        return _main_verbs(sentence, 0, joined_only=False)
    joined = _main_verbs(sentence, phrases[0].span.end, joined_only=True)
    before = sentence[: phrases[0].span.start]
    first = _first(_Sentence(before)) if _JOINED_ON.search(before) else None
    joined = [*([first] if first else []), *joined]
    apart = [verb for verb in joined if not any(verb.span.overlaps(phrase.span) for phrase in phrases)]
    return sorted([*phrases, *apart], key=lambda deed: deed.span)


def _counts(text: str, action: Action) -> bool:
    """Whether the verb is the deciding one and not one of a subordinate clause ("… som styret har godkjent")."""
    before = text[: action.span.start]
    return not _SUBORDINATE.search(before) or bool(
        _JOINED_ON.search(before) and not _still_helped(before, action.span.of(text))
    )


def _still_helped(before: str, verb: str) -> bool:
    """Whether `verb` is a second participle of a clause: "… som er presentert og drøftet"."""
    return verb.endswith("t") and bool(_HELPED.search(before))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("verbs")["words"][name].split())


@cache
def _forms() -> dict[str, list[_Form]]:
    """Every written form of a verb, and the verbs it may be a form of."""
    forms: dict[str, list[_Form]] = {}
    for lemma, columns in _rows():
        rest = re.compile(rf"\b(?:{columns[4]})(?!\w)".replace(" ", r"\s+"), re.I) if len(columns) > 4 else None
        for kind, column in enumerate(columns[:4]):
            for word in column.split():
                forms.setdefault(word, []).append(_Form(lemma, kind, rest))
    return forms


def _rows() -> Iterator[tuple[str, Sequence[str]]]:
    data = lexicon("verbs")
    for lemma, columns in data["verbs"].items():
        several = columns if isinstance(columns[0], list) else [columns]
        yield from ((lemma, row) for row in several)
    for lemma in data["regular"].split():
        stem = lemma.removesuffix("e")
        yield lemma, (f"{stem}er {stem}ar", f"{stem}es {stem}ast", f"{stem}t {stem}te", lemma)


class _Sentence:
    """A sentence read word by word for its main verb and the verbs joined to it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [_Word(m[0].lower(), Span(m.start(), m.end())) for m in re.finditer(r"\w+(?:-\w+)*", text)]

    def finite(self, index: int) -> Action | None:
        """The verb whose finite part is the word at `index`."""
        word = self.words[index].text
        if index and self.words[index - 1].text == "å":
            return None
        if word in _listed("modals"):
            return self._helped(index, (INFINITIVE, PASSIVE))
        if word in _listed("passives"):
            return self._helped(index, (PARTICIPLE,))
        return self.verb(index, (PRESENT, PASSIVE))

    def _helped(self, index: int, kinds: tuple[int, ...]) -> Action | None:
        """The verb that the helping verb at `index` is followed by."""
        start = self.words[index].span.start
        for at in range(index + 1, min(len(self.words), index + 1 + HELPED_REACH)):
            word = self.words[at].text
            if word in _listed("subordinating") - {"før", "etter", "der", "inntil"}:
                return None
            if at > index + 2 and self.words[at - 1].text in _listed("articles"):
                continue
            if word in _listed("helpers"):
                kinds = (PARTICIPLE, *kinds)
            if verb := self.verb(at, kinds):
                return Action(verb.lemma, Span(start, verb.span.end), verb.asks, verb.asks_subject, verb.sends)
        return None

    def verb(self, index: int, kinds: tuple[int, ...]) -> Action | None:
        """The verb that the word at `index` is a form of; the one with more words wins."""
        word = self.words[index]
        found: list[tuple[int, int, _Form, int]] = []
        for form in _forms().get(word.text, []):
            if form.kind not in kinds:
                continue
            if form.rest is None:
                found.append((REST_REACH, 0, form, word.span.end))
            elif rest := form.rest.search(self._behind(word)):
                end = word.span.end + rest.end()
                found.append((rest.start(), -len(rest[0]), form, end))
        if not found:
            return None
        _, _, form, end = min(found, key=lambda one: one[:2])
        return _action(form, Span(word.span.start, end))

    def _behind(self, word: _Word) -> str:
        behind = self.text[word.span.end : word.span.end + REST_REACH]
        return re.split(r"[.;:]\s|\b(?:at|som|å)\b", behind)[0]

    def is_finite(self, index: int) -> bool:
        """Whether the word at `index` may be the verb of a clause, one of the table or not."""
        word = self.words[index].text
        listed = word in _listed("modals") | _listed("passives") | _listed("others")
        return listed or any(form.kind in (PRESENT, PASSIVE) for form in _forms().get(word, []))

    def after(self, position: int) -> int:
        """The index of the first word at or behind `position`."""
        return next((i for i, w in enumerate(self.words) if w.span.start >= position), len(self.words))


def _action(form: _Form, span: Span) -> Action:
    data = lexicon("verbs")
    active = form.kind in (PRESENT, INFINITIVE) and form.lemma not in data["states"]
    tasked = form.lemma in data["asks"] or active
    return Action(form.lemma, span, False, asks_subject=tasked, sends=form.lemma in data["sends"])


def _main_verbs(text: str, start: int, *, joined_only: bool) -> list[Action]:
    """The main verb and those joined to it by "og"; with `joined_only`, the main verb stands before `start`."""
    sentence = _Sentence(text)
    index = sentence.after(start)
    found: list[Action] = []
    if not joined_only:
        first = _first(sentence)
        if first is None:
            return _bare(sentence)
        found.append(first)
        index = sentence.after(first.span.end)
    kinds = () if joined_only else (PARTICIPLE,)
    return [*found, *_joined(sentence, index, kinds)]


def _first(sentence: _Sentence) -> Action | None:
    """The first verb outside subordinate clauses; else the first one, since "som" and "før" lead in phrases too."""
    opened, passed, index = False, False, 0
    spare: Action | None = None
    while index < len(sentence.words):
        word = sentence.words[index].text
        opened = opened or word in _listed("subordinating")
        if sentence.is_finite(index) and word not in _listed("subordinating"):
            verb = sentence.finite(index)
            if verb and not opened:
                return verb
            spare = spare or (None if passed or _clause_before(sentence, index) else verb)
            passed = passed or not opened
            index = sentence.after(verb.span.end) - 1 if verb and opened else index
            opened = False
        index += 1
    return spare


def _clause_before(sentence: _Sentence, index: int) -> bool:
    """Whether "at", "om" or the like, which never lead in a mere phrase, stands before the word at `index`."""
    return any(word.text in _listed("clauses") for word in sentence.words[:index])


def _joined(sentence: _Sentence, index: int, kinds: tuple[int, ...]) -> Iterator[Action]:
    """The verbs right behind an "og" that joins them to the main verb: finite ones, and those of `kinds`."""
    within = False
    while index < len(sentence.words) - 1:
        word = sentence.words[index]
        within = within or word.text in _listed("subordinating") or word.text == "å"
        comma = sentence.text[: word.span.start].rstrip().endswith(",")
        index += 1
        if word.text in _listed("joining") and (not within or comma):
            verb = sentence.finite(index) or sentence.verb(index, kinds)
            verb = verb or (_behind_subject(sentence, index) if comma else None)
            if verb:
                yield verb
                index = sentence.after(verb.span.end)


def _behind_subject(sentence: _Sentence, index: int) -> Action | None:
    """The verb of a second main clause with a subject of its own: "…, og resultatet av dette skal legges fram"."""
    for at in range(index, min(index + SUBJECT_WORDS, len(sentence.words))):
        word = sentence.words[at].text
        if word in _listed("subordinating") or word == "å":
            return None
        if word in _listed("modals") | _listed("passives") or 0 < at - index <= LONGEST_SUBJECT:
            verb = sentence.finite(at)
        else:
            verb = sentence.verb(at, (PASSIVE,))
        if verb:
            return verb
    return None


def _bare(sentence: _Sentence) -> list[Action]:
    """A sentence that is no more than a participle: "Godkjent.", "Enstemmig utsatt."."""
    for index in range(min(2, len(sentence.words))):
        verb = sentence.verb(index, (PARTICIPLE,))
        if verb and len(sentence.text.rstrip()) - verb.span.end <= BARE_LENGTH:
            return [verb]
    return []


def _moved(action: Action, by: int) -> Action:
    span = Span(action.span.start + by, action.span.end + by)
    return Action(action.lemma, span, action.asks, action.asks_subject, action.sends)
