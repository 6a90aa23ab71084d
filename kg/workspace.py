"""One object over a data folder: what the command line and the pages call, one method a verb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg import files, locking, publishing, reading, references, sparql
from kg.check import CheckReport, check
from kg.completing import Completion, complete
from kg.config import Config
from kg.dumping import Dumping
from kg.dumps import Dump, Dumps
from kg.endpoint import Endpoint
from kg.errors import KgError, QueryError, StoreError, UnknownEntityError
from kg.inferring import Likeness, collect, likenesses
from kg.ingestion import Analyser, Ingestion
from kg.network import Network
from kg.precedents import Precedents, precedents
from kg.progress import Progress, Silence
from kg.publication import Publication, Publications, Published
from kg.queries import CannedQuery, Census, Questions, fill
from kg.reader import Opened, Reader
from kg.references import References
from kg.reports import IngestReport, RemovalReport, Status, Version
from kg.runs import RunLog, Runs
from kg.searching import SearchAnswer, as_indexed
from kg.sources import Original, Sources, not_a_source
from kg.sparql import QueryAnswer
from kg.store import EXPORTS
from kg.tracing import Trace, TracePath
from ontology import PREFIXES
from search import Hit, Listing, SearchError

if TYPE_CHECKING:
    from kg.judging import Judging
    from kg.resolution import Candidate
    from kg.verdicts import Line

FORMAT = "1"
"""The version of the data folder's layout."""
MOST_COUNTED = 1_000_000
"""Triples of a graph that is counted while somebody waits."""
TEXTS_KEPT = 16
"""How many documents' texts stay in memory."""

BEST_FIRST = Listing()


class Workspace:
    """A data folder with its sources, its graph and its index.

    `analyser` and `resolve` read statements and join names; without them `kg.pipeline` and `kg.resolution` do
    so, and are loaded only when something is ingested.
    """

    def __init__(
        self,
        config: Config,
        *,
        analyser: Analyser | None = None,
        resolve: publishing.Resolve | None = None,
    ) -> None:
        self.config = config
        self._analyser = analyser
        self._resolve = resolve
        self._sources = Sources(config.data)
        self._references = References(config.data)
        self._log = RunLog(config.data)
        self._publications = Publications(config.data, keep=config.keep)
        self._dumps = Dumps(config.data, keep=config.dumps)
        self._dumping = Dumping(self._dumps, config)
        self._text = lru_cache(TEXTS_KEPT)(lambda name: self._sources.analysis(name).document.text)
        self._reader = Reader(self._publications, config.base)
        self.endpoint = Endpoint(self._reader, config)
        _refuse_other_format(config.data)

    # What changes the folder

    def ingest(self, paths: Sequence[Path], *, progress: Progress | None = None) -> IngestReport:
        """Read files and folders in; unchanged files are skipped, and one publication shows the others."""
        listener = progress or Silence()
        found = reading.find(paths)
        with self._writing():
            joining = self._joining
            run = Ingestion(self._sources, self._pipeline)
            listener.start(len(found))
            reports = []
            for path, source in found:
                reports.append(run.take(path, source))
                listener.step(source)
            self._sources.write(run.records)
            published = self._publish(joining)
            report = IngestReport(tuple(reports), published.number if published else None)
            self._log.ended(report)
        return report

    def remove(self, sources: Sequence[str]) -> RemovalReport:
        """Take documents out, with all that only they stated; an unknown source stops the whole removal."""
        with self._writing():
            records = self._sources.records()
            rejected = {one.source for one in self._log.read().rejected}
            for source in sources:
                if source not in records and source not in rejected:
                    raise UnknownEntityError(not_a_source(source, list(records)))
            self._sources.write({name: record for name, record in records.items() if name not in sources})
            self._publish()
            self._log.forget(sources)
        return RemovalReport(tuple(dict.fromkeys(sources)))

    def load(self, file: Path, graph: str) -> int:
        """Make the RDF in `file` all that the named graph `graph` holds; gives the number of triples."""
        with self._writing():
            references.refuse_own_graph(graph, self.config.base)
            reference = references.read(file, graph)
            self._references.keep(reference)
            self._publish()
        return reference.count

    def judge(self, left: str, right: str, verdict: str | None, remark: str = "") -> tuple[str, str]:
        """Keep what a person says of two entities ("same", "different", "unsure"), or take it back; then publish.

        Gives what the two names were taken for, the ends of their IRIs.
        """
        if not self._sources.records():
            raise UnknownEntityError(f"{self.config.data} holds nothing yet: ingest some papers first")
        with self._writing():
            judging = self._judging()
            pair = judging.forget(left, right) if verdict is None else judging.judge(left, right, verdict, remark)
            self._publish()
        return pair[0].spelt, pair[1].spelt

    # What answers

    def candidates(self) -> list[Candidate]:
        """The pairs of organisations and people that may be one, each with reasons, and that nobody has judged."""
        return self._judging().candidates()

    def judgements(self) -> list[Line]:
        """What people have said of two entities, in the order of the file."""
        return self._judging().verdicts.lines()

    def search(
        self,
        query: str,
        *,
        filters: Mapping[str, Sequence[str]] | None = None,
        limit: int = 10,
        offset: int = 0,
        listing: Listing = BEST_FIRST,
    ) -> SearchAnswer:
        """What `query` finds, narrowed to what has a value of each of `filters`.

        A hit is a case, or what of a document lies outside its cases, with its best passages; one passage where
        `listing` says so.
        """
        now = self._now()
        try:
            narrowed = self._narrowed(now, filters)
            results = now.index.search(
                query, filters=narrowed, fields=now.fields, limit=limit, offset=offset, listing=listing
            )
        except SearchError as error:
            raise QueryError(str(error)) from error
        return SearchAnswer(query, narrowed, results)

    def every_hit(
        self,
        query: str,
        *,
        filters: Mapping[str, Sequence[str]] | None = None,
        listing: Listing = BEST_FIRST,
    ) -> Iterator[Hit]:
        """All hits of `query`, in the order of `search`."""
        now = self._now()
        narrowed = self._narrowed(now, filters)
        return now.index.every_hit(query, filters=narrowed, fields=now.fields, listing=listing)

    def complete(self, typed: str) -> list[Completion]:
        """What the last piece of a query that is being typed may become."""
        now = self._now()
        return complete(typed, now.index, now.tracer.lookup, now.fields)

    def suggest(self, words: str, *, limit: int = 20) -> list[tuple[str, str, str]]:
        """IRI, label and kind of the entities that may be meant by the beginning of a name."""
        return self._now().tracer.lookup.suggested(words, limit)

    @staticmethod
    def _narrowed(now: Opened, filters: Mapping[str, Sequence[str]] | None) -> dict[str, list[str]]:
        return as_indexed(filters, now.facets, now.tracer.lookup) if filters else {}

    def query(
        self,
        sparql_text: str,
        *,
        format: str | None = None,  # noqa: A002  (the word of CONTRACT §4)
        accept: str | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> QueryAnswer:
        """The answer to a SPARQL query, in the format that is named or accepted."""
        wanted = sparql.Wanted(format, accept, default_graphs, named_graphs, self.config.base)
        now = self._now()
        return sparql.answer(now.store, sparql.prepared(sparql_text, now.passages_for), wanted, typed=sparql_text)

    def terms(self) -> Mapping[str, Sequence[str]]:
        """The IRIs of the terms that the graph has, by `class` and `property`."""
        return self._now().terms

    def fill(self, query: CannedQuery, typed: Mapping[str, str], language: str) -> str:
        """The SPARQL of a ready-made question with what was typed into its fields; labels come in `language`."""
        return fill(query, typed, self._named, language)

    def describe(self, iri: str, *, format: str) -> QueryAnswer:  # noqa: A002
        """All triples with `iri` as subject or object."""
        found = sparql.describe(self._now().store, iri, format)
        if found is None:
            raise UnknownEntityError(f"{iri} names nothing in the graph")
        return found

    def trace(self, entity: str) -> Trace:
        """The paths from `entity`, an IRI or anything that names one, to goals or back to decisions."""
        return self._now().tracer.trace(entity)

    def ways(self, entity: str, target: str) -> tuple[TracePath, ...]:
        """The best ways from `entity` to the one thing with the IRI `target`."""
        return self._now().tracer.ways(entity, target)

    def precedents(self, entity: str, *, limit: int = 10) -> Precedents:
        """Cases like the case or decision that `entity` names, with what they share, and its chain through time."""
        now = self._now()
        iri, *more = now.tracer.lookup.find(entity)
        if more or iri.removeprefix(self.config.base).partition("/")[0] not in ("case", "decision"):
            named = " ".join(f"<{one}>" for one in (iri, *more))
            raise QueryError(f"{entity!r} names {named}: give one case or decision to find precedents of")
        return precedents(now, iri, limit)

    def network(self) -> Network:
        """The network of precedents."""
        return self._now().network

    def likenesses(self) -> tuple[Likeness, ...]:
        """How alike decision points and goals are that share a telling word, whatever is stated (`kg.inferring`)."""
        views = publishing.views_of(self._basis(), self._joining, self.config.base)
        return tuple(likenesses(collect(views.values())))

    def export(self, format: str, out: BinaryIO) -> None:  # noqa: A002
        """Write the graph to `out`."""
        if format not in EXPORTS:
            raise KgError(f"{format!r} is no export format: choose one of {', '.join(EXPORTS)}")
        self._now().store.export(format, out, PREFIXES)

    def dumps(self) -> list[Dump]:
        """The publications that were dumped as files, the newest first."""
        return self._dumps.all()

    def dump(self, number: int | None = None) -> Dump:
        """The dump of the publication with this number; of the current one it is made, which may take a while."""
        current = self._now().publication
        if number is None or number == current.number:
            return self._dumping.of(current)
        return self._dumps.numbered(number)

    def make_dump(self, *, progress: Progress | None = None) -> Dump:
        """Dump the current publication, here and now."""
        return self._dumps.make(self._now().publication, progress)

    def check(self) -> CheckReport:
        """Prove that graph, index and records agree and that the graph obeys its shapes."""
        return check(self._now(), self._sources)

    def status(self) -> Status:
        """How much there is; all zeros before anything has been ingested."""
        if self._publications.number() is None:
            return Status(0, 0, 0, None, None)
        now = self._now()
        times = (record.ingested for record in self._sources.records().values())
        return Status(
            documents=len(now.publication.manifest.documents),
            triples=now.triples,
            passages=now.index.count(),
            publication=now.publication.number,
            last_run=max(times, default=None),
            graphs=tuple(sorted(now.publication.manifest.graphs)),
        )

    def version(self) -> Version | None:
        """Which publication readers see, if there is one."""
        return None if self._publications.number() is None else self._now().version

    def census(self) -> Census | None:
        """How much there is of what; None where that would take long and no dump has it."""
        now = self._now()
        dump = self._dumps.of(now.publication)
        if dump is not None:
            return dump.census
        return now.census if now.triples <= MOST_COUNTED else None

    def runs(self) -> Runs:
        """What the last run did, and which files could not be used."""
        return self._log.read()

    def text_of(self, document_iri: str) -> str:
        """The one text of a document, which all spans are ranges of."""
        _, document = self._published(document_iri)
        return self._text(document.analysis)

    def original(self, document_iri: str) -> Original | None:
        """The file that a document was read from, as it came; None where it is not kept, or another has come since."""
        source, document = self._published(document_iri)
        record = self._sources.records().get(source)
        return self._sources.original(record) if record and record.analysis == document.analysis else None

    def read_in(self) -> dict[str, str]:
        """When each document was read in as it is now, by its IRI: ISO, with the time of day."""
        records, published = self._sources.records(), self._now().publication.manifest.documents
        return {published[name].graph: one.ingested for name, one in records.items() if name in published}

    @property
    def questions(self) -> Questions:
        """The typed questions of the pages, over the graph as it is now."""
        return Questions(self._now().store.select, self.config.base)

    # How it is done

    def _named(self, words: str, kind: str) -> Sequence[str]:
        return self._now().tracer.lookup.find(words, kind)

    def _published(self, document_iri: str) -> tuple[str, Published]:
        """The source of a document, and what the publication has of it."""
        for source, document in self._now().publication.manifest.documents.items():
            if document.graph == document_iri:
                return source, document
        raise UnknownEntityError(f"{document_iri} is no document that was ingested")

    def _now(self) -> Opened:
        return self._reader.current()

    @property
    def _joining(self) -> publishing.Resolve:
        if self._resolve is not None:
            return self._resolve
        from kg.resolution import resolve
        from kg.verdicts import Verdicts

        return partial(resolve, judgements=Verdicts(self.config.data).all(), given=self._given())

    def _given(self) -> Mapping[str, str]:
        """The names of organisations that people loaded."""
        return references.names(self._references.all(), self.config.base)

    def _judging(self) -> Judging:
        from kg.judging import Judging
        from kg.verdicts import Verdicts

        records = self._sources.records()
        analyses = [self._sources.analysis(records[source].analysis) for source in sorted(records)]
        return Judging(Verdicts(self.config.data), analyses, self.config.base, self._given())

    @cached_property
    def _pipeline(self) -> Analyser:
        if self._analyser is not None:
            return self._analyser
        from kg.pipeline import Pipeline

        return Pipeline()

    def _basis(self) -> publishing.Basis:
        return publishing.Basis(self._sources, self._sources.records(), self._references.all())

    def _publish(self, joining: publishing.Resolve | None = None) -> Publication | None:
        """Publish what the folder holds now; nothing happens if that is what readers see already."""
        basis = self._basis()
        if not basis.records and not basis.references and self._publications.number() is None:
            return None
        aim = publishing.wanted(basis, joining or self._joining, self.config.base, self.config.engine)
        published = publishing.publish(self._publications, aim)
        self._sources.sweep(self._publications.analyses())
        return published

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Be the one writer."""
        with locking.held(self.config.data / "lock"):
            if not (self.config.data / "format").exists():
                files.write(self.config.data / "format", f"{FORMAT}\n".encode("ascii"))
            yield


def _refuse_other_format(data: Path) -> None:
    file = data / "format"
    written = file.read_text(encoding="utf-8").strip() if file.exists() else FORMAT
    if written != FORMAT:
        raise StoreError(f"{data} has format {written}, this program reads {FORMAT}: ingest into a new folder")
