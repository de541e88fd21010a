"""The plot of the parameters: recall over similarity, one panel a shingle size, one line a choice of bands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from benchmarks.sites.parameters import Row


def draw(rows: Sequence[Row], path: Path) -> None:
    """Write the plot as SVG."""
    sizes = sorted({row.shingle for row in rows})
    figure = Figure(figsize=(3 * len(sizes), 3.2), layout="constrained")
    FigureCanvasSVG(figure)
    panels = figure.subplots(1, len(sizes), sharey=True, squeeze=False)[0]
    for size, axes in zip(sizes, panels, strict=True):
        for row in (row for row in rows if row.shingle == size):
            label = f"{row.bands[0]} × {row.bands[1]}: {row.candidates:.2f} false"
            axes.plot(list(row.recall), list(row.recall.values()), marker="o", label=label)
        axes.set(title=f"shingles of {size} words", xlabel="Jaccard similarity", ylim=(0, 1.02))
        axes.legend(fontsize="x-small")
    panels[0].set_ylabel("share of true pairs found")
    figure.savefig(path, metadata={"Date": None})
