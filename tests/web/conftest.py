"""The site over two small papers made by hand, and over the sample corpus as the pipeline reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.config import Config
from kg.workspace import Workspace
from web import create_app

SAMPLES = Path(__file__).parents[2] / "samples" / "corpus"


@pytest.fixture
def app(workspace: Workspace) -> Flask:
    made = create_app(workspace)
    made.testing = True
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def sample_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace(Config(data=tmp_path_factory.mktemp("samples")))
    report = made.ingest([SAMPLES])
    assert not report.rejected
    return made


@pytest.fixture(scope="session")
def sample_client(sample_workspace: Workspace) -> FlaskClient:
    made = create_app(sample_workspace)
    made.testing = True
    return made.test_client()
