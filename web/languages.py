"""Which language the page is in: asked for in the URL, kept in a cookie, else what the browser prefers."""

from __future__ import annotations

from flask import Flask, Response, g, request

from web import translation

LANGUAGES = {"nb": "Norsk bokmål", "nn": "Norsk nynorsk", "en": "English"}
DEFAULT = "nb"
_LOCALES = {"nb": "nb", "nn": "nn", "en": "en_GB"}
COOKIE = "language"
_A_YEAR = 365 * 24 * 3600
_ACCEPTED = {"nb": "nb", "no": "nb", "nn": "nn", "da": "nb", "sv": "nb", "en": "en"}


def install(app: Flask) -> None:
    """Let Flask-Babel translate into the reader's language."""
    translation.install(app, DEFAULT, lambda: _LOCALES[language()])
    app.after_request(_remember)
    app.jinja_env.globals.update(languages=LANGUAGES, page_language=language)


def language() -> str:
    """The language of this page."""
    if "language" not in g:
        g.language = _asked_for(request.args.get("lang")) or _asked_for(request.cookies.get(COOKIE)) or _accepted()
    found: str = g.language
    return found


def _asked_for(code: str | None) -> str | None:
    return code if code in LANGUAGES else None


def _accepted() -> str:
    """The first that the browser asks for and we have, of whatever country: `nn-NO` is nynorsk."""
    wanted = (tag.partition("-")[0].lower() for tag, quality in request.accept_languages if quality > 0)
    return next((_ACCEPTED[code] for code in wanted if code in _ACCEPTED), DEFAULT)


def _remember(response: Response) -> Response:
    if response.mimetype != "text/html" or request.blueprint == "originals":
        return response
    response.headers["Content-Language"] = language()
    response.vary.update(("Accept-Language", "Cookie"))
    if _asked_for(request.args.get("lang")):
        response.set_cookie(COOKIE, language(), max_age=_A_YEAR, samesite="Lax", httponly=True)
    return response
