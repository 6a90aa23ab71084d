"""Ready-made queries: a list, and for each a form whose address with its values is a permalink of the answer."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from kg import Audience, BadFieldsError, CannedQuery, Field, FieldKind, Wanted, canned_queries, column_names
from web.answering import SOLUTIONS, Shown, ask, file_of, open_to_all, page_of, shown, spreadsheet_of
from web.errors import NoSuchThing
from web.languages import language
from web.site import questions, workspace
from web.translation import Later, lazy_gettext

blueprint = Blueprint("canned", __name__)

_AUDIENCES: dict[Audience, Later] = {
    Audience.ADVISERS: lazy_gettext("For advisers"),
    Audience.RESEARCHERS: lazy_gettext("For researchers"),
    Audience.STAFF: lazy_gettext("For those who look after the data"),
}
_HINTS: dict[FieldKind, Later] = {
    FieldKind.TEXT: lazy_gettext("Capital and small letters are the same."),
    FieldKind.WORDS: lazy_gettext("As in the search box."),
    FieldKind.YEAR: lazy_gettext("Four digits."),
    FieldKind.DATE: lazy_gettext("Year, month and day."),
    FieldKind.NUMBER: lazy_gettext("A whole number."),
    FieldKind.CASE: lazy_gettext("A number, best with its body, or an address."),
    FieldKind.BODY: lazy_gettext("A name, an abbreviation or an address."),
    FieldKind.GOAL: lazy_gettext("A number, a title or an address."),
}
_PROBLEMS: dict[str, Later] = {
    "missing": lazy_gettext("Fill this in."),
    "long": lazy_gettext("This is too long."),
    "unknown": lazy_gettext("Nothing here is called that."),
}
_FORMS: dict[FieldKind, Later] = {
    FieldKind.WORDS: lazy_gettext("Write words to look for."),
    FieldKind.YEAR: lazy_gettext("Write the year with four digits."),
    FieldKind.DATE: lazy_gettext("Write the date as year-month-day, and one that there is."),
    FieldKind.NUMBER: lazy_gettext("Write a whole number in digits."),
}
_FILES = ("csv", "json")


@blueprint.get("/queries")
def queries() -> str:
    """All ready-made queries, by who asks them."""
    by_audience = {
        str(name): [query for query in canned_queries().values() if query.audience is audience]
        for audience, name in _AUDIENCES.items()
    }
    return render_template("queries.html", queries=by_audience)


@blueprint.get("/queries/<name>")
def query(name: str) -> Response:
    """A ready-made query with its form, and its answer where nothing that it needs is missing."""
    asked, typed = _asked(name)
    problems: Mapping[str, str] = {}
    sparql, answer = None, Shown()
    try:
        sparql = workspace().fill(asked, typed, language())
        answer = shown(sparql, Wanted(), _headings())
    except BadFieldsError as error:
        problems = {field: problem for field, problem in error.problems.items() if problem != "missing"}
        answer = Shown(status=400 if problems else 200)
    page = render_template(
        "query.html",
        query=asked,
        typed=typed,
        problems={field.name: _told(field, problems[field.name]) for field in asked.fields if field.name in problems},
        hints=_HINTS,
        bodies=questions().lists.bodies() if any(field.kind is FieldKind.BODY for field in asked.fields) else (),
        sparql=sparql,
        answer=answer,
        permalink=_address(url_for("canned.query", name=asked.name, _external=True), typed),
        files=_files(asked, typed),
    )
    return page_of(page, answer)


@blueprint.get("/queries/<name>.<any(csv, json):form>")
def answer_file(name: str, form: str) -> ResponseReturnValue:
    """The answer as CSV for a spreadsheet, or as SPARQL results in JSON; columns are the query's variables."""
    asked, typed = _asked(name)
    try:
        sparql = workspace().fill(asked, typed, language())
    except BadFieldsError as error:
        told = [
            f"{field.name}: {_told(field, error.problems[field.name])}"
            for field in asked.fields
            if field.name in error.problems
        ]
        raise BadRequest(" ".join(told)) from error
    answer = ask(sparql, Wanted(accept=SOLUTIONS))
    response = file_of(answer) if form == "json" else spreadsheet_of(answer, asked.name)
    response.headers["Content-Language"] = language()
    response.vary.update(("Accept-Language", "Cookie"))
    return open_to_all(response)


def _asked(name: str) -> tuple[CannedQuery, dict[str, str]]:
    """The query of that name and what the URL says in its fields."""
    found = canned_queries().get(name)
    if found is None:
        raise NoSuchThing("query", [name])
    typed = {field.name: request.args.get(field.name, "").strip() for field in found.fields}
    return found, {field: value for field, value in typed.items() if value}


def _files(asked: CannedQuery, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """The names and addresses of the files with the same answer, in the language of this page."""
    paths = {form: url_for("canned.answer_file", name=asked.name, form=form) for form in _FILES}
    return [(form.upper(), _address(path, {**typed, "lang": language()})) for form, path in paths.items()]


def _address(path: str, typed: Mapping[str, str]) -> str:
    return f"{path}?{urlencode(typed)}" if typed else path


def _headings() -> dict[str, str]:
    return {name: labels[language()].capitalize() for name, labels in column_names().items()}


def _told(field: Field, problem: str) -> str:
    """What is wrong with a field, in the page's language."""
    return str(_FORMS[field.kind] if problem == "form" else _PROBLEMS[problem])
