"""How likely each block is article text: a number from 0 to 1, in two passes.

What the words of each block weigh is looked up in a lexicon first; it is a signal among the others.
The first pass judges every block by its own signals and those of its containers. The second judges it again beside the others: by
what the first pass believes of the blocks around it, of those that the template prints like it, and of the region it is in.

Both passes are boosted trees, learned on pages with known article text (``weights/README.md``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsclean.scoring.beside import beside
from newsclean.scoring.forest import Forest
from newsclean.scoring.learned import Weights, load
from newsclean.signals.table import Signals

if TYPE_CHECKING:
    from newsclean.signals.columns import Columns, Numbers

_REASONS = 3
_FIRST = "alone"  # the second pass' signal that carries the first pass' judgement


@dataclass(frozen=True)
class Scores:
    """What the scorer believes of each block of a page.

    Attributes:
        alone: probability that the block is article text, judged alone; one number a block.
        final: the same, judged beside its neighbours.
    """

    alone: tuple[float, ...]
    final: tuple[float, ...]
    _reasons: Callable[[int], dict[str, float]] = field(default=lambda _: {}, repr=False, compare=False)

    def reasons(self, i: int) -> dict[str, float]:
        """The signals that weighed most in the final score of block ``i``, the heaviest first; positive speaks for article text.

        Worked out when it is asked for: it costs as much as the scores of many blocks.
        """
        found = sorted(self._reasons(i).items(), key=lambda reason: (-abs(reason[1]), reason[0]))
        return {name: round(weight, 2) for name, weight in found[:_REASONS] if round(weight, 2)}


def score(signals: Signals) -> Scores:
    """Score all blocks of a page.

    Args:
        signals: what was measured on the page.

    Returns:
        One score a block; the same for the same signals, always.

    Raises:
        DamagedDataError: if the weights in the package are missing or damaged.
    """
    return scored(signals, load("html" if signals.page.markup else "text"))


def scored(signals: Signals, weights: Weights) -> Scores:
    """:func:`score` with given weights."""
    if not signals.page.blocks:
        return Scores((), ())
    own = {**signals.columns, **weights.lexicon.columns(signals)}
    alone = _probability(weights.first.log_odds(own))
    around = {name: column for group in beside(signals, alone).values() for name, column in group.items()}
    final = _probability(weights.second.log_odds({**own, **around}))
    return Scores(tuple(alone.tolist()), tuple(final.tolist()), _Reasons(weights.first, weights.second, own, around))


def _probability(log_odds: Numbers) -> Numbers:
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -50, 50))))


@dataclass(frozen=True)
class _Reasons:
    """Explains scores: what the second pass took from the first is told by the first pass' own signals."""

    first: Forest
    second: Forest
    own: Columns
    around: Columns

    def __call__(self, i: int) -> dict[str, float]:
        found = self.second.reasons({**self.own, **self.around}, i)
        carried = found.pop(_FIRST, 0.0)
        before = self.first.reasons(self.own, i)
        total = sum(before.values())
        for name, weight in before.items():
            # In the sense of the carried judgement, and no more than it.
            found[name] = found.get(name, 0.0) + (carried * weight / total if total * carried > 0 else 0.0)
        return found
