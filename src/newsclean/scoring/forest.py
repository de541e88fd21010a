"""Boosted trees, as arrays: learned elsewhere (``benchmarks/training``), read from a file that people can read too.

The trees are oblivious (Prokhorenkova et al. 2018, CatBoost): all nodes of one level ask the same question, so a tree of four
questions is a table of sixteen values, and a page is scored by a few array operations, whatever its number of blocks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from newsclean.errors import DamagedDataError
from newsclean.signals.columns import Columns

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from newsclean.signals.columns import Numbers

_MAX_DEPTH = 8  # questions a tree: the number of a leaf fits into a byte
_LEAST_SHARE = 1e-9
_CHUNK = 4096  # blocks that are scored at a time, so that memory stays small on the largest pages


@dataclass(frozen=True)
class Forest:
    """Trees that give the log-odds of a block being article text.

    Attributes:
        columns: the signals that the trees ask for.
        bias: what a block has before any question.
        asked: for each tree and level the signal that is asked for, as an index into ``columns``.
        bounds: for each tree and level the bound; the answer is yes if the signal is greater.
        leaves: for each tree its values; the answers, the first one being the lowest bit, are the index.
        shares: for each tree the share of the training blocks that fell into each leaf.
        name: the file that it was read from, for messages.
    """

    columns: tuple[str, ...]
    bias: float
    asked: NDArray[np.int64]
    bounds: NDArray[np.float32]
    leaves: Numbers
    shares: Numbers
    name: str = ""

    def log_odds(self, columns: Columns) -> Numbers:
        """One number a block.

        Args:
            columns: the signals by name, each with one number a block.

        Raises:
            DamagedDataError: if a signal that the trees ask for is not among them.
        """
        import numpy as np

        table = self._table(columns)
        parts = [self._sums(table[:, start : start + _CHUNK]) for start in range(0, table.shape[1], _CHUNK)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def reasons(self, columns: Columns, i: int) -> dict[str, float]:
        """What each signal added to the log-odds of block ``i``; with the bias of the average block they sum up to them.

        Each question moves the value that is expected of its tree from the mean over the leaves that were possible before it to
        the mean over those that still are (Saabas 2014).
        """
        import numpy as np

        leaf = self._leaves_of(self._table({name: columns[name][i : i + 1] for name in self.columns}))[:, 0]
        trees = np.arange(len(leaf))
        found = np.zeros(len(self.columns))
        for level, means in enumerate(self._means[1:]):
            moved = means[trees, leaf % 2 ** (level + 1)] - self._means[level][trees, leaf % 2**level]
            found += np.bincount(self.asked[:, level], moved, minlength=len(found))
        return dict(zip(self.columns, found.tolist(), strict=True))

    def _table(self, columns: Columns) -> NDArray[np.float32]:
        import numpy as np

        missing = [name for name in self.columns if name not in columns]
        if missing:
            raise DamagedDataError(f"{self.name}: the weights ask for signals that this version does not measure: {', '.join(missing)}")
        if not self.columns:
            return np.zeros((0, 0), dtype=np.float32)
        rows = np.concatenate([columns[name] for name in self.columns], dtype=np.float32, casting="same_kind")
        return rows.reshape(len(self.columns), -1)

    def _leaves_of(self, table: NDArray[np.float32]) -> NDArray[np.uint8]:
        """The leaf that each block reaches in each tree: trees x blocks."""
        import numpy as np

        asked, bounds, question = self._questions
        answers = (table.take(asked, axis=0) > bounds[:, None]).view(np.uint8)
        leaf = np.zeros((len(self.asked), table.shape[1]), dtype=np.uint8)
        for level in reversed(range(self.asked.shape[1])):
            leaf += leaf
            leaf += answers.take(question[level], axis=0)
        return leaf

    @cached_property
    def _questions(self) -> tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.int64]]:
        """The distinct questions, which many trees have in common: signal and bound; and for each level and tree the number of its own."""
        import numpy as np

        pairs = np.stack([self.asked.ravel(), self.bounds.ravel()], axis=1)
        distinct, number = np.unique(pairs, axis=0, return_inverse=True)
        question = np.ascontiguousarray(number.reshape(self.asked.shape).T)
        return distinct[:, 0].astype(np.int64), distinct[:, 1].astype(np.float32), question

    def _sums(self, table: NDArray[np.float32]) -> Numbers:
        import numpy as np

        trees, size = self.leaves.shape
        starts = np.arange(0, trees * size, size)[:, None]
        sums: Numbers = self.bias + self.leaves.ravel().take(self._leaves_of(table) + starts).sum(axis=0)
        return sums

    @cached_property
    def _means(self) -> list[Numbers]:
        """For each number of answers known, the mean value of the leaves that agree with them: trees x 2**known."""
        import numpy as np

        trees, size = self.leaves.shape
        # A leaf that no training block fell into counts next to nothing, but it has a value of its own.
        shares = np.maximum(self.shares, _LEAST_SHARE)
        means = []
        for known in range(self.asked.shape[1] + 1):
            # The first answers are the lowest bits: leaves that agree in them are a column of this view.
            share = shares.reshape(trees, size >> known, 1 << known)
            value = (self.leaves * shares).reshape(share.shape).sum(axis=1)
            means.append(value / share.sum(axis=1))
        return means


def forest_of(part: Mapping[str, Any], file: str) -> Forest:
    """The trees of one pass, as they stand in a file of weights.

    Raises:
        ValueError, KeyError, TypeError, IndexError: if they are damaged.
    """
    import numpy as np

    trees = part["trees"]
    columns = tuple(sorted({name for tree in trees for name, _ in tree["if"]}))
    at = {name: i for i, name in enumerate(columns)}
    forest = Forest(
        columns=columns,
        bias=float(part["bias"]),
        asked=np.array([[at[name] for name, _ in tree["if"]] for tree in trees], dtype=np.int64),
        bounds=np.array([[bound for _, bound in tree["if"]] for tree in trees], dtype=np.float32),
        leaves=np.array([tree["leaves"] for tree in trees], dtype=np.float64),
        shares=np.array([tree["shares"] for tree in trees], dtype=np.float64),
        name=file,
    )
    if (
        forest.asked.ndim != 2
        or forest.leaves.shape != (len(trees), 2 ** forest.asked.shape[1])
        or forest.leaves.shape != forest.shares.shape
    ):
        raise ValueError("the trees are of different depths")
    if forest.asked.shape[1] > _MAX_DEPTH:
        raise ValueError(f"the trees ask more than {_MAX_DEPTH} questions")
    return forest
