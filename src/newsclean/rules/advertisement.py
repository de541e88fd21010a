"""Removes markers of advertisements and notes on affiliate links."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_LABEL = 8
_MAX_NOTE = 60


def advertisement(case: Case) -> Iterator[Verdict]:
    """Labels of advertisements; notes on affiliate links may be a few sentences long."""
    for block in case.saying("advertisement"):
        i = block.index
        phrase = case.phrase(i, "advertisement", _MAX_LABEL, "line", "start") or case.phrase(
            i, "advertisement", _MAX_NOTE, "start", "inside"
        )
        if phrase:
            yield drop(block, "advertisement", f"It marks an advertisement or a paid link: “{phrase}”.", phrase=phrase)
