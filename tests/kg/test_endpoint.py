"""The endpoint in one process: what counts as a client's time, and a publication that goes while it is asked."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import QueryLimitError, StoreError
from kg.reader import Opened, Reader
from kg.sparql import Wanted
from kg.workspace import Workspace

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?g) }"
WANTED = Wanted("json", None)


def text(ours: Workspace, query: str, client: str = "") -> str:
    return b"".join(ours.endpoint.ask(query, WANTED, client=client).pieces).decode()


@pytest.fixture
def narrow(workspace: Workspace) -> Iterator[Workspace]:
    made = Workspace(replace(workspace.config, query_seconds=3, query_workers=1, query_budget=2))
    yield made
    made.endpoint.close()


def test_waiting_for_a_worker_is_nobodys_time(narrow: Workspace) -> None:
    assert "true" in text(narrow, "ASK { ?s ?p ?o }", "quick")
    refused: list[Exception] = []

    def ask() -> None:
        try:
            text(narrow, ENDLESS, "slow")
        except QueryLimitError as error:
            refused.append(error)

    slow = threading.Thread(target=ask)
    slow.start()
    while narrow.endpoint._workers._idle.qsize():
        slow.join(0.01)
    for _ in range(3):
        assert "true" in text(narrow, "ASK { ?s ?p ?o }", "quick")
    slow.join()
    assert "was stopped after 3 s" in str(refused[0])
    with pytest.raises(QueryLimitError, match="that each has in a minute"):
        text(narrow, "ASK {}", "slow")


def test_a_publication_that_goes_while_it_is_asked_is_looked_up_again(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = workspace._now()
    gone = Opened(replace(now.publication, folder=tmp_path / "swept"), now.store, now.index, now.tracer)
    given = [gone, now]
    monkeypatch.setattr(Reader, "current", lambda _: given.pop(0))
    assert "true" in text(workspace, "ASK { ?s ?p ?o }")
    assert not given
    workspace.endpoint.close()


def test_a_store_that_is_not_there_is_no_fault_of_the_query(workspace: Workspace) -> None:
    store = workspace._now().publication.store
    shutil.rmtree(store)
    with pytest.raises(StoreError, match="cannot be opened"):
        text(workspace, "ASK { ?s ?p ?o }")
    workspace.endpoint.close()
