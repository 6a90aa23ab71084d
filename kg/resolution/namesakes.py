"""One name that may be two people's: papers that tie it to bodies which no paper ties. Asked, never parted unasked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import networkx as nx

from kg.model import Analysis, Ref
from kg.resolution.candidates import Candidate, Meant, Named
from kg.resolution.people import KIND, memberships

WEIGHT = 1


def namesakes(analyses: Sequence[Analysis], meant: Meant, labels: Mapping[Ref, str]) -> Iterator[Candidate]:
    """For each full name, the papers of the person who is in most, and those that may mean another of a body."""
    told: dict[Ref, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for analysis in analyses:
        source = analysis.document.source
        for person, body in memberships(analysis):
            ref = meant(source, Ref(KIND, (person,)))
            if len(ref.path) == 1:
                told[ref][source].add(meant(source, Ref("organisation", (body,))).path[0])
    for ref in sorted(told):
        first, *others = _parts(told[ref])
        for papers in others:
            body = min(body for source in papers for body in told[ref][source])
            apart = Ref(KIND, (body, *ref.path))
            label = labels.get(ref, ref.path[0])
            reason = f"one name, and no paper ties {body} to {', '.join(sorted(_bodies(told[ref], first)))}"
            left = Named(ref, label, frozenset(first))
            yield Candidate(left, Named(apart, f"{label} ({body})", frozenset(papers)), (reason,), WEIGHT)


def _parts(papers: Mapping[str, set[str]]) -> list[set[str]]:
    """The papers in groups that share a body, the largest first."""
    ties = nx.Graph([(("paper", source), ("body", body)) for source, bodies in papers.items() for body in bodies])
    groups = [{name for kind, name in group if kind == "paper"} for group in nx.connected_components(ties)]
    return sorted(groups, key=lambda group: (-len(group), min(group)))


def _bodies(papers: Mapping[str, set[str]], group: set[str]) -> set[str]:
    return {body for source in group for body in papers[source]}
