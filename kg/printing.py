"""What the command line shows to a person."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click
from tqdm import tqdm

from kg.check import CheckReport
from kg.dumps import Dump
from kg.precedents import Precedent, Precedents
from kg.progress import Progress, Silence
from kg.reports import FileStatus, IngestReport
from kg.searching import SearchAnswer
from kg.tracing import Hop, Quoted, Trace, TracePath
from search import Hit

if TYPE_CHECKING:
    from kg.resolution import Candidate, Named
    from kg.verdicts import Line

WIDTH = 100
_STATUS_COLOURS = {
    FileStatus.ADDED: "green",
    FileStatus.UPDATED: "yellow",
    FileStatus.UNCHANGED: "bright_black",
    FileStatus.REJECTED: "red",
}
_NOTES = {
    "some-words": "No passage has all the words; these have some of them.",
    "respelt": "No passage has the words as they were typed; these are the hits for the spelling below.",
    "only-stop-words": "Only words that stand everywhere were typed, so these were searched for.",
    "shortened": "Only the beginning of what was typed was searched for.",
    "unbalanced-quotes": "A quotation mark is missing; the phrase was taken to end with the query.",
    "unbalanced-brackets": "A bracket has no partner and was left out.",
    "unknown-value": "A field is narrowed to something that no passage has.",
}
"""What is said where a query was read otherwise than it stands."""


class Bar:
    """A progress bar on the terminal."""

    def __init__(self) -> None:
        self._bar: tqdm[Any] = tqdm(unit="file", file=sys.stderr, leave=False)

    def start(self, total: int) -> None:
        """Show how much there is."""
        self._bar.reset(total)

    def step(self, name: str) -> None:
        """Show that the piece called `name` is done."""
        self._bar.set_postfix_str(name, refresh=False)
        self._bar.update()

    def close(self) -> None:
        """Take the bar away."""
        self._bar.close()


@contextmanager
def bar(*, shown: bool) -> Iterator[Progress]:
    """A progress bar, if somebody sits at a terminal to see it."""
    if not shown or not sys.stderr.isatty():
        yield Silence()
        return
    progress = Bar()
    try:
        yield progress
    finally:
        progress.close()


def ingested(report: IngestReport) -> str:
    """A line a file, and the sum."""
    lines = []
    for file in report.documents:
        status = click.style(f"{file.status.value:<9}", fg=_STATUS_COLOURS[file.status])
        counts = f"  ({_counted(file.counts)})" if file.counts else ""
        lines.append(f"{status}  {file.source}{counts}")
    fates = {status.value: report.totals[status.value] for status in FileStatus}
    lines.append(", ".join(f"{count} {fate}" for fate, count in fates.items() if count))
    return "\n".join(lines)


def found(answer: SearchAnswer) -> str:
    """The hits, each with where it stands and a few words of it."""
    results = answer.results
    lines = [f"{results.total} {'hit' if results.total == 1 else 'hits'}"]
    if results.note in _NOTES:
        lines.append(_NOTES[results.note])
    if results.did_you_mean:
        lines.append(f"Did you mean: {results.did_you_mean}")
    for number, hit in enumerate(results.hits, start=1):
        lines += ["", *_hit(number, hit)]
    return "\n".join(lines)


def _hit(number: int, hit: Hit) -> Iterator[str]:
    case = hit.stored["case"]
    title = case["title"] if isinstance(case, dict) else hit.title
    yield f"{number:>2}. {click.style(' '.join(str(title).split()), bold=True)}"
    about = f"{case['body']}, {case['number']}" if isinstance(case, dict) else None
    if about or hit.date:
        yield "    " + click.style(" · ".join(filter(None, (about, hit.date))), fg="cyan")
    for one in (hit, *hit.further):
        page = f"p. {one.stored['page']}" if one.stored["page"] else f"characters from {one.stored['start']}"
        yield "    " + click.style(f"{one.document} · {page}", fg="cyan")
        yield from textwrap.wrap(_marked(one), WIDTH, initial_indent="    ", subsequent_indent="    ")
    if more := hit.found - 1 - len(hit.further):
        yield f"    … and {more} more {'passage' if more == 1 else 'passages'}"


def _marked(hit: Hit) -> str:
    """The snippet with the words that were found in bold."""
    parts, at = [], 0
    for mark in hit.highlights:
        parts += [hit.snippet[at : mark.start], click.style(hit.snippet[mark.start : mark.end], bold=True)]
        at = mark.end
    return "".join([*parts, hit.snippet[at:]])


def asked(candidates: Sequence[Candidate], limit: int) -> str:
    """The pairs that may be one, each with its reasons, and how to answer."""
    if not candidates:
        return "Nothing to ask: no two names are alike that nobody has judged."
    lines = [f"{len(candidates)} {'pair' if len(candidates) == 1 else 'pairs'} that may be one, the likeliest first"]
    for number, pair in enumerate(candidates[:limit], start=1):
        lines += ["", f"{number:>3}. {'; '.join(pair.reasons)}"]
        lines += [f"     {line}" for side in (pair.left, pair.right) for line in _named(side)]
    return "\n".join([*lines, "", "Answer with: vedtaksgraf resolve LEFT RIGHT --same | --different | --unsure"])


def _named(one: Named) -> Iterator[str]:
    count = len(one.sources)
    where = f"{count} documents" if count > 1 else next(iter(one.sources), "no document")
    yield f"{click.style(one.label, bold=True)}  {click.style(one.ref.spelt, fg='cyan')}  ({where})"


def judged(lines: Sequence[Line]) -> str:
    """What people have said of two entities."""
    if not lines:
        return "Nothing has been judged."
    told = [line.to_json() for line in lines]
    return "\n".join(
        f"{one['verdict']:<9}  {one['left']}  {one['right']}{'  # ' + one['remark'] if one['remark'] else ''}"
        for one in told
    )


def traced(trace: Trace) -> str:
    """The paths, a step a line, each with the words it rests on."""
    head, *others = trace.entities
    lines = [f"{click.style(head.label, bold=True)}  ({head.type})", f"  {head.iri}"]
    if others:
        lines += ["The same words also name:", *(f"  {thing.label}  {thing.iri}" for thing in others)]
    if not trace.paths:
        lines.append("No path leads from here.")
    for path in trace.paths:
        lines += ["", *_path(path)]
    return "\n".join(lines)


def _path(path: TracePath) -> Iterator[str]:
    target = click.style(path.target.label, bold=True)
    yield f"→ {target}  ({path.target.type}, {path.basis}, {path.confidence:.2f})"
    for hop in path.hops:
        inferred = hop.basis == "inferred"
        arrow = click.style(f"—{hop.predicate}→", fg="magenta" if inferred else "cyan")
        yield f"    {hop.origin.label} {arrow} {hop.target.label}"
        if inferred:
            yield from _explained(hop)
        if hop.basis != "structural":
            yield from (line for quoted in hop.evidence for line in _quoted(quoted))


def _explained(hop: Hop) -> Iterator[str]:
    """Why a link that no text states is proposed."""
    words = f"inferred ({hop.confidence:.2f}), no text says so; shared words: {', '.join(hop.shared)}"
    yield from textwrap.wrap(words, WIDTH, initial_indent="      ", subsequent_indent="       ")


def _quoted(quoted: Quoted) -> Iterator[str]:
    page = f", p. {quoted.page}" if quoted.page else ""
    words = f"«{' '.join(quoted.quote.split())}» {quoted.document}{page}"
    yield from textwrap.wrap(words, WIDTH, initial_indent="      ", subsequent_indent="       ")


def checked(report: CheckReport) -> str:
    """The counts, and whether all is well."""
    lines = [f"{count:>9}  {name}" for name, count in report.counts.items()]
    lines.append(f"graph {report.hash}")
    faults = len(report.faults)
    lines.append(click.style(f"{faults} faults", fg="red") if faults else click.style("no faults", fg="green"))
    return "\n".join(lines)


def _counted(counts: object) -> str:
    assert isinstance(counts, dict)
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def like(found: Precedents) -> str:
    """Cases like a case, each with what it shares, and the chain that the case stands in."""
    head = f"{len(found.found)} similar cases; {found.searched} of {found.documents} documents share telling words"
    return "\n".join(
        [head, "", *(line for one in enumerate(found.found, 1) for line in _precedent(*one)), *_chain(found)]
    )


def _precedent(number: int, one: Precedent) -> Iterator[str]:
    yield f"{number:2}. {one.case['title']}"
    state = "adopted" if one.adopted else "no decision adopted"
    yield f"    {one.case['body']}, {one.case['number']} · {one.hit.stored['date'] or 'no date'} · {state}"
    for name, shared in (("words", one.words), ("organisations", one.organisations), ("goals", one.goals)):
        if shared:
            yield from textwrap.wrap(
                f"{name}: {', '.join(shared)}", WIDTH, initial_indent="    ", subsequent_indent="      "
            )
    if one.cited:
        yield f"    both cite: {', '.join(one.cited)}"
    yield ""


def _chain(found: Precedents) -> Iterator[str]:
    if found.chain:
        yield "Through time:"
        for step in found.chain:
            yield f"  {step.date or 'no date':10}  {step.label}{'  (this one)' if step.iri == found.case else ''}"


def dumped(dump: Dump) -> str:
    """Where a dump lies, and what proves it."""
    lines = [f"Publication {dump.number}, {dump.quads:,} quads, in {dump.folder}"]
    lines += [f"{file.name}  {file.size:,} bytes  SHA-256 {file.sha256}" for file in dump.files]
    return "\n".join([*lines, f"Canonical SHA-256 (RDFC-1.0) {dump.canonical}"])
