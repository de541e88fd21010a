"""Removes a heading whose whole section was removed: it announces nothing any more."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict


def dangling_heading(case: Case) -> Iterator[Verdict]:
    """Kept headings with no kept text up to the next heading of the same rank, where there was some that was removed."""
    for block in case.blocks:
        if block.kind == "heading" and case.kept[block.index] and _announced_nothing(case, block.index):
            yield drop(block, "dangling_heading", "All that stood under this heading was removed.")


def _announced_nothing(case: Case, heading: int) -> bool:
    level = case.blocks[heading].level
    for block in case.blocks[heading + 1 :]:
        if block.kind == "heading" and block.level <= level:
            return True
        if case.kept[block.index]:
            return False
    return True
