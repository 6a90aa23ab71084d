"""`python -m evaluation.inferred`: show how well confidence is calibrated, or fit its coefficients again."""

from __future__ import annotations

from pathlib import Path

import click

from evaluation.inferred.fitting import fit, with_coefficients, written
from evaluation.inferred.measuring import judged
from evaluation.inferred.reliability import diagram, sides
from kg import KgError

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--shared", type=FOLDER, help="Folder with corpus/: the pairs of the real papers too.")
@click.option("--fit", "target", type=FILE, help="Fit the coefficients to the pairs not held out, and write this file.")
def main(shared: Path | None, target: Path | None) -> None:
    """Compare the confidence of inferred links with judged pairs."""
    if target and not shared:
        raise click.UsageError("--fit needs --shared: without the real papers other coefficients would come out")
    try:
        found = judged(shared)
    except KgError as error:
        raise click.ClickException(str(error)) from error
    if target:
        known = [one for one in found if not one.held_out]
        coefficients = fit(known)
        target.write_text(written(coefficients, len(known)), encoding="utf-8")
        found = with_coefficients(found, coefficients)
    click.echo("\n".join(diagram(sides(found))))


if __name__ == "__main__":
    main(prog_name="python -m evaluation.inferred")
