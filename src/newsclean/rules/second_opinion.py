"""Follows trafilatura where the scorer is in doubt and trafilatura was asked.

It is asked only about HTML pages that came out with low confidence (``Settings.second_opinion``).
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case
from newsclean.model import Verdict
from newsclean.words import overlap, shingles_of, tokens_of

_DOUBT = (0.25, 0.75)  # scores between these are open to another opinion
_AGREES = 0.8  # share of the block's shingles that the witness has too
_DISAGREES = 0.1
_TRUSTED_KINDS = ("paragraph", "quote")  # it is known to lose tables, lists and subheads
_MIN_COMMON = 0.3  # share of the witness, or of our own text, that both have


def second_opinion(case: Case) -> Iterator[Verdict]:
    """Blocks in doubt that trafilatura clearly kept or clearly left out."""
    if not case.page.witness:
        return
    witness = shingles_of(tokens_of(case.page.witness))
    kept = shingles_of([token for _, words in case.kept_blocks() for token in words.tokens])
    if overlap(kept, witness) < _MIN_COMMON and overlap(witness, kept) < _MIN_COMMON:
        return  # it speaks of another text altogether
    for block, score in zip(case.blocks, case.scores.final, strict=True):
        share = overlap(shingles_of(case.words(block.index).tokens), witness)
        keeps, leaves_out = share >= _AGREES, share <= _DISAGREES and block.kind in _TRUSTED_KINDS
        if _DOUBT[0] < score < _DOUBT[1] and (keeps or leaves_out):
            why = f"The scorer is in doubt, and trafilatura {'keeps' if keeps else 'leaves out'} it."
            yield Verdict(block.index, keeps, "second_opinion", why, {"score": round(score, 3), "shared": round(share, 2)})
