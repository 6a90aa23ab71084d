"""Errors a caller may want to catch.

SearchError              what a person can put right; the message is one line
|-- IndexOpenError       the folder holds no index, one of another version, or one that cannot be read
|-- PassageError         a passage that cannot be indexed as it was given
`-- QueryError           a search that cannot be answered as it was asked
"""

from __future__ import annotations


class SearchError(Exception):
    """Anything that goes wrong in the search and that the caller can act on."""


class IndexOpenError(SearchError):
    """The folder holds no index, one of another version, or one that cannot be read or written."""


class PassageError(SearchError):
    """A passage that cannot be indexed as it was given."""


class QueryError(SearchError):
    """A search that cannot be answered as it was asked."""
