"""Logistic regression over a few named signals: learned by Newton's method, standardised, and cross-validated by site.

The target may be any number from 0 to 1 (fractional logistic regression, Papke & Wooldridge 1996): a kind, or an F1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsclean.outcome.regression import Regression, Term

Numbers = NDArray[np.float64]

_RIDGE = 1.0  # on the weights of standardised signals, in units of one page
_STEPS = 50
_CLOSE = 1e-8
_LEAST_SPREAD = 1e-6


@dataclass(frozen=True)
class Lesson:
    """One page as it is learned from.

    Attributes:
        site: pages of one site are never on both sides of a split.
        signals: what is known of the page, by name.
        target: what is to be told from them, from 0 to 1.
        weight: how much it counts.
    """

    site: str
    signals: Mapping[str, float]
    target: float
    weight: float = 1.0


def learn(lessons: Sequence[Lesson]) -> Regression:
    """The regression that fits the lessons best.

    Example:
        >>> lessons = [Lesson("a", {"slug": slug}, float(slug < 3)) for slug in range(6)]
        >>> learned = learn(lessons)
        >>> learned.probability({"slug": 0}) > 0.5 > learned.probability({"slug": 5})
        True
    """
    names = sorted({name for lesson in lessons for name in lesson.signals})
    table = np.array([[lesson.signals.get(name, np.nan) for name in names] for lesson in lessons])
    weights = np.array([lesson.weight for lesson in lessons])
    weights = weights / weights.mean()
    means = np.nanmean(table, axis=0)
    spreads = np.maximum(_LEAST_SPREAD, np.nanstd(table, axis=0))
    standard = np.nan_to_num((table - means) / spreads)  # what is not known adds nothing
    bias, *found = _fit(standard, np.array([lesson.target for lesson in lessons]), weights).tolist()
    terms = {name: Term(*map(_short, row)) for name, *row in zip(names, means.tolist(), spreads.tolist(), found, strict=True)}
    return Regression(_short(bias), terms)


def _fit(table: Numbers, targets: Numbers, weights: Numbers) -> Numbers:
    """Bias and weights by Newton's method."""
    table = np.hstack([np.ones((len(table), 1)), table])
    ridge = np.diag([0.0] + [_RIDGE] * (table.shape[1] - 1))
    found = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        believed = 1 / (1 + np.exp(-np.clip(table @ found, -50, 50)))
        slope = table.T @ (weights * (targets - believed)) - ridge @ found
        curve = (table * (weights * believed * (1 - believed))[:, None]).T @ table + ridge
        step = np.linalg.solve(curve, slope)
        found = found + step
        if np.abs(step).max() < _CLOSE:
            break
    return found


def _short(number: float) -> float:
    return float(f"{number:.4g}")


def held_out(lessons: Sequence[Lesson], folds: int, seed: int, told: Sequence[Mapping[str, float]] | None = None) -> Numbers:
    """For each lesson what a regression tells that has seen nothing of its site.

    Args:
        lessons: what is learned from.
        folds: into how many parts the sites are dealt.
        seed: of the dealing.
        told: for each lesson the signals that are known when it is asked about, if other than those that are learned from.
    """
    fold = _folds([lesson.site for lesson in lessons], folds, seed)
    asked = [lesson.signals for lesson in lessons] if told is None else told
    found = np.zeros(len(lessons))
    for held in range(folds):
        learned = learn([lesson for lesson, own in zip(lessons, fold, strict=True) if own != held])
        for i in np.flatnonzero(fold == held).tolist():
            found[i] = learned.probability(asked[i])
    return found


def _folds(sites: Sequence[str], folds: int, seed: int) -> NDArray[np.int64]:
    """The fold of each lesson: sites are dealt out in an order that a seed decides."""
    names = sorted(set(sites))
    order = np.random.default_rng(seed).permutation(len(names))
    fold = {names[at]: place % folds for place, at in enumerate(order.tolist())}
    return np.array([fold[site] for site in sites])
