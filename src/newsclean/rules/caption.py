"""Removes the captions of pictures: the text that the page's markup names as one."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict


def caption(case: Case) -> Iterator[Verdict]:
    """Text in figcaption and figure elements."""
    for block in case.blocks:
        if block.kind == "caption":
            yield drop(block, "caption", "It is the caption of a picture.", tag=case.page.elements[block.element].tag)
