"""What the README says to try works on the sample papers, and `make help` names every target."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from kg.cli import main
from kg.config import Config
from kg.workspace import Workspace
from web import create_app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
COMMANDS = re.findall(r"`(?:\.venv/bin/vedtaksgraf )([^`…]+)`|`(trace [^`]+)`", README)
ADDRESSES = re.findall(r"<http://127\.0\.0\.1:8000([^>]*)>", README)
SCREEN = 60


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace(Config(data=tmp_path_factory.mktemp("readme")))
    made.ingest([ROOT / "samples" / "corpus"])
    return made


@pytest.fixture(scope="module")
def browser(samples: Workspace) -> FlaskClient:
    return create_app(samples).test_client()


@pytest.mark.parametrize("command", ["".join(pair) for pair in COMMANDS])
def test_a_command_of_the_readme_answers(samples: Workspace, command: str) -> None:
    ran = CliRunner().invoke(main, ["--data", str(samples.config.data), *shlex.split(command)])
    assert (ran.exit_code, len(ran.stdout.splitlines()) > 3) == (0, True), ran.output


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_of_the_readme_has_a_page(browser: FlaskClient, address: str) -> None:
    page = browser.get(address, headers={"Accept": "text/html"}, follow_redirects=True)
    assert (page.status_code, page.mimetype) == (200, "text/html")


def test_a_word_of_the_readme_finds_its_sister_in_the_other_language(samples: Workspace) -> None:
    word = urlsplit(next(one for one in ADDRESSES if "q=" in one)).query.removeprefix("q=")
    sister = re.findall(r"finds \*(\w+)\* too", README)[0]
    snippets = [hit.snippet for hit in samples.search(word).results.hits]
    assert word != sister
    assert any(sister in snippet for snippet in snippets)


def test_five_things_to_try_on_one_screen() -> None:
    part = README.split("## Five things to try")[1].split("\n## ")[0]
    assert re.findall(r"^(\d)\. \*\*", part, re.MULTILINE) == ["1", "2", "3", "4", "5"]
    assert {urlsplit(address).path.split("/")[1] for address in ADDRESSES} == {"search", "id", "sparql"}
    assert len(README.splitlines()) <= SCREEN


def test_make_help_names_every_target() -> None:
    targets = set(re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[1].split())  # type: ignore[index]
    recipe = MAKEFILE.split("\nhelp:\n")[1].split("\n\n")[0]
    assert set(re.findall(r"(?:\"|· )make (\w+)", recipe)) == targets - {"help"}
