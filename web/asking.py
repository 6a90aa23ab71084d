"""The search that a URL asks for, and the URLs of searches that differ from it by one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode, urljoin

from flask import request, url_for

from kg import SearchAnswer, Workspace
from search import Hit, Listing
from web.languages import language
from web.site import whole_number

FACETS = ("body", "year", "type", "case_type", "status", "goal", "organisation")
SORTS = ("relevance", "date")
EACH = ("case", "passage")
"""What a hit is."""
DEFAULT_LIMIT = 10
MOST = 100
FARTHEST = 10_000


@dataclass(frozen=True, slots=True)
class Asking:
    """What is searched for: `filters` are facets with the values that narrow the hits."""

    query: str
    filters: Mapping[str, Sequence[str]]
    sort: str
    grouped: bool
    limit: int
    offset: int

    def answer(self, workspace: Workspace) -> SearchAnswer:
        """What the workspace finds."""
        return workspace.search(
            self.query, filters=self.filters, limit=self.limit, offset=self.offset, listing=self.listing
        )

    def every_hit(self, workspace: Workspace) -> Iterator[Hit]:
        """All that the workspace finds."""
        return workspace.every_hit(self.query, filters=self.filters, listing=self.listing)

    @property
    def listing(self) -> Listing:
        """How the hits are listed."""
        return Listing(self.sort, self.grouped)

    def download(self, ending: str) -> str:
        """Where all hits can be had as CSV or JSON."""
        _, _, asked = replace(self, offset=0).address().partition("?")
        return f"{url_for('api.every_hit_as_' + ending)}?{asked}"

    def feed(self) -> str:
        """Where the newest hits can be followed, in the language of this page."""
        _, _, asked = replace(self, offset=0, sort=SORTS[0]).address().partition("?")
        return f"{url_for('feeds.of_search')}?{asked}&{urlencode({'lang': language()})}"

    def permalink(self) -> str:
        """The search from its first hit, whatever the reader's language: a bookmark of it is a saved search."""
        return urljoin(request.host_url, replace(self, offset=0).address())

    def has(self, facet: str, value: str) -> bool:
        """Whether hits are narrowed to `value` of `facet`."""
        return value in self.filters.get(facet, ())

    def toggled(self, facet: str, value: str) -> str:
        """The search with `value` of `facet` taken away if it is there, else added."""
        chosen = [one for one in self.filters.get(facet, ()) if one != value]
        if not self.has(facet, value):
            chosen.append(value)
        return replace(self, filters={**self.filters, facet: chosen}, offset=0).address()

    def unfiltered(self) -> str:
        """The search without any narrowing."""
        return replace(self, filters={}, offset=0).address()

    def instead(self, query: str) -> str:
        """The search for other words."""
        return replace(self, query=query, offset=0).address()

    def sorted_by(self, sort: str) -> str:
        """The search in another order."""
        return replace(self, sort=sort, offset=0).address()

    def with_hits(self, *, grouped: bool) -> str:
        """The search with the passages of a case in one hit, or each by itself."""
        return replace(self, grouped=grouped, offset=0).address()

    def goes_on(self, total: int) -> bool:
        """Whether there is a next page that can be asked for."""
        return self.offset + self.limit < total and self.offset + self.limit <= FARTHEST

    def shifted(self, pages: int) -> str:
        """The search `pages` pages on."""
        return replace(self, offset=max(self.offset + pages * self.limit, 0)).address()

    def address(self) -> str:
        """The search's permalink."""
        asked = [("q", self.query)]
        asked += [(facet, value) for facet, values in self.filters.items() for value in values]
        asked += [("sort", self.sort)] if self.sort != SORTS[0] else []
        asked += [] if self.grouped else [("each", EACH[1])]
        asked += [("offset", str(self.offset))] if self.offset else []
        return f"{url_for('pages.search')}?{urlencode(asked)}"


def asked_for() -> Asking:
    """The search of this request's URL; what makes no sense there is left out."""
    given = {facet: [value for value in request.args.getlist(facet) if value.strip()] for facet in FACETS}
    sort = request.args.get("sort", "")
    return Asking(
        request.args.get("q", "").strip(),
        {facet: values for facet, values in given.items() if values},
        sort if sort in SORTS else SORTS[0],
        request.args.get("each") != EACH[1],
        min(max(whole_number("limit") or DEFAULT_LIMIT, 1), MOST),
        min(whole_number("offset") or 0, FARTHEST),
    )
