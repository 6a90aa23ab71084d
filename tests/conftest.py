"""What the tests of several packages stand on: two small papers, their analyses, a workspace over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.config import Config
from kg.model import Analysis
from kg.workspace import Workspace
from tests.kg import papers

MakeWorkspace = Callable[..., Workspace]
SAMPLES = Path(__file__).parents[1] / "samples" / "corpus"


@pytest.fixture
def board() -> Analysis:
    """What a careful reader takes out of a small board paper."""
    return papers.board()


@pytest.fixture
def plan() -> Analysis:
    """What a careful reader takes out of a small strategy."""
    return papers.plan()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the two papers in it."""
    inbox = tmp_path / "papers"
    inbox.mkdir()
    (inbox / papers.BOARD).write_text(papers.BOARD_TEXT, encoding="utf-8")
    (inbox / papers.PLAN).write_text(papers.PLAN_TEXT, encoding="utf-8")
    return inbox


@pytest.fixture
def make_workspace(tmp_path: Path) -> MakeWorkspace:
    """Makes a workspace over the test's own data folder; arguments go to `Workspace`."""

    def make(**given: object) -> Workspace:
        config = Config(data=tmp_path / "data")
        chosen = {"analyser": papers.Reader(), "resolve": papers.resolve, **given}
        return Workspace(config, **chosen)  # type: ignore[arg-type]

    return make


@pytest.fixture
def workspace(make_workspace: MakeWorkspace, folder: Path) -> Workspace:
    """A workspace into which the two papers have been ingested."""
    made = make_workspace()
    made.ingest([folder])
    return made


@pytest.fixture(scope="session")
def sample_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace(Config(data=tmp_path_factory.mktemp("samples")))
    report = made.ingest([SAMPLES])
    assert not report.rejected
    return made
