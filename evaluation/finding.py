"""Search against gold queries: where the first right hit stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from evaluation.normal import Names, case_number
from evaluation.records import Query, Relevant, SearchScore

DEPTH = 10
"""How many hits are looked at."""
Hit = Mapping[str, Any]
Texts = Callable[[str], str]


def rank(hits: Sequence[Hit], query: Query, texts: Texts, names: Names) -> int | None:
    """The place (from 1) of the first hit that answers `query`."""
    for place, hit in enumerate(hits[:DEPTH], start=1):
        if any(answers(hit, relevant, texts, names) for relevant in query.relevant):
            return place
    return None


def answers(hit: Hit, relevant: Relevant, texts: Texts, names: Names) -> bool:
    """Whether a passage that the hit shows lies where `relevant` says: over its lines or words, else in its case."""
    return any(_lies(one, relevant, texts, names) for one in (hit, *hit.get("further", ())))


def _lies(hit: Hit, relevant: Relevant, texts: Texts, names: Names) -> bool:
    if relevant.document is not None and not is_document(str(hit["document"]), relevant.document):
        return False
    if relevant.lines or relevant.text:
        text = texts(str(hit["document"]))
        spans = [line_span(text, *relevant.lines)] if relevant.lines else words_spans(text, relevant.text or "")
        return any(span and int(hit["start"]) < span[1] and span[0] < int(hit["end"]) for span in spans)
    return _in_case(hit, relevant, names)


def is_document(source: str, gold: str) -> bool:
    """Whether a source is the document that gold names: by its file name, or by the number it begins with."""
    name = source.rpartition("/")[2]
    return name == gold or name.startswith(f"{gold}_")


def line_span(text: str, first: int, last: int) -> tuple[int, int] | None:
    """The characters of lines `first` to `last`, counted from 1, both included."""
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1]
    return (starts[first - 1], starts[min(last, len(starts) - 1)]) if first < len(starts) else None


def words_spans(text: str, words: str) -> list[tuple[int, int]]:
    """Wherever `words` stand in `text`, whatever stands between their letters: line ends, hyphens, bullets."""
    letters = [(match.start(), match[0].casefold()) for match in re.finditer(r"[^\W_]", text)]
    wanted = "".join(re.findall(r"[^\W_]", words)).casefold()
    all_letters = "".join(letter[:1] for _, letter in letters)
    begins = [match.start() for match in re.finditer(re.escape(wanted), all_letters)] if wanted else []
    return [(letters[begin][0], letters[begin + len(wanted) - 1][0] + 1) for begin in begins]


def _in_case(hit: Hit, relevant: Relevant, names: Names) -> bool:
    case = hit.get("case")
    if not case or relevant.case is None or case_number(str(case["number"])) != case_number(relevant.case):
        return False
    return relevant.body is None or names.of(str(case["body"])) == names.of(relevant.body)


def search_score(
    queries: Sequence[Query], search: Callable[[str], Sequence[Hit]], texts: Texts, names: Names
) -> SearchScore:
    """Type every query and note where its first answer stands."""
    return SearchScore(tuple((query.words, rank(search(query.words), query, texts, names)) for query in queries))
