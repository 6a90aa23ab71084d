"""What a view asks for: the workspace, the questions in the reader's language, the numbers in the URL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from flask import current_app, g, request

from kg import Questions, Workspace
from web.languages import language

EXTENSION = "vedtaksgraf"
PAGE_SIZE = 25
_LARGEST = 10_000_000
_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list is shown; `more` tells that there is a next one."""

    number: int
    size: int
    more: bool = False

    @property
    def offset(self) -> int:
        """How many entries lie before this page."""
        return (self.number - 1) * self.size


def workspace() -> Workspace:
    """The workspace that the site was made over."""
    found: Workspace = current_app.extensions[EXTENSION]
    return found


def questions() -> Questions:
    """The typed questions, with labels in the reader's language; the same snapshot for the whole request."""
    if "questions" not in g:
        g.questions = workspace().questions.in_language(language())
    found: Questions = g.questions
    return found


def whole_number(name: str) -> int | None:
    """The number in the URL's `name`, or None where there is none that makes sense."""
    written = request.args.get(name, "")
    if not (written.isascii() and written.isdigit()):
        return None
    return min(int(written[:12]), _LARGEST)


def paging() -> Paging:
    """The page of a list that the URL asks for."""
    return Paging(max(whole_number("page") or 1, 1), PAGE_SIZE)


def cut(paging: Paging, found: tuple[_Entry, ...]) -> tuple[Paging, tuple[_Entry, ...]]:
    """`found` holds one entry more than a page where there is a next one: the page, without it."""
    return Paging(paging.number, paging.size, len(found) > paging.size), found[: paging.size]
