"""The gate: figures that must not fall below their floors (``floors.toml``)."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FLOORS = Path(__file__).with_name("floors.toml")
_CEILINGS = ("left", "lost", "lost_mean", "failed", "empty")  # of these, less is better


@dataclass(frozen=True)
class Check:
    """One figure beside its floor (or ceiling)."""

    corpus: str
    metric: str
    value: float | None
    bound: float

    @property
    def passed(self) -> bool:
        """Whether the figure holds; one that was not measured does not."""
        if self.value is None:
            return False
        return self.value <= self.bound if self.metric in _CEILINGS else self.value >= self.bound

    def __str__(self) -> str:
        sign = "at most" if self.metric in _CEILINGS else "at least"
        value = "not measured" if self.value is None else f"{self.value:.4f}"
        return f"{'ok  ' if self.passed else 'FAIL'} {self.corpus}: {self.metric} {value} ({sign} {self.bound:g})"


def floors(path: Path = FLOORS) -> dict[str, dict[str, float]]:
    """The floors by corpus and metric.

    Raises:
        ValueError: if the file is malformed; the message names it.
    """
    try:
        found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}") from error
    for corpus, bounds in found.items():
        if not isinstance(bounds, dict) or not all(isinstance(bound, (int, float)) for bound in bounds.values()):
            raise ValueError(f"{path}: [{corpus}] must hold lines of the form metric = number")
    return found


def checks(report: Mapping[str, Any], bounds: Mapping[str, Mapping[str, float]]) -> list[Check]:
    """Newsclean's figures beside their floors, for every corpus of the report that has floors."""
    found = []
    for corpus in report["corpora"]:
        row = next((row for row in corpus["rows"] if row["system"] in ("newsclean", "newsclean-text")), None)
        for metric, bound in bounds.get(corpus["name"], {}).items():
            found.append(Check(corpus["name"], metric, _value(row, metric), bound))
    return found


def _value(row: Mapping[str, Any] | None, metric: str) -> float | None:
    if row is None:
        return None
    if metric in ("failed", "empty"):
        return float(row[metric])
    figure = row["metrics"].get(metric)
    return None if figure is None else float(figure["value"])
