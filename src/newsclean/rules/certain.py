"""Keeps a paragraph that the scorer is sure of, whatever phrase a rule has found in it: an article may use the same words."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, keep
from newsclean.model import Verdict

# Of 0.5 to 0.98 these gained the most for what they left, on sites not seen; only whole paragraphs are taken, because a short line may be
# believed and still be nothing but a prompt.
_CERTAIN_HTML = 0.9
_CERTAIN_TEXT = 0.6


def certain(case: Case) -> Iterator[Verdict]:
    """Whole paragraphs with such a score that an earlier rule removed."""
    least = _CERTAIN_HTML if case.page.markup else _CERTAIN_TEXT
    by_rule = {verdict.block for verdict in case.verdicts if not verdict.keep and verdict.by != "main_content"}
    for i in sorted(by_rule):
        score = case.scores.final[i]
        if score >= least and not case.kept[i] and case.is_solid(i):
            yield keep(case.blocks[i], "certain", "The scorer is sure that it is text of the article.", score=round(score, 3))
