"""The site over two small papers made by hand, and over the sample corpus as the pipeline reads it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from kg.config import Config
from kg.workspace import Workspace
from tests.kg import papers
from web import create_app


def client_of(workspace: Workspace) -> FlaskClient:
    made = create_app(workspace)
    made.testing = True
    return made.test_client()


@pytest.fixture(scope="session")
def two_papers(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    inbox = tmp_path_factory.mktemp("papers")
    (inbox / papers.BOARD).write_text(papers.BOARD_TEXT, encoding="utf-8")
    (inbox / papers.PLAN).write_text(papers.PLAN_TEXT, encoding="utf-8")
    config = Config(data=tmp_path_factory.mktemp("two-papers"))
    made = Workspace(config, analyser=papers.Reader(), resolve=papers.resolve)
    made.ingest([inbox])
    return made


@pytest.fixture
def client(two_papers: Workspace) -> FlaskClient:
    return client_of(two_papers)


@pytest.fixture(scope="session")
def one_sample_client(sample_workspace: Workspace) -> FlaskClient:
    return client_of(sample_workspace)


@pytest.fixture
def sample_client(one_sample_client: FlaskClient) -> FlaskClient:
    """The site over the samples, for a reader who has chosen no language yet."""
    one_sample_client.delete_cookie("language")
    return one_sample_client
