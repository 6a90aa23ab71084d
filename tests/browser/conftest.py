"""A real browser before the real site over the sample corpus."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, sync_playwright
from werkzeug.serving import make_server

from kg.config import Config
from kg.workspace import Workspace
from tests.conftest import SAMPLES
from web import create_app

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FETCHED = Path(__file__).parents[2] / "web" / "static" / "vendor" / "yasgui"
"""There after `make install`, unless npm or its network was missing; the site works without."""
NewPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("NO CHROMIUM HERE: the browser tests did not run; install chromium or set CHROMIUM")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    workspace = Workspace(Config(data=tmp_path_factory.mktemp("site")))
    workspace.ingest([SAMPLES])
    server = make_server("127.0.0.1", 0, create_app(workspace), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def new_page(browser: Browser, site: str) -> Iterator[NewPage]:
    """Opens a page in a fresh browser context; anything that fails to load or run in it fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(path: str = "/", **options: object) -> Page:
        context = browser.new_context(base_url=site, locale="nb-NO", **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: _note_said(said, faults))
        page.on("response", lambda answer: _note_missing(answer, faults))
        page.on("request", lambda asked: _note_foreign(asked.url, site, faults))
        if path:
            page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


def _note_said(said: ConsoleMessage, faults: list[str]) -> None:
    if said.type == "error" and not said.text.startswith("Failed to load resource"):
        faults.append(said.text)


def _note_missing(answer: Response, faults: list[str]) -> None:
    """Pages may be missing on purpose; what a page is made of may not, but for typefaces that npm did not fetch."""
    if answer.url.endswith(".woff2") and not FETCHED.is_dir():
        return
    if answer.status >= 400 and not answer.request.is_navigation_request():
        faults.append(f"{answer.status} {answer.url}")


def _note_foreign(url: str, site: str, faults: list[str]) -> None:
    if not url.startswith((site, "data:", "blob:")):
        faults.append(f"asked for {url}")


def with_editor(new_page: NewPage) -> Page:
    """The SPARQL page, where its editor is installed."""
    page = new_page("/sparql")
    if page.locator("script[src*=yasgui]").count() == 0:
        pytest.skip("THE EDITOR IS NOT INSTALLED: run `make install` with npm and a network")
    return page
