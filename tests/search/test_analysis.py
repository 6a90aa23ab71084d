"""The analyser, case by case. A term is a name for a class of words: the tests ask which words meet, and
where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Token, analyse
from search.model import TokenKind


def words(text: str, language: str = "nb") -> list[tuple[str, str]]:
    """The own term of every word with the characters it stands for."""
    found: dict[int, tuple[str, str]] = {}
    for token in analyse(text, language):
        found.setdefault(token.position, (token.term, text[token.start : token.end]))
    return list(found.values())


def terms(text: str, language: str = "nb") -> list[str]:
    return [term for term, _ in words(text, language)]


def parts(text: str) -> list[str]:
    return [text[t.start : t.end] for t in analyse(text) if t.kind is TokenKind.PART]


def term(word: str, language: str = "nb") -> str:
    (only,) = terms(word, language)
    return only


@pytest.mark.parametrize(
    "group",
    [
        "sykehus sykehuset sykehusene sykehusenes sjukehus sjukehuset sjukehusa sjukehusas",
        "helseforetak helseforetaket helseforetakene helseføretak helseføretaket helseføretaka",
        "tjeneste tjenester tjenesten tjenestene teneste tenester tenesta tenestene",
        "spesialisthelsetjenesten spesialisthelsetjenestene spesialisthelsetenesta spesialisthelsetenestene",
        "barn barnet barna barnas",
        "bok boka boken bøker bøkene bøkenes",
        "år året årene åra årets",
        "innbygger innbyggere innbyggeren innbyggerne innbyggjar innbyggjarar innbyggjarane",
        "kommune kommuner kommunene kommunar kommunane",
        "kvalitet kvaliteten kvaliteter",
        "nasjonal nasjonale nasjonalt",
        "effektiv effektive effektivt",
        "finansiell finansielle finansielt",
        "vedta vedtar vedtok vedtatt vedtas vedteke vedtek",
        "ikke ikkje",
        "fra frå",
        "møte møter møtet møtene møta",
        "sak saken saker sakene saka sakenes",
        "løsning løsninger løsningene løysing løysingar løysingane",
        "leder ledere lederen leiar leiarar leiarane",
        "oppgave oppgaver oppgåve oppgåver",
        "kriterium kriterier kriteriene",
        "legemiddel legemidler legemidlene",
        "målbilde målbildet målbilete",
        "hjemmeoppfølging hjemmeoppfølgingen heimeoppfølging heimeoppfølginga",
        "høringssvar høringssvaret høyringssvar høyringssvara",
        "pasientjournallov pasientjournalloven pasientjournallova",
        "fastlege fastleger fastlegen fastlegane",
        "RHF RHF-et RHF-ene RHFs rhf",
        "NHN NHNs nhn",
        "idé ide idè",
        "allé alle\u0301",
        "Ærøskøbing ærøskøbing",
    ],
)
def test_forms_of_one_word_meet(group: str) -> None:
    assert len({term(word) for word in group.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("helse", "hel"),
        ("lov", "løv"),
        ("pasientjournal", "pasientjournalloven"),
        ("fastlege", "fast"),
        ("år", "ar"),
        ("mål", "mal"),
        ("bør", "bor"),
        ("vedtak", "vedtekt"),
        ("regelverk", "regelvirke"),
        ("134-2022", "134-2023"),
        ("16/23", "16/22"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert term(one) != term(other)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("helse-\ntjenester", "helsetjenester"),
        ("helse-\r\n   tjenester", "helsetjenester"),
        ("samhandlings-\n\nplan", "samhandlingsplan"),
        ("helse\u00ad\ntjenester", "helsetjenester"),
        ("helse\u00adtjenester", "helsetjenester"),
        ("hel\u200bse", "helse"),
        ("HELSE-\nTJENESTER", "helsetjenester"),
        ("e-\nhelse", "e-helse"),
        ("e-\n\nhelse", "e-helse"),
        ("IKT-\nområdet", "IKT-området"),
        ("Midt-\nNorge", "Midt-Norge"),
        ("e‑helse", "e-helse"),
        ("\ufb01nans", "finans"),
        ("ＨＦ", "HF"),
        ("A\u030apen", "Åpen"),
    ],
)
def test_a_word_is_one_word_however_it_is_set(written: str, read: str) -> None:
    assert words(written) == [(term(read), written)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("helse-\nog omsorgstjenester", ["helse", "og", "omsorgstjenester"]),
        ("innbygger- og pasienttjenester", ["innbygger", "og", "pasienttjenester"]),
        ("drift -\nplan", ["drift", "plan"]),
        ("Oslo–Bergen", ["oslo", "bergen"]),
        ("og/eller", ["og", "eller"]),
        ("_understreket_", ["understreket"]),
    ],
)
def test_words_that_only_stand_together_stay_two(text: str, read: list[str]) -> None:
    assert terms(text) == [term(word) for word in read]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("134–2022", "134-2022"),
        ("134-2022", "134-2022"),
        ("134/2022", "134-2022"),
        ("134 – 2022", "134-2022"),
        ("134 - 2022", "134-2022"),
        ("134-\n2022", "134-2022"),
        ("018/2023", "18-2023"),
        ("18/23", "18-2023"),
        ("018-23", "18-2023"),
        ("97-22", "97-2022"),
        ("097‑22", "97-2022"),
        ("16/98", "16-1998"),
        ("136-2022/1", "136-2022/1"),
        ("136–2022/01", "136-2022/1"),
        ("2022/796-26", "2022/796-26"),
        ("16/2253", "16/2253"),
        ("§ 20", "§20"),
        ("§20", "§20"),
        ("§ 2-1", "§2-1"),
        ("2.1", "2.1"),
        ("007", "7"),
    ],
)
def test_a_number_that_names_something_is_one_term(written: str, number: str) -> None:
    assert words(written) == [(number, written)]


def test_a_sub_case_is_also_found_under_its_case() -> None:
    assert [t.term for t in analyse("136-2022/1") if t.kind is TokenKind.WORD] == ["136-2022/1", "136-2022"]


def test_a_range_of_cases_holds_each_of_them() -> None:
    tokens = analyse("Sakene 36-38/15")
    assert [t.term for t in tokens if t.position == 1] == ["36-2015", "37-2015", "38-2015"]


def test_a_period_and_a_range_are_two_numbers() -> None:
    assert terms("2023–2030 og mål 1-4") == ["2023", "2030", "og", term("mål"), "1", "4"]


def test_two_sections_of_law_are_two_terms() -> None:
    assert terms("§§ 3-5") == ["§3", "§5"]


@pytest.mark.parametrize(
    ("compound", "pieces"),
    [
        ("omstillingstiltakene", ["omstilling", "tiltakene"]),
        ("spesialisthelsetjenesten", ["spesialist", "helse", "tjenesten"]),
        ("helseføretaka", ["helse", "føretaka"]),
        ("saksbehandler", ["sak", "behandler"]),
        ("styringsmodell", ["styring", "modell"]),
        ("radiologisvar", ["radiologi", "svar"]),
        ("barneavdeling", ["barne", "avdeling"]),
        ("IKT-området", ["IKT", "området"]),
        ("Sør-Øst", ["Sør", "Øst"]),
        ("e-\nhelse", ["helse"]),
        ("helse-\ntjenester", ["helse", "tjenester"]),
        ("omstillings-\ntiltak", ["omstilling", "tiltak"]),
        ("sykehus", []),
        ("årsak", []),
        ("protokollen", []),
        ("samarbeidet", []),
        ("xyzzyplugh", []),
    ],
)
def test_compounds_are_divided_and_each_piece_keeps_its_place(compound: str, pieces: list[str]) -> None:
    found = ["barne" if piece == "barn" else piece for piece in parts(compound)]
    assert found == pieces


def test_the_pieces_of_a_compound_meet_the_words_themselves() -> None:
    pieces = [t.term for t in analyse("omstillingstiltakene") if t.kind is TokenKind.PART]
    assert pieces == [term("omstilling"), term("tiltak")]


def test_a_hyphenated_word_is_also_found_without_its_hyphen() -> None:
    forms = {t.term for t in analyse("e-helse") if t.kind is TokenKind.WORD}
    assert term("ehelse") in forms


@pytest.mark.parametrize(("glued", "word"), [("e-helse1", "e-helse"), ("strategi17", "strategi")])
def test_the_mark_of_a_footnote_does_not_hide_the_word(glued: str, word: str) -> None:
    found = {t.term: glued[t.start : t.end] for t in analyse(glued) if t.kind is TokenKind.WORD}
    assert found[term(word)] == word


@pytest.mark.parametrize("name", ["H1N1", "TB2023-09", "COVID-19"])
def test_names_with_digits_are_one_word(name: str) -> None:
    assert terms(name) == [name.lower()]


@pytest.mark.parametrize(("word", "language"), [("og", "nb"), ("ikkje", "nn"), ("the", "en")])
def test_stop_words_are_kept_and_marked(word: str, language: str) -> None:
    (token,) = analyse(word, language)
    assert token.kind is TokenKind.STOP


def test_english_has_its_own_stems() -> None:
    assert term("studies", "en") == term("study", "en")
    assert term("studies", "nb") != term("study", "nb")


def test_positions_count_words_and_offsets_hold_them() -> None:
    text = "Styret ba om e-\nhelseplanen, jf. 12–2031."
    assert [(t.position, text[t.start : t.end]) for t in analyse(text) if t.kind is not TokenKind.PART] == [
        (0, "Styret"),
        (1, "ba"),
        (2, "om"),
        (3, "e-\nhelseplanen"),
        (3, "e-\nhelseplanen"),
        (4, "jf"),
        (5, "12–2031"),
    ]


def test_a_very_long_word_is_cut_and_does_no_harm() -> None:
    tokens = analyse("a" * 50_000)
    assert all(len(token.term.encode()) < 1000 for token in tokens)


@given(st.text())
def test_any_text_gives_tokens_in_order_inside_the_text(text: str) -> None:
    last = Token("", 0, 0, 0)
    for token in analyse(text):
        assert token.term
        assert 0 <= token.start < token.end <= len(text)
        assert token.position in {last.position, last.position + 1}
        last = token


@given(st.text(alphabet="aeghlorstvøåæ -\u00ad\n0123456789/–§.", max_size=60))
def test_norwegian_looking_text_gives_tokens_inside_the_text(text: str) -> None:
    for token in analyse(text):
        assert text[token.start : token.end].strip() == text[token.start : token.end]
