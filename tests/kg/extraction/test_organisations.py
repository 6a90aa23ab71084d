"""Organisations are named as the paper names them, with their type, number and place in another."""

from __future__ import annotations

from tests.kg.extraction.people_texts import AGENDA, MINUTES, facts, read_paper

LETTER = """Helse Ytterkyst RHF
Postboks 14, 9999 Storøya • Org.nr.: 111 222 333

Regionalt brukerutvalg i Helse Ytterkyst RHF svarte Helse Ytterkyst. NHN og Norsk helsenett SF svarte ikke.
"""


def test_names_and_other_forms() -> None:
    assert ("norsk-helsenett-sf", "Norsk helsenett SF") in facts(LETTER, "skos:prefLabel")
    assert facts(LETTER, "skos:altLabel") == [
        ("helse-ytterkyst-rhf", "Helse Ytterkyst"),
        ("norsk-helsenett-sf", "NHN"),
    ]


def test_number_from_the_letterhead() -> None:
    assert facts(LETTER, "vg:organisationNumber") == [("helse-ytterkyst-rhf", "111222333")]


def test_a_telephone_number_is_no_organisation_number() -> None:
    assert facts(LETTER.replace("Org.nr.", "Tlf."), "vg:organisationNumber") == []


def test_part_of_only_where_it_is_said() -> None:
    assert facts(LETTER, "vg:partOf") == [
        ("regionalt-brukerutvalg-i-helse-ytterkyst-rhf", "helse-ytterkyst-rhf"),
    ]
    assert facts("Fjordvik sjukehus HF og Helse Ytterkyst RHF", "vg:partOf") == []


def test_types() -> None:
    types = dict(facts(AGENDA, "vg:organisationType"))
    assert types["helse-ytterkyst-rhf"] == "regional-health-authority"
    assert types["storoya-kommune"] == "municipality"
    assert types["nasjonalt-utvalg-for-kystforlop"] == "committee"


def test_every_organisation_has_a_label() -> None:
    for text in (LETTER, AGENDA, MINUTES):
        _, notebook = read_paper(text)
        noted = {e.ref for e in notebook.entities.values() if "vg:Organisation" in e.types}
        assert noted == {s.subject for s in notebook.statements.values() if s.predicate == "skos:prefLabel"}
