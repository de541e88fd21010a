"""Keeps what the scorer takes for the text of this article and removes the rest.

The rules after it name what they know and correct it; where none of them speaks, this verdict stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from newsclean.case import Case
from newsclean.model import Evidence, Verdict


def main_content(case: Case) -> Iterator[Verdict]:
    """One verdict for every block, by its score."""
    least = case.settings.least(case.page.markup)
    for block, score in zip(case.blocks, case.scores.final, strict=True):
        stands = score >= least
        yield Verdict(
            block.index,
            keep=stands,
            by="main_content",
            why="It reads like the text of this article." if stands else "It does not read like the text of this article.",
            evidence=Evidence({"score": round(score, 3), "needed": least}, "signals", partial(case.scores.reasons, block.index)),
        )
