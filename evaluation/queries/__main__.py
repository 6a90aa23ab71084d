"""`python -m evaluation.queries`: score the judged queries alone, which takes a minute where the whole takes ten."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from evaluation.floors import FloorError, below, read_floors
from evaluation.goldfiles import GoldError
from evaluation.queries.measuring import judged_queries
from evaluation.queries.tables import faults, tables
from kg import KgError


@click.command()
@click.option(
    "--shared",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with corpus/: the queries over the real papers too.",
)
@click.option("--errors", is_flag=True, help="List the queries for tuning that are not answered first.")
@click.option("--check", is_flag=True, help="Exit 1 with a list when a figure is below its floor.")
def main(folder: Path | None, errors: bool, check: bool) -> None:
    """Score the search against judged queries."""
    try:
        scored = judged_queries(folder)
        lost = below({one.name: one.figures() for one in scored}, read_floors()) if check else []
    except (KgError, GoldError, FloorError) as error:
        raise click.ClickException(str(error)) from error
    click.echo("\n".join(tables(scored)))
    for line in (line for one in scored for line in faults(one) if errors):
        click.echo(line)
    for line in lost:
        click.echo(line, err=True)
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main(prog_name="python -m evaluation.queries")
