"""Ready-made questions: SPARQL files with a title, a description and fields to fill in, in each language.

How such a file is written stands in `docs/web.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from kg.queries.binding import without_comments

LANGUAGES = ("nb", "nn", "en")


class FieldKind(StrEnum):
    """What a field takes; a case, body or goal is given by its name, number or IRI."""

    TEXT = "text"
    WORDS = "words"
    YEAR = "year"
    DATE = "date"
    NUMBER = "number"
    CASE = "case"
    BODY = "body"
    GOAL = "goal"


class Audience(StrEnum):
    """Who asks a question."""

    ADVISERS = "advisers"
    RESEARCHERS = "researchers"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Field:
    """What may be filled in; a question is not asked while a `required` field is empty, another then means any."""

    name: str
    kind: FieldKind
    required: bool
    labels: Mapping[str, str]
    example: str


@dataclass(frozen=True, slots=True)
class CannedQuery:
    """A question with its words by language; in `template` each field stands as `$name`."""

    name: str
    audience: Audience
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    fields: Sequence[Field]
    template: str

    @property
    def limit(self) -> int:
        """How many rows the answer has at most."""
        return int(self.template.rpartition("LIMIT ")[2])


@cache
def canned_queries() -> Mapping[str, CannedQuery]:
    """All questions by name, in the order of their files."""
    files = sorted(resources.files(__package__).iterdir(), key=lambda file: file.name)
    read = (_query(file.name, file.read_text(encoding="utf-8")) for file in files if file.name.endswith(".rq"))
    return {query.name: query for query in read}


@cache
def column_names() -> Mapping[str, Mapping[str, str]]:
    """What a column of an answer is called, by the name of its variable and by language."""
    text = resources.files(__package__).joinpath("columns.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {name: _by_language(labels) for name, *labels in rows}


def _query(file: str, text: str) -> CannedQuery:
    heads = list(_heads(text))
    said = dict(heads)
    return CannedQuery(
        name=file.removesuffix(".rq").partition("-")[2],
        audience=Audience(said["for"]),
        titles=_by_language([said[f"title-{language}"] for language in LANGUAGES]),
        descriptions=_by_language([said[f"description-{language}"] for language in LANGUAGES]),
        fields=tuple(_field(value) for head, value in heads if head == "field"),
        template=without_comments(text).strip(),
    )


def _heads(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if line.startswith("# "):
            head, _, value = line[2:].partition(":")
            yield head, value.strip()


def _field(row: str) -> Field:
    name, kind, *labels, example = (cell.strip() for cell in row.split("|"))
    kind, _, needed = (word.strip() for word in kind.partition(","))
    return Field(name, FieldKind(kind), needed == "required", _by_language(labels), example)


def _by_language(words: Sequence[str]) -> dict[str, str]:
    return dict(zip(LANGUAGES, words, strict=True))
