"""What entities are called when several documents name them."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Analysis, Ref
from kg.naming import Name, names
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


def test_names_do_not_depend_on_the_order_of_papers(board: Analysis, plan: Analysis) -> None:
    assert names([board, plan], unchanged) == names([plan, board], unchanged)


def test_names_that_mean_one_thing_are_weighed_together(board: Analysis) -> None:
    short = Ref("organisation", ("radet",))
    both = [board, *called(board, papers.COUNCIL, "Rådet")]
    both[1] = replace(both[1], entities=(replace(both[1].entities[0], ref=short),))
    joined = names(both, lambda _, ref: papers.COUNCIL if ref == short else ref)
    assert short not in joined
    assert joined[papers.COUNCIL].label == "Fjordvik helseråd"
