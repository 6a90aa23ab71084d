"""Numbers that are written with their year first are read with it behind, and told as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import Pipeline
from kg.model import Document, Literal
from kg.segmentation.case_numbers import years_behind

MINUTES = """VIK KOMMUNE
Møteprotokoll
Utvalg: Bydelsutvalget
Møtedato: 19.11.2015

BU 15/58 Regnskap, oppfølging av sak BU 14/17

Vedtak:
1. Regnskapet tas til orientering. Fristen i sak BU 15/44 står fast.
2. Bydelsutvalget ber om en ny sak.

BU 15/59 Eldresenter

Vedtak:
Senteret legges ned.

BU 15/60 Eventuelt
"""


def minutes() -> Document:
    return Document("m.txt", MINUTES, "0" * 64, "text/plain")


def test_what_is_read_has_the_number_in_its_normal_form() -> None:
    found = Pipeline().analyse(minutes()).statements
    told = {s.object.value for s in found if s.predicate == "dcterms:identifier" and isinstance(s.object, Literal)}
    assert told == {"58/15", "59/15", "60/15", "17/14", "44/15"}


def test_quotes_titles_and_texts_are_as_they_are_printed() -> None:
    analysis = Pipeline().analyse(minutes())
    assert analysis.document == minutes()
    assert all(s.evidence.quote == s.evidence.span.of(MINUTES) for s in analysis.statements)
    words = {s.object.value for s in analysis.statements if isinstance(s.object, Literal)}
    title, point = (
        "Regnskap, oppfølging av sak BU 14/17",
        "Regnskapet tas til orientering. Fristen i sak BU 15/44 står fast.",
    )
    assert {title, point} <= words
    assert {title, point} & {entity.label for entity in analysis.entities}
    assert title in {segment.get("title") for segment in analysis.segments}


def test_names_of_cases_that_are_recognised_are_as_they_are_printed() -> None:
    text = MINUTES.replace("sak BU 14/17", "sak 2014/17")
    forms = [
        m.form for m in Pipeline().analyse(Document("m.txt", text, "0" * 64, "text/plain")).mentions if "/" in m.form
    ]
    assert forms == ["sak 2014/17"]


def test_a_number_that_was_not_turned_stays_beside_one_that_reads_the_same() -> None:
    text = MINUTES.replace("Eldresenter", "Eldresenter etter brev 59/15").replace(
        "legges ned", "legges ned, jf. KS-15/60"
    )
    found = Pipeline().analyse(Document("m.txt", text, "0" * 64, "text/plain")).statements
    words = {s.object.value for s in found if isinstance(s.object, Literal)}
    assert "Eldresenter etter brev 59/15" in words
    assert "Senteret legges ned, jf. KS-15/60." in words


@pytest.mark.parametrize(
    "text",
    [
        "Arkivsak 2015/174 og dokument 15/1123",
        "Møtedato: 04.02.2014\nSak 13/14 Budsjett\nSak 14/14 Kai\nSak 15/14 Bru",
        "Skoleåret 2015-16 og TB 2023-04",
        "Tallet på saker 2014-15 auka, jf. NOU 2015/8. Saksnr: 2015/174",
        "Utgitt 2016. Se sak 12/16 og formannskapets sak 9/16.",
        "",
    ],
)
def test_other_numbers_stay_as_they_are(text: str) -> None:
    assert years_behind(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Møte 04.05.2016. Bystyret 28.04.2016 BST-16/27", "Møte 04.05.2016. Bystyret 28.04.2016 BST-27/16"),
        ("I 2012: VS 12/58, OS 12/14, men sak 21/12", "I 2012: VS 58/12, OS 14/12, men sak 21/12"),
        ("2005/31 Budsjett\n2005/32 Kai\n2005/33 Bru", "31/2005 Budsjett\n32/2005 Kai\n33/2005 Bru"),
        ("KS-05/0018 i 2005", "KS-0018/05 i 2005"),
    ],
)
def test_numbers_of_one_series_are_turned_together(text: str, read: str) -> None:
    assert years_behind(text) == read


@given(st.text(alphabet="Sak BU0123459/-. \n", max_size=120))
def test_turning_changes_no_place(text: str) -> None:
    turned = years_behind(text)
    assert len(turned) == len(text)
    changed = [at for at, (a, b) in enumerate(zip(text, turned, strict=True)) if a != b]
    assert all(text[at].isdigit() or text[at] in "/-" for at in changed)
    assert sorted(text) == sorted(turned)


def test_the_archive_number_behind_a_number_stays() -> None:
    text = "I 2018: 18/9 18/40 Val. 18/10 18/37 Plan. 18/11 18/39 Kai."
    assert years_behind(text) == "I 2018: 9/18 18/40 Val. 10/18 18/37 Plan. 11/18 18/39 Kai."


@pytest.mark.parametrize("between", ["Side 2/4 ", "gnr 12/3 ", "2018/19\n"])
def test_other_numbers_before_a_number_turn_nothing_off(between: str) -> None:
    assert "10/18 Plan" in years_behind(f"I 2018: 18/9 Val {between}18/10 Plan {between}18/11 Kai 18/12 Mole")
