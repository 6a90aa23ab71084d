"""Full-text search over Norwegian passages, with one analyser for all that reads words."""

from search.analysis import analyse
from search.engines import DEFAULT_ENGINE, library_of
from search.errors import SearchError
from search.fields import Fields, Meant
from search.index import Index
from search.model import FacetCount, Highlight, Hit, Listing, Passage, Results, Token
from search.similar import Similar

__all__ = [
    "DEFAULT_ENGINE",
    "FacetCount",
    "Fields",
    "Highlight",
    "Hit",
    "Index",
    "Listing",
    "Meant",
    "Passage",
    "Results",
    "SearchError",
    "Similar",
    "Token",
    "analyse",
    "library_of",
]
