"""The site: pages, API, SPARQL endpoint and linked data over one workspace."""

from web.application import create_app

__all__ = ["create_app"]
