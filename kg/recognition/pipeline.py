"""The spaCy pipeline: tokens, a span ruler over the known names, our own rules. Only this imports spaCy."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.lexicon import lexicon
from kg.recognition.organisations import KEY, find_organisations
from kg.recognition.people import find_people
from kg.recognition.register import register

if TYPE_CHECKING:
    from spacy.language import Language

MAX_CHARACTERS = 50_000_000
"""Rules need no memory that grows faster than the text; spaCy's own limit is for parsers."""


@cache
def pipeline() -> Language:
    """The pipeline, built once a process; spaCy takes a second to import, so not before it is needed."""
    import spacy
    from spacy.language import Language

    Language.component("vedtaksgraf_organisations", func=find_organisations)
    Language.component("vedtaksgraf_people", func=find_people)
    nlp = spacy.blank("nb")
    nlp.max_length = MAX_CHARACTERS
    written, folded = _patterns(nlp)
    exact: Any = nlp.add_pipe("span_ruler", "as_written", config={"spans_key": KEY, "overwrite": True})
    exact.add_patterns(written)
    settings = {"spans_key": KEY, "overwrite": False, "phrase_matcher_attr": "LOWER"}
    in_any_case: Any = nlp.add_pipe("span_ruler", "in_any_case", config=settings)
    in_any_case.add_patterns(folded)
    nlp.add_pipe("vedtaksgraf_organisations")
    nlp.add_pipe("vedtaksgraf_people")
    return nlp


def _patterns(nlp: Language) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The known names as phrases: those that count as they are written, and those whose case does not matter.

    Names of organisations of more than one token are of the second kind (the first letter is looked at later).
    """
    written: list[dict[str, str]] = []
    folded: list[dict[str, str]] = []
    for label, name in _names():
        many = label == "ORG" and len(nlp.make_doc(name)) > 1
        (folded if many else written).append({"label": label, "pattern": name})
    return written, folded


def _names() -> Iterator[tuple[str, str]]:
    """Every form of a known name with its label; those of organisations in the genitive too."""
    for organisation in register():
        yield from (("ORG", written) for form in organisation.forms for written in (form, f"{form}s"))
    systems = lexicon("systems")
    for label, table in (("SYSTEM", "system"), ("PROGRAMME", "programme")):
        yield from ((label, form) for form in systems[table])
