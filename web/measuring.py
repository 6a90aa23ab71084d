"""What the site counts of itself, for Prometheus: never who asked, nor what for."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator

from flask import Flask, Response, current_app, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import choose_encoder

from kg import KgError, Status, Version, Workspace

_EXTENSION = "vedtaksgraf-metrics"
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
OUTCOMES = ("ok", "cut", "time", "memory", "busy", "budget", "crash", "start", "query", "gone")
"""How a SPARQL query may end: answered whole or cut, stopped by a limit, wrong, or given up by its client."""
LOG = logging.getLogger(__name__)


class Metrics:
    """The counts of one application."""

    def __init__(self, workspace: Workspace) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "vedtaksgraf_requests",
            "Requests that were answered.",
            ("endpoint", "method", "status"),
            registry=self.registry,
        )
        self.seconds = Histogram(
            "vedtaksgraf_request_seconds",
            "How long a request took until its answer began.",
            ("endpoint",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.sparql = Counter(
            "vedtaksgraf_sparql_answers", "SPARQL queries, by how they ended.", ("outcome",), registry=self.registry
        )
        for outcome in OUTCOMES:
            self.sparql.labels(outcome)
        self.registry.register(_Contents(workspace))

    def exposed(self, accept: str) -> tuple[bytes, str]:
        """All counts, and their media type: OpenMetrics where it is accepted."""
        encoder, media_type = choose_encoder(accept)
        return encoder(self.registry), media_type


class _Contents:
    """What the site holds at the moment of asking."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The gauges; those that cannot be told now are left out."""
        try:
            status, version = self._workspace.status(), self._workspace.version()
        except KgError as error:
            LOG.error("metrics: %s", error)
            return
        yield from _gauges(status, version)


def install(app: Flask, workspace: Workspace) -> None:
    """Count the requests of `app`, each when its answer begins."""
    app.extensions[_EXTENSION] = Metrics(workspace)
    app.before_request(_begin)
    app.after_request(_count)


def metrics() -> Metrics:
    """The counts of this application."""
    found: Metrics = current_app.extensions[_EXTENSION]
    return found


def sparql_ended(outcome: str) -> None:
    """Count a SPARQL query that ended so."""
    metrics().sparql.labels(outcome).inc()


def _begin() -> None:
    g.begun = time.perf_counter()


def _count(response: Response) -> Response:
    endpoint = request.endpoint or "none"
    method = request.method if request.method in _METHODS else "other"
    metrics().requests.labels(endpoint, method, str(response.status_code)).inc()
    if "begun" in g:
        metrics().seconds.labels(endpoint).observe(time.perf_counter() - g.begun)
    return response


def _gauges(status: Status, version: Version | None) -> Iterator[GaugeMetricFamily]:
    yield GaugeMetricFamily("vedtaksgraf_documents", "Documents in the publication.", status.documents)
    yield GaugeMetricFamily("vedtaksgraf_triples", "Triples in the publication.", status.triples)
    yield GaugeMetricFamily("vedtaksgraf_passages", "Passages in the index.", status.passages)
    if version is not None:
        age = time.time() - version.published.timestamp()
        yield GaugeMetricFamily("vedtaksgraf_publication", "The publication's number.", version.number)
        yield GaugeMetricFamily("vedtaksgraf_publication_age_seconds", "How long ago it was published.", age)
