"""What search is measured beside: each takes the same passages, and the words that were typed.

Each has the passages' title, heading and text. A search gives the ten best of what has all words, how many there are,
and a snippet of each with the words marked, as far as the peer can; Tantivy counts facets too.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import groupby, islice
from pathlib import Path
from tempfile import mkdtemp
from typing import Protocol
from unittest.mock import patch

import tantivy

from kg.compact_json import json_line
from kg.searching import SearchAnswer
from search import Index, Passage
from search.engines.base import Entry
from search.entries import to_entry


class MissingPeerError(Exception):
    """A peer, or what it needs, is not installed."""


FACETS = ("body", "year", "type", "case_type", "status", "goal", "organisation")
HITS = 10


class Peer(Protocol):
    """One index over the passages."""

    name: str

    def build(self, passages: Iterable[Passage]) -> float:
        """Index the passages; the processor's seconds that it took."""

    def search(self, typed: str) -> int:
        """Answer as a page would need it; how many there are."""

    def close(self) -> None:
        """Let go of what is held."""


@contextmanager
def processor_time() -> Iterator[list[float]]:
    """The processor's seconds of this process and its threads, put into a list when it ends."""
    taken: list[float] = []
    began = time.process_time()
    yield taken
    taken.append(time.process_time() - began)


class Ours:
    """The whole search: what `/api/search` answers."""

    name = "Vedtaksgraf"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "ours"
        self.analysis = 0.0
        """The processor's seconds that analysis took in `build`, which does not count them."""

    def build(self, passages: Iterable[Passage]) -> float:
        """Index the passages, analysis apart."""
        with processor_time() as whole, patch("search.index.to_entry", self._analysed):
            index = Index.create(self._folder)
            for document, found in groupby(passages, key=lambda one: one.document):
                index.replace(document, found)
            index.commit()
            index.close()
        self._index = Index.open(self._folder)
        return whole[0] - self.analysis

    def _analysed(self, passage: Passage, row: int) -> Entry:
        began = time.process_time()
        entry = to_entry(passage, row)
        self.analysis += time.process_time() - began
        return entry

    def search(self, typed: str) -> int:
        """Analyse, search, highlight, count and write as JSON."""
        answer = SearchAnswer(typed, {}, self._index.search(typed, limit=HITS))
        json_line(answer.to_json())
        return answer.results.total

    def close(self) -> None:
        """Close the index."""
        self._index.close()


class RawTantivy:
    """Tantivy by itself, with its own tokenizer, query parser, snippets, counts and facet counts."""

    name = "Tantivy, raw"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "tantivy"

    def build(self, passages: Iterable[Passage]) -> float:
        """Index the passages, its own tokenizing included."""
        self._folder.mkdir(parents=True)
        builder = tantivy.SchemaBuilder()
        for field in ("title", "heading", "text"):
            builder.add_text_field(field, stored=True)
        for facet in FACETS:
            builder.add_text_field(facet, tokenizer_name="raw", index_option="basic", fast=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(self._folder))
        with processor_time() as taken:
            writer = self._index.writer(heap_size=64_000_000, num_threads=1)
            for one in passages:
                document = tantivy.Document(title=one.title, heading=one.heading, text=one.text)
                for facet in FACETS:
                    for value in one.facets[facet]:
                        document.add_text(facet, value)
                writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()
        return taken[0]

    def search(self, typed: str) -> int:
        """The top ten with snippets, and all counts."""
        query = self._query(typed)
        found = self._searcher.search(query, limit=HITS)
        snippets = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "text")
        for _, address in found.hits:
            document = self._searcher.doc(address)
            snippets.snippet_from_doc(document).to_html()
        self._searcher.aggregate(query, {name: {"terms": {"field": name, "size": 100}} for name in FACETS})
        return int(found.count or 0)

    def _query(self, typed: str) -> tantivy.Query:
        if typed.endswith("*"):
            pattern = re.escape(typed[:-1].lower()) + ".*"
            return tantivy.Query.regex_query(self._schema, "text", pattern)
        words = typed if typed.startswith('"') else " ".join(f"+{word}" for word in typed.split())
        return self._index.parse_query(words, ["title", "heading", "text"])

    def close(self) -> None:
        """Nothing is held."""


class RawWhoosh:
    """Whoosh by itself, with its own analyser and highlights."""

    name = "Whoosh, raw"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "whoosh"

    def build(self, passages: Iterable[Passage]) -> float:
        """Index the passages, its own tokenizing included."""
        from whoosh import fields, index

        self._folder.mkdir(parents=True)
        text = fields.TEXT(stored=True)
        self._index = index.create_in(str(self._folder), fields.Schema(title=text, heading=text, text=text))
        with processor_time() as taken:
            writer = self._index.writer(limitmb=512)
            for one in passages:
                writer.add_document(title=one.title, heading=one.heading, text=one.text)
            writer.commit()
        self._searcher = self._index.searcher()
        return taken[0]

    def search(self, typed: str) -> int:
        """The top ten with highlights."""
        from whoosh.qparser import MultifieldParser

        query = MultifieldParser(["title", "heading", "text"], self._index.schema).parse(typed)
        found = self._searcher.search(query, limit=HITS)
        for hit in found:
            hit.highlights("text")
        return len(found)

    def close(self) -> None:
        """Close the index."""
        self._searcher.close()


class Fts5:
    """SQLite's FTS5 with bm25() and snippet()."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def build(self, passages: Iterable[Passage]) -> float:
        """Index the passages."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(self._folder / "fts5.sqlite")
        with processor_time() as taken:
            self._database.execute("CREATE VIRTUAL TABLE p USING fts5(title, heading, text)")
            rows = ((one.title, one.heading, one.text) for one in passages)
            self._database.executemany("INSERT INTO p VALUES (?, ?, ?)", rows)
            self._database.execute("INSERT INTO p(p) VALUES ('optimize')")
            self._database.commit()
        return taken[0]

    def search(self, typed: str) -> int:
        """The top ten with snippets, and how many there are."""
        words = typed if typed.startswith('"') or typed.endswith("*") else " ".join(f'"{w}"' for w in typed.split())
        page = "SELECT snippet(p, 2, '<b>', '</b>', '…', 30) FROM p WHERE p MATCH ? ORDER BY bm25(p, 2, 2, 1) LIMIT ?"
        self._database.execute(page, (words, HITS)).fetchall()
        return int(self._database.execute("SELECT count(*) FROM p WHERE p MATCH ?", (words,)).fetchone()[0])

    def close(self) -> None:
        """Close the database."""
        self._database.close()


class Postgres:
    """PostgreSQL's text search in Norwegian, with ts_rank(), ts_headline() and a GIN index, in a server of its own."""

    name = "PostgreSQL"
    _PORT = 54999

    def __init__(self, _: Path) -> None:
        """Start a server in a folder of its own, since another user runs it; `MissingPeerError` where it cannot be."""
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not programs:
            raise MissingPeerError("postgresql")
        try:
            driver = import_module("pg8000.dbapi")
        except ImportError as error:
            raise MissingPeerError("pg8000") from error
        if os.geteuid() != 0:
            raise MissingPeerError("what starts PostgreSQL as another user (run as root)")
        self._control = str(programs[-1] / "pg_ctl")
        self._data = Path(mkdtemp(prefix="benchmark-postgres-"))
        shutil.chown(self._data, "postgres", "postgres")
        self._run(str(programs[-1] / "initdb"), "-D", str(self._data), "--auth=trust", "--encoding=UTF8", "--locale=C")
        options = f"-p {self._PORT} -c listen_addresses=localhost -k {self._data}"
        self._run(self._control, "-D", str(self._data), "-w", "-l", str(self._data / "log"), "-o", options, "start")
        self._connection = driver.connect(user="postgres", host="localhost", port=self._PORT)
        self._cursor = self._connection.cursor()

    def _run(self, *command: str) -> None:
        subprocess.run(["runuser", "-u", "postgres", "--", *command], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def build(self, passages: Iterable[Passage]) -> float:
        """Index the passages; seconds by the clock, since the server is another process."""
        began = time.perf_counter()
        self._cursor.execute("CREATE TABLE p (title text, heading text, body text, words tsvector)")
        rows = ((one.title, one.heading, one.text) for one in passages)
        while batch := list(islice(rows, 2_000)):
            places = ", ".join(["(%s, %s, %s)"] * len(batch))
            values = [cell.replace("\0", "") for row in batch for cell in row]
            self._cursor.execute(f"INSERT INTO p (title, heading, body) VALUES {places}", values)
        weighed = " || ".join(
            f"setweight(to_tsvector('norwegian', {name}), '{weight}')"
            for name, weight in (("title", "A"), ("heading", "B"), ("body", "D"))
        )
        self._cursor.execute(f"UPDATE p SET words = {weighed}")
        self._cursor.execute("CREATE INDEX ON p USING gin (words)")
        self._connection.commit()
        self._connection.autocommit = True
        self._cursor.execute("VACUUM ANALYZE p")
        return time.perf_counter() - began

    def search(self, typed: str) -> int:
        """The top ten with headlines, and how many there are."""
        asked, words = "websearch_to_tsquery", typed
        if typed.endswith("*"):
            asked, words = "to_tsquery", f"{typed[:-1]}:*"
        query = f"{asked}('norwegian', %s)"
        best = f"SELECT body FROM p, {query} q WHERE words @@ q ORDER BY ts_rank(words, q) DESC LIMIT {HITS}"
        self._cursor.execute(f"SELECT ts_headline('norwegian', body, {query}) FROM ({best}) AS best", (words, words))
        self._cursor.fetchall()
        self._cursor.execute(f"SELECT count(*) FROM p WHERE words @@ {query}", (words,))
        return int(self._cursor.fetchone()[0])

    def close(self) -> None:
        """Stop the server."""
        self._connection.close()
        self._run(self._control, "-D", str(self._data), "-m", "immediate", "stop")
        shutil.rmtree(self._data, ignore_errors=True)


class Ripgrep:
    """ripgrep over a file in which each passage is a line: no index, no ranks; it counts lines with all words."""

    name = "ripgrep"

    def __init__(self, folder: Path) -> None:
        """`MissingPeerError` where it is not installed."""
        if shutil.which("rg") is None:
            raise MissingPeerError("ripgrep")
        self._file = folder / "passages.txt"

    def build(self, passages: Iterable[Passage]) -> float:
        """Write the file."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with processor_time() as taken, self._file.open("w", encoding="utf-8") as file:
            file.writelines(" ".join((one.title, one.heading, one.text)).replace("\n", " ") + "\n" for one in passages)
        return taken[0]

    def search(self, typed: str) -> int:
        """How many lines have all words."""
        words = [typed.strip('"*')] if typed[0] == '"' or typed[-1] == "*" else typed.split()
        lines = None
        for word in words:
            asked = ["rg", "--no-config", "-iF", word, *([] if lines is not None else [str(self._file)])]
            lines = subprocess.run(asked, input=lines, capture_output=True, check=False).stdout
        return (lines or b"").count(b"\n")

    def close(self) -> None:
        """Nothing is held."""
