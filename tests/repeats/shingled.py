"""Paragraphs as the searches for repeats take them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.words import Shingles, shingles_of


def shingled(paragraphs: Mapping[int, Sequence[str]]) -> dict[int, Shingles]:
    return {i: shingles_of(words) for i, words in paragraphs.items()}
