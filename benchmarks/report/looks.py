"""How a system looks: the same colour and mark wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COLOURS = 12  # --s1 to --s12 in style.css; --s0 is newsclean's

# Matplotlib's name of each mark, and its outline on a grid of 16 x 16.
MARKS: Mapping[str, str] = {
    "o": "M3 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "s": "M3.5 3.5h9v9h-9z",
    "^": "M8 2.5l5.5 10.5h-11z",
    "D": "M8 2l6 6-6 6-6-6z",
    "v": "M8 13.5l5.5-10.5h-11z",
    "P": "M6 2h4v4h4v4h-4v4H6v-4H2V6h4z",
    "X": "M5 2l3 3 3-3 3 3-3 3 3 3-3 3-3-3-3 3-3-3 3-3-3-3z",
}
_OWN = "newsclean"


@dataclass(frozen=True)
class Look:
    """Colour (a number, see ``style.css``) and mark (see ``MARKS``) of a system."""

    colour: int
    mark: str


def is_ours(system: object) -> bool:
    """Whether this is newsclean, in any mode.

    Example:
        >>> is_ours("newsclean-text"), is_ours("newsclean (published)"), is_ours("trafilatura")
        (True, False, False)
    """
    return system in (_OWN, f"{_OWN}-text", f"{_OWN}-html")


def looks_of(report: Mapping[str, Any]) -> dict[str, Look]:
    """The look of every system in the report: a family of systems shares a colour, and differs by mark."""
    families: dict[str, list[str]] = {_OWN: []}
    for name in _names(report):
        members = families.setdefault(_family(name), [])
        if name not in members:
            members.append(name)
    marks = list(MARKS)
    return {
        name: Look((at - 1) % COLOURS + 1 if at else 0, marks[0 if is_ours(name) else place % len(marks)])
        for at, members in enumerate(families.values())
        for place, name in enumerate(members)
    }


def _family(name: str) -> str:
    return re.split(r"[-\s(]", name, maxsplit=1)[0]


def _names(report: Mapping[str, Any]) -> list[str]:
    rows = [row for corpus in report.get("corpora") or [] for row in corpus.get("rows") or []]
    speed = report.get("speed") or {}
    timed = [*(speed.get("rows") or []), *(speed.get("growth") or [])]
    return [str(s["name"]) for s in report.get("systems") or []] + [str(row["system"]) for row in (*rows, *timed)]
