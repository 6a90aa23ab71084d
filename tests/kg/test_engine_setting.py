"""The setting `engine`: read with what is there, built anew by the next run, refused by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.config import Config
from kg.errors import ConfigError
from kg.workspace import Workspace
from tests.kg import papers


def engine_on_disk(workspace: Workspace) -> str:
    """The engine of the current publication's index."""
    number = workspace.status().publication
    state = workspace.config.data / "publications" / str(number) / "index" / "index.json"
    return str(json.loads(state.read_text(encoding="utf-8"))["engine"])


def test_another_engine_reads_what_is_there_and_the_next_run_builds_anew(workspace: Workspace, folder: Path) -> None:
    before = workspace.search("vedtak")
    config = Config(data=workspace.config.data, engine="whoosh")
    changed = Workspace(config, analyser=papers.Reader(), resolve=papers.resolve)
    assert changed.search("vedtak") == before
    assert engine_on_disk(changed) == "tantivy"
    assert changed.ingest([folder]).published is not None
    assert engine_on_disk(changed) == "whoosh"
    assert changed.check().faults == ()
    after = changed.search("vedtak").results
    assert [hit.id for hit in after.hits] == [hit.id for hit in before.results.hits]
    assert changed.ingest([folder]).published is None


def test_an_engine_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(ConfigError, match=r"^engine is 'grep': choose tantivy or whoosh$"):
        Config.load({"VEDTAKSGRAF_ENGINE": "grep"})
