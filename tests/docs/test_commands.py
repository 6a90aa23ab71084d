"""Every command and option of the command line stands in `docs/commands.md`, and nothing else does."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from kg.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
_HEADING = re.compile(r"^## `vedtaksgraf (\w+)([^`]*)`$", re.MULTILINE)


def sections() -> dict[str, str]:
    """The text under each command's heading."""
    text = PAGE.read_text(encoding="utf-8")
    parts = _HEADING.split(text)
    return {name: body for name, _, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)}


def test_every_command_has_its_section_and_no_section_lacks_a_command() -> None:
    assert set(sections()) == set(main.commands)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_option_has_its_row_and_no_row_lacks_an_option(name: str) -> None:
    written = set(re.findall(r"^\| `(--[\w-]+)", sections()[name], re.MULTILINE))
    options = {
        max(option.opts, key=len)
        for option in main.commands[name].params
        if isinstance(option, click.Option) and option.name != "data"
    }
    assert written == options


@pytest.mark.parametrize("name", sorted(main.commands))
def test_the_choices_of_an_option_are_all_told(name: str) -> None:
    for option in main.commands[name].params:
        if isinstance(option.type, click.Choice):
            assert all(f"`{choice}`" in sections()[name] for choice in option.type.choices)
