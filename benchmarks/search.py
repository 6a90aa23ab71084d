"""How fast passages are indexed and found, beside raw Tantivy and what else could be taken.

All index the same passages and answer the same queries, each query by all in turn, in one process on one core
(PostgreSQL and ripgrep are processes of their own); then how both grow with the number of passages.

  python -m benchmarks.search [--size 100000] [--growth 10000 100000 1000000] [--write benchmarks/README.md]
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

os.environ.setdefault("OMP_NUM_THREADS", "1")

from tqdm import tqdm

from benchmarks.passages import passages, queries
from benchmarks.peers import Fts5, MissingPeerError, Ours, Peer, Postgres, RawTantivy, RawWhoosh, Ripgrep
from benchmarks.plot import growth_plot

WARMING = 20
MARKS = ("search", "growth")
RAW = RawTantivy.name
PLOT = Path(__file__).with_name("search-growth.svg")


class Measured(NamedTuple):
    """What one peer did: documents a second when it indexed, milliseconds of each query, and how many it found."""

    speed: float
    times: Sequence[float]
    found: Sequence[int]

    def at(self, percent: int) -> float:
        """The milliseconds that so many of a hundred queries stay below."""
        return statistics.quantiles(self.times, n=100)[percent - 1]


def measure(size: int, typed: Sequence[str], contestants: Iterable[type[Peer]], folder: Path) -> dict[str, Measured]:
    """Index so many passages with each peer, then let all answer each query in turn."""
    peers: list[Peer] = []
    speeds = {}
    made = list(tqdm(passages(size), desc=f"{size:,} passages", total=size, disable=None))
    gc.freeze()
    for contestant in contestants:
        try:
            peer = contestant(folder)  # type: ignore[call-arg]
        except MissingPeerError as error:
            print(f"{contestant.name} is left out: {error} is not installed")
            continue
        seconds = peer.build(tqdm(made, desc=f"{size:,}, {peer.name}", disable=None))
        speeds[peer.name] = size / seconds
        if isinstance(peer, Ours):
            print(f"{size:,}: analysis {peer.analysis:.1f} s apart from {seconds:.1f} s")
        peers.append(peer)
    made.clear()
    times: dict[str, list[float]] = {peer.name: [] for peer in peers}
    found: dict[str, list[int]] = {peer.name: [] for peer in peers}
    for number, one in enumerate(tqdm([*typed[:WARMING], *typed], desc=f"{size:,}, queries", disable=None)):
        for peer in peers:
            began = time.perf_counter()
            count = peer.search(one)
            if number >= WARMING:
                times[peer.name].append((time.perf_counter() - began) * 1000)
                found[peer.name].append(count)
    for peer in peers:
        peer.close()
    return {name: Measured(speeds[name], times[name], found[name]) for name in times}


def table(measured: Mapping[str, Measured]) -> Iterator[str]:
    """What each did, and as ratios to raw Tantivy's."""
    raw = measured[RAW]
    yield "| search | indexed a second | of raw Tantivy's | p50 ms | times raw's | p95 ms | times raw's |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name, one in measured.items():
        yield (
            f"| {name} | {one.speed:,.0f} | {one.speed / raw.speed:.2f} "
            f"| {one.at(50):.1f} | {one.at(50) / raw.at(50):.1f} | {one.at(95):.1f} | {one.at(95) / raw.at(95):.1f} |"
        )


def growth_table(by_size: Mapping[int, Mapping[str, Measured]]) -> Iterator[str]:
    """Ours and raw Tantivy by the number of passages."""
    yield "| passages | p50 ms | times raw's | p95 ms | times raw's | indexed a second | of raw's |"
    yield "|---:|---:|---:|---:|---:|---:|---:|"
    for size, measured in by_size.items():
        ours, raw = measured[Ours.name], measured[RAW]
        yield (
            f"| {size:,} | {ours.at(50):.1f} | {ours.at(50) / raw.at(50):.1f} | {ours.at(95):.1f} "
            f"| {ours.at(95) / raw.at(95):.1f} | {ours.speed:,.0f} | {ours.speed / raw.speed:.2f} |"
        )


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--size", type=int, default=100_000, help="passages for the table of peers; 0 leaves it out")
    asked.add_argument("--growth", type=int, nargs="*", default=[], help="numbers of passages for growth")
    asked.add_argument("--queries", type=int, default=200)
    asked.add_argument("--folder", type=Path, help="where the indexes are made (default: a temporary folder)")
    asked.add_argument("--write", type=Path, help="put the tables into this page, between its marks")
    told = asked.parse_args()
    if told.write and not all(f"<!-- {mark} -->" in told.write.read_text(encoding="utf-8") for mark in MARKS):
        asked.error(f"{told.write} has no place for the tables: <!-- {' --> and <!-- '.join(MARKS)} -->")
    typed = queries(told.queries, min([told.size or 10_000, *told.growth]))
    if told.size:
        with TemporaryDirectory(dir=told.folder) as folder:
            peers = (Ours, RawTantivy, Fts5, Postgres, Ripgrep, RawWhoosh)
            _tell("search", table(measure(told.size, typed, peers, Path(folder))), told.write)
    by_size = {}
    for size in told.growth:
        with TemporaryDirectory(dir=told.folder) as folder:
            by_size[size] = measure(size, typed, (Ours, RawTantivy), Path(folder))
    if by_size:
        _tell("growth", growth_table(by_size), told.write)
        lines = {name: {size: by_size[size][name].at(50) for size in by_size} for name in (Ours.name, RAW)}
        lines |= {f"{name}, p95": {size: by_size[size][name].at(95) for size in by_size} for name in (Ours.name, RAW)}
        PLOT.write_text(growth_plot(lines), encoding="utf-8")


def _tell(mark: str, lines: Iterable[str], page: Path | None) -> None:
    rows = "\n".join(lines)
    print(rows)
    if page:
        before, begin, rest = page.read_text(encoding="utf-8").partition(f"<!-- {mark} -->\n")
        page.write_text(f"{before}{begin}{rows}\n{rest[rest.index('<!-- end -->') :]}", encoding="utf-8")


if __name__ == "__main__":
    main()
