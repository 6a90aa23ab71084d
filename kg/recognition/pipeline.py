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
    ruler: Any = nlp.add_pipe("span_ruler", config={"spans_key": KEY, "overwrite": True})
    ruler.add_patterns(list(_patterns(nlp)))
    nlp.add_pipe("vedtaksgraf_organisations")
    nlp.add_pipe("vedtaksgraf_people")
    return nlp


def _patterns(nlp: Language) -> Iterator[dict[str, object]]:
    for organisation in register():
        for form in organisation.forms:
            for written in (form, form + "s"):
                yield {"label": "ORG", "pattern": _of_name(nlp, written)}
    systems = lexicon("systems")
    for label, table in (("SYSTEM", "system"), ("PROGRAMME", "programme")):
        for form in systems[table]:
            yield {"label": label, "pattern": [{"ORTH": token.text} for token in nlp.make_doc(form)]}


def _of_name(nlp: Language, form: str) -> list[dict[str, str]]:
    """Tokens of a name: one word as written, more words in any case (the first letter is looked at later)."""
    words = [token.text for token in nlp.make_doc(form)]
    return [{"ORTH": form}] if len(words) == 1 else [{"LOWER": word.lower()} for word in words]
