"""What segmentation reads out of the text of a plan."""

from __future__ import annotations

from kg.model import Document, Segment, SegmentKind
from kg.segmentation import read_layout, segment


def read(text: str) -> list[Segment]:
    """The segments of a plan."""
    document = Document(source="plan.txt", text=text, sha256="0", media_type="text/plain")
    return list(segment(document, read_layout(document)))


def goals(text: str) -> list[tuple[str, list[str]]]:
    """Each goal with its sub-goals."""
    found = []
    for goal in (s for s in read(text) if s.kind is SegmentKind.GOAL):
        places = [tuple(map(int, place.split(":")[0].split("-"))) for place in (goal.get("open") or "").split()]
        found.append((goal.get("title") or "", [text[start:end] for start, end in places]))
    return found
