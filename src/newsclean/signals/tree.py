"""The elements of a page as arrays: who is inside whom, how deep, and which look alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.model import Element

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.int64]

_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Tree:
    """Elements in the order of the page, an element before what it holds; one entry an element.

    Attributes:
        above: the element that holds it; the root is its own.
        end: the index after the last element inside it: an element and all in it are a range.
        depth: how many elements it is in.
        likeness: a number, the same for elements of the same tag and names, digits in them left out.
        twins: how many elements of the same likeness the element that holds it has, itself among them.
        family: a number, the same for those.
    """

    above: Indices
    end: Indices
    depth: Indices
    likeness: Indices
    twins: Indices
    family: Indices

    def within(self, at: Indices, values: Numbers) -> Numbers:
        """For each element the sum over the blocks in it and in all elements inside it.

        Args:
            at: the element of each block.
            values: a number for each block, or a row of them.
        """
        import numpy as np

        own = np.zeros((len(self.above) + 1, *values.shape[1:]))
        np.add.at(own[1:], at, values)
        running = np.cumsum(own, axis=0)
        found: Numbers = running[self.end] - running[:-1]
        return found


def tree_of(elements: Sequence[Element]) -> Tree:
    """Arrange the elements of a page.

    Example:
        >>> tree = tree_of([Element("body", "", -1), Element("p", "a1", 0), Element("p", "a2", 0)])
        >>> tree.end.tolist(), tree.depth.tolist(), tree.twins.tolist()
        ([3, 2, 3], [0, 1, 1], [1, 2, 2])
    """
    import numpy as np

    above = [max(element.parent, 0) for element in elements]
    depth, size = [0] * len(above), [1] * len(above)
    for i in range(1, len(above)):
        depth[i] = depth[above[i]] + 1
    for i in range(len(above) - 1, 0, -1):
        size[above[i]] += size[i]
    holders = np.array(above, dtype=np.int64)
    likeness = np.array(_likeness(elements), dtype=np.int64)
    _, family, twins = np.unique(holders * (likeness.max(initial=0) + 1) + likeness, return_inverse=True, return_counts=True)
    family = family.reshape(-1)
    return Tree(
        above=holders,
        end=np.arange(len(above)) + np.array(size, dtype=np.int64),
        depth=np.array(depth, dtype=np.int64),
        likeness=likeness,
        twins=twins[family],
        family=family,
    )


def _likeness(elements: Sequence[Element]) -> list[int]:
    known: dict[tuple[str, str], int] = {}
    bare: dict[str, str] = {}
    found = []
    for element in elements:
        if element.names not in bare:
            bare[element.names] = _DIGITS.sub("", element.names)
        found.append(known.setdefault((element.tag, bare[element.names]), len(known)))
    return found
