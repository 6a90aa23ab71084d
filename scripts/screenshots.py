"""Take pictures of the site's pages over the sample corpus, to `tests/screenshots/`: wide, narrow, light and dark.

Run by `make screenshots`; needs Chromium (CHROMIUM names one that is not on the path).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from kg import Config, Workspace
from web import create_app

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "tests" / "screenshots"
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
STRATEGY = "regional-strategi-for-sammenhengende-helsetjenester/2024"
CASE = "/page/case/helse-kystvidda-rhf/12-2024"
WIDE, NARROW = (1280, 900), (320, 640)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file name, the page, and how the page is looked at; `follow` is a link to click first."""

    name: str
    path: str
    size: tuple[int, int] = WIDE
    dark: bool = False
    language: str = "nb"
    follow: str = ""


PICTURES = (
    Picture("front", "/"),
    Picture("front-dark", "/", dark=True),
    Picture("front-narrow", "/", size=NARROW),
    Picture("search", "/search?q=digital+hjemmeoppfølging"),
    Picture("case", CASE),
    Picture("case-english", CASE, language="en"),
    Picture("case-narrow", CASE, size=NARROW),
    Picture("goal", f"/page/goal/{STRATEGY}/mal-1"),
    Picture("strategy", f"/page/strategy/{STRATEGY}"),
    Picture("sentence", f"/page/goal/{STRATEGY}/mal-1", follow=".link-card figcaption a"),
    Picture("sentence-dark", f"/page/goal/{STRATEGY}/mal-1", dark=True, follow=".link-card figcaption a"),
    Picture("meeting", "/page/meeting/helse-kystvidda-rhf/2024-03-14"),
    Picture("organisation", "/page/organisation/helse-kystvidda-rhf"),
    Picture("trace", "/trace?entity=12-2024"),
    Picture("sparql", "/sparql"),
    Picture("not-found", "/page/case/helse-kystvidda-rhf/999-2024"),
)


def main() -> int:
    """Take all pictures; 1 where there is no browser to take them with."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        print("there is no Chromium: install it, or name one with CHROMIUM", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for picture in PICTURES:
            take(browser, address, picture)
            print(TARGET.relative_to(ROOT) / f"{picture.name}.png")
        browser.close()
    return 0


@contextmanager
def served() -> Iterator[str]:
    """The site over the sample corpus, for as long as the context lasts."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Config(data=Path(folder)))
        workspace.ingest([ROOT / "samples" / "corpus"])
        server = make_server("127.0.0.1", 0, create_app(workspace), threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def take(browser: Browser, address: str, picture: Picture) -> None:
    """One picture, of what fits on the screen."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.dark else "light",
        locale=picture.language,
    )
    page = context.new_page()
    page.goto(f"{address}{picture.path}")
    if picture.follow:
        page.locator(picture.follow).first.click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=TARGET / f"{picture.name}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main())
