"""Keeps what thin evidence would take from an extracted text: all of it where nearly all would go, long runs of paragraphs that read like
an article by themselves, and the few doubtful lines of a text that is clean otherwise. Of a page it keeps the only block.

Of a text of which nearly everything would go it is not ours to say what to do with it: its kind is "index" or "empty" as a rule, and its
confidence is low; ``Settings.most_removed`` moves the bound. Long guides have parts that lie far from the rest, and the second pass takes
them for another text; the first pass, which knows a block by itself, knows better where there are so many of them. In a text in which
the scorer finds hardly anything to remove, and nothing that is surely no article, its doubts are mostly wrong; what other rules name goes
all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from newsclean.case import Case, keep
from newsclean.model import Verdict

_MIN_WORDS = 100  # a few lines may well be nothing but prompts
# Of the words of a text. On sites not seen, clean texts lose a tenth less with these bounds, and F1 falls by 0.0001.
_HARDLY_ANY = 0.02
_SURELY = 0.002
_SURE = 0.05  # scores: surely no article below, doubtful above
_DOUBTFUL = 0.1
# Words of the whole paragraphs of a run, and the first pass' mean score of them. On sites not seen the articles lose a fifth less with
# these bounds, what trafilatura took with favor_recall half, and F1 rises by 0.0003; 200 to 600 words and 0.2 to 0.35 do much the same.
_LONG = 500
_LIKELY = 0.3


def abstain(case: Case) -> Iterator[Verdict]:
    """All removed blocks of a text of which more than the bound would go; else the long runs, or the doubtful lines of a clean text."""
    if case.page.markup:
        yield from _only_block(case)
        return
    words = [row.words for row in case.signals.wording]
    total = sum(words)
    if total < _MIN_WORDS:
        return
    gone = [i for i, kept in enumerate(case.kept) if not kept]
    removed = sum(words[i] for i in gone) / total
    if removed > case.settings.most_removed:
        for i in gone:
            yield keep(case.blocks[i], "abstain", "Nearly all of the text would go, so all of it stays.", removed=round(removed, 3))
        return
    by = {verdict.block: verdict.by for verdict in case.verdicts}
    unnamed = [i for i in gone if by[i] == "main_content"]
    if removed < _HARDLY_ANY and sum(words[i] for i in gone if case.scores.final[i] < _SURE) <= _SURELY * total:
        for i in unnamed:
            if case.scores.final[i] >= _DOUBTFUL:
                yield keep(case.blocks[i], "abstain", "It is doubtful, in a text that is clean otherwise.", removed=round(removed, 3))
    else:
        yield from _long_runs(case, gone, frozenset(unnamed))


def _only_block(case: Case) -> Iterator[Verdict]:
    """All that a page says, if it is one block of plain words: pages to learn from have more, so the scorer knows none like it."""
    if len(case.blocks) != 1 or case.kept[0] or case.verdicts[-1].by != "main_content":
        return
    if case.link(0) == 0 and case.scores.final[0] >= _DOUBTFUL:
        yield keep(case.blocks[0], "abstain", "It is all that the page says.", blocks=1)


def _long_runs(case: Case, gone: list[int], unnamed: frozenset[int]) -> Iterator[Verdict]:
    """What the scorer removed of those runs of removed blocks that are long and likely enough."""
    alone = case.scores.alone
    for _, members in groupby(enumerate(gone), key=lambda pair: pair[1] - pair[0]):  # neighbours keep their distance
        own = [i for _, i in members if i in unnamed]
        solid = [(case.words(i).words, alone[i]) for i in own if case.is_solid(i)]
        words = sum(size for size, _ in solid)
        if words >= _LONG and sum(size * score for size, score in solid) >= _LIKELY * words:
            why = "It is in a long run of paragraphs that read like an article."
            yield from (keep(case.blocks[i], "abstain", why, words=round(words)) for i in own if alone[i] >= _DOUBTFUL)
