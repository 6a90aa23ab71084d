"""What each kind of page shows, over papers whose content the test knows."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from kg.workspace import Workspace
from tests.kg import papers
from tests.web.conftest import client_of
from tests.web.pages import BASE, CASE, GOAL, get, heading, letters, link, page, section, words

QUOTE = "Innføringen bygger opp under mål 2 i Digitalplanen."


def test_front_page_counts_and_lists_what_there_is(client: FlaskClient) -> None:
    soup = page(client, "/")
    assert "Ny journal ved legevakta" in words(section(soup, "Nyeste saker"))
    assert "Digitalplanen" in words(section(soup, "Strategier"))
    assert "2 saker" in words(soup)
    assert soup.select_one("form[role=search] input[name=q]")


def test_case_page_shows_the_case_with_its_decision(client: FlaskClient) -> None:
    soup = page(client, f"/page/{CASE}")
    assert heading(soup) == "Ny journal ved legevakta"
    assert "Sak 7-2024" in words(soup.select_one(".eyebrow"))
    facts = words(soup.select_one(".facts"))
    assert "Fjordvik helseråd" in facts
    assert "Møte 4. mars 2024" in facts
    decision = section(soup, "Vedtak")
    assert "Forslag til vedtak" in words(decision)
    assert "godkjenner planen for ny journal" in words(decision)
    assert "Handling godkjenne" in words(decision)


def test_case_page_ties_the_case_to_its_goal_with_the_quote(client: FlaskClient) -> None:
    goals = section(page(client, f"/page/{CASE}"), "Mål og strategier saken er knyttet til")
    assert QUOTE in words(goals)
    assert "Står i teksten" in words(goals)
    assert "90" in words(goals)
    assert link(goals, "Journalen følger pasienten") == f"/page/{GOAL}"


def test_case_page_knows_what_came_before_and_after(client: FlaskClient) -> None:
    later = section(page(client, f"/page/{CASE}"), "Andre saker")
    assert "Følger opp Sak 3-2024" in words(later)
    earlier = section(page(client, "/page/case/fjordvik-helserad/3-2024"), "Andre saker")
    assert "Fulgt opp av Ny journal ved legevakta" in words(earlier)


def test_every_statement_links_to_exactly_its_words(client: FlaskClient) -> None:
    soup = page(client, f"/page/{CASE}")
    figures = soup.select("figure.quote")
    assert len(figures) >= 8
    for figure in figures:
        assert figure.blockquote is not None
        quote = letters(figure.blockquote.get_text())
        marked = page(client, link(figure, "Møte i Fjordvik helseråd").partition("#")[0])
        assert letters("".join(mark.get_text() for mark in marked.select("mark"))) == quote


def test_decision_page(client: FlaskClient) -> None:
    soup = page(client, "/page/decision/fjordvik-helserad/7-2024/proposed")
    assert "Forslag til vedtak" in words(soup.select_one(".eyebrow"))
    assert link(soup, "Ny journal ved legevakta") == f"/page/{CASE}"
    assert "godkjenner planen" in words(section(soup, "Hva det sier"))


def test_meeting_page(client: FlaskClient) -> None:
    soup = page(client, "/page/meeting/fjordvik-helserad/2024-03-04")
    assert "4. mars 2024" in words(soup.select_one(".facts"))
    assert link(section(soup, "Saker"), "Ny journal ved legevakta") == f"/page/{CASE}"


def test_strategy_page_shows_goals_and_indicators_as_a_tree(client: FlaskClient) -> None:
    soup = page(client, "/page/strategy/digitalplanen/2024")
    tree = section(soup, "Mål og indikatorer")
    goals = tree.select(".goals > .goal > .goal-head")
    assert [words(goal.a) for goal in goals] == [
        "Journalen følger pasienten",
        "Alle deler én medisinliste",
    ]
    assert "2.1 Andel pasienter med delt medisinliste" in words(tree)
    assert "2024-2028" in words(soup.select_one(".facts"))


def test_goal_page_shows_what_addresses_it_with_the_quote(client: FlaskClient) -> None:
    soup = page(client, f"/page/{GOAL}")
    assert heading(soup) == "Journalen følger pasienten"
    tied = section(soup, "Saker og vedtak som gjelder målet")
    assert QUOTE in words(tied)
    assert link(tied, "Ny journal ved legevakta") == f"/page/{CASE}"
    assert "Alle deler én medisinliste" in words(section(soup, "Delmål"))
    assert "Andel pasienter med delt medisinliste" in words(section(soup, "Indikatorer"))


def test_indicator_page(client: FlaskClient) -> None:
    soup = page(client, "/page/indicator/digitalplanen/2024/2.1")
    assert heading(soup) == "Andel pasienter med delt medisinliste"
    assert link(soup, "Journalen følger pasienten") == f"/page/{GOAL}"


def test_organisation_page(client: FlaskClient) -> None:
    soup = page(client, "/page/organisation/fjordvik-helserad")
    assert "Ny journal ved legevakta" in words(section(soup, "Saker"))
    assert link(soup, "Alle 2 saker") == f"/cases?body={BASE}organisation/fjordvik-helserad"
    assert "tekststykke" in words(section(soup, "Omtalt"))


def test_any_other_thing_has_a_page_of_its_properties(client: FlaskClient) -> None:
    soup = page(client, "/page/point/fjordvik-helserad/7-2024/proposed/1")
    table = section(soup, "Hva som er sagt")
    assert "godkjenne" in words(table)
    assert table.select("details.sources")


def test_a_passage_shows_where_it_stands(client: FlaskClient) -> None:
    start = papers.BOARD_TEXT.index("Sak 7-2024")
    passage = next(span for span in papers.paragraphs(papers.BOARD_TEXT) if span.start == start)
    soup = page(client, f"/page/passage/board-txt/{passage.start}-{passage.end}")
    marked = page(client, link(soup, "Vis i dokumentet").partition("#")[0])
    found = "".join(mark.get_text() for mark in marked.select("mark"))
    assert letters(found) == letters(passage.of(papers.BOARD_TEXT))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/cases", "Ny journal ved legevakta"),
        (f"/cases?body={BASE}organisation/fjordvik-helserad", "Ny journal ved legevakta"),
        ("/cases?body=urn:none", "Ingen saker her."),
        ("/cases?page=9", "Ingen saker her."),
        ("/cases?page=-4", "Ny journal ved legevakta"),
        ("/strategies", "Digitalplanen"),
        ("/organisations", "Fjordvik helseråd"),
        ("/documents", "board.txt"),
    ],
)
def test_lists(client: FlaskClient, path: str, text: str) -> None:
    assert text in words(page(client, path).main)


def test_trace_page_says_in_words_what_the_picture_shows(client: FlaskClient) -> None:
    soup = page(client, "/trace?entity=7-2024")
    picture = soup.select_one("svg[role=img]")
    assert picture is not None
    drawn = {words(box.select_one("text:not(.box-kind)")) for box in picture.select(".box")}
    told = words(soup.select_one(".paths"))
    assert len(drawn) >= 3
    assert all(name.removesuffix("…").strip() in told for name in drawn)
    assert QUOTE in told
    assert link(soup.select_one(".paths") or soup, "board.txt").endswith("#mark")


def test_trace_page_without_an_entity_asks_for_one(client: FlaskClient) -> None:
    soup = page(client, "/trace")
    assert soup.select_one("input[name=entity]")
    assert not soup.select(".paths")


def test_trace_page_for_words_that_name_nothing_says_so(client: FlaskClient) -> None:
    assert soup_problem(client) != ""


def soup_problem(client: FlaskClient) -> str:
    return words(page(client, "/trace?entity=qwertyuiop").select_one(".problem"))


def test_a_document_that_is_taken_out_is_gone_from_the_pages(workspace: Workspace) -> None:
    client = client_of(workspace)
    before = get(client, "/documents").text
    workspace.remove([papers.PLAN])
    assert papers.PLAN in before
    assert papers.PLAN not in get(client, "/documents").text


def test_similar_cases_are_told_with_what_they_share(sample_client: FlaskClient) -> None:
    soup = page(sample_client, "/page/case/helse-kystvidda-rhf/42-2024")
    similar = soup.select(".similar li")
    assert similar
    assert all(one.select_one("h3 a") and one.select_one(".why") for one in similar)
    assert not [a for a in soup.select(".similar h3 a") if str(a["href"]).endswith("/case/helse-kystvidda-rhf/42-2024")]
