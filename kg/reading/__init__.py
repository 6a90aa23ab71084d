"""Path -> `kg.model.Document`: the text of a file, whatever its format.

The front door of the room: `find` tells which files a person's paths mean,
`read` turns one of them into text.
"""

from __future__ import annotations

from kg.reading.finding import find
from kg.reading.reader import LIMIT_BYTES, SUPPORTED, read

__all__ = ["LIMIT_BYTES", "SUPPORTED", "find", "read"]
