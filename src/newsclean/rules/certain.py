"""Keeps what the scorer is sure of, whatever phrase or rhythm a rule has found in it: an article may use the same words."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, keep
from newsclean.model import Verdict

# In pages only whole paragraphs are taken, because a short line may be believed for the box that it stands in and still be nothing
# but a prompt. Without markup the score knows words only, as the rules do. Measured on sites not seen, over scores from 0.5 to 0.98.
_CERTAIN_HTML = 0.9
_CERTAIN_TEXT = 0.6
_OF_FORM = ("photo_credit", "doubled_headlines")  # these see what the scorer cannot: a credit's form, a line said twice


def certain(case: Case) -> Iterator[Verdict]:
    """Blocks with such a score that an earlier rule removed."""
    least = _CERTAIN_HTML if case.page.markup else _CERTAIN_TEXT
    last = {verdict.block: verdict for verdict in case.verdicts}
    for i, verdict in sorted(last.items()):
        score = case.scores.final[i]
        if verdict.keep or verdict.by == "main_content" or score < least:
            continue
        if case.is_solid(i) if case.page.markup else verdict.by not in _OF_FORM:
            yield keep(case.blocks[i], "certain", "The scorer is sure that it is text of the article.", score=round(score, 3))
