"""Keeps everything where nearly all of an extracted text would go: it is no article, and what to do with it is not ours to say.

The kind of such a page is "index" or "empty" as a rule, and its confidence is low; ``Settings.most_removed`` moves the bound.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, keep
from newsclean.model import Verdict

_MIN_WORDS = 100  # a few lines may well be nothing but prompts


def abstain(case: Case) -> Iterator[Verdict]:
    """All blocks of a text of which more than the bound would be removed."""
    words = [row.words for row in case.signals.wording]
    left = sum(own for own, kept in zip(words, case.kept, strict=True) if kept)
    if case.page.markup or sum(words) < _MIN_WORDS or left >= sum(words) * (1 - case.settings.most_removed):
        return
    removed = round(1 - left / sum(words), 3)
    for block in case.blocks:
        if not case.kept[block.index]:
            yield keep(block, "abstain", "Nearly all of the text would go, so all of it stays.", removed=removed)
