"""The register of organisations that are known by name."""

from __future__ import annotations

from kg.identifiers import slug
from kg.recognition import known, register, type_of
from kg.recognition.register import fold
from ontology import load_vocabularies

NOTATION = "http://www.w3.org/2004/02/skos/core#notation"


def test_every_type_is_in_the_list_of_organisation_types() -> None:
    graph = load_vocabularies()
    codes = {
        str(value)
        for concept, predicate, value in graph
        if str(predicate) == NOTATION and "/organisation-type/" in str(concept)
    }
    assert {o.type for o in register()} <= codes


def test_no_form_names_two_organisations() -> None:
    meant: dict[str, set[str]] = {}
    for organisation in register():
        for form in organisation.forms:
            meant.setdefault(fold(form), set()).add(organisation.name)
    assert {form: names for form, names in meant.items() if len(names) > 1} == {}


def test_names_make_different_slugs() -> None:
    assert len({slug(o.name) for o in register()}) == len(register())


def test_wholes_and_followers_are_in_the_register() -> None:
    names = {o.name for o in register()}
    assert {o.part_of for o in register() if o.part_of} <= names
    assert {o.became for o in register() if o.became} <= names


def test_a_sister_is_not_the_same() -> None:
    north, trust = known("Helse Nord"), known("Helse Nord-Trøndelag")
    assert north is not None
    assert trust is not None
    assert north.name != trust.name


def test_types_by_form() -> None:
    assert type_of("Fjordvik sjukehus HF") == "health-trust"
    assert type_of("Storøya kommune") == "municipality"
    assert type_of("Nasjonalt utvalg for kystforløp") == "committee"
    assert type_of("Ukjent") is None
