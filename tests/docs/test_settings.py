"""Every setting stands in `docs/settings.md` with its default and environment variable, and nothing else does."""

from __future__ import annotations

from pathlib import Path

from kg.config import SETTINGS

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def test_every_setting_has_its_row_and_no_row_lacks_a_setting() -> None:
    written = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    rows = [f"| `{row.name}` | `{row.environment}` | `{row.default}` | {row.help} |" for row in SETTINGS]
    assert written == rows
