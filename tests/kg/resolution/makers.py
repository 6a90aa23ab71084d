"""Small analyses made by hand: what a document says of bodies, people and cases."""

from __future__ import annotations

from kg.identifiers import slug
from kg.model import Analysis, Document, Entity, Evidence, Mention, Ref, Span, Statement

SPAN = Span(0, 1)
EVIDENCE = Evidence(SPAN, "x")


def analysis(
    source: str,
    *,
    mentions: tuple[tuple[str, str], ...] = (),
    entities: tuple[tuple[Ref, str], ...] = (),
    said: tuple[tuple[Ref, str, Ref], ...] = (),
    issued: str | None = None,
) -> Analysis:
    """A document that mentions organisations (form and name), names entities and says statements."""
    document = Document(source, "x", "0" * 64, "text/plain")
    kinds = {"organisation": "vg:Organisation", "person": "vg:Person", "case": "vg:Case", "strategy": "vg:Strategy"}
    return Analysis(
        document,
        "nb",
        source,
        None,
        issued,
        mentions=tuple(Mention(SPAN, "ORG", form, name) for form, name in mentions),
        entities=tuple(Entity(ref, (kinds[ref.kind],), label, "nb", SPAN) for ref, label in entities),
        statements=tuple(Statement(s, p, o, EVIDENCE, "test/1") for s, p, o in said),
    )


def organisation(name: str) -> Ref:
    """The organisation as a document of that wording names it."""
    return Ref("organisation", (slug(name),))


def person(name: str, body: str | None = None) -> Ref:
    """A person by full name, or by surname within a body."""
    return Ref("person", (slug(body), slug(name)) if body else (slug(name),))
