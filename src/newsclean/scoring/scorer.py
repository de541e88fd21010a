"""How likely each block is article text: a number from 0 to 1, in two passes.

The first pass judges every block alone, by a weighted sum of its signals. The second judges it again beside the others:
what the first pass believes of the blocks around it, and of those that the template prints like it. A subhead between
two paragraphs, a short quote, a headline in a list of headlines: alone they look alike, beside their neighbours they do not.

The weights are set by hand: whole or half numbers close to what a logistic regression gives on the development pages.
A positive weight speaks for article text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsclean.signals.table import COLUMNS, Signals

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.floating[Any]]

_PROMPTS = "share follow newsletter cookies paywall advertisement comments copyright navigation tags".split()
_NOTES = "credit editor updated published byline author related read_more".split()

HTML_ALONE: Mapping[str, float] = {
    "bias": -2.0,
    # what it says
    "words": 0.25,
    "ends": 0.6,
    "cut": -1.0,
    "digits": -0.5,
    **{f"says_{concept}": -3.0 for concept in _PROMPTS},
    **{f"says_{concept}": -2.0 for concept in _NOTES},
    # what the page says of itself
    "body": 2.5,
    "has_body": -1.0,
    "description": 1.0,
    # where it stands
    "link": -2.0,
    "signature_mass": 2.0,
    "grand_mass": 2.0,
    "from_end": 2.0,
    "before_title": -2.5,
    "kind_heading": 0.5,
    "kind_item": 1.5,
    "kind_quote": 0.5,
    "kind_cell": 1.0,
    "kind_caption": -2.0,
    **{f"in_{tag}": -1.5 for tag in ("footer", "header", "aside", "form", "nav")},
    "far_body": 0.5,
    "far_story": 0.5,
    "near_comments": -3.0,
    "far_comments": -1.0,
    "near_notice": -2.0,
    "near_newsletter": -1.5,
    "near_share": -1.0,
    "near_byline": -1.0,
    "near_caption": -0.5,
    "own_caption": -0.5,
    "near_advert": -0.5,
    "near_related": -0.5,
}
HTML_BESIDE: Mapping[str, float] = {"bias": -0.4, "alone": 0.7, "alike": 1.5, "near": 0.2, "around": 0.5, "between": 0.5}

TEXT_ALONE: Mapping[str, float] = {
    "bias": -2.0,
    "words": 0.75,
    "ends": 1.0,
    "cut": -1.5,
    "commas": 1.5,
    "digits": -0.5,
    "capital": -0.75,
    "upper": -0.5,
    "dated": -0.5,
    "stop": 0.5,
    "indent": -0.5,
    "gap": 0.25,
    "from_end": 1.0,
    "kind_heading": 0.75,
    "kind_item": 0.5,
    "kind_quote": 0.5,
    **{f"says_{concept}": -4.0 for concept in _PROMPTS},
    **{f"says_{concept}": -1.5 for concept in _NOTES},
}
TEXT_BESIDE: Mapping[str, float] = {"bias": -0.5, "alone": 0.7, "near": 0.5, "around": 0.7, "between": 1.2, "head": -1.0, "tail": -0.5}

BESIDE = ("alone", "alike", "near", "around", "between", "head", "tail")

_NEAR = 1.5  # blocks: standard deviation of the window that smooths scores
_AROUND = 4.0
_PRIOR = 1.0  # blocks: an undecided neighbour that every block has, so that two lines do not doom each other
_BETWEEN = 20  # blocks: how far away the confident block on each side may be
_CONFIDENT = 0.8
_CONFIDENT_WORDS = 12
_EDGE = 0.01  # share of the believed words before (or after) a block that is before (after) the article


@dataclass(frozen=True)
class Scores:
    """What the scorer believes of each block of a page.

    Attributes:
        alone: probability that the block is article text, judged alone; one number a block.
        final: the same, judged beside its neighbours.
        reasons: for each block, the signals that weighed most in the final score, with their weights, heaviest first.
    """

    alone: tuple[float, ...]
    final: tuple[float, ...]
    reasons: tuple[tuple[tuple[str, float], ...], ...]


def score(signals: Signals) -> Scores:
    """Score all blocks of a page.

    Args:
        signals: what was measured on the page.

    Returns:
        One score a block; the same for the same signals, always.
    """
    if not signals.page.blocks:
        return Scores((), (), ())
    html = signals.page.markup
    table = signals.table()
    alone, first = _judge(table, COLUMNS, HTML_ALONE if html else TEXT_ALONE)
    beside = _beside(signals, alone)
    weights = HTML_BESIDE if html else TEXT_BESIDE
    final, second = _judge(beside, BESIDE, weights)
    return Scores(tuple(alone.tolist()), tuple(final.tolist()), _reasons(first * weights["alone"], second))


def _judge(table: Numbers, columns: tuple[str, ...], weights: Mapping[str, float]) -> tuple[Numbers, Numbers]:
    """Probabilities, and what each column added to them."""
    import numpy as np

    parts = table * np.array([weights.get(column, 0.0) for column in columns], dtype=np.float32)
    return 1 / (1 + np.exp(-(parts.sum(axis=1) + weights["bias"]))), parts


def _beside(signals: Signals, alone: Numbers) -> Numbers:
    """The table of the second pass: one row a block, one column for each name in ``BESIDE``."""
    import numpy as np

    words = np.array([word.words for word in signals.wording], dtype=np.float32)
    believed = alone * words
    total = believed.sum() + 1e-6
    through = np.cumsum(believed) / total
    return np.stack(
        [
            _logit(alone),
            _alike(signals, believed / total),
            _logit(_smooth(alone, _NEAR)),
            _logit(_smooth(alone, _AROUND)),
            _is_between((alone > _CONFIDENT) & (words > _CONFIDENT_WORDS)),
            through < _EDGE,
            through - believed / total > 1 - _EDGE,
        ],
        axis=1,
    ).astype(np.float32)


def _logit(p: Numbers) -> Numbers:
    import numpy as np

    return np.log((p + 0.02) / (1.02 - p))


def _alike(signals: Signals, share: Numbers) -> Numbers:
    """For each block, the share of all believed words that stands in blocks of the same signature."""
    import numpy as np

    ids: dict[str, int] = {}
    group = np.array([ids.setdefault(marks.signature, len(ids)) for marks in signals.markup])
    shares: Numbers = np.bincount(group, weights=share).astype(np.float32)[group]
    return shares


def _smooth(p: Numbers, width: float) -> Numbers:
    """The mean of the scores around each block, its own left out, weighted by a bell curve."""
    import numpy as np

    reach = int(4 * width) + 1
    curve = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    curve[reach] = 0
    around = slice(reach, reach + len(p))
    weight = np.convolve(np.ones(len(p)), curve)[around]
    return (np.convolve(p, curve)[around] + 0.5 * _PRIOR) / (weight + _PRIOR)


def _is_between(confident: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """True for blocks with a confident block close before and close after them."""
    import numpy as np

    at = np.flatnonzero(confident)
    here = np.arange(len(confident))
    if not len(at):
        return np.zeros(len(confident), dtype=bool)
    previous = np.searchsorted(at, here)
    following = np.searchsorted(at, here, side="right")
    has_previous = (previous > 0) & (here - at[np.maximum(previous - 1, 0)] < _BETWEEN)
    has_following = (following < len(at)) & (at[np.minimum(following, len(at) - 1)] - here < _BETWEEN)
    between: NDArray[np.bool_] = has_previous & has_following
    return between


_REASONS = 3


def _reasons(first: Numbers, second: Numbers) -> tuple[tuple[tuple[str, float], ...], ...]:
    """The heaviest signals of both passes for each block; the first pass is given by its share of the second."""
    import numpy as np

    parts = np.concatenate([first, second[:, 1:]], axis=1)
    names = (*COLUMNS, *BESIDE[1:])
    heaviest = np.argsort(-np.abs(parts), axis=1, kind="stable")[:, :_REASONS]
    return tuple(
        tuple((names[column], round(float(row[column]), 2)) for column in chosen if row[column])
        for row, chosen in zip(parts, heaviest, strict=True)
    )
