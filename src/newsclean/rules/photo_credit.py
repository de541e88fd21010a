"""Removes credits of pictures, and sources: "Photo: …", "Image: …/Agency", "Source: …", in a line of their own."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 30
_MAX_INSIDE = 60  # a caption with its credit


def photo_credit(case: Case) -> Iterator[Verdict]:
    """Short blocks that begin or end like a credit."""
    for block in case.saying("credit"):
        i = block.index
        phrase = case.phrase(i, "credit", _MAX_WORDS, "line", "start") or case.phrase(i, "credit", _MAX_INSIDE, "inside", "end")
        if phrase:
            yield drop(block, "photo_credit", f"It is the credit of a picture, or names a source: “{phrase}”.", phrase=phrase)
