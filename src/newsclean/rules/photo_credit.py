"""Removes credits of pictures, and sources: "Photo: …", "Image: …/Agency", "Source: …", in a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MAX_WORDS = 30
_MAX_INSIDE = 60  # a caption with its credit


def photo_credit(case: Case) -> Iterator[Verdict]:
    """Short blocks that begin or end like a credit."""
    claims = {verdict.block for verdict in case.verdicts if verdict.by == "copyright_line"}
    for block in case.saying("credit"):
        i = block.index
        if i in claims and _YEAR.search(block.text):
            continue  # "© 2024 The Gazette"
        phrase = case.phrase(i, "credit", _MAX_WORDS, "line", "start") or case.phrase(i, "credit", _MAX_INSIDE, "inside", "end")
        if phrase:
            yield drop(block, "photo_credit", f"It is the credit of a picture, or names a source: “{phrase}”.", phrase=phrase)
