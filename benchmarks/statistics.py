"""What the scores of single documents come to over a corpus, and how sure that is.

Intervals are those of the cluster bootstrap (Efron and Tibshirani 1993; Field and Welsh 2007): whole sites are drawn with
replacement, because the pages of one site, and what five extractors left of one page, succeed and fail together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.metrics import Scores, f1_of

Array = NDArray[np.float64]
Columns = Mapping[str, Array]  # one number a document
Formula = Callable[[Columns, Array], Array]  # columns and weights (draws x documents) -> one value a draw

DRAWS = 1000
_SEED = 20_240_601
_EDGES = (2.5, 97.5)  # percent


@dataclass(frozen=True)
class Interval:
    """A figure with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float

    def as_dict(self) -> dict[str, float]:
        """For JSON, rounded to six digits."""
        return {"value": round(self.value, 6), "low": round(self.low, 6), "high": round(self.high, 6)}


def _mean(name: str) -> Formula:
    return lambda columns, weights: _ratio(weights @ columns[name], weights.sum(axis=1))


def _share(part: str, whole: str) -> Formula:
    return lambda columns, weights: _ratio(weights @ columns[part], weights @ columns[whole])


def _harmonic(first: Formula, second: Formula) -> Formula:
    def formula(columns: Columns, weights: Array) -> Array:
        a, b = first(columns, weights), second(columns, weights)
        return _ratio(2 * a * b, a + b)

    return formula


def _lost(columns: Columns, weights: Array) -> Array:
    return np.asarray(1 - _ratio(weights @ columns["hit_after"], weights @ columns["hit_before"]))


def _ratio(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.zeros_like(part, dtype=np.float64), where=whole != 0)


_SHINGLE_P = _share("shingle_p", "has_p")
_SHINGLE_R = _share("shingle_r", "has_r")
_PAGE_METRICS: dict[str, Formula] = {
    "word_p": _mean("word_p"),
    "word_r": _mean("word_r"),
    "word_f1": _mean("word_f1"),
    "shingle_p": _SHINGLE_P,
    "shingle_r": _SHINGLE_R,
    "shingle_f1": _harmonic(_SHINGLE_P, _SHINGLE_R),
    "exact": _mean("exact"),
}
_TEXT_METRICS: dict[str, Formula] = {
    "before": _mean("f1_before"),
    "shingle_f1": _mean("f1_after"),
    "word_f1": _mean("word_f1"),
    "left": _share("extra_after", "extra_before"),
    "lost": _lost,
    "lost_mean": _mean("lost"),
}
_SNIPPET_METRICS: dict[str, Formula] = {
    "with": _share("present", "presents"),
    "without": _share("absent", "absents"),
    "snippet_f1": _harmonic(_share("present", "presents"), _share("absent", "absents")),
}


@dataclass(frozen=True)
class Table:
    """The scores of one system on one corpus as columns of numbers, with the formulas that apply.

    Attributes:
        columns: one number a document.
        formulas: the metrics that can be computed from them, by name.
        length: how many documents.
    """

    columns: Columns
    formulas: Mapping[str, Formula]
    length: int

    def value(self, metric: str, chosen: Array | None = None) -> float:
        """One metric over all documents, or over those with a weight in ``chosen``."""
        weights = np.ones(self.length) if chosen is None else chosen
        return float(self.formulas[metric](self.columns, weights[None, :])[0])


def table_of(scores: Sequence[Scores]) -> Table:
    """Columns and formulas for the scores of a corpus; documents without a truth only count for snippets."""
    columns: dict[str, Array] = {}
    formulas: dict[str, Formula] = {}
    if any(row.present[1] or row.absent[1] for row in scores):
        columns |= _snippet_columns(scores)
        formulas |= _SNIPPET_METRICS
    if all(row.after and row.before for row in scores):
        columns |= _text_columns(scores)
        formulas |= _TEXT_METRICS
    elif all(row.shingle for row in scores):
        columns |= _page_columns(scores)
        formulas |= _PAGE_METRICS
        if all(row.rouge is not None for row in scores):
            columns["rouge"] = np.array([row.rouge for row in scores], dtype=np.float64)
            formulas["rouge_lsum"] = _mean("rouge")
    return Table(columns, formulas, len(scores))


def _page_columns(scores: Sequence[Scores]) -> dict[str, Array]:
    word = np.array([row.word for row in scores], dtype=np.float64).reshape(-1, 3)
    hit, extra, missed = np.array([row.shingle for row in scores], dtype=np.float64).reshape(-1, 3).T
    has_p, has_r = (hit + extra) > 0, (hit + missed) > 0
    return {
        **dict(zip(("word_p", "word_r", "word_f1"), word.T, strict=True)),
        "has_p": has_p.astype(np.float64),
        "has_r": has_r.astype(np.float64),
        "shingle_p": np.asarray(_ratio(hit, hit + extra)),
        "shingle_r": np.asarray(_ratio(hit, hit + missed)),
        "exact": np.array([row.exact for row in scores], dtype=np.float64),
    }


def _text_columns(scores: Sequence[Scores]) -> dict[str, Array]:
    before = np.array([row.before for row in scores], dtype=np.float64).reshape(-1, 3)
    after = np.array([row.after for row in scores], dtype=np.float64).reshape(-1, 3)
    return {
        "word_f1": np.array([row.word[2] if row.word else 0.0 for row in scores]),
        "f1_before": np.array([f1_of(row) for row in before.tolist()]),
        "f1_after": np.array([f1_of(row) for row in after.tolist()]),
        "hit_before": before[:, 0],
        "hit_after": after[:, 0],
        "extra_before": before[:, 1],
        "extra_after": after[:, 1],
        "lost": np.where(before[:, 0] > 0, 1 - np.asarray(_ratio(after[:, 0], before[:, 0])), 0.0),
    }


def _snippet_columns(scores: Sequence[Scores]) -> dict[str, Array]:
    present = np.array([row.present for row in scores], dtype=np.float64).reshape(-1, 2)
    absent = np.array([row.absent for row in scores], dtype=np.float64).reshape(-1, 2)
    return {"present": present[:, 0], "presents": present[:, 1], "absent": absent[:, 0], "absents": absent[:, 1]}


def drawn(sites: Sequence[str], draws: int = DRAWS) -> Array:
    """Bootstrap weights: how often each document counts in each draw of whole sites; the same for the same sites.

    Args:
        sites: the site of each document.
        draws: how many samples.

    Returns:
        An array of draws x documents.
    """
    known = {site: i for i, site in enumerate(dict.fromkeys(sites))}
    of = np.array([known[site] for site in sites], dtype=np.intp)
    random = np.random.default_rng(_SEED)
    counts = random.multinomial(len(known), np.full(len(known), 1 / max(1, len(known))), size=draws)
    return np.asarray(counts[:, of], dtype=np.float64)


def interval(table: Table, metric: str, weights: Array) -> Interval:
    """A metric with its interval."""
    low, high = np.percentile(table.formulas[metric](table.columns, weights), _EDGES)
    return Interval(table.value(metric), float(low), float(high))


def difference(table: Table, other: Table, metric: str, weights: Array) -> Interval:
    """How much more ``table`` has of a metric than ``other``, on the same documents in the same draws (paired bootstrap)."""
    drawn_ = table.formulas[metric](table.columns, weights) - other.formulas[metric](other.columns, weights)
    low, high = np.percentile(drawn_, _EDGES)
    return Interval(table.value(metric) - other.value(metric), float(low), float(high))
