"""The plots of the report, each as an SVG to stand in the page."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from benchmarks.report.corpus_tables import interval, ranked
from benchmarks.report.drawing import breadth, canvas, logarithmic, named, percentages, plain_ticks, weight
from benchmarks.report.labels import spread
from benchmarks.report.looks import Look, is_ours
from benchmarks.report.naming import Metric, leading, shown
from benchmarks.report.scatter import Point, equal_f1, scatter, within_reach, zoom
from benchmarks.report.svg import INK, PAPER, SOFT, TYPE, colour, drawing, to_svg
from benchmarks.report.text import line
from benchmarks.report.values import Estimate, estimate, number_of, rough

Part = Mapping[str, Any]  # one corpus of the report
Looks = Mapping[str, Look]

_SCORES = ("word_f1", "shingle_f1", "snippet_f1")
_DOTTED, _DASHED = (0, (1, 2)), (0, (4, 3))


@dataclass(frozen=True)
class Plot:
    """One plot: its SVG, what it is called, and how to read it."""

    title: str
    explain: str
    svg: str


def corpus_plots(corpus: Part, speed: Mapping[str, Any] | None, looks: Looks, name: str) -> tuple[Plot, ...]:
    """All plots that a corpus has the figures for.

    Args:
        corpus: one corpus of the report.
        speed: the report's figures of speed, or None.
        looks: of the systems.
        name: a prefix for ids, unlike that of other corpora.
    """
    figures = [row.get("metrics") or {} for row in corpus.get("rows") or []]
    metrics = {metric.key: metric for metric in shown(corpus.get("mode"), figures)}
    with drawing():
        found = [
            *(_scores(corpus, metric, looks, name) for metric in metrics.values() if metric.key in _SCORES),
            _trade_off(corpus, metrics, looks, name),
            _accuracy_and_speed(corpus, speed, looks, name),
            _reliability(corpus, name),
        ]
    return tuple(plot for plot in found if plot)


def growth_plot(speed: Mapping[str, Any] | None, mode: str, looks: Looks) -> Plot | None:
    """CPU time over the number of blocks, both axes logarithmic; None without figures."""
    rows = [row for row in (speed or {}).get("growth") or [] if row.get("mode", "html") == mode]
    lines = {row["system"]: points for row in rows if (points := _timed(row))}
    if not lines:
        return None
    title = "Growth with the length of the page"
    with drawing():
        made, axes = canvas(370, left=50, right=165)
        _growth(axes, lines, looks)
        exponents = {system: _exponent(rows, system) for system in lines}
        _end_labels(axes, lines, exponents, looks)
        titles = {f"g{at}": f"{line(system)}: exponent {exponents[system] or 'unknown'}" for at, system in enumerate(lines)}
        svg = to_svg(made, f"growth-{mode}", title, titles)
    return Plot(title, "Both axes logarithmic; the number after a name is the exponent, 1 for time in proportion to length.", svg)


Line = Sequence[tuple[float, float]]


def _timed(row: Mapping[str, Any]) -> Line:
    pairs = zip(row.get("blocks") or [], row.get("ms") or [], strict=False)
    return [(x, y) for x, y in ((number_of(x) or 0.0, number_of(y) or 0.0) for x, y in pairs) if x > 0 and y > 0]


def _growth(axes: Axes, lines: Mapping[str, Line], looks: Looks) -> None:
    axes.set_xscale("log")
    axes.set_yscale("log")
    for at, (system, points) in enumerate(lines.items()):
        strong, look = is_ours(system), looks[system]
        axes.plot(
            *zip(*points, strict=True),
            color=colour(look.colour),
            marker=look.mark,
            markersize=6 if strong else 4.5,
            linewidth=2.6 if strong else 1.3,
            zorder=4 if strong else 3,
            gid=f"g{at}",
        )
    plain_ticks(axes.yaxis, (1.0,))
    plain_ticks(axes.xaxis, (1.0,))
    sizes = sorted({x for points in lines.values() for x, _ in points})
    axes.set_xticks(sizes, [f"{value:,.0f}" for value in sizes])
    axes.set_xlabel("Blocks on the page")
    axes.set_ylabel("CPU milliseconds")


def _exponent(rows: Iterable[Mapping[str, Any]], system: str) -> str:
    value = next((number_of(row.get("exponent")) for row in rows if row["system"] == system), None)
    return "" if value is None else f"{value:.2f}"


def _end_labels(axes: Axes, lines: Mapping[str, Line], exponents: Mapping[str, str], looks: Looks) -> None:
    """Names at the right end of the lines, moved apart."""
    spots = [axes.transData.transform(points[-1]) for points in lines.values()]
    frame = axes.get_window_extent()
    heights = spread([float(y) for _, y in spots], 13.5, frame.y0 - 4, frame.y1 + 8)
    for (system, points), (x, y), height in zip(lines.items(), spots, heights, strict=True):
        axes.annotate(
            f"{named(system)} {exponents[system]}",
            points[-1],
            xytext=(frame.x1 + 12 - x, height - y),
            textcoords="offset points",
            va="center",
            color=INK,
            weight=weight(system),
            arrowprops={
                "arrowstyle": "-",
                "color": colour(looks[system].colour),
                "linewidth": 0.8,
                "shrinkA": 0,
                "shrinkB": 4,
                "relpos": (0, 0.5),
            },
            annotation_clip=False,
        )


def _scores(corpus: Part, metric: Metric, looks: Looks, name: str) -> Plot:
    """One metric of every system, with its interval, the best on top."""
    found = [(row["system"], one) for row in ranked(corpus) if (one := estimate(row.get("metrics"), metric.key))]
    found.sort(key=lambda pair: pair[1].value)
    margin = 14 + max(breadth(named(system)) for system, _ in found)
    made, axes = canvas(62 + 21 * len(found), left=margin, right=50, bottom=42)
    side = axes.get_yaxis_transform()
    for at, (system, one) in enumerate(found):
        _interval(axes, at, one, looks[system], is_ours(system))
        axes.text(1.02, at, metric.written(one.value), transform=side, va="center", fontsize=TYPE - 0.5, weight=weight(system))
    _rows_named(axes, [system for system, _ in found])
    before = _guides(axes, found, _before(corpus) if metric.key == "shingle_f1" else None)
    axes.set_xlabel(metric.label)
    title = f"{metric.label} by system"
    titles = {f"s{at}": _says(metric, system, one) for at, (system, one) in enumerate(found)}
    svg = to_svg(made, f"{name}-{metric.key}", f"{title}, {line(corpus.get('name'))}", titles)
    return Plot(title, "Bars: 95% intervals." + (" Dotted line: before cleaning." if before else ""), svg)


def _says(metric: Metric, system: str, one: Estimate) -> str:
    small = interval(metric, one)
    return f"{line(system)}: {metric.written(one.value)}" + (f" ({small})" if small else "")


def _interval(axes: Axes, at: int, one: Estimate, look: Look, strong: bool) -> None:
    low, high = (one.value if end is None else end for end in (one.low, one.high))
    shade, size = colour(look.colour), 8.5 if strong else 6.5
    axes.plot([low, high], [at, at], color=shade, linewidth=5 if strong else 3.5, alpha=0.4)
    axes.plot([one.value], [at], color=shade, marker=look.mark, markersize=size, linestyle="none", gid=f"s{at}")


def _rows_named(axes: Axes, systems: Sequence[str]) -> None:
    axes.set_yticks(range(len(systems)), [named(system) for system in systems])
    axes.set_ylim(-0.7, len(systems) - 0.3)
    axes.tick_params(axis="y", length=0, labelcolor=INK)
    axes.grid(False, axis="y")
    for label, system in zip(axes.get_yticklabels(), systems, strict=True):
        label.set_fontweight(weight(system))


def _guides(axes: Axes, found: Sequence[tuple[str, Estimate]], before: float | None) -> bool:
    """Lines to compare with: newsclean's value, and that of the text before cleaning; True if the latter is known."""
    for system, one in found:
        if is_ours(system):
            axes.axvline(one.value, color=colour(0), linewidth=1, alpha=0.5, zorder=1)
    if before is not None:
        axes.axvline(before, color=SOFT, linewidth=1.2, linestyle=_DOTTED, zorder=1)
    return before is not None


def _before(corpus: Part) -> float | None:
    return next((one.value for row in corpus["rows"] if (one := estimate(row.get("metrics"), "before"))), None)


_TRADES = {
    ("word_r", "word_p"): ("Precision and recall", "Words; grey lines join points of equal F1. Top right is best."),
    ("shingle_r", "shingle_p"): ("Precision and recall", "Shingles; grey lines join points of equal F1. Top right is best."),
    ("lost", "left"): ("Lost and left", "How much of the article goes, how much boilerplate stays. Bottom left is best."),
    ("with", "without"): ("Snippets", "Wanted snippets found, unwanted ones kept out. Top right is best."),
}


def _trade_off(corpus: Part, metrics: Mapping[str, Metric], looks: Looks, name: str) -> Plot | None:
    """The two figures between which cleaners have to choose, one against the other."""
    pair = next(((x, y) for x, y in _TRADES if x in metrics and y in metrics), None)
    x, y = (metrics[key] for key in pair) if pair else (None, None)
    points, far = within_reach(_points(corpus, x, y, looks)) if x and y else ([], [])
    if not (points and pair and x and y):
        return None
    title, explain = _TRADES[pair]
    made, axes = canvas()
    zoom(axes, points)
    if pair[0].endswith("_r"):
        equal_f1(axes)
    for axis, metric in ((axes.xaxis, x), (axes.yaxis, y)):
        axis.set_label_text(metric.label)
        if metric.written(0).endswith("%"):
            percentages(axis)
    svg = to_svg(made, f"{name}-trade", f"{title}, {line(corpus.get('name'))}", scatter(axes, points))
    return Plot(title, explain + _off(far), svg)


def _points(corpus: Part, x: Metric, y: Metric, looks: Looks) -> list[Point]:
    found = []
    for row in ranked(corpus):
        a, b = (estimate(row.get("metrics"), metric.key) for metric in (x, y))
        if a and b:
            says = f"{line(row['system'])}: {x.label} {x.written(a.value)}, {y.label} {y.written(b.value)}"
            found.append(Point(row["system"], looks[row["system"]], a.value, b.value, says))
    return found


def _off(points: Sequence[Point]) -> str:
    """What to say of systems that are too far off to be drawn."""
    return f" Off the scale: {'; '.join(point.says for point in points)}." if points else ""


def _accuracy_and_speed(corpus: Part, speed: Mapping[str, Any] | None, looks: Looks, name: str) -> Plot | None:
    metric = leading(corpus)
    points, far = within_reach(_timed_points(corpus, metric, speed, looks), both=False) if metric else ([], [])
    if not points or not metric:
        return None
    made, axes = canvas()
    zoom(axes, points)
    logarithmic(axes, min(point.x for point in points) / 1.8, max(point.x for point in points) * 1.8)
    axes.set_xlabel("CPU milliseconds a document, median (logarithmic)")
    axes.set_ylabel(metric.label)
    title = "Accuracy and speed"
    svg = to_svg(made, f"{name}-speed", f"{title}, {line(corpus.get('name'))}", scatter(axes, points))
    return Plot(title, "Top left is best." + _off(far), svg)


def _timed_points(corpus: Part, metric: Metric, speed: Mapping[str, Any] | None, looks: Looks) -> list[Point]:
    mode = corpus.get("mode", "html")
    times = {row["system"]: number_of(row.get("ms_p50")) for row in (speed or {}).get("rows") or [] if row.get("mode", "html") == mode}
    found = []
    for row in ranked(corpus):
        one, ms = estimate(row.get("metrics"), metric.key), times.get(row["system"])
        if one and ms and ms > 0:
            says = f"{line(row['system'])}: {metric.label} {metric.written(one.value)}, {rough(ms)} ms"
            found.append(Point(row["system"], looks[row["system"]], ms, one.value, says))
    return found


def _reliability(corpus: Part, name: str) -> Plot | None:
    """Mean accuracy of documents of like confidence."""
    keys = ("mean_confidence", "mean_f1", "documents")
    bins = [tuple(number_of(row.get(key)) for key in keys) for row in corpus.get("confidence") or []]
    points = [(x, y, documents or 0.0) for x, y, documents in bins if x is not None and y is not None]
    if not points:
        return None
    made, axes = canvas(right=24)
    axes.plot([0, 1], [0, 1], color=SOFT, linewidth=1, linestyle=_DASHED)
    axes.plot([x for x, *_ in points], [y for _, y, _ in points], color=colour(0), linewidth=1.6, zorder=3)
    most = max(documents for *_, documents in points) or 1.0
    for at, (x, y, documents) in enumerate(points):
        _bin(axes, at, x, y, documents, 5 + 15 * math.sqrt(documents / most))
    axes.set(xlim=(0, 1.02), ylim=(0, 1.1), xlabel="Mean confidence of newsclean", ylabel="Mean F1")
    title = "Is the confidence right?"
    titles = {f"c{at}": f"confidence {x:.2f}, F1 {y:.2f}, {count:.0f} documents" for at, (x, y, count) in enumerate(points)}
    svg = to_svg(made, f"{name}-confidence", f"{title}, {line(corpus.get('name'))}", titles)
    return Plot(title, "Documents of like confidence, their number above each point; on the dashed line, confidence is accuracy.", svg)


def _bin(axes: Axes, at: int, x: float, y: float, documents: float, size: float) -> None:
    axes.plot([x], [y], color=colour(0), marker="o", markersize=size, markeredgecolor=PAPER, gid=f"c{at}", zorder=4)
    axes.annotate(
        f"{documents:,.0f}",
        (x, y),
        xytext=(0, size / 2 + 4),
        textcoords="offset points",
        ha="center",
        va="bottom",
        color=SOFT,
        fontsize=9.5,
    )
