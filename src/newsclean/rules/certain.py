"""Keeps a paragraph that the scorer is sure of, whatever phrase a rule has found in it: an article may use the same words.

In extracted text it also keeps a line between such paragraphs that the scorer believes, where a rule had little to go by: a name may
tell who answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, keep
from newsclean.model import Verdict

# Of 0.5 to 0.98 these gained the most for what they left, on sites not seen; only whole paragraphs are taken, because a short line may be
# believed and still be nothing but a prompt.
_CERTAIN_HTML = 0.9
_CERTAIN_TEXT = 0.6
# Without markup these rules see only the shape of a line. Between paragraphs, up to half of the words that they take from what the
# scorer believes are the article's, on sites not seen; leaving them there costs next to no F1.
_BY_SHAPE = frozenset(("byline", "comments", "doubled_headlines", "teaser_group"))


def certain(case: Case) -> Iterator[Verdict]:
    """Whole paragraphs with such a score that an earlier rule removed, and lines between them."""
    least = _CERTAIN_HTML if case.page.markup else _CERTAIN_TEXT
    removed = {verdict.block: verdict for verdict in case.verdicts if not verdict.keep and verdict.by != "main_content"}
    for i, verdict in sorted(removed.items()):
        score = case.scores.final[i]
        if case.kept[i]:
            continue
        if score >= least and case.is_solid(i):
            yield keep(case.blocks[i], "certain", "The scorer is sure that it is text of the article.", score=round(score, 3))
        elif verdict.by in _BY_SHAPE and case.stands_inside(i):
            yield keep(case.blocks[i], "certain", "It stands in the text, and the scorer believes it.", score=round(score, 3))
