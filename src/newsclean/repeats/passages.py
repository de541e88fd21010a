"""Passages that stand twice: beside a repeated paragraph, what its twin's neighbour says too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def passages(keys: Mapping[int, str], twins: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """What belongs to a repeated passage, though it is too short to be taken for a repeat by itself: subheads, entries of lists.

    Args:
        keys: by block, its words as one string; all blocks of a text, in reading order.
        twins: the repeated paragraphs among them, with the paragraph that each repeats.

    Yields:
        A block that is not among ``twins``, and the earlier or later block that it repeats. Both stand beside, or in a chain with, a
        repeated paragraph and its twin, on the same side.

    Example:
        >>> keys = dict(enumerate(["causes", "rain fell", "costs", "causes", "rain fell", "the end"]))
        >>> list(passages(keys, {4: 1}))
        [(3, 0)]
    """
    order = list(keys)
    at = {block: place for place, block in enumerate(order)}
    found = dict(twins)
    for step in (1, -1):  # what follows the paragraphs, then what stands before them
        for block in order[::step]:
            there = at[block] - step
            twin = found.get(order[there]) if 0 <= there < len(order) else None
            if block in found or twin is None or not 0 <= at[twin] + step < len(order):
                continue
            other = order[at[twin] + step]
            if other != block and other not in found and keys[other] == keys[block]:
                found[block] = other
                yield block, other
