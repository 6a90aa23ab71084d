"""Graphs of any size: the samples' graph again and again, each time with other documents, cases and people but the
same organisations, so that what is counted by body grows with the graph as it would."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from tqdm import tqdm

from kg import Config, Workspace
from kg.publication import Publications
from kg.store import Store

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "corpus"
SHARED = ("organisation",)
"""Kinds of things that all copies have in common."""
_KIND = re.compile(r"<http://localhost:8000/id/([a-z]+)/")
_GRAPH = re.compile(r" <[^<>]*> \.$", re.MULTILINE)


def made(folder: Path, quads: int) -> Workspace:
    """A workspace whose graph has about so many quads in named graphs; its index is that of the samples."""
    workspace = Workspace(Config(data=folder))
    workspace.ingest([SAMPLES])
    publication = Publications(folder, keep=1).current()
    assert publication is not None
    out = io.BytesIO()
    workspace.export("nquads", out)
    workspace = Workspace(workspace.config)
    _write(publication.store, out.getvalue().decode(), quads)
    return workspace


def _write(store: Path, samples: str, quads: int) -> None:
    count = samples.count("\n")
    copies = max(1, round(quads / count))
    shutil.rmtree(store)
    opened = ox.Store(str(store))
    for text in tqdm(_copies(samples, copies), total=copies, desc=f"{quads:,} quads", disable=None):
        opened.bulk_load(text.encode(), ox.RdfFormat.N_QUADS)
        union = "".join(dict.fromkeys(_GRAPH.sub(" .", text).splitlines(keepends=True)))
        opened.bulk_load(union.encode(), ox.RdfFormat.N_QUADS)
    written = Store(opened)
    written.optimise()
    written.flush()


def _copies(samples: str, copies: int) -> Iterator[str]:
    kinds = sorted(set(_KIND.findall(samples)) - set(SHARED))
    yield samples
    for copy in range(1, copies):
        text = samples
        for kind in kinds:
            text = text.replace(f"/id/{kind}/", f"/id/{kind}/{copy}-")
        yield text
