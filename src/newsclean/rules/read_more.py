"""Removes pointers to another story inside the text: "Read also: …", "Click here for …"."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 40


def read_more(case: Case) -> Iterator[Verdict]:
    """Lines that begin like a pointer, or say nothing else."""
    for block in case.saying("read_more"):
        i = block.index
        phrase = case.phrase(i, "read_more", _MAX_WORDS)
        if phrase:
            yield drop(block, "read_more", f"It points to another story: “{phrase}”.", phrase=phrase)
