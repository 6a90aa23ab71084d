"""Fingerprints of the code that made a result, so that a changed rule is not taken for an unchanged file.

Nobody has to remember to raise a version number: the files themselves are hashed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from kg.lexicon import own_files
from search import library_of

_PUBLISHING = (
    "data/inferring.toml",
    "data/organisations.toml",
    "data/search_fields.toml",
    "derived.py",
    "identifiers.py",
    "inferring",
    "naming.py",
    "passages.py",
    "placing.py",
    "publication.py",
    "publishing.py",
    "rdf.py",
    "registered.py",
    "store.py",
)
_AFTER_ANALYSIS = frozenset(
    {
        *(name for name in _PUBLISHING if name != "identifiers.py"),
        *("check.py", "cli", "cli.py", "codec.py", "config.py", "files.py", "fingerprint.py", "ingestion.py"),
        *("locking.py", "lookup.py", "progress.py", "queries", "reader.py", "reports.py", "resolution"),
        *("searching.py", "search_fields.py", "sources.py", "judging.py", "sparql", "tracing.py"),
        *("validation.py", "verdicts.py", "workspace.py", "completing.py"),
        *("hit_export.py", "spreadsheet.py", "compact_json.py", "endpoint.py", "precedents.py", "printing.py"),
        *("dumping.py", "dumps.py", "deadlines.py", "network.py", "runs.py", "ordering.py", "rendering.py"),
    }
)
"""What cannot change an analysis; whatever is not named here is taken to be able to."""
_READERS = ("beautifulsoup4", "charset-normalizer", "lxml", "pypdfium2", "python-crfsuite", "python-docx", "spacy")


@cache
def of_pipeline() -> str:
    """The fingerprint of all that turns a file into an analysis, the user's own words included."""
    kept = (part for part in resources.files("kg").iterdir() if part.name not in _AFTER_ANALYSIS)
    return _digest([*kept, *own_files()], map(_version, _READERS))


@cache
def of_publishing(engine: str) -> str:
    """The fingerprint of all that turns an analysis into quads and passages, the ontology and the engine included."""
    folder = resources.files("kg")
    parts = [folder.joinpath(*name.split("/")) for name in _PUBLISHING]
    own = (file for file in own_files() if f"data/{file.name}" in _PUBLISHING)
    versions = (_version("pyoxigraph"), library_of(engine))
    return _digest([*parts, *own, resources.files("ontology"), resources.files("search")], versions)


def _version(library: str) -> str:
    return f"{library} {metadata.version(library)}"


def _digest(parts: Iterable[Traversable], versions: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for file in sorted(_files(parts), key=str):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    for version in versions:
        digest.update(f"{version}\n".encode())
    return digest.hexdigest()[:16]


def _files(parts: Iterable[Traversable]) -> Iterator[Traversable]:
    for part in parts:
        if part.is_file():
            yield part
        elif part.name != "__pycache__":
            yield from _files(part.iterdir())
