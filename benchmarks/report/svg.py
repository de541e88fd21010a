"""A matplotlib figure as an SVG that stands inside a page: its colours and fonts are the page's, its ids are its own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from warnings import catch_warnings, simplefilter
from xml.etree import ElementTree

from matplotlib import rc_context, rcdefaults, rcParams
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from benchmarks.report.looks import COLOURS

INK, SOFT, FAINT, PAPER = "#010101", "#020202", "#030303", "#040404"  # stand for colours of the page until the SVG is made
_COLOURS = {INK: "var(--ink)", SOFT: "var(--soft)", FAINT: "var(--faint)", PAPER: "var(--paper)"}
_COLOURS |= {f"#0505{number:02x}": f"var(--s{number})" for number in range(COLOURS + 1)}
_ANY_COLOUR = re.compile("|".join(_COLOURS))
_FONT = re.compile(r"font:\s*(?P<style>[^;]*?)(?P<size>[\d.]+px)[^;]*")
_FAMILY = re.compile(r"font-family:[^;]*;?\s*")
_REFERENCE = re.compile(r"#(?P<id>[\w.-]+)")
TYPE = 11.0  # size of the type, in points
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "newsclean",  # the same figure has the same ids
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
    "font.size": TYPE,
    "text.color": INK,
    "axes.labelcolor": SOFT,
    "axes.edgecolor": FAINT,
    "axes.facecolor": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.labelsize": TYPE,
    "axes.grid": True,
    "grid.color": FAINT,
    "grid.linewidth": 0.7,
    "xtick.color": FAINT,
    "ytick.color": FAINT,
    "xtick.labelcolor": SOFT,
    "ytick.labelcolor": SOFT,
    "xtick.labelsize": TYPE - 0.5,
    "ytick.labelsize": TYPE - 0.5,
    "figure.facecolor": "none",
    "figure.dpi": 72,
}


def colour(number: int) -> str:
    """What matplotlib is told for colour ``--s<number>`` of the page."""
    return f"#0505{number:02x}"


@contextmanager
def drawing() -> Iterator[None]:
    """Figures are made and rendered inside of this: the style of the report, and no complaints about letters a font lacks."""
    with catch_warnings(), rc_context():
        simplefilter("ignore")
        rcdefaults()  # whatever the user's own matplotlibrc says
        rcParams.update(_SETTINGS)
        yield


def figure(wide: float, high: float) -> Figure:
    """An empty figure; its size is in points, which are pixels of the SVG."""
    made = Figure(figsize=(wide / 72, high / 72))
    FigureCanvasSVG(made)
    return made


def to_svg(made: Figure, name: str, label: str, titles: Mapping[str, str]) -> str:
    """The figure as one ``<svg>`` element.

    Args:
        made: the figure.
        name: a prefix that makes its ids unlike those of other figures on the page.
        label: what it shows, for those who do not see it.
        titles: what to say of a part (by the gid that it was given in the figure) where a pointer rests on it.
    """
    buffer = io.BytesIO()
    made.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    root = ElementTree.fromstring(buffer.getvalue())
    for element in root.iter():
        _at_home(element, name)
    _without(root, "metadata", "style")
    _say(root, titles, name)
    root.attrib = {"viewBox": root.attrib["viewBox"], "role": "img", "aria-label": label, "class": "plot"}
    return ElementTree.tostring(root, encoding="unicode")


def _at_home(element: ElementTree.Element, name: str) -> None:
    """Names without namespaces, ids with the prefix, colours and fonts from the page."""
    element.tag = element.tag.rpartition("}")[2]
    for key, value in list(element.attrib.items()):
        del element.attrib[key]
        key = key.rpartition("}")[2]
        if key == "id":
            value = f"{name}-{value}"
        elif key in ("href", "clip-path"):
            value = _REFERENCE.sub(rf"#{name}-\g<id>", value)
        elif key == "style":
            value = _FAMILY.sub("", _FONT.sub(_sized, _ANY_COLOUR.sub(lambda match: _COLOURS[match[0]], value)))
        element.set(key, value)


def _sized(match: re.Match[str]) -> str:
    weight = "font-weight: 700; " if re.search(r"bold|[6-9]00", match["style"]) else ""
    return f"{weight}font-size: {match['size']}"


def _without(root: ElementTree.Element, *tags: str) -> None:
    """Matplotlib's own style sheet would hold for the whole page."""
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag in tags]:
            parent.remove(child)


def _say(root: ElementTree.Element, titles: Mapping[str, str], name: str) -> None:
    parts = {element.get("id"): element for element in root.iter()}
    for gid, text in titles.items():
        part = parts.get(f"{name}-{gid}")
        if part is not None:
            title = ElementTree.Element("title")
            title.text = text
            part.insert(0, title)
            part.set("class", "series")
