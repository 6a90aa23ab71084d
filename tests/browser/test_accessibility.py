"""Every kind of page, light and dark, wide and narrow: no violation that axe finds, nothing wider than the screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import NewPage, with_editor

CASE = "/page/case/helse-kystvidda-rhf/12-2024"
STRATEGY = "regional-strategi-for-sammenhengende-helsetjenester/2024"
PAPERS = "/page/document/02-styremote-2024-03-14-saksdokumenter-pdf"
KINDS = {
    "front": "/",
    "search": "/search?q=digital+hjemmeoppfølging",
    "narrowed": "/search?q=hjemmeoppfølging&year=2024",
    "nothing-found": "/search?q=xyzzyplugh",
    "case": CASE,
    "decision": "/page/decision/helse-kystvidda-rhf/12-2024/adopted",
    "meeting": "/page/meeting/helse-kystvidda-rhf/2024-03-14",
    "document": PAPERS,
    "marked": f"{PAPERS}?start=100&end=400#mark",
    "strategy": f"/page/strategy/{STRATEGY}",
    "goal": f"/page/goal/{STRATEGY}/mal-1",
    "indicator": f"/page/indicator/{STRATEGY}/1.1",
    "organisation": "/page/organisation/helse-kystvidda-rhf",
    "person": "/page/person/anders-holmsund",
    "comments": "/page/case/nasjonalt-utvalg-for-pasientforlop/12-24",
    "comment": "/page/comment/nasjonalt-utvalg-for-pasientforlop/12-24/1",
    "point": "/page/point/helse-kystvidda-rhf/12-2024/adopted/1",
    "cases": "/cases",
    "strategies": "/strategies",
    "organisations": "/organisations",
    "documents": "/documents",
    "trace": "/trace?entity=12-2024",
    "trace-form": "/trace",
    "sparql-answer": "/sparql?query=SELECT+*+%7B+%3Fs+a+vg%3ACase+%7D",
    "coverage": "/coverage",
    "network": "/network",
    "dataset": "/dataset",
    "dumps": "/dump/",
    "queries": "/queries",
    "query": "/queries/decisions-of-a-year?body=Helse+Kystvidda+RHF&year=2024",
    "query-drawn": "/queries/most-cited-cases",
    "query-form": "/queries/evidence",
    "vocabulary": "/ns",
    "accessibility": "/accessibility",
    "nynorsk": f"{CASE}?lang=nn",
    "not-found": "/page/case/helse-kystvidda-rhf/999-2024",
}
LEVELS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NARROW: ViewportSize = {"width": 320, "height": 640}


def _violations(page: Page) -> list[str]:
    found = Axe().run(page, options=LEVELS)
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found.response["violations"]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_and_nothing_wider_than_the_screen(new_page: NewPage, kind: str, scheme: str) -> None:
    # without the editor, which has a test of its own
    page = new_page("", color_scheme=scheme)
    page.route("**/vendor/**", lambda route: route.fulfill(body="", content_type="text/javascript"))
    answered = page.goto(KINDS[kind])
    assert answered is not None
    assert answered.status == (404 if kind == "not-found" else 200)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert _violations(page) == []
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_the_editor_has_no_violation(new_page: NewPage) -> None:
    page = with_editor(new_page)
    page.locator(".CodeMirror").wait_for()
    assert _violations(page) == []
    page.locator(".yasqe_queryButton").first.click()
    page.locator(".yasr table tbody tr").first.wait_for()
    assert _violations(page) == []
