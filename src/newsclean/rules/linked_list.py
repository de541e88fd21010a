"""Removes lists in which every entry is a link with the words of a headline: other stories, without a heading that says so.

A single linked line stays, and so do entries with words of their own beside the link.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from newsclean.case import Case, drop
from newsclean.model import Block, Verdict

_MIN_LINKED = 0.9  # share of the entry's characters inside links
_MIN_WORDS = 4
_MIN_ENTRIES = 2


def linked_list(case: Case) -> Iterator[Verdict]:
    """Neighbouring entries of one list that are nothing but links."""
    if sum(block.kind == "item" for block in case.blocks) < _MIN_ENTRIES:
        return

    def place(block: Block) -> tuple[bool, int]:
        i = block.index
        linked = block.kind == "item" and case.words(i).words >= _MIN_WORDS and case.link(i) >= _MIN_LINKED
        return linked, case.parent(i) if linked else -1

    for (linked, _), group in groupby(case.blocks, key=place):
        entries = list(group)
        if linked and len(entries) >= _MIN_ENTRIES:
            for block in entries:
                yield drop(block, "linked_list", "It is an entry of a list of links to other stories.", entries=len(entries))
