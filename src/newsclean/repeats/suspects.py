"""A first look at the paragraphs of a page: which of them can repeat another one at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from newsclean.words import Shingles

Key = TypeVar("Key")


def suspects(shingles: Mapping[Key, Shingles], least: float) -> dict[Key, Shingles]:
    """The paragraphs of which enough shingles stand in another paragraph too.

    Whatever is contained in another paragraph by a share, or resembles one by this Jaccard similarity, has at least this share of its
    shingles in common with it. On most pages nothing is left, and nothing dearer than this look is done.

    Args:
        shingles: of each paragraph.
        least: the share, from 0 to 1.

    Example:
        >>> from newsclean.words import shingles_of
        >>> told = {name: shingles_of(text.split()) for name, text in {"a": "x y z", "b": "w x y z", "c": "k l m"}.items()}
        >>> sorted(suspects(told, 0.5))
        ['a', 'b']
    """
    seen: set[tuple[str, ...]] = set()
    doubled: set[tuple[str, ...]] = set()
    for own in shingles.values():
        doubled |= own & seen
        seen |= own
    return {key: own for key, own in shingles.items() if own and len(own & doubled) >= least * len(own)} if doubled else {}
