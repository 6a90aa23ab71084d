"""Worlds and names -> what a workspace makes of them, compared with gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from evaluation.resolved.clusters import Agreement, b_cubed, pairwise
from evaluation.resolved.gold import KINDS, Form, World, fold, readings, table, worlds
from evaluation.sparql import Row, ask
from kg import Analysis, Config, Document, Workspace

PARTS = ("tuning", "held-out")
NAMED = """SELECT ?source ?thing ?type ?name {
  VALUES ?type { vg:Organisation vg:Person } VALUES ?property { skos:prefLabel skos:altLabel foaf:name }
  GRAPH ?document { ?thing a ?type ; ?property ?name . ?document dcterms:source ?source } }"""
_TYPES = {"Organisation": "organisations", "Person": "persons"}
PAPER = """Saksprotokoll fra møte i Nesvåg kommunestyre {date}

Sak 3/{short} Høring

{name} har gitt uttalelse. Uttalelsen fra {name} tas til orientering.
"""
FRAME = "frame.txt"
"""The paper without a name, whose own organisations do not count."""
WITHOUT_YEAR = "2025"


class Analyser(Protocol):
    """What reads a document; the evaluation's reads each but once."""

    def analyse(self, document: Document) -> Analysis:
        """All that `document` says."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """How the forms of one kind were grouped over all worlds of a part.

    `forms` are those of gold, `stated` those that the graph gives, `both` those that agree. Groups are compared over
    all forms of gold; one that the graph does not give is a group of its own.
    """

    part: str
    kind: str
    entities: int
    forms: int
    stated: int
    both: int
    pairwise: Agreement
    b_cubed: Agreement

    def figures(self) -> dict[str, float]:
        """What can have a floor."""
        recall, precision = _share(self.both, self.forms), _share(self.both, self.stated)
        return {
            f"{self.kind}.forms.precision": precision,
            f"{self.kind}.forms.recall": recall,
            f"{self.kind}.pairwise": self.pairwise.f1,
            f"{self.kind}.b_cubed": self.b_cubed.f1,
        }


@dataclass(frozen=True, slots=True)
class Named:
    """Real names alone: how many forms led to the official name, by kind of form, and how many pairs stayed two."""

    same: Mapping[str, tuple[int, int]]
    apart: int
    pairs: int
    missed: tuple[str, ...] = ()

    def figures(self) -> dict[str, float]:
        """What can have a floor."""
        found, forms = (sum(counts) for counts in zip(*self.same.values(), strict=True))
        apart = {"names.different": _share(self.apart, self.pairs)} if self.pairs else {}
        return {"names.same": _share(found, forms), **apart}


@dataclass(frozen=True, slots=True)
class Resolution:
    """The worlds for tuning and those held out, kind by kind, and the real names: those seen, and those held out."""

    worlds: tuple[Resolved, ...]
    named: Named
    unseen: Named

    def figures(self) -> dict[str, dict[str, float]]:
        """What can have a floor, by the name of its floors."""
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for one in self.worlds:
            found[f"resolution-{one.part}"] |= one.figures()
        return {**found, "names": self.named.figures(), "names-held-out": self.unseen.figures()}


def resolution(analyser: Analyser | None = None) -> Resolution:
    """Measure all of it."""
    worlds = tuple(one for part in PARTS for one in resolved(part, analyser))
    seen = named(table("names.tsv"), table("different.tsv"), analyser)
    return Resolution(worlds, seen, named(table("names-held-out.tsv"), (), analyser))


def resolved(part: str, analyser: Analyser | None = None) -> list[Resolved]:
    """Read each world of a part into a data folder of its own, and compare how names were grouped."""
    gold: dict[Form, Hashable] = {}
    found: dict[Form, Hashable] = {}
    for world in worlds(part):
        gold.update({form: (world.name, number) for form, number in world.meant.items()})
        found.update(meant(world, analyser))
    return [_compared(part, kind, gold, found) for kind in KINDS]


def meant(world: World, analyser: Analyser | None = None) -> dict[Form, Hashable]:
    """The IRI of what each form means, as the graph has it that the papers of a world make.

    A name that the graph gives and the paper does not write is no form; one of two things is that of either.
    """
    written = {path.name: readings(path.read_text(encoding="utf-8")) for path in world.papers}
    meanings: dict[Form, set[str]] = defaultdict(set)
    for row in _named(world.papers, analyser):
        form = Form(world.name, _TYPES[row["type"].rpartition("#")[2]], row["source"], fold(row["name"]))
        if any(form.words in text for text in written[form.paper]):
            meanings[form].add(row["thing"])
    return {form: min(things) for form, things in meanings.items()}


def _named(papers: Sequence[Path], analyser: Analyser | None = None) -> list[Row]:
    with TemporaryDirectory() as folder:
        workspace = Workspace(Config(data=Path(folder) / "data"), analyser=analyser)
        workspace.ingest(papers)
        return ask(workspace, NAMED)


def _compared(part: str, kind: str, gold: Mapping[Form, Hashable], found: Mapping[Form, Hashable]) -> Resolved:
    told = {form: entity for form, entity in gold.items() if form.kind == kind}
    grouped = {form: found.get(form, form) for form in told}
    return Resolved(
        part,
        kind,
        len(set(told.values())),
        len(told),
        sum(form.kind == kind for form in found),
        len(told.keys() & found.keys()),
        pairwise(told, grouped),
        b_cubed(told, grouped),
    )


def named(rows: Sequence[Sequence[str]], pairs: Sequence[Sequence[str]], analyser: Analyser | None = None) -> Named:
    """Read one small paper for each real name, all into one data folder, and see which mean the same."""
    wanted = {(name, row[2]) for row in rows for name in row[:2]} | {(name, "") for row in pairs for name in row[:2]}
    with TemporaryDirectory() as folder:
        papers = {(name, year): Path(folder) / f"{at}.txt" for at, (name, year) in enumerate(sorted(wanted))}
        for (name, year), path in papers.items():
            when = year or WITHOUT_YEAR
            text = PAPER.format(name=name, date=f"3. mars {when}", short=when[2:])
            path.write_text(text, encoding="utf-8")
        frame = Path(folder) / FRAME
        frame.write_text(PAPER.format(name="Noen", date=f"3. mars {WITHOUT_YEAR}", short="25"), encoding="utf-8")
        things: dict[str, set[str]] = defaultdict(set)
        for row in _named([frame, *papers.values()], analyser):
            if row["type"].endswith("Organisation"):
                things[row["source"]].add(row["thing"])
    meant = {key: things[path.name] - things[FRAME] for key, path in papers.items()}

    def one(form: str, name: str, year: str) -> bool:
        """Whether each names one thing, and the same."""
        return len(meant[form, year]) == 1 and meant[form, year] == meant[name, year]

    kinds = sorted({row[3] for row in rows})
    right = {row[0] for row in rows if one(row[0], row[1], row[2])}
    same = {kind: _counts([row[0] in right for row in rows if row[3] == kind]) for kind in kinds}
    apart = [not meant[left, ""] & meant[right, ""] for left, right, _ in pairs]
    missed = tuple(f"{row[0]} = {row[1]}" for row in rows if row[0] not in right)
    joined = tuple(f"{row[0]} ≠ {row[1]}" for row, two in zip(pairs, apart, strict=True) if not two)
    return Named(same, sum(apart), len(apart), missed + joined)


def _counts(right: Sequence[bool]) -> tuple[int, int]:
    return sum(right), len(right)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def faults(part: str) -> Iterator[str]:
    """What went wrong in the worlds for tuning, a line each; those that are held out are not to be tuned to."""
    if part != "tuning":
        raise ValueError(f"{part}: what is held out is not told")
    for world in worlds(part):
        found = meant(world)
        groups: dict[object, dict[object, list[str]]] = defaultdict(lambda: defaultdict(list))
        for form, entity in world.meant.items():
            groups[entity][found.get(form, "-")].append(f"{form.paper[:2]} {form.words}")
        for parts in groups.values():
            if len(parts) > 1 or "-" in parts:
                yield f"{world.name} one: " + " | ".join(f"{_end(iri)}: {'; '.join(f)}" for iri, f in parts.items())
        seen: dict[object, set[object]] = defaultdict(set)
        for form, entity in world.meant.items():
            seen[found.get(form, form)].add(entity)
        yield from (f"{world.name} two: {_end(thing)}" for thing, meant_ in seen.items() if len(meant_) > 1)
        extra = sorted(f"{form.paper[:2]} {form.words}" for form in found.keys() - world.meant.keys())
        yield from (f"{world.name} too much: {form}" for form in extra)


def _end(thing: object) -> str:
    return str(thing).rpartition("/id/")[2] or str(thing)
