"""The command line: a command parses, calls one method of the workspace, and prints.

Nothing heavy is imported before a command needs it, so that `--help` answers at once. Exit status: 0; 1 for
what the user can put right (one line on standard error); 2 for wrong usage.
"""

from __future__ import annotations

import json
import os
import pkgutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.config import Config
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.workspace import Workspace

MOST_POSTED = 1_000_000
"""Bytes that may be sent with a request: a query, or a form."""
LOOKAHEAD = 8
"""Requests that are read while one is answered: without any nobody is told that a client has gone."""
NO_WATERMARK = 1 << 40
"""Bytes that wait for a client before a thread does: an answer that nobody reads lies in a file and holds no thread."""
APPLICATION = "web:create_app"
"""What `serve` serves: the floor above, named and not imported, since this floor must be whole without it."""
_UNDO = "undo"
PAIR = 2
SHOWN_PAIRS = 20
SHOWN_HITS = 10
DATA_HELP = "The data folder [env VEDTAKSGRAF_DATA; default: data]."
_FORMATS = ("json", "xml", "csv", "tsv", "turtle", "ntriples", "jsonld", "table")
_EXPORTS = ("nquads", "trig", "turtle", "jsonld")
_READABLE = "text/plain, text/turtle;q=0.9"
"""What a person at a terminal accepts: a table, or Turtle where the answer is a graph."""

Command = TypeVar("Command", bound=Callable[..., Any])


class Refused(click.ClickException):
    """What the user can put right, as one line on standard error."""

    exit_code = 1

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(f"vedtaksgraf: {' '.join(self.message.split())}", file=file, err=file is None)


class Commands(click.Group):
    """Commands whose `KgError` becomes a line and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            raise Refused(str(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data", type=click.Path(path_type=Path), metavar="DIR", help=DATA_HELP)
@click.version_option(package_name="vedtaksgraf")
@click.pass_context
def main(ctx: click.Context, data: Path | None) -> None:
    """Knowledge graph and search over Norwegian health-governance papers."""
    ctx.obj = data


def command(name: str, examples: str) -> Callable[[Command], click.Command]:
    """A command of `main` called `name`, with `--data` and with `examples` under its help."""

    def decorate(function: Command) -> click.Command:
        epilog = "\b\nExamples:\n" + "\n".join(f"  vedtaksgraf {line}" for line in examples.splitlines())
        option = click.option(
            "--data",
            type=click.Path(path_type=Path),
            metavar="DIR",
            help=DATA_HELP,
            expose_value=False,
            callback=_remember_data,
        )
        return main.command(name, epilog=epilog)(option(function))

    return decorate


def _remember_data(ctx: click.Context, _: click.Parameter, data: Path | None) -> None:
    if data is not None:
        ctx.obj = data


def workspace(**settings: str | int | None) -> Workspace:
    """The workspace that the command goes to."""
    from kg.workspace import Workspace

    return Workspace(Config.load(os.environ, data=click.get_current_context().obj, **settings))


def json_option(function: Command) -> Command:
    """The option `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(function)


@command("ingest", "ingest papers/\ningest papers/ minutes.pdf --json")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
def ingest(paths: tuple[Path, ...], as_json: bool) -> None:
    """Read files and folders, and put what they say into the graph and the index.

    Files that did not change are skipped; a changed file replaces all that it stated.
    """
    from kg import printing

    with printing.bar(shown=not as_json) as progress:
        report = workspace().ingest(paths, progress=progress)
    click.echo(_json(report.to_json()) if as_json else printing.ingested(report))
    for rejected in report.rejected:
        Refused(f"{rejected.source} rejected: {rejected.reason}").show()
    if report.rejected:
        sys.exit(1)


@command("remove", "remove minutes.pdf")
@click.argument("sources", nargs=-1, required=True)
def remove(sources: tuple[str, ...]) -> None:
    """Take documents out again, with everything that only they stated.

    SOURCE is the name that `ingest` printed.
    """
    for source in workspace().remove(sources).removed:
        click.echo(f"removed {source}")


@command(
    "search",
    'search "digital hjemmeoppfølging"\nsearch budsjett --body NUIT --year 2023\nsearch 134/2022 --json',
)
@click.argument("query")
@click.option("--limit", default=SHOWN_HITS, show_default=True, type=click.IntRange(0), help="How many hits to show.")
@click.option("--body", multiple=True, help="Only cases of this body.")
@click.option("--year", multiple=True, help="Only from this year.")
@click.option("--type", "type_", multiple=True, help="Only this type of document.")
@click.option("--status", multiple=True, help="Only proposed or adopted decisions.")
@click.option("--goal", multiple=True, help="Only what speaks of this goal.")
@click.option("--organisation", multiple=True, help="Only what names this organisation.")
@click.option(
    "--each",
    type=click.Choice(["case", "passage"]),
    default="case",
    show_default=True,
    help="A hit for each case and document, or for each passage.",
)
@click.option("--all", "form", type=click.Choice(["csv", "json"]), help="Print all hits so, not the first ones.")
@json_option
def search(query: str, limit: int, each: str, form: str | None, as_json: bool, **facets: tuple[str, ...]) -> None:
    """Find cases and documents, each with its best passages.

    Words, "whole phrases", case numbers in any notation, fields such as organ:nuit. An option may be given several
    times; then either value will do.
    """
    from kg import hit_export, printing
    from search import Listing

    listing = Listing(grouped=each == "case")
    filters = {name.rstrip("_"): values for name, values in facets.items() if values}
    if form:
        hits = workspace().every_hit(query, filters=filters, listing=listing)
        for piece in hit_export.as_csv(hits) if form == "csv" else hit_export.as_json(hits):
            click.echo(piece, nl=False)
        return
    answer = workspace().search(query, filters=filters, limit=limit, listing=listing).for_words()
    click.echo(_json(answer.to_json()) if as_json else printing.found(answer))


@command("query", 'query "SELECT ?c WHERE { ?c a vg:Case }"\nquery --format csv - < question.rq')
@click.argument("sparql")
@click.option("--format", "form", type=click.Choice(_FORMATS), help="Default: a table, or Turtle for a graph.")
def query(sparql: str, form: str | None) -> None:
    """Answer a SPARQL query; `-` reads it from standard input.

    The prefixes of the project (vg, dcterms, skos, rdfs, …) need not be declared.
    """
    text = sys.stdin.read() if sparql == "-" else sparql
    answer = workspace().query(text, format=form, accept=_READABLE)
    _write(answer.body)


@command("trace", 'trace 134-2022\ntrace "Mål 4" --json\ntrace http://localhost:8000/id/case/nuit/16-23')
@click.argument("entity")
@json_option
def trace(entity: str, as_json: bool) -> None:
    """Follow a case or decision to the goals it serves, or a goal back to its cases.

    ENTITY is an IRI or anything that names one: a case number, "Mål 4", "indikator 2.1", a title
    or an organisation.
    """
    from kg import printing

    found = workspace().trace(entity)
    click.echo(_json(found.to_json()) if as_json else printing.traced(found))


@command("precedents", "precedents 134-2022\nprecedents 134-2022 --json")
@click.argument("entity")
@click.option("--limit", default=SHOWN_HITS, show_default=True, type=click.IntRange(0), help="How many cases to show.")
@json_option
def precedents(entity: str, limit: int, as_json: bool) -> None:
    """Find cases like a case or decision, with what they share, and what came before and after it.

    ENTITY is an IRI or anything that names one case or decision: a number, a title.
    """
    from kg import printing

    found = workspace().precedents(entity, limit=limit)
    click.echo(_json(found.to_json()) if as_json else printing.like(found))


@command(
    "resolve",
    "resolve\nresolve --judged\n"
    'resolve "Helse Nord" "Helse Nord RHF" --same --remark "so in the minutes of May"\n'
    "resolve person/kari-moe person/kari-anne-moe --different\nresolve person/kari-moe person/kari-anne-moe --undo",
)
@click.argument("entities", nargs=-1, metavar="[LEFT RIGHT]")
@click.option("--same", is_flag=True, help="They are one.")
@click.option("--different", is_flag=True, help="They are two.")
@click.option("--unsure", is_flag=True, help="Nobody can tell; the pair is not asked about again.")
@click.option("--undo", is_flag=True, help="Take back what was said of them.")
@click.option("--remark", default="", help="Why, kept beside the verdict.")
@click.option("--judged", is_flag=True, help="List what was said instead of what is asked.")
@click.option("--limit", default=SHOWN_PAIRS, show_default=True, type=click.IntRange(0), help="How many pairs to show.")
@json_option
def resolve(
    entities: tuple[str, ...], remark: str, *, judged: bool, limit: int, as_json: bool, **verdicts: bool
) -> None:
    """List organisations and people that may be one, and take a person's word for it.

    LEFT and RIGHT are IRIs, their ends (organisation/helse-nord-rhf) or names. Verdicts are lines of judgements.tsv in
    the data folder, applied on every run; a joined name keeps all its forms and their evidence.
    """
    from kg import printing

    ours = workspace()
    told = [verdict for verdict, given in verdicts.items() if given]
    if entities or told or remark:
        if len(told) != 1 or len(entities) != PAIR:
            raise click.UsageError("give two entities and one of --same, --different, --unsure, --undo")
        (said,), (left, right) = told, entities
        named = ours.judge(left, right, None if said == _UNDO else said, remark)
        answer = {"verdict": None if said == _UNDO else said, "left": named[0], "right": named[1], "remark": remark}
        words = f"{'taken back' if said == _UNDO else said}: {' and '.join(named)}"
        click.echo(_json(answer) if as_json else words)
    elif judged:
        lines = ours.judgements()
        click.echo(_json([line.to_json() for line in lines]) if as_json else printing.judged(lines))
    else:
        found = ours.candidates()
        shown = [candidate.to_json() for candidate in found[:limit]]
        click.echo(_json({"total": len(found), "candidates": shown}) if as_json else printing.asked(found, limit))


@command("export", "export --format trig --output graph.trig\nexport --format turtle | less")
@click.option("--format", "form", type=click.Choice(_EXPORTS), default="nquads", show_default=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="A file; default: standard output.")
def export(form: str, output: Path | None) -> None:
    """Write the whole graph.

    Turtle, which has no named graphs, gets their union.
    """
    ours = workspace()
    if output is None:
        ours.export(form, sys.stdout.buffer)
        return
    try:
        with output.open("wb") as file:
            ours.export(form, file)
    except OSError as error:
        raise KgError(f"{output} cannot be written: {error.strerror or error}") from error


@command("load", "load organisations.ttl --graph https://example.org/organisations")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--graph", required=True, metavar="IRI", help="The named graph; what it held before is replaced.")
def load(file: Path, graph: str) -> None:
    """Add reference data (RDF) as a named graph."""
    click.echo(f"{workspace().load(file, graph)} triples in {graph}")


@command("check", "check")
def check() -> None:
    """Prove that graph, index and records agree and that the graph obeys its shapes."""
    from kg import printing

    report = workspace().check()
    click.echo(printing.checked(report))
    for fault in report.faults:
        Refused(fault).show()
    if report.faults:
        sys.exit(1)


@command("dump", "dump\ndump --json")
@json_option
def dump(as_json: bool) -> None:
    """Make the files of the graph as it is now, which the site offers at /dump/.

    N-Quads in canonical form and TriG, packed with gzip, and their checksums. Where they are there already, nothing is
    done.
    """
    from kg import printing

    with printing.bar(shown=not as_json) as progress:
        made = workspace().make_dump(progress=progress)
    click.echo(_json(made.to_json()) if as_json else printing.dumped(made))


@command("serve", "serve\nserve --host 0.0.0.0 --port 80")
@click.option("--host", help="Address to listen on [env VEDTAKSGRAF_HOST; default 127.0.0.1].")
@click.option("--port", type=int, help="Port to listen on [env VEDTAKSGRAF_PORT; default 8000].")
def serve(host: str | None, port: int | None) -> None:
    """Serve the pages, the SPARQL endpoint and the linked data."""
    import waitress  # type: ignore[import-untyped]

    ours = workspace(host=host, port=port)
    application = pkgutil.resolve_name(APPLICATION)(ours)
    config = ours.config
    click.echo(f"Serving {config.data} on http://{config.host}:{config.port} (stop with Ctrl-C)")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that what was begun is ended, as with Ctrl-C
    try:
        waitress.serve(
            application,
            host=config.host,
            port=config.port,
            threads=config.threads,
            max_request_body_size=MOST_POSTED,
            channel_request_lookahead=LOOKAHEAD,
            outbuf_high_watermark=NO_WATERMARK,
        )
    except OSError as error:
        raise KgError(f"{config.host}:{config.port} cannot be listened on: {error.strerror or error}") from error


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _write(body: bytes) -> None:
    out = sys.stdout.buffer
    out.write(body if body.endswith(b"\n") else body + b"\n")
    out.flush()


if __name__ == "__main__":
    main()
