"""What a page is about, in the words of schema.org, for search engines."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flask import Flask, url_for
from markupsafe import Markup

from kg import Dump, Resource, Version
from ontology import VG
from web.presenters import local_path
from web.site import workspace

Json = dict[str, object]

_TYPES = {
    "Document": "Report",
    "Group": "Organization",
    "Indicator": "DefinedTerm",
    "Goal": "DefinedTerm",
    "Meeting": "Event",
    "Organisation": "Organization",
    "Person": "Person",
}
"""By kind; what has none here is a `CreativeWork`."""
_DATES = {"CreativeWork": "datePublished", "Report": "datePublished", "Event": "startDate"}


def install(app: Flask) -> None:
    """Give templates the functions of this module."""
    app.jinja_env.globals.update(schema_dataset=dataset, schema_site=site, schema_thing=thing)


def script(described: Mapping[str, object]) -> Markup:
    """A description for a page's head; nothing in it can end the element that it stands in."""
    written = json.dumps({"@context": "https://schema.org", **described}, ensure_ascii=False, indent=1)
    written = written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(written))  # noqa: S704  (escaped)


def thing(it: Resource) -> Markup:
    """The thing of a page."""
    kind = _TYPES.get(it.name.kind, "CreativeWork")
    title = it.one("dcterms:title")
    found: Json = {
        "@id": it.iri,
        "@type": kind,
        "additionalType": str(VG[it.name.kind]) if it.name.kind else None,
        "name": title.text if title else it.name.label,
        "url": url_for("pages.page", path=local_path(it.iri), _external=True) if local_path(it.iri) else None,
        "identifier": _text(it, "dcterms:identifier"),
    }
    day = _text(it, "dcterms:date") or _text(it, "dcterms:issued")
    if kind in _DATES:
        found[_DATES[kind]] = day
    if kind in ("CreativeWork", "Report"):
        found["inLanguage"] = _text(it, "dcterms:language") or (title.language if title else None)
        found["publisher"] = _of(it, "vg:body")
    if kind == "Event":
        found["organizer"] = _of(it, "vg:body")
    return script({name: value for name, value in found.items() if value})


def site() -> Markup:
    """The site and its search."""
    home = url_for("pages.home", _external=True)
    return script(
        {
            "@type": "WebSite",
            "name": "Vedtaksgraf",
            "url": home,
            "potentialAction": {
                "@type": "SearchAction",
                "target": f"{url_for('pages.search', _external=True)}?q={{query}}",
                "query-input": "required name=query",
            },
        }
    )


def dataset(name: str, description: str, version: Version, dump: Dump | None) -> Markup:
    """The graph as a dataset, with the files that it can be had as."""
    config = workspace().config
    found: Json = {
        "@type": "Dataset",
        "@id": url_for("datasets.dataset", _external=True),
        "name": name,
        "description": description,
        "url": url_for("datasets.dataset", _external=True),
        "version": str(version.number),
        "dateModified": version.published.isoformat(),
        "isAccessibleForFree": True,
        "license": config.licence,
        "publisher": {"@type": "Organization", "name": config.publisher, **_id(config.publisher_iri)}
        if config.publisher
        else None,
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": url_for("datasets.file", number=dump.number, name=file.name, _external=True),
                "encodingFormat": file.media_type,
                "contentSize": f"{file.size} B",
                "sha256": file.sha256,
            }
            for file in dump.files
        ]
        if dump
        else None,
    }
    return script({name: value for name, value in found.items() if value})


def _id(iri: str) -> Json:
    return {"@id": iri} if iri else {}


def _text(it: Resource, predicate: str) -> str | None:
    value = it.one(predicate)
    return value.text if value else None


def _of(it: Resource, predicate: str) -> Json | None:
    value = it.one(predicate)
    return {"@type": "Organization", "@id": value.name.iri, "name": value.text} if value and value.name else None
