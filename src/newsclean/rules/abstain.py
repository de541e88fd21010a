"""Keeps what thin evidence would take from an extracted text: all of it where nearly all would go, and the few doubtful lines of a text
that is clean otherwise.

Of a text of which nearly everything would go it is not ours to say what to do with it: its kind is "index" or "empty" as a rule, and its
confidence is low; ``Settings.most_removed`` moves the bound. In a text in which the scorer finds hardly anything to remove, and nothing
that is surely no article, its doubts are mostly wrong; what other rules name goes all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, keep
from newsclean.model import Verdict

_MIN_WORDS = 100  # a few lines may well be nothing but prompts
# Of the words of a text. On sites not seen, clean texts lose a tenth less with these bounds, and F1 falls by 0.0001.
_HARDLY_ANY = 0.02
_SURELY = 0.002
_SURE = 0.05  # scores: surely no article below, doubtful above
_DOUBTFUL = 0.1


def abstain(case: Case) -> Iterator[Verdict]:
    """All removed blocks of a text of which more than the bound would go, or the doubtful ones of a text that seems clean."""
    words = [row.words for row in case.signals.wording]
    total = sum(words)
    if case.page.markup or total < _MIN_WORDS:
        return
    gone = [i for i, kept in enumerate(case.kept) if not kept]
    removed = sum(words[i] for i in gone) / total
    if removed > case.settings.most_removed:
        for i in gone:
            yield keep(case.blocks[i], "abstain", "Nearly all of the text would go, so all of it stays.", removed=round(removed, 3))
    elif removed < _HARDLY_ANY and sum(words[i] for i in gone if case.scores.final[i] < _SURE) <= _SURELY * total:
        by = {verdict.block: verdict.by for verdict in case.verdicts}
        for i in gone:
            if by[i] == "main_content" and case.scores.final[i] >= _DOUBTFUL:
                yield keep(case.blocks[i], "abstain", "It is doubtful, in a text that is clean otherwise.", removed=round(removed, 3))
