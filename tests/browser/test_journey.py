"""An adviser's way: from words to a case, to the goal it serves, to the very sentence in the paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage, with_editor

WORDS = {
    "nb": {"search": "Søk", "cases": "Saker og vedtak som gjelder målet", "stated": "Står i teksten"},
    "nn": {"search": "Søk", "cases": "Saker og vedtak som gjeld målet", "stated": "Står i teksten"},
    "en": {"search": "Search", "cases": "Cases and decisions that address the goal", "stated": "Stated"},
}


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "no-javascript"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_from_search_to_case_to_goal_to_the_sentence(new_page: NewPage, language: str, javascript: bool) -> None:
    page = new_page(f"/?lang={language}", java_script_enabled=javascript)
    words = WORDS[language]
    page.get_by_role("combobox").fill("ramme for digital hjemmeoppfølging 12-2024")
    page.get_by_role("button", name=words["search"]).click()
    page.locator(".hit h2 a[href='/page/case/helse-kystvidda-rhf/12-2024']").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Digital hjemmeoppfølging")
    card = page.locator(".link-card", has_text="Pasienten er med på laget").first
    expect(card).to_contain_text(words["stated"])
    card.get_by_role("link", name=re.compile("Pasienten er med på laget")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pasienten er med på laget")
    tied = page.locator("section", has=page.get_by_role("heading", name=words["cases"]))
    card = tied.locator(".link-card", has_text="12-2024").first
    quote = card.locator("blockquote").inner_text()
    card.locator("figcaption a").click()
    _sentence_is_marked(page, quote, javascript=javascript)


def _sentence_is_marked(page: Page, quote: str, *, javascript: bool) -> None:
    marks = page.locator("mark")
    assert _letters("".join(marks.all_inner_texts())) == _letters(quote)
    expect(page.locator("#mark")).to_have_count(1)
    if javascript:
        expect(page.locator("#mark")).to_be_in_viewport()
    expect(page.locator("details.readings[open] .is-selected").first).to_be_visible()


def _letters(text: str) -> str:
    return "".join(text.split())


def test_a_source_opens_with_the_keyboard_alone(new_page: NewPage) -> None:
    page = new_page("/page/case/helse-kystvidda-rhf/12-2024")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    source = page.locator("main details.sources").first
    for _ in range(20):
        page.keyboard.press("Tab")
        if source.locator("summary").evaluate("summary => summary === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(source.locator("blockquote").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#mark")).to_be_visible()


def test_a_member_of_staff_narrows_a_search_by_a_facet(new_page: NewPage) -> None:
    page = new_page("/search?q=hjemmeoppfølging", java_script_enabled=False)
    before = page.locator("h1").inner_text()
    page.locator(".facets .facet").first.click()
    expect(page.locator(".chosen a").first).to_be_visible()
    assert page.locator("h1").inner_text() != before


def cleared(page: Page) -> Locator:
    """The editor's text, emptied, with the cursor in it."""
    lines = page.locator(".CodeMirror").first
    lines.click()
    page.keyboard.press("Control+a")
    return lines


def test_a_researcher_runs_a_query_in_the_editor(new_page: NewPage) -> None:
    page = with_editor(new_page)
    expect(page.locator("#query-form")).to_be_hidden()
    page.locator(".yasqe_queryButton").first.click()
    expect(page.locator(".yasr table")).to_be_visible(timeout=20_000)
    expect(page.locator(".yasr")).to_contain_text("Regional strategi")


def test_the_editor_completes_what_the_graph_has_and_draws_bars(new_page: NewPage) -> None:
    page = with_editor(new_page)
    lines = cleared(page)
    page.keyboard.type("SELECT ?body (COUNT(?case) AS ?cases) { ?case a vg:Cas")
    page.keyboard.press("Control+Space")
    expect(page.locator(".CodeMirror-hints")).to_contain_text("vg:Case")
    page.keyboard.press("Enter")
    page.keyboard.type(" ; vg:body ?body } GROUP BY ?body")
    expect(lines).to_contain_text("PREFIX vg: <https://w3id.org/vedtaksgraf/ns#>")
    page.locator(".yasqe_queryButton").first.click()
    expect(page.locator(".yasr table")).to_be_visible(timeout=20_000)
    page.locator(".yasr_btn.select_chart").click()
    expect(page.locator(".yasr .bars meter").first).to_be_visible()


def test_the_editor_completes_names_of_things(new_page: NewPage) -> None:
    page = with_editor(new_page)
    lines = cleared(page)
    page.keyboard.type("SELECT ?case { ?case vg:body <kystvidda")
    page.keyboard.press("Control+Space")
    hint = page.locator(".CodeMirror-hint", has_text="Helse Kystvidda RHF – organisation")
    expect(hint).to_be_visible()
    hint.click()
    expect(lines).to_contain_text("vg:body <http://localhost:8000/id/organisation/helse-kystvidda-rhf>")


def test_a_researcher_changes_a_ready_made_query_without_javascript(new_page: NewPage) -> None:
    page = new_page("/sparql", java_script_enabled=False)
    page.locator("main").get_by_role("link", name="Ferdige spørringer").click()
    page.get_by_role("link", name="Hvilke saker og vedtak støtter hvilke mål?").click()
    rows = page.locator("#answer tbody tr")
    everything = rows.count()
    page.get_by_label("mål", exact=True).fill("Mål 4")
    page.get_by_role("button", name="Spør", exact=True).click()
    assert 0 < rows.count() < everything
    page.get_by_text("Spørringen i SPARQL").click()
    page.get_by_role("link", name="Åpne og endre den i SPARQL").click()
    expect(page.locator("#answer tbody tr").first).to_be_visible()
    page.get_by_label("Spørring").fill("SELECT ?x WHERE {")
    page.get_by_role("button", name="Kjør spørringen").click()
    expect(page.locator(".problem")).to_contain_text("line 1")
    expect(page.get_by_label("Spørring")).to_have_value("SELECT ?x WHERE {")
