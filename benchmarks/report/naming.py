"""The metrics in words: what each is called, what it means, and whether more of it is better."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.report.values import decimal, estimate, percent


@dataclass(frozen=True)
class Metric:
    """One metric.

    Attributes:
        key: its name in the report.
        label: its name for readers.
        explain: what it is, in one line.
        written: how its figures are written.
        higher: whether more of it is better.
        compared: False for a figure that is the same for every system.
    """

    key: str
    label: str
    explain: str
    written: Callable[..., str] = decimal
    higher: bool = True
    compared: bool = True


_fine = partial(percent, digits=2)  # what is lost is a small share

_WORD = (
    Metric("word_f1", "Word F1", "mean over documents of the F1 of the bag of words"),
    Metric("word_p", "Word precision", "mean share of the words given that belong to the article"),
    Metric("word_r", "Word recall", "mean share of the article's words that are given"),
)
_LOSSES = (
    Metric("left", "Left", "share of the boilerplate that stays, over all documents; less is better", percent, higher=False),
    Metric("lost", "Lost", "share of the article that goes, over all documents; less is better", _fine, higher=False),
    Metric("lost_mean", "Lost, mean", "the same share for each document, averaged; less is better", _fine, higher=False),
)
_SNIPPETS = (
    Metric("snippet_f1", "Snippet F1", "harmonic mean of the two shares of snippets"),
    Metric("with", "Snippets found", "share of the snippets an article must have that are there", percent),
    Metric("without", "Snippets kept out", "share of the snippets it must not have that are absent", percent),
)
_PAGES = (
    *_WORD,
    Metric("shingle_f1", "Shingle F1", "shingles of 4 words; harmonic mean of mean precision and mean recall"),
    Metric("shingle_p", "Shingle precision", "mean share of the shingles given that belong to the article"),
    Metric("shingle_r", "Shingle recall", "mean share of the article's shingles that are given"),
    Metric("rouge_lsum", "ROUGE-LSum", "F-measure of the longest common subsequence, line by line, mean over documents"),
    Metric("exact", "Exact match", "share of documents whose shingles are those of the truth, no more and no less", percent),
    *_SNIPPETS,
    *_LOSSES,
)
_TEXTS = (
    Metric("before", "Before", "shingle F1 of the text before cleaning, the same for every system", compared=False),
    Metric("shingle_f1", "Shingle F1", "mean over documents of the F1 of shingles of 4 words, after cleaning"),
    *_LOSSES,
    *_WORD,
    *_SNIPPETS,
)
_LEADING = ("word_f1", "snippet_f1", "shingle_f1"), ("shingle_f1", "word_f1", "snippet_f1")


def metrics_for(mode: object) -> tuple[Metric, ...]:
    """All metrics of a mode, in the order of the tables."""
    return _TEXTS if mode == "text" else _PAGES


def shown(mode: object, figures: Sequence[Mapping[str, Any]]) -> tuple[Metric, ...]:
    """The metrics of a mode that at least one of the figures has."""
    return tuple(metric for metric in metrics_for(mode) if any(estimate(row, metric.key) for row in figures))


def leading(corpus: Mapping[str, Any]) -> Metric | None:
    """The metric by which the systems of a corpus are ranked; None where nothing was measured."""
    figures = [row.get("metrics") or {} for row in corpus.get("rows") or []]
    known = {metric.key: metric for metric in shown(corpus.get("mode"), figures)}
    return next((known[key] for key in _LEADING[corpus.get("mode") == "text"] if key in known), None)
