"""Numbers of the report: read with care, as any may be missing, and written the same everywhere."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MISSING = "–"


@dataclass(frozen=True)
class Estimate:
    """A figure, with its 95 % interval where it has one."""

    value: float
    low: float | None = None
    high: float | None = None


def number_of(found: object) -> float | None:
    """A finite number, or None for everything else."""
    if isinstance(found, bool) or not isinstance(found, (int, float)) or not math.isfinite(found):
        return None
    return float(found)


def estimate(figures: object, key: str) -> Estimate | None:
    """The figure of that name; None where it is missing.

    Example:
        >>> estimate({"word_f1": {"value": 0.9, "low": 0.8, "high": 0.95}}, "word_f1")
        Estimate(value=0.9, low=0.8, high=0.95)
    """
    found = figures.get(key) if isinstance(figures, Mapping) else None
    parts: Mapping[str, Any] = found if isinstance(found, Mapping) else {"value": found}
    value = number_of(parts.get("value"))
    if value is None:
        return None
    low, high = number_of(parts.get("low")), number_of(parts.get("high"))
    return Estimate(value, low, high) if low is not None and high is not None else Estimate(value)


def decimal(value: float | None, digits: int = 3, sign: bool = False) -> str:
    """A number with a fixed count of decimals and a real minus.

    Example:
        >>> decimal(-0.01234, sign=True), decimal(0.0001, sign=True), decimal(None)
        ('−0.012', '0.000', '–')
    """
    if value is None:
        return MISSING
    text = f"{abs(value):,.{digits}f}"
    if not text.strip("0.,"):
        return text
    return ("−" if value < 0 else "+" if sign else "") + text


def percent(value: float | None, digits: int = 1, sign: bool = False) -> str:
    """A share as a percentage.

    Example:
        >>> percent(0.1234)
        '12.3%'
    """
    return MISSING if value is None else decimal(100 * value, digits, sign) + "%"


def rough(value: float | None) -> str:
    """A positive quantity with as many decimals as its size is worth.

    Example:
        >>> rough(0.034), rough(2.14), rough(41.6), rough(1234.5)
        ('0.034', '2.1', '42', '1,234')
    """
    if value is None:
        return MISSING
    return decimal(value, 0 if abs(value) >= 20 else 1 if abs(value) >= 2 else 2 if abs(value) >= 0.1 else 3)
