"""What the plots have in common: a canvas with margins in points, logarithmic axes, names of systems."""

from __future__ import annotations

import math

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

from benchmarks.report.looks import is_ours
from benchmarks.report.svg import TYPE, figure
from benchmarks.report.text import line, shortened

WIDE, HIGH = 410.0, 345.0  # about the width of a phone, so that the type is as large as it says
_LETTER = 0.56  # of the size of the type: what a letter takes on average
_NAME = 24  # letters of a system's name


def canvas(high: float = HIGH, left: float = 50, right: float = 40, bottom: float = 44, top: float = 16) -> tuple[Figure, Axes]:
    """A figure with one pair of axes; all sizes in points."""
    made = figure(WIDE, high)
    axes = made.add_axes((left / WIDE, bottom / high, (WIDE - left - right) / WIDE, (high - top - bottom) / high))
    return made, axes


def logarithmic(axes: Axes, low: float, high: float) -> None:
    """Make the horizontal axis logarithmic between two positive numbers, with round numbers at its ticks."""
    axes.set_xscale("log")
    axes.set_xlim(low, high)
    plain_ticks(axes.xaxis, (1.0, 2.0, 5.0) if math.log10(high / low) < 4 else (1.0,))


def plain_ticks(axis: Axis, steps: tuple[float, ...]) -> None:
    """Ticks of a logarithmic axis as plain numbers, at these multiples of powers of ten."""
    axis.set_major_locator(LogLocator(subs=steps, numticks=30))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    axis.set_minor_formatter(NullFormatter())
    axis.set_tick_params(which="minor", length=0)


def percentages(axis: Axis) -> None:
    """Ticks of an axis of shares as percentages."""
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{round(100 * value, 6):g}%"))


def named(system: str) -> str:
    """A system's name as a label."""
    return shortened(line(system), _NAME)


def weight(system: str) -> str:
    """Newsclean's name is bold."""
    return "bold" if is_ours(system) else "normal"


def breadth(text: str) -> float:
    """About how wide a label is, in points."""
    return TYPE * _LETTER * len(text)
