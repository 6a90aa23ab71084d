"""`python -m evaluation`: score the samples and our own papers, and the shared papers where they are."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from evaluation.floors import FLOORS, FloorError, drops, read_floors
from evaluation.goldfiles import GoldError
from evaluation.inferred.measuring import judged
from evaluation.inferred.reliability import Reliability, sides
from evaluation.queries import Scored, judged_queries
from evaluation.queries import faults as query_faults
from evaluation.records import Quality
from evaluation.report import faults, markdown
from evaluation.resolved import Resolution, resolution
from evaluation.run import MissingDocumentError, Remembering, evaluate
from evaluation.sets import samples, shared
from kg import KgError

ROOT = Path(__file__).resolve().parent.parent
SETS = [ROOT / "samples", ROOT / "evaluation" / "papers"]
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option(
    "--samples",
    "sample_folders",
    type=FOLDER,
    multiple=True,
    default=[folder for folder in SETS if folder.is_dir()],
    help="Folder with corpus/ and gold/; may be given again. Otherwise the samples and our own papers.",
)
@click.option("--shared", "shared_folder", type=FOLDER, help="Folder with corpus/ and gold-*.json, scored too.")
@click.option("--write", "page", type=FILE, help="Write the tables to this page.")
@click.option("--check", is_flag=True, help="Exit 1 with a list when a figure is below its floor.")
@click.option("--floors", type=FILE, default=FLOORS, help="The floors to check against.")
@click.option("--errors", is_flag=True, help="List every fact missed or too much, and every query not answered first.")
def main(
    sample_folders: tuple[Path, ...],
    shared_folder: Path | None,
    page: Path | None,
    check: bool,
    floors: Path,
    errors: bool,
) -> None:
    """Score the extracted graph and the search against gold."""
    try:
        sets = [*map(samples, sample_folders), *([shared(shared_folder)] if shared_folder else [])]
        analyser = Remembering()
        qualities = [quality for one in sets if one.golds for quality in evaluate(one, analyser)]
        links = _links(sample_folders, shared_folder, analyser)
        names = resolution(analyser) if links else None
        queries = judged_queries(shared_folder, analyser) if links else []
        lost = drops(qualities, read_floors(floors), _figures(links, names, queries)) if check else []
    except (KgError, MissingDocumentError, GoldError, FloorError) as error:
        raise click.ClickException(str(error)) from error
    text = markdown(qualities, links, names, queries)
    if page:
        page.write_text(text, encoding="utf-8")
    click.echo(text)
    for line in _faults(qualities, queries) if errors else ():
        click.echo(line)
    for line in lost:
        click.echo(line, err=True)
    sys.exit(1 if lost else 0)


def _faults(qualities: Sequence[Quality], queries: Sequence[Scored]) -> Iterator[str]:
    """What went wrong, line by line: facts, the queries of gold, judged queries."""
    yield from (line for quality in qualities for line in faults(quality))
    yield from (line for scored in queries for line in query_faults(scored))


def _figures(
    links: tuple[Reliability, ...], names: Resolution | None, queries: Sequence[Scored]
) -> dict[str, dict[str, float]]:
    """The figures of inferred links, those held out, of names and of judged queries, as the floors call them."""
    inferred = {"inferred": links[0].figures()} if links else {}
    searched = {one.name: one.figures() for one in queries}
    return {**inferred, **(names.figures() if names else {}), **searched}


def _links(samples: tuple[Path, ...], shared: Path | None, analyser: Remembering) -> tuple[Reliability, ...]:
    """Inferred links are measured where all our own papers are: their confidence depends on all that is read."""
    whole = {folder.resolve() for folder in samples} >= set(SETS)
    return sides(judged(shared, analyser)) if whole else ()


if __name__ == "__main__":
    main(prog_name="python -m evaluation")
