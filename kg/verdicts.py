"""What people judged of two entities, as lines of a file in the data folder that anyone may read and change.

A line is a verdict, two entities and a remark, parted by tabs: `same  organisation/a  organisation/b  seen`.
It is no part of what is derived: delete graph and index, and the verdicts are applied again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg import files
from kg.errors import JudgementError
from kg.model import Ref
from kg.resolution.judgements import KINDS, Judgement, Verdict

FILE = "judgements.tsv"
HEAD = "# verdict (same, different, unsure), two entities, a remark; parted by tabs; `vedtaksgraf resolve` writes it"
LEAST_CELLS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One judgement as it is written, with the remark behind it."""

    judgement: Judgement
    remark: str = ""

    def __str__(self) -> str:
        one = self.judgement
        cells = (one.verdict.value, one.left.spelt, one.right.spelt, self.remark)
        return "\t".join(cell for cell in cells if cell)

    def to_json(self) -> dict[str, str]:
        """What `resolve --judged --json` prints of it."""
        one = self.judgement
        return {"verdict": one.verdict.value, "left": one.left.spelt, "right": one.right.spelt, "remark": self.remark}

    @property
    def pair(self) -> frozenset[Ref]:
        """The two entities, in no order."""
        return frozenset((self.judgement.left, self.judgement.right))


class Verdicts:
    """The judgements of one data folder; only the holder of its lock may call what writes."""

    def __init__(self, data: Path) -> None:
        self._file = data / FILE

    def all(self) -> tuple[Judgement, ...]:
        """Every judgement, in the order of the file."""
        return tuple(line.judgement for line in self.lines())

    def lines(self) -> list[Line]:
        """The judgements with their remarks; what cannot be read is a `JudgementError` that tells the line."""
        return [line for _, line in self._rows() if line]

    def put(self, lines: Iterable[Line], *, without: Iterable[frozenset[Ref]] = ()) -> None:
        """Write `lines` behind those there are; what was said before of their pairs, or of `without`, goes."""
        new = list(lines)
        gone = {line.pair for line in new} | set(without)
        kept = [row for row, line in self._rows() if line is None or line.pair not in gone]
        rows = [*(kept or [HEAD]), *map(str, new)]
        files.write(self._file, "".join(f"{row}\n" for row in rows).encode())

    def _rows(self) -> list[tuple[str, Line | None]]:
        """The rows of the file, each with what it says; a remark of its own or a blank row says nothing."""
        try:
            text = self._file.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise JudgementError(f"{self._file} cannot be read: {error}") from error
        rows = enumerate(text.removesuffix("\n").split("\n"), 1)
        told = ((row.rstrip("\r"), number) for number, row in rows)
        return [
            (row, self._line(number, row) if row.strip() and row.lstrip()[0] != "#" else None) for row, number in told
        ]

    def _line(self, number: int, row: str) -> Line:
        cells = [cell.strip() for cell in row.split("\t")]
        try:
            verdict, left, right = Verdict(cells[0]), read(cells[1]), read(cells[2])
            if left == right or left.kind != right.kind:
                raise ValueError(row)
        except (ValueError, IndexError) as error:
            raise JudgementError(
                f"{self._file}, line {number}: {row!r} is no judgement: write same, different or unsure and two "
                "entities of a kind such as organisation/helse-nord-rhf, parted by tabs"
            ) from error
        return Line(Judgement(left, right, verdict), "\t".join(cells[LEAST_CELLS:]))


def read(written: str) -> Ref:
    """The organisation or person whose ref is so spelt; anything else is a `ValueError`.

    >>> read("organisation/helse-nord-rhf").path
    ('helse-nord-rhf',)
    """
    kind, *path = written.split("/")
    if kind not in KINDS or not path or not all(path):
        raise ValueError(written)
    return Ref(kind, tuple(path))
