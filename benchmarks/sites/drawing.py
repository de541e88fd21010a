"""The plots, as SVG files that stand beside the Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from matplotlib import rc_context, rcdefaults, rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from benchmarks.report.drawing import percentages, plain_ticks
from benchmarks.sites import growing, parameters
from benchmarks.sites.measuring import LEARNED, PLAIN, WITHOUT, Tally, profile_of

_FIGURES = {"f1": "F1", "left": "left of what is no article", "lost": "lost of the article"}
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "newsclean",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
}
_HIGH = 3.2  # inches, as matplotlib counts


def draw_worth(corpora: Mapping[str, Mapping[str, Tally]], path: Path) -> None:
    """F1, left and lost over the pages learned, one line a corpus; the plain rule as a dashed line of the same colour."""
    steps = [WITHOUT, *map(profile_of, LEARNED)]
    with _canvas(len(_FIGURES), path) as panels:
        for key, axes in zip(_FIGURES, panels, strict=True):
            for name, tallies in corpora.items():
                (drawn,) = axes.plot([tallies[step].figures[key] for step in steps], marker="o", markersize=4, label=name)
                axes.axhline(tallies[PLAIN].figures[key], color=drawn.get_color(), linestyle=":", linewidth=1)
            axes.set(title=_FIGURES[key], xlabel="pages learned")
            axes.set_xticks(range(len(steps)), ["none", *map(str, LEARNED)])
            percentages(axes.yaxis)
        title = f"dotted: {PLAIN}"
        panels[-1].legend(fontsize="x-small", title=title, title_fontsize="x-small", loc="upper left", bbox_to_anchor=(1, 1))


def draw_growth(rows: Sequence[growing.Row], path: Path) -> None:
    """Seconds, and megabytes, over the paragraphs; all axes logarithmic."""
    panels_of = {"CPU seconds": ("learn", "save", "load", "first use"), "MB": ("peak", "file")}
    with _canvas(len(panels_of), path) as panels:
        for (unit, names), axes in zip(panels_of.items(), panels, strict=True):
            for name in names:
                axes.plot([row["paragraphs"] for row in rows], [row[name] for row in rows], marker="o", markersize=4, label=name)
            axes.set(title=unit, xlabel="paragraphs", xscale="log", yscale="log")
            plain_ticks(axes.xaxis, (1.0,))
            plain_ticks(axes.yaxis, (1.0, 3.0))
            axes.legend(fontsize="x-small")


def draw_parameters(rows: Sequence[parameters.Row], path: Path) -> None:
    """Recall over similarity, one panel a shingle size, one line a choice of bands."""
    sizes = sorted({row.shingle for row in rows})
    with _canvas(len(sizes), path) as panels:
        for size, axes in zip(sizes, panels, strict=True):
            for row in (row for row in rows if row.shingle == size):
                label = f"{row.bands[0]} × {row.bands[1]}: {row.candidates:.2f} false"
                axes.plot(list(row.recall), list(row.recall.values()), marker="o", markersize=4, label=label)
            axes.set(title=f"shingles of {size} words", xlabel="Jaccard similarity", ylim=(0, 1.02))
            axes.legend(fontsize="x-small")
        panels[0].set_ylabel("share of true pairs found")


@contextmanager
def _canvas(panels: int, path: Path) -> Iterator[Sequence[Axes]]:
    """Panels side by side, and at the end the file; the same figures give the same bytes, whatever the user's own style is."""
    with rc_context():
        rcdefaults()
        rcParams.update(_STYLE)
        figure = Figure(figsize=(1.1 * _HIGH * panels, _HIGH), layout="constrained")
        FigureCanvasSVG(figure)
        yield list(figure.subplots(1, panels, squeeze=False)[0])
        figure.savefig(path, metadata={"Date": None})
