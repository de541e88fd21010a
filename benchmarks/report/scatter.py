"""Scatter plots of systems: points with their names, lines of equal F1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Literal

from matplotlib.axes import Axes

from benchmarks.report.drawing import breadth, named, weight
from benchmarks.report.labels import Box, place
from benchmarks.report.looks import Look, is_ours
from benchmarks.report.svg import INK, PAPER, SOFT, colour

_FENCE = 2.0  # times the distance of the quartiles: what lies further out would squeeze the rest into a corner
_ENOUGH = 6  # points, to speak of quartiles
_SCORES = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)


@dataclass(frozen=True)
class Point:
    """A system's place in a plot, and what to say of it in words."""

    system: str
    look: Look
    x: float
    y: float
    says: str


def within_reach(points: Sequence[Point], both: bool = True) -> tuple[list[Point], list[Point]]:
    """Part the points into those to draw and those so far off that they are only named; newsclean is always drawn.

    Args:
        points: of one plot.
        both: whether ``x`` counts, too; it does not on a logarithmic axis.
    """
    if not points:
        return [], []
    fences = [_fences([point.y for point in points]), _fences([point.x for point in points])][: 1 + both]
    inside = [p for p in points if is_ours(p.system) or all(low <= v <= high for v, (low, high) in zip((p.y, p.x), fences, strict=False))]
    return inside, [point for point in points if point not in inside]


def _fences(values: Sequence[float]) -> tuple[float, float]:
    if len(values) < _ENOUGH:
        return min(values), max(values)
    low, _, high = quantiles(values, n=4)
    room = _FENCE * (high - low) + 0.02
    return low - room, high + room


def zoom(axes: Axes, points: Sequence[Point]) -> None:
    """Limits with room around the points, but none beyond what a share can be."""
    for values, put in (([p.x for p in points], axes.set_xlim), ([p.y for p in points], axes.set_ylim)):
        room = max(0.01, 0.1 * (max(values) - min(values)))
        put(max(0.0, min(values) - room), min(1.0, max(values) + room))


def equal_f1(axes: Axes) -> None:
    """Lines of equal F1, recall to the right and precision up, with their values at the right and at the lower edge."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    axes.grid(False)
    for score in _SCORES:
        start = max(left, score * top / (2 * top - score)) if 2 * top > score else right
        end = min(right, score * bottom / (2 * bottom - score)) if 2 * bottom > score else right
        if start < end:
            recalls = [start + (end - start) * step / 60 for step in range(61)]
            axes.plot(recalls, [score * r / (2 * r - score) for r in recalls], color=SOFT, linewidth=0.8, alpha=0.5, zorder=1)
            _at_end(axes, f"{score:g}", (end, score * end / (2 * end - score)), side=end == right)


def _at_end(axes: Axes, text: str, end: tuple[float, float], side: bool) -> None:
    offset, ha, va = ((4, 0), "left", "center") if side else ((3, 3), "left", "bottom")
    axes.annotate(
        text, end, xytext=offset, textcoords="offset points", color=SOFT, fontsize=9.5, ha=ha, va=va, annotation_clip=False
    )  # fmt: skip


def scatter(axes: Axes, points: Sequence[Point]) -> Mapping[str, str]:
    """Draw the points with labels beside them.

    Args:
        axes: with their limits set.
        points: to draw.

    Returns:
        What to say of each point, by its gid.
    """
    first = sorted(points, key=lambda point: not is_ours(point.system))
    for at, point in enumerate(first):
        axes.plot(
            [point.x],
            [point.y],
            color=colour(point.look.colour),
            marker=point.look.mark,
            markersize=11 if is_ours(point.system) else 8,
            markeredgecolor=PAPER,
            markeredgewidth=1,
            linestyle="none",
            clip_on=False,
            zorder=5 - at / 100,
            gid=f"p{at}",
        )
    _labelled(axes, first)
    return {f"p{at}": point.says for at, point in enumerate(first)}


def _labelled(axes: Axes, points: Sequence[Point]) -> None:
    spots = [axes.transData.transform((point.x, point.y)) for point in points]
    places = [(float(x), float(y)) for x, y in spots]
    sizes = [(breadth(named(point.system)) * (1.1 if is_ours(point.system) else 1), 12.5) for point in points]
    frame = axes.get_window_extent()
    boxes = place(places, sizes, Box(frame.x0 + 2, frame.y0 + 2, frame.x1 + 8, frame.y1 + 8))
    for point, spot, box in zip(points, places, boxes, strict=True):
        _label(axes, point, spot, box)


def _label(axes: Axes, point: Point, spot: tuple[float, float], box: Box) -> None:
    (x, y), (_, height) = spot, box.middle
    away = max(box.left - x, x - box.right, box.bottom - y, y - box.top)
    side, at, relative = _anchor(x, box)
    lift = 0.0 if box.bottom > y else 1.0 if box.top < y else 0.5
    line = {"arrowstyle": "-", "color": colour(point.look.colour), "linewidth": 0.8, "shrinkA": 0, "shrinkB": 3, "relpos": (relative, lift)}
    axes.annotate(
        named(point.system),
        (point.x, point.y),
        xytext=(at - x, height - y),
        textcoords="offset points",
        ha=side,
        va="center",
        color=INK,
        weight=weight(point.system),
        arrowprops=line if away > 10 else None,
        zorder=6,
        annotation_clip=False,
    )


def _anchor(x: float, box: Box) -> tuple[Literal["left", "center", "right"], float, float]:
    """Which edge of the label is nearest to its point: the alignment, where that edge is, and the same as a share of the label."""
    if box.left > x:
        return "left", box.left, 0.0
    if box.right < x:
        return "right", box.right, 1.0
    return "center", box.middle[0], 0.5
