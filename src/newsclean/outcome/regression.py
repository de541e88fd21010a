"""Logistic regressions over a handful of named signals, and the file that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.scoring.learned import FOLDER, made_of

FORMAT = 1
FILE = FOLDER / "kind.json"
_REASONS = 3


class Term(NamedTuple):
    """One signal of a regression.

    Attributes:
        mean: its mean over the pages that were learned from.
        spread: its standard deviation.
        weight: what one spread above the mean adds to the log-odds.
    """

    mean: float
    spread: float
    weight: float


@dataclass(frozen=True)
class Regression:
    """A logistic regression over standardised signals; a signal that is not known adds nothing.

    Attributes:
        bias: the log-odds of an average page.
        terms: by the name of the signal.
    """

    bias: float
    terms: Mapping[str, Term]

    def probability(self, signals: Mapping[str, float]) -> float:
        """A number from 0 to 1.

        Example:
            >>> Regression(0.0, {"slug": Term(2.0, 1.0, -1.0)}).probability({"slug": 2.0})
            0.5
        """
        odds = self.bias + sum(self._parts(signals).values())
        return 1 / (1 + exp(-max(-50.0, min(50.0, odds))))

    def reasons(self, signals: Mapping[str, float]) -> dict[str, float]:
        """The signals that weighed most, the heaviest first, and what each added to the log-odds."""
        found = sorted(self._parts(signals).items(), key=lambda part: (-abs(part[1]), part[0]))
        return {name: round(part, 2) for name, part in found[:_REASONS]}

    def _parts(self, signals: Mapping[str, float]) -> dict[str, float]:
        return {name: weight * (signals[name] - mean) / spread for name, (mean, spread, weight) in self.terms.items() if name in signals}


@cache
def load(mode: str) -> tuple[Regression, Regression]:
    """The regressions for pages (``"html"``) or texts (``"text"``): whether it is an index, and the F1 to expect.

    Raises:
        DamagedDataError: if the file is missing, damaged or of another format; the message names it.
    """
    return read(FILE)[mode]


def read(path: Path) -> dict[str, tuple[Regression, Regression]]:
    """Read a file of regressions, by mode; see :func:`load`."""
    return made_of(path, FORMAT, lambda data: {mode: _pair(data[mode]) for mode in ("html", "text")})


def _pair(part: Mapping[str, Any]) -> tuple[Regression, Regression]:
    return _regression(part["index"]), _regression(part["f1"])


def _regression(part: Mapping[str, Any]) -> Regression:
    terms = {name: Term(*(float(term[field]) for field in Term._fields)) for name, term in part["signals"].items()}
    if any(term.spread <= 0 for term in terms.values()):
        raise ValueError("a spread that is not positive")
    return Regression(float(part["bias"]), terms)
