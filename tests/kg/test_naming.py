"""What entities are called when several documents name them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Analysis, Ref
from kg.naming import Name, names, other_names, published_as
from tests.kg import papers


def unchanged(_: str, ref: Ref) -> Ref:
    return ref


def called(analysis: Analysis, ref: Ref, *labels: str) -> list[Analysis]:
    """One analysis for each label, which it gives `ref`."""
    entity = next(entity for entity in analysis.entities if entity.ref == ref)
    return [replace(analysis, entities=(replace(entity, label=label),)) for label in labels]


def test_a_case_is_called_by_its_title_though_more_papers_give_its_number(board: Analysis) -> None:
    papers_of = called(board, papers.CASE, "Sak 7-2024", "Sak 7-2024", "Ny journal ved legevakta")
    assert names(papers_of, unchanged)[papers.CASE].label == "Ny journal ved legevakta"


def test_of_full_names_the_commonest_wins(board: Analysis) -> None:
    papers_of = called(board, papers.CASE, "Ny journal", "Ny journal", "Ny jurnal x")
    assert names(papers_of, unchanged)[papers.CASE] == Name("Ny journal", "nb")


def test_a_name_with_the_title_in_it_wins_over_a_longer_one(board: Analysis) -> None:
    longer = "Sak 7-2024 (Fjordvik helseråd, møte i mars)"
    papers_of = called(board, papers.CASE, longer, longer, "Ny journal ved legevakta")
    assert names(papers_of, unchanged)[papers.CASE].label == "Ny journal ved legevakta"


def test_an_organisation_is_called_what_its_iri_was_made_from(board: Analysis) -> None:
    papers_of = called(board, papers.COUNCIL, "Rådet", "Rådet", "Fjordvik helseråd i Vestre fylke", "Fjordvik helseråd")
    assert names(papers_of, unchanged)[papers.COUNCIL].label == "Fjordvik helseråd"


def test_a_label_that_is_known_goes_before_those_of_the_papers(board: Analysis) -> None:
    papers_of = called(board, papers.COUNCIL, "Rådet", "Fjordvik helseråd")
    assert names(papers_of, unchanged, {papers.COUNCIL: "Rådet"})[papers.COUNCIL] == Name("Rådet", "nb")
    assert names(papers_of, unchanged, {papers.COUNCIL: "Nytt råd"})[papers.COUNCIL] == Name("Nytt råd", "nb")
    assert (
        names(papers_of, unchanged, {papers.COUNCIL: "fjordvik-helserad"})[papers.COUNCIL].label == "Fjordvik helseråd"
    )


def test_an_organisation_has_all_names_that_papers_give_it_a_case_has_none(board: Analysis) -> None:
    papers_of = [*called(board, papers.COUNCIL, "Rådet", "Fjordvik helseråd"), *called(board, papers.CASE, "Sak 7")]
    papers_of = [replace(one, statements=()) for one in papers_of]
    assert other_names(papers_of, unchanged) == {papers.COUNCIL: ("Fjordvik helseråd", "Rådet")}


@pytest.mark.parametrize(
    ("predicate", "kind", "value", "published"),
    [
        ("skos:prefLabel", "organisation", "Rådet", "skos:prefLabel"),
        ("skos:prefLabel", "organisation", "Helserådet", "skos:altLabel"),
        ("skos:altLabel", "organisation", "Rådet", "skos:prefLabel"),
        ("foaf:name", "person", "Helserådet", "skos:altLabel"),
        ("skos:altLabel", "person", "Rådet", "foaf:name"),
        ("skos:altLabel", "strategy", "Rådet", "skos:altLabel"),
        ("dcterms:title", "organisation", "Helserådet", "dcterms:title"),
    ],
)
def test_one_name_is_preferred_and_the_others_are_others(predicate: str, kind: str, value: str, published: str) -> None:
    assert published_as(predicate, kind, value, Name("Rådet", "nb")) == published
    assert published_as(predicate, kind, value, None) == predicate


def test_names_do_not_depend_on_the_order_of_papers(board: Analysis, plan: Analysis) -> None:
    assert names([board, plan], unchanged) == names([plan, board], unchanged)


def test_names_that_mean_one_thing_are_weighed_together(board: Analysis) -> None:
    short = Ref("organisation", ("radet",))
    both = [board, *called(board, papers.COUNCIL, "Rådet")]
    both[1] = replace(both[1], entities=(replace(both[1].entities[0], ref=short),))
    joined = names(both, lambda _, ref: papers.COUNCIL if ref == short else ref)
    assert short not in joined
    assert joined[papers.COUNCIL].label == "Fjordvik helseråd"
