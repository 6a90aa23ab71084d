"""Questions that a list or the front page asks."""

from __future__ import annotations

from collections.abc import Iterable

from kg.queries.answers import CaseRow, DocumentRow, Name, OrganisationRow, StrategyRow
from kg.queries.binding import Iri
from kg.queries.lookup import Lookup, Row
from ontology import shrink


class Lists:
    """Cases, strategies, organisations and documents, a page at a time."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def counts(self) -> dict[str, int]:
        """How many there are of each kind ("Case", "Goal", …)."""
        rows = self._lookup.ask("counts")
        return {shrink(row["type"]).partition(":")[2]: int(row["total"]) for row in rows if "type" in row}

    def bodies(self) -> tuple[tuple[Name, int], ...]:
        """The bodies that number cases, with how many each has."""
        rows = [row for row in self._lookup.ask("cases_count") if "body" in row]
        names = self._lookup.names(row["body"] for row in rows)
        return tuple((names[row["body"]], int(row["total"])) for row in rows)

    def cases(self, *, body: str | None = None, limit: int, offset: int = 0) -> tuple[CaseRow, ...]:
        """Cases, those of the newest meetings first."""
        rows = self._rows("case", "cases", body=Iri(body) if body else None, limit=limit, offset=offset)
        names = self._named(rows, "case", "body")
        return tuple(
            CaseRow(
                names[row["case"]],
                row.get("number", ""),
                row.get("title") or names[row["case"]].label,
                names.get(row.get("body", "")),
                row.get("date"),
                row.get("type"),
            )
            for row in rows
        )

    def strategies(self) -> tuple[StrategyRow, ...]:
        """All strategies."""
        rows = self._rows("strategy", "strategies")
        names = self._named(rows, "strategy", "owner")
        return tuple(
            StrategyRow(
                names[row["strategy"]],
                names.get(row.get("owner", "")),
                row.get("period"),
                int(row["goals"]),
                int(row["indicators"]),
            )
            for row in rows
        )

    def organisations(self, *, limit: int, offset: int = 0) -> tuple[OrganisationRow, ...]:
        """Organisations, those with most cases first."""
        rows = self._rows("organisation", "organisations", limit=limit, offset=offset)
        names = self._named(rows, "organisation")
        return tuple(OrganisationRow(names[row["organisation"]], row.get("type"), int(row["cases"])) for row in rows)

    def documents(self, *, limit: int, offset: int = 0) -> tuple[DocumentRow, ...]:
        """Documents, the newest first."""
        rows = self._rows("document", "documents", limit=limit, offset=offset)
        names = self._named(rows, "document")
        return tuple(
            DocumentRow(
                names[row["document"]],
                row.get("title") or names[row["document"]].label,
                row.get("source", ""),
                row.get("type"),
                row.get("date"),
            )
            for row in rows
        )

    def _rows(self, variable: str, question: str, **parameters: Iri | int | None) -> list[Row]:
        return [row for row in self._lookup.ask(question, **parameters) if variable in row]

    def _named(self, rows: Iterable[Row], *variables: str) -> dict[str, Name]:
        return self._lookup.names({row[name] for row in rows for name in variables if name in row})
