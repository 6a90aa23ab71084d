"""Write tests/golden: what the pipeline reads out of every sample paper, one statement a line, for a person to read.

A change of the rules shows as changed lines; spans are left out, so that a shifted line does not change them all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg import Analysis, Pipeline, Statement
from kg.model import External, Literal, Object
from kg.reading import find, read
from kg.text import squeeze

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "samples" / "corpus"
GOLDEN = ROOT / "tests" / "golden"

Row = tuple[str, str, str, str]


def golden(analysis: Analysis) -> str:
    """The golden file of one analysis: what the document is, and its statements in order, each once."""
    head = {
        "source": analysis.document.source,
        "title": analysis.title,
        "type": analysis.type,
        "language": analysis.language,
        "issued": analysis.issued,
        "problems": [problem.message for problem in analysis.problems],
    }
    lines = [f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}," for key, value in head.items()]
    rows = [f"  {json.dumps(row, ensure_ascii=False)}" for row in sorted(set(_rows(analysis)))]
    return "\n".join(["{", *lines, ' "statements": [', ",\n".join(rows), " ]", "}", ""])


def golden_files() -> Iterator[tuple[Path, str]]:
    """Every golden file with what should stand in it."""
    pipeline = Pipeline()
    for path, source in find([CORPUS]):
        yield GOLDEN / f"{Path(source).stem}.json", golden(pipeline.analyse(read(path, source=source)))


def _rows(analysis: Analysis) -> Iterator[Row]:
    return (_row(statement) for statement in analysis.statements)


def _row(statement: Statement) -> Row:
    subject = "/".join((statement.subject.kind, *statement.subject.path))
    return subject, statement.predicate, _shown(statement.object), squeeze(statement.evidence.quote)


def _shown(value: Object) -> str:
    if isinstance(value, Literal):
        return value.value
    if isinstance(value, External):
        return f"<{value.iri}>"
    return "/".join((value.kind, *value.path))


def main() -> None:
    """Write the golden files, and take away those of papers that are no more."""
    written = dict(golden_files())
    for stale in set(GOLDEN.glob("*.json")) - set(written):
        stale.unlink()
    for file, text in written.items():
        file.write_text(text, encoding="utf-8")
        print(f"{file.relative_to(ROOT)}: {text.count(chr(10))} lines")


if __name__ == "__main__":
    main()
