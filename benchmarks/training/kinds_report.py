"""What the regressions of the outcome are worth: how articles and indices are told apart, and whether the confidence holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.training.outcomes import Judged
from newsclean.outcome import outcome_kind

_BOUNDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)


@dataclass(frozen=True)
class Figures:
    """Figures on sites that no part of the model had seen.

    Attributes:
        kinds: by corpus, how many documents were called what.
        article: precision and recall of what is not called an index or empty.
        index: precision and recall of "index".
        reliability: bins of confidence, each with its bounds, documents, mean confidence and mean F1.
        squared_error: mean squared difference of confidence and F1 (Brier score), and that of always saying the mean.
        rank_correlation: Spearman's, of confidence and F1.
    """

    kinds: dict[str, dict[str, int]]
    article: dict[str, float]
    index: dict[str, float]
    reliability: list[dict[str, float]]
    squared_error: dict[str, float]
    rank_correlation: float

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return asdict(self)

    def lines(self, mode: str) -> Iterator[str]:
        """For the terminal."""
        for corpus, counts in self.kinds.items():
            yield f"{mode} {corpus:20} " + "  ".join(f"{kind} {count}" for kind, count in counts.items())
        for name, row in (("article", self.article), ("index", self.index)):
            yield f"{mode} {name:20} precision {row['precision']:.4f}  recall {row['recall']:.4f}"
        for row in self.reliability:
            told = f"confidence {row['from']:.2f} to {row['to']:.2f}"
            yield f"{mode} {told}: {row['documents']:5} documents  mean confidence {row['confidence']:.3f}  mean F1 {row['f1']:.3f}"
        error = self.squared_error
        yield f"{mode} Brier {error['confidence']:.5f} (the mean alone {error['mean']:.5f})  rank correlation {self.rank_correlation:.3f}"


def figures_of(pages: Sequence[Judged], odds: Sequence[float], expected: Sequence[float]) -> Figures:
    """Figures of held-out answers.

    Args:
        pages: articles and listings.
        odds: for each page, how likely it is an index.
        expected: for each article among them, in order, the F1 to expect.
    """
    called = [outcome_kind(page.special, chance, page.headlines, page.words) for page, chance in zip(pages, odds, strict=True)]
    known = np.array([page.is_index for page in pages])
    as_index, as_article = np.array([kind == "index" for kind in called]), np.array([kind not in ("index", "empty") for kind in called])
    confidence, f1 = np.array(expected), np.array([page.f1 for page in pages if not page.is_index])
    return Figures(
        kinds=_counts(pages, called),
        article=_rates(as_article, ~known),
        index=_rates(as_index, known),
        reliability=list(_bins(confidence, f1)),
        squared_error={"confidence": round(float(((confidence - f1) ** 2).mean()), 5), "mean": round(float(f1.var()), 5)},
        rank_correlation=round(float(np.corrcoef(_ranks(confidence), _ranks(f1))[0, 1]), 4),
    )


def _counts(pages: Sequence[Judged], called: Sequence[str]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for page, kind in zip(pages, called, strict=True):
        counts = found.setdefault(page.part, {})
        counts[kind] = counts.get(kind, 0) + 1
    return {part: dict(sorted(counts.items())) for part, counts in sorted(found.items())}


def _rates(called: NDArray[np.bool_], known: NDArray[np.bool_]) -> dict[str, float]:
    right = float((called & known).sum())
    return {"precision": round(right / max(1.0, float(called.sum())), 4), "recall": round(right / max(1.0, float(known.sum())), 4)}


def _bins(confidence: NDArray[np.float64], f1: NDArray[np.float64]) -> Iterator[dict[str, float]]:
    place = np.digitize(confidence, _BOUNDS[1:-1])
    for at in np.unique(place).tolist():
        inside = place == at
        figures = {"confidence": round(float(confidence[inside].mean()), 4), "f1": round(float(f1[inside].mean()), 4)}
        yield {"from": _BOUNDS[at], "to": _BOUNDS[at + 1], "documents": int(inside.sum()), **figures}


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The rank of each value; equal values share the mean of theirs."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks: NDArray[np.float64] = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return ranks
