"""What the sentences of a decision point do, in both written forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.clauses import find_deeds, sentences
from kg.lexicon import lexicon

LONGEST_WORD = 25


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Møteboka vart samrøystes godkjend.", ["godkjenne"]),
        ("Godkjent.", ["godkjenne"]),
        ("Ordningen skal være frivillig for de ansatte.", []),
        ("Kommunestyret avslår søknaden.", ["avslå"]),
        ("Det vert lagt fram ei sak før budsjettet vert vedteke.", ["legge frem"]),
        ("Ordningen evalueres etter ett år, og rapporten legges fram for styret.", ["evaluere", "legge frem"]),
        ("Det tas forbehold om at båten er ferdig.", ["ta forbehold"]),
        ("Ordninga skal evaluerast, og resultatet skal leggjast fram for rådet.", ["evaluere", "legge frem"]),
        ("Tilbudet avvikles, og midlene overføres til drift.", ["avvikle", "overføre"]),
        ("Rådet ber om å få planen før kommunestyret vedtar den.", ["be om"]),
        ("Stillinga vert dregen inn.", ["inndra"]),
        ("Merforbruket inndekkes over to år.", ["dekke inn"]),
        ("Overskuddet tilbakeføres til eierne.", ["tilbakeføre"]),
        ("Rådet krev at tilbodet vert styrkt.", ["kreve"]),
        ("Leiaren tek kontakt med klinikken.", ["kontakte"]),
        ("Styret vil be om en ny sak.", ["be om"]),
        ("Rådet legg vekt på at tilbodet er nært.", ["vektlegge"]),
        ("Meldingane vert tekne til vitande.", ["ta til etterretning"]),
        ("Rådmannen vert beden om å greie ut saka.", ["be om"]),
        ("Direktøren gis i oppdrag å utarbeide en plan.", ["gi i oppdrag"]),
        ("Adm. direktør får fullmakt til å signere avtalen.", ["gi fullmakt"]),
        ("Det vert løyvd 250 000 kr.", ["bevilge"]),
        ("Det settes av 2 mill. kroner til 3 boliger.", ["sette av"]),
        ("Prisen settes til 90 kroner.", ["fastsette"]),
        ("Prisen er 90 kroner.", ["fastsette"]),
        ("Legekontoret i Vik leggjast ned.", ["legge ned"]),
        ("Forslag til forskrift om gebyr blir lagt ut på høyring.", ["legge ut på høring"]),
        ("Planlagt rehabilitering samles i Vik.", ["samle"]),
        ("Rådmannen skal innen 1. mai legge frem en sak.", ["legge frem"]),
        ("Arbeidet skal være gjennomført i år.", ["gjennomføre"]),
        ("Ordningen som ble prøvd, videreføres.", ["videreføre"]),
        ("Når avtalen er signert, åpnes avdelingen.", ["åpne"]),
        ("Bruk av bilen som drosje skal opphøre.", ["opphøre"]),
        ("Styret vil ha en ny sak.", ["be om"]),
        ("Rådet rår kommunane til å tilsetje ein lege.", ["anbefale"]),
        ("Utvalet godkjenner rapporten og sender han til styret.", ["godkjenne", "sende"]),
        ("Rapporten vert godkjend og sendt formannskapet.", ["godkjenne", "sende"]),
        ("Tilbudet legges ned. Ansatte overføres til Vik.", ["legge ned", "overføre"]),
        ("Styret ber om at prisen økes og at fristen utsettes.", ["be om"]),
        ("Styret er kjent med planen som er vist og drøftet.", []),
        ("Utgiften er uendret.", []),
        ("Plan for helse", []),
        ("", []),
    ],
)
def test_what_a_point_does(text: str, lemmas: list[str]) -> None:
    assert [deed.lemma for deed in find_deeds(text)] == lemmas


def test_measures_tell_how_and_not_what() -> None:
    text = "Styret vedtar disse tiltakene: a) Timer fastsettes tidlig. b) Det ansettes en lege."
    assert [deed.lemma for deed in find_deeds(text)] == ["vedta"]
    assert not find_deeds("- timer fastsettes tidlig", following=True)


def test_short_forms_end_no_sentence() -> None:
    assert len(list(sentences("Adm. Direktør bes om å svare, jf. St. Olavs plan nr. 3."))) == 1


@given(st.text(max_size=120))
def test_no_text_stops_the_finder(text: str) -> None:
    assert all(0 <= deed.span.start < deed.span.end <= len(text) for deed in find_deeds(text))


def test_every_verb_of_the_data_has_a_lemma_and_words() -> None:
    for lemma, columns in lexicon("verbs")["verbs"].items():
        rows = columns if isinstance(columns[0], list) else [columns]
        assert lemma == lemma.strip().lower()
        assert all(len(row) in (4, 5) and any(row[:4]) for row in rows), lemma
        assert all(len(word) < LONGEST_WORD for row in rows for column in row[:4] for word in column.split())


def test_lemmas_marked_in_the_data_are_verbs_of_it() -> None:
    data = lexicon("verbs")
    known = {*data["verbs"], *data["regular"].split()}
    for name in ("asks", "sends", "states"):
        assert set(data[name]) <= known, name
