"""Flask-Babel with types: the one module that imports it.

Texts are written in English in code and templates; `translations/` has the other languages.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import flask_babel  # type: ignore[import-untyped]
from flask import Flask


class Later:
    """A text that is translated when it is shown, for tables that are made when the program starts."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __str__(self) -> str:
        return gettext(self._text)


def install(app: Flask, default: str, selector: Callable[[], str]) -> None:
    """Let `app` translate into the language that `selector` names."""
    flask_babel.Babel(app, default_locale=default, locale_selector=selector)


def gettext(text: str, **values: object) -> str:
    """`text` in the page's language."""
    return str(flask_babel.gettext(text, **values))


def lazy_gettext(text: str) -> Later:
    """`text` in the language of the page that shows it."""
    return Later(text)


def format_day(value: date) -> str:
    """A date as the page's language writes it."""
    return str(flask_babel.format_date(value, "long"))


def format_number(value: float) -> str:
    """A number as the page's language writes it."""
    return str(flask_babel.format_decimal(value))


def format_share(value: float) -> str:
    """A number from 0 to 1 as a percentage."""
    return str(flask_babel.format_percent(value))
