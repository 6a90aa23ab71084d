"""A drawing of how milliseconds grow with the number of passages, both by powers of ten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil, floor, log10

WIDTH, HEIGHT, EDGE = 640, 400, 60
COLOURS = ("#0b5563", "#b3541e", "#5b9aa6", "#d99b6c")


def growth_plot(lines: Mapping[str, Mapping[int, float]]) -> str:
    """SVG of one line a name, by passages and milliseconds."""
    sizes = sorted({size for line in lines.values() for size in line})
    highest = ceil(log10(max(ms for line in lines.values() for ms in line.values())))
    lowest = floor(log10(min(ms for line in lines.values() for ms in line.values())))
    first, last = log10(sizes[0]), log10(sizes[-1])

    def place(size: int, ms: float) -> tuple[float, float]:
        across = (log10(size) - first) / ((last - first) or 1)
        up = (log10(ms) - lowest) / ((highest - lowest) or 1)
        return EDGE + across * (WIDTH - 3 * EDGE), HEIGHT - EDGE - up * (HEIGHT - 2 * EDGE)

    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" '
        'font-size="12"><title>Milliseconds a query by the number of passages</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    ]
    for power in range(lowest, highest + 1):
        left, height = place(sizes[0], 10**power)
        drawn.append(f'<path d="M{left:.0f} {height:.0f}H{WIDTH - 2 * EDGE}" stroke="#ddd"/>')
        drawn.append(f'<text x="{left - 8:.0f}" y="{height + 4:.0f}" text-anchor="end">{10**power:g} ms</text>')
    for size in sizes:
        across, _ = place(size, 10**lowest)
        drawn.append(f'<text x="{across:.0f}" y="{HEIGHT - EDGE + 20}" text-anchor="middle">{size:,}</text>')
    drawn += _lines({name: [place(*one) for one in sorted(line.items())] for name, line in lines.items()})
    return "\n".join([*drawn, "</svg>", ""])


def _lines(places: Mapping[str, list[tuple[float, float]]]) -> Iterator[str]:
    for (name, line), colour in zip(places.items(), COLOURS, strict=False):
        points = " ".join(f"{across:.0f},{height:.0f}" for across, height in line)
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        across, height = line[-1]
        yield f'<text x="{across + 6:.0f}" y="{height + 4:.0f}" fill="{colour}">{name}</text>'
