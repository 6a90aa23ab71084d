"""What is new for those who follow a search, a body or a goal, as Atom."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date
from urllib.parse import urljoin

from flask import Blueprint, Response, g, request
from werkzeug.exceptions import BadRequest, NotFound

from kg import News, UnknownEntityError
from search import Hit
from web import atom, words
from web.asking import SORTS, Asking, asked_for
from web.atom import Author, Category, Entry, Feed
from web.languages import language
from web.presenters import address, compacted, feed_address, hit_place, marked, written_in
from web.site import questions, workspace
from web.translation import gettext
from web.views.linked_data import known

blueprint = Blueprint("feeds", __name__)
MOST = 50
"""How many entries a feed has at most."""
_QUOTES = 3
_LONGEST = 900


@blueprint.after_request
def _open(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@blueprint.get("/search.atom")
def of_search() -> Response:
    """The newest hits of a search; hits that have only some of its words are no news."""
    asked = replace(asked_for(), sort=SORTS[1], offset=0, limit=MOST)
    if not asked.query and not asked.filters:
        raise BadRequest(gettext("Say what to follow: /search.atom?q=legevakt"))
    answer = asked.answer(workspace())
    found = (answer.for_words() if asked.query else answer).results
    partial = found.note == "some-words"
    title = gettext("Search: %(words)s", words=_asked_in_words(asked))
    subtitle = gettext("No passage has all the words yet.") if partial else gettext("The newest hits of a search.")
    entries = [] if partial else [_of_hit(hit, asked) for hit in found.hits]
    return _sent(_feed(_id_of(asked), (title, subtitle), (asked.permalink(), asked.feed()), entries))


@blueprint.get("/feed/<path:path>.atom")
def of_thing(path: str) -> Response:
    """The newest cases and decisions of a body, or those that address a goal."""
    iri = known(path)
    own, page, kind = feed_address(iri), address(iri), path.partition("/")[0]
    if own is None or page is None:
        raise NotFound
    name = questions().resource(iri)
    label = name.name.label if name else path
    if kind == "goal":
        news = questions().news_of_goal(iri, limit=MOST)
        subtitle = gettext("The newest cases and decisions that address the goal; inferred ones are marked.")
    else:
        news = questions().news_of_body(iri, limit=MOST)
        subtitle = gettext("The newest cases and decisions.")
    return _sent(_feed(iri, (label, subtitle), (page, own), [_of_news(one) for one in news]))


def _feed(iri: str, texts: tuple[str, str], addresses: tuple[str, str], entries: Sequence[Entry]) -> Feed:
    """A feed with its title and subtitle, its page and its own address."""
    config = workspace().config
    newest = sorted(entries, key=lambda entry: entry.updated, reverse=True)
    return Feed(
        id=iri,
        title=f"{compacted(texts[0])} – Vedtaksgraf",
        subtitle=texts[1],
        updated=newest[0].updated if newest else _published(),
        page=_absolute(addresses[0]),
        own=_absolute(addresses[1]),
        language=language(),
        author=Author(config.publisher or "Vedtaksgraf", config.publisher_iri),
        entries=tuple(newest),
    )


def _of_hit(hit: Hit, asked: Asking) -> Entry:
    case, place = hit.stored["case"], hit_place(hit)
    document = questions().document(hit.document)
    if isinstance(case, dict):
        iri, page, kind = str(case["iri"]), address(str(case["iri"])) or place, "Case"
        title = f"{case['body']} {case['number']} {case['title']}"
        author = Author(str(case["body"])) if case["body"] else None
    else:
        iri, page, kind, author = document, place, "Document", None
        title = hit.title or hit.heading or hit.document
    return Entry(
        id=iri if asked.grouped else hit.id,
        title=_short(title),
        updated=_time(hit.date, document),
        page=_absolute(page),
        place=_absolute(place),
        summary=_short(hit.snippet),
        language=written_in(hit.document),
        author=author,
        categories=(Category(kind, words.kind(kind)),),
    )


def _of_news(news: News) -> Entry:
    it, quotes = news.resource, news.quotes
    body = it.one("vg:body")
    place = marked(quotes[0]) if quotes else ""
    said = list(dict.fromkeys(_short(quote.quote) for quote in quotes))[:_QUOTES]
    if not news.stated:
        shared = ", ".join(dict.fromkeys(word for link in news.links for word in link.shared))
        said.insert(0, f"{gettext('No text says so. Shared words:')} {shared}.")
    return Entry(
        id=it.iri,
        title=_short(_title(news)),
        updated=_time(news.date, quotes[0].document.iri if quotes else ""),
        page=_absolute(address(it.iri) or ""),
        place=_absolute(place) if place else "",
        summary="\n".join(said),
        language=it.name.language,
        author=Author(body.text) if body else None,
        categories=tuple(_categories(news)),
    )


def _title(news: News) -> str:
    """What it is, and the case in full; what was inferred says so first."""
    it, case = news.resource, news.resource.one("vg:inCase")
    title = f"{_kind(news).label}: {case.text}" if case else it.name.label
    return title if news.stated else f"{gettext('Inferred')}: {title}"


def _categories(news: News) -> list[Category]:
    basis = Category("Stated", gettext("Stated")) if news.stated else Category("Inferred", gettext("Inferred"))
    return [_kind(news), *([basis] if news.links else [])]


def _kind(news: News) -> Category:
    status = news.resource.one("vg:status")
    if status is None or status.name is None:
        return Category(news.resource.name.kind, words.kind(news.resource.name.kind))
    adopted = status.name.iri.endswith("#Adopted")
    label = gettext("Adopted decision") if adopted else gettext("Proposed decision")
    return Category("Adopted" if adopted else "Proposed", label)


def _id_of(asked: Asking) -> str:
    """A name for the feed of a search that stays when the site moves to another host or scheme."""
    _, _, search = replace(asked, sort=SORTS[0]).address().partition("?")
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{workspace().config.base}?{search}").urn


def _asked_in_words(asked: Asking) -> str:
    narrowed = [words.facet_value(facet, value) for facet, values in asked.filters.items() for value in values]
    return ", ".join([*([asked.query] if asked.query else []), *narrowed])


def _time(day: str | None, document: str) -> str:
    """A day as a time; without one the time at which its document was read in."""
    try:
        return f"{date.fromisoformat(day or '').isoformat()}T00:00:00Z"
    except ValueError:
        return _read_in(document)


def _read_in(document: str) -> str:
    if "read_in" not in g:
        g.read_in = workspace().read_in()
    read_in: dict[str, str] = g.read_in
    return _zulu(read_in[document]) if document in read_in else _published()


def _published() -> str:
    version = workspace().version()
    if version is None:
        raise UnknownEntityError(gettext("Nothing has been read in yet."))
    return _zulu(version.published.astimezone(UTC).isoformat())


def _zulu(time: str) -> str:
    return time.replace("+00:00", "Z")


def _absolute(path: str) -> str:
    return urljoin(request.host_url, path)


def _short(text: str) -> str:
    whole = compacted(text)
    return whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST - 1]}…"


def _sent(feed: Feed) -> Response:
    response = Response(atom.written(feed), content_type=f"{atom.MEDIA_TYPE}; charset=utf-8")
    response.headers["Content-Language"] = language()
    return response
