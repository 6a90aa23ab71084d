"""Reading pages as a test wants to: what a person sees, and where links go."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

HTML = {"Accept": "text/html"}
BASE = "http://localhost:8000/id/"
CASE = "case/fjordvik-helserad/7-2024"
GOAL = "goal/digitalplanen/2024/mal-2"


def get(client: FlaskClient, path: str, language: str = "nb", **headers: str) -> TestResponse:
    return client.get(path, headers={**HTML, "Accept-Language": language, **headers})


def page(client: FlaskClient, path: str, language: str = "nb") -> BeautifulSoup:
    response = get(client, path, language)
    assert response.status_code == 200, (path, response.status_code)
    return BeautifulSoup(response.text, "lxml")


def words(tag: Tag | BeautifulSoup | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def letters(text: str) -> str:
    """What is left of a text without its white space, which HTML does not keep everywhere."""
    return "".join(text.split())


def heading(soup: BeautifulSoup) -> str:
    return words(soup.h1)


def section(soup: BeautifulSoup, title: str) -> Tag:
    """The section under the heading `title`."""
    found = next(one for one in soup.find_all("h2") if words(one) == title)
    parent = found.parent
    assert parent is not None
    return parent


def link(tag: Tag | BeautifulSoup, text: str) -> str:
    """Where the first link that says `text` goes."""
    return next(str(a["href"]) for a in tag.find_all("a", href=True) if text in words(a))
