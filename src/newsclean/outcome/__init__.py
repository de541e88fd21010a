"""What a page is as a whole, once its blocks were judged: its kind, and how sure the cleaner is of the text.

The kind is decided in this order; the first that holds stands:

1. ``live`` and ``paywall``: only on clear evidence, by the named tests of :mod:`newsclean.outcome.special`;
2. ``index``: by a logistic regression over a dozen numbers of the page (:mod:`newsclean.outcome.overview`);
3. ``empty``: fewer than 25 words were kept;
4. ``article``.

The confidence is the word F1 that the text is expected to have against the true article, from 0 to 1: a fractional logistic
regression (Papke & Wooldridge 1996) on how far the scores of the blocks vouch for the text. Not the probability that the text is good
enough: an expected F1 needs no bound that suits every user, and its mean over a corpus estimates the corpus' own mean. Of a page
called ``index`` it is multiplied by the probability that it is an article after all; of an ``empty`` one it is 0.

Both were learned from scores of pages whose sites the scorer had not seen, because scores of the pages that it was trained on are too
sure: ``python -m benchmarks.training.kinds`` tells how, and writes the weights and the figures into ``scoring/weights/kind.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsclean.case import Case
from newsclean.model import PageKind
from newsclean.outcome.overview import Overview, index_signals, overview, text_signals
from newsclean.outcome.regression import Regression, load
from newsclean.outcome.special import special_kind

MIN_WORDS = 25  # fewer kept words are no article
_MIN_HEADLINES = 4  # headline-like lines; a page with fewer lists nothing
_EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Outcome:
    """The kind of a page and the confidence in its text.

    Attributes:
        kind: what the page is.
        confidence: the word F1 that its text is expected to have.
        why: why it is of this kind, in one sentence.
        evidence: the numbers and statements that this rests on.
    """

    kind: PageKind
    confidence: float
    why: str
    evidence: Mapping[str, Any]


def outcome_of(case: Case) -> Outcome:
    """The outcome of a page whose blocks were judged by all rules.

    Raises:
        DamagedDataError: if the weights in the package are missing or damaged.
    """
    view = overview(case)
    if not view.blocks:
        return Outcome("empty", 0.0, "The page has no text.", {"words": 0})
    index, expected = load("html" if case.page.markup else "text")
    kind, why, evidence = _kind(case, view, index)
    return Outcome(kind, _confidence(view, kind, evidence, expected), why, evidence)


def outcome_kind(special: PageKind | None, index: float, headlines: int, words: float) -> PageKind:
    """The kind of a page by the order above.

    Args:
        special: what clear evidence says.
        index: how likely the page is an index.
        headlines: how many of its lines are like headlines.
        words: how many of its words were kept.
    """
    if special:
        return special
    if index >= _EVEN and headlines >= _MIN_HEADLINES:
        return "index"
    return "empty" if words < MIN_WORDS else "article"


def _kind(case: Case, view: Overview, index: Regression) -> tuple[PageKind, str, dict[str, Any]]:
    special = special_kind(case, view)
    if special:
        return special
    signals = index_signals(case, view)
    odds = index.probability(signals)
    kind = outcome_kind(None, odds, view.headlines, view.kept_words)
    counted = {"words": round(view.kept_words), "in_paragraphs": round(view.paragraph_words), "headlines": view.headlines}
    return kind, _why(kind, counted), {"index_probability": round(odds, 3), **counted, "signals": index.reasons(signals)}


def _why(kind: PageKind, counted: Mapping[str, int]) -> str:
    if kind == "empty":
        return f"Only {counted['words']} words were kept; an article has at least {MIN_WORDS}."
    verdict = "It lists other pages" if kind == "index" else "It tells one story"
    return f"{verdict}: {counted['in_paragraphs']} words in whole paragraphs, {counted['headlines']} lines like headlines."


def _confidence(view: Overview, kind: PageKind, evidence: Mapping[str, Any], expected: Regression) -> float:
    if kind == "empty":
        return 0.0
    found = expected.probability(text_signals(view))
    return round(found * (1 - evidence["index_probability"]) if kind == "index" else found, 3)
