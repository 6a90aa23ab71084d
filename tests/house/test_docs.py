"""The index of the docs is whole, their links lead somewhere, and changes are written down."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, texts

LINK = re.compile(r"\[[^\]]+\]\(([^)#\s]+)(?:#[^)]*)?\)")
PAGES = [path for path in (ROOT / "docs").rglob("*.md") if path != ROOT / "docs" / "README.md"]


def links(page: Path) -> set[Path]:
    """Files of the repository that a page links to."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    return {(page.parent / target).resolve() for target in targets if "://" not in target}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_page_is_in_the_index(page: Path) -> None:
    assert page.resolve() in links(ROOT / "docs" / "README.md")


def test_links_between_pages_lead_somewhere() -> None:
    pages = [ROOT / path for path in texts() if path.suffix == ".md"]
    assert [f"{page}: {target}" for page in pages for target in links(page) if not target.exists()] == []


def test_decisions_have_numbers_of_their_own() -> None:
    numbers = [path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md")]
    assert sorted(numbers) == sorted(set(numbers))
    assert all(number.isdigit() for number in numbers)


def test_the_changelog_has_room_for_what_comes() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased = changelog.split("## [Unreleased]")[1].split("\n## ")[0]
    assert re.search(r"^### (?:Added|Changed|Fixed|Removed)\n\n- ", unreleased, re.MULTILINE)
